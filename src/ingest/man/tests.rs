use super::*;
use crate::document::Document;
use crate::ingest::{InputSource, ingest};

fn read(text: &str) -> Document {
    ingest(&InputSource {
        bytes: text.as_bytes(),
        name: "",
        format: None,
        url: None,
        charset: None,
    })
    .unwrap()
}

/// Kinds and words of the blocks.
fn blocks(document: &Document) -> Vec<(&'static str, &str)> {
    let blocks = document.blocks.iter();
    blocks
        .map(|block| (block.kind.as_str(), document.words(block.span)))
        .collect()
}

fn bold(words: &str) -> String {
    words.chars().flat_map(|c| [c, '\u{8}', c]).collect()
}

fn underlined(words: &str) -> String {
    words.chars().flat_map(|c| ['_', '\u{8}', c]).collect()
}

fn page() -> String {
    [
        "GULL(1)                       Harbour Commands                       GULL(1)".to_owned(),
        String::new(),
        bold("NAME"),
        "       gull - count the gulls on a quay".to_owned(),
        String::new(),
        bold("DESCRIPTION"),
        format!(
            "       Counts  gulls  and  writes  down  {}  they  were  seen at, every",
            underlined("where")
        ),
        "       morning  until  the  sun  has  come up over the harbour  wall, and repor\u{2010}"
            .to_owned(),
        "       ted to the keeper.".to_owned(),
        String::new(),
        format!("   {}", bold("Options")),
        format!("       {}, {}", bold("-a"), bold("--all")),
        "              count the terns with them, which  is  what  everybody  did  in".to_owned(),
        "              former years".to_owned(),
        String::new(),
        "       quay   birds".to_owned(),
        "       north  12".to_owned(),
        String::new(),
        "Harbour 1.0                     March 2025                           GULL(1)".to_owned(),
    ]
    .join("\n")
}

#[test]
fn a_page_is_put_together_again() {
    let document = read(&page());
    assert_eq!(document.meta.title.as_deref(), Some("GULL(1)"));
    assert_eq!(document.meta.section.as_deref(), Some("Harbour Commands"));
    assert_eq!(
        blocks(&document),
        [
            ("heading", "NAME"),
            ("paragraph", "gull - count the gulls on a quay"),
            ("heading", "DESCRIPTION"),
            (
                "paragraph",
                "Counts gulls and writes down where they were seen at, every morning until the sun has come up over \
                 the harbour wall, and reported to the keeper."
            ),
            ("heading", "Options"),
            (
                "list_item",
                "-a, --all count the terns with them, which is what everybody did in former years"
            ),
            ("code", "quay   birds\nnorth  12"),
            ("caption", "Harbour 1.0 March 2025 GULL(1)"),
        ]
    );
}

#[test]
fn what_was_bold_or_underlined_still_is() {
    let document = read(&page());
    let marks: Vec<(&str, &MarkKind)> = document
        .blocks
        .iter()
        .flat_map(|block| &block.marks)
        .map(|mark| (document.words(mark.span), &mark.kind))
        .collect();
    assert_eq!(
        marks,
        [
            ("where", &MarkKind::Emphasis),
            ("-a", &MarkKind::Strong),
            ("--all", &MarkKind::Strong),
        ]
    );
}

#[test]
fn a_page_without_any_bold_is_known_by_its_header() {
    let plain = page().replace('\u{8}', "");
    assert!(is_typeset("TERN(3x)    Birds    TERN(3x)\n\nNAME\n"));
    assert!(is_typeset(
        "\u{1b}[1mTERN(3)\u{1b}[0m    Birds    \u{1b}[1mTERN(3)\u{1b}[0m\n"
    ));
    for article in [
        "The vote (2) was (2)",
        "(1) x (1)",
        "",
        "One \u{1b}[1mtwo\u{1b}[0m three\n",
    ] {
        assert!(!is_typeset(article), "{article}");
    }
    assert_eq!(read(&plain).meta.title.as_deref(), Some("GULL(1)"));
}

#[test]
fn options_on_lines_of_their_own_are_a_list() {
    let page = "TERN(1)   Birds   TERN(1)\n\nOPTIONS\n       -a     count all of the many-\n              coloured birds\n\n       -b     count\n       -c     no birds\n";
    assert_eq!(
        blocks(&read(page)),
        [
            ("heading", "OPTIONS"),
            ("list_item", "-a count all of the many-coloured birds"),
            ("list_item", "-b count"),
            ("list_item", "-c no birds"),
        ]
    );
}

#[test]
fn other_output_keeps_its_lines() {
    let text = format!("{}\n    here  be\n\n  gulls\n", bold("Note"));
    assert_eq!(
        blocks(&read(&text)),
        [("code", "Note\n    here  be"), ("code", "  gulls")]
    );
}

#[test]
fn sequences_turn_bold_on_and_off() {
    let line = Styled::of("a\u{1b}[1mb\u{1b}[4mc\u{1b}[22;24md\u{1b}[38;5;1me\u{1b}[0mf\u{1b}[2Jg");
    assert_eq!(line.words, "abcdefg");
    assert_eq!(
        line.marks,
        [
            (1..2, MarkKind::Strong),
            (2..3, MarkKind::Strong),
            (2..3, MarkKind::Emphasis),
        ]
    );
}

#[test]
fn a_letter_struck_thrice_is_bold_and_underlined() {
    let line = Styled::of("_\u{8}x\u{8}x +\u{8}o");
    assert_eq!(line.words, "x o");
    assert_eq!(line.marks.len(), 2);
}

#[test]
fn nothing_hostile_gets_through() {
    for text in [
        "\u{8}\u{8}\u{8}\u{8}",
        "\u{1b}[1\u{8}m\u{8}\u{8}\n\u{8}\u{8}",
        "a\u{8}",
        "\u{1b}]0;\u{1b}[1mtitle\u{7}\u{8}\u{8}\u{8}",
        "x\u{8}\u{1b}[2J\u{8}\u{8}\u{8}",
    ] {
        let document = ingest(&InputSource {
            bytes: text.as_bytes(),
            name: "",
            format: Some(crate::ingest::Format::Man),
            url: None,
            charset: None,
        });
        let text = document.map(|document| document.text).unwrap_or_default();
        assert!(
            !text
                .as_str()
                .contains(|c: char| c.is_control() && c != '\n'),
            "{text:?}"
        );
    }
}
