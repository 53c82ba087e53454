//! The sequences of many rules as one tree, so that what they share is matched once.

use std::ops::Range;

use super::pattern::Step;
use super::{ClassId, TimeRule};

/// The sequences that make one class, or expressions; node 0 is their common start. Nodes, edges and endings stand in one
/// list each, for there are thousands of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trie {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    nested: Vec<Edge>,
    ends: Vec<Ending>,
    // For each class whether a match may begin with a word of it.
    firsts: Vec<bool>,
    // For each class the edges of the first node, which has many.
    starts: Vec<Range<u32>>,
}

/// What may follow some first steps: stretches of the lists of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Node {
    // Sorted by class.
    edges: Range<u32>,
    // Those of classes that other rules give.
    nested: Range<u32>,
    ends: Range<u32>,
}

/// One more step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The step.
    pub step: Step,
    /// The place of the node behind it.
    pub to: u32,
}

/// The end of a sequence; of two that are equally long the lesser counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ending {
    /// The place of the rule.
    pub rule: u32,
    /// The place of the sequence among all.
    pub sequence: u32,
}

impl Trie {
    /// The edges of one class from a node.
    pub fn edges(&self, node: u32, class: ClassId) -> &[Edge] {
        if node == 0 {
            let range = self.starts.get(class.index());
            return range.map_or(&[], |range| part(&self.edges, range));
        }
        let edges = self.node(node).map(|node| part(&self.edges, &node.edges));
        of_class(edges.unwrap_or_default(), class)
    }

    /// The edges from a node of classes that other rules give.
    pub fn nested(&self, node: u32) -> &[Edge] {
        self.node(node)
            .map_or(&[], |node| part(&self.nested, &node.nested))
    }

    /// The rules of which a sequence ends at a node.
    pub fn ends(&self, node: u32) -> &[Ending] {
        self.node(node)
            .map_or(&[], |node| part(&self.ends, &node.ends))
    }

    /// Whether there is no sequence.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a match may begin with a word of a class.
    pub fn may_start(&self, class: ClassId) -> bool {
        self.firsts.get(class.index()).copied().unwrap_or(false)
    }

    fn node(&self, place: u32) -> Option<&Node> {
        self.nodes.get(place as usize)
    }

    /// The tree of some sequences; `made` tells of each class whether rules give it.
    fn of(mut sequences: Vec<(&[Step], Ending)>, made: &[bool]) -> Self {
        sequences.sort_unstable();
        let mut trie = Self::default();
        if sequences.is_empty() {
            return trie;
        }
        trie.enter(&sequences, 0, made);
        let root = trie.node(0).map(|root| root.edges.clone());
        trie.starts = vec![0..0; made.len()];
        for place in root.unwrap_or_default() {
            let edge = trie.edges.get(place as usize);
            let start = edge.and_then(|edge| trie.starts.get_mut(edge.step.class.index()));
            if let Some(range) = start {
                let from = if range.end == 0 { place } else { range.start };
                *range = from..place + 1;
            }
        }
        trie
    }

    /// Makes the node of sorted sequences that share their first steps, and all behind it; gives its place.
    fn enter(&mut self, sequences: &[(&[Step], Ending)], depth: usize, made: &[bool]) -> u32 {
        let place = self.nodes.len();
        self.nodes.push(Node::default());
        let done = sequences.partition_point(|(steps, _)| steps.len() == depth);
        let (ended, rest) = sequences.split_at(done);
        let ends = length(&self.ends);
        self.ends.extend(ended.iter().map(|(_, ending)| *ending));
        let next = |one: &(&[Step], Ending), other: &(&[Step], Ending)| {
            one.0.get(depth) == other.0.get(depth)
        };
        let first = length(&self.edges);
        let edges = rest.chunk_by(next).filter_map(|group| {
            let step = *group.first()?.0.get(depth)?;
            Some(Edge { step, to: 0 })
        });
        self.edges.extend(edges);
        let edges = first..length(&self.edges);
        for (edge, group) in edges.clone().zip(rest.chunk_by(next)) {
            let to = self.enter(group, depth + 1, made);
            if let Some(edge) = self.edges.get_mut(edge as usize) {
                edge.to = to;
            }
        }
        let nested = length(&self.nested);
        let here = part(&self.edges, &edges).iter();
        self.nested
            .extend(here.filter(|edge| is(made, edge.step.class)));
        let node = Node {
            edges,
            nested: nested..length(&self.nested),
            ends: ends..ends + u32::try_from(done).unwrap_or(0),
        };
        if let Some(slot) = self.nodes.get_mut(place) {
            *slot = node;
        }
        u32::try_from(place).unwrap_or(u32::MAX)
    }
}

