//! One line above an article: by-line, date, label, or several of them.

use std::sync::LazyLock;

use super::byline::{self, Names};
use super::date::moment_prefix;
use super::phrases::{Phrases, page, strip_words};
use crate::document::{Meta, Moment};
use crate::ingest::{aside, language};
use crate::lang::PageClass;

/// No header line is longer than this, in bytes.
const MAX_LINE: usize = 300;

/// What a header line tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) struct HeaderLine {
    pub(in crate::ingest) names: Names,
    pub(in crate::ingest) published: Option<Moment>,
    pub(in crate::ingest) modified: Option<Moment>,
    /// A labelled line such as `Title: …`.
    pub(in crate::ingest) field: Option<(Field, String)>,
}

/// What a labelled line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Field {
    Title,
    Publisher,
    Section,
    Place,
    Language,
    Address,
    /// A deck or a note that belongs to nobody's metadata.
    Other,
}

impl HeaderLine {
    /// Adds what the line tells to the metadata; what is already known stays.
    pub(in crate::ingest) fn tell(self, meta: &mut Meta) {
        for name in self.names.people {
            if !meta.byline.contains(&name) {
                meta.byline.push(name);
            }
        }
        fill(&mut meta.publisher, self.names.outlet);
        fill(&mut meta.place, self.names.place);
        fill(&mut meta.published, self.published);
        fill(&mut meta.modified, self.modified);
        match self.field {
            Some((Field::Title, title)) => fill(&mut meta.title, Some(title)),
            Some((Field::Publisher, name)) => fill(&mut meta.publisher, Some(name)),
            Some((Field::Section, name)) => fill(&mut meta.section, Some(name)),
            Some((Field::Place, name)) => fill(&mut meta.place, Some(byline::normal_case(&name))),
            Some((Field::Language, code)) => {
                fill(&mut meta.language, language::code(&code));
            }
            Some((Field::Address, url)) => fill(&mut meta.canonical, Some(url)),
            Some((Field::Other, _)) | None => {}
        }
    }
}

fn fill<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

/// Reads a line that is nothing but header; `None` when any word of it could be the article's own.
pub(in crate::ingest) fn parse(line: &str) -> Option<HeaderLine> {
    let line = line.trim();
    if line.len() > MAX_LINE || aside::is_signature(line) {
        return None;
    }
    labelled(line).or_else(|| free(line))
}

/// Reads a line that is header only because a header line stands before it: a paper, an office, small print.
pub(in crate::ingest) fn parse_companion(line: &str) -> Option<HeaderLine> {
    let line = line.trim();
    let mut header = HeaderLine::default();
    if line.len() > MAX_LINE {
        return None;
    }
    if byline::is_known_outlet(line) {
        header.names.outlet = Some(line.to_owned());
        return Some(header);
    }
    let (head, tail) = line.split_once(", ").unwrap_or((line, ""));
    if byline::is_outlet_name(head) && is_short_place(tail) {
        header.names.outlet = Some(head.to_owned());
        header.names.place = Some(tail.to_owned()).filter(|place| !place.is_empty());
        return Some(header);
    }
    let is_small = small_print(line).is_some_and(|rest| after_separators(rest).is_empty());
    let is_handle = !line.contains(' ') && line.contains('@');
    (is_small || is_handle || is_office_line(line)).then_some(header)
}

/// Whether a line names an office, with the place behind a comma: "Political correspondent, Harbor City".
pub(in crate::ingest) fn is_office_line(line: &str) -> bool {
    let (head, tail) = line.split_once(", ").unwrap_or((line, ""));
    byline::is_office(head) && is_short_place(tail)
}

fn is_short_place(text: &str) -> bool {
    text.split_whitespace().count() <= 3
        && text
            .chars()
            .all(|c| c.is_alphabetic() || c.is_whitespace() || c == '.')
}

/// Reads a line that is nothing but names, as one beside a date may be.
pub(in crate::ingest) fn parse_names(line: &str) -> Option<HeaderLine> {
    let mut header = HeaderLine::default();
    let is_short = line.split_whitespace().count() <= 10 && !line.ends_with(['.', '?', '!', ':']);
    (is_short && bare(line.trim(), &mut header)).then_some(header)
}

