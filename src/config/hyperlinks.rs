use super::feature::FeatureUse;

// Known terminals, by the start of TERM and by TERM_PROGRAM.
const TERMS: [&str; 6] = [
    "xterm-kitty",
    "foot",
    "alacritty",
    "xterm-ghostty",
    "wezterm",
    "contour",
];
const PROGRAMS: [&str; 6] = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"];
// The first version of VTE that does not crash on links.
const VTE: u32 = 5_000;

/// Whether links can be clicked in the terminal of the environment (OSC 8). Inside a multiplexer (tmux, screen) only if
/// forced: what it passes on is unknown.
///
/// `variable` gives the value of an environment variable.
pub fn supports_hyperlinks(choice: FeatureUse, variable: impl Fn(&str) -> Option<String>) -> bool {
    match choice {
        FeatureUse::Always => true,
        FeatureUse::Never => false,
        FeatureUse::Auto => is_known(|name| variable(name).filter(|value| !value.is_empty())),
    }
}

fn is_known(variable: impl Fn(&str) -> Option<String>) -> bool {
    if variable("TMUX").is_some() || variable("STY").is_some() {
        return false;
    }
    let term = variable("TERM").unwrap_or_default();
    let vte = variable("VTE_VERSION").and_then(|version| version.parse::<u32>().ok());
    TERMS.iter().any(|known| term.starts_with(known))
        || variable("TERM_PROGRAM").is_some_and(|name| PROGRAMS.contains(&name.as_str()))
        || vte.is_some_and(|version| version >= VTE)
        || ["WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID"]
            .iter()
            .any(|name| variable(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hold(choice: FeatureUse, known: &[(&str, &str)]) -> bool {
        supports_hyperlinks(choice, |name| {
            let found = known.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn only_terminals_that_are_known_to_take_links_get_them() {
        let auto = FeatureUse::Auto;
        assert!(hold(auto, &[("TERM", "foot-extra")]));
        assert!(hold(auto, &[("VTE_VERSION", "7600")]));
        assert!(hold(auto, &[("TERM_PROGRAM", "WezTerm")]));
        assert!(!hold(auto, &[("VTE_VERSION", "4999"), ("TERM", "xterm")]));
        assert!(!hold(auto, &[("TERM", "foot"), ("TMUX", "/x")]));
        assert!(!hold(auto, &[("WT_SESSION", "")]));
    }

    #[test]
    fn the_setting_wins() {
        assert!(hold(FeatureUse::Always, &[("TMUX", "/x")]));
        assert!(!hold(FeatureUse::Never, &[("TERM", "foot")]));
    }
}
