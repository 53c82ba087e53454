use chrono::NaiveDate;

use crate::config::{ColorLevel, Doubtful, Measure, Symbols, ThemeChoice, Themes};

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
    /// The theme: that of the terminal's ground once it is known, or one of the two.
    pub theme: ThemeChoice,
    /// The colours of the two themes; the shipped ones when `None`.
    pub themes: Option<Themes>,
    /// Whether mouse reports are on.
    pub mouse: bool,
    /// The width of the text wished for.
    pub measure: Measure,
    /// Whether the panes follow the article.
    pub follow: bool,
    /// What to do with doubtful quotations.
    pub doubtful: Doubtful,
    /// Whether speakers and timeline are shown at the start where there is room.
    pub panes: bool,
}

impl Options {
    /// What holds when nobody says otherwise.
    pub fn new(today: NaiveDate) -> Self {
        Self {
            today,
            reference: None,
            symbols: Symbols::Unicode,
            colors: ColorLevel::True,
            theme: ThemeChoice::Auto,
            themes: None,
            mouse: true,
            measure: Measure::default(),
            follow: true,
            doubtful: Doubtful::default(),
            panes: true,
        }
    }
}
