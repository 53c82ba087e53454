//! How the text of the article is set: its width, where lines end, and whether they end at one column.

use super::App;
use crate::config::{Breaking, Measure, Typography};

// Columns.
const STEP: u16 = 5;

impl App {
    /// Restores the typography of the last time the article was read.
    pub(super) fn restore_typography(&mut self, typography: Option<Typography>) {
        if let Some(typography) = typography {
            self.article.set_typography(typography);
        }
    }

    /// The typography to save: `None` if it is that of the settings.
    pub fn changed_typography(&self) -> Option<Typography> {
        let typography = self.article.typography();
        let changed = typography != self.preferences.typography(&self.document);
        (changed && self.preferences.config.resume).then_some(typography)
    }

    pub(super) fn wider(&mut self) {
        self.set_measure(self.article.typography().measure.get() + STEP);
    }

    pub(super) fn narrower(&mut self) {
        let cols = self.article.typography().measure.get();
        self.set_measure(cols.saturating_sub(STEP));
    }

    /// Sets the width to some columns, or to that of the start.
    pub(super) fn set_width(&mut self, cols: Option<u32>) {
        let Some(cols) = cols else {
            return self.set_measure(self.preferences.config.measure.get());
        };
        match u16::try_from(cols).ok().and_then(Measure::new) {
            Some(measure) => self.set_measure(measure.get()),
            None => self.say(format!("width must be 20 to 200 columns, not {cols}")),
        }
    }

    fn set_measure(&mut self, cols: u16) {
        if let Some(measure) = Measure::new(cols) {
            let typography = self.article.typography();
            self.article.set_typography(Typography {
                measure,
                ..typography
            });
        }
        self.say(format!("{} columns", self.article.columns().measure));
    }

    pub(super) fn toggle_justify(&mut self) {
        let typography = self.article.typography();
        let justify = !typography.justify;
        self.article.set_typography(Typography {
            justify,
            ..typography
        });
        self.say(if justify { "justified" } else { "ragged" });
    }

    pub(super) fn toggle_columns(&mut self) {
        let typography = self.article.typography();
        let two_columns = !typography.two_columns;
        self.article.set_typography(Typography {
            two_columns,
            ..typography
        });
        let fit = self.article.columns().second.is_some();
        self.say(match (two_columns, fit) {
            (false, _) => "one column",
            (true, true) => "two columns",
            (true, false) => "two columns where there is room",
        });
    }

    pub(super) fn toggle_hyphens(&mut self) {
        let typography = self.article.typography();
        let (breaking, words) = match (typography.breaking, self.preferences.config.breaking) {
            (Breaking::Hyphenated, Breaking::Greedy) => (Breaking::Greedy, "hyphenation off"),
            (Breaking::Hyphenated, _) => (Breaking::Even, "hyphenation off"),
            _ => (Breaking::Hyphenated, "hyphenation on"),
        };
        self.article.set_typography(Typography {
            breaking,
            ..typography
        });
        self.say(words);
    }
}
