use std::ops::Range;

use super::content::CueFrame;
use super::cue::CueForm;
use crate::analysis::chunk;
use crate::analysis::tag::Tag;

/// Reported words that stand before the cue.
impl CueFrame<'_, '_> {
    /// “It works,” she said: back to where the run or its clause starts.
    pub(super) fn quoted_before(&self) -> Option<Range<usize>> {
        let article = self.clause.article;
        let sentence = self.clause.sentence.start;
        let mark = self.start.checked_sub(1)?;
        let parted =
            matches!(article.lower(mark), "," | "—" | "--" | "–") && !article.is_quoted(mark);
        let last = if parted { mark.checked_sub(1)? } else { mark };
        if !article.closes_run(last)
            || self
                .source
                .is_some_and(|source| self.is_relative(source.head))
        {
            return None;
        }
        let run = article.run_of(last)?;
        let words = article.run_words(run);
        if words.is_empty() || !parted && !article.is_finished(run) {
            return None;
        }
        if last < sentence {
            let same_block = self.same_block(last, sentence);
            return (same_block && self.is_bare_tag()).then_some(words);
        }
        let opening = article.trim(sentence..words.start);
        let alone = opening.is_empty() || words.start <= sentence;
        if !alone && (article.is_title(run) || self.right_is_clause()) {
            return None;
        }
        let set_off =
            alone || matches!(article.lower_before(words.start - 1), ":" | "," | ";" | "—");
        let start = if set_off {
            words.start
        } else {
            self.sentence_part_start(words.start)
        };
        Some(start..words.end)
    }

    fn is_relative(&self, token: usize) -> bool {
        matches!(
            self.clause.article.tag(token),
            Tag::WhPronoun | Tag::WhDeterminer
        )
    }

    fn same_block(&self, one: usize, other: usize) -> bool {
        let block = |token: usize| {
            let token = self.clause.article.token(token)?;
            self.clause.article.document.block_at(token.span.start())
        };
        block(one) == block(other)
    }

    /// Whether nothing but cue, source and adverbials stands in the sentence: “Trump asked.” behind “Why?”
    fn is_bare_tag(&self) -> bool {
        let article = self.clause.article;
        let behind = self.end..self.clause.sentence.end;
        self.start <= self.clause.sentence.start + 1
            && article.word_count(behind.clone()) <= 6
            && !article.has_finite(behind)
    }

    /// The start of the clause that a token of this sentence belongs to, as far as strong marks tell.
    fn sentence_part_start(&self, token: usize) -> usize {
        let article = self.clause.article;
        let start = (self.clause.sentence.start..token)
            .rev()
            .find(|at| {
                matches!(article.lower(*at), ";" | ":") && !self.clause.article.is_quoted(*at)
            })
            .map_or(self.clause.sentence.start, |at| at + 1);
        article.trim(start..token).start
    }

    /// “Prices rose, the bank said.”
    pub(super) fn clause_before(&self) -> Option<Range<usize>> {
        let article = self.clause.article;
        let comma = self.start.checked_sub(1)?;
        let phrase = self.cue.form == CueForm::Phrase;
        let parted = article.lower(comma) == "," && self.clause.sentence.contains(&comma);
        if self.cue.form == CueForm::Participle || !parted && !phrase {
            return None;
        }
        let left = article.trim(self.sentence_part_start(self.start)..self.start);
        if left.is_empty() || self.right_is_clause() || !self.cue_ends_clause() {
            return None;
        }
        let parenthetical = article.lower(self.end) == "," && self.clause_resumed().is_some();
        let whole = article.has_finite(left.clone()) && !self.is_adverbial_clause(left.clone());
        (whole || parenthetical && !phrase).then_some(left)
    }

    /// Whether no object follows the cue: "the bank said on Monday" but not "officials expected him to".
    fn cue_ends_clause(&self) -> bool {
        let at = self.skip_adverbs(self.end);
        let article = self.clause.article;
        let addressed = self.cue.rules.iter().any(|rule| rule.addressee);
        let object = self.chunk_at(at).is_some() && !chunk::is_calendar(article, at);
        addressed || !object && article.tag(at) != Tag::To
    }

    /// “When he was asked,” is no reported clause by itself.
    fn is_adverbial_clause(&self, left: Range<usize>) -> bool {
        let article = self.clause.article;
        let adverb = matches!(
            article.lower(left.start),
            "even" | "just" | "only" | "shortly" | "soon"
        );
        let subordinates = matches!(
            article.lower(left.start + usize::from(adverb)),
            "when"
                | "if"
                | "as"
                | "after"
                | "while"
                | "although"
                | "because"
                | "since"
                | "before"
                | "once"
                | "until"
                | "though"
                | "asked"
                | "unless"
                | "where"
        );
        let main_clause = left
            .clone()
            .find(|at| article.lower(*at) == ",")
            .is_some_and(|comma| article.has_finite(comma..left.end));
        subordinates && !main_clause
    }

    /// Whether a clause follows the cue at once, so that the reported words stand there.
    fn right_is_clause(&self) -> bool {
        let article = self.clause.article;
        let behind = self.end..self.clause.sentence.end;
        let until_comma = behind
            .clone()
            .find(|at| article.lower(*at) == ",")
            .unwrap_or(behind.end);
        article.has_finite(behind.start..until_comma)
            || behind
                .clone()
                .take(8)
                .any(|at| self.clause.article.opens_run(at) || article.lower(at) == "that")
    }

    /// “...,” he said, “...”: the run that opens behind the cue.
    pub(super) fn quote_resumed(&self) -> Option<Range<usize>> {
        let article = self.clause.article;
        let gap = self.end..self.clause.sentence.end;
        let opening = gap.clone().find(|at| article.opens_run(*at))?;
        let gap = gap.start..opening;
        let other_cue = gap
            .clone()
            .any(|at| article.tag(at).is_verb() && self.is_cue_verb(at));
        let parted = matches!(
            article.lower_before(opening),
            "," | ":" | "." | "—" | ";" | "--"
        );
        (!other_cue && (parted || gap.is_empty()))
            .then(|| article.run_words(article.run_of(opening)?).into())
            .flatten()
    }

    /// “The bridge, he said, would close.”: what goes on behind the second comma.
    pub(super) fn clause_resumed(&self) -> Option<Range<usize>> {
        let article = self.clause.article;
        if article.lower(self.end) != "," {
            return None;
        }
        let start = self.end + 1;
        let follows_on = matches!(
            article.tag(start),
            Tag::PresentParticiple | Tag::WhPronoun | Tag::WhDeterminer
        ) || matches!(
            article.lower(start),
            "and" | "but" | "according" | "who" | "which"
        );
        let words = article.trim(start..self.content_end(start));
        (!follows_on && article.has_finite(words.clone())).then_some(words)
    }
}
