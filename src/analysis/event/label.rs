//! The line of the timeline: what a clause says without the words that only tie it into its sentence.

use std::ops::Range;

use super::line::{LONGEST, Line, print};
use super::segment;
use super::subject::{self, Subjects};
use super::words::Words;
use crate::analysis::tag::Tag;

// Wider lines are cut down to the clause that the time stands in, then where a clause ends.
const WIDE: usize = 76;

/// A clause to be told in one line.
pub(super) struct Told<'a> {
    /// Its tokens.
    pub(super) range: &'a Range<usize>,
    /// The words it was cut from.
    pub(super) whole: &'a Range<usize>,
    /// The times of the sentence, which the line leaves out; sorted.
    pub(super) times: &'a [Range<usize>],
    /// The time that dates it.
    pub(super) time: Option<&'a Range<usize>>,
}

/// The label of a clause.
pub(super) fn of_clause(words: &Words<'_>, told: &Told<'_>, subjects: &Subjects) -> String {
    let start = told.range.start..told.range.start;
    let small = segment::around(words, told.whole, told.time.unwrap_or(&start));
    let cut = told.range.start > told.whole.start && !segment::is_relative(words, told.range.start);
    let mut line = line_of(words, told.range, told);
    let mut range = told.range.clone();
    let first = line.first().unwrap_or(range.start);
    let apart = cut && small.start < range.start
        || [range.start, first]
            .iter()
            .any(|at| follows_another(words, *at, &small));
    let joined = || {
        first > told.whole.start
            && line.is_verb_alone()
            && lead(words, first, told, subjects).is_some()
    };
    if line.width() > WIDE || line.is_hollow() && !joined() || apart {
        line = line_of(words, &small, told);
        range = small;
    }
    line.cut_tail(WIDE);
    if range.end < told.whole.end {
        line.drop_stub();
    }
    line.trim();
    line.drop_pronoun();
    widen(words, &mut line, &mut range, told, subjects);
    let led = line.first().is_some_and(|first| {
        words.tag(first).is_finite() && lead(words, first, told, subjects).is_some()
    });
    if line.is_hollow() && !(led && line.is_verb_alone()) {
        // "5:15 p.m." between the paragraphs of a report.
        if range
            .clone()
            .all(|at| words.is_time(at) || words.is_mark(at))
        {
            return String::new();
        }
        line = Line::new(words, range);
        line.trim();
    }
    let Some(first) = line.first() else {
        return String::new();
    };
    let label = finish(&match lead(words, first, told, subjects) {
        Some((name, Lead::Replaces)) => attach(&name, &line.print_rest()),
        Some((name, Lead::Precedes)) => attach(&name, &line.print()),
        None => line.print(),
    });
    // "Speaking on Monday after …, the mayor said": the clause tells nothing by itself.
    let is_stub = !label.contains(' ')
        && line
            .last()
            .is_some_and(|last| words.tag(last) == Tag::Preposition);
    if is_stub { String::new() } else { label }
}

// "… since last March has been strong": what begins with a verb that nobody is known of goes on to the left.
fn widen<'a, 'b>(
    words: &'b Words<'a>,
    line: &mut Line<'a, 'b>,
    range: &mut Range<usize>,
    told: &Told<'_>,
    subjects: &Subjects,
) {
    let lost =
        |first: usize| words.tag(first).is_finite() && lead(words, first, told, subjects).is_none();
    if range.start > told.whole.start && line.first().is_some_and(lost) {
        *range = segment::with_clause_before(words, told.whole, range);
        *line = line_of(words, range, told);
        line.trim();
    }
}

// "If both agree, the bridge could open": what is told stands behind a clause that only leads to it.
fn follows_another(words: &Words<'_>, leading: usize, small: &Range<usize>) -> bool {
    segment::is_leading(words, leading) && (leading..small.start).any(|at| words.tag(at).is_verb())
}

fn attach(name: &str, rest: &str) -> String {
    let rest = rest.trim_start_matches([',', ' ']);
    let glued = rest.starts_with(['\'', '’']);
    format!("{name}{}{rest}", if glued { "" } else { " " })
}

fn line_of<'a, 'b>(words: &'b Words<'a>, range: &Range<usize>, told: &Told<'_>) -> Line<'a, 'b> {
    let mut line = Line::new(words, range.clone());
    let end = range.end.min(range.start + LONGEST);
    let first = told.times.partition_point(|time| time.end <= range.start);
    for time in told
        .times
        .iter()
        .skip(first)
        .take_while(|time| time.start < end)
    {
        line.drop_time(time);
    }
    if !segment::is_relative(words, range.start) {
        line.trim();
    }
    line
}

// Whether a name stands for the first word of a line, or before it.
enum Lead {
    Replaces,
    Precedes,
}

