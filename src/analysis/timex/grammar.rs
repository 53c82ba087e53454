//! Matches the rules of time against a sentence: longest match from left to right, parts of rules remembered.

use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;

use super::lattice::Lattice;
use crate::lang::time::{Builtin, ClassId, Datum, Ending, MAX_VARIABLES, Step, TimeRules, Trie};

/// What a variable of a rule stands for.
#[derive(Clone, Debug)]
pub(super) enum Binding {
    /// A word.
    Datum(Datum),
    /// The match of another rule.
    Match(Rc<Match>),
}

/// The variables of one match.
pub(super) type Bindings = [Option<Binding>; MAX_VARIABLES];

/// A rule that matched, with the matches it is made of.
#[derive(Debug)]
pub(super) struct Match {
    /// The place of the rule among those of [`TimeRules`].
    pub(super) rule: usize,
    /// The first piece.
    pub(super) start: usize,
    /// One past the last piece.
    pub(super) end: usize,
    /// What its variables stand for.
    pub(super) bindings: Bindings,
}

/// Finds the expressions of one sentence.
pub(super) struct Grammar<'a> {
    rules: &'a TimeRules,
    lattice: &'a Lattice,
    kept: Vec<Rc<Match>>,
    // For each piece: where the matches of a class that start there stand in `kept`.
    known: Vec<Vec<(ClassId, Range<usize>)>>,
}

// What a variable stands for while a match is looked for.
#[derive(Clone, Copy)]
enum Bound {
    Datum(Datum),
    // A place in `kept`.
    Kept(usize),
}

type Trail = [Option<Bound>; MAX_VARIABLES];

// A way to match, its surroundings not yet looked at.
struct PartialMatch {
    ending: Ending,
    end: usize,
    trail: Trail,
}

impl<'a> Grammar<'a> {
    /// Starts with a sentence; `lattice` must have been read with the same rules.
    pub(super) fn new(rules: &'a TimeRules, lattice: &'a Lattice) -> Self {
        Self {
            rules,
            lattice,
            kept: Vec::new(),
            known: vec![Vec::new(); lattice.pieces.len() + 1],
        }
    }

