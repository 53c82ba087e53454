//! Who or what a sentence is about, so that a "he" in a later one can be named.

use std::ops::Range;

use super::words::Words;
use crate::analysis::speaker::{Speaker, SpeakerKind};
use crate::analysis::tag::Tag;
use crate::rules::time::EventWord;

/// The subjects named last.
#[derive(Clone, Debug, Default)]
pub(super) struct Subjects {
    person: Option<String>,
    // A company, a council, the bridge.
    thing: Option<String>,
    // Several of either.
    group: Option<String>,
}

impl Subjects {
    /// The name a pronoun stands for, if one has been mentioned.
    pub(super) fn named(&self, pronoun: &str) -> Option<&str> {
        match pronoun {
            "he" | "she" => self.person.as_deref(),
            "it" => self.thing.as_deref(),
            "they" => self.group.as_deref(),
            _ => None,
        }
    }

    /// Reads the subject of a sentence that has been dealt with.
    pub(super) fn note(&mut self, words: &Words<'_>, speakers: &[Speaker]) {
        let Some(range) = subject(words, 0..words.len()) else {
            return;
        };
        let (Some(name), Some(span)) = (phrase(words, range.clone()), words.span(range.clone()))
        else {
            return;
        };
        let last = range.end - 1;
        let speaker = speakers.iter().find(|speaker| {
            speaker
                .mentions
                .iter()
                .any(|mention| span.covers(*mention) && mention.end() == span.end())
        });
        let organization = range
            .clone()
            .any(|at| words.is(at, EventWord::Organization));
        let plural =
            words.tag(last) == Tag::PluralNoun || range.clone().any(|at| words.lower(at) == "and");
        let named = words.tag(last) == Tag::Name;
        let titled = words.tag(range.start) == Tag::Name && range.len() >= 2;
        let is_person = match speaker.map(|speaker| speaker.kind) {
            Some(SpeakerKind::Person) => true,
            Some(SpeakerKind::Organization | SpeakerKind::Unnamed) => false,
            None => named && titled && !organization,
        };
        if words.tag(last) == Tag::Pronoun {
            return;
        }
        if plural {
            self.group = Some(name);
        } else if is_person {
            self.person = Some(name);
        } else if named || organization {
            self.thing = Some(name);
        }
    }
}

/// The noun phrase before the first finite verb of a range, if it starts there: at most eight tokens.
pub(super) fn subject(words: &Words<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let verb = range.clone().find(|at| words.tag(*at).is_finite())?;
    let mut start = range.start;
    // "On Friday, the council": the phrase behind the last comma; "Ana Ruiz, the mayor,": the one before the first.
    if words.tag(start) == Tag::Preposition || words.is(start, EventWord::Opening) {
        start = (start..verb).find(|at| words.lower(*at) == ",")? + 1;
    }
    while start < verb && (words.is_mark(start) || words.tag(start) == Tag::Conjunction) {
        start += 1;
    }
    let end = (start..verb)
        .find(|at| {
            matches!(
                words.lower(*at),
                "," | "(" | "--" | "—" | "who" | "which" | "that"
            ) || words.tag(*at) == Tag::Preposition && words.lower(*at) != "of"
                || words.tag(*at) == Tag::Adverb
        })
        .unwrap_or(verb);
    let is_head = |at: &usize| words.tag(*at).is_noun() || words.tag(*at) == Tag::Pronoun;
    let noun = (start..end).rev().find(is_head)?;
    let fine = noun < start + 8 && !(start..=noun).any(|at| words.is_quote_mark(at));
    fine.then_some(start..noun + 1)
}

fn phrase(words: &Words<'_>, range: Range<usize>) -> Option<String> {
    let mut text = String::new();
    for at in range {
        let token = words.token(at)?;
        let gap = at.checked_sub(1).and_then(|before| words.token(before));
        if !text.is_empty() && gap.is_some_and(|before| before.end() < token.start()) {
            text.push(' ');
        }
        text.push_str(words.text(at));
    }
    let lowered = text.strip_prefix("The ").map(|rest| format!("the {rest}"));
    Some(lowered.unwrap_or(text)).filter(|text| !text.is_empty())
}
