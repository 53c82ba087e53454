use super::feature::FeatureUse;

/// How many colours are used, in rising order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColorLevel {
    /// None: bold, underline and reverse only.
    None,
    /// The sixteen colours whose shades the terminal chooses.
    Ansi16,
    /// The palette of 256.
    Ansi256,
    /// Any shade of red, green and blue.
    #[default]
    True,
}

impl ColorLevel {
    /// Decides by, in this order: the user's choice, `NO_COLOR` (set and not empty), `CLICOLOR_FORCE`, `CLICOLOR=0`,
    /// whether the output is a terminal, and what `COLORTERM` and `TERM` say of it.
    ///
    /// `variable` gives the value of an environment variable.
    pub fn of(
        choice: FeatureUse,
        is_terminal: bool,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let given = |name| variable(name).filter(|value| !value.is_empty());
        let able = Self::of_terminal(given("TERM").as_deref(), given("COLORTERM").as_deref());
        let forced = given("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        let refused = given("CLICOLOR").is_some_and(|value| value == "0");
        match choice {
            FeatureUse::Never => Self::None,
            FeatureUse::Always => able.max(Self::Ansi16),
            FeatureUse::Auto if given("NO_COLOR").is_some() => Self::None,
            FeatureUse::Auto if forced => able.max(Self::Ansi16),
            FeatureUse::Auto if refused || !is_terminal => Self::None,
            FeatureUse::Auto => able,
        }
    }

    /// The colours of a terminal by `TERM` and `COLORTERM`; without a name it has none.
    fn of_terminal(term: Option<&str>, colorterm: Option<&str>) -> Self {
        let Some(term) = term else { return Self::None };
        let is_plain = term == "dumb" || term.starts_with("vt") || term.ends_with("-mono");
        match colorterm {
            _ if is_plain => Self::None,
            Some("truecolor" | "24bit") => Self::True,
            _ if term.ends_with("-direct") => Self::True,
            _ if term.contains("256") => Self::Ansi256,
            _ => Self::Ansi16,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(choice: FeatureUse, is_terminal: bool, variables: &[(&str, &str)]) -> ColorLevel {
        ColorLevel::of(choice, is_terminal, |name| {
            let found = variables.iter().find(|(known, _)| *known == name)?;
            Some(found.1.to_owned())
        })
    }

    const XTERM: (&str, &str) = ("TERM", "xterm-256color");

    #[test]
    fn the_terminal_tells_how_many() {
        for (term, colorterm, expected) in [
            ("xterm-256color", "truecolor", ColorLevel::True),
            ("xterm-256color", "", ColorLevel::Ansi256),
            ("xterm", "24bit", ColorLevel::True),
            ("screen", "", ColorLevel::Ansi16),
            ("linux", "", ColorLevel::Ansi16),
            ("xterm-direct", "", ColorLevel::True),
            ("vt100", "", ColorLevel::None),
            ("dumb", "truecolor", ColorLevel::None),
            ("", "truecolor", ColorLevel::None),
        ] {
            let variables = [("TERM", term), ("COLORTERM", colorterm)];
            assert_eq!(
                level(FeatureUse::Auto, true, &variables),
                expected,
                "{term} {colorterm}"
            );
        }
    }

    #[test]
    fn the_choice_wins_over_the_environment() {
        let variables = [XTERM, ("NO_COLOR", "1"), ("CLICOLOR", "0")];
        assert_eq!(
            level(FeatureUse::Always, false, &variables),
            ColorLevel::Ansi256
        );
        assert_eq!(
            level(FeatureUse::Never, true, &[XTERM, ("CLICOLOR_FORCE", "1")]),
            ColorLevel::None
        );
        assert_eq!(
            level(FeatureUse::Always, true, &[("TERM", "vt100")]),
            ColorLevel::Ansi16
        );
    }

    #[test]
    fn no_color_counts_only_when_not_empty_and_before_clicolor_force() {
        let auto = |variables: &[_]| level(FeatureUse::Auto, true, variables);
        assert_eq!(auto(&[XTERM, ("NO_COLOR", "")]), ColorLevel::Ansi256);
        assert_eq!(auto(&[XTERM, ("NO_COLOR", "0")]), ColorLevel::None);
        let both = [XTERM, ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")];
        assert_eq!(auto(&both), ColorLevel::None);
        assert_eq!(auto(&[XTERM, ("CLICOLOR", "0")]), ColorLevel::None);
    }

    #[test]
    fn a_pipe_gets_colour_only_when_forced() {
        let piped = |variables: &[_]| level(FeatureUse::Auto, false, variables);
        assert_eq!(piped(&[XTERM]), ColorLevel::None);
        assert_eq!(
            piped(&[XTERM, ("CLICOLOR_FORCE", "1")]),
            ColorLevel::Ansi256
        );
        assert_eq!(piped(&[XTERM, ("CLICOLOR_FORCE", "0")]), ColorLevel::None);
    }
}