/// Reads a line as the name of a paper, where its neighbours say that it is one.
pub(in crate::ingest) fn parse_outlet(line: &str) -> Option<HeaderLine> {
    const SMALL: [&str; 9] = ["of", "the", "and", "for", "de", "del", "la", "&", "on"];
    let mut words = line.split_whitespace();
    let is_name = line.trim().starts_with(char::is_uppercase)
        && words.clone().count() <= 6
        && words.all(|word| word.starts_with(char::is_uppercase) || SMALL.contains(&word))
        && !line.contains([',', ':', ';', '|', '!', '?', '“', '"', '‘'])
        && !line.trim_end().ends_with('.');
    let mut header = HeaderLine::default();
    header.names.outlet = Some(line.trim().to_owned());
    is_name.then_some(header)
}

/// `Key: value` with a key that heads saved articles.
fn labelled(line: &str) -> Option<HeaderLine> {
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    let mut header = HeaderLine::default();
    let class = field_class(key.trim())?;
    let field = match class {
        PageClass::FieldTitle => Field::Title,
        PageClass::FieldPublisher => Field::Publisher,
        PageClass::FieldSection => Field::Section,
        PageClass::FieldPlace => Field::Place,
        PageClass::FieldLanguage => Field::Language,
        PageClass::FieldAddress => Field::Address,
        PageClass::FieldAuthor => {
            header.names = byline::names(byline::label_prefix(value).unwrap_or(value));
            return (!header.names.people.is_empty() || header.names.outlet.is_some())
                .then_some(header);
        }
        PageClass::FieldPublished => {
            header.published = Some(whole_moment(value)?);
            return Some(header);
        }
        PageClass::FieldUpdated => {
            header.modified = Some(whole_moment(value)?);
            return Some(header);
        }
        _ => Field::Other,
    };
    (!value.is_empty()).then(|| {
        header.field = Some((field, value.to_owned()));
        header
    })
}

/// The class of keys that a key belongs to.
fn field_class(key: &str) -> Option<PageClass> {
    static KEYS: LazyLock<Phrases> = LazyLock::new(|| Phrases::groups(&PageClass::FIELDS));
    PageClass::FIELDS.get(KEYS.group(key)?).copied()
}

fn whole_moment(text: &str) -> Option<Moment> {
    Moment::parse(text).or_else(|| {
        let (moment, rest) = moment_prefix(text)?;
        rest.trim_matches([' ', '.', ',', ')'])
            .is_empty()
            .then_some(moment)
    })
}

/// By-lines, dates, papers and small print in any order and number.
fn free(line: &str) -> Option<HeaderLine> {
    let mut header = HeaderLine::default();
    let mut is_certain = false;
    let mut rest = after_separators(line);
    while !rest.is_empty() {
        let (after, certain) = element(rest, &mut header)?;
        is_certain |= certain;
        let next = after_separators(after);
        if next.len() >= rest.len() {
            return None;
        }
        rest = next;
    }
    is_certain.then_some(header)
}

/// Takes one element off the front; says whether it alone makes the line a header.
fn element<'a>(text: &'a str, header: &mut HeaderLine) -> Option<(&'a str, bool)> {
    let (is_update, labelled) = date_label(text);
    if let Some((moment, rest)) = moment_prefix(labelled).filter(|(_, rest)| ends_cleanly(rest)) {
        let slot = if is_update || header.published.is_some() {
            &mut header.modified
        } else {
            &mut header.published
        };
        slot.get_or_insert(moment);
        return Some((rest, true));
    }
    // "Updated 3 hours ago" says that much, "On Twitter" nothing.
    let is_counted = labelled.starts_with(|c: char| c.is_ascii_digit());
    if let Some(rest) = small_print(labelled).filter(|_| is_counted || labelled.len() == text.len())
    {
        return Some((rest, labelled.len() < text.len()));
    }
    if let Some(names) = credit(text) {
        return Some((names.get(name_end(names)..)?, false));
    }
    if let Some((outlet, names)) = from_outlet(text) {
        let (part, rest) = names.split_at_checked(name_end(names))?;
        header.names.outlet.get_or_insert(outlet.to_owned());
        return by(part, header).then_some((rest, true));
    }
    if let Some(names) = byline::label_prefix(text) {
        let (part, rest) = names.split_at_checked(name_end(names))?;
        return by(part, header).then_some((rest, true));
    }
    let (part, rest) = text.split_at_checked(name_end(text))?;
    let part = part.trim();
    if byline::is_known_outlet(part) {
        header.names.outlet.get_or_insert(part.to_owned());
        return Some((rest, false));
    }
    bare(part, header).then(|| {
        (
            rest,
            header
                .names
                .outlet
                .as_deref()
                .is_some_and(byline::is_known_outlet),
        )
    })
}

