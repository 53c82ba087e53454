use super::list::ScrollList;
use super::pane::{Pane, PaneTarget};
use crate::analysis::{Act, Quote, QuoteId, SpeakerId};
use crate::app::findings::PaneInputs;
use crate::app::msg::PaneSize;
use crate::app::navigation::Selection;
use crate::layout::wrap;

/// The quotations of one speaker.
#[derive(Debug)]
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
}

// Columns before the words: number and a space.
const INDENT: u16 = 4;
const TALLEST: usize = 8;

impl QuoteRow {
    /// The words wrapped to the pane's width, and whether they are cut.
    pub fn lines(&self, cols: u16) -> (Vec<&str>, bool) {
        // The last column stays blank, beside the border.
        let cols = usize::from(cols.saturating_sub(INDENT + 1)).max(1);
        let mut lines: Vec<&str> = wrap::lines(&self.words, cols).take(TALLEST + 1).collect();
        let cut = lines.len() > TALLEST;
        lines.truncate(TALLEST);
        (lines, cut)
    }
}

impl Default for QuotesPane {
    fn default() -> Self {
        Self {
            list: ScrollList::with_blank_rows(1),
            size: PaneSize::default(),
            subject: None,
            entries: Vec::new(),
        }
    }
}

impl QuotesPane {
    /// The column of the words.
    pub const INDENT: u16 = INDENT;

    /// Whose quotations are listed.
    pub fn subject(&self) -> Option<SpeakerId> {
        self.subject
    }

    /// The quotations, in text order.
    pub fn entries(&self) -> &[QuoteRow] {
        &self.entries
    }

    /// The quotation of the cursor.
    pub fn current(&self) -> Option<QuoteId> {
        self.entries.get(self.list.cursor()).map(|row| row.id)
    }

    /// Lists the quotations of another speaker; nothing changes if they are listed already.
    pub(in crate::app) fn set_subject(
        &mut self,
        subject: Option<SpeakerId>,
        inputs: PaneInputs<'_>,
    ) {
        if self.subject != subject {
            self.subject = subject;
            self.fill(inputs);
        }
    }

    /// Drops all entries, so that the next listing starts afresh.
    pub(in crate::app) fn clear(&mut self) {
        *self = Self {
            size: self.size,
            ..Self::default()
        };
    }

    /// The cursor and the scroll position.
    pub fn list(&self) -> &ScrollList {
        &self.list
    }

    fn measure(&mut self) {
        // Words and detail, and a blank row.
        let heights = self.entries.iter();
        let heights = heights.map(|row| row.lines(self.size.cols).0.len() + 2);
        self.list.measure(heights.collect(), self.size.rows);
    }
}

impl Pane for QuotesPane {
    fn resize(&mut self, size: PaneSize) {
        if self.size != size {
            self.size = size;
            self.measure();
        }
    }

    fn fill(&mut self, inputs: PaneInputs<'_>) {
        let findings = inputs.findings;
        let speaker = self.subject.and_then(|id| findings.speaker(id));
        let quotes = speaker.into_iter().flat_map(|speaker| &speaker.quotes);
        let quotes = quotes.filter_map(|id| findings.quote(*id));
        self.entries = quotes.map(|quote| row_of(quote, inputs)).collect();
        self.list.reset();
        self.measure();
    }

    /// By a usual height.
    fn page(&self) -> isize {
        isize::try_from(self.size.rows / 4).unwrap_or(1).max(1)
    }

    fn as_list(&self) -> Option<&ScrollList> {
        Some(&self.list)
    }

    fn as_list_mut(&mut self) -> Option<&mut ScrollList> {
        Some(&mut self.list)
    }

    fn target_of(&self, entry: usize) -> Option<PaneTarget> {
        let id = self.entries.get(entry)?.id;
        Some(PaneTarget::Selection(Selection::Quote(id)))
    }
}

fn row_of(quote: &Quote, inputs: PaneInputs<'_>) -> QuoteRow {
    let parts = quote.parts.iter().map(|part| inputs.document.words(*part));
    let paragraph = inputs.paragraphs.number(quote.span().start());
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
    }
}
