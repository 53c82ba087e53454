//! Builds tries from the patterns of rules.

use std::collections::{BTreeSet, HashMap};

use super::pattern::Sequence;
use crate::lang::time::{Builtin, ClassId, Ending, Forest, Step, Trie, TrieNode};

/// A pattern of a rule, in one of its spellings.
#[derive(Debug)]
pub(super) struct Branch {
    /// Its end.
    pub(super) ending: Ending,
    /// The class that the rule gives its matches.
    pub(super) gives: Option<ClassId>,
    /// Whether a match is an expression of its own.
    pub(super) alone: bool,
    /// The steps.
    pub(super) steps: Sequence,
}

/// Builds the tries of all rules; a class must not be made of itself.
pub(super) fn grow(branches: &[Branch], given: usize) -> Forest {
    let mut builder = Builder::default();
    let first = Builtin::NAMES.len();
    let classes = (first..first + given).map(ClassId::of);
    let roots: Vec<usize> = classes
        .map(|class| builder.root(branches.iter().filter(|branch| branch.gives == Some(class))))
        .collect();
    let alone = builder.root(branches.iter().filter(|branch| branch.alone));
    let trie = |root| {
        let mut firsts = BTreeSet::new();
        builder.add_firsts(root, &roots, &mut firsts);
        Trie::new(root, firsts)
    };
    Forest {
        given: roots.iter().map(|root| trie(*root)).collect(),
        alone: trie(alone),
        nodes: builder.nodes,
    }
}

#[derive(Default)]
struct Builder {
    nodes: Vec<TrieNode>,
    known: HashMap<TrieNode, usize>,
}

impl Builder {
    fn root<'b>(&mut self, branches: impl Iterator<Item = &'b Branch>) -> usize {
        let mut sorted: Vec<(&[Step], Ending)> = branches
            .map(|branch| (branch.steps.as_slice(), branch.ending))
            .collect();
        sorted.sort_unstable();
        sorted.dedup();
        self.node(&sorted, 0)
    }

    // The index of the node of sorted sequences that share their first steps.
    fn node(&mut self, branches: &[(&[Step], Ending)], depth: usize) -> usize {
        let done = branches.partition_point(|(steps, _)| steps.len() == depth);
        let (ended, rest) = branches.split_at(done);
        let step = |branch: &(&[Step], Ending)| branch.0.get(depth).copied();
        let mut edges = Vec::new();
        for group in rest.chunk_by(|one, other| step(one) == step(other)) {
            let to = self.node(group, depth + 1);
            edges.extend(group.first().and_then(step).map(|step| (step, to)));
        }
        let node = TrieNode {
            edges,
            ends: ended.iter().map(|(_, ending)| *ending).collect(),
        };
        *self.known.entry(node).or_insert_with_key(|node| {
            self.nodes.push(node.clone());
            self.nodes.len() - 1
        })
    }

    // Adds the classes that a match from a node may begin with; `roots` are those of the given classes.
    fn add_firsts(&self, node: usize, roots: &[usize], found: &mut BTreeSet<ClassId>) {
        let edges = self.nodes.get(node).map_or(&[][..], |node| &node.edges);
        for class in edges.iter().map(|(step, _)| step.class) {
            let given = class.index().checked_sub(Builtin::NAMES.len());
            let root = given.and_then(|given| roots.get(given));
            if let (true, Some(root)) = (found.insert(class), root) {
                self.add_firsts(*root, roots, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_share_their_first_and_last_steps() {
        let step = |class| Step {
            class: ClassId::of(class),
            variable: None,
            glued: false,
        };
        let branch = |rule, classes: [usize; 3]| Branch {
            ending: Ending { rule, order: 0 },
            gives: None,
            alone: true,
            steps: classes.map(step).to_vec(),
        };
        let branches = [
            branch(0, [30, 31, 33]),
            branch(0, [30, 32, 33]),
            branch(1, [30, 32, 34]),
        ];
        let forest = grow(&branches, 0);
        let root = &forest.nodes[forest.alone.root];
        assert_eq!((root.edges.len(), forest.nodes.len()), (1, 6));
        assert!(forest.alone.may_start(ClassId::of(30)));
        assert!(!forest.alone.may_start(ClassId::of(31)));
    }
}