/// Takes "Photographs by" and the like off the front: those named are no authors.
fn credit(text: &str) -> Option<&str> {
    let named = page(PageClass::Helper).strip(text).next();
    named
        .map(|(_, rest)| rest.trim_start())
        .filter(|rest| rest.starts_with(char::is_uppercase))
}

/// "From CNN’s Jane Roe".
fn from_outlet(text: &str) -> Option<(&str, &str)> {
    let (outlet, names) = strip_words(text, "from")?.trim_start().split_once(' ')?;
    let outlet = outlet
        .strip_suffix("’s")
        .or_else(|| outlet.strip_suffix("'s"))?;
    byline::is_known_outlet(outlet).then_some((outlet, names))
}

/// A by-line after its "By" is one when its first words name a person, a paper or nobody ("Staff").
fn by(part: &str, header: &mut HeaderLine) -> bool {
    let found = byline::names(part);
    let words = part.split_whitespace().count();
    let are_people = found.people.iter().all(|name| {
        byline::is_person(name)
            || words == 1
                && part.starts_with(char::is_uppercase)
                && name.chars().all(|c| c.is_alphabetic() || c == '-')
    });
    if !are_people || words == 0 {
        return false;
    }
    merge(&mut header.names, found);
    true
}

/// Names without a "By" count only beside a date or label.
fn bare(part: &str, header: &mut HeaderLine) -> bool {
    let found = byline::names(part);
    if found.people.is_empty() || !found.people.iter().all(|name| byline::is_person(name)) {
        return false;
    }
    merge(&mut header.names, found);
    true
}

fn merge(names: &mut Names, more: Names) {
    names.people.extend(more.people);
    fill(&mut names.outlet, more.outlet);
    fill(&mut names.place, more.place);
}

/// Where names end: at a bar, bullet, dash or tab, or where a date or its label begins.
fn name_end(text: &str) -> usize {
    let mut is_word_start = true;
    for (byte, c) in text.char_indices() {
        let rest = text.get(byte..).unwrap_or_default();
        if matches!(c, '|' | '•' | '·' | '\t' | '—' | '–')
            || c == ';'
            || rest.starts_with(" / ")
            || rest.starts_with(" - ")
            || rest.starts_with(" -- ")
        {
            return byte;
        }
        if is_word_start
            && byte > 0
            && (date_label(rest).1.len() < rest.len() || moment_prefix(rest).is_some())
        {
            return byte;
        }
        is_word_start = !c.is_alphanumeric();
    }
    text.len()
}

/// Takes "Published on", "Last updated:" and the like off the front; says whether they speak of a change.
fn date_label(text: &str) -> (bool, &str) {
    static LABELS: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::groups(&[PageClass::Published, PageClass::Updated]));
    let Some((group, rest)) = LABELS.strip(text).next() else {
        return (false, text);
    };
    let rest = rest.trim_start_matches([':', ' ', '\t']);
    let rest = strip_words(rest, "on")
        .or_else(|| strip_words(rest, "at"))
        .unwrap_or(rest);
    (group == 1, rest.trim_start())
}

/// "5 min read", "3 hours ago", "12 comments", "Share": words of the page, not of the article.
fn small_print(text: &str) -> Option<&str> {
    let text =
        strip_words(text, "reading time").map_or(text, |rest| rest.trim_start_matches([':', ' ']));
    let number_end = text
        .find(|c: char| !c.is_ascii_digit())
        .filter(|end| (1..=4).contains(end));
    if let Some(end) = number_end {
        let after = text.get(end..)?.trim_start_matches([' ', '-']);
        let counted = page(PageClass::Counted).strip(after).next();
        return counted
            .map(|(_, rest)| {
                strip_words(rest.trim_start_matches([' ', '-']), "read").unwrap_or(rest)
            })
            .filter(|rest| ends_cleanly(rest));
    }
    let button = page(PageClass::HeaderButton).strip(text).next();
    button
        .map(|(_, rest)| rest)
        .filter(|rest| ends_cleanly(rest))
}

/// Whether an element that ends here ends at the line's end, a separator, or where another element can begin.
fn ends_cleanly(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    trimmed.is_empty()
        || after_separators(trimmed).len() < trimmed.len()
        || byline::label_prefix(trimmed).is_some()
        || date_label(trimmed).1.len() < trimmed.len()
        || trimmed.starts_with(char::is_uppercase)
}

