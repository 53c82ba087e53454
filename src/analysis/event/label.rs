//! The line of the timeline: what a clause says without the words that only tie it into its sentence.

use std::ops::Range;

use super::subject::{self, Subjects};
use super::words::Words;
use crate::analysis::tag::Tag;
use crate::rules::time::EventWord;

// Longer lines are cut where a clause ends.
const LONG: usize = 90;
const SHORT: usize = 36;

/// A clause to be told in one line.
pub(super) struct Told<'a> {
    /// Its tokens.
    pub(super) range: &'a Range<usize>,
    /// The words it was cut from.
    pub(super) whole: &'a Range<usize>,
    /// The times of the sentence, which the line leaves out.
    pub(super) times: &'a [Range<usize>],
}

/// The label of a clause.
pub(super) fn of_clause(words: &Words<'_>, told: &Told<'_>, subjects: &Subjects) -> String {
    let mut range = told.range.clone();
    let antecedent = antecedent(words, range.start);
    if antecedent.is_none() && !words.has_finite(range.clone()) {
        // A clause cut off from its verb is told with it.
        range.start = told.whole.start.min(range.start);
    }
    let mut line = Line::new(words, range.clone());
    for time in told.times {
        line.drop_time(time);
    }
    line.trim();
    line.shorten();
    line.trim();
    let Some(first) = line.first() else {
        return finish(&Line::new(words, range).print_from(0));
    };
    let lost = || {
        let subject =
            subject::subject(words, told.whole.clone()).filter(|subject| subject.end <= first);
        subject.filter(|_| words.tag(first).is_finite() && !words.is_mark(first))
    };
    let text = if let Some(name) = antecedent {
        format!("{name} {}", line.print_from(1))
    } else if let Some(name) = subjects.named(words.lower(first)) {
        format!("{name} {}", line.print_from(1))
    } else if let Some(subject) = lost() {
        format!(
            "{} {}",
            print(words, &subject.collect::<Vec<_>>()),
            line.print_from(0)
        )
    } else {
        line.print_from(0)
    };
    if text.split_whitespace().count() < 2 {
        return finish(&Line::new(words, range).print_from(0));
    }
    finish(&text)
}

// "which killed 200 people": the noun phrase before the clause stands for the relative pronoun.
fn antecedent(words: &Words<'_>, start: usize) -> Option<String> {
    let relative = match words.lower(start) {
        "which" | "who" => true,
        "that" => words.tag(start + 1).is_finite(),
        _ => false,
    };
    if !relative {
        return None;
    }
    let mut end = start;
    while end > 0 && words.is_mark(end - 1) {
        end -= 1;
    }
    let mut from = end;
    while from > 0 && is_of_noun_phrase(words.tag(from - 1)) && end - from < 6 {
        from -= 1;
    }
    (from < end && words.tag(end - 1).is_noun())
        .then(|| print(words, &(from..end).collect::<Vec<_>>()))
}

/// A report frame that a time dates.
pub(super) struct Saying<'a> {
    /// Its tokens.
    pub(super) frame: &'a Range<usize>,
    /// Its verb.
    pub(super) verb: usize,
    /// Its time.
    pub(super) time: &'a Range<usize>,
    /// The words it reports.
    pub(super) content: &'a Range<usize>,
}

/// The label of a saying: who, and what they said.
pub(super) fn of_saying(words: &Words<'_>, saying: &Saying<'_>, subjects: &Subjects) -> String {
    let source = source(words, saying, subjects);
    let mut line = Line::new(words, saying.content.clone());
    line.trim();
    line.shorten();
    line.trim();
    let said = line.print_from(0);
    match source {
        Some(source) if !said.is_empty() => finish(&format!("{source}: {said}")),
        _ => {
            let times = std::slice::from_ref(saying.time);
            let told = Told {
                range: saying.frame,
                whole: saying.frame,
                times,
            };
            of_clause(words, &told, subjects)
        }
    }
}

