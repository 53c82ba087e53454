//! Which findings are shown, and an analysis without the others.

use super::event::Order;
use super::{Analysis, EventId, QuoteId, SpeakerId};
use crate::lang::speech::Act;

/// A set of acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acts(u8);

impl Acts {
    /// Every act.
    pub const ALL: Self = Self(u8::MAX);

    /// One act alone.
    pub const fn only(act: Act) -> Self {
        Self(1 << act as u8)
    }

    /// Whether an act is among them.
    pub const fn has(self, act: Act) -> bool {
        self.0 & 1 << act as u8 != 0
    }
}

/// What is wanted of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Whether doubtful quotations and events are.
    pub doubtful: bool,
    /// What the speakers of quotations did with their words.
    pub acts: Acts,
}

impl Default for Shown {
    /// What was said, doubtful or not.
    fn default() -> Self {
        Self {
            doubtful: true,
            acts: Acts::only(Act::Speech),
        }
    }
}

impl Analysis {
    /// The same without what is not wanted, and without speakers that are left without a quotation; ids are places in their
    /// lists as before.
    #[must_use]
    pub fn shown(&self, shown: &Shown) -> Self {
        let mut out = self.clone();
        let is_wanted = |doubtful: bool| shown.doubtful || !doubtful;
        out.quotes
            .retain(|quote| shown.acts.has(quote.act) && is_wanted(quote.why.is_doubtful()));
        out.events.retain(|event| is_wanted(event.is_doubtful()));
        out.number_quotes(self);
        out.number_events(self);
        out
    }

    /// Gives quotations and speakers the places they have now; `before` is the analysis they were taken from.
    fn number_quotes(&mut self, before: &Self) {
        let left = self.quotes.iter().map(|quote| quote.id.index());
        let quotes = places(before.quotes.len(), left);
        for speaker in &mut self.speakers {
            speaker.quotes = moved(&speaker.quotes, |id| id.index(), &quotes, QuoteId::of);
        }
        self.speakers.retain(|speaker| !speaker.quotes.is_empty());
        let left = self.speakers.iter().map(|speaker| speaker.id.index());
        let speakers = places(before.speakers.len(), left);
        for (index, quote) in self.quotes.iter_mut().enumerate() {
            quote.id = QuoteId::of(index);
            quote.speakers = moved(&quote.speakers, |id| id.index(), &speakers, SpeakerId::of);
        }
        for (index, speaker) in self.speakers.iter_mut().enumerate() {
            speaker.id = SpeakerId::of(index);
        }
        for event in &mut self.events {
            event.speakers = moved(&event.speakers, |id| id.index(), &speakers, SpeakerId::of);
        }
    }

    /// The same for events.
    fn number_events(&mut self, before: &Self) {
        let left = self.events.iter().map(|event| event.id.index());
        let events = places(before.events.len(), left);
        let place = |id: EventId| events.get(id.index()).copied().flatten().map(EventId::of);
        for (index, event) in self.events.iter_mut().enumerate() {
            event.id = EventId::of(index);
            event.order = match event.order {
                Some(Order::After(other)) => place(other).map(Order::After),
                Some(Order::Before(other)) => place(other).map(Order::Before),
                None => None,
            };
        }
    }
}

/// For each of `len` old places the new one, if it is among those that are left.
fn places(len: usize, left: impl Iterator<Item = usize>) -> Vec<Option<usize>> {
    let mut places = vec![None; len];
    for (new, old) in left.enumerate() {
        if let Some(slot) = places.get_mut(old) {
            *slot = Some(new);
        }
    }
    places
}

/// The new ids of those that are left.
fn moved<T: Copy>(
    ids: &[T],
    index: impl Fn(&T) -> usize,
    places: &[Option<usize>],
    id: impl Fn(usize) -> T,
) -> Vec<T> {
    ids.iter()
        .filter_map(|old| places.get(index(old)).copied().flatten())
        .map(id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Evidence;
    use crate::analysis::{Models, analyze};
    use crate::document::{BlockKind, DocumentBuilder};
    use crate::lang::Lang;

    fn found(paragraphs: &[&str]) -> Analysis {
        let mut builder = DocumentBuilder::new();
        for words in paragraphs {
            builder.block(BlockKind::Paragraph, 0, words);
        }
        let document = builder.finish();
        analyze(&document, Lang::english(), Models::builtin(), None)
    }

    #[test]
    fn what_is_left_knows_its_new_places() {
        let mut analysis = found(&[
            "“We were first,” said Ana Ruiz on Monday.",
            "“We were second,” said Paul Ortega.",
            "“We were third,” said Ana Ruiz.",
        ]);
        let names = |analysis: &Analysis| -> Vec<String> {
            let name = |id: SpeakerId| analysis.speakers[id.index()].name.clone();
            analysis
                .quotes
                .iter()
                .filter_map(|quote| quote.speaker().map(name))
                .collect()
        };
        assert_eq!(names(&analysis), ["Ana Ruiz", "Paul Ortega", "Ana Ruiz"]);
        for quote in &mut analysis.quotes {
            quote.why = Evidence::certain("a-rule");
        }
        analysis.quotes[1].why = Evidence::weighed("a-model", 10);
        let left = analysis.shown(&Shown {
            doubtful: false,
            ..Shown::default()
        });
        assert_eq!(names(&left), ["Ana Ruiz", "Ana Ruiz"]);
        assert_eq!(left.speakers.len(), 1);
        assert_eq!(left.speakers[0].quotes, [QuoteId::of(0), QuoteId::of(1)]);
        assert_eq!(names(&analysis.shown(&Shown::default())).len(), 3);
    }

    #[test]
    fn only_acts_that_are_wanted_are_shown() {
        let mut analysis = found(&[
            "Ana Ruiz said the harbor was closed.",
            "Paul Ortega said the harbor was open.",
        ]);
        analysis.quotes[0].act = Act::Thought;
        let left = analysis.shown(&Shown::default());
        let names: Vec<&str> = left.speakers.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Paul Ortega"]);
        assert_eq!(left.quotes[0].speakers, [SpeakerId::of(0)]);
        let all = Shown {
            acts: Acts::ALL,
            ..Shown::default()
        };
        assert_eq!(analysis.shown(&all), analysis);
    }

    #[test]
    fn events_that_stand_after_a_hidden_one_have_no_place() {
        let mut analysis = found(&[
            "The bridge closed on 3 March 2017. The ferry sank on 4 March 2017.",
            "The harbor opened on 5 March 2017.",
        ]);
        assert_eq!(analysis.events.len(), 3);
        analysis.events[0].why = Evidence::weighed("a-model", 10);
        analysis.events[1].order = Some(Order::After(EventId::of(0)));
        analysis.events[2].order = Some(Order::After(EventId::of(1)));
        let left = analysis.shown(&Shown {
            doubtful: false,
            ..Shown::default()
        });
        assert_eq!(left.events.len(), 2);
        assert_eq!(left.events[0].order, None);
        assert_eq!(left.events[1].order, Some(Order::After(EventId::of(0))));
        assert_eq!(left.events[1].id, EventId::of(1));
    }
}
