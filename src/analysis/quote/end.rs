use super::content::CueFrame;
use crate::analysis::tag::Tag;

/// Where reported words behind a cue end.
impl CueFrame<'_, '_> {
    /// Where reported words that start here end: with the sentence or run, or before what is the reporter's again.
    pub(super) fn content_end(&self, start: usize) -> usize {
        let article = self.clause.article;
        let sentence_end = self.clause.sentence.end;
        if let Some(end) = self.finished_run_end(start) {
            return end;
        }
        let end = (start + 1..sentence_end)
            .find(|at| !article.is_quoted(*at) && self.ends_content(*at))
            .unwrap_or(sentence_end);
        match end.checked_sub(1).and_then(|last| article.run_of(last)) {
            Some(run) if end == sentence_end => article.run_tokens(run).end.max(end),
            _ => end,
        }
    }

    /// The end of a run that starts here and is a sentence by itself: its last mark inside is a stop or comma.
    fn finished_run_end(&self, start: usize) -> Option<usize> {
        let article = self.clause.article;
        let opening = if article.opens_run(start) {
            start
        } else {
            start.checked_sub(1).filter(|at| article.opens_run(*at))?
        };
        let run = article.run_of(opening)?;
        article
            .is_finished(run)
            .then(|| article.run_tokens(run).end)
    }

    /// Whether reported words end before this token, outside quotation marks.
    fn ends_content(&self, at: usize) -> bool {
        let article = self.clause.article;
        match article.lower(at) {
            "," => self.reporter_takes_over(at + 1),
            ";" => self.next_subject_reports(at + 1),
            "and" | "but" => self.is_finite_cue(self.skip_adverbs(at + 1)),
            "according" => article.lower(at + 1) == "to",
            _ => false,
        }
    }

    /// Behind a comma: "according to", a reporting participle, or a new subject that reports.
    fn reporter_takes_over(&self, at: usize) -> bool {
        let article = self.clause.article;
        if article.lower(at) == "according" {
            return true;
        }
        if article.tag(at) == Tag::PresentParticiple {
            return self.is_cue_verb(at);
        }
        let joined = matches!(
            article.lower(at),
            "and" | "but" | "while" | "though" | "although"
        );
        joined
            && (self.is_finite_cue(self.skip_adverbs(at + 1)) || self.next_subject_reports(at + 1))
    }

    fn is_finite_cue(&self, at: usize) -> bool {
        let article = self.clause.article;
        matches!(article.tag(at), Tag::Past | Tag::PresentThird) && self.is_cue_verb(at)
    }

    fn next_subject_reports(&self, at: usize) -> bool {
        let at = self.skip_adverbs(at);
        self.chunk_at(at)
            .is_some_and(|chunk| self.is_finite_cue(self.skip_adverbs(chunk.end)))
    }
}
