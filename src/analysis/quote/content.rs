use std::ops::Range;

use super::cue::{Cue, CueForm};
use super::source::{Clause, Source};
use crate::analysis::chunk;
use crate::analysis::tag::Tag;
use crate::rules::speech::{CueRule, Takes};

/// The reported words of one cue as far as its sentence tells: token ranges, and whether they stand before the cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// Stretches of words, sorted.
    pub(super) parts: Vec<Range<usize>>,
    /// What they look like.
    pub(super) form: Takes,
}

/// A cue with its source: the frame the reported words stand around.
#[derive(Debug)]
pub(super) struct Frame<'a, 's> {
    pub(super) clause: &'s Clause<'a, 's>,
    pub(super) cue: &'s Cue<'a>,
    pub(super) source: Option<&'s Source>,
    /// First token of cue and source.
    start: usize,
    /// One past the last token of cue and source.
    end: usize,
}

/// Clauses and quotations behind a cue, the surest form first.
pub(super) const CLAUSES: [Takes; 7] = [
    Takes::Transcript,
    Takes::ThatNoun,
    Takes::That,
    Takes::Quote,
    Takes::Clause,
    Takes::Infinitive,
    Takes::ObjectInfinitive,
];

/// What may be no more than the object of a cue.
pub(super) const OBJECTS: [Takes; 2] = [Takes::QuoteInside, Takes::Object];

/// Where a search for "that" or an opening mark behind a cue gives up.
const REACH: usize = 24;

impl<'a, 's> Frame<'a, 's> {
    pub(super) fn new(
        clause: &'s Clause<'a, 's>,
        cue: &'s Cue<'a>,
        source: Option<&'s Source>,
    ) -> Self {
        let mut start = clause.group_start(cue.head);
        let mut end = cue.tokens.end;
        if let Some(source) = source.filter(|source| !source.tokens.is_empty()) {
            if source.tokens.start < cue.head && cue.form != CueForm::Participle {
                start = start.min(source.tokens.start);
            }
            if source.tokens.start >= cue.tokens.end {
                end = end.max(source.group_end);
            }
        }
        Self {
            clause,
            cue,
            source,
            start,
            end,
        }
    }

    /// Reported words before the cue, quoted or not, with what goes on behind it.
    pub(super) fn before(&self) -> Option<Content> {
        let left = self.quoted_before().or_else(|| self.clause_before())?;
        let mut parts = vec![left.clone()];
        let right = if self.clause.scene.is_quoted(left.end - 1) {
            self.quote_resumed()
        } else {
            self.clause_resumed()
        };
        parts.extend(right);
        Some(Content {
            parts,
            form: Takes::Before,
        })
    }

    /// Reported words behind the cue, in the first of these forms that the rule takes.
    pub(super) fn behind(&self, rule: &CueRule, forms: &[Takes]) -> Option<Content> {
        let (form, start) = forms
            .iter()
            .filter(|form| rule.takes(**form))
            .find_map(|form| Some((*form, self.start_of(*form, rule)?)))?;
        let end = self.content_end(start);
        let words = self.clause.scene.reading.trim(start..end);
        (!words.is_empty()).then(|| Content {
            parts: vec![words],
            form,
        })
    }

    /// Where reported words of this form start.
    fn start_of(&self, form: Takes, rule: &CueRule) -> Option<usize> {
        match form {
            Takes::Before => None,
            Takes::Transcript => self.transcript_start(),
            Takes::ThatNoun => self.noun_clause_start(),
            Takes::That => self.that_start(rule),
            Takes::Quote => self.quote_start(rule),
            Takes::Clause => self.clause_start(rule),
            Takes::Infinitive => self.infinitive_start(),
            Takes::ObjectInfinitive => self.object_infinitive_start(),
            Takes::QuoteInside => self.object_with_quote_start(),
            Takes::Object => self.object_start(),
        }
    }

