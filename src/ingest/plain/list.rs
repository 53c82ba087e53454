//! List items of plain text: bullets and numbers.

use super::lines::TextLine;

/// The beginning of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A bullet with its length in bytes, the space after it included; it is removed.
    Bullet(usize),
    /// A number, which is kept.
    Number(u32),
}

/// For each line, the marker of the list item that begins with it.
///
/// A dash counts only between sentences, a long dash only if its neighbour has one, too (dashes introduce speech in
/// some languages), a number only if the one before or after it is near.
pub(super) fn markers(lines: &[TextLine<'_>]) -> Vec<Option<Marker>> {
    let raw: Vec<Option<Marker>> = lines.iter().map(|line| marker(line.words)).collect();
    let long_dash = |index: usize| {
        lines
            .get(index)
            .is_some_and(|line| line.words.starts_with(['—', '–']))
    };
    raw.iter()
        .enumerate()
        .map(|(index, found)| match found {
            Some(Marker::Number(number)) => {
                has_sibling(&raw, index, *number).then_some(Marker::Number(*number))
            }
            Some(Marker::Bullet(_)) if long_dash(index) => {
                let is_run = long_dash(index + 1) || index > 0 && long_dash(index - 1);
                found.filter(|_| is_run && !is_speech(lines, index))
            }
            other => *other,
        })
        .collect()
}

/// Maximum lines between numbered items.
const SIBLING_LINES: usize = 40;

fn has_sibling(raw: &[Option<Marker>], index: usize, number: u32) -> bool {
    let is = |wanted: Option<u32>| {
        move |marker: &Option<Marker>| {
            wanted.is_some_and(|wanted| *marker == Some(Marker::Number(wanted)))
        }
    };
    let after = raw.get(index + 1..).unwrap_or_default();
    let before = raw.get(..index).unwrap_or_default();
    after
        .iter()
        .take(SIBLING_LINES)
        .any(is(number.checked_add(1)))
        || before
            .iter()
            .rev()
            .take(SIBLING_LINES)
            .any(is(number.checked_sub(1)))
}

/// Dashes before whole sentences in a row are a dialogue.
fn is_speech(lines: &[TextLine<'_>], index: usize) -> bool {
    lines
        .get(index)
        .is_some_and(|line| line.words.ends_with(['?', '!', '…']))
}

fn marker(words: &str) -> Option<Marker> {
    let first = words.chars().next()?;
    if matches!(
        first,
        '-' | '*' | '•' | '‣' | '◦' | '▪' | '●' | '■' | '·' | '–' | '—' | '►' | '➤'
    ) {
        let after = words.get(first.len_utf8()..)?;
        let rest = after.trim_start();
        let is_spaced =
            rest.len() < after.len() || matches!(first, '•' | '‣' | '◦' | '▪' | '●' | '■');
        return (is_spaced
            && rest.starts_with(|c: char| c.is_alphanumeric() || "“\"‘'(«$€£[".contains(c)))
        .then_some(Marker::Bullet(words.len() - rest.len()));
    }
    let end = words.find(|c: char| !c.is_ascii_digit())?;
    let (digits, rest) = words.split_at_checked(end)?;
    let rest = rest.strip_prefix(['.', ')'])?;
    let is_item = (1..=3).contains(&digits.len()) && rest.starts_with([' ', '\t']);
    is_item.then(|| digits.parse().ok().map(Marker::Number))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::plain::lines::split;

    fn found(text: &str) -> Vec<bool> {
        markers(&split(text)).iter().map(Option::is_some).collect()
    }

    #[test]
    fn bullets_and_numbers_open_items() {
        assert_eq!(found("- one\n* two\n• three\n•four"), [true; 4]);
        assert_eq!(found("1. one\n2. two\n3) three"), [true; 3]);
    }

    #[test]
    fn lone_numbers_dashes_and_dialogue_do_not() {
        assert_eq!(found("12. Mai 2025\n\nText."), [false, false]);
        assert_eq!(found("— No, he said.\n\nText."), [false, false]);
        assert_eq!(found("-minus\n1985. A year."), [false, false]);
        assert_eq!(found("— Keep it\n— Sell it"), [true, true]);
    }
}
