//! Columns on screen: the third unit beside bytes and code points, computed here only.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns a string takes in a terminal: the sum over its grapheme clusters (UAX 29, widths of UAX 11, ambiguous = 1).
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text
            .bytes()
            .filter(|byte| (0x20..0x7F).contains(byte))
            .count();
    }
    clusters(text).map(|found| found.cols).sum()
}

/// One grapheme cluster of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster<'a> {
    /// Its first byte in the string.
    pub start: usize,
    /// The cluster itself.
    pub text: &'a str,
    /// The columns it takes: 0, 1 or 2; 0 for controls.
    pub cols: usize,
}

/// The grapheme clusters of a string; those of ASCII are found without looking anything up.
pub fn clusters(text: &str) -> impl Iterator<Item = Cluster<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        let mut bytes = rest.bytes();
        let first = bytes.next()?;
        // Only what is not ASCII can join the character before it, but for the line feed after a carriage return.
        let alone =
            first.is_ascii() && first != b'\r' && bytes.next().is_none_or(|next| next.is_ascii());
        let (found, cols) = if alone {
            (rest.get(..1)?, usize::from((0x20..0x7F).contains(&first)))
        } else {
            let found = rest.graphemes(true).next()?;
            let control = found.starts_with(char::is_control);
            (found, if control { 0 } else { cluster(found) })
        };
        let found = Cluster {
            start,
            text: found,
            cols,
        };
        start += found.text.len();
        Some(found)
    })
}

/// Columns one grapheme cluster takes: 0, 1 or 2.
pub fn cluster(grapheme: &str) -> usize {
    grapheme.width().min(2)
}

/// The longest prefix that fits in `cols` columns, cut between grapheme clusters.
pub fn fit(text: &str, cols: usize) -> &str {
    let mut used = 0;
    for found in clusters(text) {
        used += found.cols;
        if used > cols {
            return text.get(..found.start).unwrap_or(text);
        }
    }
    text
}

/// The longest suffix that fits in `cols` columns, cut between characters.
pub fn tail(text: &str, cols: usize) -> &str {
    text.char_indices()
        .map(|(byte, _)| text.get(byte..).unwrap_or_default())
        .find(|rest| columns(rest) <= cols)
        .unwrap_or_default()
}

/// The text cut to `cols` columns, with `mark` (an ellipsis) in place of what did not fit.
///
/// Cuts at a word where one ends in the second half of the room; never cuts what fits.
pub fn ellipsize(text: &str, cols: usize, mark: &str) -> String {
    if columns(text) <= cols {
        return text.to_owned();
    }
    let room = cols.saturating_sub(columns(mark));
    let head = fit(text, room);
    let whole_word = text
        .get(head.len()..)
        .is_some_and(|rest| rest.starts_with(' '));
    let at_word = match head.rfind(' ') {
        Some(byte) if !whole_word && byte * 2 > head.len() => head.get(..byte).unwrap_or(head),
        _ => head,
    };
    let mut out = at_word.trim_end_matches([' ', ',', ';', ':']).to_owned();
    out.push_str(fit(mark, cols));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_combining_clusters_count_by_columns() {
        assert_eq!(columns("ab"), 2);
        assert_eq!(columns("日本"), 4);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(columns("👩‍👩‍👧"), 2);
    }

    #[test]
    fn ellipsis_stands_after_a_whole_word() {
        assert_eq!(ellipsize("tunnel first proposed", 16, "…"), "tunnel first…");
        assert_eq!(ellipsize("tunnel", 6, "…"), "tunnel");
        assert_eq!(ellipsize("tunnel", 1, "…"), "…");
        assert_eq!(ellipsize("tunnel", 0, "…"), "");
    }

    #[test]
    fn clusters_are_those_of_the_standard() {
        let text = "a\u{301}b 日本\r\nc👩‍👩‍👧🇳🇴-\tx\u{200D}";
        let found: Vec<&str> = clusters(text).map(|found| found.text).collect();
        let known: Vec<&str> = text.graphemes(true).collect();
        assert_eq!(found, known);
        assert!(
            clusters(text).all(|found| text.get(found.start..).unwrap().starts_with(found.text))
        );
    }

    #[test]
    fn a_tail_is_what_fits_at_the_end() {
        assert_eq!(
            (tail("abc", 2), tail("abc", 9), tail("日本", 3)),
            ("bc", "abc", "本")
        );
    }

    #[test]
    fn fit_never_splits_a_cluster() {
        assert_eq!(fit("日本", 3), "日");
        assert_eq!(fit("e\u{301}x", 1), "e\u{301}");
    }
}