    /// “It works,” she said: back to where the run or its clause starts.
    fn quoted_before(&self) -> Option<Range<usize>> {
        let scene = self.clause.scene;
        let reading = &scene.reading;
        let sentence = self.clause.sentence.start;
        let mark = self.start.checked_sub(1)?;
        let parted =
            matches!(reading.lower(mark), "," | "—" | "--" | "–") && !scene.is_quoted(mark);
        let last = if parted { mark.checked_sub(1)? } else { mark };
        if !scene.closes_run(last)
            || self
                .source
                .is_some_and(|source| self.is_relative(source.head))
        {
            return None;
        }
        let run = scene.run_of(last)?;
        let words = scene.run_words(run);
        if words.is_empty() || !parted && !scene.is_finished(run) {
            return None;
        }
        if last < sentence {
            let same_block = self.same_block(last, sentence);
            return (same_block && self.is_bare_tag()).then_some(words);
        }
        let opening = reading.trim(sentence..words.start);
        let alone = opening.is_empty() || words.start <= sentence;
        if !alone && (scene.is_title(run) || self.right_is_clause()) {
            return None;
        }
        let set_off =
            alone || matches!(reading.lower_before(words.start - 1), ":" | "," | ";" | "—");
        let start = if set_off {
            words.start
        } else {
            self.sentence_part_start(words.start)
        };
        Some(start..words.end)
    }

    fn is_relative(&self, token: usize) -> bool {
        matches!(
            self.clause.scene.reading.tag(token),
            Tag::WhPronoun | Tag::WhDeterminer
        )
    }

    fn same_block(&self, one: usize, other: usize) -> bool {
        let block = |token: usize| {
            let token = self.clause.scene.reading.token(token)?;
            self.clause
                .scene
                .reading
                .document
                .block_at(token.span.start())
        };
        block(one) == block(other)
    }

    /// Whether nothing but cue, source and adverbials stands in the sentence: “Trump asked.” behind “Why?”
    fn is_bare_tag(&self) -> bool {
        let reading = &self.clause.scene.reading;
        let behind = self.end..self.clause.sentence.end;
        self.start <= self.clause.sentence.start + 1
            && reading.word_count(behind.clone()) <= 6
            && !reading.has_finite(behind)
    }

    /// The start of the clause that a token of this sentence belongs to, as far as strong marks tell.
    fn sentence_part_start(&self, token: usize) -> usize {
        let reading = &self.clause.scene.reading;
        let start = (self.clause.sentence.start..token)
            .rev()
            .find(|at| matches!(reading.lower(*at), ";" | ":") && !self.clause.scene.is_quoted(*at))
            .map_or(self.clause.sentence.start, |at| at + 1);
        reading.trim(start..token).start
    }

    /// “Prices rose, the bank said.”
    fn clause_before(&self) -> Option<Range<usize>> {
        let reading = &self.clause.scene.reading;
        let comma = self.start.checked_sub(1)?;
        let phrase = self.cue.form == CueForm::Phrase;
        let parted = reading.lower(comma) == "," && self.clause.sentence.contains(&comma);
        if self.cue.form == CueForm::Participle || !parted && !phrase {
            return None;
        }
        let left = reading.trim(self.sentence_part_start(self.start)..self.start);
        if left.is_empty() || self.right_is_clause() || !self.cue_ends_clause() {
            return None;
        }
        let parenthetical = reading.lower(self.end) == "," && self.clause_resumed().is_some();
        let whole = reading.has_finite(left.clone()) && !self.is_adverbial_clause(left.clone());
        (whole || parenthetical && !phrase).then_some(left)
    }

    /// Whether no object follows the cue: "the bank said on Monday" but not "officials expected him to".
    fn cue_ends_clause(&self) -> bool {
        let at = self.skip_adverbs(self.end);
        let reading = &self.clause.scene.reading;
        let addressed = self.cue.rules.iter().any(|rule| rule.addressee);
        let object = self.chunk_at(at).is_some() && !chunk::is_calendar(reading, at);
        addressed || !object && reading.tag(at) != Tag::To
    }

