use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use super::*;
use crate::document::MarkKind;

fn seen(text: &str) -> Vec<String> {
    read(text)
        .1
        .iter()
        .map(|draft| {
            format!(
                "{}{} {}",
                draft.kind.as_str(),
                draft.level,
                draft.words.trim_end()
            )
        })
        .collect()
}

#[test]
fn keywords_are_metadata() {
    let (meta, drafts) = read(
        "#+TITLE: The /old/ bridge\n#+title: and its end\n#+AUTHOR: Ana Ruiz and Bo Lindt\n#+date: <2025-03-04 Tue>\n#+LANGUAGE: en\n#+STARTUP: overview\n\nIt closes.\n",
    );
    assert_eq!(meta.title.as_deref(), Some("The old bridge and its end"));
    assert_eq!(meta.byline, ["Ana Ruiz", "Bo Lindt"]);
    assert_eq!(meta.published.unwrap().to_string(), "2025-03-04");
    assert_eq!(meta.language.as_deref(), Some("en"));
    assert_eq!(drafts.len(), 1);
}

#[test]
fn headings_stand_without_what_is_planned() {
    assert_eq!(
        seen(
            "* One\n** TODO [#A] Two :work:now:\nSCHEDULED: <2025-03-04>\n:PROPERTIES:\n:ID: 1\n:END:\nText\nof it.\n# aside\n-----\n*** Three: a list\n* Four\n"
        ),
        [
            "heading1 One",
            "heading2 Two",
            "paragraph0 Text\nof it.",
            "heading3 Three: a list",
            "heading1 Four"
        ]
    );
}

#[test]
fn lists_are_nested_by_their_indentation() {
    assert_eq!(
        seen(
            "- one\n  more of one\n  + [X] two\n    - three\n- Four :: is a number\n\n  And so on.\n\nText.\n1. First\n2) Second\n"
        ),
        [
            "list_item1 one\nmore of one",
            "list_item2 two",
            "list_item3 three",
            "list_item1 Four: is a number",
            "paragraph0 And so on.",
            "paragraph0 Text.",
            "list_item1 1. First",
            "list_item1 2) Second",
        ]
    );
}

#[test]
fn blocks_are_code_quotes_and_tables() {
    assert_eq!(
        seen(
            "#+begin_src rust\nlet a = 1;\n  ,* b\n#+end_src\n#+BEGIN_QUOTE\nIt closes.\n\nSoon.\n#+END_QUOTE\n#+caption: A table\n| a | b |\n|---+---|\n| 1 | 2 |\n#+TBLFM: $1\n: fixed\n#+begin_comment\nnot this\n#+end_comment\nText.\n"
        ),
        [
            "code0 let a = 1;\n  ,* b",
            "block_quote1 It closes.",
            "block_quote1 Soon.",
            "caption0 A table",
            "table0 a\tb\n1\t2",
            "code0 fixed",
            "paragraph0 Text.",
        ]
    );
}

#[test]
fn marks_go_and_their_words_stay() {
    let (_, drafts) = read(
        "A *bold /and slanted/* word --- =code=, a_b, 1*2*3, https://y.example/a_b/c, [[https://x.example/][the sea]], [[file:a.png]] *open.[fn:1]\n\n[fn:1] See <2025-03-04 Tue>.\n",
    );
    let draft = &drafts[0];
    assert_eq!(
        draft.words,
        "A bold and slanted word — code, a_b, 1*2*3, https://y.example/a_b/c, the sea,  *open.[1]"
    );
    let mut marks: Vec<(&str, MarkKind)> = draft
        .marks
        .iter()
        .map(|(range, kind)| (draft.words.get(range.clone()).unwrap(), kind.clone()))
        .collect();
    marks.sort_by_key(|(words, _)| words.len());
    assert_eq!(
        marks,
        [
            ("code", MarkKind::Code),
            ("the sea", MarkKind::Link("https://x.example/".into())),
            ("and slanted", MarkKind::Emphasis),
            ("bold and slanted", MarkKind::Strong),
        ]
    );
    assert_eq!(drafts[1].words, "[1] See 2025-03-04 Tue.");
}

#[test]
fn org_is_known_by_its_keywords() {
    assert!(signs("#+title: A\n\nText.") >= 2);
    assert!(signs("* One\n:PROPERTIES:\n:END:\n") >= 2);
    assert!(signs("* one\n* two\n\nText with [a link](x).") < 2);
    assert!(signs("#hashtag and # comment\n# Title: b") < 2);
}

const PIECES: &[&str] = &[
    "* ",
    "** TODO ",
    "\n",
    "\n\n",
    "- ",
    "  + ",
    "    1. ",
    "#+begin_quote\n",
    "#+end_quote\n",
    "#+begin_src\n",
    "#+end_src\n",
    ":DRAWER:\n",
    ":END:\n",
    "| a | b |\n",
    "|--\n",
    ": x\n",
    "*a",
    "b*",
    "/i",
    "j/",
    "=c",
    "d=",
    "[[",
    "][",
    "]]",
    "[fn:",
    "]",
    "<2025-03-04",
    ">",
    "words ",
    "é",
    "日",
    "#+title: ",
    "# ",
    " :: ",
    "-----\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
        "tests/corpus/org.txt"
    )))]

    #[test]
    fn any_soup_of_signs_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        let (_, drafts) = read(&pieces.concat());
        for draft in drafts {
            for (range, _) in draft.marks {
                prop_assert!(draft.words.get(range).is_some(), "{:?}", draft.words);
            }
        }
    }
}

#[test]
fn thousands_of_open_marks_are_no_trouble() {
    for piece in [
        "*a ",
        "/a*b ",
        "[[",
        "[fn:",
        "- ",
        ":a:\n",
        "* a\n:b:\n",
        "#+begin_src\n",
        "<2025-",
        "|",
    ] {
        read(&piece.repeat(40_000));
    }
}
