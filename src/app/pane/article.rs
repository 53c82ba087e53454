use std::sync::Arc;

use super::pane::{ListEnd, Pane};
use crate::app::findings::PaneInputs;
use crate::app::lead::{self, ReadingTime};
use crate::app::links::{Link, VisibleLinks};
use crate::app::msg::PaneSize;
use crate::config::Typography;
use crate::document::Document;
use crate::layout::{Layout, LayoutPlace, LayoutRow, LeadBlock, RowKind, Typesetting};
use crate::text::Span;

/// The article: its rows, and which of them are on the screen.
#[derive(Debug)]
pub struct ArticlePane {
    layout: Layout,
    lead: Vec<LeadBlock>,
    size: PaneSize,
    typography: Typography,
    // Only the blocks that hold any of these are shown.
    only: Option<Vec<Span>>,
    // The first byte on the screen; a new width does not change it.
    anchor: u32,
    top: LayoutPlace,
    minutes: ReadingTime,
    links: VisibleLinks,
}

/// The columns of the article's pane, all from its left edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Where the gutter begins (event mark, letter, bar); `None` where there is no room for it.
    pub gutter: Option<u16>,
    /// Where the text begins.
    pub text: u16,
    /// Columns of text.
    pub measure: u16,
    /// The offset of a second column of text, with its own gutter.
    pub second: Option<u16>,
    /// The column of the scrollbar.
    pub scrollbar: Option<u16>,
}

const GUTTER: u16 = 3;
// Columns between two columns of text, and the minimum width for two.
const BETWEEN: u16 = 4;
const LEAST_PAIR: u16 = 150;
// Margins shrink before the text gets narrower.
const LEAST: u16 = 20;
// The maximum spacing between paragraphs; a second column skips it at its head.
const MOST_SPACING: isize = 3;

impl Columns {
    /// The columns of a pane for a preferred width of the text, with a margin on both sides.
    pub fn of(cols: u16, wanted: u16, margin: u16) -> Self {
        if cols < 40 {
            return Self {
                gutter: None,
                text: 0,
                measure: cols.min(wanted).max(1),
                second: None,
                scrollbar: None,
            };
        }
        let room = cols - GUTTER - 2;
        let measure = wanted.min(room.saturating_sub(2 * margin).max(LEAST));
        let left = (cols - 1 - GUTTER - measure) / 2;
        Self {
            gutter: Some(left),
            text: left + GUTTER,
            measure,
            second: None,
            scrollbar: Some(cols - 1),
        }
    }

    /// The same with two columns of text; `None` where there is no room for both.
    fn pair(cols: u16, wanted: u16, margin: u16) -> Option<Self> {
        let second = GUTTER + wanted + BETWEEN;
        let free = (cols.checked_sub(1)?).checked_sub(second + GUTTER + wanted)?;
        let left = free / 2;
        (cols >= LEAST_PAIR && left > margin).then_some(Self {
            gutter: Some(left),
            text: left + GUTTER,
            measure: wanted,
            second: Some(second),
            scrollbar: Some(cols - 1),
        })
    }
}

impl ArticlePane {
    /// A document at its start.
    pub(in crate::app) fn new(document: Arc<Document>, typography: Typography) -> Self {
        let minutes = ReadingTime::of(&document);
        let lead = lead::of(&document, minutes);
        let typesetting = Typesetting::new(typography, typography.measure.get());
        let mut layout = Layout::new(document, &lead, typesetting);
        Self {
            top: layout.first(),
            layout,
            lead,
            size: PaneSize::default(),
            typography,
            only: None,
            anchor: 0,
            minutes,
            links: VisibleLinks::default(),
        }
    }

    /// The rows that have been laid out.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The columns of the pane.
    pub fn columns(&self) -> Columns {
        let (measure, margin) = (self.typography.measure.get(), self.typography.margin.get());
        let cols = self.size.cols;
        let pair = Columns::pair(cols, measure, margin).filter(|_| self.typography.two_columns);
        pair.unwrap_or_else(|| Columns::of(cols, measure, margin))
    }

    /// The typography.
    pub fn typography(&self) -> Typography {
        self.typography
    }

    /// The first byte on the screen.
    pub fn anchor(&self) -> u32 {
        self.anchor
    }

    /// The rows on the screen. A second column does not begin with the blank between two paragraphs.
    pub fn rows(&self) -> impl Iterator<Item = &LayoutRow> {
        let side = usize::from(self.size.rows);
        let rows = || self.layout.rows_from(self.top).map(|(_, row)| row);
        let second = rows()
            .skip(side)
            .skip_while(|row| row.kind == RowKind::Blank);
        rows().take(side).chain(second.take(self.capacity() - side))
    }

