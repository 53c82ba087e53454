use super::content::{CueFrame, REACH};
use crate::analysis::chunk;
use crate::analysis::tag::Tag;
use crate::lang::speech::CueRule;

/// Where reported words of each form start behind a cue.
impl CueFrame<'_, '_> {
    pub(super) fn that_start(&self, rule: &CueRule) -> Option<usize> {
        let article = self.clause.article;
        let sentence_end = self.clause.sentence.end;
        let start = self.skip_to_content(rule);
        let near = self.end..sentence_end.min(self.end + REACH);
        let that = near
            .take_while(|at| !article.tag(*at).is_finite() && !self.clause.article.is_quoted(*at))
            .find(|at| article.lower(*at) == "that" && article.tag(*at) == Tag::Preposition);
        if let Some(that) = that {
            let at_once = that <= start || matches!(article.lower_before(that), "," | "—" | "--");
            let first = self.skip_adverbs(self.end);
            let phrase_between = article.tag(first) == Tag::Preposition
                || chunk::is_calendar(article, first)
                || is_time_noun(article.lower_before(that));
            return (at_once || phrase_between).then_some(that + 1);
        }
        let question = matches!(
            article.lower(start),
            "whether" | "if" | "how" | "why" | "what" | "who" | "which"
        );
        (question && start < sentence_end).then_some(start)
    }

    pub(super) fn quote_start(&self, rule: &CueRule) -> Option<usize> {
        let article = self.clause.article;
        let near = self.end..self.clause.sentence.end.min(self.end + REACH);
        let opening = near
            .take_while(|at| {
                let other = article.tag(*at).is_finite()
                    || article.tag(*at).is_verb() && self.is_cue_verb(*at);
                !other || article.is_quoted(*at)
            })
            .find(|at| article.opens_run(*at))?;
        let parted = matches!(article.lower_before(opening), "," | ":" | "—" | "--");
        let at_once = opening == self.skip_to_content(rule) || opening == self.end;
        (parted || at_once).then_some(opening)
    }

    /// “Ortega’s verdict: “A waste of money.””: the run after the colon, unless it is a title.
    pub(super) fn noun_colon_start(&self) -> Option<usize> {
        let article = self.clause.article;
        let colon = self.cue.tokens.end;
        let opening = Some(colon + 1).filter(|at| article.opens_run(*at))?;
        let run = article.run_of(opening)?;
        let speaks = article.is_finished(run) || !article.is_title(run);
        (article.lower(colon) == ":" && speaks).then_some(opening)
    }

    pub(super) fn clause_start(&self, rule: &CueRule) -> Option<usize> {
        let article = self.clause.article;
        let start = self.skip_to_content(rule);
        let end = self.content_end(start);
        let begins = article.is_quoted(start)
            || matches!(
                article.tag(start),
                Tag::Determiner
                    | Tag::Pronoun
                    | Tag::PossessivePronoun
                    | Tag::Name
                    | Tag::Noun
                    | Tag::PluralNoun
                    | Tag::Adjective
                    | Tag::Comparative
                    | Tag::Number
                    | Tag::Existential
                    | Tag::PresentParticiple
                    | Tag::Preposition
                    | Tag::Adverb
            );
        (begins && article.has_finite(start..end)).then_some(start)
    }

    pub(super) fn infinitive_start(&self) -> Option<usize> {
        let article = self.clause.article;
        let start = self.skip_adverbs(self.end);
        self.is_infinitive(start)
            .then_some(start)
            .filter(|_| article.is_word(start))
    }

    pub(super) fn object_infinitive_start(&self) -> Option<usize> {
        let chunk = self.chunk_at(self.end)?;
        self.is_infinitive(chunk.end).then_some(chunk.end)
    }

    fn is_infinitive(&self, start: usize) -> bool {
        let article = self.clause.article;
        let behind = self.skip_adverbs(start + 1);
        article.tag(start) == Tag::To
            && (article.tag(behind) == Tag::Base || self.clause.article.is_quoted(behind))
    }

    pub(super) fn object_with_quote_start(&self) -> Option<usize> {
        let article = self.clause.article;
        let start = self.object_words_start()?;
        let near = start..self.clause.sentence.end.min(start + REACH);
        let opening = near.clone().find(|at| article.opens_run(*at))?;
        let own_verb = (start..opening).any(|at| article.tag(at).is_finite());
        (!own_verb).then_some(start)
    }

    pub(super) fn object_start(&self) -> Option<usize> {
        let start = self.object_words_start()?;
        let words = start..self.content_end(start);
        (self.clause.article.word_count(words) >= 2).then_some(start)
    }

    fn object_words_start(&self) -> Option<usize> {
        let article = self.clause.article;
        let start = match article.lower(self.end) {
            "to" if !self.is_infinitive(self.end) => self.end + 1,
            _ => self.end,
        };
        let begins = self.clause.article.is_quoted(start)
            || self.chunk_at(start).is_some()
            || article.lower(start) == "as";
        begins.then_some(start)
    }

    pub(super) fn noun_clause_start(&self) -> Option<usize> {
        let article = self.clause.article;
        let that = article.lower(self.end) == "that" && article.tag(self.end) != Tag::WhDeterminer;
        that.then_some(self.end + 1)
    }

    /// A label counts where a quotation follows, or where it is in capitals as in transcripts.
    pub(super) fn transcript_start(&self) -> Option<usize> {
        let article = self.clause.article;
        let source = self.source?;
        let capitals = !article.word(source.head).contains(char::is_lowercase)
            && article.word(source.head).len() > 1;
        let start = self.cue.tokens.end;
        let quoted = self.clause.article.opens_run(start);
        (quoted || capitals && start < self.clause.sentence.end).then_some(start)
    }
}

/// Nouns that say when something was said: "said this week that".
fn is_time_noun(word: &str) -> bool {
    matches!(
        word,
        "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "day"
            | "days"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "weekend"
            | "time"
            | "times"
            | "hour"
            | "hours"
            | "moment"
            | "decade"
            | "summer"
            | "winter"
            | "spring"
            | "fall"
            | "autumn"
    )
}
