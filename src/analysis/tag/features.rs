//! What the tagger looks at, shared by training and run time.

use crate::analysis::form::TokenForm;
use crate::lang::speech::Tag;
use crate::model::features::feature;

/// The checksum of what [`features`] and [`sure_word`] make of a known sentence; see the test below.
pub(crate) const CHECKSUM: u32 = 0xF71C_86B0;

/// One sentence as the tagger sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TagView<'a> {
    /// The forms of its tokens.
    pub forms: &'a [TokenForm],
    /// The tags of the tokens that have but one.
    pub sure: &'a [Option<Tag>],
}

const START: u32 = 1;
const END: u32 = 2;
const UNSURE: u32 = 3;

impl TagView<'_> {
    fn form(&self, index: usize, step: isize) -> TokenForm {
        let edge = |word| TokenForm {
            word,
            ..TokenForm::default()
        };
        match index.checked_add_signed(step) {
            None => edge(START),
            Some(place) => self.forms.get(place).copied().unwrap_or(edge(END)),
        }
    }

    fn sure(&self, place: usize) -> u32 {
        match self.sure.get(place) {
            None => END,
            Some(None) => UNSURE,
            Some(Some(tag)) => number(*tag),
        }
    }
}

/// A tag as a part of a feature.
pub(crate) fn number(tag: Tag) -> u32 {
    10 + tag as u32
}

/// The feature by which the model of sure words knows a token; names are told from words by their capital.
pub(crate) fn sure_word(form: &TokenForm) -> u32 {
    feature(0, [form.word, u32::from(form.is_capital())])
}

/// The features of one token, given the tags of the two tokens before it (10 before the first).
pub(crate) fn features(sight: &TagView<'_>, index: usize, before: [u32; 2], out: &mut Vec<u32>) {
    let here = sight.form(index, 0);
    let next = sight.form(index, 1);
    let last = sight.form(index, -1);
    let [one, two] = before;
    let word = here.word;
    let [ending1, ending2, ending3] = here.endings;
    let ahead = sight.sure(index + 1);
    let first = u32::from(index == 0);
    out.clear();
    out.extend([
        feature(0, []),
        feature(1, [word]),
        feature(2, [ending3]),
        feature(3, [ending2]),
        feature(4, [ending1]),
        feature(5, [here.shape, first]),
        feature(6, [one]),
        feature(7, [one, two]),
        feature(8, [one, word]),
        feature(9, [last.word]),
        feature(10, [next.word]),
        feature(11, [next.endings[2]]),
        feature(12, [sight.form(index, 2).word]),
        feature(13, [sight.form(index, -2).word]),
        feature(14, [last.endings[2]]),
        feature(15, [word, next.word]),
        feature(16, [here.shape, first, next.shape]),
        feature(17, [one, ending3]),
        feature(18, [here.beginnings[0]]),
        feature(19, [word, ahead]),
        feature(20, [ending3, ahead]),
        feature(21, [one, ahead]),
        feature(22, [ahead, sight.sure(index + 2)]),
        feature(23, [word, u32::from(here.is_capital()), first]),
        feature(24, [word, next.endings[2]]),
        feature(25, [last.word, word]),
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sentence;
    use crate::document::{BlockKind, DocumentBuilder};
    use crate::lang::Lang;
    use crate::model::features::checksum;

    #[test]
    fn the_checksum_is_that_of_the_features_of_a_known_sentence() {
        let mut builder = DocumentBuilder::new();
        let words = "“It’s 2,100 feet,” Ana Ortega-Ruiz told the U.S. voters’ NGO.";
        builder.block(BlockKind::Paragraph, 0, words);
        let sentences = sentence::split(&builder.finish(), Lang::english());
        let sure = vec![None, Some(Tag::Pronoun), None, Some(Tag::Number)];
        let forms: Vec<TokenForm> = sentences.forms.iter().copied().collect();
        let sight = TagView {
            forms: &forms,
            sure: &sure,
        };
        let mut seen: Vec<u32> = forms.iter().map(sure_word).collect();
        let mut asked = Vec::new();
        for index in 0..forms.len() {
            let before = [number(Tag::Name), number(Tag::Noun)];
            features(&sight, index, before, &mut asked);
            seen.extend(&asked);
        }
        assert_eq!(
            checksum(seen),
            CHECKSUM,
            "the features changed: put this number in place of the old one and train again"
        );
    }
}