    /// The rows on the screen, each with the offset of its column of text and its row in the pane.
    pub fn placed(&self) -> impl Iterator<Item = ((u16, u16), &LayoutRow)> {
        let second = self.columns().second.unwrap_or(0);
        let first = (0..self.size.rows).map(|y| (0, y));
        let places = first.chain((0..self.size.rows).map(move |y| (second, y)));
        places.zip(self.rows())
    }

    /// The row at a column and row of the pane, and the offset of its column of text.
    pub fn row_at(&self, col: u16, row: u16) -> Option<(u16, &LayoutRow)> {
        let columns = self.columns();
        let second = columns
            .second
            .filter(|second| col >= *second + columns.text - GUTTER);
        let wanted = (second.unwrap_or(0), row);
        let found = self.placed().find(|(place, _)| *place == wanted);
        found.map(|((right, _), row)| (right, row))
    }

    /// How many rows there is room for.
    fn capacity(&self) -> usize {
        let sides = if self.columns().second.is_some() {
            2
        } else {
            1
        };
        usize::from(self.size.rows) * sides
    }

    /// The bytes on the screen.
    pub fn view(&self) -> Span {
        self.rows()
            .map(|row| row.span)
            .reduce(Span::join)
            .unwrap_or_default()
    }

    /// The links on the screen, in text order.
    pub fn visible_links(&self) -> &[Link] {
        self.links.all()
    }

    /// Finds the links on the screen, if it has moved.
    pub(in crate::app) fn find_links(&mut self) {
        let view = self.view();
        self.links.update(self.layout.document(), view);
    }

    /// The bytes of the rows in the top third of the screen.
    pub(in crate::app) fn top_third(&self) -> Span {
        let rows = usize::from(self.size.rows).div_ceil(3);
        let third = self.rows().take(rows.max(1)).map(|row| row.span);
        third.reduce(Span::join).unwrap_or_default()
    }

    /// How much of the article is above the end of the screen, in percent.
    pub fn percent(&self) -> u8 {
        let len = u64::from(self.document().text.len());
        let end = u64::from(self.view().end());
        (end * 100)
            .checked_div(len)
            .map_or(100, |percent| u8::try_from(percent).unwrap_or(100))
    }

    /// The reading time from the start of the screen on, in minutes, rounded up; 0 if the end is visible.
    pub fn minutes_left(&self) -> u64 {
        if self.view().end() >= self.document().text.len() {
            return 0;
        }
        self.minutes.from(self.anchor)
    }

    fn document(&self) -> &Document {
        self.layout.document()
    }

    /// Replaces the beginning of a document by all of it; the first byte on the screen stays.
    pub(in crate::app) fn continue_with(&mut self, document: Arc<Document>) {
        let in_lead = self.is_in_lead();
        self.minutes = ReadingTime::of(&document);
        self.lead = lead::of(&document, self.minutes);
        self.only = None;
        self.layout = Layout::new(document, &self.lead, self.layout.typesetting());
        self.go_to_anchor(in_lead);
        self.settle();
    }

    /// Changes the typography.
    pub(in crate::app) fn set_typography(&mut self, typography: Typography) {
        self.typography = typography;
        self.lay_out();
    }

    fn lay_out(&mut self) {
        let typesetting = Typesetting::new(self.typography, self.columns().measure);
        if typesetting != self.layout.typesetting() {
            self.lay_out_anew(typesetting);
        }
        self.settle();
    }

    fn lay_out_anew(&mut self, typesetting: Typesetting) {
        let in_lead = self.is_in_lead();
        self.layout = Layout::only(
            Arc::clone(self.layout.shared_document()),
            &self.lead,
            typesetting,
            self.only.as_deref(),
        );
        self.go_to_anchor(in_lead);
    }

    fn go_to_anchor(&mut self, in_lead: bool) {
        self.top = if in_lead {
            self.layout.first()
        } else {
            self.layout.place_of(self.anchor)
        };
    }

    /// Shows only the blocks that hold any of some sorted spans, or everything again. The position stays.
    pub(in crate::app) fn keep_only(&mut self, spans: Option<&[Span]>) {
        self.only = spans.map(<[Span]>::to_vec);
        self.lay_out_anew(self.layout.typesetting());
        self.settle();
    }

    fn is_in_lead(&self) -> bool {
        self.anchor == 0
            && self
                .layout
                .row(self.top)
                .is_none_or(|row| row.span.is_empty())
    }

    /// Lays out what is on the screen, and leaves no row empty while there is text above.
    fn settle(&mut self) {
        let rows = isize::try_from(self.capacity()).unwrap_or(isize::MAX);
        let last = self.layout.last();
        let lowest = self.layout.step(last, 1 - rows.max(1));
        self.top = self.top.min(lowest);
        self.layout.step(self.top, rows + MOST_SPACING);
    }

