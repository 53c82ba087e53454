//! Removes header lines from the top of a plain text.

use super::lines::TextLine;
use super::wrap::ends_sentence;
use crate::document::Meta;
use crate::ingest::header::line::{
    HeaderLine, is_office_line, parse, parse_companion, parse_names, parse_outlet,
};

/// Lines from the top that are searched for header lines.
const MAX_LINES: usize = 24;

/// Lines longer than this are paragraphs, each its own group.
const LONG: usize = 160;

/// Section, headline, deck and name may precede a header line, two of them as sentences; more is the article.
const MAX_GROUPS: usize = 4;
const MAX_SENTENCES: usize = 2;

/// Maximum lines of headline and deck, even without a blank line between them.
const MAX_OPEN_LINES: usize = 6;

/// Removes the lines that are only header, and fills the metadata from them.
///
/// If nothing else would be left, all lines stay.
pub(super) fn take_header<'a>(lines: Vec<TextLine<'a>>, meta: &mut Meta) -> Vec<TextLine<'a>> {
    let mut headers = find(&lines);
    drop_lone_label(&mut headers);
    if headers.iter().flatten().count() == 0 {
        return lines;
    }
    add_neighbours(&lines, &mut headers);
    let is_header: Vec<bool> = headers.iter().map(Option::is_some).collect();
    for header in headers.into_iter().flatten() {
        header.tell(meta);
    }
    let is_taken = |index: usize| is_header.get(index).copied().unwrap_or(false);
    if (0..lines.len()).all(is_taken) {
        return lines;
    }
    let mut is_after_header = false;
    let mut rest = Vec::with_capacity(lines.len());
    for (index, line) in lines.into_iter().enumerate() {
        if is_taken(index) {
            is_after_header = true;
        } else {
            rest.push(TextLine {
                is_first: line.is_first || is_after_header,
                ..line
            });
            is_after_header = false;
        }
    }
    rest
}

