use chrono::NaiveDate;

use super::Background;
use crate::config::{ColorLevel, Symbols, Themes};

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
    /// The terminal's ground, as far as it is known at the start.
    pub background: Background,
    /// The colours to use; the shipped ones when `None`.
    pub themes: Option<Themes>,
    /// Whether mouse reports are on.
    pub mouse: bool,
    /// Columns of text wished for; 20 to 200.
    pub measure: u16,
    /// Whether the panes follow the article.
    pub follow: bool,
    /// Whether speakers and timeline are shown at the start where there is room.
    pub panes: bool,
}

impl Options {
    /// What holds when nobody says otherwise.
    pub const fn new(today: NaiveDate) -> Self {
        Self {
            today,
            reference: None,
            symbols: Symbols::Unicode,
            colors: ColorLevel::True,
            background: Background::Dark,
            themes: None,
            mouse: true,
            measure: 70,
            follow: true,
            panes: true,
        }
    }
}
