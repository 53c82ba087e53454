//! The sequences of many rules as one tree, so that what they share is matched once.

use std::ops::Range;

use super::pattern::Step;
use super::{ClassId, TimeRule};

/// The sequences that make one class, or expressions; node 0 is their common start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trie {
    nodes: Vec<Node>,
    // For each class whether a match may begin with a word of it.
    firsts: Vec<bool>,
    // For each class the edges of the first node, which has many.
    starts: Vec<Range<usize>>,
}

/// What may follow some first steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    // Sorted by class.
    edges: Vec<Edge>,
    /// The edges of classes that other rules give.
    pub nested: Vec<Edge>,
    /// The rules of which a sequence ends here.
    pub ends: Vec<Ending>,
}

/// One more step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The step.
    pub step: Step,
    /// The place of the node behind it.
    pub to: usize,
}

/// The end of a sequence; of two that are equally long the lesser counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ending {
    /// The place of the rule.
    pub rule: usize,
    /// The place of the sequence among all.
    pub sequence: usize,
}

impl Trie {
    /// The edges of one class from a node.
    pub fn edges(&self, place: usize, class: ClassId) -> &[Edge] {
        let Some(node) = self.nodes.get(place) else {
            return &[];
        };
        if place == 0 {
            let range = self.starts.get(class.index()).cloned();
            return node
                .edges
                .get(range.unwrap_or_default())
                .unwrap_or_default();
        }
        node.of_class(class)
    }

    /// A node; `None` beyond the last.
    pub fn node(&self, place: usize) -> Option<&Node> {
        self.nodes.get(place)
    }

    /// Whether there is no sequence.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a match may begin with a word of a class.
    pub fn may_start(&self, class: ClassId) -> bool {
        self.firsts.get(class.index()).copied().unwrap_or(false)
    }

    fn enter(&mut self, steps: &[Step], ending: Ending) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut at = 0;
        for step in steps {
            let next = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else {
                return;
            };
            if let Some(edge) = node.edges.iter().find(|edge| edge.step == *step) {
                at = edge.to;
                continue;
            }
            node.edges.push(Edge {
                step: *step,
                to: next,
            });
            self.nodes.push(Node::default());
            at = next;
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.ends.push(ending);
        }
    }

    fn finish(&mut self, made: &[bool]) {
        for node in &mut self.nodes {
            node.edges.sort_by_key(|edge| edge.step.class);
            let nested = node.edges.iter().filter(|edge| is(made, edge.step.class));
            node.nested = nested.copied().collect();
        }
        let Some(root) = self.nodes.first() else {
            return;
        };
        self.starts = vec![0..0; made.len()];
        for (place, edge) in root.edges.iter().enumerate() {
            if let Some(range) = self.starts.get_mut(edge.step.class.index()) {
                let from = if range.end == 0 { place } else { range.start };
                *range = from..place + 1;
            }
        }
    }
}

impl Node {
    fn of_class(&self, class: ClassId) -> &[Edge] {
        let from = self.edges.partition_point(|edge| edge.step.class < class);
        let rest = self.edges.get(from..).unwrap_or_default();
        let same = rest.iter().take_while(|edge| edge.step.class == class);
        rest.get(..same.count()).unwrap_or_default()
    }
}

/// The trees of all classes that rules give, by class, and that of the rules that stand alone.
pub(super) fn grow(
    rules: &[TimeRule],
    sequences: &[(usize, Vec<Step>)],
    classes: usize,
) -> (Vec<Trie>, Trie) {
    let mut given = vec![Trie::default(); classes];
    let mut alone = Trie::default();
    let mut made = vec![false; classes];
    for (sequence, (place, steps)) in sequences.iter().enumerate() {
        let Some(rule) = rules.get(*place) else {
            continue;
        };
        let ending = Ending {
            rule: *place,
            sequence,
        };
        if rule.alone {
            alone.enter(steps, ending);
        }
        let Some(class) = rule.gives else { continue };
        if let Some(trie) = given.get_mut(class.index()) {
            trie.enter(steps, ending);
        }
        if let Some(slot) = made.get_mut(class.index()) {
            *slot = true;
        }
    }
    for trie in given.iter_mut().chain([&mut alone]) {
        trie.finish(&made);
    }
    (given, alone)
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
    let root = given.get(class).and_then(|trie| trie.node(0));
    let nested: Vec<usize> = root
        .map(|root| &root.nested[..])
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
    let Some(root) = trie.node(0) else {
        return found;
    };
    for edge in &root.edges {
        if let Some(slot) = found.get_mut(edge.step.class.index()) {
            *slot = true;
        }
    }
    for edge in &root.nested {
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
            let ends = trie.nodes.iter().flat_map(|node| &node.ends);
            ends.filter(|end| end.rule == rule).count()
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
