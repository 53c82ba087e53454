//! What a name names where lists are surer than the model.

use std::ops::Range;

use super::{NameKind, title};
use crate::analysis::article::Article;
use crate::analysis::tag::Tag;
use crate::lang::Lang;
use crate::lang::speech::NameWord;

/// The kind of a name where lists are sure of it, else what the model says.
pub(super) fn settled(
    article: &Article<'_>,
    lang: &Lang,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    kind: NameKind,
) -> NameKind {
    let phrase: Vec<&str> = tokens.clone().map(|index| article.lower(index)).collect();
    let phrase = phrase.join(" ");
    let naming = &lang.speech.naming;
    match kind {
        NameKind::Person if is_firm_noun(article, lang, tokens) => NameKind::Organization,
        NameKind::Person if is_crowd(article, lang, tokens) => NameKind::Other,
        NameKind::Person if tokens.len() == 1 && !naming.is(NameWord::Firm, &phrase) => kind,
        _ if is_body(article, lang, tokens, kind) => NameKind::Organization,
        _ if tokens.len() > 1 && naming.is(NameWord::Area, article.lower(tokens.start)) => {
            NameKind::Place
        }
        _ if naming.is(NameWord::Firm, &phrase) => NameKind::Organization,
        _ if naming.is(NameWord::Place, &phrase) => NameKind::Place,
        _ if naming.is(NameWord::People, &phrase) => NameKind::Other,
        NameKind::Person if is_landmark(article, lang, tokens) => NameKind::Place,
        NameKind::Organization if is_titled(article, lang, sentence, tokens) => NameKind::Person,
        NameKind::Organization | NameKind::Other if is_full_name(article, lang, tokens) => {
            NameKind::Person
        }
        kind => kind,
    }
}

/// The name of a person without the verb of a headline, "Ana Ruiz Says", with the first name before an initial.
pub(super) fn trimmed(
    article: &Article<'_>,
    lang: &Lang,
    sentence: &Range<usize>,
    tokens: Range<usize>,
    kind: NameKind,
) -> Range<usize> {
    let speech = &lang.speech;
    let Some(last) = tokens
        .clone()
        .skip(1)
        .next_back()
        .filter(|_| kind == NameKind::Person)
    else {
        return tokens;
    };
    let lower = article.lower(last);
    let base = speech.lexicon.verb_base(lower);
    let verb = lower.ends_with('s') && base.is_some_and(|base| speech.cues.has_verb(base));
    let initial = article.word(tokens.start).ends_with('.');
    let first = tokens.start.checked_sub(1).filter(|at| {
        let inside = initial && *at >= sentence.start;
        inside && article.is_capitalized(*at) && speech.lists.is_first_name(article.lower(*at))
    });
    first.unwrap_or(tokens.start)..tokens.end - usize::from(verb && !initial)
}

/// "Varna Mayor Bill Ruiz", which the model takes for one name of a place: the person.
pub(super) fn titled_inside(
    article: &Article<'_>,
    lang: &Lang,
    tokens: &Range<usize>,
    kind: NameKind,
) -> Option<Range<usize>> {
    let speech = &lang.speech;
    let mut inside = tokens.start + 1..tokens.end;
    let begins = |at: &usize| {
        let title = speech.titles.at(|offset| {
            if offset == 0 {
                article.lower(*at - 1)
            } else {
                ""
            }
        });
        title.is_some() && *at + 1 < tokens.end && speech.lists.is_first_name(article.lower(*at))
    };
    let start = inside.find(begins).filter(|_| kind != NameKind::Person)?;
    let cut = speech
        .naming
        .is(NameWord::Particle, article.lower(tokens.end - 1));
    let more = cut && article.is_capitalized(tokens.end);
    Some(start..tokens.end + usize::from(more))
}