    /// “When he was asked,” is no reported clause by itself.
    fn is_adverbial_clause(&self, left: Range<usize>) -> bool {
        let reading = &self.clause.scene.reading;
        let adverb = matches!(
            reading.lower(left.start),
            "even" | "just" | "only" | "shortly" | "soon"
        );
        let subordinates = matches!(
            reading.lower(left.start + usize::from(adverb)),
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
            .find(|at| reading.lower(*at) == ",")
            .is_some_and(|comma| reading.has_finite(comma..left.end));
        subordinates && !main_clause
    }

    /// Whether a clause follows the cue at once, so that the reported words stand there.
    fn right_is_clause(&self) -> bool {
        let reading = &self.clause.scene.reading;
        let behind = self.end..self.clause.sentence.end;
        let until_comma = behind
            .clone()
            .find(|at| reading.lower(*at) == ",")
            .unwrap_or(behind.end);
        reading.has_finite(behind.start..until_comma)
            || behind
                .clone()
                .take(8)
                .any(|at| self.clause.scene.opens_run(at) || reading.lower(at) == "that")
    }

    /// “...,” he said, “...”: the run that opens behind the cue.
    fn quote_resumed(&self) -> Option<Range<usize>> {
        let scene = self.clause.scene;
        let reading = &scene.reading;
        let gap = self.end..self.clause.sentence.end;
        let opening = gap.clone().find(|at| scene.opens_run(*at))?;
        let gap = gap.start..opening;
        let other_cue = gap
            .clone()
            .any(|at| reading.tag(at).is_verb() && self.is_cue_verb(at));
        let parted = matches!(
            reading.lower_before(opening),
            "," | ":" | "." | "—" | ";" | "--"
        );
        (!other_cue && (parted || gap.is_empty()))
            .then(|| scene.run_words(scene.run_of(opening)?).into())
            .flatten()
    }

    /// “The bridge, he said, would close.”: what goes on behind the second comma.
    fn clause_resumed(&self) -> Option<Range<usize>> {
        let reading = &self.clause.scene.reading;
        if reading.lower(self.end) != "," {
            return None;
        }
        let start = self.end + 1;
        let follows_on = matches!(
            reading.tag(start),
            Tag::PresentParticiple | Tag::WhPronoun | Tag::WhDeterminer
        ) || matches!(
            reading.lower(start),
            "and" | "but" | "according" | "who" | "which"
        );
        let words = reading.trim(start..self.content_end(start));
        (!follows_on && reading.has_finite(words.clone())).then_some(words)
    }

    fn is_cue_verb(&self, token: usize) -> bool {
        let speech = &self.clause.scene.rules.speech;
        let lower = self.clause.scene.reading.lower(token);
        speech
            .lexicon
            .verb_base(lower)
            .is_some_and(|base| !speech.cues.of_verb(base).is_empty())
    }

    fn that_start(&self, rule: &CueRule) -> Option<usize> {
        let reading = &self.clause.scene.reading;
        let sentence_end = self.clause.sentence.end;
        let start = self.skip_to_content(rule);
        let near = self.end..sentence_end.min(self.end + REACH);
        let that = near
            .take_while(|at| !reading.tag(*at).is_finite() && !self.clause.scene.is_quoted(*at))
            .find(|at| reading.lower(*at) == "that" && reading.tag(*at) == Tag::Preposition);
        if let Some(that) = that {
            let at_once = that <= start || matches!(reading.lower_before(that), "," | "—" | "--");
            let first = self.skip_adverbs(self.end);
            let phrase_between = reading.tag(first) == Tag::Preposition
                || chunk::is_calendar(reading, first)
                || is_time_noun(reading.lower_before(that));
            return (at_once || phrase_between).then_some(that + 1);
        }
        let question = matches!(
            reading.lower(start),
            "whether" | "if" | "how" | "why" | "what" | "who" | "which"
        );
        (question && start < sentence_end).then_some(start)
    }

    fn quote_start(&self, rule: &CueRule) -> Option<usize> {
        let scene = self.clause.scene;
        let reading = &scene.reading;
        let near = self.end..self.clause.sentence.end.min(self.end + REACH);
        let opening = near
            .take_while(|at| {
                let other = reading.tag(*at).is_finite()
                    || reading.tag(*at).is_verb() && self.is_cue_verb(*at);
                !other || scene.is_quoted(*at)
            })
            .find(|at| scene.opens_run(*at))?;
        let parted = matches!(reading.lower_before(opening), "," | ":" | "—" | "--");
        let at_once = opening == self.skip_to_content(rule) || opening == self.end;
        (parted || at_once).then_some(opening)
    }

    fn clause_start(&self, rule: &CueRule) -> Option<usize> {
        let scene = self.clause.scene;
        let reading = &scene.reading;
        let start = self.skip_to_content(rule);
        let end = self.content_end(start);
        let begins = scene.is_quoted(start)
            || matches!(
                reading.tag(start),
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
        (begins && reading.has_finite(start..end)).then_some(start)
    }

    fn infinitive_start(&self) -> Option<usize> {
        let reading = &self.clause.scene.reading;
        let start = self.skip_adverbs(self.end);
        self.is_infinitive(start)
            .then_some(start)
            .filter(|_| reading.is_word(start))
    }

    fn object_infinitive_start(&self) -> Option<usize> {
        let chunk = self.chunk_at(self.end)?;
        self.is_infinitive(chunk.end).then_some(chunk.end)
    }

    fn is_infinitive(&self, start: usize) -> bool {
        let reading = &self.clause.scene.reading;
        let behind = self.skip_adverbs(start + 1);
        reading.tag(start) == Tag::To
            && (reading.tag(behind) == Tag::Base || self.clause.scene.is_quoted(behind))
    }

    fn object_with_quote_start(&self) -> Option<usize> {
        let scene = self.clause.scene;
        let start = self.object_words_start()?;
        let near = start..self.clause.sentence.end.min(start + REACH);
        let opening = near.clone().find(|at| scene.opens_run(*at))?;
        let own_verb = (start..opening).any(|at| scene.reading.tag(at).is_finite());
        (!own_verb).then_some(start)
    }

    fn object_start(&self) -> Option<usize> {
        let start = self.object_words_start()?;
        let words = start..self.content_end(start);
        (self.clause.scene.reading.word_count(words) >= 2).then_some(start)
    }

    fn object_words_start(&self) -> Option<usize> {
        let reading = &self.clause.scene.reading;
        let start = match reading.lower(self.end) {
            "to" if !self.is_infinitive(self.end) => self.end + 1,
            _ => self.end,
        };
        let begins = self.clause.scene.is_quoted(start)
            || self.chunk_at(start).is_some()
            || reading.lower(start) == "as";
        begins.then_some(start)
    }

    fn noun_clause_start(&self) -> Option<usize> {
        let reading = &self.clause.scene.reading;
        let that = reading.lower(self.end) == "that" && reading.tag(self.end) != Tag::WhDeterminer;
        that.then_some(self.end + 1)
    }

    /// A label counts where a quotation follows, or where it is in capitals as in transcripts.
    fn transcript_start(&self) -> Option<usize> {
        let reading = &self.clause.scene.reading;
        let source = self.source?;
        let capitals = !reading.word(source.head).contains(char::is_lowercase)
            && reading.word(source.head).len() > 1;
        let start = self.cue.tokens.end;
        let quoted = self.clause.scene.opens_run(start);
        (quoted || capitals && start < self.clause.sentence.end).then_some(start)
    }

    fn chunk_at(&self, start: usize) -> Option<Range<usize>> {
        let chunks = self.clause.chunks;
        let at = chunks.partition_point(|chunk| chunk.tokens.start < start);
        chunks
            .get(at)
            .map(|chunk| chunk.tokens.clone())
            .filter(|chunk| chunk.start == start)
    }

    fn skip_adverbs(&self, start: usize) -> usize {
        let reading = &self.clause.scene.reading;
        let mut at = start;
        while reading.tag(at) == Tag::Adverb
            && !self.clause.scene.is_quoted(at)
            && at < self.clause.sentence.end
        {
            at += 1;
        }
        at
    }

    /// Over adverbs, days, places and the person spoken to, to where the reported words may start.
    fn skip_to_content(&self, rule: &CueRule) -> usize {
        let reading = &self.clause.scene.reading;
        let comma = self.cue.form == CueForm::Phrase && reading.lower(self.end) == ",";
        let mut at = self.skip_adverbs(self.end + usize::from(comma));
        if rule.addressee
            && let Some(chunk) = self.chunk_at(at)
        {
            let behind = self.skip_adverbs(chunk.end);
            if !reading.tag(behind).is_finite() && !self.clause.scene.is_quoted(at) {
                at = chunk.end;
            }
        }
        for _ in 0..3 {
            let next = self.over_adverbial(at);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// Behind one adverb, day, or phrase like "in a statement"; the same token where there is none.
    fn over_adverbial(&self, start: usize) -> usize {
        let reading = &self.clause.scene.reading;
        let at = self.skip_adverbs(start);
        if self.clause.scene.is_quoted(at) {
            return at;
        }
        if chunk::is_calendar(reading, at) {
            return self.chunk_at(at).map_or(at + 1, |chunk| chunk.end);
        }
        let frames = matches!(
            reading.lower(at),
            "on" | "in"
                | "at"
                | "during"
                | "to"
                | "of"
                | "about"
                | "through"
                | "via"
                | "from"
                | "after"
                | "before"
                | "by"
                | "over"
        );
        match self.chunk_at(at + 1).filter(|_| frames) {
            Some(chunk) if !reading.tag(chunk.end).is_finite() => chunk.end,
            _ => at,
        }
    }

    /// Where reported words that start here end: with the sentence or run, or before what is the reporter's again.
    fn content_end(&self, start: usize) -> usize {
        let scene = self.clause.scene;
        let sentence_end = self.clause.sentence.end;
        if let Some(end) = self.finished_run_end(start) {
            return end;
        }
        let end = (start + 1..sentence_end)
            .find(|at| !scene.is_quoted(*at) && self.ends_content(*at))
            .unwrap_or(sentence_end);
        match end.checked_sub(1).and_then(|last| scene.run_of(last)) {
            Some(run) if end == sentence_end => scene.run_tokens(run).end.max(end),
            _ => end,
        }
    }

    /// The end of a run that starts here and is a sentence by itself: its last mark inside is a stop or comma.
    fn finished_run_end(&self, start: usize) -> Option<usize> {
        let scene = self.clause.scene;
        let opening = if scene.opens_run(start) {
            start
        } else {
            start.checked_sub(1).filter(|at| scene.opens_run(*at))?
        };
        let run = scene.run_of(opening)?;
        scene.is_finished(run).then(|| scene.run_tokens(run).end)
    }

    /// Whether reported words end before this token, outside quotation marks.
    fn ends_content(&self, at: usize) -> bool {
        let reading = &self.clause.scene.reading;
        match reading.lower(at) {
            "," => self.reporter_takes_over(at + 1),
            ";" => self.next_subject_reports(at + 1),
            "and" | "but" => self.is_finite_cue(self.skip_adverbs(at + 1)),
            "according" => reading.lower(at + 1) == "to",
            _ => false,
        }
    }

    /// Behind a comma: "according to", a reporting participle, or a new subject that reports.
    fn reporter_takes_over(&self, at: usize) -> bool {
        let reading = &self.clause.scene.reading;
        if reading.lower(at) == "according" {
            return true;
        }
        if reading.tag(at) == Tag::PresentParticiple {
            return self.is_cue_verb(at);
        }
        let joined = matches!(
            reading.lower(at),
            "and" | "but" | "while" | "though" | "although"
        );
        joined
            && (self.is_finite_cue(self.skip_adverbs(at + 1)) || self.next_subject_reports(at + 1))
    }

    fn is_finite_cue(&self, at: usize) -> bool {
        let reading = &self.clause.scene.reading;
        matches!(reading.tag(at), Tag::Past | Tag::PresentThird) && self.is_cue_verb(at)
    }

    fn next_subject_reports(&self, at: usize) -> bool {
        let at = self.skip_adverbs(at);
        self.chunk_at(at)
            .is_some_and(|chunk| self.is_finite_cue(self.skip_adverbs(chunk.end)))
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
