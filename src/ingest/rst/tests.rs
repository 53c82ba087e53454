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
fn titles_have_the_order_in_which_their_signs_come() {
    assert_eq!(
        seen(
            "======\nBridge\n======\n\nOne\n===\n\nText.\n\nTwo\n~~~\n\nText.\n\n----\n\nThree\n=====\nText.\n"
        ),
        [
            "heading2 One",
            "paragraph0 Text.",
            "heading3 Two",
            "paragraph0 Text.",
            "heading2 Three",
            "paragraph0 Text."
        ]
    );
}

#[test]
fn fields_above_the_text_are_metadata() {
    let (meta, drafts) = read(
        "Bridge closes\n=============\n\n:Author: Ana Ruiz\n:Date: 2025-03-04\n:Language: en\n:Keywords: a,\n   b\n\nIt closes.\n\n:Note: stays\n",
    );
    assert_eq!(meta.title.as_deref(), Some("Bridge closes"));
    assert_eq!(meta.byline, ["Ana Ruiz"]);
    assert_eq!(meta.published.unwrap().to_string(), "2025-03-04");
    assert_eq!(drafts.len(), 2);
    assert_eq!(drafts[1].words, ":Note: stays");
}

#[test]
fn lists_quotes_and_terms_stand_by_their_indentation() {
    assert_eq!(
        seen(
            "- one\n  more of one\n\n  * two\n\n- three\n\n1. First\n   of it\n#. Second\n\nterm\n    What it means.\n\nIntro.\n\n    Quoted.\n\n    -- Ana Ruiz\n\nText.\n"
        ),
        [
            "list_item1 one\nmore of one",
            "list_item2 two",
            "list_item1 three",
            "list_item1 1. First\nof it",
            "list_item1 Second",
            "list_item1 term",
            "list_item1 What it means.",
            "paragraph0 Intro.",
            "block_quote1 Quoted.",
            "block_quote1 -- Ana Ruiz",
            "paragraph0 Text.",
        ]
    );
}

#[test]
fn code_is_kept_as_it_is() {
    assert_eq!(
        seen(
            "See::\n\n    let a = 1;\n      b\n\n.. code-block:: rust\n   :linenos:\n\n   fn c() {}\n\n>>> 1 + 1\n2\n\n| Verse\n| and more\n"
        ),
        [
            "paragraph0 See:",
            "code0 let a = 1;\n  b",
            "code0 fn c() {}",
            "code0 >>> 1 + 1\n2",
            "code0 Verse\nand more"
        ]
    );
}

#[test]
fn directives_are_read_or_passed_over() {
    assert_eq!(
        seen(
            ".. a comment\n   of two lines\n\n.. toctree::\n   :maxdepth: 2\n\n   one\n\n.. note:: Mind\n   the gap.\n\n.. figure:: a.png\n   :alt: x\n\n   The bridge.\n\n.. epigraph::\n\n   It closes.\n\n.. [1] A *note*\n   of two lines.\n\nText.\n"
        ),
        [
            "paragraph0 Mind",
            "paragraph0 the gap.",
            "caption0 The bridge.",
            "block_quote1 It closes.",
            "paragraph0 [1] A note\nof two lines.",
            "paragraph0 Text.",
        ]
    );
}

#[test]
fn tables_are_rows_of_cells() {
    assert_eq!(
        seen(
            "+----+----+\n| a  | b  |\n|    | b2 |\n+====+====+\n| 1  | 2  |\n+----+----+\n\n===  ===\nx    y\n===  ===\n1    2\n     3\n===  ===\n\nText.\n"
        ),
        [
            "table0 a\tb b2\n1\t2",
            "table0 x\ty\n1\t2 3",
            "paragraph0 Text."
        ]
    );
}

#[test]
fn marks_go_and_their_words_stay() {
    let (_, drafts) = read(
        "A **bold** and *slanted* word, ``a *b*``, `the sea <https://x.example/>`_, `Named One`_, plain_ and :func:`~a.b.run` of :rfc:`5322`, |v| [1]_ 2*3*4 \\*no\\* *open.\n\n.. _plain: https://p.example/\n.. _Named One: https://n.example/\n.. |v| replace:: version 2\n",
    );
    let draft = &drafts[0];
    assert_eq!(
        draft.words,
        "A bold and slanted word, a *b*, the sea, Named One, plain and run of RFC 5322, version 2 [1] 2*3*4 *no* *open."
    );
    let marks: Vec<(&str, MarkKind)> = draft
        .marks
        .iter()
        .map(|(range, kind)| (draft.words.get(range.clone()).unwrap(), kind.clone()))
        .collect();
    let link = |address: &str| MarkKind::Link(address.to_owned());
    assert_eq!(
        marks,
        [
            ("bold", MarkKind::Strong),
            ("slanted", MarkKind::Emphasis),
            ("a *b*", MarkKind::Code),
            ("the sea", link("https://x.example/")),
            ("Named One", link("https://n.example/")),
            ("plain", link("https://p.example/")),
            ("run", MarkKind::Code),
        ]
    );
    assert_eq!(drafts.len(), 1);
}

#[test]
fn it_is_known_by_its_signs() {
    assert!(signs("Title\n=====\n\n.. code:: x\n\nText.") >= 3);
    assert!(signs("Title\n~~~~~\n\nSee ``this`` and `that <x>`_.") >= 3);
    assert!(signs("Title\n=====\n\nText with *stars* and (see: this).") < 3);
    assert!(signs("# Title\n\n```\n.. x\n```\n\nText.") < 3);
    assert!(signs("Plain words.\n\nAnd more... of them.") < 1);
}

const PIECES: &[&str] = &[
    "Title\n",
    "====\n",
    "~~~~\n",
    "\n",
    "\n\n",
    "- ",
    "* ",
    "  ",
    "    ",
    "1. ",
    "#. ",
    ".. ",
    "note:: ",
    "code::\n",
    "_a: https://x.example/\n",
    "[1] ",
    ":Author: ",
    "::\n",
    "| ",
    ">>> ",
    "+---+\n",
    "| a | b |\n",
    "==  ==\n",
    "*a",
    "b*",
    "**",
    "``",
    "`",
    "`_",
    "_",
    "|v|",
    ":ref:`",
    "\\",
    "words ",
    "é",
    "日",
    "<",
    ">",
    "\t",
];

proptest! {
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::Direct(
        "tests/corpus/rst.txt"
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
        "**a *b ",
        "``",
        "`a",
        ":r:`",
        "- ",
        "- a\n",
        ".. a::\n\n ",
        "a\n b\n",
        "== ==\n",
        "+-\n|",
        "a_ ",
        "|a",
        "a::\n\n",
    ] {
        read(&piece.repeat(30_000));
    }
    let stairs: Vec<String> = (0..2_000).map(|nth| " ".repeat(nth) + "a\n\n").collect();
    read(&stairs.concat());
}
