use super::*;
use crate::analysis::sentence;
use crate::document::{BlockKind, DocumentBuilder};
use crate::lang::Lang;

fn tagged(words: &str) -> Vec<(String, Tag)> {
    let mut builder = DocumentBuilder::new();
    builder.block(BlockKind::Paragraph, 0, words);
    let document = builder.finish();
    let rules = Lang::english();
    let sentences = sentence::split(&document, rules);
    let tags = assign(&sentences, &crate::analysis::Models::builtin().tagger);
    let words = sentences
        .tokens
        .iter()
        .map(|token| document.words(token.span).to_owned());
    words.zip(tags.0).collect()
}

fn tag_of(words: &str, word: &str) -> Tag {
    let found = tagged(words).into_iter().find(|(text, _)| text == word);
    found.unwrap_or_else(|| panic!("no {word} in {words}")).1
}

#[test]
fn a_participle_follows_have_and_be() {
    assert_eq!(
        tag_of("They have never asked for it.", "asked"),
        Tag::Participle
    );
    assert_eq!(
        tag_of("The bridge was closed on Monday.", "closed"),
        Tag::Participle
    );
    assert_eq!(tag_of("The mayor closed the bridge.", "closed"), Tag::Past);
    assert_eq!(
        tag_of("The plan backed by the mayor failed.", "backed"),
        Tag::Participle
    );
}

#[test]
fn the_one_verb_of_a_clause_is_finite() {
    let burned = "The mill burned down in 1998 and was rebuilt in 2003.";
    assert_eq!(tag_of(burned, "burned"), Tag::Past);
    assert_eq!(tag_of(burned, "rebuilt"), Tag::Participle);
    assert_eq!(
        tag_of("The school reopened on 5 January.", "reopened"),
        Tag::Past
    );
}

#[test]
fn a_base_form_follows_to_and_modals() {
    assert_eq!(tag_of("They want to report it.", "report"), Tag::Base);
    assert_eq!(tag_of("They will not plan it.", "plan"), Tag::Base);
    assert_eq!(tag_of("They read the report.", "report"), Tag::Noun);
}

#[test]
fn a_name_is_told_from_a_capital_that_begins_a_sentence() {
    assert_eq!(tag_of("Ortega spoke.", "Ortega"), Tag::Name);
    assert_eq!(tag_of("Voters spoke.", "Voters"), Tag::PluralNoun);
    assert_eq!(tag_of("Then Ana Ruiz spoke.", "Ruiz"), Tag::Name);
}

#[test]
fn an_apostrophe_s_is_a_verb_or_a_possessive() {
    assert_eq!(tag_of("It’s late.", "’s"), Tag::PresentThird);
    assert_eq!(tag_of("Ana’s house burned.", "’s"), Tag::Possessive);
}

#[test]
fn that_opens_a_clause_or_points() {
    assert_eq!(
        tag_of("She said that the vote failed.", "that"),
        Tag::Preposition
    );
    assert_eq!(
        tag_of("The house that burned was old.", "that"),
        Tag::WhDeterminer
    );
    assert_eq!(tag_of("They met on that day.", "that"), Tag::Determiner);
}
