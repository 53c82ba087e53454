//! Columns on screen: the third unit beside bytes and code points, computed here only.

use std::sync::atomic::{AtomicBool, Ordering};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Whether ambiguous characters of UAX 11 take two columns. Known to the whole process, as it is of the one terminal that a
/// process draws on, and every column is counted here.
static IS_AMBIGUOUS_WIDE: AtomicBool = AtomicBool::new(false);

/// Makes ambiguous characters of UAX 11 ("“", "…", "±") two columns wide, for all that is measured from now on.
pub fn widen_ambiguous() {
    IS_AMBIGUOUS_WIDE.store(true, Ordering::Relaxed);
}

/// Columns a string takes in a terminal: the sum over its grapheme clusters (UAX 29, widths of UAX 11; ambiguous is one
/// column until [`widen_ambiguous`]).
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
    /// Its columns: 0, 1 or 2; 0 for controls.
    pub cols: usize,
}

/// The grapheme clusters of a string; plain characters need no look-up.
pub fn clusters(text: &str) -> impl Iterator<Item = Cluster<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        // ASCII before ASCII, which is most of a text.
        let bytes = text.as_bytes();
        let is_visible = |byte: &u8| (b' '..=b'~').contains(byte);
        if is_visible(bytes.get(start)?) && bytes.get(start + 1).is_none_or(u8::is_ascii) {
            let found = Cluster {
                start,
                text: text.get(start..=start)?,
                cols: 1,
            };
            start += 1;
            return Some(found);
        }
        let rest = text.get(start..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        let alone = plain(first).filter(|_| chars.next().is_none_or(|next| plain(next).is_some()));
        let (found, cols) = if let Some(cols) = alone {
            let found = rest.get(..first.len_utf8())?;
            let is_open = IS_AMBIGUOUS_WIDE.load(Ordering::Relaxed) && cols == 1;
            (found, if is_open { cluster(found) } else { cols })
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

/// Columns of a character that never joins another one of its kind (`Grapheme_Cluster_Break` is `Other`, or a control but
/// for the line ends); not all of them, but those that articles consist of.
fn plain(c: char) -> Option<usize> {
    match c {
        '\t' => Some(0),
        // Latin without the soft hyphen, Greek, Cyrillic without its combining marks, punctuation, lines and blocks.
        ' '..='~'
        | '\u{A1}'..='\u{AC}'
        | '\u{AE}'..='\u{2FF}'
        | '\u{370}'..='\u{482}'
        | '\u{48A}'..='\u{52F}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205E}'
        | '\u{2500}'..='\u{25FC}' => Some(1),
        // Kana and the ideographs of Chinese, Japanese and Korean.
        '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{4E00}'..='\u{9FFF}' => Some(2),
        _ => None,
    }
}

/// Columns of one grapheme cluster: 0, 1 or 2.
pub fn cluster(grapheme: &str) -> usize {
    measured(grapheme, IS_AMBIGUOUS_WIDE.load(Ordering::Relaxed))
}

fn measured(grapheme: &str, is_ambiguous_wide: bool) -> usize {
    let cols = if is_ambiguous_wide {
        grapheme.width_cjk()
    } else {
        grapheme.width()
    };
    cols.min(2)
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

/// The text cut to `cols` columns, with `mark` (an ellipsis) instead of the rest.
///
/// Cuts after a word if one ends in the second half of the columns; text that fits stays whole.
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
    fn ambiguous_characters_are_as_wide_as_the_terminal_has_them() {
        for (grapheme, narrow, wide) in [
            ("“", 1, 2),
            ("…", 1, 2),
            ("a", 1, 1),
            ("日", 2, 2),
            ("±", 1, 2),
        ] {
            assert_eq!(
                (measured(grapheme, false), measured(grapheme, true)),
                (narrow, wide),
                "{grapheme}"
            );
        }
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
    fn plain_characters_stand_alone_and_are_as_wide_as_they_are_known_to_be() {
        let is_plain = |c: char| plain(c).is_some();
        let all = || (char::MIN..=char::MAX).filter(|c| is_plain(*c));
        // The first of each kind.
        let some: Vec<char> = all()
            .filter(|c| char::from_u32(u32::from(*c) - 1).is_none_or(|before| !is_plain(before)))
            .collect();
        for c in all() {
            let cols = if c.is_control() {
                0
            } else {
                cluster(&c.to_string())
            };
            assert_eq!(plain(c), Some(cols), "{c:?}");
            for other in &some {
                for pair in [[c, *other], [*other, c]] {
                    let pair = String::from_iter(pair);
                    assert_eq!(pair.graphemes(true).count(), 2, "{pair:?}");
                }
            }
        }
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