/// "General Electric", where the model marks one of the two words.
pub(super) fn firm_around(
    article: &Article<'_>,
    lang: &Lang,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    let two = |start: usize| {
        let words = format!("{} {}", article.lower(start), article.lower(start + 1));
        let inside = sentence.contains(&start) && start + 1 < sentence.end;
        let firm = inside && lang.speech.naming.is(NameWord::Firm, &words);
        firm.then_some(start..start + 2)
    };
    let before = tokens.start.checked_sub(1).and_then(two);
    let lone = tokens.len() == 1;
    before.or_else(|| two(tokens.start)).filter(|_| lone)
}

/// "Secretary of State Ruiz": a title with "of" and one word behind it.
fn is_titled(
    article: &Article<'_>,
    lang: &Lang,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
) -> bool {
    let title = title::before(article, &lang.speech, sentence, tokens);
    let with_of = title.clone().any(|at| article.lower(at) == "of");
    with_of && title.start <= tokens.start && title.end + 1 == tokens.end
}

/// "Paul French", "Eva Silver": a first name of one sex and a surname, of whatever word, with no other name beside them.
fn is_full_name(article: &Article<'_>, lang: &Lang, tokens: &Range<usize>) -> bool {
    let speech = &lang.speech;
    let of_body = [NameWord::Organization, NameWord::Landmark, NameWord::Suffix];
    let last = article.lower(tokens.end - 1);
    let lone = |at: usize| article.tag(at) != Tag::Name && article.lower(at) != "&";
    tokens.len() == 2
        && speech.lists.sex_of(article.lower(tokens.start)).is_some()
        && !of_body.iter().any(|group| speech.naming.is(*group, last))
        && !matches!(
            article.tag_before(tokens.start),
            Tag::Determiner | Tag::Name
        )
        && lone(tokens.end)
}

/// "Northern Varna University", whatever the model takes it for, but not the person "Ana House".
fn is_body(article: &Article<'_>, lang: &Lang, tokens: &Range<usize>, kind: NameKind) -> bool {
    let last = article.lower(tokens.end - 1);
    let first = article.lower(tokens.start);
    let person =
        kind == NameKind::Person && tokens.len() == 2 && lang.speech.lists.is_first_name(first);
    tokens.len() > 1 && !person && lang.speech.naming.is(NameWord::Organization, last)
}

/// "the charity Nordhamn Aid": whether a noun for an organisation stands before a name.
fn is_firm_noun(article: &Article<'_>, lang: &Lang, tokens: &Range<usize>) -> bool {
    let noun = tokens
        .start
        .checked_sub(1)
        .filter(|at| article.tag(*at) == Tag::Noun && !article.is_capitalized(*at));
    // "the company Ana Ruiz founded"
    let speech = &lang.speech;
    let person = speech.lists.is_first_name(article.lower(tokens.start))
        && !speech
            .naming
            .is(NameWord::Organization, article.lower(tokens.end - 1));
    let body = noun.is_some_and(|at| speech.naming.is(NameWord::Body, article.lower(at)));
    body && tokens.len() > 1 && !person
}

/// "most Varnians": many people of one name.
fn is_crowd(article: &Article<'_>, lang: &Lang, tokens: &Range<usize>) -> bool {
    let counted = |at: usize| {
        let tag = article.tag(at);
        matches!(
            tag,
            Tag::Determiner | Tag::Number | Tag::Comparative | Tag::Adjective
        )
    };
    let first_name = || lang.speech.lists.is_first_name(article.lower(tokens.start));
    let before = tokens.start.checked_sub(1);
    tokens.len() == 1
        && article.lower(tokens.start).ends_with('s')
        && before.is_some_and(counted)
        && !first_name()
}

/// "Ortega Park": a landmark, unless its first word is a first name.
fn is_landmark(article: &Article<'_>, lang: &Lang, tokens: &Range<usize>) -> bool {
    let speech = &lang.speech;
    let is_landmark = |last| speech.naming.is(NameWord::Landmark, article.lower(last));
    let last = tokens.clone().next_back();
    last.is_some_and(is_landmark) && !speech.lists.is_first_name(article.lower(tokens.start))
}