/// For each of the first lines, its field if it is a header line.
fn find(lines: &[TextLine<'_>]) -> Vec<Option<HeaderLine>> {
    let mut found: Vec<Option<HeaderLine>> = Vec::new();
    let (mut groups, mut open, mut sentences) = (0, 0, 0);
    let mut is_in_group = false;
    for (index, line) in lines.iter().enumerate().take(MAX_LINES) {
        let is_after_header = found.last().is_some_and(Option::is_some);
        let header = (line.quoted == 0)
            .then(|| {
                parse(line.words)
                    .or_else(|| parse_companion(line.words).filter(|_| is_after_header))
                    .or_else(|| signature(lines, index))
                    .or_else(|| outlet(lines, index, found.last()?.as_ref()?))
            })
            .flatten();
        if header.is_some() {
            is_in_group = false;
        } else {
            open += 1;
            groups += usize::from(!is_in_group || line.is_first || line.width > LONG);
            is_in_group = line.width <= LONG;
            sentences += usize::from(ends_sentence(line.words) || line.width > LONG);
            if groups > MAX_GROUPS || open > MAX_OPEN_LINES || sentences > MAX_SENTENCES {
                break;
            }
        }
        found.push(header);
    }
    found
}

/// A name with an office on the line below it.
fn signature(lines: &[TextLine<'_>], index: usize) -> Option<HeaderLine> {
    let office = lines.get(index + 1).filter(|next| !next.is_first)?;
    let name = lines.get(index).filter(|_| index > 0)?;
    parse_names(name.words).filter(|_| is_office_line(office.words))
}

/// A newspaper's name alone on a line between byline and date, as in "The Harbor Times".
fn outlet(lines: &[TextLine<'_>], index: usize, above: &HeaderLine) -> Option<HeaderLine> {
    let line = lines.get(index)?;
    let next = lines.get(index + 1)?;
    let is_beside = !line.is_first && !next.is_first && !above.names.people.is_empty();
    let is_dated = parse(next.words).is_some_and(|below| below.published.is_some());
    (is_beside && is_dated)
        .then(|| parse_outlet(line.words))
        .flatten()
}

/// One line that looks labelled may be a headline with a colon; two are a block of labels.
fn drop_lone_label(headers: &mut [Option<HeaderLine>]) {
    if headers.iter().flatten().count() > 1 {
        return;
    }
    for header in headers {
        if header.as_ref().is_some_and(|header| header.field.is_some()) {
            *header = None;
        }
    }
}

/// Names alone on a line next to header lines are the byline; newspapers, offices and small print between them go, too.
fn add_neighbours(lines: &[TextLine<'_>], headers: &mut Vec<Option<HeaderLine>>) {
    let Some(first) = headers.iter().position(Option::is_some) else {
        return;
    };
    let last = headers.iter().rposition(Option::is_some).unwrap_or(first);
    let has_names = headers
        .iter()
        .flatten()
        .any(|header| !header.names.people.is_empty());
    let words = |index: usize| lines.get(index).map_or("", |line| line.words);
    let mut above = Vec::new();
    // A name in the very first line is the headline.
    for index in (1..first).rev() {
        let Some(header) = parse_companion(words(index)) else {
            let names = parse_names(words(index)).filter(|_| !has_names);
            above.extend(names.map(|header| (index, header)));
            break;
        };
        above.push((index, header));
    }
    let is_named = has_names
        || above
            .iter()
            .any(|(_, header)| !header.names.people.is_empty());
    for (index, header) in above {
        set(headers, index, header);
    }
    if let Some(header) = parse_names(words(last + 1)).filter(|_| first > 0 && !is_named) {
        set(headers, last + 1, header);
    }
}

fn set(headers: &mut Vec<Option<HeaderLine>>, index: usize, header: HeaderLine) {
    if headers.len() <= index {
        headers.resize(index + 1, None);
    }
    if let Some(slot) = headers.get_mut(index) {
        *slot = Some(header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::plain::lines::split;

    fn taken(text: &str) -> (Vec<String>, Meta) {
        let mut meta = Meta::default();
        let rest = take_header(split(text), &mut meta);
        (
            rest.iter().map(|line| line.words.to_owned()).collect(),
            meta,
        )
    }

    #[test]
    fn header_lines_go_and_the_headline_stays() {
        let (rest, meta) =
            taken("Council closes bridge\nBy JANE ROE\nMarch 3, 2025\n\nThe council met.");
        assert_eq!(rest, ["Council closes bridge", "The council met."]);
        assert_eq!(meta.byline, ["Jane Roe"]);
        assert_eq!(meta.published.unwrap().to_string(), "2025-03-03");
    }

    #[test]
    fn a_name_beside_a_date_is_a_byline() {
        let (rest, meta) =
            taken("Council closes bridge\n\nJane Roe\nMarch 3, 2025\n\nThe council met.");
        assert_eq!(rest, ["Council closes bridge", "The council met."]);
        assert_eq!(meta.byline, ["Jane Roe"]);
        let (rest, meta) = taken("Jane Roe\n\nThe council met.");
        assert_eq!((rest.len(), meta.byline.len()), (2, 0));
    }

    #[test]
    fn a_line_between_byline_and_date_is_the_paper() {
        let (rest, meta) = taken(
            "Council closes bridge\n\nBy Jane Roe\nThe Wexcombe Beacon\nMarch 3, 2025\n\nThe council met.",
        );
        assert_eq!(rest, ["Council closes bridge", "The council met."]);
        assert_eq!(meta.publisher.as_deref(), Some("The Wexcombe Beacon"));
        let (rest, meta) = taken(
            "Council closes bridge\n\nBy Jane Roe\nIt was late.\nMarch 3, 2025\n\nThe council met.",
        );
        assert_eq!((rest.len(), meta.publisher), (3, None));
    }

    #[test]
    fn a_line_in_the_body_is_no_header() {
        let (rest, meta) = taken(
            "The council met.\n\nIt closed the bridge.\n\nIt rained.\n\nMarch 3, 2025\n\nIt opened.",
        );
        assert_eq!(rest.len(), 5);
        assert_eq!(meta.published, None);
    }

    #[test]
    fn nothing_but_header_stays_whole() {
        let (rest, meta) = taken("By Jane Roe\nMarch 3, 2025");
        assert_eq!(rest.len(), 2);
        assert_eq!(meta.byline, ["Jane Roe"]);
    }
}
