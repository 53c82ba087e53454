use crate::analysis::timex::Bounds;
use crate::analysis::{EventId, Evidence, SpeakerId, TimexId};
use crate::document::Document;
use crate::text::Span;

/// Where an event stands to the article's own day, or whether it is real at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It is going on.
    Present,
    /// It is planned or foretold.
    Future,
    /// It could happen, would have happened, or hangs on an "if".
    Hypothetical,
}

impl Tense {
    /// The name used in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Present => "present",
            Self::Future => "future",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// Where an undated event stands to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Later than that event.
    After(EventId),
    /// Earlier than that event.
    Before(EventId),
}

/// One dated clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The place in [`Analysis::events`](crate::analysis::Analysis::events).
    pub id: EventId,
    /// The clause that is dated.
    pub span: Span,
    /// The words of the clause that the timeline shows; [`Event::label`] prints them.
    pub label: Span,
    /// Whether the clause goes on after its label.
    pub is_cut: bool,
    /// The people and organisations it is about, where that is safe: its subject, or the antecedent of its pronoun.
    pub participants: Vec<String>,
    /// The expression that dates it.
    pub time: Option<TimexId>,
    /// The days it may have happened on.
    pub bounds: Option<Bounds>,
    /// Past, present, future or hypothetical.
    pub tense: Tense,
    /// Who takes part in it or says it.
    pub speakers: Vec<SpeakerId>,
    /// Its place relative to another event, where it has no date of its own.
    pub order: Option<Order>,
    /// Whether its date comes from an earlier sentence.
    pub inherited: bool,
    /// The TIMEX3 duration it lasted, if the clause says so ("P3M").
    pub length: Option<TimexId>,
    /// What fired.
    pub why: Evidence,
}

impl Event {
    /// The label as it is shown: the words of the article, the first letter raised, an ellipsis where they are cut.
    pub fn label(&self, document: &Document) -> String {
        let words = document.words(self.label);
        let mut label = String::with_capacity(words.len() + 3);
        let mut rest = words.chars();
        // "iPhone" stays.
        match (rest.next(), rest.clone().next()) {
            (Some(first), next) if !next.is_some_and(char::is_uppercase) => {
                label.extend(first.to_uppercase());
                label.extend(rest);
            }
            _ => label.push_str(words),
        }
        if self.is_cut {
            label.push('…');
        }
        label.replace(char::is_control, " ")
    }

    /// The label and, after a dot, the participants that it does not name.
    pub fn row(&self, document: &Document) -> String {
        let mut row = self.label(document);
        let label = document.words(self.label);
        for name in &self.participants {
            let last = name.rsplit(' ').next().unwrap_or(name);
            if !label.contains(last) {
                row.push_str(" · ");
                row.push_str(name);
            }
        }
        row
    }
}
