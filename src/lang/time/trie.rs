//! The patterns of many rules as tries, so that what they share is matched once.

use serde::{Deserialize, Serialize};

use super::{Builtin, ClassId, Step};

/// The trie of each class that rules give, and the trie of expressions.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Forest {
    /// The nodes of all tries; equal ones are there once.
    pub nodes: Vec<TrieNode>,
    /// The tries of the classes that rules give, in the order of the classes.
    pub given: Vec<Trie>,
    /// The trie of expressions.
    pub alone: Trie,
}

/// The patterns that make one class, or expressions.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Trie {
    /// The index of their common first node.
    pub root: usize,
    // For each class a bit: whether a match may begin with a word of it.
    firsts: Vec<u64>,
}

/// What may follow some first steps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TrieNode {
    /// The next steps with the index of the node after each, sorted.
    pub edges: Vec<(Step, usize)>,
    /// The patterns that end here, sorted.
    pub ends: Vec<Ending>,
}

/// The end of a pattern. Of two that match equally long, the lesser counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Ending {
    /// The index of the rule.
    pub rule: usize,
    /// The place of its variables among those of the rule's spellings: "({day:d} | {month:d})" has two.
    pub order: usize,
}

impl Forest {
    /// The trie of a class, if rules give it.
    pub fn given(&self, class: ClassId) -> Option<&Trie> {
        self.given
            .get(class.index().checked_sub(Builtin::NAMES.len())?)
    }
}

impl TrieNode {
    /// The edges with a class.
    pub fn edges_of(&self, class: ClassId) -> &[(Step, usize)] {
        self.edges_from(class, |known| known <= class)
    }

    /// The edges with a class that rules give.
    pub fn nested(&self, forest: &Forest) -> &[(Step, usize)] {
        let first = Builtin::NAMES.len();
        let end = first + forest.given.len();
        self.edges_from(ClassId::of(first), |class| class.index() < end)
    }

    fn edges_from(&self, first: ClassId, holds: impl Fn(ClassId) -> bool) -> &[(Step, usize)] {
        let start = self.edges.partition_point(|(step, _)| step.class < first);
        let rest = self.edges.get(start..).unwrap_or_default();
        let end = rest.partition_point(|(step, _)| holds(step.class));
        rest.get(..end).unwrap_or_default()
    }
}

impl Trie {
    /// A trie from its first node and the classes that a match may begin with.
    pub fn new(root: usize, firsts: impl IntoIterator<Item = ClassId>) -> Self {
        let mut bits = Vec::new();
        for class in firsts {
            let (word, bit) = place(class);
            if bits.len() <= word {
                bits.resize(word + 1, 0);
            }
            if let Some(word) = bits.get_mut(word) {
                *word |= bit;
            }
        }
        Self { root, firsts: bits }
    }

    /// Whether a match may begin with a word of a class.
    pub fn may_start(&self, class: ClassId) -> bool {
        let (word, bit) = place(class);
        self.firsts.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

// The word and the bit there that stand for a class.
const fn place(class: ClassId) -> (usize, u64) {
    (class.index() / 64, 1 << (class.index() % 64))
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;

    #[test]
    fn an_expression_may_start_with_the_first_word_of_its_rule() {
        let rules = &Lang::english().time;
        let class = |name: &str| rules.lexicon.class(name).unwrap();
        let alone = &rules.forest.alone;
        assert!(alone.may_start(class("month")) && !alone.may_start(class("=ago")));
        let start = &rules.forest.nodes[alone.root];
        assert!(!start.edges_of(class("month")).is_empty());
    }
}
