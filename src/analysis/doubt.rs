//! Doubtful findings, and an analysis without them.

use super::{Analysis, Evidence, QuoteId, SpeakerId};

/// A margin below this, in hundredths of log odds, is doubtful: about four findings in ten are wrong.
const DOUBTFUL: i16 = 60;

impl Evidence {
    /// Whether a model was hardly surer than not.
    pub fn is_doubtful(self) -> bool {
        self.margin.is_some_and(|margin| margin < DOUBTFUL)
    }
}

impl Analysis {
    /// The same without its doubtful quotations and whoever has no others; ids are places in their lists as before.
    #[must_use]
    pub fn without_doubtful(&self) -> Self {
        let mut out = self.clone();
        out.quotes.retain(|quote| !quote.why.is_doubtful());
        let quotes = places(
            self.quotes.len(),
            out.quotes.iter().map(|quote| quote.id.index()),
        );
        for speaker in &mut out.speakers {
            speaker.quotes = moved(&speaker.quotes, |id| id.index(), &quotes, QuoteId::of);
        }
        out.speakers.retain(|speaker| !speaker.quotes.is_empty());
        let speakers = places(
            self.speakers.len(),
            out.speakers.iter().map(|speaker| speaker.id.index()),
        );
        for (index, quote) in out.quotes.iter_mut().enumerate() {
            quote.id = QuoteId::of(index);
            quote.speakers = moved(&quote.speakers, |id| id.index(), &speakers, SpeakerId::of);
        }
        for (index, speaker) in out.speakers.iter_mut().enumerate() {
            speaker.id = SpeakerId::of(index);
        }
        for event in &mut out.events {
            event.speakers = moved(&event.speakers, |id| id.index(), &speakers, SpeakerId::of);
        }
        out
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
    use crate::analysis::{Models, analyze};
    use crate::document::{BlockKind, DocumentBuilder};
    use crate::rules::Rules;

    #[test]
    fn what_is_left_knows_its_new_places() {
        let mut builder = DocumentBuilder::new();
        for words in [
            "“We were first,” said Ana Ruiz on Monday.",
            "“We were second,” said Paul Ortega.",
            "“We were third,” said Ana Ruiz.",
        ] {
            builder.block(BlockKind::Paragraph, 0, words);
        }
        let document = builder.finish();
        let mut analysis = analyze(&document, Rules::builtin(), Models::builtin(), None);
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
        let left = analysis.without_doubtful();
        assert_eq!(names(&left), ["Ana Ruiz", "Ana Ruiz"]);
        assert_eq!(left.speakers.len(), 1);
        assert_eq!(left.speakers[0].quotes, [QuoteId::of(0), QuoteId::of(1)]);
    }
}
