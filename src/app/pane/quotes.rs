use super::list::ScrollList;
use crate::analysis::{Quote, QuoteId, SpeakerId};
use crate::app::PaneSize;
use crate::app::findings::PaneInputs;
use crate::lang::speech::Act;
use crate::layout::wrap;

/// The quotations of one speaker.
#[derive(Debug, Default)]
pub struct QuotesPane {
    list: ScrollList,
    size: PaneSize,
    subject: Option<SpeakerId>,
    entries: Vec<QuoteRow>,
}

/// A quotation as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteRow {
    /// The quotation.
    pub id: QuoteId,
    /// Its words, the parts joined by an ellipsis.
    pub words: String,
    /// Its kind and its paragraph.
    pub detail: String,
    /// Whether it is doubtful.
    pub doubtful: bool,
    /// Whether it was said, not only thought or planned.
    pub said: bool,
    // Rows at the pane's width.
    rows: usize,
}

// Columns before the words: number and a space.
const INDENT: u16 = 4;
const TALLEST: usize = 8;

impl QuoteRow {
    /// The words as lines of a pane of a width, and whether the last one ends in an ellipsis because there was more.
    pub fn lines(&self, cols: u16) -> (Vec<&str>, bool) {
        // The last column stays blank, beside the border.
        let cols = usize::from(cols.saturating_sub(INDENT + 1)).max(1);
        let mut lines: Vec<&str> = wrap::lines(&self.words, cols).take(TALLEST + 1).collect();
        let cut = lines.len() > TALLEST;
        lines.truncate(TALLEST);
        (lines, cut)
    }
}

impl QuotesPane {
    /// The column of the words.
    pub const INDENT: u16 = INDENT;

    /// Where its cursor is and what stands first.
    pub fn list(&self) -> &ScrollList {
        &self.list
    }

    /// Whose quotations are listed.
    pub fn subject(&self) -> Option<SpeakerId> {
        self.subject
    }

    /// The quotations, in text order.
    pub fn entries(&self) -> &[QuoteRow] {
        &self.entries
    }

    /// Rows an entry takes, the blank one after it included.
    pub fn height(&self, entry: usize) -> usize {
        self.entries.get(entry).map_or(1, |saying| saying.rows)
    }

    /// How many quotations stand above what is on the screen, and how many below.
    pub fn hidden(&self) -> (usize, usize) {
        let rows = usize::from(self.size.rows);
        let len = self.entries.len();
        let shown = self.list.shown(len, rows, |entry| self.height(entry));
        (shown.start, len - shown.end)
    }

    /// The quotation the cursor is on.
    pub(in crate::app) fn current(&self) -> Option<QuoteId> {
        self.entries.get(self.list.cursor()).map(|saying| saying.id)
    }

    /// The quotation on a row of the pane.
    pub(in crate::app) fn at(&self, row: u16) -> Option<QuoteId> {
        let mut below = 0;
        let mut shown = self.entries.iter().skip(self.list.top());
        let found = shown.find(|saying| {
            below += saying.rows;
            below > usize::from(row)
        });
        found.map(|saying| saying.id)
    }

    /// Lists the quotations of another speaker; nothing changes when they are listed already.
    pub(in crate::app) fn list_of(&mut self, subject: Option<SpeakerId>, sources: PaneInputs<'_>) {
        if self.subject == subject {
            return;
        }
        let findings = sources.findings;
        self.subject = subject;
        self.list = ScrollList::default();
        let quotes = subject
            .and_then(|id| findings.speaker(id))
            .map(|speaker| &speaker.quotes);
        self.entries = quotes
            .into_iter()
            .flatten()
            .filter_map(|id| findings.quote(*id))
            .map(|quote| saying(quote, sources))
            .collect();
        self.measure();
    }

    /// Forgets everything, so that the next listing starts afresh.
    pub(in crate::app) fn clear(&mut self) {
        self.subject = None;
        self.entries.clear();
        self.list = ScrollList::default();
    }

    /// Takes a new size.
    pub(in crate::app) fn resize(&mut self, size: PaneSize) {
        if self.size != size {
            self.size = size;
            self.measure();
        }
    }

    fn measure(&mut self) {
        let cols = self.size.cols;
        for saying in &mut self.entries {
            saying.rows = saying.lines(cols).0.len() + 2;
        }
        self.show(self.list.cursor());
    }

    /// Moves the cursor by entries; says whether it moved.
    pub(in crate::app) fn move_by(&mut self, entries: isize) -> bool {
        let moved = self.list.move_by(entries, self.entries.len());
        self.show(self.list.cursor());
        moved
    }

    /// Puts the cursor on a quotation, if it is listed.
    pub(in crate::app) fn go_to(&mut self, id: QuoteId) {
        if let Some(entry) = self.entries.iter().position(|saying| saying.id == id) {
            self.list.go_to(entry, self.entries.len());
            self.show(entry);
        }
    }

    /// Scrolls by entries, the cursor staying where it is.
    pub(in crate::app) fn scroll(&mut self, entries: isize) {
        self.list.scroll(entries, self.entries.len());
        self.settle();
    }

    /// Entries of a page, by a usual height.
    pub(in crate::app) fn page(&self) -> isize {
        isize::try_from(self.size.rows / 4).unwrap_or(1).max(1)
    }

    fn show(&mut self, entry: usize) {
        let entries = &self.entries;
        let rows = usize::from(self.size.rows);
        // The blank row after the last entry need not be on the screen.
        self.list.show(entry, rows + 1, |entry| {
            entries.get(entry).map_or(1, |saying| saying.rows)
        });
        self.settle();
    }

    fn settle(&mut self) {
        let entries = &self.entries;
        let rows = usize::from(self.size.rows) + 1;
        let height = |entry: usize| entries.get(entry).map_or(1, |saying| saying.rows);
        self.list.fill(entries.len(), rows, height);
    }

    /// Asserts that the cursor is on a quotation, if there is one.
    pub(in crate::app) fn check(&self) {
        let len = self.entries.len().max(1);
        assert!(self.list.cursor() < len && self.list.top() < len);
    }
}

fn saying(quote: &Quote, sources: PaneInputs<'_>) -> QuoteRow {
    let parts = quote.parts.iter().map(|part| sources.document.words(*part));
    let paragraph = sources.paragraphs.number(quote.span().start());
    let doubtful = quote.why.is_doubtful();
    let doubt = if doubtful { " · doubtful" } else { "" };
    let said = quote.act == Act::Speech;
    let act = if said {
        String::new()
    } else {
        format!(" · {}", quote.act.as_str())
    };
    QuoteRow {
        id: quote.id,
        words: parts.collect::<Vec<_>>().join(" … "),
        detail: format!("{}{act} · ¶{paragraph}{doubt}", quote.kind.as_str()),
        doubtful,
        said,
        rows: 1,
    }
}
