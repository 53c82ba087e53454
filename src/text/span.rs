use std::ops::Range;

/// A range of one [`Text`](super::Text) in bytes, half open, always on char boundaries.
///
/// Only `Text` makes spans, so a span of a text can always be sliced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

impl Span {
    /// Makes a span of two offsets the text has checked.
    pub(super) const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span has no bytes.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range of byte indices.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` is inside this span; an empty span is inside if it touches.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte lies in the span.
    pub const fn has(self, byte: u32) -> bool {
        self.start <= byte && byte < self.end
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The bytes both spans share, if any.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The span from the end of this one to the start of `next`, unless `next` starts earlier.
    #[must_use]
    pub fn gap(self, next: Self) -> Option<Self> {
        (self.end <= next.start).then_some(Self {
            start: self.end,
            end: next.start,
        })
    }

    /// The span from the start of this one to the start of `other`, unless `other` starts earlier.
    #[must_use]
    pub fn up_to(self, other: Self) -> Option<Self> {
        (self.start <= other.start).then_some(Self {
            start: self.start,
            end: other.start,
        })
    }

    /// The span from the end of `other` to the end of this one, unless `other` ends later.
    #[must_use]
    pub fn after(self, other: Self) -> Option<Self> {
        (other.end <= self.end).then_some(Self {
            start: other.end,
            end: self.end,
        })
    }
}
