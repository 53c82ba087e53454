use crate::text::{Span, Text, width};

/// One row of the screen: its words, and the bytes of the text that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutRow {
    /// What the row belongs to.
    pub kind: RowKind,
    /// The bytes it covers, with white space at its end; together the rows of a layout cover the whole text.
    /// Empty for decoration.
    pub span: Span,
    /// What is drawn, from left to right.
    pub segments: Vec<Segment>,
}

/// What a row belongs to; decides the style of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The title above the text.
    Title,
    /// A line under the title: who wrote it, where, when.
    Byline,
    /// A section heading of a level from 1.
    Heading(u8),
    /// Running text, list items and block quotations.
    Body,
    /// Preformatted text, verse and addresses.
    Code,
    /// The first line of a table.
    TableHead,
    /// Another line of a table.
    Table,
    /// The words under a picture.
    Caption,
    /// A source, or what the publisher adds.
    Aside,
    /// Nothing, between two blocks.
    Blank,
}

/// A part of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The column it starts at, from 0.
    pub col: u16,
    /// What it shows.
    pub words: RowWords,
}

/// What a segment shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowWords {
    /// Words of the text.
    Text(Span),
    /// Words of the text repeated elsewhere: the head of a table's column.
    Label(Span),
    /// Words that are not in the text: title and byline.
    Lead(Box<str>),
    /// A sign; the view chooses its shape.
    Sign(Sign),
}

/// A sign of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Before a list item.
    Bullet,
    /// Beside a block quotation.
    Bar,
    /// After the first part of a hyphenated word.
    Hyphen,
}

impl LayoutRow {
    /// A row that covers the text from `span`'s start; the layout extends the span to the next row.
    pub(super) fn new(kind: RowKind, span: Span) -> Self {
        Self {
            kind,
            span,
            segments: Vec::new(),
        }
    }

    /// Adds a segment at a column.
    #[must_use]
    pub(super) fn with(mut self, col: usize, words: RowWords) -> Self {
        self.push(col, words);
        self
    }

    /// Adds a segment at a column.
    pub(super) fn push(&mut self, col: usize, words: RowWords) {
        self.segments.push(Segment {
            col: u16::try_from(col).unwrap_or(u16::MAX),
            words,
        });
    }

    /// The columns the row takes.
    pub fn cols(&self, text: &Text) -> usize {
        self.segments
            .iter()
            .map(|segment| usize::from(segment.col) + segment.words.cols(text))
            .max()
            .unwrap_or(0)
    }

    /// The column at which a byte of the text is drawn; `None` if the row does not show it.
    pub fn col_of(&self, text: &Text, byte: u32) -> Option<u16> {
        let mut segments = self.segments.iter().rev();
        segments.find_map(|segment| match segment.words {
            RowWords::Text(span) if span.start() <= byte => {
                let shown = (byte.min(span.end()) - span.start()) as usize;
                let before = text.slice(span).get(..shown)?;
                let cols = u16::try_from(width::columns(before)).ok()?;
                Some(segment.col.saturating_add(cols))
            }
            _ => None,
        })
    }

    /// The byte of the text at a column: of the last cluster that starts there or before; `None` on a row without text.
    pub fn byte_at(&self, text: &Text, col: u16) -> Option<u32> {
        let mut found = None;
        for segment in &self.segments {
            let RowWords::Text(span) = segment.words else {
                continue;
            };
            if found.is_some() && segment.col > col {
                break;
            }
            let mut reached = usize::from(segment.col);
            for cluster in width::clusters(text.slice(span)) {
                if found.is_some() && reached > usize::from(col) {
                    break;
                }
                found = u32::try_from(cluster.start)
                    .ok()
                    .map(|byte| span.start() + byte);
                reached += cluster.cols;
            }
        }
        found
    }
}

impl RowWords {
    /// The columns they take.
    pub fn cols(&self, text: &Text) -> usize {
        match self {
            Self::Sign(_) => 1,
            words => width::columns(words.show(text)),
        }
    }

    /// The words themselves; empty for a sign.
    pub fn show<'a>(&'a self, text: &'a Text) -> &'a str {
        match self {
            Self::Text(span) | Self::Label(span) => text.slice(*span),
            Self::Lead(words) => words,
            Self::Sign(_) => "",
        }
    }
}
