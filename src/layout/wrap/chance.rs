use super::{BreakClass, class_of_cluster, may_break};
use crate::text::width::{self, Cluster};

/// A possible end of a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BreakChance {
    /// One past the last visible byte before it.
    pub(super) end: usize,
    /// The first byte after it.
    pub(super) next: usize,
    /// Columns up to `end` if all words were on one line, with the hyphen if one is drawn.
    pub(super) end_col: usize,
    /// Columns up to `next`.
    pub(super) next_col: usize,
    pub(super) kind: BreakKind,
}

/// What ends a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum BreakKind {
    /// A space, or a hyphen of the text.
    #[default]
    Soft,
    /// A hyphen added between syllables.
    Hyphen,
    /// Nothing: a word too long for a line is broken.
    Torn,
    /// A newline or the end of the words.
    Forced,
}

/// The start of the words, then every possible line end. A word wider than `narrowest` columns can be broken anywhere;
/// `hyphens` are the bytes at which words may be hyphenated, in order.
pub(super) fn all(words: &str, narrowest: usize, hyphens: &[usize]) -> Vec<BreakChance> {
    let mut scan = BreakScan {
        narrowest,
        ..BreakScan::default()
    };
    scan.found.push(BreakChance::default());
    let mut hyphens = hyphens.iter().copied().peekable();
    for cluster in width::clusters(words) {
        while hyphens.next_if(|point| *point < cluster.start).is_some() {}
        let parts = hyphens.next_if_eq(&cluster.start).is_some();
        scan.read(cluster, parts);
    }
    if scan
        .found
        .last()
        .is_some_and(|last| last.next < words.len())
    {
        scan.push(words.len(), BreakKind::Forced);
    }
    scan.found
}

#[derive(Debug, Default)]
struct BreakScan {
    narrowest: usize,
    found: Vec<BreakChance>,
    col: usize,
    // One past the last visible byte, and its column.
    end: usize,
    end_col: usize,
    // The column at which the current unbreakable word begins.
    whole: usize,
    before: (BreakClass, BreakClass),
}

impl BreakScan {
    fn read(&mut self, cluster: Cluster<'_>, parts: bool) {
        let at = cluster.start;
        let class = class_of_cluster(cluster.text);
        if class == BreakClass::Newline {
            self.push(at + cluster.text.len(), BreakKind::Forced);
            self.before = <(BreakClass, BreakClass)>::default();
            return;
        }
        let shown = class != BreakClass::Space;
        // A line has at least one column.
        let is_new = self
            .found
            .last()
            .is_none_or(|last| self.col > last.next_col);
        if is_new && may_break(self.before, class) {
            self.push(at, BreakKind::Soft);
        } else {
            if parts {
                self.push(at, BreakKind::Hyphen);
            }
            if shown && self.col > self.whole && self.is_too_wide(cluster) {
                self.push(at, BreakKind::Torn);
            }
        }
        self.col += cluster.cols;
        if shown {
            (self.end, self.end_col) = (at + cluster.text.len(), self.col);
        }
        self.before = (self.before.1, class);
    }

    fn is_too_wide(&self, cluster: Cluster<'_>) -> bool {
        self.col + cluster.cols - self.whole > self.narrowest
    }

    fn push(&mut self, next: usize, kind: BreakKind) {
        self.found.push(BreakChance {
            end: self.end,
            next,
            end_col: self.end_col + usize::from(kind == BreakKind::Hyphen),
            next_col: self.col,
            kind,
        });
        if kind != BreakKind::Hyphen {
            self.whole = self.col;
        }
    }
}