fn after_separators(text: &str) -> &str {
    text.trim_start_matches([
        ' ', '\t', '|', '•', '·', '–', '—', '-', '/', ',', ';', ':', '(', ')', '[', ']', '.', '_',
        '*',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Option<String> {
        let mut meta = Meta::default();
        parse(line)?.tell(&mut meta);
        let moment =
            |moment: Option<Moment>| moment.map_or("-".to_owned(), |moment| moment.to_string());
        Some(format!(
            "{} / {} / {} / {}",
            meta.byline.join("+"),
            meta.publisher.unwrap_or("-".into()),
            moment(meta.published),
            moment(meta.modified)
        ))
    }

    fn assert_told(cases: &[(&str, &str)]) {
        for (line, expected) in cases {
            assert_eq!(told(line).as_deref(), Some(*expected), "{line}");
        }
    }

    #[test]
    fn by_lines_come_in_many_forms() {
        assert_told(&[
            ("By JANE ROE", "Jane Roe / - / - / -"),
            (
                "By Jane Roe and John Doe, Staff Writers",
                "Jane Roe+John Doe / - / - / -",
            ),
            ("By The Associated Press", " / The Associated Press / - / -"),
            ("Author: Jane Roe", "Jane Roe / - / - / -"),
            ("Source: The Harbor Times", " / The Harbor Times / - / -"),
            ("From CNN’s Jane Roe", "Jane Roe / CNN / - / -"),
            (
                "Story by Jane Roe, AP Sports Writer; photos by John Doe",
                "Jane Roe / AP / - / -",
            ),
            (
                "By JANE ROE The Harbor Times",
                "Jane Roe / The Harbor Times / - / -",
            ),
            (
                "Jane Roe and John Doe, USA TODAY",
                "Jane Roe+John Doe / USA TODAY / - / -",
            ),
            ("BY JANE ROE | REUTERS", "Jane Roe / REUTERS / - / -"),
        ]);
    }

    #[test]
    fn date_lines_come_in_many_forms() {
        assert_told(&[
            ("3 March 2025", " / - / 2025-03-03 / -"),
            ("Date: 3 March 2025", " / - / 2025-03-03 / -"),
            ("Updated March 11, 2025", " / - / - / 2025-03-11"),
            (
                "Published: March 10, 2025, 9:41 p.m. ET",
                " / - / 2025-03-10T21:41-04:00 / -",
            ),
            (
                "March 3, 2025 / 9:41 PM EST / CBS",
                " / CBS / 2025-03-03T21:41-05:00 / -",
            ),
            (
                "Mon 10 Mar 2025 21.41 GMT · Last modified on Tue 11 Mar 2025 08.00 GMT",
                " / - / 2025-03-10T21:41+00:00 / 2025-03-11T08:00+00:00",
            ),
        ]);
    }

    #[test]
    fn one_line_may_hold_both() {
        assert_told(&[
            (
                " date 2025-03-10 By Jane Roe, CNN",
                "Jane Roe / CNN / 2025-03-10 / -",
            ),
            (
                "date 2025-03-10 Analysis by Jane Roe and CNN Staff",
                "Jane Roe / CNN / 2025-03-10 / -",
            ),
            ("Jane Roe | March 3, 2025", "Jane Roe / - / 2025-03-03 / -"),
            (
                "By Jane Roe, CNN Updated 9:41 PM EDT, March 10, 2025",
                "Jane Roe / CNN / - / 2025-03-10T21:41-04:00",
            ),
            ("3/13/2025 by Jane Roe", "Jane Roe / - / 2025-03-13 / -"),
            (
                "Posted by Jane Roe on March 3, 2025",
                "Jane Roe / - / 2025-03-03 / -",
            ),
            (
                "By Jane Roe — March 3, 2025 — 5 min read",
                "Jane Roe / - / 2025-03-03 / -",
            ),
            ("Jane Roe • Updated 3 hours ago", "Jane Roe / - / - / -"),
        ]);
    }

    #[test]
    fn sentences_are_no_header() {
        for line in [
            "By Tuesday the water had gone.",
            "By the river, Jane Roe waited.",
            "By Jane Roe’s own account, it was late.",
            "March 3, 2025 was a cold day.",
            "Jane Roe",
            "Jane Roe, the mayor, said on Monday that nothing was lost.",
            "Share prices fell.",
            "After the Harbor News told all, He Laughs On Twitter.",
            "10 minutes later it was over.",
            "Council votes to close the bridge",
            "Question: who pays?",
            "",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
