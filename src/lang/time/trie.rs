//! The sequences of many rules as trees, so that what they share is matched once.

use std::ops::Range;

use super::ClassId;
use super::pattern::Step;
use crate::lang::table::{Rows, Tables};

/// All trees; their nodes are numbered by the edges that lead to them: behind the first edge lies node 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forest {
    // Where the edges and the endings of each node begin; one more behind the last.
    nodes: Rows<2>,
    // The steps, of one node first those of word classes, then those of classes that rules give, both sorted by class.
    edges: Rows<1>,
    // The places of sequences.
    ends: Rows<1>,
    // For each class, and last for expressions, a root and its stretch of `firsts`; an empty one for a class of words.
    trees: Rows<3>,
    firsts: Rows<1>,
}

/// The sequences that make one class, or expressions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trie {
    /// Their common start.
    pub root: usize,
    // For each class a bit: whether a match may begin with a word of it.
    firsts: Rows<1>,
}

/// What may follow some first steps.
#[derive(Clone, Debug)]
pub struct Node {
    // Those of its edges among all.
    places: Range<usize>,
    edges: Rows<1>,
    ends: Rows<1>,
}

/// One more step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The step.
    pub step: Step,
    /// The node behind it.
    pub to: usize,
}

/// The end of a sequence, by its place among all; of two that are equally long the lesser counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ending(pub(super) u16);

impl Forest {
    /// How rules make a class, if any does.
    pub fn given(&self, class: ClassId) -> Option<Trie> {
        let is_given = class.0 & ClassId::GIVEN != 0;
        is_given.then(|| self.tree(class.index()))?
    }

    /// How rules make expressions.
    pub fn alone(&self) -> Trie {
        let last = self.trees.len().checked_sub(1);
        last.and_then(|last| self.tree(last)).unwrap_or_default()
    }

    /// A node of a tree.
    pub fn node(&self, place: usize) -> Node {
        let bound = |place| self.nodes.get(place).unwrap_or_default().map(usize::from);
        let ([edge, end], [last_edge, last_end]) = (bound(place), bound(place + 1));
        Node {
            places: edge..last_edge,
            edges: self.edges,
            ends: self.ends.part(end..last_end),
        }
    }

    fn tree(&self, place: usize) -> Option<Trie> {
        let [root, from, to] = self.trees.get(place)?;
        let (root, firsts) = (root.into(), self.firsts.part(from.into()..to.into()));
        (from < to).then_some(Trie { root, firsts })
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            nodes: tables.rows(),
            edges: tables.rows(),
            ends: tables.rows(),
            trees: tables.rows(),
            firsts: tables.rows(),
        }
    }
}

impl Node {
    /// The sequences that end here.
    pub fn ends(&self) -> impl Iterator<Item = Ending> + use<> {
        self.ends.iter().map(|[place]| Ending(place))
    }

    /// Whether nothing follows.
    pub fn is_leaf(&self) -> bool {
        self.places.is_empty()
    }

    /// The edges of one class.
    pub fn edges(&self, class: ClassId) -> impl Iterator<Item = Edge> + use<> {
        let same = self.edges.keyed(self.places.clone(), Step::KEY, class.0);
        self.steps(same)
    }

    /// The edges of classes that rules give.
    pub fn nested(&self) -> impl Iterator<Item = Edge> + use<> {
        let places = self.places.clone();
        let first = self.edges.first_keyed(places, Step::KEY, ClassId::GIVEN);
        self.steps(first..self.places.end)
    }

    fn steps(&self, places: Range<usize>) -> impl Iterator<Item = Edge> + use<> {
        let numbers = self.edges.part(places.clone()).iter();
        places.zip(numbers).map(|(place, [number])| Edge {
            step: Step::of(number),
            to: place + 1,
        })
    }
}

impl Trie {
    /// Whether a match may begin with a word of a class.
    pub fn may_start(&self, class: ClassId) -> bool {
        let [word, bit] = [class.index() / 16, class.index() % 16];
        let bits = self.firsts.number(word);
        bits.is_some_and(|bits| bits >> bit & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;

    #[test]
    fn an_expression_may_start_with_the_first_word_of_its_rule() {
        let rules = &Lang::english().time;
        let class = |name: &str| rules.lexicon.class(name).unwrap();
        let alone = rules.forest.alone();
        assert!(alone.may_start(class("month")) && !alone.may_start(class("=ago")));
        let start = rules.forest.node(alone.root);
        assert!(start.edges(class("month")).next().is_some());
    }
}