// The words that name the source of a frame.
fn source(words: &Words<'_>, saying: &Saying<'_>, subjects: &Subjects) -> Option<String> {
    let Saying {
        frame, verb, time, ..
    } = saying;
    let mut range = match subject::subject(words, frame.start..verb + 1) {
        Some(subject) => subject,
        // "said Ana Ruiz, the mayor"
        None => verb + 1..frame.end,
    };
    if range.contains(&time.start) {
        range = if time.start > range.start {
            range.start..time.start
        } else {
            time.end..range.end
        };
    }
    let mut line = Line::new(words, range);
    line.trim();
    line.stop_at_comma();
    line.trim();
    let first = line.first()?;
    if let Some(name) = subjects.named(words.lower(first)) {
        return Some(name.to_owned());
    }
    Some(line.print_from(0)).filter(|text| !text.is_empty())
}

// The tokens of a label, some of them dropped.
struct Line<'a, 'b> {
    words: &'b Words<'a>,
    kept: Vec<usize>,
}

impl<'a, 'b> Line<'a, 'b> {
    fn new(words: &'b Words<'a>, range: Range<usize>) -> Self {
        Self {
            words,
            kept: range.collect(),
        }
    }

    fn first(&self) -> Option<usize> {
        self.kept.first().copied()
    }

    // Drops a time, the words that lead to it and a comma that only sets it off.
    fn drop_time(&mut self, time: &Range<usize>) {
        let words = self.words;
        let mut start = time.start;
        while let Some(before) = start.checked_sub(1) {
            let led = words.is(before, EventWord::BeforeTime) && words.tag(before) != Tag::Past;
            if !led || !self.kept.contains(&before) {
                break;
            }
            start = before;
        }
        let mut end = time.end;
        if matches!(words.lower(end), "'s" | "’s") {
            end += 1;
        }
        let set_off = start
            .checked_sub(1)
            .is_some_and(|at| words.lower(at) == ",");
        if words.lower(end) == "," && (set_off || self.first() == Some(start)) {
            end += 1;
        }
        self.kept.retain(|at| !(start..end).contains(at));
    }

    // Drops what says nothing at either end.
    fn trim(&mut self) {
        let words = self.words;
        while let Some(first) = self.first() {
            let mark = words.is_mark(first)
                && !words.is_quote_mark(first)
                && !matches!(words.lower(first), "$" | "#" | "€" | "£");
            let tie = [EventWord::Opening, EventWord::Later, EventWord::Earlier];
            let opening = tie.iter().any(|what| words.is(first, *what))
                && !words.tag(first).is_finite()
                && self.kept.len() > 2;
            if !mark && !opening {
                break;
            }
            self.kept.remove(0);
        }
        while let Some(last) = self.kept.last().copied() {
            let mark = words.is_mark(last)
                && !words.is_quote_mark(last)
                && !matches!(words.lower(last), "%" | ")");
            let loose = matches!(
                words.tag(last),
                Tag::Preposition | Tag::Conjunction | Tag::Determiner | Tag::To
            ) || words.is(last, EventWord::Opening);
            if !(mark || loose && self.kept.len() > 1) {
                break;
            }
            self.kept.pop();
        }
        self.even_out();
    }

    // Drops quotation marks and brackets whose other half is not there.
    fn even_out(&mut self) {
        let words = self.words;
        let marks = self
            .kept
            .iter()
            .filter(|at| words.is_quote_mark(**at) && !is_apostrophe(words, **at))
            .count();
        if marks % 2 == 1 {
            self.kept
                .retain(|at| !words.is_quote_mark(*at) || is_apostrophe(words, *at));
        }
        let open = self
            .kept
            .iter()
            .filter(|at| words.lower(**at) == "(")
            .count();
        let closed = self
            .kept
            .iter()
            .filter(|at| words.lower(**at) == ")")
            .count();
        if open != closed {
            self.kept
                .retain(|at| !matches!(words.lower(*at), "(" | ")"));
        }
    }

