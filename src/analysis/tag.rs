//! Parts of speech, as far as attribution and tense need them.

mod course;
pub(crate) mod features;

use super::form::TokenForm;
use super::sentence::Sentences;
use crate::model::Linear;

pub use crate::lang::speech::Tag;

use features::TagView;

/// One tag a token, in the order of [`Sentences::tokens`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(pub Vec<Tag>);

impl Tags {
    /// The tag of the token with this index; [`Tag::Other`] beyond the last one.
    pub fn get(&self, token: usize) -> Tag {
        self.0.get(token).copied().unwrap_or_default()
    }
}

/// The two models of the tagger.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tagger<'m> {
    /// The words that have but one tag.
    pub sure: Linear<'m>,
    /// What to make of all others.
    pub tags: Linear<'m>,
}

/// Tags every token: by rule what can have but one tag, all others by their form and their neighbours.
pub fn assign(sentences: &Sentences, tagger: &Tagger<'_>) -> Tags {
    let mut tags = Vec::with_capacity(sentences.tokens.len());
    let distinct = sentences.forms.distinct().iter();
    let known: Vec<Option<Tag>> = distinct.map(|form| tagger.sure(form)).collect();
    let (mut forms, mut sure) = (Vec::new(), Vec::new());
    for sentence in &sentences.list {
        forms.clear();
        forms.extend(sentences.forms_of(sentence).copied());
        sure.clear();
        let places = sentences.forms.places(sentence.token_range()).iter();
        sure.extend(places.filter_map(|place| known.get(*place as usize)));
        let sight = TagView {
            forms: &forms,
            sure: &sure,
        };
        tagger.tag(&sight, &mut tags);
    }
    Tags(tags)
}

impl Tagger<'_> {
    /// Adds the tags of one sentence.
    fn tag(&self, sight: &TagView<'_>, tags: &mut Vec<Tag>) {
        let first = tags.len();
        let mut before = [features::number(Tag::Other); 2];
        let mut asked = Vec::new();
        for (index, sure) in sight.sure.iter().enumerate() {
            let tag = sure.unwrap_or_else(|| {
                features::features(sight, index, before, &mut asked);
                self.best(&asked)
            });
            before = [features::number(tag), before[0]];
            tags.push(tag);
        }
        course::mend(sight.forms, tags.get_mut(first..).unwrap_or_default());
    }

    /// The tag of a token that can have but one.
    pub(crate) fn sure(&self, form: &TokenForm) -> Option<Tag> {
        if !form.is_word && !form.is_apostrophe {
            return Some(Tag::Mark);
        }
        let (class, _) = self.sure.row(features::sure_word(form)).next()?;
        Tag::ALL.get(class).copied()
    }

    fn best(&self, features: &[u32]) -> Tag {
        let mut scores = [0; Tag::ALL.len()];
        for feature in features {
            self.tags.add(*feature, &mut scores);
        }
        let ranked = scores.iter().zip(Tag::ALL);
        let best = ranked.max_by_key(|(score, tag)| (**score, u8::MAX - *tag as u8));
        best.map_or(Tag::Other, |(_, tag)| tag)
    }
}

#[cfg(test)]
mod tests;
