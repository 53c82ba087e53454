//! The timeline: events by time, with years, folded gaps and the rules of publication and today.

mod arrange;
mod entry;
mod filter;
mod line;
mod memo;
mod merge;
mod nesting;
mod years;

use std::ops::Range;

use super::list::ScrollList;
use super::pane::{ListEnd, Pane, PaneTarget};
use crate::analysis::EventId;
use crate::app::command::Action;
use crate::app::findings::PaneInputs;
use crate::app::msg::PaneSize;
use crate::app::navigation::Selection;
use crate::text::width;

use line::{Detail, Widths};
use memo::Memo;

pub use entry::{DateRule, EventMark, NestingGuide, TimelineEntry, TimelineRow};
pub use filter::TimelineFilter;
pub use line::TimelineLine;

/// The timeline: its entries, cursor and scroll position.
#[derive(Debug, Default)]
pub struct TimelinePane {
    list: ScrollList,
    size: PaneSize,
    entries: Vec<TimelineEntry>,
    in_time: Vec<EventId>,
    by_text: bool,
    filter: TimelineFilter,
    folded: bool,
    // As long as `entries`, or empty if all are tight.
    details: Vec<Detail>,
    bar_cols: u16,
    date_cols: usize,
    aside_cols: usize,
    // The event that shows all its words.
    open: Option<EventId>,
    memo: Memo,
}

// Columns from which on every event has one row, with its details at the right.
const WIDE: u16 = 60;
const DATE_COLS: usize = 11;
// The minimum columns of a mark.
const BAR_COLS: u16 = 2;
// Narrower panes show words only.
const SIGNED: u16 = 28;

/// The columns of the timeline, all from its left edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineColumns {
    /// The column of the cursor.
    pub cursor: u16,
    /// The columns of the signs; `None` if there is no room for them: the year is then before the date.
    pub signs: Option<TimelineSigns>,
    /// The column of dates and labels.
    pub text: u16,
}

/// The columns of the signs of the timeline, after the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineSigns {
    /// The line through all entries.
    pub axis: u16,
    /// The mark of an event.
    pub mark: u16,
}

impl TimelineSigns {
    /// The columns of a year, before the cursor.
    pub const YEAR_COLS: u16 = 4;
}

impl TimelinePane {
    /// An empty timeline; the events without a date will be folded.
    pub(in crate::app) fn new() -> Self {
        Self {
            folded: true,
            ..Self::default()
        }
    }

    /// What it shows, from top to bottom.
    pub fn entries(&self) -> &[TimelineEntry] {
        &self.entries
    }

    /// Whether it lists any event, with a date or without.
    pub fn has_events(&self) -> bool {
        let listed = |entry: &TimelineEntry| {
            matches!(
                entry,
                TimelineEntry::Event(_) | TimelineEntry::Undated { .. }
            )
        };
        self.entries.iter().any(listed)
    }

    /// Which events it lists.
    pub fn filter(&self) -> &TimelineFilter {
        &self.filter
    }

    /// How many events it lists, later reports and folded events included.
    pub fn listed(&self) -> usize {
        let events = self.entries.iter().map(|entry| match entry {
            TimelineEntry::Event(row) => 1 + row.again.len(),
            TimelineEntry::Undated {
                count,
                folded: true,
            } => *count,
            _ => 0,
        });
        events.sum()
    }

    /// Whether it is in the order of the text instead of time.
    pub fn is_by_text(&self) -> bool {
        self.by_text
    }

    /// The dated events in order of time.
    pub fn in_time(&self) -> &[EventId] {
        &self.in_time
    }

    /// The columns of the pane; one too narrow for signs leaves them out.
    pub fn columns(&self) -> TimelineColumns {
        if self.size.cols < SIGNED {
            return TimelineColumns {
                cursor: 0,
                signs: None,
                text: self.size.cols.saturating_sub(1).min(1),
            };
        }
        TimelineColumns {
            cursor: TimelineSigns::YEAR_COLS,
            signs: Some(TimelineSigns {
                axis: TimelineSigns::YEAR_COLS + 1,
                mark: TimelineSigns::YEAR_COLS + 3,
            }),
            text: TimelineSigns::YEAR_COLS + 3 + self.bar_cols + 1,
        }
    }

    /// The cursor and the scroll position.
    pub fn list(&self) -> &ScrollList {
        &self.list
    }

    /// The event of the cursor.
    pub fn current(&self) -> Option<EventId> {
        event_of(self.entries.get(self.list.cursor())?)
    }

    /// Hides the events without a date, or shows them.
    fn toggle_undated(&mut self, inputs: PaneInputs<'_>) {
        self.folded = !self.folded;
        self.fill(inputs);
        let is_head = |entry: &TimelineEntry| matches!(entry, TimelineEntry::Undated { .. });
        if let Some(head) = self.entries.iter().position(is_head) {
            self.list.go_to(head);
            self.list.show(head + usize::from(!self.folded));
        }
    }

