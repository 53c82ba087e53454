//! Makes text from outside harmless: the only place that removes control characters and terminal sequences.
//!
//! Character references must be decoded before, or `&#27;` becomes a control afterwards.

use std::borrow::Cow;

const ESCAPE: char = '\u{1b}';
const BACKSPACE: char = '\u{8}';

/// Removes terminal sequences, control characters, bidi overrides and invisible characters from a text.
///
/// Keeps newline and tab, left-to-right and right-to-left marks, and joiners between letters or emoji. A carriage return,
/// form feed or line separator becomes a newline; letters struck twice for bold or underlined by backspace (man pages)
/// become themselves. Cleaning a second time changes nothing.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_suspect) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = step(c, skip(rest, c), &mut out);
    }
    Cow::Owned(out)
}

/// The cleaned text on one line: white space at the ends is dropped, inside it becomes one space.
pub fn clean_line(text: &str) -> String {
    let cleaned = clean(text);
    let mut out = String::with_capacity(cleaned.len());
    for word in cleaned.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A file name or address for messages: every control or invisible character becomes U+FFFD.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| {
        if c.is_control() || is_hidden(c) {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    });
    Cow::Owned(shown.collect())
}

/// Whether cleaning may change this char.
fn is_suspect(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t' || is_hidden(c) || is_joiner(c)
}

/// Invisible format characters that change the display of their neighbours.
const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn skip(text: &str, c: char) -> &str {
    text.get(c.len_utf8()..).unwrap_or_default()
}

/// Cleans one char, and returns the rest of the text.
fn step<'a>(c: char, after: &'a str, out: &mut String) -> &'a str {
    match c {
        ESCAPE => return escape_sequence(after),
        '\u{9b}' => return control_sequence(after),
        '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => return control_string(after),
        BACKSPACE => return overstrike(after, out),
        '\r' => {
            out.push('\n');
            return after.strip_prefix('\n').unwrap_or(after);
        }
        '\u{91}' | '\u{92}' | '\u{93}' | '\u{94}' | '\u{96}' | '\u{97}' => out.push(windows(c)),
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => out.push('\n'),
        '\u{2029}' => out.push_str("\n\n"),
        _ if is_joiner(c) => {
            if out.chars().next_back().is_some_and(is_joinable)
                && after.chars().next().is_some_and(is_joinable)
            {
                out.push(c);
            }
        }
        '\n' | '\t' => out.push(c),
        _ if c.is_control() || is_hidden(c) => {}
        _ => out.push(c),
    }
    after
}

/// The quotation marks and dashes of Windows-1252 that were decoded as Latin-1.
const fn windows(c: char) -> char {
    match c {
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{96}' => '–',
        _ => '—',
    }
}

/// Letters outside ASCII, their marks, and emoji: a joiner may be between them.
fn is_joinable(c: char) -> bool {
    !c.is_ascii()
        && !c.is_control()
        && !c.is_whitespace()
        && !is_hidden(c)
        && !matches!(c, '\u{2000}'..='\u{206f}')
}

/// Skips the rest of a sequence after ESC.
fn escape_sequence(after: &str) -> &str {
    match after.chars().next() {
        Some('[') => control_sequence(skip(after, '[')),
        Some(c @ ('P' | 'X' | ']' | '^' | '_')) => control_string(skip(after, c)),
        _ => {
            let rest = after.trim_start_matches(|c: char| ('!'..='/').contains(&c));
            match rest.chars().next() {
                Some(c) if ('0'..='~').contains(&c) => skip(rest, c),
                _ => after,
            }
        }
    }
}

/// Skips parameters, intermediates and the final byte of a CSI sequence.
fn control_sequence(after: &str) -> &str {
    let rest = after.trim_start_matches(|c: char| ('0'..='?').contains(&c));
    let rest = rest.trim_start_matches(|c: char| (' '..='/').contains(&c));
    match rest.chars().next() {
        Some(c) if ('@'..='~').contains(&c) => skip(rest, c),
        _ => rest,
    }
}

/// Skips the body of an OSC, DCS, APC, PM or SOS up to its terminator.
///
/// One that is not terminated on its own line counts as text and stays. The search ends at the
/// next control, so that a line of a million openings takes one pass.
fn control_string(after: &str) -> &str {
    let Some(end) = after.find(char::is_control) else {
        return after;
    };
    let rest = after.get(end..).unwrap_or_default();
    ["\u{7}", "\u{9c}", "\u{1b}\\"]
        .iter()
        .find_map(|terminator| rest.strip_prefix(terminator))
        .unwrap_or(after)
}

