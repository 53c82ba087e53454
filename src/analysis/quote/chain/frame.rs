use std::ops::Range;

use super::view::ModelView;

/// A cue with its source, whose content is looked for.
#[derive(Clone, Debug)]
pub(crate) struct ContentFrame {
    /// The token that reports.
    pub(crate) cue: usize,
    /// The words that name who is reported.
    pub(crate) source: Option<Range<usize>>,
}

impl ContentFrame {
    /// Where what stands before cue and source ends.
    pub(super) fn limit(&self) -> usize {
        let source = self.source.as_ref().map_or(self.cue, |source| source.start);
        source.min(self.cue)
    }

    /// The last token of the cue and a source behind it.
    pub(super) fn last(&self) -> usize {
        let behind = self.source.as_ref().filter(|_| self.source_side() == 2);
        behind.map_or(self.cue, |source| source.end - 1)
    }

    /// The words of source and cue.
    pub(super) fn own(&self) -> impl Iterator<Item = Range<usize>> {
        self.source
            .clone()
            .into_iter()
            .chain(std::iter::once(self.cue..self.cue + 1))
    }

    /// 0 without a source, 1 with one before the cue, 2 with one behind it.
    pub(super) fn source_side(&self) -> u32 {
        let source = self.source.as_ref();
        source.map_or(0, |source| 1 + u32::from(source.start > self.cue))
    }

    /// Whether a token belongs to the source.
    pub(super) fn is_source(&self, index: usize) -> bool {
        let source = self.source.as_ref();
        source.is_some_and(|source| source.contains(&index))
    }

    /// 0 where the rules know no cue, 2 where one of the stretches they find passes a test, 1 where none does.
    pub(super) fn ruled(&self, view: &ModelView<'_>, test: impl Fn(&Range<usize>) -> bool) -> u32 {
        let ruled = view.ruled(self.cue);
        ruled.map_or(0, |ruled| 1 + u32::from(ruled.parts.iter().any(test)))
    }
}
