use std::ops::Range;

use crate::analysis::article::Article;
use crate::analysis::sentence::Sentence;
use crate::analysis::tag::Tag;
use crate::lang::speech::{CueRule, Phrase};

/// A word or phrase that may report what somebody says.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb, noun or first word of the phrase.
    pub(super) head: usize,
    /// All its words.
    pub(super) tokens: Range<usize>,
    /// How it stands in its clause.
    pub(super) form: CueForm,
    /// The rules it may belong to, in the order of the file.
    pub(super) rules: Vec<CueRule>,
}

/// How a cue stands in its clause, which decides where its source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueForm {
    /// A finite verb, auxiliaries included.
    Finite,
    /// A present participle: ", saying".
    Participle,
    /// "to say".
    Infinitive,
    /// "was told", "is said by".
    Passive,
    /// A noun with an owner: "her claim".
    Noun,
    /// "according to".
    Phrase,
    /// The colon behind a speaker's name.
    Colon,
}

/// Finds every cue of a sentence that stands outside quotation marks: the decision a trained model may take over.
pub(super) fn find(article: &Article<'_>, sentence: &Sentence) -> Vec<Cue> {
    let tokens = sentence.token_range();
    let mut cues = Vec::new();
    let mut index = tokens.start;
    while index < tokens.end {
        let cue = cue_at(article, index, &tokens).filter(|cue| !article.is_quoted(cue.head));
        index = cue.as_ref().map_or(index + 1, |cue| cue.tokens.end);
        cues.extend(cue);
    }
    cues
}

pub(super) fn cue_at(article: &Article<'_>, index: usize, sentence: &Range<usize>) -> Option<Cue> {
    phrase_at(article, index, sentence)
        .or_else(|| verb_at(article, index, sentence))
        .or_else(|| noun_at(article, index))
}

/// Whether a token begins a fixed phrase before a source: "according to".
pub(super) fn is_phrase(article: &Article<'_>, index: usize) -> bool {
    let phrase = phrase_at(article, index, &(index..index + REACH));
    phrase.is_some_and(|cue| cue.form == CueForm::Phrase)
}

/// How many tokens a phrase has at most.
const REACH: usize = 8;

fn phrase_at(article: &Article<'_>, index: usize, sentence: &Range<usize>) -> Option<Cue> {
    let cues = &article.lang.speech.cues;
    let mut phrases = cues.of_phrase(article.lower(index)).iter();
    let found = phrases.find(|phrase| {
        let mut more = phrase.more.iter().zip(index + 1..);
        more.all(|(word, at)| article.lower(at) == word)
    })?;
    let end = index + 1 + found.more.len();
    let form = if article.is_word(index) {
        CueForm::Phrase
    } else {
        CueForm::Colon
    };
    (end <= sentence.end).then(|| Cue {
        head: index,
        tokens: index..end,
        form,
        rules: cues.rule(found.rule).into_iter().collect(),
    })
}

fn verb_at(article: &Article<'_>, index: usize, sentence: &Range<usize>) -> Option<Cue> {
    // "his repeated emphasis": a form of a verb that describes a noun.
    let describes = matches!(article.tag(index), Tag::Participle | Tag::Past)
        && matches!(
            article.tag_before(index),
            Tag::Determiner | Tag::PossessivePronoun | Tag::Possessive
        );
    if !article.tag(index).is_verb() || describes {
        return None;
    }
    let base = article
        .lang
        .speech
        .lexicon
        .verb_base(article.lower(index))?;
    let cues = &article.lang.speech.cues;
    let matches = cues.of_verb(base);
    let form = form_of_verb(article, index, sentence)?;
    let mut rules = Vec::new();
    let mut end = index + 1;
    for found in matches {
        let Some(behind) = end_of_more(article, index + 1, found.more) else {
            continue;
        };
        if behind > end {
            rules.clear();
        }
        if behind >= end {
            rules.extend(cues.rule(found.rule));
            end = behind;
        }
    }
    (!rules.is_empty()).then_some(Cue {
        head: index,
        tokens: index..end,
        form,
        rules,
    })
}

/// The end of the further words of a cue; one pronoun may stand before them ("made it clear").
fn end_of_more(article: &Article<'_>, start: usize, more: Phrase) -> Option<usize> {
    let matches_at = |at: usize| {
        more.iter()
            .enumerate()
            .all(|(offset, word)| article.lower(at + offset) == word)
    };
    if matches_at(start) {
        return Some(start + more.len());
    }
    let pronoun = article.tag(start) == Tag::Pronoun;
    (pronoun && matches_at(start + 1)).then_some(start + 1 + more.len())
}

fn form_of_verb(article: &Article<'_>, index: usize, sentence: &Range<usize>) -> Option<CueForm> {
    match article.tag(index) {
        Tag::Past | Tag::Present | Tag::PresentThird => Some(CueForm::Finite),
        Tag::PresentParticiple => Some(if auxiliary_before(article, index, sentence, is_be) {
            CueForm::Finite
        } else {
            CueForm::Participle
        }),
        Tag::Base => {
            if article.tag_before(index) == Tag::To {
                return Some(CueForm::Infinitive);
            }
            let auxiliary = auxiliary_before(article, index, sentence, |word| {
                matches!(word, "do" | "does" | "did") || is_modal(word)
            });
            let subject = index.checked_sub(1).is_some_and(|at| {
                matches!(
                    article.tag(at),
                    Tag::PluralNoun | Tag::Pronoun | Tag::Adverb
                )
            });
            (auxiliary || subject).then_some(CueForm::Finite)
        }
        Tag::Participle => {
            if auxiliary_before(article, index, sentence, is_be) {
                return Some(CueForm::Passive);
            }
            if auxiliary_before(article, index, sentence, is_have) {
                return Some(CueForm::Finite);
            }
            (article.lower(index + 1) == "by").then_some(CueForm::Passive)
        }
        _ => None,
    }
}

/// Whether the nearest word before the verb that is no adverb is such an auxiliary.
fn auxiliary_before(
    article: &Article<'_>,
    index: usize,
    sentence: &Range<usize>,
    is_auxiliary: impl Fn(&str) -> bool,
) -> bool {
    (sentence.start..index)
        .rev()
        .take(4)
        .find(|at| article.tag(*at) != Tag::Adverb)
        .is_some_and(|at| is_auxiliary(article.lower(at)))
}

fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "’re"
            | "'re"
            | "’m"
            | "'m"
            | "’s"
            | "'s"
    )
}

fn is_have(word: &str) -> bool {
    matches!(
        word,
        "have" | "has" | "had" | "having" | "’ve" | "'ve" | "’d" | "'d"
    )
}

fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "’ll"
            | "'ll"
            | "’d"
            | "'d"
    )
}

fn noun_at(article: &Article<'_>, index: usize) -> Option<Cue> {
    if !matches!(article.tag(index), Tag::Noun | Tag::PluralNoun) {
        return None;
    }
    let cues = &article.lang.speech.cues;
    let matches = cues.of_noun(article.lower(index)).iter();
    let rules: Vec<CueRule> = matches.filter_map(|found| cues.rule(found.rule)).collect();
    (!rules.is_empty()).then_some(Cue {
        head: index,
        tokens: index..index + 1,
        form: CueForm::Noun,
        rules,
    })
}