/// A backspace between two equal letters, or beside an underscore, is bold or underline on paper; any other is removed.
fn overstrike<'a>(after: &'a str, out: &mut String) -> &'a str {
    let (Some(before), Some(next)) = (out.chars().next_back(), after.chars().next()) else {
        return after;
    };
    if next.is_control() || next.is_whitespace() || before.is_whitespace() {
        return after;
    }
    if next == '_' {
        return skip(after, next);
    }
    if next == before || before == '_' {
        out.pop();
    }
    after
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(
            clean("“Plain”\n\ttext, naïve 日本 🙂"),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn whole_sequences_go_and_the_words_around_them_stay() {
        for (text, cleaned) in [
            ("a\u{1b}[38;5;9mred\u{1b}[0m b", "ared b"),
            ("a\u{1b}]0;title\u{7}b", "ab"),
            (
                "a\u{1b}]8;;http://x.example/\u{1b}\\link\u{1b}]8;;\u{1b}\\b",
                "alinkb",
            ),
            ("a\u{1b}Pdevice\u{1b}\\b", "ab"),
            ("a\u{1b}_Ga=T\u{1b}\\b", "ab"),
            ("a\u{1b}(B\u{1b}cb", "ab"),
            ("a\u{9b}31mb\u{9d}0;t\u{9c}c", "abc"),
            ("a\u{1b}", "a"),
            ("a\u{1b}[", "a"),
        ] {
            assert_eq!(clean(text), cleaned, "{text:?}");
        }
    }

    #[test]
    fn an_unended_string_does_not_swallow_the_article() {
        assert_eq!(
            clean("one \u{1b}]two\nthree\u{7} four"),
            "one two\nthree four"
        );
        assert_eq!(clean("one \u{1b}]0;two"), "one 0;two");
    }

    #[test]
    fn line_ends_become_newlines() {
        assert_eq!(
            clean("a\r\nb\rc\u{c}d\u{2028}e\u{2029}f\u{85}g"),
            "a\nb\nc\nd\ne\n\nf\ng"
        );
    }

    #[test]
    fn lost_quotation_marks_of_windows_come_back() {
        assert_eq!(
            clean("\u{93}It\u{92}s late\u{94} \u{96} she said"),
            "“It’s late” – she said"
        );
    }

    #[test]
    fn overstruck_letters_become_themselves() {
        assert_eq!(
            clean("N\u{8}NA\u{8}AME and _\u{8}f_\u{8}i_\u{8}l_\u{8}e"),
            "NAME and file"
        );
        assert_eq!(clean("safe\u{8}\u{8}\u{8}\u{8}word"), "safeword");
    }

    #[test]
    fn invisible_and_direction_characters_go_but_joiners_in_words_stay() {
        assert_eq!(
            clean("a\u{202e}b\u{2067}c\u{200b}d\u{ad}e\u{e0041}f"),
            "abcdef"
        );
        assert_eq!(clean("pass\u{200d}word"), "password");
        assert_eq!(clean("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(clean("👩\u{200d}👧"), "👩\u{200d}👧");
        assert_eq!(clean("a\u{200e}b\u{200f}c"), "a\u{200e}b\u{200f}c");
    }

    #[test]
    fn a_name_in_a_message_shows_where_its_controls_are() {
        assert_eq!(
            visible("a\u{1b}[2Jb\nc\u{202e}"),
            "a\u{fffd}[2Jb\u{fffd}c\u{fffd}"
        );
        assert!(matches!(visible("plain.txt"), Cow::Borrowed(_)));
    }

    #[test]
    fn one_line_has_single_spaces() {
        assert_eq!(clean_line("  a \n\tb\u{7} "), "a b");
    }

    #[test]
    fn a_million_openings_take_one_pass() {
        let text = "\u{1b}]".repeat(500_000);
        assert_eq!(clean(&text), "");
    }

    fn is_harmless(c: char) -> bool {
        (!c.is_control() || c == '\n' || c == '\t') && !is_hidden(c)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
            "tests/corpus/ingest.txt"
        )))]

        #[test]
        fn no_control_or_override_ever_comes_out(text in any::<String>()) {
            prop_assert!(clean(&text).chars().all(is_harmless));
        }

        #[test]
        fn pieces_of_sequences_never_come_out(pieces in prop::collection::vec(prop::sample::select(vec![
            "\u{1b}", "[", "]", "0;", "\u{7}", "\u{1b}\\", "\u{9b}", "\u{9c}", "\u{9d}", "m", "\u{8}", "_", "x", "\n", "\r", " ",
            "\u{202e}", "\u{200d}", "é", "👩",
        ]), 0..40)) {
            let text = pieces.concat();
            let once = clean(&text).into_owned();
            prop_assert!(once.chars().all(is_harmless));
            prop_assert_eq!(clean(&once).into_owned(), once.clone());
        }
    }
}
