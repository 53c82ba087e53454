use std::ops::Range;

use super::content::{CLAUSES, Content, CueFrame, OBJECTS};
use super::cue::{self, Cue, CueForm};
use super::source::{SourceClause, SourcePhrase};
use crate::analysis::Evidence;
use crate::analysis::article::Article;
use crate::analysis::sentence::Sentence;
use crate::document::BlockId;
use crate::lang::speech::{CueRule, Takes};

/// Somebody's words with what names and reports them, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Stretches of words, sorted.
    pub(super) parts: Vec<Range<usize>>,
    /// Who is named as their source.
    pub(super) source: Option<SourcePhrase>,
    /// What reports them.
    pub(super) cue: Option<Range<usize>>,
    /// The block of cue and source.
    pub(super) block: BlockId,
    /// What fired.
    pub(super) why: Evidence,
}

/// Finds what cues report, sentence by sentence, and notes which tokens are taken.
pub(super) fn find(article: &Article<'_>, taken: &mut Taken) -> Vec<Attribution> {
    let mut found = Vec::new();
    for sentence in &article.sentences.list {
        if article.is_prose(sentence.block) {
            attribute_sentence(article, sentence, taken, &mut found);
        }
    }
    found
}

/// Which tokens belong to an attribution already.
#[derive(Debug)]
pub(super) struct Taken(Vec<bool>);

impl Taken {
    pub(super) fn new(tokens: usize) -> Self {
        Self(vec![false; tokens])
    }

    pub(super) fn has(&self, token: usize) -> bool {
        self.0.get(token).copied().unwrap_or(false)
    }

    pub(super) fn take(&mut self, tokens: Range<usize>) {
        if let Some(slots) = self.0.get_mut(tokens) {
            slots.fill(true);
        }
    }

    /// The part of a range before the first token that is taken, and after leading taken ones.
    fn free_part(&self, tokens: Range<usize>) -> Range<usize> {
        let start = tokens
            .clone()
            .find(|token| !self.has(*token))
            .unwrap_or(tokens.end);
        let end = (start..tokens.end)
            .find(|token| self.has(*token))
            .unwrap_or(tokens.end);
        start..end
    }
}

fn attribute_sentence(
    article: &Article<'_>,
    sentence: &Sentence,
    taken: &mut Taken,
    found: &mut Vec<Attribution>,
) {
    let cues = cue::find(article, sentence);
    if cues.is_empty() {
        return;
    }
    let chunks = article.sentence_chunks(sentence.token_range());
    let tokens = sentence.token_range();
    let mut previous: Option<SourcePhrase> = None;
    let mut sourced: Vec<(&Cue, SourceClause<'_, '_>, Option<SourcePhrase>)> = Vec::new();
    for cue in &cues {
        let clause = SourceClause::around(cue, article, &tokens, &chunks);
        let source = clause.source_of(cue, previous.as_ref());
        if cue.form == CueForm::Finite && source.is_some() {
            previous.clone_from(&source);
        }
        sourced.push((cue, clause, source));
    }
    // Words before a cue are surer than words behind one: "She thinks it is safe, Ortega said."
    for pass in [Pass::Before, Pass::Behind, Pass::Noun, Pass::Object] {
        for (cue, clause, source) in &sourced {
            if taken.has(cue.head) {
                continue;
            }
            let frame = CueFrame::new(clause, cue, source.as_ref());
            let Some((rule, content)) = content_of(&frame, cue, pass) else {
                continue;
            };
            let attribution = accept(article, sentence, &frame, &rule, content, taken);
            found.extend(attribution);
        }
    }
}

/// Which forms of reported words are looked for, in the order of how sure they are.
#[derive(Clone, Copy)]
enum Pass {
    Before,
    Behind,
    Noun,
    Object,
}

/// The reported words of a cue in one form: the decision a trained model may take over.
fn content_of(frame: &CueFrame<'_, '_>, cue: &Cue, pass: Pass) -> Option<(CueRule, Content)> {
    cue.rules.iter().find_map(|rule| {
        let content = match pass {
            Pass::Before if rule.takes(Takes::Before) => frame.before(),
            Pass::Behind if cue.form != CueForm::Noun => frame.behind(rule, &CLAUSES),
            Pass::Noun if cue.form == CueForm::Noun => frame.behind(rule, &CLAUSES),
            Pass::Before | Pass::Behind | Pass::Noun => None,
            Pass::Object => frame.behind(rule, &OBJECTS),
        };
        Some((*rule, content?))
    })
}

fn accept(
    article: &Article<'_>,
    sentence: &Sentence,
    frame: &CueFrame<'_, '_>,
    rule: &CueRule,
    content: Content,
    taken: &mut Taken,
) -> Option<Attribution> {
    let quoted = content
        .parts
        .iter()
        .any(|part| part.clone().any(|token| article.is_quoted(token)));
    let source = frame.source.cloned();
    if source.is_none() && !(quoted && content.form != Takes::Object) {
        return None;
    }
    let parts: Vec<Range<usize>> = content
        .parts
        .iter()
        .map(|part| article.trim(taken.free_part(part.clone())))
        .filter(|part| !part.is_empty())
        .collect();
    let words: usize = parts
        .iter()
        .map(|part| article.word_count(part.clone()))
        .sum();
    if words == 0 || !quoted && words < 2 {
        return None;
    }
    for part in &parts {
        taken.take(part.clone());
    }
    let cue = frame.cue;
    taken.take(cue.tokens.clone());
    if let Some(source) = &source {
        taken.take(source.tokens.clone());
    }
    Some(Attribution {
        parts,
        source,
        cue: Some(cue.tokens.clone()),
        block: sentence.block,
        why: evidence(rule, content.form, cue.form, quoted),
    })
}

/// Quoted words beside a cue are certain; a paraphrase is as sure as its rule.
fn evidence(rule: &CueRule, form: Takes, cue: CueForm, quoted: bool) -> Evidence {
    let beside = matches!(form, Takes::Before | Takes::Quote | Takes::Transcript);
    let doubt = if cue == CueForm::Infinitive { 60 } else { 0 };
    match rule.margin {
        _ if quoted && beside => Evidence::certain(rule.id),
        Some(margin) => Evidence::weighed(rule.id, margin - doubt),
        None if form == Takes::Clause => Evidence::weighed(rule.id, 200 - doubt),
        None if doubt > 0 => Evidence::weighed(rule.id, 150 - doubt),
        None => Evidence::certain(rule.id),
    }
}
