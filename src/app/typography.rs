//! How the words of the article are set: its width, where lines end, and whether they end at one column.

use super::App;
use crate::config::{Breaking, Measure, Typography};
use crate::document::Document;
use crate::layout::{self, Typesetting};

// Columns.
const STEP: u16 = 5;

/// How a document is set at first: what keeps its lines takes all the room there is.
pub(super) fn of(document: &Document, looks: Typography) -> Typography {
    match Measure::new(Measure::WIDEST) {
        Some(measure) if document.keeps_lines() => Typography { measure, ..looks },
        _ => looks,
    }
}

/// What the layout is told, for rows of some columns.
pub fn typesetting(looks: Typography, measure: u16) -> Typesetting {
    Typesetting {
        measure,
        breaking: match looks.breaking {
            Breaking::Greedy => layout::Breaking::Greedy,
            Breaking::Even => layout::Breaking::Even,
            Breaking::Hyphenated => layout::Breaking::Hyphenated,
        },
        justify: looks.justify,
        spacing: looks.spacing.get(),
    }
}

impl App {
    /// Sets the words as they were when the article was left.
    pub(super) fn restore_looks(&mut self, looks: Option<Typography>) {
        if let Some(looks) = looks {
            self.article.set_looks(looks);
        }
    }

    /// How the words are set, where that is not what the settings say.
    pub fn changed_typography(&self) -> Option<Typography> {
        let looks = self.article.looks();
        let changed = looks != of(&self.document, self.options.looks);
        (changed && self.options.resume).then_some(looks)
    }

    pub(super) fn wider(&mut self) {
        self.set_measure(self.article.looks().measure.cols() + STEP);
    }

    pub(super) fn narrower(&mut self) {
        let cols = self.article.looks().measure.cols();
        self.set_measure(cols.saturating_sub(STEP));
    }

    /// Sets the width to some columns, or to that of the start.
    pub(super) fn set_width(&mut self, cols: Option<u32>) {
        let Some(cols) = cols else {
            return self.set_measure(self.options.looks.measure.cols());
        };
        match u16::try_from(cols).ok().and_then(Measure::new) {
            Some(measure) => self.set_measure(measure.cols()),
            None => self.say(format!("width must be 20 to 200 columns, not {cols}")),
        }
    }

    fn set_measure(&mut self, cols: u16) {
        if let Some(measure) = Measure::new(cols) {
            let looks = self.article.looks();
            self.article.set_looks(Typography { measure, ..looks });
        }
        self.say(format!("{} columns", self.article.columns().measure));
    }

    pub(super) fn toggle_justify(&mut self) {
        let looks = self.article.looks();
        let justify = !looks.justify;
        self.article.set_looks(Typography { justify, ..looks });
        self.say(if justify { "justified" } else { "ragged" });
    }

    pub(super) fn toggle_columns(&mut self) {
        let looks = self.article.looks();
        let two_columns = !looks.two_columns;
        self.article.set_looks(Typography {
            two_columns,
            ..looks
        });
        let fit = self.article.columns().second.is_some();
        self.say(match (two_columns, fit) {
            (false, _) => "one column",
            (true, true) => "two columns",
            (true, false) => "two columns where there is room",
        });
    }

    pub(super) fn toggle_hyphens(&mut self) {
        let looks = self.article.looks();
        let (breaking, words) = match (looks.breaking, self.options.looks.breaking) {
            (Breaking::Hyphenated, Breaking::Greedy) => (Breaking::Greedy, "hyphenation off"),
            (Breaking::Hyphenated, _) => (Breaking::Even, "hyphenation off"),
            _ => (Breaking::Hyphenated, "hyphenation on"),
        };
        self.article.set_looks(Typography { breaking, ..looks });
        self.say(words);
    }
}