fn part<'a, T>(list: &'a [T], range: &Range<u32>) -> &'a [T] {
    list.get(range.start as usize..range.end as usize)
        .unwrap_or_default()
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

fn of_class(edges: &[Edge], class: ClassId) -> &[Edge] {
    let from = edges.partition_point(|edge| edge.step.class < class);
    let rest = edges.get(from..).unwrap_or_default();
    let same = rest.iter().take_while(|edge| edge.step.class == class);
    rest.get(..same.count()).unwrap_or_default()
}

/// The trees of all classes that rules give, by class, and that of the rules that stand alone.
pub(super) fn grow(
    rules: &[TimeRule],
    sequences: &[(usize, Vec<Step>)],
    classes: usize,
) -> (Vec<Trie>, Trie) {
    let mut given = vec![Vec::new(); classes];
    let mut alone = Vec::new();
    let mut made = vec![false; classes];
    for (sequence, (place, steps)) in (0..).zip(sequences) {
        let (Some(rule), Ok(place)) = (rules.get(*place), u32::try_from(*place)) else {
            continue;
        };
        let ending = Ending {
            rule: place,
            sequence,
        };
        let steps = steps.as_slice();
        if rule.alone {
            alone.push((steps, ending));
        }
        let Some(class) = rule.gives else { continue };
        if let Some(list) = given.get_mut(class.index()) {
            list.push((steps, ending));
        }
        if let Some(slot) = made.get_mut(class.index()) {
            *slot = true;
        }
    }
    let given = given.into_iter().map(|list| Trie::of(list, &made));
    (given.collect(), Trie::of(alone, &made))
}

/// Notes for each tree which words a match may begin with; no class may be made of itself.
pub(super) fn note_firsts(given: &mut [Trie], alone: &mut Trie) {
    let classes = given.len();
    let mut done = vec![false; classes];
    for class in 0..classes {
        firsts_of(given, class, &mut done);
    }
    alone.firsts = firsts(alone, given, classes);
}

fn firsts_of(given: &mut [Trie], class: usize, done: &mut [bool]) {
    let Some(slot) = done.get_mut(class) else {
        return;
    };
    if std::mem::replace(slot, true) {
        return;
    }
    let nested = given.get(class).map(|trie| trie.nested(0));
    let nested: Vec<usize> = nested
        .unwrap_or_default()
        .iter()
        .map(|edge| edge.step.class.index())
        .collect();
    for part in nested {
        firsts_of(given, part, done);
    }
    let Some(trie) = given.get(class) else { return };
    let found = firsts(trie, given, given.len());
    if let Some(trie) = given.get_mut(class) {
        trie.firsts = found;
    }
}

fn firsts(trie: &Trie, given: &[Trie], classes: usize) -> Vec<bool> {
    let mut found = vec![false; classes];
    let root = trie.node(0).map(|root| part(&trie.edges, &root.edges));
    for edge in root.unwrap_or_default() {
        if let Some(slot) = found.get_mut(edge.step.class.index()) {
            *slot = true;
        }
    }
    for edge in trie.nested(0) {
        let parts = given.get(edge.step.class.index());
        let parts = parts.map(|trie| &trie.firsts[..]).unwrap_or_default();
        for (slot, part) in found.iter_mut().zip(parts) {
            *slot |= part;
        }
    }
    found
}

fn is(made: &[bool], class: ClassId) -> bool {
    made.get(class.index()).copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[test]
    fn every_rule_ends_somewhere_and_may_start_with_its_first_word() {
        let rules = &Rules::builtin().time;
        let ends = |trie: &Trie, rule: usize| {
            let reached = (0..length(&trie.nodes)).flat_map(|node| trie.ends(node));
            reached.filter(|end| end.rule as usize == rule).count()
        };
        for (place, rule) in rules.rules.iter().enumerate() {
            let given = rule.gives.and_then(|class| rules.given(class));
            let count = given.map_or(0, |trie| ends(trie, place));
            assert_eq!(rule.alone, ends(&rules.alone, place) > 0, "{}", rule.id);
            assert!(rule.alone || count > 0, "{}", rule.id);
        }
        let month = rules.lexicon.class("month").unwrap();
        assert!(rules.alone.may_start(month));
        assert!(!rules.alone.may_start(rules.lexicon.class("=ago").unwrap()));
    }
}
