//! What the name finder looks at, shared by training and run time.

use std::ops::Range;

use super::sight::NameView;
use crate::analysis::form::TokenForm;
use crate::model::features::feature;

/// The checksum of what [`features`] makes of a known sentence; see the test below.
pub(crate) const CHECKSUM: u32 = 0xE28B_6EE6;

const START: u32 = 1;
const END: u32 = 2;

/// One sentence, and what the tokens around one of them look like.
#[derive(Debug)]
pub(crate) struct Window<'a> {
    sight: &'a NameView<'a>,
    tokens: Range<usize>,
    headline: bool,
}

/// One token with what is known of it.
#[derive(Clone, Copy)]
struct NameToken {
    form: TokenForm,
    tag: u32,
    clue: u32,
}

impl<'a> Window<'a> {
    /// Looks at one sentence.
    pub(crate) fn new(sight: &'a NameView<'a>, tokens: Range<usize>) -> Self {
        Self {
            sight,
            headline: sight.is_headline(tokens.clone()),
            tokens,
        }
    }

    /// Whether a token cannot be part of a name: it has no capital, and no name is open before it.
    pub(crate) fn is_outside(&self, index: usize, before: usize) -> bool {
        before == 0 && !self.sight.form(index).has_capital
    }

    fn look(&self, index: usize, step: isize) -> NameToken {
        let edge = |word| NameToken {
            form: TokenForm {
                word,
                ..TokenForm::default()
            },
            tag: word + 50,
            clue: 1 << 20,
        };
        match index.checked_add_signed(step) {
            Some(at) if at >= self.tokens.end => edge(END),
            Some(at) if at >= self.tokens.start => NameToken {
                form: self.sight.form(at),
                tag: self.sight.tag(at) as u32,
                clue: self.sight.clue(at),
            },
            _ => edge(START),
        }
    }
}

/// The features of one token, given the classes of the two tokens before it.
pub(crate) fn features(window: &Window<'_>, index: usize, before: [usize; 2], out: &mut Vec<u32>) {
    let here = window.look(index, 0);
    let next = window.look(index, 1);
    let last = window.look(index, -1);
    let second = window.look(index, 2);
    let [one, two] = before.map(|label| u32::try_from(label).unwrap_or_default());
    let word = here.form.word;
    let shape = here.form.shape;
    let first = u32::from(index == window.tokens.start) + 2 * u32::from(window.headline);
    out.clear();
    out.extend([
        feature(0, [first]),
        feature(1, [word]),
        feature(2, [word, here.form.case as u32]),
        feature(3, [shape, first]),
        feature(4, [here.form.endings[2]]),
        feature(5, [here.form.endings[1]]),
        feature(6, [here.form.beginnings[1]]),
        feature(7, [one]),
        feature(8, [one, two]),
        feature(9, [one, word]),
        feature(10, [last.form.word]),
        feature(11, [next.form.word]),
        feature(12, [window.look(index, -2).form.word]),
        feature(13, [second.form.word]),
        feature(14, [last.form.shape, shape, next.form.shape]),
        feature(15, [here.tag, one]),
        feature(16, [last.tag]),
        feature(17, [next.tag]),
        feature(18, [here.clue]),
        feature(19, [here.clue, one]),
        feature(20, [last.clue]),
        feature(21, [next.clue]),
        feature(22, [here.clue, next.clue]),
        feature(23, [here.clue, shape, one]),
        feature(24, [word, next.form.word]),
        feature(25, [last.form.word, word]),
        feature(26, [one, shape, next.form.shape]),
        feature(27, [next.form.word, shape, one]),
        feature(28, [last.form.word, shape]),
        feature(29, [second.clue]),
        feature(30, [last.clue, here.clue]),
        feature(31, [here.tag, next.tag, one]),
        feature(32, [one, next.form.word, second.form.word]),
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sentence;
    use crate::analysis::tag::{Tag, Tags};
    use crate::document::{BlockKind, DocumentBuilder};
    use crate::lang::Lang;
    use crate::model::features::checksum;

    #[test]
    fn the_checksum_is_that_of_the_features_of_a_known_sentence() {
        let mut builder = DocumentBuilder::new();
        let words = "President Ana Ruiz of Norway met 12 Danish voters at Acme Corp. Ruiz’s mayor, Paul, left.";
        builder.block(BlockKind::Paragraph, 0, words);
        let sentences = sentence::split(&builder.finish(), Lang::english());
        let count = sentences.tokens.len();
        let tags = Tags((0..count).map(|at| Tag::ALL[at % Tag::ALL.len()]).collect());
        let sight = NameView::new(&sentences, &tags, Lang::english());
        let window = Window::new(&sight, 0..count);
        let mut asked = Vec::new();
        let mut seen = Vec::new();
        for index in 0..count {
            features(&window, index, [1, 2], &mut asked);
            seen.extend(&asked);
        }
        assert_eq!(
            format!("{:#010X}", checksum(seen)),
            format!("{CHECKSUM:#010X}"),
            "the features changed: put the first number in place of the second and train again"
        );
    }
}