    /// All expressions, in order and disjoint; also those of rules without a value, whose words are no time.
    pub(super) fn expressions(&mut self) -> Vec<Rc<Match>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.lattice.pieces.len() {
            let Some(best) = self.best(at) else {
                at += 1;
                continue;
            };
            debug_assert!(best.end > at, "a match covers a piece");
            at = best.end;
            found.push(best);
        }
        found
    }

    fn best(&mut self, at: usize) -> Option<Rc<Match>> {
        let mut found = self.candidates(&self.rules.forest.alone, at);
        found.sort_by_key(|candidate| (Reverse(candidate.end), candidate.ending));
        let best = found
            .iter()
            .find_map(|candidate| self.matched(at, candidate))?;
        Some(Rc::new(best))
    }

    // The matches of a class that rules give, one for each end: that of the earliest rule; places in `kept`.
    fn given(&mut self, class: ClassId, at: usize) -> Range<usize> {
        let Some(trie) = self.rules.forest.given(class) else {
            return 0..0;
        };
        let mut items = self.lattice.items(at).iter();
        if !items.any(|item| trie.may_start(item.class)) {
            return 0..0;
        }
        let known = self.known.get(at).and_then(|known| {
            let mut known = known.iter();
            known.find(|(known, _)| *known == class)
        });
        if let Some((_, places)) = known {
            return places.clone();
        }
        let mut found = self.candidates(trie, at);
        found.sort_by_key(|candidate| (candidate.end, candidate.ending));
        let mut matches: Vec<Rc<Match>> = Vec::new();
        for candidate in &found {
            let taken = matches.last().is_some_and(|last| last.end == candidate.end);
            if !taken && let Some(matched) = self.matched(at, candidate) {
                matches.push(Rc::new(matched));
            }
        }
        let places = self.kept.len()..self.kept.len() + matches.len();
        self.kept.extend(matches);
        if let Some(known) = self.known.get_mut(at) {
            known.push((class, places.clone()));
        }
        places
    }

    // The match of a candidate, if what stands beside it fits.
    fn matched(&mut self, start: usize, candidate: &PartialMatch) -> Option<Match> {
        if !self.fits(candidate.ending.rule, start, candidate.end) {
            return None;
        }
        let binding = |found: Option<Bound>| match found? {
            Bound::Datum(datum) => Some(Binding::Datum(datum)),
            Bound::Kept(place) => self.kept.get(place).cloned().map(Binding::Match),
        };
        Some(Match {
            rule: candidate.ending.rule,
            start,
            end: candidate.end,
            bindings: candidate.trail.map(binding),
        })
    }

    fn candidates(&mut self, trie: &Trie, at: usize) -> Vec<PartialMatch> {
        let mut found = Vec::new();
        let mut items = self.lattice.items(at).iter();
        if items.any(|item| trie.may_start(item.class)) {
            self.follow((trie.root, at), Trail::default(), &mut found);
        }
        found
    }

    // All ways down a tree from a node and a piece on.
    fn follow(&mut self, (node, at): (usize, usize), trail: Trail, found: &mut Vec<PartialMatch>) {
        let forest = &self.rules.forest;
        let Some(node) = forest.nodes.get(node) else {
            return;
        };
        found.extend(node.ends.iter().map(|ending| PartialMatch {
            ending: *ending,
            end: at,
            trail,
        }));
        if node.edges.is_empty() {
            return;
        }
        let lattice = self.lattice;
        let glued = lattice.glued(at);
        let fits = |edge: &&(Step, usize)| glued || !edge.0.glued;
        for item in lattice.items(at) {
            for (step, to) in node.edges_of(item.class).iter().filter(fits) {
                let trail = bind(trail, *step, Bound::Datum(item.datum));
                self.follow((*to, at + item.length), trail, found);
            }
        }
        for (step, to) in node.nested(forest).iter().filter(fits) {
            for place in self.given(step.class, at) {
                let Some(end) = self.kept.get(place).map(|part| part.end) else {
                    continue;
                };
                let trail = bind(trail, *step, Bound::Kept(place));
                self.follow((*to, end), trail, found);
            }
        }
    }

    // Whether what stands beside a match is what its rule asks for.
    fn fits(&mut self, rule: usize, start: usize, end: usize) -> bool {
        let Some(rule) = self.rules.rules.get(rule) else {
            return false;
        };
        let beside = &rule.beside;
        (beside.after.is_empty() || self.stands_before(&beside.after, start))
            && !self.stands_before(&beside.not_after, start)
            && (beside.before.is_empty() || self.stands_behind(&beside.before, end))
            && !self.stands_behind(&beside.not_before, end)
    }

    fn stands_behind(&mut self, sequences: &[Vec<Step>], at: usize) -> bool {
        sequences.iter().any(|steps| self.walk(steps, at, None))
    }

    fn stands_before(&mut self, sequences: &[Vec<Step>], at: usize) -> bool {
        sequences.iter().any(|steps| {
            if let Some((first, rest)) = steps.split_first()
                && first.class == Builtin::Start.class()
            {
                return self.walk(rest, 0, Some(at));
            }
            // No context is longer than a few pieces.
            (at.saturating_sub(MAX_CONTEXT)..at).any(|from| self.walk(steps, from, Some(at)))
        })
    }

    // Whether the steps match from a piece on, up to an end where one is given.
    fn walk(&mut self, steps: &[Step], at: usize, end: Option<usize>) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            return end.is_none_or(|end| end == at);
        };
        if step.glued && !self.lattice.glued(at) || end.is_some_and(|end| at >= end) {
            return false;
        }
        if step.class == Builtin::End.class() {
            return at >= self.lattice.pieces.len() && self.walk(rest, at, end);
        }
        let lattice = self.lattice;
        let mut items = lattice.items(at).iter();
        items.any(|item| item.class == step.class && self.walk(rest, at + item.length, end))
            || self.given(step.class, at).any(|place| {
                let part = self.kept.get(place).map(|part| part.end);
                part.is_some_and(|part| self.walk(rest, part, end))
            })
    }
}

const MAX_CONTEXT: usize = 5;

fn bind(mut trail: Trail, step: Step, found: Bound) -> Trail {
    let slot = step
        .variable
        .and_then(|place| trail.get_mut(usize::from(place)));
    if let Some(slot) = slot {
        *slot = Some(found);
    }
    trail
}
