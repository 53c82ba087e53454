//! Matches the rules of time against a sentence: longest match from left to right, parts of rules remembered.

use std::collections::HashMap;
use std::rc::Rc;

use super::lattice::Lattice;
use crate::rules::time::{
    Builtin, ClassId, Datum, Index, MAX_VARIABLES, Sequence, Step, TimeRules,
};

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
    /// The place of the rule in [`TimeRules::rules`].
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
    memory: HashMap<(ClassId, usize), Rc<[Rc<Match>]>>,
}

impl<'a> Grammar<'a> {
    /// Starts with a sentence; `lattice` must have been read with the same rules.
    pub(super) fn new(rules: &'a TimeRules, lattice: &'a Lattice) -> Self {
        Self {
            rules,
            lattice,
            memory: HashMap::new(),
        }
    }

    /// All expressions, in order and disjoint; a rule without a value takes its words and gives nothing.
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
            if self
                .rules
                .rules
                .get(best.rule)
                .is_some_and(|rule| rule.value.is_some())
            {
                found.push(best);
            }
        }
        found
    }

    fn best(&mut self, at: usize) -> Option<Rc<Match>> {
        let rules = self.rules;
        let mut all = Vec::new();
        self.matches(&rules.alone, at, &mut all);
        let key = |found: &Rc<Match>| (std::cmp::Reverse(found.end), found.rule);
        all.into_iter().min_by_key(key)
    }

    // The matches of a class that rules give, one for each end: that of the earliest rule.
    fn given(&mut self, class: ClassId, at: usize) -> Rc<[Rc<Match>]> {
        if let Some(known) = self.memory.get(&(class, at)) {
            return Rc::clone(known);
        }
        let mut all = Vec::new();
        let rules = self.rules;
        if let Some(index) = rules.given(class) {
            self.matches(index, at, &mut all);
        }
        all.sort_by_key(|found| (found.end, found.rule));
        all.dedup_by_key(|found| found.end);
        let all: Rc<[Rc<Match>]> = all.into();
        self.memory.insert((class, at), Rc::clone(&all));
        all
    }

    fn matches(&mut self, index: &'a Index, at: usize, all: &mut Vec<Rc<Match>>) {
        let lattice = self.lattice;
        let mut seen: Vec<ClassId> = Vec::new();
        for item in lattice.items(at) {
            if !seen.contains(&item.class) {
                seen.push(item.class);
                self.starting(index, item.class, at, all);
            }
        }
        for class in &index.nested {
            if !self.given(*class, at).is_empty() {
                self.starting(index, *class, at, all);
            }
        }
    }

    fn starting(&mut self, index: &'a Index, first: ClassId, at: usize, all: &mut Vec<Rc<Match>>) {
        let rules = self.rules;
        for place in index.starting(first) {
            let Some((rule, steps)) = rules.sequence(*place) else {
                continue;
            };
            let mut ends = Vec::new();
            self.walk(steps, at, Bindings::default(), &mut ends);
            for (end, bindings) in ends {
                if self.fits(rule, at, end) {
                    let start = at;
                    all.push(Rc::new(Match {
                        rule,
                        start,
                        end,
                        bindings,
                    }));
                }
            }
        }
    }

    // All ways to match the steps from a piece on.
    fn walk(
        &mut self,
        steps: &[Step],
        at: usize,
        bindings: Bindings,
        ends: &mut Vec<(usize, Bindings)>,
    ) {
        let Some((step, rest)) = steps.split_first() else {
            ends.push((at, bindings));
            return;
        };
        if step.glued && !self.lattice.glued(at) {
            return;
        }
        if step.class == Builtin::End.class() {
            if at >= self.lattice.pieces.len() {
                self.walk(rest, at, bindings, ends);
            }
            return;
        }
        let lattice = self.lattice;
        for item in lattice
            .items(at)
            .iter()
            .filter(|item| item.class == step.class)
        {
            let bindings = bind(&bindings, *step, || Binding::Datum(item.datum));
            self.walk(rest, at + item.length, bindings, ends);
        }
        if self.rules.given(step.class).is_some() {
            for found in self.given(step.class, at).iter() {
                let bindings = bind(&bindings, *step, || Binding::Match(Rc::clone(found)));
                self.walk(rest, found.end, bindings, ends);
            }
        }
    }

    // Whether what stands beside a match is what its rule asks for.
    fn fits(&mut self, rule: usize, start: usize, end: usize) -> bool {
        let rules = self.rules;
        let Some(beside) = rules.rules.get(rule).map(|rule| &rule.beside) else {
            return false;
        };
        (beside.after.is_empty() || self.stands_before(&beside.after, start))
            && !self.stands_before(&beside.not_after, start)
            && (beside.before.is_empty() || self.stands_behind(&beside.before, end))
            && !self.stands_behind(&beside.not_before, end)
    }

    fn stands_behind(&mut self, sequences: &[Sequence], at: usize) -> bool {
        sequences.iter().any(|steps| {
            let mut ends = Vec::new();
            self.walk(steps, at, Bindings::default(), &mut ends);
            !ends.is_empty()
        })
    }

    fn stands_before(&mut self, sequences: &[Sequence], at: usize) -> bool {
        sequences.iter().any(|steps| {
            if steps
                .first()
                .is_some_and(|step| step.class == Builtin::Start.class())
            {
                return at == 0;
            }
            // No context is longer than a few pieces.
            (at.saturating_sub(MAX_CONTEXT)..at).any(|from| {
                let mut ends = Vec::new();
                self.walk(steps, from, Bindings::default(), &mut ends);
                ends.iter().any(|(end, _)| *end == at)
            })
        })
    }
}

const MAX_CONTEXT: usize = 5;

fn bind(bindings: &Bindings, step: Step, value: impl FnOnce() -> Binding) -> Bindings {
    let mut bindings = bindings.clone();
    if let Some(place) = step
        .variable
        .and_then(|place| bindings.get_mut(usize::from(place)))
    {
        *place = Some(value());
    }
    bindings
}
