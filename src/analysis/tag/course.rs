//! How far a clause has come: what but one tag is left for by then, whatever a word is elsewhere.

use std::sync::LazyLock;

use crate::analysis::form::{TokenForm, ending, word};
use crate::lang::speech::Tag;

/// The verb of a clause, so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    /// There is none yet.
    Awaited,
    /// A modal behind its subject and nothing but adverbs behind it.
    Modal,
    /// There is one, or a form that another is waited for behind.
    Known,
}

/// Mends the tags of a sentence where its clauses allow but one: no noun stands behind "will" or "will not", and a form in
/// -ed that a clause has no other verb beside is that verb, no participle.
pub(super) fn mend(forms: &[TokenForm], tags: &mut [Tag]) {
    let mut verb = Verb::Awaited;
    let mut subject = false;
    for index in 0..tags.len() {
        let (Some(form), Some(tag)) = (forms.get(index), tags.get(index).copied()) else {
            return;
        };
        let mended = match tag {
            Tag::Noun if verb == Verb::Modal => Tag::Base,
            Tag::Participle
                if verb == Verb::Awaited
                    && subject
                    && form.endings[1] == WORDS.ed
                    && is_last_verb(forms, tags, index) =>
            {
                Tag::Past
            }
            tag => tag,
        };
        if let Some(slot) = tags.get_mut(index) {
            *slot = mended;
        }
        verb = verb.then(form, mended, subject);
        subject = match mended {
            Tag::Adverb => subject,
            tag => tag.is_noun() || tag == Tag::Pronoun,
        };
    }
}

/// Whether no other verb comes before the clause ends at an "and", a semicolon or the sentence's end; behind a comma one
/// may still come.
fn is_last_verb(forms: &[TokenForm], tags: &[Tag], index: usize) -> bool {
    for (tag, form) in tags.iter().zip(forms).skip(index + 1) {
        match tag {
            Tag::Mark if form.word == WORDS.comma => return false,
            Tag::Mark | Tag::Conjunction => return true,
            tag if tag.is_finite() => return false,
            _ => {}
        }
    }
    true
}

impl Verb {
    fn then(self, form: &TokenForm, tag: Tag, subject: bool) -> Self {
        match tag {
            Tag::Modal if subject => Self::Modal,
            Tag::Adverb if self == Self::Modal => Self::Modal,
            Tag::Modal | Tag::To => Self::Known,
            _ if tag.is_verb() => Self::Known,
            Tag::WhPronoun | Tag::WhDeterminer | Tag::WhAdverb => Self::Awaited,
            _ if WORDS.opens.contains(&form.word) => Self::Awaited,
            Tag::Mark if WORDS.ends.contains(&form.word) => Self::Awaited,
            _ if self == Self::Modal => Self::Known,
            _ => self,
        }
    }
}

/// The words that steer, by their hashes.
struct SteeringWords {
    ed: u32,
    comma: u32,
    ends: Vec<u32>,
    /// Words that open a clause with a verb of its own.
    opens: Vec<u32>,
}

static WORDS: LazyLock<SteeringWords> = LazyLock::new(|| {
    let all = |words: &str| words.split(' ').map(word).collect();
    SteeringWords {
        ed: ending('e', 'd'),
        comma: word(","),
        ends: all(", ; : -- — –"),
        opens: all("that because if although though while unless whether whereas"),
    }
});
