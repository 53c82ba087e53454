//! Who or what a sentence is about, so that a "he" in a later one can be named.

use std::collections::HashMap;
use std::ops::Range;

use super::line::print;
use super::words::Words;
use crate::analysis::speaker::SpeakerKind;
use crate::analysis::tag::Tag;
use crate::rules::speech::Sex;
use crate::rules::time::EventWord;

// Somebody who is named.
#[derive(Clone, Copy, Debug)]
struct Person {
    sex: Option<Sex>,
}

/// The subjects named last.
#[derive(Clone, Debug, Default)]
pub(super) struct Subjects {
    // Whoever a "he" or a "she" may be.
    he: Option<String>,
    she: Option<String>,
    // A company, a council, the bridge.
    thing: Option<String>,
    // Several of either.
    group: Option<String>,
    // People named in full, by their surname.
    people: HashMap<String, Person>,
}

impl Subjects {
    /// The name a pronoun stands for, if one has been mentioned; `next` is the word behind it.
    pub(super) fn named(&self, pronoun: &str, next: &str) -> Option<String> {
        let owner = |name: &Option<String>| name.as_ref().map(|name| format!("{name}’s"));
        match pronoun {
            "he" => self.he.clone(),
            "she" => self.she.clone(),
            "his" => owner(&self.he),
            "her" => owner(&self.she),
            // "It was late" is about nothing.
            "it" if !EMPTY.contains(&next) => self.thing.clone(),
            "they" => self.group.clone(),
            _ => None,
        }
    }

    /// Forgets what only holds within a paragraph.
    pub(super) fn leave_paragraph(&mut self) {
        self.thing = None;
        self.group = None;
    }

    /// The same after a subject has been read.
    pub(super) fn with(&self, words: &Words<'_>, subject: Range<usize>) -> Self {
        let mut after = self.clone();
        after.note(words, subject, None);
        after
    }

    /// Reads a subject; `speaker` is the kind and sex of the speaker it names, if it names one.
    pub(super) fn note(
        &mut self,
        words: &Words<'_>,
        subject: Range<usize>,
        speaker: Option<(SpeakerKind, Option<Sex>)>,
    ) {
        let Some(last) = subject.end.checked_sub(1) else {
            return;
        };
        if words.tag(last) == Tag::Pronoun {
            return;
        }
        let name = phrase(words, subject.clone());
        let joined = subject.clone().any(|at| words.lower(at) == "and");
        if joined || words.tag(last) == Tag::PluralNoun {
            self.group = Some(name);
            return;
        }
        let organization = subject
            .clone()
            .any(|at| words.is(at, EventWord::Organization));
        let named = words.tag(last) == Tag::Name;
        let person = match speaker {
            Some((SpeakerKind::Person, sex)) => Some(Person { sex }),
            Some(_) => None,
            None => self
                .person(words, &subject)
                .filter(|_| named && !organization),
        };
        match person {
            Some(person) => self.note_person(name, words.lower(last), person),
            None if named || organization => self.thing = Some(name),
            None => {}
        }
    }

    // The person that the words name: by first name or title, or by the surname of somebody named before.
    fn person(&self, words: &Words<'_>, subject: &Range<usize>) -> Option<Person> {
        let last = subject.end.checked_sub(1)?;
        let first = (subject.start..last).find_map(|at| words.sex(at));
        if first.is_some() {
            return Some(Person { sex: first });
        }
        self.people.get(words.lower(last)).copied()
    }

    fn note_person(&mut self, name: String, surname: &str, person: Person) {
        if self.people.len() < MAX_PEOPLE {
            self.people.insert(surname.to_owned(), person);
        }
        if person.sex != Some(Sex::Male) {
            self.she = Some(name.clone());
        }
        if person.sex != Some(Sex::Female) {
            self.he = Some(name);
        }
    }
}

// Verbs behind an "it" that stands for nothing.
const EMPTY: [&str; 10] = [
    "is", "was", "'s", "’s", "would", "has", "had", "will", "takes", "took",
];

// An article with more people in it is a list.
const MAX_PEOPLE: usize = 500;

// A verb farther away is not looked for.
const FAR: usize = 60;

/// The noun phrase before the first finite verb of a range, if it starts there: at most eight tokens.
pub(super) fn subject(words: &Words<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let verb = range
        .clone()
        .take(FAR)
        .find(|at| words.tag(*at).is_finite())?;
    let mut start = range.start;
    // "On Friday, the council", "Last week, the council": the phrase behind the comma.
    let fronted = words.tag(start) == Tag::Preposition
        || words.is_time(start)
        || words.is(start, EventWord::Opening);
    if fronted && words.tag(start) != Tag::Determiner {
        start = behind_fronted(words, start..verb)?;
    }
    while start < verb && (words.is_mark(start) || words.tag(start) == Tag::Conjunction) {
        start += 1;
    }
    let end = (start..verb)
        .find(|at| ends_subject(words, *at))
        .unwrap_or(verb);
    let is_head = |at: &usize| words.tag(*at).is_noun() || words.tag(*at) == Tag::Pronoun;
    // "The fair was held", with the noun taken for an adjective.
    let bare = || (words.tag(start) == Tag::Determiner).then(|| end.checked_sub(1));
    let noun = (start..end)
        .rev()
        .find(is_head)
        .or_else(|| bare().flatten().filter(|last| *last > start))?;
    let fine = noun < start + 8 && !(start..=noun).any(|at| words.is_quote_mark(at));
    fine.then_some(start..noun + 1)
}

// Where the words behind a fronted phrase begin: behind its time, else behind the comma that ends it.
fn behind_fronted(words: &Words<'_>, range: Range<usize>) -> Option<usize> {
    let in_time = |at: &usize| words.is_time(*at);
    let near = range.clone().take(FRONTED).find(in_time);
    let behind = near.and_then(|time| (time..range.end).find(|at| !words.is_time(*at)));
    // "In October's debate, the mayor", "In the October debate, the mayor"
    let article =
        near.is_some_and(|time| time > range.start && words.tag(time - 1) == Tag::Determiner);
    let ties = |at: &usize| match words.tag(*at) {
        Tag::Preposition | Tag::Possessive => true,
        tag => article && tag.is_noun(),
    };
    if let Some(start) = behind.filter(|at| !ties(at)) {
        return Some(start);
    }
    let comma = |at: &usize| words.lower(*at) == ",";
    range.clone().find(comma).map(|at| at + 1)
}

// Words that may lead to the time a sentence begins with.
const FRONTED: usize = 4;

fn ends_subject(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.lower(at),
        "," | "(" | "--" | "—" | "who" | "which" | "that"
    ) || words.tag(at) == Tag::Preposition && words.lower(at) != "of"
        || words.tag(at) == Tag::Adverb
        || words.is_time(at)
}

fn phrase(words: &Words<'_>, range: Range<usize>) -> String {
    let text = print(words, &range.collect::<Vec<_>>());
    match text.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => text,
    }
}
