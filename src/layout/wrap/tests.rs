use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use super::*;

fn show(words: &str, cols: usize) -> Vec<&str> {
    lines(words, cols).collect()
}

#[test]
fn lines_end_at_spaces_and_leave_them_out() {
    assert_eq!(
        show("The harbour council voted", 12),
        ["The harbour", "council", "voted"]
    );
    assert_eq!(show("one  two", 4), ["one", "two"]);
    assert_eq!(show("", 4), Vec::<&str>::new());
}

#[test]
fn a_word_with_a_hyphen_may_be_parted_after_it_but_a_minus_may_not() {
    assert_eq!(show("a well-known tale", 7), ["a well-", "known", "tale"]);
    assert_eq!(show("about -5 degrees", 7), ["about", "-5", "degrees"]);
    assert_eq!(show("in 2020-22 there", 7), ["in", "2020-22", "there"]);
}

#[test]
fn stops_and_closing_marks_stay_with_their_word() {
    assert_eq!(show("so “far away”, no", 9), ["so “far", "away”, no"]);
    assert_eq!(show("日本語。中国", 6), ["日本", "語。中", "国"]);
    assert_eq!(show("語「日本」", 5), ["語", "「日", "本」"]);
}

#[test]
fn a_long_word_is_broken_between_clusters() {
    assert_eq!(show("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(
        show("e\u{301}e\u{301}e\u{301}", 2),
        ["e\u{301}e\u{301}", "e\u{301}"]
    );
    assert_eq!(show("👩‍👩‍👧x", 1), ["👩‍👩‍👧", "x"]);
}

#[test]
fn a_straight_mark_stays_with_the_word_it_opens_or_closes() {
    assert_eq!(
        show("he said \"We go\" then", 9),
        ["he said", "\"We go\"", "then"]
    );
}

#[test]
fn a_dash_stays_on_the_line_it_follows() {
    assert_eq!(show("delays—again and", 8), ["delays—", "again", "and"]);
}

#[test]
fn a_no_break_space_keeps_its_words_together() {
    assert_eq!(show("on 3\u{A0}May then", 6), ["on", "3\u{A0}May", "then"]);
}

#[test]
fn a_newline_ends_a_line() {
    assert_eq!(show("one\ntwo\n\nthree", 20), ["one", "two", "", "three"]);
}

#[test]
fn a_later_line_may_be_narrower_than_the_first() {
    let ends: Vec<usize> = fill("abcdefgh ijkl", 8, 3).map(|line| line.next).collect();
    assert_eq!(ends, [9, 12, 13]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
        "tests/corpus/layout-wrap.txt"
    )))]

    #[test]
    fn even_lines_part_the_words_and_fit(words in "(?s)([a-z]{1,9}|[ \n-]|\\PC|日|。|\u{301}|👩‍👧| ){0,60}", first in 1usize..30, rest in 1usize..30) {
        let found = even::even(&words, Limits::new(first, rest), &[]);
        check(&words, &found, first, rest)?;
    }

    #[test]
    fn even_lines_are_no_more_than_greedy_ones(words in "([a-z]{1,9}[ \n]|日){0,60}", cols in 12usize..30) {
        let greedy = fill(&words, cols, cols).count();
        let found = even::even(&words, Limits::new(cols, cols), &[]);
        prop_assert!(found.len() <= greedy, "{} lines, not {}", found.len(), greedy);
    }

    #[test]
    fn lines_part_the_words_and_fit(words in "(?s)([a-z]{1,9}|[ \n-]|\\PC|日|。|\u{301}|👩‍👧| ){0,60}", first in 1usize..30, rest in 1usize..30) {
        let found: Vec<WrappedLine> = fill(&words, first, rest).collect();
        check(&words, &found, first, rest)?;
    }
}

/// Asserts that lines part the words among them and are no wider than allowed.
fn check(
    words: &str,
    found: &[WrappedLine],
    first: usize,
    rest: usize,
) -> Result<(), TestCaseError> {
    let mut reached = 0;
    for (index, line) in found.iter().enumerate() {
        prop_assert_eq!(line.start, reached);
        prop_assert!(line.start <= line.end && line.end <= line.next);
        let left_out = words.get(line.end..line.next).unwrap();
        prop_assert!(
            left_out.chars().all(char::is_whitespace),
            "{:?} of {:?}",
            line,
            words
        );
        let shown = words.get(line.start..line.end).unwrap();
        let limit = if index == 0 { first } else { rest };
        let one = width::clusters(shown)
            .filter(|cluster| cluster.cols > 0)
            .count()
            <= 1;
        prop_assert!(
            one || width::columns(shown) <= limit,
            "{:?} in {}",
            shown,
            limit
        );
        reached = line.next;
    }
    prop_assert_eq!(reached, words.len());
    Ok(())
}
