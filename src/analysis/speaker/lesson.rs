//! The trainer's way in.

use super::coref::MentionResolver;
use super::finder::{Judge, ReferentFinder};
use super::people::People;
use super::quoted_tokens;
use crate::analysis::name::Name;
use crate::analysis::quote::{self, Quote};
use crate::analysis::reading::Reading;
use crate::analysis::sentence::Sentences;
use crate::analysis::tag::Tags;
use crate::document::Document;
use crate::lang::Lang;

/// Goes over the sources of an article as the program does, and asks whom every "he" and "she" stands for.
pub(crate) fn ask<'j>(
    document: &Document,
    sentences: &Sentences,
    tags: &Tags,
    names: &[Name],
    quotes: &mut [Quote],
    judge: &'j mut Judge<'j>,
) {
    let lang = Lang::english();
    let reading = Reading::new(document, sentences, tags, &lang.words);
    let people = People::gather(&reading, names, &lang.speech, None);
    let resolver = MentionResolver {
        reading,
        people: &people,
        quoted: &quoted_tokens(sentences, quote::marked(document)),
    };
    let mut finder = ReferentFinder::new(&resolver, names, &lang.speech, judge);
    for quote in quotes {
        finder.find(quote);
    }
}
