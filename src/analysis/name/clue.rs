//! What lists say of a token by itself, as bits.

use crate::analysis::form::TokenForm;
use crate::analysis::sentence::Sentences;
use crate::lang::Lang;
use crate::lang::speech::{NameWord, Sex};

/// A first name of men.
pub(crate) const MALE: u32 = 1;
/// A first name of women.
pub(crate) const FEMALE: u32 = 1 << 1;
/// A first name of anyone.
pub(crate) const FIRST_NAME: u32 = 1 << 2;
/// A title, or the last word of one.
pub(crate) const TITLE: u32 = 1 << 3;
/// A noun for a person.
pub(crate) const PERSON: u32 = 1 << 4;
/// A word of organisations' names.
pub(crate) const ORGANIZATION: u32 = 1 << 5;
/// A place.
pub(crate) const PLACE: u32 = 1 << 6;
/// A nationality, faith or party.
pub(crate) const PEOPLE: u32 = 1 << 7;
/// It stands behind a first name somewhere in the article.
pub(crate) const AFTER_FIRST_NAME: u32 = 1 << 8;
/// It stands behind a title somewhere in the article.
pub(crate) const AFTER_TITLE: u32 = 1 << 9;
/// It occurs in lower case in the article.
pub(crate) const PLAIN: u32 = 1 << 10;
/// It is no first name, but another capital follows it somewhere in the article.
pub(crate) const BEFORE_NAME: u32 = 1 << 11;

/// The clues of every token that the lists give.
pub(super) fn of_lists(sentences: &Sentences, lang: &Lang) -> Vec<u32> {
    let speech = &lang.speech;
    let mut clues = Vec::with_capacity(sentences.tokens.len());
    for (index, (token, form)) in sentences
        .tokens
        .iter()
        .zip(sentences.forms.iter())
        .enumerate()
    {
        let lower = sentences.lower(token);
        let mut clue = 0;
        if form.is_capital() {
            clue |= first_name(lang, lower);
            for (group, bit) in [
                (NameWord::Organization, ORGANIZATION),
                (NameWord::Place, PLACE),
                (NameWord::People, PEOPLE),
            ] {
                if speech.naming.is(group, lower) {
                    clue |= bit;
                }
            }
        }
        let before_capital = sentences
            .forms
            .get(index + 1)
            .is_some_and(TokenForm::is_capital);
        if form.is_word && (form.is_capital() || before_capital) {
            if speech
                .titles
                .at(|offset| if offset == 0 { lower } else { "" })
                .is_some()
            {
                clue |= TITLE;
            }
            if speech.lists.is_person_noun(lower) {
                clue |= PERSON;
            }
        }
        clues.push(clue);
    }
    clues
}

fn first_name(lang: &Lang, lower: &str) -> u32 {
    let lists = &lang.speech.lists;
    if !lists.is_first_name(lower) {
        return 0;
    }
    FIRST_NAME
        | match lists.sex_of(lower) {
            Some(Sex::Male) => MALE,
            Some(Sex::Female) => FEMALE,
            None => 0,
        }
}
