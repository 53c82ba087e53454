use serde::{Deserialize, Serialize};

use super::ColorChoice;

/// Everything that can be set; `assets/default.toml` names every setting with its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The colours: those that fit the terminal's ground, or those for a dark or a light one.
    pub theme: ThemeChoice,
    /// Whether to use colours at all.
    pub color: ColorChoice,
    /// The width of the article.
    pub measure: Measure,
    /// The signs that marks and borders are drawn with.
    pub symbols: Symbols,
    /// Whether the mouse selects and scrolls.
    pub mouse: bool,
    /// Whether the panes follow the article.
    pub follow: bool,
    /// What to do with doubtful quotations.
    pub doubtful: Doubtful,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            color: ColorChoice::default(),
            measure: Measure::default(),
            symbols: Symbols::default(),
            mouse: true,
            follow: true,
            doubtful: Doubtful::default(),
        }
    }
}

/// Which colours to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// Those that fit the ground the terminal tells.
    #[default]
    Auto,
    /// Those for a dark ground.
    Dark,
    /// Those for a light ground.
    Light,
}

/// What to do with quotations a model was hardly sure of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Doubtful {
    /// Show them like the others.
    Show,
    /// Show them paler, and say that they are doubtful.
    #[default]
    Dim,
    /// Leave them out.
    Hide,
}

/// The signs marks and borders are drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Symbols {
    /// Lines, bars and circles of Unicode.
    #[default]
    Unicode,
    /// Nothing beyond ASCII; the article itself keeps its letters.
    Ascii,
}

/// A width of text in columns: 20 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Measure(u16);

impl Measure {
    /// A width, or `None` for one that is too narrow or too wide to read.
    pub fn new(cols: u16) -> Option<Self> {
        (20..=200).contains(&cols).then_some(Self(cols))
    }

    /// The width in columns.
    pub const fn cols(self) -> u16 {
        self.0
    }
}

impl Default for Measure {
    fn default() -> Self {
        Self(70)
    }
}

impl TryFrom<i64> for Measure {
    type Error = String;

    fn try_from(cols: i64) -> Result<Self, Self::Error> {
        u16::try_from(cols)
            .ok()
            .and_then(Self::new)
            .ok_or_else(|| format!("{cols} columns cannot be read; give 20 to 200"))
    }
}

impl From<Measure> for i64 {
    fn from(measure: Measure) -> Self {
        Self::from(measure.0)
    }
}