// The name that a line needs at its start to be understood by itself.
fn lead(
    words: &Words<'_>,
    first: usize,
    told: &Told<'_>,
    subjects: &Subjects,
) -> Option<(String, Lead)> {
    let tag = words.tag(first);
    if segment::is_relative(words, first) {
        return noun_phrase_before(words, first).map(|name| (name, Lead::Replaces));
    }
    if tag == Tag::Participle && first > told.whole.start {
        return noun_phrase_before(words, first).map(|name| (name, Lead::Precedes));
    }
    let own = subject::subject(words, told.whole.clone());
    let own = own.filter(|own| own.end <= first);
    let is_pronoun = |own: &Range<usize>| words.tag(own.start) == Tag::Pronoun;
    if let Some(pronoun) = own.clone().filter(|own| tag.is_finite() && is_pronoun(own)) {
        // "They met on Monday and parted on Friday."
        let name = subjects.named(words.lower(pronoun.start), "");
        let name = name.unwrap_or_else(|| print(words, &pronoun.collect::<Vec<_>>()));
        let behind = first > told.range.start && !words.is_quoted(first);
        return behind.then_some((name, Lead::Precedes));
    }
    let own = own.filter(|own| !is_pronoun(own));
    if matches!(tag, Tag::Pronoun | Tag::PossessivePronoun) {
        if words.is_quoted(first) {
            return None;
        }
        let local = own.map_or_else(|| subjects.clone(), |own| subjects.with(words, own));
        let name = local.named(words.lower(first), words.lower(first + 1))?;
        return Some((name, Lead::Replaces));
    }
    let own = own.filter(|_| tag.is_finite())?;
    Some((print(words, &own.collect::<Vec<_>>()), Lead::Precedes))
}

// "…, which killed 200 people": the noun phrase that a clause stands behind.
fn noun_phrase_before(words: &Words<'_>, at: usize) -> Option<String> {
    let end = end_of_noun_phrase(words, at);
    let mut from = start_of_noun_phrase(words, end, 6);
    // "a professor of history at the college who", "democrats in the state who"
    for _ in 0..2 {
        let Some(preposition) = from.checked_sub(1) else {
            break;
        };
        let start = start_of_noun_phrase(words, preposition, 6);
        if words.lower(at) != "who"
            || words.tag(preposition) != Tag::Preposition
            || start == preposition
        {
            break;
        }
        from = start;
    }
    if words.lower(from) == "that" && from + 1 < end {
        from += 1;
    }
    let head = (from..end).rev().find(|at| words.tag(*at) != Tag::Number);
    // "the state primary, which", with the noun taken for an adjective.
    let is_head = |at: usize| words.tag(at).is_noun() || is_capital(words, at);
    let found = head.is_some_and(is_head) || words.tag(from) == Tag::Determiner && from + 1 < end;
    found.then(|| print(words, &(from..end).collect::<Vec<_>>()))
}

// "Ana Ruiz, 84, who": before the marks, and before an age.
fn end_of_noun_phrase(words: &Words<'_>, at: usize) -> usize {
    let marks = |mut end: usize| {
        while end > 0 && words.is_mark(end - 1) {
            end -= 1;
        }
        end
    };
    let end = marks(at);
    if end > 1 && words.tag(end - 1) == Tag::Number && words.is_mark(end - 2) {
        return marks(end - 1);
    }
    end
}

// Inside a sentence, as the words of a name are.
fn is_capital(words: &Words<'_>, at: usize) -> bool {
    at > 0 && words.text(at).starts_with(char::is_uppercase)
}

fn start_of_noun_phrase(words: &Words<'_>, end: usize, most: usize) -> usize {
    let mut from = end;
    while from > 0
        && end - from < most
        && (is_of_noun_phrase(words.tag(from - 1)) || is_capital(words, from - 1))
    {
        from -= 1;
    }
    from
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
    /// Who is meant, if the stages before know it.
    pub(super) who: Option<&'a str>,
}

/// The label of a saying: who, and what they said.
pub(super) fn of_saying(words: &Words<'_>, saying: &Saying<'_>, subjects: &Subjects) -> String {
    let mut line = Line::new(words, saying.content.clone());
    line.trim();
    line.cut_tail(WIDE);
    line.trim();
    let said = line.print();
    match source(words, saying, subjects) {
        Some(source) if !said.is_empty() => finish(&match source.as_str() {
            "" => said,
            source => format!("{source}: {said}"),
        }),
        _ => {
            let times = std::slice::from_ref(saying.time);
            let (range, time) = (saying.frame, Some(saying.time));
            of_clause(
                words,
                &Told {
                    range,
                    whole: range,
                    times,
                    time,
                },
                subjects,
            )
        }
    }
}

// The words that name the source of a frame; "" where they name nobody known.
fn source(words: &Words<'_>, saying: &Saying<'_>, subjects: &Subjects) -> Option<String> {
    let Saying {
        frame, verb, time, ..
    } = saying;
    let own = subject::subject(words, frame.start..verb + 1).filter(|own| own.end <= *verb);
    // "said Ana Ruiz, the mayor"
    let mut line = Line::new(words, own.unwrap_or(verb + 1..frame.end));
    line.drop_time(time);
    line.trim();
    line.stop_at_comma();
    line.drop_verbs();
    let first = line.first()?;
    if words.lower(first) == "to" {
        return Some(line.print_rest()).filter(|text| !text.is_empty());
    }
    let nobody = matches!(words.tag(first), Tag::Pronoun | Tag::Preposition);
    if nobody || words.lower(first) == "that" {
        let known = saying.who.map(str::to_owned);
        let named = known.or_else(|| subjects.named(words.lower(first), ""));
        return Some(named.unwrap_or_default());
    }
    subjects
        .named(words.lower(first), "")
        .or_else(|| Some(line.print()))
        .filter(|text| !text.is_empty())
}

// A capital at the start; no blank or loose mark at the end.
fn finish(text: &str) -> String {
    let loose = [',', ';', ':', '.', ' '];
    let text = match text.strip_suffix('”') {
        Some(quoted) => format!("{}”", quoted.trim_end_matches(loose)),
        None => text.trim().trim_end_matches(loose).to_owned(),
    };
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
