//! The tokens of a label: some dropped, the rest printed as they stand in the text.

use std::ops::Range;

use super::words::Words;
use crate::analysis::tag::Tag;
use crate::rules::time::EventWord;

/// A line has at most so many tokens.
pub(super) const LONGEST: usize = 400;

// "In the coming year prices will rise": the noun behind the time is what the verb is told of.
fn opens_clause(words: &Words<'_>, time: &Range<usize>) -> bool {
    let whole = words.tag(time.start) == Tag::Determiner
        || matches!(words.lower(time.start), "last" | "next");
    let verb = (time.end..time.end + LONGEST_SUBJECT).find(|at| !words.tag(*at).is_noun());
    let finite = |at: usize| words.tag(at).is_finite() || words.tag(at) == Tag::Modal;
    time.start <= 1 && whole && verb.is_some_and(finite)
}

const LONGEST_SUBJECT: usize = 4;

/// A label in the making.
pub(super) struct Line<'a, 'b> {
    words: &'b Words<'a>,
    kept: Vec<usize>,
}

impl<'a, 'b> Line<'a, 'b> {
    /// All tokens of a range, up to more than any label shows.
    pub(super) fn new(words: &'b Words<'a>, range: Range<usize>) -> Self {
        Self {
            words,
            kept: range.take(LONGEST).collect(),
        }
    }

    /// The last token that is kept.
    pub(super) fn last(&self) -> Option<usize> {
        self.kept.last().copied()
    }

    /// The first token that is kept.
    pub(super) fn first(&self) -> Option<usize> {
        self.kept.first().copied()
    }

    /// How many columns it would take, taking every char for one.
    pub(super) fn width(&self) -> usize {
        self.print().chars().count()
    }

    /// Drops a time, the words that lead to it and a comma that only sets it off.
    ///
    /// Before a noun ("the 1996 election", "in November's vote") the words that lead to it lead to the noun and stay.
    pub(super) fn drop_time(&mut self, time: &Range<usize>) {
        let words = self.words;
        // A quotation is told as it was said.
        if words.is_quoted(time.start) {
            return;
        }
        let (mut start, mut end) = (time.start, time.end);
        // "November marked the beginning": the time is what it is told of.
        if self.first() == Some(start) && words.tag(end).is_finite() {
            return;
        }
        // "the May 8, 2003, attacks"
        let comma = usize::from(
            words.lower(end) == "," && start > 0 && words.tag(start - 1) == Tag::Determiner,
        );
        end += comma;
        if matches!(words.lower(end), "'s" | "’s") {
            end += 1;
        }
        let set_off = matches!(
            words.tag(end),
            Tag::Noun | Tag::PluralNoun | Tag::Adjective | Tag::Name
        ) && !(end == time.end && words.is_mark(end))
            && (end > time.end || words.tag(end) != Tag::Name)
            && !(end == time.end && opens_clause(words, time));

        while !set_off && let Some(before) = start.checked_sub(1) {
            let leads = words.is(before, EventWord::BeforeTime) && words.tag(before) != Tag::Past;
            // "handed in on Monday"
            let particle = words.tag(start) == Tag::Preposition
                && matches!(words.lower(before), "in" | "on" | "over" | "about");
            if !leads || particle && start < time.start || self.kept.binary_search(&before).is_err()
            {
                break;
            }
            start = before;
        }
        let aside = start
            .checked_sub(1)
            .is_some_and(|at| words.lower(at) == ",");
        let when = matches!(words.lower(end + 1), "when" | "where");
        if words.lower(end) == "," && (aside || when || self.first() == Some(start)) {
            end += 1;
        }
        self.kept.retain(|at| !(start..end).contains(at));
    }

    /// Drops verbs at the end: "a memo released".
    pub(super) fn drop_verbs(&mut self) {
        let words = self.words;
        while self
            .kept
            .last()
            .is_some_and(|at| words.tag(*at).is_verb() || words.is_mark(*at))
        {
            self.kept.pop();
        }
    }

    /// Whether too little is left to be understood.
    pub(super) fn is_hollow(&self) -> bool {
        let words = self.words;
        let told = self.kept.iter().filter(|at| !words.is_mark(**at)).count();
        let last = self.kept.last().is_none_or(|at| {
            matches!(
                words.lower(*at),
                "is" | "are"
                    | "was"
                    | "were"
                    | "be"
                    | "been"
                    | "'s"
                    | "’s"
                    | "has"
                    | "had"
                    | "have"
            )
        });
        let participle = self
            .first()
            .is_some_and(|at| words.tag(at) == Tag::Participle);
        told < 2 && !participle || last || !self.kept.iter().any(|at| words.tag(*at).is_verb())
    }

    /// Whether nothing but a verb of its own is left: "and stopped".
    pub(super) fn is_verb_alone(&self) -> bool {
        let words = self.words;
        let mut told = self.kept.iter().filter(|at| !words.is_mark(**at));
        let verb = told.next().is_some_and(|at| words.tag(*at) == Tag::Past);
        verb && told.next().is_none()
    }

    /// Drops the "who" or "which" of a line that has no other verb than behind it: "the clerk, who has read it".
    pub(super) fn drop_pronoun(&mut self) {
        let words = self.words;
        let finite = |at: &&usize| words.tag(**at).is_finite();
        let Some(place) = self
            .kept
            .iter()
            .position(|at| matches!(words.lower(*at), "who" | "which"))
        else {
            return;
        };
        let (before, behind) = self.kept.split_at(place);
        let alone =
            !before.iter().any(|at| finite(&at)) && behind.iter().filter(finite).count() == 1;
        let last = before.last().copied().unwrap_or_default();
        let comma = words.lower(last) == ",";
        let start = place - usize::from(comma && place > 0);
        // "the house from which it came"
        if alone && start > 0 && words.tag(last) != Tag::Preposition {
            self.kept.drain(start..=place);
        }
    }

