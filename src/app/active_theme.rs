//! Which colours are drawn with, and changing them.

use super::{App, Background};
use crate::config::{ColorLevel, Theme, ThemeChoice, Themes};

/// The colours to draw with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActiveTheme {
    /// The colours.
    pub theme: Theme,
    /// Whether text and ground are the theme's own, and not the terminal's.
    pub paints: bool,
}

impl App {
    /// The colours to use; `None` where there are none, or only if the shipped ones cannot be read.
    pub fn active_theme(&self) -> Option<ActiveTheme> {
        if self.options.colors == ColorLevel::None {
            return None;
        }
        let fitting = match self.background.unwrap_or_default() {
            Background::Dark => Themes::DARK,
            Background::Light => Themes::LIGHT,
        };
        // Sixteen colours are the terminal's own, and so is their ground: where that is known, its theme fits best.
        let named = self.can_paint() || self.background.is_none();
        let name = match &self.options.theme {
            ThemeChoice::Named(name) if named => name,
            _ => fitting,
        };
        let themes = &self.options.themes;
        let theme = themes.find(name).or_else(|| Themes::shipped(fitting))?;
        let unfit = |ground| (ground == Background::Dark) != theme.is_dark();
        let paints = theme.paints || self.background.is_some_and(unfit);
        Some(ActiveTheme {
            theme,
            paints: paints && self.can_paint(),
        })
    }

    fn can_paint(&self) -> bool {
        self.options.colors > ColorLevel::Ansi16
    }

    /// Changes the colours: to a theme, or to the next one.
    pub(super) fn set_theme(&mut self, name: Option<&str>) {
        let name = name.map_or_else(|| self.next_theme(), str::to_owned);
        if let Err(fault) = self.options.themes.check(&name) {
            return self.say(fault);
        }
        self.options.theme = ThemeChoice::from(name);
        let words = match self.options.colors {
            ColorLevel::None => "colours off".to_owned(),
            ColorLevel::Ansi16 => format!("theme {} in 16 colours", self.options.theme),
            ColorLevel::Ansi256 | ColorLevel::True => format!("theme {}", self.options.theme),
        };
        self.say(words);
    }

    fn next_theme(&self) -> String {
        let now = self.options.theme.to_string();
        let mut names = self.theme_names().skip_while(|name| *name != now);
        let next = names.nth(1).or_else(|| self.theme_names().next());
        next.unwrap_or_default().to_owned()
    }

    /// What may be typed after `theme`.
    pub(super) fn theme_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once("auto").chain(self.options.themes.names())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Msg;
    use crate::app::tests::{press, reader};

    fn look(colors: ColorLevel, theme: &str, told: Option<Background>) -> ActiveTheme {
        let mut app = reader();
        app.options.colors = colors;
        app.options.theme = ThemeChoice::from(theme.to_owned());
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
            seen.push(app.options.theme.to_string());
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
        assert_eq!(app.options.theme, ThemeChoice::Auto);
        assert!(app.message().unwrap().contains("unknown theme \"blue\""));
    }
}