    fn go_to_place(&mut self, place: LayoutPlace) -> bool {
        let before = self.top;
        self.top = place;
        self.settle();
        self.anchor = self.layout.row(self.top).map_or(0, |row| row.span.start());
        self.top != before
    }

    /// Puts the row of a byte at the top; for the first byte, the lead.
    pub(in crate::app) fn go_to(&mut self, byte: u32) {
        let place = if byte == 0 {
            self.layout.first()
        } else {
            self.layout.place_of(byte)
        };
        self.go_to_place(place);
    }

    /// Puts the row of a byte at one third of the height.
    pub(in crate::app) fn go_to_third(&mut self, byte: u32) {
        let place = self.layout.place_of(byte);
        let above = isize::try_from(self.size.rows / 3).unwrap_or(0);
        let top = self.layout.step(place, -above);
        self.go_to_place(top);
    }

    /// The same for the start of a span, unless all of it is on the screen.
    pub(in crate::app) fn reveal_span(&mut self, span: Span) {
        if !self.shows(span) {
            self.go_to_third(span.start());
        }
    }

    /// Scrolls as little as possible to show the row of a byte.
    pub(in crate::app) fn keep_in_view(&mut self, byte: u32) {
        let rows = self.capacity();
        let place = self.layout.place_of(byte);
        if place < self.top {
            self.go_to_place(place);
        } else if self.layout.distance(self.top, place, rows) >= rows {
            let last = 1 - isize::try_from(rows.max(1)).unwrap_or(1);
            let top = self.layout.step(place, last);
            self.go_to_place(top);
        }
    }

    /// The byte some rows below another, or above it, at a column, by default its own; and the column. Rows without
    /// text are skipped; stops at both ends.
    pub(in crate::app) fn beside(
        &mut self,
        byte: u32,
        rows: isize,
        col: Option<u16>,
    ) -> (u32, u16) {
        let document = Arc::clone(self.layout.shared_document());
        let mut place = self.layout.place_of(byte);
        let here = self.layout.row(place);
        let here = here.and_then(|row| row.col_of(&document.text, byte));
        let col = col.or(here).unwrap_or(0);
        let mut found = byte;
        for _ in 0..rows.unsigned_abs() {
            let Some((next, at)) = self.next_text(place, rows.signum(), col) else {
                break;
            };
            (place, found) = (next, at);
        }
        (found, col)
    }

    /// The next row with text in a direction, and its byte at a column.
    fn next_text(
        &mut self,
        from: LayoutPlace,
        direction: isize,
        col: u16,
    ) -> Option<(LayoutPlace, u32)> {
        let mut place = from;
        loop {
            let next = self.layout.step(place, direction);
            if next == place {
                return None;
            }
            place = next;
            let text = &self.layout.document().text;
            let row = self.layout.row(place)?;
            if let Some(byte) = row.byte_at(text, col) {
                return Some((place, byte));
            }
        }
    }

    /// Whether a span is on the screen, all of it.
    pub(in crate::app) fn shows(&self, span: Span) -> bool {
        self.view().covers(span) && self.size.rows > 0
    }

    /// The byte at a column and row of the pane, if that row has text.
    pub(in crate::app) fn byte_at(&self, col: u16, row: u16) -> Option<u32> {
        let (right, row) = self.row_at(col, row)?;
        let col = col.saturating_sub(right + self.columns().text);
        row.byte_at(&self.document().text, col)
    }
}

impl Pane for ArticlePane {
    /// The first byte on the screen stays where it is.
    fn resize(&mut self, size: PaneSize) {
        if self.size != size {
            self.size = size;
            self.lay_out();
        }
    }

    fn move_by(&mut self, rows: isize) -> bool {
        let place = self.layout.step(self.top, rows);
        self.go_to_place(place)
    }

    fn scroll(&mut self, rows: isize) {
        self.move_by(rows);
    }

    /// Two rows of the page before stay in view.
    fn page(&self) -> isize {
        (isize::try_from(self.capacity()).unwrap_or(1) - 2).max(1)
    }

    fn half_page(&self) -> isize {
        (isize::try_from(self.capacity()).unwrap_or(2) / 2).max(1)
    }

    /// The start includes the lead.
    fn move_to_end(&mut self, end: ListEnd) {
        let place = match end {
            ListEnd::First => self.layout.first(),
            ListEnd::Last => self.layout.last(),
        };
        self.go_to_place(place);
    }

    fn fill(&mut self, _: PaneInputs<'_>) {}

    fn check(&self) {
        let len = self.document().text.len();
        assert!(self.anchor <= len, "anchor {} of {len}", self.anchor);
        assert_eq!(
            self.document().text.floor(self.anchor),
            self.anchor,
            "the anchor is a boundary"
        );
        let empty = self.layout.guess_rows() == 0;
        assert!(
            empty || self.layout.row(self.top).is_some(),
            "the top row exists"
        );
    }
}