    /// Drops what says nothing at either end.
    pub(super) fn trim(&mut self) {
        let words = self.words;
        let keep = self
            .kept
            .iter()
            .position(|at| !is_loose_at_start(words, *at));
        let enough = |keep: &usize| {
            let verb = |at: &usize| words.tag(*at) == Tag::Past;
            keep + 2 <= self.kept.len() || self.kept.get(*keep).is_some_and(verb)
        };
        let keep = keep.filter(enough).unwrap_or(0);
        self.kept.drain(..keep);
        while let Some(last) = self.kept.last().copied() {
            if !is_loose_at_end(words, last) || self.kept.len() < 2 {
                break;
            }
            self.kept.pop();
        }
        self.even_out();
    }

    // Drops quotation marks and brackets whose other half is not there, and the second of two dots.
    fn even_out(&mut self) {
        let words = self.words;
        self.kept
            .dedup_by(|at, before| words.lower(*at) == "·" && words.lower(*before) == "·");
        let closed = |at: &usize| is_apostrophe(words.text(*at));
        if let Some((first, rest)) = self.kept.split_first()
            && matches!(words.text(*first), "‘" | "`")
            && !rest.iter().any(closed)
        {
            self.kept.remove(0);
        }
        let is_quote = |at: usize| words.is_quote_mark(at) && !is_apostrophe(words.text(at));
        if self.kept.iter().filter(|at| is_quote(**at)).count() % 2 == 1 {
            self.kept.retain(|at| !is_quote(*at));
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

    /// Cuts a line that is wider than `width` where a clause ends behind its first verb.
    pub(super) fn cut_tail(&mut self, width: usize) {
        if self.width() <= width {
            return;
        }
        let words = self.words;
        let verb = self
            .kept
            .iter()
            .position(|at| words.tag(*at).is_finite())
            .unwrap_or(0);
        let mut column = 0;
        let mut best = None;
        for (place, at) in self.kept.iter().enumerate() {
            let enough = place > verb + 1 && column >= width / 3;
            if enough && ends_clause(words, *at) && (best.is_none() || column <= width) {
                best = Some(place);
            }
            column += words.text(*at).chars().count() + 1;
        }
        if let Some(place) = best {
            self.kept.truncate(place);
        }
    }

    /// Drops the subject of a clause that was cut off behind it: "a deck was laid, and a plaque".
    pub(super) fn drop_stub(&mut self) {
        let words = self.words;
        let joins = |pair: &[usize]| match *pair {
            [comma, and] => {
                words.lower(comma) == "," && matches!(words.lower(and), "and" | "but" | "or")
            }
            _ => false,
        };
        let Some(place) = self.kept.windows(2).rposition(joins) else {
            return;
        };
        let (before, behind) = self.kept.split_at(place);
        let told = |tokens: &[usize]| tokens.iter().any(|at| words.tag(*at).is_finite());
        if told(before) && !told(behind) {
            self.kept.truncate(place);
        }
    }

    /// Keeps what stands before the first comma, bracket or dash.
    pub(super) fn stop_at_comma(&mut self) {
        let words = self.words;
        let comma = |at: &usize| matches!(words.lower(*at), "," | "(" | "--" | "—" | "–");
        if let Some(place) = self.kept.iter().position(comma) {
            self.kept.truncate(place);
        }
    }

    /// The line as text.
    pub(super) fn print(&self) -> String {
        print(self.words, &self.kept)
    }

    /// The line without its first token.
    pub(super) fn print_rest(&self) -> String {
        print(self.words, self.kept.get(1..).unwrap_or_default())
    }
}

fn is_money(word: &str) -> bool {
    matches!(word, "$" | "#" | "€" | "£" | "¥")
}

fn is_loose_at_start(words: &Words<'_>, at: usize) -> bool {
    let mark = words.is_mark(at) && !words.is_quote_mark(at) && !is_money(words.lower(at));
    let ties = [EventWord::Opening, EventWord::Later, EventWord::Earlier];
    let tag = words.tag(at);
    let tie = ties.iter().any(|what| words.is(at, *what)) && !tag.is_finite();
    let provided = words.lower(at) == "provided" && words.lower(at + 1) == "that";
    mark || provided || tie && !matches!(tag, Tag::Determiner | Tag::WhDeterminer)
}

fn is_loose_at_end(words: &Words<'_>, at: usize) -> bool {
    let mark =
        words.is_mark(at) && !words.is_quote_mark(at) && !matches!(words.lower(at), "%" | ")");
    let open = matches!(words.text(at), "“" | "``" | "‘" | "«");
    let tag = words.tag(at);
    mark || open
        || matches!(
            tag,
            Tag::Preposition | Tag::Conjunction | Tag::Determiner | Tag::To
        )
        || words.is(at, EventWord::Opening)
}

fn is_apostrophe(text: &str) -> bool {
    matches!(text, "'" | "’" | "`" | "‘")
}

fn ends_clause(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.lower(at),
        "," | ";"
            | ":"
            | "--"
            | "—"
            | "–"
            | "_"
            | "("
            | "which"
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
            | "since"
            | "unless"
            | "despite"
            | "amid"
            | "where"
    )
}

/// Tokens with the spacing of the text; where some were dropped, one blank, or none before a mark.
pub(super) fn print(words: &Words<'_>, tokens: &[usize]) -> String {
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
            Some(_) => !matches!(
                words.lower(*at),
                "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "”" | "’s" | "'s"
            ),
        };
        if spaced {
            text.push(' ');
        }
        text.push_str(words.text(*at));
        before = Some(*at);
    }
    text
}
