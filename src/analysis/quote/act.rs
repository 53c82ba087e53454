//! What a report reports: speech, thought, a plan, what a document shows, or nothing that was said.

use std::ops::Range;

use super::QuoteKind;
use super::attribute::Attribution;
use super::cue;
use crate::analysis::article::Article;
use crate::analysis::tag::Tag;
use crate::lang::speech::{Act, ActWord, CueRule, Takes};

/// How far before a cue its auxiliaries and what governs it are looked for, in tokens.
const REACH: usize = 12;

/// Words between marks that count as somebody's even where a report is refused.
const QUOTED: usize = 4;

/// The act of an attribution; `None` where the words were not said: "declined to comment", "did not say whether".
pub(super) fn of(article: &Article<'_>, known: &Attribution, kind: QuoteKind) -> Option<Act> {
    let Some(head) = known.cue.as_ref().map(|cue| cue.start) else {
        return Some(Act::Speech);
    };
    let report = Report { article, head };
    let quoted = known.parts.iter().cloned().flatten();
    let quoted = quoted.filter(|at| article.is_quoted(*at) && article.is_word(*at));
    if quoted.take(QUOTED).count() < QUOTED
        && (report.is_denied() || report.is_nobodys(known) || report.is_supposed(known))
    {
        return None;
    }
    Some(report.act(known, kind))
}

/// Whether the words stand on a thing: “She showed me the plate: “Built in 1812.””; they are nobody's of the people beside it.
pub(super) fn is_carried(article: &Article<'_>, known: &Attribution) -> bool {
    let Some(first) = known
        .parts
        .first()
        .filter(|part| article.is_quoted(part.start))
    else {
        return false;
    };
    let run = article
        .run_of(first.start)
        .map(|run| article.run_tokens(run).start);
    let colon = run.and_then(|opening| opening.checked_sub(1));
    colon.is_some_and(|colon| {
        let carrier = article.lower_before(colon);
        article.lower(colon) == ":" && article.lang.speech.acts.is(ActWord::Carrier, carrier)
    })
}

/// A cue whose report is looked at.
struct Report<'a, 's> {
    article: &'s Article<'a>,
    head: usize,
}

