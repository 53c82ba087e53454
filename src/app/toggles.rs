//! Commands that change the settings while the reader runs: typography, theme, mouse, what is shown and followed.

use super::effect::Effect;
use super::reader::App;
use crate::config::{Breaking, Doubtful, Measure, Typography};

// Columns.
const STEP: u16 = 5;

impl App {
    fn typography(&self) -> Typography {
        self.panes.article.typography()
    }

    /// Makes the article wider, or narrower for less than 0.
    pub(super) fn widen(&mut self, steps: i16) {
        let cols = self.typography().measure.get();
        self.set_measure(cols.saturating_add_signed(steps * STEP.cast_signed()));
    }

    /// Sets the width to some columns, or to that of the settings.
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
            self.panes.article.set_typography(Typography {
                measure,
                ..self.typography()
            });
        }
        let columns = self.panes.article.columns();
        self.say(format!("{} columns", columns.measure));
    }

    /// Lines that end at one column, or not.
    pub(super) fn toggle_justify(&mut self) {
        let justify = !self.typography().justify;
        self.panes.article.set_typography(Typography {
            justify,
            ..self.typography()
        });
        self.say(if justify { "justified" } else { "ragged" });
    }

    /// Two columns of text where there is room, or one.
    pub(super) fn toggle_columns(&mut self) {
        let two_columns = !self.typography().two_columns;
        self.panes.article.set_typography(Typography {
            two_columns,
            ..self.typography()
        });
        let fit = self.panes.article.columns().second.is_some();
        self.say(match (two_columns, fit) {
            (false, _) => "one column",
            (true, true) => "two columns",
            (true, false) => "two columns where there is room",
        });
    }

    /// Hyphenation, or not.
    pub(super) fn toggle_hyphens(&mut self) {
        let own = self.preferences.config.breaking;
        let (breaking, words) = match (self.typography().breaking, own) {
            (Breaking::Hyphenated, Breaking::Greedy) => (Breaking::Greedy, "hyphenation off"),
            (Breaking::Hyphenated, _) => (Breaking::Even, "hyphenation off"),
            _ => (Breaking::Hyphenated, "hyphenation on"),
        };
        self.panes.article.set_typography(Typography {
            breaking,
            ..self.typography()
        });
        self.say(words);
    }

    /// Changes the theme, to the next one if none is named.
    pub(super) fn set_theme(&mut self, name: Option<&str>) {
        let words = self.preferences.set_theme(name);
        self.say(words);
    }

    /// Shows doubtful findings, or hides them.
    pub(super) fn toggle_doubtful(&mut self) {
        let (doubtful, words) = match self.preferences.config.doubtful {
            Doubtful::Show => (Doubtful::Hide, "doubtful findings hidden"),
            Doubtful::Hide => (Doubtful::Show, "doubtful findings shown, dimmed"),
        };
        self.preferences.config.doubtful = doubtful;
        self.say(words);
        if self.session.findings.is_some() {
            self.leave_mode_of_findings();
            self.show_findings();
        }
    }

    /// Whether panes follow the text.
    pub(super) fn toggle_follow(&mut self) {
        let follow = &mut self.preferences.config.follow;
        *follow = !*follow;
        let words = if *follow {
            "panes follow the text"
        } else {
            "panes no longer follow the text"
        };
        self.say(words);
    }

    /// Whether the mouse is used.
    pub(super) fn toggle_mouse(&mut self) -> Effect {
        let mouse = !self.preferences.config.mouse;
        self.preferences.config.mouse = mouse;
        self.say(if mouse { "mouse on" } else { "mouse off" });
        Effect::CaptureMouse(mouse)
    }
}
