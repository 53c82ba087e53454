use chrono::NaiveDate;

use super::bindings::Bindings;
use super::msg::Background;
use crate::analysis::{self, Shown};
use crate::config::{
    ColorLevel, Config, Doubtful, ListedActs, Theme, ThemeChoice, Themes, Typography,
};
use crate::document::Document;

/// The settings of the reader, and the facts of this run that they depend on. Commands change them while it runs.
#[derive(Clone, Debug)]
pub struct Preferences {
    /// The settings.
    pub config: Config,
    /// The themes that can be chosen.
    pub themes: Themes,
    /// The keys of the commands.
    pub keys: Bindings,
    /// The date that relative times count from, if the user named one.
    pub reference: Option<NaiveDate>,
    /// The present day.
    pub today: NaiveDate,
    /// The colours the terminal can show.
    pub colors: ColorLevel,
    /// Whether links can be clicked in the terminal.
    pub hyperlinks: bool,
    /// The terminal's background; `None` until it is known.
    pub background: Option<Background>,
}

/// The colours to draw with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActiveTheme {
    /// The colours.
    pub theme: Theme,
    /// Whether text and background are drawn in the theme's colours, not in the terminal's.
    pub paints: bool,
}

impl Preferences {
    /// The default settings.
    pub fn new(today: NaiveDate) -> Self {
        Self::of(Config::default(), today)
    }

    /// Settings with the shipped themes and the default keys, in a terminal with all colours.
    pub fn of(config: Config, today: NaiveDate) -> Self {
        Self {
            config,
            themes: Themes::default(),
            keys: Bindings::default(),
            reference: None,
            today,
            colors: ColorLevel::True,
            hyperlinks: false,
            background: None,
        }
    }

    /// Whether panes are open at the start of a document.
    pub(super) fn opens_panes(&self, document: &Document) -> bool {
        self.config.panes && !document.meta.typeset
    }

    /// How a document is set at first: one with lines of its own takes the whole width.
    pub(super) fn typography(&self, document: &Document) -> Typography {
        let typography = self.config.typography();
        if document.keeps_lines() {
            return typography.widest();
        }
        typography
    }

    /// The colours to use; `None` where there are none, or the shipped themes cannot be read.
    pub(super) fn active_theme(&self) -> Option<ActiveTheme> {
        if self.colors == ColorLevel::None {
            return None;
        }
        let fitting = match self.background.unwrap_or_default() {
            Background::Dark => Themes::DARK,
            Background::Light => Themes::LIGHT,
        };
        // The 16 colours are the terminal's own, and so is its background: if it is known, its theme fits best.
        let named = self.can_paint() || self.background.is_none();
        let name = match &self.config.theme {
            ThemeChoice::Named(name) if named => name,
            _ => fitting,
        };
        let theme = self.themes.find(name);
        let theme = theme.or_else(|| Themes::shipped(fitting))?;
        let unfit = |ground| (ground == Background::Dark) != theme.is_dark();
        let paints = theme.paints || self.background.is_some_and(unfit);
        Some(ActiveTheme {
            theme,
            paints: paints && self.can_paint(),
        })
    }

    fn can_paint(&self) -> bool {
        self.colors > ColorLevel::Ansi16
    }

    /// Changes the theme, to the next one if none is named, and describes the change.
    pub(super) fn set_theme(&mut self, name: Option<&str>) -> String {
        let name = name.map_or_else(|| self.next_theme(), str::to_owned);
        if let Err(fault) = self.themes.check(&name) {
            return fault;
        }
        self.config.theme = ThemeChoice::from(name);
        match self.colors {
            ColorLevel::None => "colours off".to_owned(),
            ColorLevel::Ansi16 => format!("theme {} in 16 colours", self.config.theme),
            ColorLevel::Ansi256 | ColorLevel::True => format!("theme {}", self.config.theme),
        }
    }

    fn next_theme(&self) -> String {
        let now = self.config.theme.to_string();
        let mut names = self.theme_names().skip_while(|name| *name != now);
        let next = names.nth(1).or_else(|| self.theme_names().next());
        next.unwrap_or_default().to_owned()
    }

    /// The names that the command `theme` takes.
    pub(super) fn theme_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(ThemeChoice::AUTO).chain(self.themes.names())
    }
}

/// The findings that the settings show.
pub fn wanted(config: &Config) -> Shown {
    Shown {
        doubtful: config.doubtful == Doubtful::Show,
        acts: match config.acts {
            ListedActs::Speech => Shown::default().acts,
            ListedActs::All => analysis::Acts::ALL,
        },
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Msg;
    use crate::app::tests::{press, reader};

    fn look(colors: ColorLevel, theme: &str, told: Option<Background>) -> ActiveTheme {
        let mut app = reader();
        app.preferences.colors = colors;
        app.preferences.config.theme = ThemeChoice::from(theme.to_owned());
        if let Some(told) = told {
            app.update(Msg::Background(told));
        }
        app.active_theme().unwrap()
    }

    const TOLD: [Option<Background>; 3] = [None, Some(Background::Dark), Some(Background::Light)];

    #[test]
    fn auto_follows_the_ground_and_never_paints() {
        for told in TOLD {
            let look = look(ColorLevel::True, "auto", told);
            assert_eq!(look.theme.is_dark(), told != Some(Background::Light));
            assert!(!look.paints);
        }
    }

    #[test]
    fn a_theme_paints_its_ground_where_that_of_the_terminal_does_not_fit() {
        let paints = TOLD.map(|told| look(ColorLevel::Ansi256, "light", told).paints);
        assert_eq!(paints, [false, true, false]);
        let paints = TOLD.map(|told| look(ColorLevel::True, "sepia", told).paints);
        assert_eq!(paints, [true; 3]);
    }

    #[test]
    fn sixteen_colours_are_those_of_the_ground() {
        let look = look(ColorLevel::Ansi16, "sepia", Some(Background::Dark));
        assert_eq!(Some(look.theme), Themes::shipped(Themes::DARK));
        assert!(!look.paints);
    }

    #[test]
    fn the_key_goes_through_all_themes_and_round() {
        let mut app = reader();
        let mut seen = Vec::new();
        for _ in 0..6 {
            press(&mut app, "T");
            seen.push(app.preferences.config.theme.to_string());
        }
        assert_eq!(
            seen,
            [
                "dark",
                "light",
                "sepia",
                "contrast-dark",
                "contrast-light",
                "auto"
            ]
        );
        assert_eq!(app.message(), Some("theme auto"));
    }

    #[test]
    fn a_theme_that_is_not_there_changes_nothing() {
        let mut app = reader();
        press(&mut app, ":theme<Space>blue<Enter>");
        assert_eq!(app.preferences.config.theme, ThemeChoice::Auto);
        assert!(app.message().unwrap().contains("unknown theme \"blue\""));
    }
}