impl Report<'_, '_> {
    fn article(&self) -> &Article<'_> {
        self.article
    }

    fn is(&self, kind: ActWord, word: &str) -> bool {
        self.article.lang.speech.acts.is(kind, word)
    }

    /// Whether the cue, or what governs it, says that nothing was said; two such words cancel out.
    fn is_denied(&self) -> bool {
        let article = self.article();
        let refuses = self.refuses(self.head);
        let first = self.first_token();
        let mut denied = refuses;
        let mut governed = false;
        let mut at = self.head;
        while let Some(before) = at.checked_sub(1).filter(|at| *at >= first) {
            at = before;
            let word = article.lower(at);
            match article.tag(at) {
                _ if self.article.is_quoted(at) => break,
                _ if self.is(ActWord::Negation, word) => denied = !denied,
                Tag::To => governed = true,
                Tag::Adverb | Tag::Modal => {}
                // "declined to confirm or deny": both hang on the same verb.
                Tag::Conjunction if article.tag(at + 1) == Tag::Base => {
                    match self.verb_before(at) {
                        Some(verb) => at = verb,
                        None => break,
                    }
                }
                _ if self.refuses(at) && (governed || self.is_gerund()) => denied = !denied,
                tag if tag.is_verb() && leads_on(article.tag(at + 1)) => {}
                _ => break,
            }
        }
        denied
    }

    fn first_token(&self) -> usize {
        let article = self.article();
        let byte = article
            .token(self.head)
            .map_or(0, |token| token.span.start());
        let sentence = article.sentences.at(byte);
        let sentence = sentence.and_then(|id| article.sentences.get(id));
        let start = sentence.map_or(self.head, |sentence| sentence.token_range().start);
        start.max(self.head.saturating_sub(REACH))
    }

    fn is_gerund(&self) -> bool {
        self.article().tag(self.head) == Tag::PresentParticiple
    }

    /// The verb in its base form before a conjunction, with at most its object between them.
    fn verb_before(&self, conjunction: usize) -> Option<usize> {
        let article = self.article();
        let near = conjunction.saturating_sub(4).max(self.first_token())..conjunction;
        near.rev().find(|at| article.tag(*at) == Tag::Base)
    }

    fn refuses(&self, at: usize) -> bool {
        let word = self.article().lower(at);
        let base = self.article.lang.speech.lexicon.verb_base(word);
        self.is(ActWord::Refusal, base.unwrap_or(word))
    }

    /// Whether the source is nobody ("no one", "none of them"), or a measure ("according to plan").
    fn is_nobodys(&self, known: &Attribution) -> bool {
        let article = self.article();
        known.source.as_ref().is_some_and(|source| {
            self.is(ActWord::Nobody, article.lower(source.tokens.start))
                || cue::is_phrase(self.article, self.head)
                    && self.is(ActWord::Measure, article.lower(source.head))
        })
    }

    /// Whether nothing has been said yet: “If the council finds that …”, “It leads one to wonder whether …”.
    fn is_supposed(&self, known: &Attribution) -> bool {
        let article = self.article();
        known.source.as_ref().is_some_and(|source| {
            let Range { start, end } = source.tokens;
            let condition = matches!(article.lower_before(start), "if" | "unless");
            let anyone = end == start + 1 && article.lower(start) == "one";
            condition && end <= self.head || anyone && article.lower_before(self.head) == "to"
        })
    }

    fn act(&self, known: &Attribution, kind: QuoteKind) -> Act {
        let article = self.article();
        let shows = known
            .source
            .as_ref()
            .is_some_and(|source| self.is(ActWord::Record, article.lower(source.head)));
        if shows {
            return Act::Document;
        }
        let form = self.form(known);
        let rule = self.rule(form);
        if kind != QuoteKind::Indirect {
            return rule.map_or(Act::Speech, |rule| rule.act);
        }
        match rule {
            Some(rule) if is_statement(form) => rule.act,
            Some(rule) => rule.bare,
            None => Act::Thought,
        }
    }

    /// The rule of the cue that takes such content, else its first.
    fn rule(&self, form: Takes) -> Option<CueRule> {
        let end = self.head + REACH;
        let rules = cue::cue_at(self.article, self.head, &(self.first_token()..end))?.rules;
        let fitting = rules.iter().find(|rule| rule.takes(form));
        fitting.or(rules.first()).copied()
    }

    /// What the content looks like.
    fn form(&self, known: &Attribution) -> Takes {
        let Some(part) = known.parts.first() else {
            return Takes::Object;
        };
        let article = self.article();
        if part.end <= self.head {
            let told = known.parts.iter().any(|part| has_clause(article, part));
            return if told { Takes::Before } else { Takes::Object };
        }
        if self.article.is_quoted(part.start) {
            return Takes::Quote;
        }
        let opens = article.tag(part.start);
        let that = article.lower_before(part.start) == "that";
        match opens {
            Tag::To => Takes::Infinitive,
            Tag::WhPronoun | Tag::WhAdverb | Tag::WhDeterminer => Takes::That,
            _ if article.lower(part.start) == "whether" || that => Takes::That,
            _ if has_clause(article, part) => Takes::Clause,
            _ if part.clone().any(|at| article.tag(at) == Tag::To) => Takes::ObjectInfinitive,
            _ => Takes::Object,
        }
    }
}

/// Whether content of this form states or asks something.
const fn is_statement(form: Takes) -> bool {
    matches!(
        form,
        Takes::Before
            | Takes::Quote
            | Takes::That
            | Takes::Clause
            | Takes::ThatNoun
            | Takes::NounColon
            | Takes::Transcript
    )
}

/// Whether the word after a verb may lead on to the cue: "did not say", "wants to say".
const fn leads_on(next: Tag) -> bool {
    next.is_verb() || matches!(next, Tag::Adverb | Tag::To)
}

/// Whether a stretch has a finite verb of its own: not one in a relative clause ("a bus that runs every hour").
fn has_clause(article: &Article<'_>, part: &Range<usize>) -> bool {
    let finite = part.clone().filter(|at| article.tag(*at).is_finite());
    let relative = part.clone().skip(1).filter(|at| {
        matches!(
            article.tag(*at),
            Tag::WhDeterminer | Tag::WhPronoun | Tag::WhPossessive
        )
    });
    let opens = part.clone().take(1).any(|at| article.tag(at).is_finite());
    opens || finite.count() > relative.count()
}
