//! What the words around an expression say about its direction, and what kind of article it stands in.

use super::grammar::Match;
use super::lattice::Lattice;
use super::resolve::Clause;
use crate::rules::time::{ClassId, Lexicon};

/// The classes of words that are looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cues {
    future: ClassId,
    until: ClassId,
    end: ClassId,
}

impl Cues {
    /// Looks them up once for many sentences.
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let class = |name: &str| lexicon.class(name).unwrap_or(ClassId::of(usize::MAX));
        Self {
            future: class("future-cue"),
            until: class("until-cue"),
            end: class("clause-cue"),
        }
    }

    /// Reads the clause around an expression: the words before it, and those behind it where it opens the clause.
    pub(super) fn clause(self, lattice: &Lattice, found: &Match) -> Clause {
        let has = |at: usize, class: ClassId| lattice.of_class(at, class).is_some();
        let until = (1..=2).any(|back| {
            found
                .start
                .checked_sub(back)
                .is_some_and(|at| has(at, self.until))
        });
        let before = (0..found.start)
            .rev()
            .take(MAX_CLAUSE)
            .take_while(|at| !has(*at, self.end));
        let length = before.clone().count();
        let mut future = before.into_iter().any(|at| has(at, self.future));
        if length <= 2 && !future {
            // A fronted time ("On Friday, the council will …") looks ahead over its own comma.
            let start = found.end + usize::from(lattice.word(found.end) == ",");
            let behind = (start..lattice.pieces.len())
                .take(MAX_CLAUSE)
                .take_while(|at| !has(*at, self.end));
            future = behind.into_iter().any(|at| has(at, self.future));
        }
        Clause { future, until }
    }

    /// Whether an article reports a company's results.
    #[expect(clippy::unused_self, reason = "belongs to the cues")]
    pub(super) fn is_earnings(self, text: &str) -> bool {
        let found = EARNINGS.iter().map(|cue| text.matches(cue).take(3).count());
        found.sum::<usize>() >= 3
    }
}

// The farthest a clause is read, in pieces; longer ones are rare and their far end says little.
const MAX_CLAUSE: usize = 30;

const EARNINGS: [&str; 6] = [
    "net income",
    " a share",
    "per share",
    "quarter",
    "earnings",
    "revenue",
];
