use crate::document::{BlockId, Document};
use crate::text::Span;

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QuotedRun {
    /// Where it stands, its marks included.
    pub(super) span: Span,
    /// The block it stands in.
    pub(super) block: BlockId,
    /// Whether its closing mark is there; without one it runs to the end of the block.
    pub(super) closed: bool,
    /// Whether it goes on with an unclosed run of the block before.
    pub(super) continues: bool,
}

/// Finds what stands between quotation marks in the prose of an article, outermost marks only, sorted.
pub(super) fn find(document: &Document) -> Vec<QuotedRun> {
    let mut runs: Vec<QuotedRun> = Vec::new();
    let mut open_block = None;
    for (index, block) in document.blocks.iter().enumerate() {
        if !block.kind.is_prose() {
            continue;
        }
        let id = BlockId(u32::try_from(index).unwrap_or(u32::MAX));
        let found = find_in(document.words(block.span));
        let continues = open_block.is_some_and(|open| open + 1 == index);
        open_block = None;
        for stretch in found {
            let Some(span) = document
                .text
                .span_in(block.span, stretch.start..stretch.end)
            else {
                continue;
            };
            if !stretch.closed {
                open_block = Some(index);
            }
            runs.push(QuotedRun {
                span,
                block: id,
                closed: stretch.closed,
                continues: continues && stretch.start == 0,
            });
        }
    }
    runs
}

/// A quoted stretch of one block in bytes of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct QuotedStretch {
    start: usize,
    end: usize,
    closed: bool,
}

fn find_in(words: &str) -> Vec<QuotedStretch> {
    let doubles = double_runs(words);
    let mut runs = single_runs(words, &doubles);
    if runs.is_empty() {
        return doubles;
    }
    runs.extend(doubles);
    runs.sort_by_key(|run| run.start);
    let mut end = 0;
    runs.retain(|run| {
        let outermost = run.start >= end;
        end = end.max(run.end);
        outermost
    });
    runs
}

/// The kinds of marks that stand around speech; one run is closed by a mark of its own kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkStyle {
    /// “ ”, and „ “ with its low opening.
    Curly,
    /// « » in either direction.
    Guillemet,
    /// The typewriter's double mark twice.
    Straight,
    /// Two apostrophes twice, or two backticks and two apostrophes.
    Ticks,
}

/// One double mark with what stands beside it.
#[derive(Clone, Copy, Debug)]
struct QuotationMark {
    glyph: char,
    style: MarkStyle,
    start: usize,
    end: usize,
    blank_before: bool,
    blank_behind: bool,
}

impl QuotationMark {
    /// Whether only an opening mark stands like this: room before it, none behind.
    const fn looks_opening(self) -> bool {
        self.blank_before && !self.blank_behind
    }

    /// Whether only a closing mark stands like this: room behind it, none before.
    const fn looks_closing(self) -> bool {
        self.blank_behind && !self.blank_before
    }

    fn opens(self) -> bool {
        match self.glyph {
            '“' | '„' | '«' | '`' => true,
            '»' | '”' => self.looks_opening(),
            _ => !self.looks_closing(),
        }
    }

    /// Whether it closes speech whose opening mark is missing: “The bridge is safe," she said.” typed without the first
    /// mark. A stop or comma stands before it, and lower-case words after it.
    fn ends_speech(self, words: &str) -> bool {
        let before = words.get(..self.start).unwrap_or_default().trim_end();
        let after = words.get(self.end..).unwrap_or_default().trim_start();
        self.blank_behind
            && before.split_whitespace().nth(3).is_some()
            && before.ends_with([',', '?', '!'])
            && after.starts_with(char::is_lowercase)
    }

    fn closes(self, opener: Self) -> bool {
        if self.style != opener.style {
            let sloppy = matches!((opener.glyph, self.glyph), ('"', '”') | ('“', '"'));
            return sloppy && self.looks_closing();
        }
        match self.glyph {
            '”' => true,
            '“' => opener.glyph == '„' || self.looks_closing(),
            '«' | '»' => self.glyph != opener.glyph,
            '„' | '`' => false,
            _ => !self.looks_opening(),
        }
    }
}