    /// Shows all words of an event, and of that one only.
    pub(in crate::app) fn open(&mut self, event: Option<EventId>) {
        if self.open != event {
            let before = std::mem::replace(&mut self.open, event);
            self.memo.forget();
            for id in [before, event].into_iter().flatten() {
                if let Some(entry) = self.entry_of_event(id) {
                    self.list.set_height(entry, self.height(entry));
                }
            }
            self.list.show(self.list.cursor());
        }
    }

    fn measure(&mut self) {
        let events = || {
            self.entries.iter().filter_map(|entry| match entry {
                TimelineEntry::Event(row) => Some(row),
                _ => None,
            })
        };
        let bars = events().filter_map(|row| row.mark).map(EventMark::cols);
        self.bar_cols = bars.max().unwrap_or(0).max(BAR_COLS);
        let dates = events().map(|row| width::columns(&row.date));
        // A longer date pushes the words of its own row only.
        let dates = dates.filter(|cols| *cols <= DATE_COLS);
        self.date_cols = dates.max().unwrap_or(0);
        let asides = events().map(|row| width::columns(&line::joined(&row.asides)));
        self.aside_cols = asides.max().unwrap_or(0);
        self.details.clear();
        self.memo.forget();
        let rows = usize::from(self.size.rows);
        if self.entries.len() <= rows {
            self.share_out(rows);
        }
        let heights = (0..self.entries.len()).map(|entry| self.height(entry));
        let heights = heights.collect();
        self.list.measure(heights, self.size.rows);
    }

    /// The rows of an entry, computed.
    fn height(&self, entry: usize) -> usize {
        match self.entries.get(entry) {
            Some(TimelineEntry::Event(row)) if self.size.cols > 0 => {
                self.lines(entry, row).len().max(1)
            }
            _ => 1,
        }
    }

    /// Assigns the remaining rows to events, from the top: first for all their words, then for details.
    fn share_out(&mut self, rows: usize) {
        let entries = 0..self.entries.len();
        self.details = vec![Detail::Tight; self.entries.len()];
        let used: usize = entries.clone().map(|entry| self.height(entry)).sum();
        let Some(mut left) = rows.checked_sub(used) else {
            return;
        };
        for detail in [Detail::Whole, Detail::Full] {
            for entry in entries.clone() {
                let before = (self.height(entry), self.detail(entry));
                self.set_detail(entry, detail);
                let more = self.height(entry).saturating_sub(before.0);
                match left.checked_sub(more) {
                    Some(rest) => left = rest,
                    None => self.set_detail(entry, before.1),
                }
            }
        }
    }

    fn detail(&self, entry: usize) -> Detail {
        self.details.get(entry).copied().unwrap_or_default()
    }

    fn set_detail(&mut self, entry: usize, detail: Detail) {
        if let Some(slot) = self.details.get_mut(entry) {
            *slot = detail;
        }
    }

    /// The first rows of an event, with an ellipsis if there are more.
    pub fn lines_in(&self, entry: usize, row: &TimelineRow, rows: u16) -> Vec<TimelineLine> {
        let lines = self.memo.get(entry, || self.lines(entry, row));
        line::cut(lines, usize::from(rows), self.words_cols())
    }

    fn words_cols(&self) -> usize {
        // The last column stays blank, beside the border.
        usize::from(self.size.cols.saturating_sub(self.columns().text + 1)).max(1)
    }

    /// The rows of an event at the pane's width.
    fn lines(&self, entry: usize, row: &TimelineRow) -> Vec<TimelineLine> {
        let cols = self.words_cols();
        let open = self.open.is_some_and(|id| row.shows(id));
        let detail = if open {
            Detail::Full
        } else {
            self.detail(entry)
        };
        if let (None, Some(year)) = (self.columns().signs, row.year) {
            let date = match &row.date {
                date if date.contains(&year.to_string()) => date.clone(),
                date => format!("{year} {date}").trim_end().to_owned(),
            };
            let row = row.clone();
            return line::narrow(&TimelineRow { date, ..row }, cols, detail);
        }
        let below = TimelineRow {
            date: String::new(),
            ..row.clone()
        };
        let beneath = row.beneath && self.columns().signs.is_some();
        let row = if beneath { &below } else { row };
        if self.size.cols >= WIDE {
            let widths = Widths {
                whole: cols,
                date: self.date_cols,
                aside: self.aside_cols.min(cols / 3),
            };
            line::wide(row, widths, detail != Detail::Tight)
        } else {
            line::narrow(row, cols, detail)
        }
    }

