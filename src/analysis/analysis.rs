use super::event::Event;
use super::quote::Quote;
use super::sentence::Sentences;
use super::speaker::Speaker;
use super::timex::Timex;

/// Everything found in one article: one list each, sorted by span; an id is the index into its list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Sentences and their tokens.
    pub sentences: Sentences,
    /// Quotations, direct and indirect.
    pub quotes: Vec<Quote>,
    /// Everyone who is quoted, in order of first mention.
    pub speakers: Vec<Speaker>,
    /// Temporal expressions.
    pub timexes: Vec<Timex>,
    /// Dated events, in text order.
    pub events: Vec<Event>,
}

impl Analysis {
    /// The names of all who said something together: "Ana Ruiz and Paul Ortega".
    pub fn speakers_of(&self, quote: &Quote) -> Option<String> {
        let speakers = quote.speakers.iter();
        let names = speakers.filter_map(|id| self.speakers.get(id.index()));
        let names: Vec<&str> = names.map(|speaker| speaker.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(" and "))
    }
}
