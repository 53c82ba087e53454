//! The sequences of many rules as trees.

use super::load::Rule;
use super::writer::Writer;
use crate::lang::time::{ClassId, Step};

/// The trees of all classes that rules give, and that of the rules that stand alone.
#[derive(Debug, Default)]
pub(super) struct Forest {
    nodes: Vec<Node>,
    given: Vec<Option<Tree>>,
    alone: Tree,
}

/// A tree: its first node, and for each class whether a match may begin with a word of it.
#[derive(Clone, Debug, Default)]
struct Tree {
    root: usize,
    firsts: Vec<bool>,
}

/// What may follow some first steps.
#[derive(Debug, Default)]
struct Node {
    // Sorted by their steps, each with the node behind it.
    edges: Vec<(Step, usize)>,
    // The places of sequences.
    ends: Vec<usize>,
}

/// A sequence and its place among all.
type Branch<'s> = (&'s [Step], usize);

impl Forest {
    /// Grows the trees of some rules from their sequences, each with the place of its rule; no class may be made of itself.
    pub(super) fn grow(rules: &[Rule], sequences: &[(usize, Vec<Step>)], classes: usize) -> Self {
        let mut given: Vec<Vec<Branch<'_>>> = vec![Vec::new(); classes];
        let mut alone = Vec::new();
        for (sequence, (place, steps)) in sequences.iter().enumerate() {
            let Some(rule) = rules.get(*place) else {
                continue;
            };
            let branch = (&steps[..], sequence);
            if rule.alone {
                alone.push(branch);
            }
            let class = rule.gives.and_then(|class| given.get_mut(class.index()));
            if let Some(branches) = class {
                branches.push(branch);
            }
        }
        let mut forest = Self::default();
        for branches in given {
            let tree = (!branches.is_empty()).then(|| forest.plant(branches));
            forest.given.push(tree);
        }
        forest.alone = forest.plant(alone);
        for class in 0..classes {
            forest.note_firsts(class);
        }
        forest.alone.firsts = forest.firsts(forest.alone.root);
        forest
    }

    fn plant(&mut self, mut branches: Vec<Branch<'_>>) -> Tree {
        branches.sort_unstable();
        Tree {
            root: self.enter(&branches, 0),
            firsts: Vec::new(),
        }
    }

