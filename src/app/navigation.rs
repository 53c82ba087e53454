use super::jumps::JumpList;
use super::session::Session;
use crate::analysis::{EventId, QuoteId, SpeakerId};
use crate::text::Span;

/// Where the reader is and has been, what is selected, and what `n` steps through.
#[derive(Debug, Default)]
pub(super) struct Navigation {
    pub(super) selection: Option<Selection>,
    pub(super) step_target: Option<StepTarget>,
    /// What the panes follow.
    pub(super) visible_context: VisibleContext,
    pub(super) jumps: JumpList,
}

/// The one thing that is selected; every pane shows it in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A speaker; all their quotations are highlighted.
    Speaker(SpeakerId),
    /// A quotation; those of the same speaker are highlighted too.
    Quote(QuoteId),
    /// An event.
    Event(EventId),
    /// A search hit, an index into [`Search::hits`](super::Search::hits).
    Match(usize),
    /// A link, by its span.
    Link(Span),
}

/// What `n` and `N` step through: the newest of what was selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepTarget {
    /// The hits of the search.
    Search,
    /// The quotations of a speaker.
    Speaker(SpeakerId),
    /// The events, by time.
    Events,
}

/// The findings in the top third of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisibleContext {
    /// Who speaks there.
    pub speaker: Option<SpeakerId>,
    /// What happens there.
    pub event: Option<EventId>,
}

impl Navigation {
    /// Selects something to step on from.
    pub(super) fn select(&mut self, selection: Selection, step_target: Option<StepTarget>) {
        self.selection = Some(selection);
        self.step_target = step_target.or(self.step_target);
    }

    /// The selected speaker, or that of the selected quotation.
    pub(super) fn speaker(&self, session: &Session) -> Option<SpeakerId> {
        match self.selection? {
            Selection::Speaker(id) => Some(id),
            Selection::Quote(id) => session.quote(id)?.speaker(),
            Selection::Event(_) | Selection::Match(_) | Selection::Link(_) => None,
        }
    }

    /// The selected event.
    pub(super) fn event(&self) -> Option<EventId> {
        match self.selection? {
            Selection::Event(id) => Some(id),
            _ => None,
        }
    }

    /// Drops what an earlier analysis named.
    pub(super) fn forget_findings(&mut self) {
        (self.selection, self.step_target) = without_findings(self.selection, self.step_target);
        self.visible_context = VisibleContext::default();
    }
}

/// A selection and step target without findings, whose ids mean nothing in another analysis.
pub(super) fn without_findings(
    selection: Option<Selection>,
    step_target: Option<StepTarget>,
) -> (Option<Selection>, Option<StepTarget>) {
    if let Some(Selection::Match(_) | Selection::Link(_)) = selection {
        return (selection, step_target);
    }
    let search = step_target.filter(|target| *target == StepTarget::Search);
    (None, search)
}

/// The index some steps on; from none the first step leads to the first or the last. `None` beyond the ends.
pub(super) fn stepped(current: Option<usize>, steps: isize, len: usize) -> Option<usize> {
    let next = match current {
        Some(at) => at.checked_add_signed(steps)?,
        None if steps > 0 => 0,
        None => len.checked_sub(1)?,
    };
    // A count that leads too far leads to the last one, unless that is the current one.
    let last = len.checked_sub(1)?;
    if next > last && current == Some(last) {
        None
    } else {
        Some(next.min(last))
    }
}
