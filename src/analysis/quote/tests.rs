use super::*;
use crate::analysis::{Models, name, sentence, tag};
use crate::document::{BlockKind, DocumentBuilder};
use crate::lang::Lang;
use crate::lang::source::{Example, examples};

/// Quotations as "kind words | source | cue", the parts of one joined by " … ".
fn quotes(paragraphs: &[&str]) -> Vec<String> {
    quotes_by(Lang::english(), paragraphs)
}

/// The same by the data of a language.
fn quotes_by(lang: &Lang, paragraphs: &[&str]) -> Vec<String> {
    let mut builder = DocumentBuilder::new();
    for words in paragraphs {
        builder.block(BlockKind::Paragraph, 0, words);
    }
    let document = builder.finish();
    let sentences = sentence::split(&document, lang);
    let models = Models::builtin();
    let tags = tag::assign(&sentences, &models.tagger);
    let article = Article::new(&document, &sentences, &tags, lang);
    let names = name::find(&article, &models.names);
    let words = |span: Option<Span>| span.map_or("-", |span| document.words(span)).to_owned();
    find(&article, &names, &models.chain)
        .iter()
        .map(|quote| {
            let parts: Vec<&str> = quote
                .parts
                .iter()
                .map(|part| document.words(*part))
                .collect();
            let kind = quote.kind.as_str();
            format!(
                "{kind} {} | {} | {}",
                parts.join(" … "),
                words(quote.source),
                words(quote.cue)
            )
        })
        .collect()
}

/// The acts of somebody's quotations in some paragraphs.
fn acts(paragraphs: &[&str]) -> Vec<Act> {
    let mut builder = DocumentBuilder::new();
    for words in paragraphs {
        builder.block(BlockKind::Paragraph, 0, words);
    }
    let document = builder.finish();
    let (lang, models) = (Lang::english(), Models::builtin());
    let analysis = crate::analysis::analyze(&document, lang, models, None);
    let quotes = analysis.quotes.iter();
    let somebodys = quotes.filter(|quote| quote.speaker().is_some());
    somebodys.map(|quote| quote.act).collect()
}

/// The words between two marks of an example, and the example without them.
fn unmark(text: &str, opening: char, closing: char) -> (String, Option<String>) {
    let Some((before, rest)) = text.split_once(opening) else {
        return (text.to_owned(), None);
    };
    let (inner, after) = rest.split_once(closing).unwrap();
    (format!("{before}{inner}{after}"), Some(inner.to_owned()))
}

#[test]
fn cues_prove_their_examples() {
    let mut wrong = Vec::new();
    for example in examples().iter().filter(|example| example.file == "cues") {
        let (text, source) = unmark(&example.text, '«', '»');
        let (text, cue) = unmark(&text, '{', '}');
        let found = quotes_by(Lang::of(Some("nl")), &[&text]);
        let expected = format!(
            " | {} | {}",
            source.unwrap_or_default(),
            cue.unwrap_or_default()
        );
        let right = if example.hit {
            found.iter().any(|quote| quote.ends_with(&expected))
        } else {
            found.is_empty()
        };
        if !right {
            wrong.push(format!(
                "{} {}: {} -> {found:?}",
                example.rule, example.hit, example.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_of_acts_prove_their_examples() {
    let speech = |example: &Example| acts(&[&example.text]).contains(&Act::Speech);
    let wrong = examples().iter().filter(|example| example.file == "acts");
    let wrong: Vec<_> = wrong
        .filter(|example| speech(example) == example.hit)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_no_statement_is_no_speech() {
    assert_eq!(acts(&["Ana Ruiz vowed to close the bridge."]), [Act::Plan]);
    assert_eq!(
        acts(&["Ana Ruiz believes that the bridge is safe."]),
        [Act::Thought]
    );
    assert_eq!(
        acts(&["Ana Ruiz asked whether the bridge was safe."]),
        [Act::Speech]
    );
    assert_eq!(
        acts(&["Ana Ruiz criticized the plan sharply."]),
        [Act::Thought]
    );
}

#[test]
fn a_quotation_split_by_its_cue_is_one_with_two_parts() {
    assert_eq!(
        quotes(&["“It works,” Ana Ruiz said, “and it will go on working.”"]),
        ["direct “It works,” … “and it will go on working.” | Ana Ruiz | said"]
    );
}

#[test]
fn a_sentence_quoted_behind_belongs_to_the_same_quotation() {
    assert_eq!(
        quotes(&["“It works,” Ruiz said on Monday. “It will go on working.”"]),
        ["direct “It works,” … “It will go on working.” | Ruiz | said"]
    );
}

#[test]
fn a_mixed_quotation_keeps_its_paraphrased_words() {
    assert_eq!(
        quotes(&["Ruiz said the plan was “a mistake” from the start."]),
        ["mixed the plan was “a mistake” from the start | Ruiz | said"]
    );
}

#[test]
fn a_participle_has_the_subject_of_its_clause_as_source() {
    assert_eq!(
        quotes(&["Ruiz defended the plan, saying it had “saved lives.”"])
            .last()
            .unwrap(),
        "mixed it had “saved lives.” | Ruiz | saying"
    );
}

#[test]
fn an_apposition_does_not_hide_the_source() {
    assert_eq!(
        quotes(&["Ana Ruiz, the mayor of Varna, said the bridge was safe."]),
        ["indirect the bridge was safe | Ana Ruiz | said"]
    );
    assert_eq!(
        quotes(&["“It is safe,” said Ana Ruiz, the mayor of Varna."]),
        ["direct “It is safe,” | Ana Ruiz | said"]
    );
}

#[test]
fn a_quotation_continued_in_the_next_paragraph_keeps_its_source() {
    assert_eq!(
        quotes(&[
            "“It works,” said Ruiz. “It always worked.",
            "“It will go on working.”"
        ]),
        [
            "direct “It works,” … “It always worked. | Ruiz | said",
            "direct “It will go on working.” | Ruiz | said"
        ]
    );
}

#[test]
fn a_title_in_quotation_marks_is_no_quotation() {
    assert_eq!(
        quotes(&["They watched “The Long Night” on Monday."]),
        [""; 0]
    );
}

#[test]
fn the_place_of_a_dateline_is_no_source() {
    let found = quotes(&[
        "HARBOR CITY (AP) -- Declaring an end to the strike, the mayor said the ferry would sail on Monday.",
        "VARNA, Bulgaria — Storms condemned the old pier, officials said.",
    ]);
    assert!(!found.is_empty());
    let sources = found.iter().map(|quote| quote.split(" | ").nth(1).unwrap());
    for source in sources {
        assert!(
            !source.contains("CITY") && !source.contains("VARNA"),
            "{source}"
        );
    }
    let found = quotes(&["NATO — The alliance met. NATO said it would help."]);
    assert!(
        found.iter().any(|quote| quote.contains("| NATO |")),
        "{found:?}"
    );
}

#[test]
fn headings_hold_no_quotations() {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Heading, 1, "Ruiz says “the bridge is safe now”");
    let document = builder.finish();
    let lang = Lang::english();
    let sentences = sentence::split(&document, lang);
    let models = Models::builtin();
    let tags = tag::assign(&sentences, &models.tagger);
    let article = Article::new(&document, &sentences, &tags, lang);
    let names = name::find(&article, &models.names);
    assert!(find(&article, &names, &models.chain).is_empty());
}
