use super::{Class, class_of_cluster, may_break};
use crate::text::width::{self, Cluster};

/// A place at which a line may end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chance {
    /// One past the last visible byte before it.
    pub(super) end: usize,
    /// The first byte behind it.
    pub(super) next: usize,
    /// Columns up to `end` as if the words stood on one line, with the hyphen where one is drawn.
    pub(super) end_col: usize,
    /// Columns up to `next`.
    pub(super) next_col: usize,
    pub(super) kind: Kind,
}

/// What ends a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// A space, or a hyphen that is written.
    #[default]
    Soft,
    /// A hyphen between syllables that is not written.
    Hyphen,
    /// Nothing: a word is torn that is too long for any line.
    Torn,
    /// A newline or the end of the words.
    Forced,
}

/// The start of the words, then every place at which a line may end. What is wider than `narrowest` columns can be torn;
/// `hyphens` are the bytes at which words may be parted, in order.
pub(super) fn all(words: &str, narrowest: usize, hyphens: &[usize]) -> Vec<Chance> {
    let mut scan = Scan {
        narrowest,
        ..Scan::default()
    };
    scan.found.push(Chance::default());
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
        scan.push(words.len(), Kind::Forced);
    }
    scan.found
}

#[derive(Debug, Default)]
struct Scan {
    narrowest: usize,
    found: Vec<Chance>,
    col: usize,
    // One past the last visible byte, and its column.
    end: usize,
    end_col: usize,
    // The column at which what cannot be parted otherwise begins.
    whole: usize,
    before: (Class, Class),
}

impl Scan {
    fn read(&mut self, cluster: Cluster<'_>, parts: bool) {
        let at = cluster.start;
        let class = class_of_cluster(cluster.text);
        if class == Class::Newline {
            self.push(at + cluster.text.len(), Kind::Forced);
            self.before = <(Class, Class)>::default();
            return;
        }
        let shown = class != Class::Space;
        // A line without a column is none.
        let is_new = self
            .found
            .last()
            .is_none_or(|last| self.col > last.next_col);
        if is_new && may_break(self.before, class) {
            self.push(at, Kind::Soft);
        } else {
            if parts {
                self.push(at, Kind::Hyphen);
            }
            if shown && self.col > self.whole && self.is_too_wide(cluster) {
                self.push(at, Kind::Torn);
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

    fn push(&mut self, next: usize, kind: Kind) {
        self.found.push(Chance {
            end: self.end,
            next,
            end_col: self.end_col + usize::from(kind == Kind::Hyphen),
            next_col: self.col,
            kind,
        });
        if kind != Kind::Hyphen {
            self.whole = self.col;
        }
    }
}
