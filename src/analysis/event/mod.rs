//! Events: the dated clauses of an article, each with a line for the timeline.
//!
//! A sentence is cut into report frames and what they report, and these between their times; each clause with a time of
//! its own is an event, and a frame with one is the event of saying it.

mod clause;
mod dating;
mod event;
mod find;
mod frame;
mod label;
mod order;
mod participant;
mod phrase;
mod segment;
mod tense;
#[cfg(test)]
mod tests;
mod undated;
mod words;

pub use self::event::{Event, Order, Tense};

use chrono::NaiveDate;

use super::name::Name;
use super::quote::Quote;
use super::sentence::Sentences;
use super::speaker::Speaker;
use super::tag::Tags;
use super::timex::Timex;
use crate::document::Document;
use crate::lang::Lang;

/// Finds all events in text order, and enters into the quotations when they were said.
#[expect(
    clippy::too_many_arguments,
    reason = "the signature of a stage names exactly what it needs"
)]
pub fn find(
    document: &Document,
    sentences: &Sentences,
    tags: &Tags,
    names: &[Name],
    quotes: &mut [Quote],
    speakers: &[Speaker],
    timexes: &[Timex],
    lang: &Lang,
    reference: Option<NaiveDate>,
) -> Vec<Event> {
    let article = find::EventContext {
        found: words::EarlierStages {
            document,
            sentences,
            tags,
            classes: &lang.words,
        },
        names,
        lists: &lang.speech.lists,
        speakers,
        timexes,
        reference,
    };
    find::EventFinder::new(article, quotes).events()
}
