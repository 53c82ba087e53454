use chrono::NaiveDate;

use super::bindings::Bindings;
use crate::config::{ColorLevel, Config, Doubtful, Measure, Symbols, ThemeChoice, Themes};

/// What the reader is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The present day.
    pub today: NaiveDate,
    /// The date relative times count from, when the user named one.
    pub reference: Option<NaiveDate>,
    /// The signs marks and borders are drawn with.
    pub symbols: Symbols,
    /// The colours the terminal can show.
    pub colors: ColorLevel,
    /// The theme: that of the terminal's ground once it is known, or one by name.
    pub theme: ThemeChoice,
    /// The themes there are.
    pub themes: Themes,
    /// Whether mouse reports are on.
    pub mouse: bool,
    /// The width of the text wished for.
    pub measure: Measure,
    /// Whether the panes follow the article.
    pub follow: bool,
    /// What to do with doubtful quotations.
    pub doubtful: Doubtful,
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
            symbols: config.symbols,
            colors: ColorLevel::True,
            theme: config.theme,
            themes: Themes::default(),
            mouse: config.mouse,
            measure: config.measure,
            follow: config.follow,
            doubtful: config.doubtful,
            keys: Bindings::default(),
            panes: config.panes,
        }
    }
}
