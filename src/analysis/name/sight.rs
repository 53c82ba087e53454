//! What is known of every token before names are looked for: its form, its tag, and what lists and the article say of it.

use super::clue;
use crate::analysis::form::{LetterCase, TokenForm};
use crate::analysis::sentence::Sentences;
use crate::analysis::tag::{Tag, Tags};
use crate::lang::Lang;

/// One article as the name finder sees it; all lists are in the order of [`Sentences::tokens`].
#[derive(Debug)]
pub(crate) struct NameView<'a> {
    pub(crate) sentences: &'a Sentences,
    pub(crate) tags: &'a Tags,
    /// What lists and the rest of the article say of each token, a bit a clue.
    pub(crate) clues: Vec<u32>,
}

impl<'a> NameView<'a> {
    /// Looks over a whole article.
    pub(crate) fn new(sentences: &'a Sentences, tags: &'a Tags, lang: &Lang) -> Self {
        let mut clues = clue::of_lists(sentences, lang);
        let census = DocumentCounts::take(sentences, &clues);
        for (clue, form) in clues.iter_mut().zip(sentences.forms.iter()) {
            if form.is_capital() {
                *clue |= census.clues(form);
            }
        }
        Self {
            sentences,
            tags,
            clues,
        }
    }

    /// Whether most words of a run of tokens are capitalized, as in headlines.
    pub(crate) fn is_headline(&self, tokens: std::ops::Range<usize>) -> bool {
        const LONG: u32 = 4;
        let all = self
            .sentences
            .tokens
            .get(tokens.clone())
            .unwrap_or_default();
        let forms = self.sentences.forms.of(tokens);
        let long = all
            .iter()
            .zip(forms)
            .filter(|(token, form)| form.is_word && token.span.len() >= LONG);
        let (mut count, mut capital) = (0, 0);
        for (_, form) in long {
            count += 1;
            capital += usize::from(form.is_capital());
        }
        count > 2 && capital * 10 >= count * 8
    }

    /// The form of a token; an empty one beyond the last.
    pub(crate) fn form(&self, index: usize) -> TokenForm {
        self.sentences.forms.get(index).copied().unwrap_or_default()
    }

    /// The tag of a token.
    pub(crate) fn tag(&self, index: usize) -> Tag {
        self.tags.get(index)
    }

    /// The clues of a token; none beyond the last.
    pub(crate) fn clue(&self, index: usize) -> u32 {
        self.clues.get(index).copied().unwrap_or_default()
    }
}

/// How the words of the whole article are used, as sorted lists of their hashes.
#[derive(Debug, Default)]
struct DocumentCounts {
    after_first_name: Vec<u32>,
    after_title: Vec<u32>,
    plain: Vec<u32>,
    before_name: Vec<u32>,
}

impl DocumentCounts {
    fn take(sentences: &Sentences, clues: &[u32]) -> Self {
        let mut census = Self::default();
        for sentence in &sentences.list {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let forms = sentences.forms.of(range.clone());
            let clues = clues.get(range).unwrap_or_default();
            let mut before: Option<(&TokenForm, u32)> = None;
            for (form, clue) in forms.zip(clues) {
                match before {
                    _ if form.case == LetterCase::Plain && !form.is_word => {}
                    _ if form.case == LetterCase::Plain => census.plain.push(form.word),
                    Some((last, known)) => census.note(form, last, known),
                    None => {}
                }
                before = Some((form, *clue));
            }
        }
        for list in [
            &mut census.after_first_name,
            &mut census.after_title,
            &mut census.plain,
            &mut census.before_name,
        ] {
            list.sort_unstable();
            list.dedup();
        }
        census
    }

    /// Notes a capital behind another word and what is known of that.
    fn note(&mut self, form: &TokenForm, last: &TokenForm, known: u32) {
        let first_name = known & clue::FIRST_NAME != 0;
        if known & clue::TITLE != 0 {
            self.after_title.push(form.word);
        }
        match last.is_capital() {
            true if first_name => self.after_first_name.push(form.word),
            true => self.before_name.push(last.word),
            false => {}
        }
    }

    fn clues(&self, form: &TokenForm) -> u32 {
        let bit = |list: &[u32], clue| {
            if list.binary_search(&form.word).is_ok() {
                clue
            } else {
                0
            }
        };
        bit(&self.after_first_name, clue::AFTER_FIRST_NAME)
            | bit(&self.after_title, clue::AFTER_TITLE)
            | bit(&self.plain, clue::PLAIN)
            | bit(&self.before_name, clue::BEFORE_NAME)
    }
}
