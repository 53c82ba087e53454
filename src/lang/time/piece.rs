//! Pieces: the smallest parts that time expressions are made of, finer than tokens ("8-month-old" has five).

use std::ops::Range;

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Letters.
    Word,
    /// ASCII digits.
    Digits,
    /// A number with thousands or decimals: "2,000", "1.5".
    Number,
    /// One other character.
    Mark,
}

/// One piece of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the string.
    pub range: Range<usize>,
    /// What it is made of.
    pub kind: PieceKind,
    /// Whether no white space stands before it; the first piece is not glued.
    pub glued: bool,
}

/// Splits a string into pieces, in order; white space belongs to none.
pub fn pieces(text: &str) -> Vec<Piece> {
    // Words of four letters and the blanks between them: prose has longer ones.
    let mut pieces = Vec::with_capacity(text.len() / 5 + 1);
    let (mut at, mut glued) = (0, false);
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        let (kind, length) = front(rest, first, dotted(before));
        debug_assert!(length > 0, "a piece has at least one char");
        if let Some(kind) = kind {
            pieces.push(Piece {
                range: at..at + length,
                kind,
                glued,
            });
        }
        glued = kind.is_some();
        at += length;
    }
    pieces
}

// The kind (none for white space) and the length in bytes of the piece at the front.
fn front(rest: &str, first: char, dotted: bool) -> (Option<PieceKind>, usize) {
    if first.is_whitespace() {
        return (None, run(rest, char::is_whitespace));
    }
    if first.is_ascii_digit() {
        let digits = run(rest, |char| char.is_ascii_digit());
        return match number(rest, digits).filter(|_| !dotted) {
            Some(length) => (Some(PieceKind::Number), length),
            None => (Some(PieceKind::Digits), digits),
        };
    }
    if first.is_alphanumeric() {
        let length = run(rest, |char| {
            char.is_alphanumeric() && !char.is_ascii_digit()
        });
        return (Some(PieceKind::Word), length);
    }
    (Some(PieceKind::Mark), first.len_utf8())
}

// Whether what stands before goes on in digits: the month of "5.2.25" begins no number.
fn dotted(before: &str) -> bool {
    let digits = before.strip_suffix('.');
    digits.is_some_and(|digits| digits.ends_with(|char: char| char.is_ascii_digit()))
}

// The length of "1,234,567", "1,234.5" or "1.5" at the front, if more than its first digits belong to it.
fn number(rest: &str, digits: usize) -> Option<usize> {
    let mut length = digits;
    if digits <= 3 {
        while let Some(group) = group(rest.get(length..)?, ',') {
            if group != 4 {
                break;
            }
            length += group;
        }
    }
    if let Some(decimals) = group(rest.get(length..)?, '.') {
        // "1.5" is a number, "10.12.2014" a date in digits.
        if decimals <= 4 && group(rest.get(length + decimals..)?, '.').is_none() {
            length += decimals;
        }
    }
    (length > digits).then_some(length)
}

// The length of a separator with the digits behind it.
fn group(rest: &str, separator: char) -> Option<usize> {
    let digits = run(rest.strip_prefix(separator)?, |char| char.is_ascii_digit());
    (digits > 0).then_some(digits + 1)
}

fn run(rest: &str, holds: impl Fn(char) -> bool) -> usize {
    rest.find(|char| !holds(char)).unwrap_or(rest.len())
}

/// Adds a piece to `out` as rules spell it: lower case, straight apostrophe, plain hyphen.
pub fn fold(piece: &str, out: &mut String) {
    if piece.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        out.extend(
            piece
                .bytes()
                .map(|byte| char::from(byte.to_ascii_lowercase())),
        );
        return;
    }
    for char in piece.chars() {
        match char {
            '`' => out.push('\''),
            char if char.is_ascii() => out.push(char.to_ascii_lowercase()),
            '’' | '‘' => out.push('\''),
            '‐' | '‑' | '–' => out.push('-'),
            _ => out.extend(char.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        pieces(text)
            .into_iter()
            .map(|piece| text.get(piece.range).unwrap())
            .collect()
    }

    #[test]
    fn a_hyphen_compound_falls_apart() {
        assert_eq!(
            words("an 8-month-old"),
            ["an", "8", "-", "month", "-", "old"]
        );
        assert_eq!(words("Sept. 4th’s"), ["Sept", ".", "4", "th", "’", "s"]);
    }

    #[test]
    fn thousands_and_decimals_stay_whole() {
        assert_eq!(words("2,000 or 1.5"), ["2,000", "or", "1.5"]);
        assert_eq!(words("Jan. 5,2014"), ["Jan", ".", "5", ",", "2014"]);
        assert_eq!(words("In 1990."), ["In", "1990", "."]);
        assert_eq!(words("10.12.2014"), ["10", ".", "12", ".", "2014"]);
        assert_eq!(words("5.2.25"), ["5", ".", "2", ".", "25"]);
    }

    #[test]
    fn only_the_first_piece_after_white_space_is_free() {
        let glued: Vec<bool> = pieces("a-b c").iter().map(|piece| piece.glued).collect();
        assert_eq!(glued, [false, true, true, false]);
    }

    #[test]
    fn folding_evens_out_case_and_marks() {
        let mut out = String::new();
        fold("’", &mut out);
        assert_eq!(out, "'");
        out.clear();
        fold("MäRZ", &mut out);
        assert_eq!(out, "märz");
    }
}
