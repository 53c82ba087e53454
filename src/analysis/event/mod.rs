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

use super::article::Article;
use super::name::Name;
use super::quote::Quote;
use super::speaker::Speaker;
use super::timex::Timex;

/// Finds all events in text order, and enters into the quotations when they were said.
pub(crate) fn find(
    article: &Article<'_>,
    names: &[Name],
    quotes: &mut [Quote],
    speakers: &[Speaker],
    timexes: &[Timex],
    reference: Option<NaiveDate>,
) -> Vec<Event> {
    let context = find::EventContext {
        found: article,
        names,
        lists: &article.lang.speech.lists,
        speakers,
        timexes,
        reference,
    };
    find::EventFinder::new(context, quotes).events()
}