    /// Makes the node of sorted sequences that share their first steps, and all behind it; gives its place.
    fn enter(&mut self, branches: &[Branch<'_>], depth: usize) -> usize {
        let place = self.nodes.len();
        let done = branches.partition_point(|(steps, _)| steps.len() == depth);
        let (ended, rest) = branches.split_at(done);
        let ends = ended.iter().map(|(_, sequence)| *sequence);
        self.nodes.push(Node {
            edges: Vec::new(),
            ends: ends.collect(),
        });
        let step = |branch: &Branch<'_>| branch.0.get(depth).copied();
        for group in rest.chunk_by(|one, other| step(one) == step(other)) {
            let to = self.enter(group, depth + 1);
            let step = group.first().and_then(step);
            if let (Some(node), Some(step)) = (self.nodes.get_mut(place), step) {
                node.edges.push((step, to));
            }
        }
        place
    }

    /// The number of a class in tables.
    pub(super) fn number(&self, class: ClassId) -> u16 {
        class.number() | self.tree(class).map_or(0, |_| ClassId::GIVEN)
    }

    /// The number of a step in tables.
    pub(super) fn step(&self, step: Step, out: &mut Writer) -> u16 {
        out.step(step) | self.number(step.class) & ClassId::GIVEN
    }

    fn edges(&self, node: usize) -> &[(Step, usize)] {
        self.nodes.get(node).map_or(&[], |node| &node.edges)
    }

    fn tree(&self, class: ClassId) -> Option<&Tree> {
        self.given.get(class.index())?.as_ref()
    }

    /// Notes for the tree of a class, and before for those it is made of, which words a match may begin with.
    fn note_firsts(&mut self, class: usize) {
        let Some(Some(tree)) = self.given.get(class) else {
            return;
        };
        let root = tree.root;
        if !tree.firsts.is_empty() {
            return;
        }
        let edges = self.edges(root).iter();
        let parts: Vec<usize> = edges.map(|(step, _)| step.class.index()).collect();
        for part in parts {
            self.note_firsts(part);
        }
        let firsts = self.firsts(root);
        if let Some(Some(tree)) = self.given.get_mut(class) {
            tree.firsts = firsts;
        }
    }

    fn firsts(&self, root: usize) -> Vec<bool> {
        let mut found = vec![false; self.given.len()];
        for (step, _) in self.edges(root) {
            if let Some(slot) = found.get_mut(step.class.index()) {
                *slot = true;
            }
            let parts = self.tree(step.class).map(|tree| &tree.firsts[..]);
            for (slot, part) in found.iter_mut().zip(parts.unwrap_or_default()) {
                *slot |= part;
            }
        }
        found
    }

    /// Writes all trees.
    pub(super) fn write(&self, out: &mut Writer) {
        let trees = self.given.iter().map(Option::as_ref);
        let trees: Vec<Option<&Tree>> = trees.chain([Some(&self.alone)]).collect();
        let (mut nodes, mut edges, mut ends) = (vec![[0, 0]], Vec::new(), Vec::new());
        // The first node stands before all trees.
        let mut order: Vec<usize> = trees.iter().flatten().map(|tree| tree.root).collect();
        edges.resize(order.len(), [0]);
        nodes.push([out.number(edges.len()), 0]);
        let mut next = 0;
        while let Some(node) = order.get(next).and_then(|place| self.nodes.get(*place)) {
            let mut steps: Vec<_> = node.edges.iter().collect();
            steps.sort_by_key(|(step, _)| self.tree(step.class).is_some());
            for (step, to) in steps {
                edges.push([self.step(*step, out)]);
                order.push(*to);
            }
            ends.extend(node.ends.iter().map(|sequence| [out.number(*sequence)]));
            nodes.push([out.number(edges.len()), out.number(ends.len())]);
            next += 1;
        }
        out.rows(&nodes);
        out.rows(&edges);
        out.rows(&ends);
        write_trees(&trees, out);
    }
}

// The roots stand in the order of the trees, behind the first.
fn write_trees(trees: &[Option<&Tree>], out: &mut Writer) {
    let (mut roots, mut firsts) = (Vec::new(), Vec::new());
    let mut nodes = 1..;
    for tree in trees {
        let root = tree.and_then(|_| nodes.next()).unwrap_or(0);
        let from = out.number(firsts.len());
        firsts.extend(tree.map(|tree| bits(&tree.firsts)).unwrap_or_default());
        roots.push([out.number(root), from, out.number(firsts.len())]);
    }
    out.rows(&roots);
    out.rows(&firsts);
}

fn bits(firsts: &[bool]) -> Vec<[u16; 1]> {
    let word = |chunk: &[bool]| {
        let bits = (0..).zip(chunk);
        [bits.fold(0, |word, (bit, first)| word | u16::from(*first) << bit)]
    };
    firsts.chunks(16).map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::source::load;

    #[test]
    fn every_rule_ends_somewhere() {
        let (rules, sequences, forest) = load::shipped();
        let ends = |tree: &Tree, rule: usize| {
            let mut open = vec![tree.root];
            let mut count = 0;
            while let Some(node) = open.pop() {
                let node = &forest.nodes[node];
                open.extend(node.edges.iter().map(|(_, to)| *to));
                let ends = node.ends.iter().filter(|end| sequences[**end].0 == rule);
                count += ends.count();
            }
            count
        };
        for (place, rule) in rules.iter().enumerate() {
            let given = rule.gives.and_then(|class| forest.tree(class));
            let count = given.map_or(0, |tree| ends(tree, place));
            assert_eq!(rule.alone, ends(&forest.alone, place) > 0, "{}", rule.id);
            assert!(rule.alone || count > 0, "{}", rule.id);
        }
    }
}
