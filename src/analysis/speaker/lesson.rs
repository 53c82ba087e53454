//! The trainer's way in.

use super::coref::MentionResolver;
use super::finder::{Judge, ReferentFinder};
use super::people::People;
use crate::analysis::article::Article;
use crate::analysis::name::Name;
use crate::analysis::quote::Quote;

/// Goes over the sources of an article as the program does, and asks whom every "he" and "she" stands for.
pub(crate) fn ask<'j>(
    article: &Article<'_>,
    names: &[Name],
    quotes: &mut [Quote],
    judge: &'j mut Judge<'j>,
) {
    let lang = article.lang;
    let people = People::gather(article, names, &lang.speech, None);
    let resolver = MentionResolver {
        article,
        people: &people,
    };
    let mut finder = ReferentFinder::new(&resolver, names, &lang.speech, judge);
    for quote in quotes {
        finder.find(quote);
    }
}