fn double_runs(words: &str) -> Vec<QuotedStretch> {
    let mut runs = Vec::new();
    let mut open: Option<QuotationMark> = None;
    let mut inner = false;
    for mark in marks(words) {
        match open {
            Some(opener) if inner && mark.style != opener.style => inner = false,
            Some(opener) if mark.style != opener.style && mark.looks_opening() => inner = true,
            Some(opener) if mark.closes(opener) => {
                runs.push(QuotedStretch {
                    start: opener.start,
                    end: mark.end,
                    closed: true,
                });
                open = None;
                inner = false;
            }
            Some(opener) if mark.style == opener.style && mark.looks_opening() => {
                let before = words.get(..mark.start).unwrap_or_default();
                runs.push(QuotedStretch {
                    start: opener.start,
                    end: before.trim_end().len(),
                    closed: true,
                });
                open = Some(mark);
            }
            None if runs.is_empty() && mark.ends_speech(words) => runs.push(QuotedStretch {
                start: 0,
                end: mark.end,
                closed: true,
            }),
            None if mark.opens() => open = Some(mark),
            _ => {}
        }
    }
    if let Some(opener) = open {
        runs.push(QuotedStretch {
            start: opener.start,
            end: words.len(),
            closed: false,
        });
    }
    runs
}

/// The double marks of a block in order.
fn marks(words: &str) -> impl Iterator<Item = QuotationMark> {
    let mut before = None;
    let mut skip = 0;
    words.char_indices().filter_map(move |(start, glyph)| {
        let previous = before.replace(glyph);
        if start < skip {
            return None;
        }
        let is_twice = || {
            let behind = words.get(start + glyph.len_utf8()..);
            behind.is_some_and(|behind| behind.starts_with(glyph))
        };
        let style = match glyph {
            '“' | '”' | '„' => MarkStyle::Curly,
            '«' | '»' => MarkStyle::Guillemet,
            '"' => MarkStyle::Straight,
            '\'' | '`' if is_twice() => MarkStyle::Ticks,
            _ => return None,
        };
        let doubled = if style == MarkStyle::Ticks {
            glyph.len_utf8()
        } else {
            0
        };
        let end = start + glyph.len_utf8() + doubled;
        skip = end;
        let next = words.get(end..).and_then(|rest| rest.chars().next());
        Some(QuotationMark {
            glyph,
            style,
            start,
            end,
            blank_before: previous.is_none_or(leaves_room_before),
            blank_behind: next.is_none_or(leaves_room_behind),
        })
    })
}

fn leaves_room_before(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | '[' | '{' | '—' | '–' | '-' | '/' | '‘' | '\'' | ':'
        )
}

fn leaves_room_behind(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ')' | ']' | '}' | '—' | '–' | '.' | ',' | ';' | ':' | '?' | '!' | '’'
        )
}

/// A mark that may close a single-quoted stretch; it may also be an apostrophe.
#[derive(Clone, Copy)]
struct Closer {
    end: usize,
    certainty: Certainty,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// Behind an s: “the voters’ choice”.
    AfterS,
    /// Behind any other letter.
    AfterWord,
    /// Behind punctuation.
    AfterStop,
}

/// Single-quoted stretches outside the double ones: only pairs, no apostrophes.
fn single_runs(words: &str, doubles: &[QuotedStretch]) -> Vec<QuotedStretch> {
    let mut runs = Vec::new();
    let mut open: Option<usize> = None;
    let mut closers: Vec<Closer> = Vec::new();
    let mut before: Option<char> = None;
    let mut doubles = doubles.iter().peekable();
    for (start, glyph) in words.char_indices() {
        let previous = before.replace(glyph);
        if !matches!(glyph, '‘' | '’' | '\'') {
            continue;
        }
        while doubles.next_if(|run| run.end <= start).is_some() {}
        if doubles.peek().is_some_and(|run| run.start <= start) {
            continue;
        }
        let end = start + glyph.len_utf8();
        let behind = words.get(end..).unwrap_or_default();
        if opens_single(glyph, previous, behind) {
            runs.extend(open.and_then(|start| close_single(start, &closers)));
            closers.clear();
            open = Some(start);
        } else if open.is_some() && glyph != '‘' && closes_single(previous, behind) {
            closers.push(Closer {
                end,
                certainty: certainty_after(previous),
            });
        }
    }
    runs.extend(open.and_then(|start| close_single(start, &closers)));
    runs
}

fn opens_single(glyph: char, previous: Option<char>, behind: &str) -> bool {
    const SHORTENED: [&str; 8] = ["em", "til", "cause", "tis", "twas", "n", "bout", "round"];
    let room = previous.is_none_or(leaves_room_before);
    let word = behind
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let shortened = SHORTENED
        .iter()
        .any(|short| word.eq_ignore_ascii_case(short))
        || word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s');
    let text_behind = behind.starts_with(|c: char| !c.is_whitespace());
    matches!(glyph, '‘' | '\'') && room && text_behind && !shortened
}

fn closes_single(previous: Option<char>, behind: &str) -> bool {
    let text_before = previous.is_some_and(|c| !c.is_whitespace());
    text_before && !behind.starts_with(char::is_alphanumeric)
}