    /// Puts the cursor on an entry, or on the next one in a direction that can have the cursor.
    fn step_to_event(&mut self, entry: usize, direction: isize) {
        let can_stand = |entry: &TimelineEntry| {
            matches!(
                entry,
                TimelineEntry::Event(_) | TimelineEntry::Undated { .. }
            )
        };
        let mut at = entry;
        while let Some(found) = self.entries.get(at) {
            if can_stand(found) {
                self.list.go_to(at);
                break;
            }
            let Some(next) = at.checked_add_signed(direction) else {
                break;
            };
            at = next;
        }
    }

    /// The entry of an event, if it is listed.
    pub fn entry_of_event(&self, id: EventId) -> Option<usize> {
        self.entries
            .iter()
            .position(|entry| matches!(entry, TimelineEntry::Event(row) if row.shows(id)))
    }

    /// The index in [`in_time`](Self::in_time) of an event, or of the first report of it.
    pub(in crate::app) fn place_in_time(&self, id: EventId) -> Option<usize> {
        let shown = self
            .entries
            .get(self.entry_of_event(id)?)
            .and_then(event_of)?;
        self.in_time.iter().position(|event| *event == shown)
    }
}

impl Pane for TimelinePane {
    fn resize(&mut self, size: PaneSize) {
        if self.size != size {
            self.size = size;
            self.measure();
        }
    }

    fn fill(&mut self, inputs: PaneInputs<'_>) {
        self.filter.check(inputs.findings);
        let by_time = inputs.by_time(self.folded, &self.filter);
        self.in_time = by_time
            .iter()
            .take_while(|entry| !matches!(entry, TimelineEntry::Undated { .. }))
            .filter_map(event_of)
            .collect();
        let current = self.current();
        self.entries = if self.by_text {
            inputs.by_text(&self.filter)
        } else {
            by_time
        };
        self.measure();
        let entry = current.and_then(|id| self.entry_of_event(id));
        self.step_to_event(entry.unwrap_or(0), 1);
    }

    fn page(&self) -> isize {
        let mut used = 0;
        let whole = (self.list.top()..self.list.len()).take_while(|entry| {
            used += self.list.height(*entry);
            used <= usize::from(self.size.rows)
        });
        isize::try_from(whole.count()).unwrap_or(1).max(1)
    }

    fn as_list(&self) -> Option<&ScrollList> {
        Some(&self.list)
    }

    fn as_list_mut(&mut self) -> Option<&mut ScrollList> {
        Some(&mut self.list)
    }

    fn target_of(&self, entry: usize) -> Option<PaneTarget> {
        match self.entries.get(entry)? {
            TimelineEntry::Event(row) => Some(PaneTarget::Selection(Selection::Event(row.id))),
            TimelineEntry::Undated { .. } => Some(PaneTarget::Undated),
            TimelineEntry::Gap(_) | TimelineEntry::Rule(_) | TimelineEntry::NoDate => None,
        }
    }

    /// The entry of an event, or that of an earlier report of it.
    fn entry_of(&self, selection: Selection) -> Option<usize> {
        match selection {
            Selection::Event(id) => self.entry_of_event(id),
            _ => None,
        }
    }

    fn move_by(&mut self, events: isize) -> bool {
        let before = self.list.cursor();
        for _ in 0..events.unsigned_abs().min(self.entries.len()) {
            let next = self.list.cursor().saturating_add_signed(events.signum());
            self.step_to_event(next, events.signum());
        }
        self.list.cursor() != before
    }

    fn move_to_end(&mut self, end: ListEnd) {
        match end {
            ListEnd::First => {
                self.step_to_event(0, 1);
                // The rows before the first event are shown as well.
                self.list.show(0);
            }
            ListEnd::Last => self.step_to_event(self.entries.len().saturating_sub(1), -1),
        }
    }

    fn execute(&mut self, action: Action, inputs: PaneInputs<'_>) {
        match action {
            Action::ToggleUndated => return self.toggle_undated(inputs),
            Action::ToggleOrder => self.by_text = !self.by_text,
            Action::FilterTense => self.filter.next_tense(),
            Action::FilterSpeaker => self.filter.next_speaker(inputs.findings),
            _ => return,
        }
        self.fill(inputs);
    }

    fn filter(&mut self, words: &str, inputs: PaneInputs<'_>) {
        self.filter.set_words(words);
        self.fill(inputs);
    }

    fn filter_words(&self) -> &str {
        self.filter.typed()
    }

    /// Entries without an event do not count, folded ones do.
    fn count(&self, entries: Range<usize>) -> usize {
        let entries = self.entries.get(entries).unwrap_or_default().iter();
        let counts = entries.map(|entry| match entry {
            TimelineEntry::Event(_) => 1,
            TimelineEntry::Undated {
                count,
                folded: true,
            } => *count,
            _ => 0,
        });
        counts.sum()
    }
}

fn event_of(entry: &TimelineEntry) -> Option<EventId> {
    match entry {
        TimelineEntry::Event(row) => Some(row.id),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