    // Cuts a long line: what stands before its subject, then behind its noun, then behind its verb.
    fn shorten(&mut self) {
        let words = self.words;
        let finite = |kept: &[usize]| kept.iter().position(|at| words.tag(*at).is_finite());
        let comma = |at: &usize| matches!(words.lower(*at), "," | "--" | "—" | "_");
        if let Some(verb) = finite(&self.kept).filter(|_| self.is_long()) {
            let before = self.kept.get(..verb).unwrap_or_default();
            let fronted = self.first().is_some_and(|at| {
                matches!(
                    words.tag(at),
                    Tag::Preposition
                        | Tag::PresentParticiple
                        | Tag::Participle
                        | Tag::Adverb
                        | Tag::To
                )
            });
            let first = before.iter().position(comma);
            let last = before.iter().rposition(comma);
            match (first, last) {
                (Some(first), _) if fronted => {
                    self.kept.drain(..=first);
                }
                (Some(first), Some(last)) if first < last && last + 2 >= verb => {
                    self.kept.drain(first..=last);
                }

                _ => {}
            }
        }
        if !self.is_long() {
            return;
        }
        let verb = finite(&self.kept).unwrap_or(0);
        let mut width = 0;
        let mut best = None;
        for (place, at) in self.kept.iter().enumerate() {
            let cut = comma(at)
                || matches!(words.lower(*at), ";" | ":" | "–" | "(")
                || matches!(
                    words.lower(*at),
                    "which"
                        | "who"
                        | "while"
                        | "because"
                        | "although"
                        | "after"
                        | "before"
                        | "and"
                        | "but"
                        | "as"
                        | "when"
                );
            if cut && width >= SHORT && place > verb + 1 && (best.is_none() || width <= LONG) {
                best = Some(place);
            }
            width += words.text(*at).chars().count() + 1;
        }
        if let Some(place) = best {
            self.kept.truncate(place);
        }
    }

    fn is_long(&self) -> bool {
        self.print_from(0).chars().count() > LONG
    }

    fn stop_at_comma(&mut self) {
        let words = self.words;
        if let Some(place) = self
            .kept
            .iter()
            .position(|at| matches!(words.lower(*at), "," | "(" | "--" | "—"))
        {
            self.kept.truncate(place);
        }
    }

    fn print_from(&self, place: usize) -> String {
        print(self.words, self.kept.get(place..).unwrap_or_default())
    }
}

fn is_apostrophe(words: &Words<'_>, at: usize) -> bool {
    matches!(words.text(at), "'" | "’" | "`" | "‘")
}

const fn is_of_noun_phrase(tag: Tag) -> bool {
    tag.is_noun()
        || matches!(
            tag,
            Tag::Determiner
                | Tag::Adjective
                | Tag::PossessivePronoun
                | Tag::Number
                | Tag::Possessive
        )
}

// The tokens with the spacing of the text; where some were dropped, one space or none before a mark.
fn print(words: &Words<'_>, tokens: &[usize]) -> String {
    let mut text = String::new();
    let mut before: Option<usize> = None;
    for at in tokens {
        let Some(span) = words.token(*at) else {
            continue;
        };
        let spaced = match before {
            None => false,
            Some(last) if last + 1 == *at => words
                .token(last)
                .is_some_and(|last| last.end() < span.start()),
            Some(_) => !matches!(words.lower(*at), "," | "." | ";" | ":" | ")" | "’s" | "'s"),
        };
        if spaced {
            text.push(' ');
        }
        text.push_str(words.text(*at));
        before = Some(*at);
    }
    text
}

// A capital at the start; no blank or loose mark at the end.
fn finish(text: &str) -> String {
    let text = text.trim().trim_end_matches([',', ';', ':', '.', ' ']);
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