fn certainty_after(previous: Option<char>) -> Certainty {
    match previous {
        Some('s' | 'S') => Certainty::AfterS,
        Some(c) if c.is_alphanumeric() => Certainty::AfterWord,
        _ => Certainty::AfterStop,
    }
}

/// Chooses the mark that closes: the first behind punctuation, else the first behind a word, else the last behind an s.
fn close_single(start: usize, closers: &[Closer]) -> Option<QuotedStretch> {
    let first = |certainty| closers.iter().find(|closer| closer.certainty == certainty);
    let closer = first(Certainty::AfterStop)
        .or_else(|| first(Certainty::AfterWord))
        .or(closers.last())?;
    Some(QuotedStretch {
        start,
        end: closer.end,
        closed: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder};
    use proptest::prelude::*;

    fn runs(paragraphs: &[&str]) -> Vec<String> {
        let mut builder = DocumentBuilder::new();
        for words in paragraphs {
            builder.block(BlockKind::Paragraph, 0, words);
        }
        let document = builder.finish();
        find(&document)
            .iter()
            .map(|run| {
                let mut words = document.words(run.span).to_owned();
                if !run.closed {
                    words.push('+');
                }
                if run.continues {
                    words.insert(0, '+');
                }
                words
            })
            .collect()
    }

    #[test]
    fn every_kind_of_double_mark_makes_a_run() {
        assert_eq!(runs(&["“One,” he said. “Two.”"]), ["“One,”", "“Two.”"]);
        assert_eq!(
            runs(&["\"One,\" he said. \"Two.\""]),
            ["\"One,\"", "\"Two.\""]
        );
        assert_eq!(
            runs(&["''One,'' he said, ``Two.''"]),
            ["''One,''", "``Two.''"]
        );
        assert_eq!(
            runs(&["«Un», dit-il. »Zwei«, sagte er. „Drei“, „vier”."]),
            ["«Un»", "»Zwei«", "„Drei“", "„vier”"]
        );
    }

    #[test]
    fn single_marks_count_only_in_pairs() {
        assert_eq!(
            runs(&["‘It won’t do,’ said Lind. ‘The voters’ choice is clear.’"]),
            ["‘It won’t do,’", "‘The voters’ choice is clear.’"]
        );
        assert_eq!(
            runs(&["'It won't do,' said Lind, a 'tired' man."]),
            ["'It won't do,'", "'tired'"]
        );
        assert_eq!(
            runs(&["Rock ’n’ roll of the ’90s and the voters’ mood: get ’em."]),
            [""; 0]
        );
        assert_eq!(runs(&["It's the dogs' bowl, and the cats'."]), [""; 0]);
    }

    #[test]
    fn nested_marks_belong_to_the_outer_run() {
        assert_eq!(
            runs(&["“He said ‘no’ to me,” she said."]),
            ["“He said ‘no’ to me,”"]
        );
        assert_eq!(
            runs(&["‘He said “no” to me,’ she said."]),
            ["‘He said “no” to me,’"]
        );
    }

    #[test]
    fn an_unclosed_run_ends_with_its_block_and_may_go_on() {
        assert_eq!(
            runs(&["He said: “One. Two.", "“Three,” he said."]),
            ["“One. Two.+", "+“Three,”"]
        );
        assert_eq!(
            runs(&["“One. He left. “Two,” he said."]),
            ["“One. He left.", "“Two,”"]
        );
    }

    #[test]
    fn a_run_opened_straight_may_be_closed_curly() {
        assert_eq!(runs(&["\"It works,” she said."]), ["\"It works,”"]);
        assert_eq!(
            runs(&["\"The “big” one works,\" she said."]),
            ["\"The “big” one works,\""]
        );
    }

    #[test]
    fn speech_may_lack_its_first_mark() {
        assert_eq!(
            runs(&["The bridge is safe,\" she said. \"It is.\""]),
            ["The bridge is safe,\"", "\"It is.\""]
        );
        assert_eq!(
            runs(&["The old bridge is safe, \" the mayor said."]),
            ["The old bridge is safe, \""]
        );
        assert_eq!(runs(&["The pipes, 6\" each, are new."]), [""; 0]);
    }

    #[test]
    fn an_inch_mark_opens_nothing() {
        assert_eq!(runs(&["A 6\" pipe and a \"big\" one."]), ["\"big\""]);
    }

    proptest! {
        #[test]
        fn runs_are_sorted_and_disjoint(words in "[a-c .,’‘“”\"'«»„`s]{0,60}") {
            let found = find_in(&words);
            for pair in found.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start, "{found:?}");
            }
            for run in found {
                prop_assert!(run.start < run.end && words.get(run.start..run.end).is_some());
            }
        }
    }
}
