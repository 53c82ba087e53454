use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::agent::UserAgent;
use super::feature::FeatureUse;
use super::keys::{KeyBinding, Preset};
use super::typography::{Bounded, Breaking, Measure, Typography};

/// Every setting with its default and a comment, as a settings file; [`Config::default`] is what it says.
pub const DEFAULTS: &str = include_str!("../../assets/default.toml");

/// The setting that names a theme.
pub(super) const THEME: &str = "theme";

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Config {
    /// The theme; `auto` is one that fits the terminal's background.
    pub theme: ThemeChoice,
    /// Whether to use colours at all.
    pub color: FeatureUse,
    /// The width of the article.
    pub measure: Measure,
    /// Where its lines end.
    pub breaking: Breaking,
    /// Whether its lines end at the same column.
    pub justify: bool,
    /// Blank rows between its paragraphs.
    pub spacing: Bounded<0, 3>,
    /// Columns kept free on both sides of it.
    pub margin: Bounded<0, 20>,
    /// Whether it is set in two columns where there is room for them.
    pub two_columns: bool,
    /// The signs that marks and borders are drawn with.
    pub symbols: Symbols,
    /// The columns that ambiguous characters take.
    pub ambiguous: Ambiguous,
    /// Whether panes have lines around them.
    pub borders: Borders,
    /// Whether speakers and timeline are shown at the start.
    pub panes: bool,
    /// Whether the mouse selects and scrolls.
    pub mouse: bool,
    /// Whether panes follow the text.
    pub follow: bool,
    /// Which quotations are listed.
    pub acts: ListedActs,
    /// What to do with doubtful findings.
    pub doubtful: Doubtful,
    /// The program that opens an address, with arguments; empty for the system's own.
    pub open: Vec<String>,
    /// A program that gets copied text on its standard input, besides the terminal; empty for none.
    pub copy: Vec<String>,
    /// Whether links can be clicked in the terminal.
    pub hyperlinks: FeatureUse,
    /// Whether an article opens at the position where it was closed.
    pub resume: bool,
    /// The User-Agent for fetched pages.
    pub user_agent: UserAgent,
    /// The key preset.
    pub keymap: Preset,
    /// The keys of single commands, which override those of the preset.
    #[serde(skip)]
    pub keys: Vec<KeyBinding>,
}

impl Config {
    /// The defaults as a table of TOML.
    pub(super) fn defaults() -> &'static toml::Table {
        static DEFAULT: OnceLock<toml::Table> = OnceLock::new();
        DEFAULT.get_or_init(|| toml::Table::try_from(Self::default()).unwrap_or_default())
    }

    /// The names of all settings, in the order of the shipped file.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        let settings = DEFAULTS.lines().take_while(|line| *line != "[keys]");
        let settings = settings.filter(|line| !line.starts_with('#'));
        settings.filter_map(|line| Some(line.split_once(" = ")?.0))
    }

    /// The symbols that fit the terminal: those beyond ASCII are ambiguous themselves.
    pub const fn signs(&self) -> Symbols {
        match self.ambiguous {
            Ambiguous::Narrow => self.symbols,
            Ambiguous::Wide => Symbols::Ascii,
        }
    }

    /// The typography of an article.
    pub const fn typography(&self) -> Typography {
        Typography {
            measure: self.measure,
            breaking: self.breaking,
            justify: self.justify,
            spacing: self.spacing,
            margin: self.margin,
            two_columns: self.two_columns,
        }
    }
}

impl Default for Config {
    // Not read from `DEFAULTS`: most runs have no settings file, and need no TOML parser then.
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            color: FeatureUse::Auto,
            measure: Bounded::of::<70>(),
            breaking: Breaking::Even,
            justify: false,
            spacing: Bounded::of::<1>(),
            margin: Bounded::of::<0>(),
            two_columns: true,
            symbols: Symbols::Unicode,
            ambiguous: Ambiguous::Narrow,
            borders: Borders::Lines,
            panes: true,
            mouse: true,
            follow: true,
            acts: ListedActs::Speech,
            doubtful: Doubtful::Show,
            open: Vec::new(),
            copy: Vec::new(),
            hyperlinks: FeatureUse::Auto,
            resume: true,
            user_agent: UserAgent::default(),
            keymap: Preset::Newsprint,
            keys: Vec::new(),
        }
    }
}

/// Which colours to use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum ThemeChoice {
    /// The dark or the light theme, to match the terminal's background.
    #[default]
    Auto,
    /// The theme of a name.
    Named(String),
}

impl ThemeChoice {
    /// Reserved name: not a theme.
    pub const AUTO: &str = "auto";
}

impl From<String> for ThemeChoice {
    fn from(name: String) -> Self {
        if name == Self::AUTO {
            return Self::Auto;
        }
        Self::Named(name)
    }
}

impl From<ThemeChoice> for String {
    fn from(choice: ThemeChoice) -> Self {
        choice.to_string()
    }
}

impl fmt::Display for ThemeChoice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => out.write_str(Self::AUTO),
            Self::Named(name) => out.write_str(name),
        }
    }
}

/// Which quotations are listed, by what their speakers did with the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ListedActs {
    /// What somebody said or wrote.
    #[default]
    Speech,
    /// Also what somebody thought or planned, and what documents show.
    All,
}

/// What to do with findings of low confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Doubtful {
    /// Show them dimmed.
    #[default]
    #[serde(alias = "dim")]
    Show,
    /// Hide them.
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

/// The columns of characters that UAX 11 calls ambiguous, such as “ ” and …: terminals differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ambiguous {
    /// One.
    #[default]
    Narrow,
    /// Two, as some terminals are set for Chinese, Japanese and Korean.
    Wide,
}

/// The borders of panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Borders {
    /// Lines, heavy ones around the pane with the focus.
    #[default]
    Lines,
    /// Nothing but titles: for screen readers, which read lines aloud.
    None,
}
