use chrono::NaiveDate;

use super::bindings::Bindings;
use crate::analysis::{self, Shown};
use crate::config::{
    Borders, ColorLevel, Config, Doubtful, ListedActs, Symbols, ThemeChoice, Themes, Typography,
};

/// What the reader is started with.
#[expect(clippy::struct_excessive_bools, reason = "one for each setting")]
#[derive(Clone, Debug)]
pub struct Options {
    /// The present day.
    pub today: NaiveDate,
    /// The date relative times count from, when the user named one.
    pub reference: Option<NaiveDate>,
    /// The signs marks and borders are drawn with.
    pub symbols: Symbols,
    /// What stands around panes.
    pub borders: Borders,
    /// The colours the terminal can show.
    pub colors: ColorLevel,
    /// The theme: that of the terminal's ground once it is known, or one by name.
    pub theme: ThemeChoice,
    /// The themes there are.
    pub themes: Themes,
    /// Whether mouse reports are on.
    pub mouse: bool,
    /// How the words of an article are set.
    pub looks: Typography,
    /// Whether panes follow the text.
    pub follow: bool,
    /// Which quotations are listed.
    pub acts: ListedActs,
    /// What to do with doubtful findings.
    pub doubtful: Doubtful,
    /// The program that opens an address, with arguments; empty for the system's own.
    pub open: Vec<String>,
    /// A program that gets what is copied, besides the terminal; empty for none.
    pub copy: Vec<String>,
    /// Whether to come back to where an article was left.
    pub resume: bool,
    /// Whether the terminal gets links to be clicked.
    pub hyperlinks: bool,
    /// The keys of the commands.
    pub keys: Bindings,
    /// Whether speakers and timeline are shown at the start where there is room.
    pub panes: bool,
}

impl Options {
    /// What the default settings say.
    pub fn new(today: NaiveDate) -> Self {
        Self::of(Config::default(), today)
    }

    /// What settings say; keys are those of the table.
    pub fn of(config: Config, today: NaiveDate) -> Self {
        Self {
            today,
            reference: None,
            looks: config.typography(),
            symbols: config.signs(),
            borders: config.borders,
            colors: ColorLevel::True,
            theme: config.theme,
            themes: Themes::default(),
            mouse: config.mouse,
            follow: config.follow,
            acts: config.acts,
            doubtful: config.doubtful,
            open: config.open,
            copy: config.copy,
            resume: config.resume,
            hyperlinks: false,
            keys: Bindings::default(),
            panes: config.panes,
        }
    }

    /// Which findings are shown.
    pub fn wanted(&self) -> Shown {
        wanted(self.acts, self.doubtful)
    }
}

/// Which findings are shown by these settings.
pub fn wanted(acts: ListedActs, doubtful: Doubtful) -> Shown {
    Shown {
        doubtful: doubtful == Doubtful::Show,
        acts: match acts {
            ListedActs::Speech => Shown::default().acts,
            ListedActs::All => analysis::Acts::ALL,
        },
    }
}
