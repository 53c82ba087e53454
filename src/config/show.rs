use std::fmt::Write;

use super::keys::KeyBinding;
use super::settings::{Config, DEFAULTS};

impl Config {
    /// The settings as a file: the shipped one with its comments, with these values instead of the defaults and
    /// these keys instead of the examples.
    pub fn show(&self) -> String {
        let values = toml::Table::try_from(self).unwrap_or_default();
        let mut shown = String::with_capacity(DEFAULTS.len());
        let mut in_keys = false;
        for line in DEFAULTS.lines() {
            in_keys |= line == "[keys]";
            let name = line.split_once(" = ").map(|(name, _)| name);
            let bound = name
                .and_then(|name| name.strip_prefix("# "))
                .filter(|_| in_keys)
                .and_then(|name| self.keys.iter().find(|binding| binding.command == name));
            let value = name.and_then(|name| Some((name, values.get(name)?)));
            let _ = match (bound, value) {
                (Some(binding), _) => writeln!(shown, "{}", line_of(binding)),
                (None, Some((name, value))) => writeln!(shown, "{name} = {value}"),
                (None, None) => writeln!(shown, "{line}"),
            };
        }
        shown
    }
}

fn line_of(binding: &KeyBinding) -> String {
    let keys: Vec<String> = binding
        .keys
        .iter()
        .map(|keys| toml::Value::from(keys.as_str()).to_string())
        .collect();
    format!("{} = [{}]", binding.command, keys.join(", "))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn read(text: &str) -> Config {
        let (config, faults) = Config::parse(text, Path::new("c.toml"));
        assert_eq!(faults, []);
        config
    }

    #[test]
    fn the_defaults_are_shown_as_they_are_shipped() {
        assert_eq!(Config::default().show(), DEFAULTS);
    }

    #[test]
    fn what_is_shown_reads_back() {
        let config =
            read("theme = 'sepia'\nmeasure = 60\nmouse = false\n[keys]\ncopy = ['c', '\"']\n");
        let again = read(&config.show());
        assert!(config.show().contains("\ncopy = ["), "{}", config.show());
        let keys = |config: &Config| config.keys.first().map(|binding| binding.keys.clone());
        assert_eq!(keys(&again), keys(&config));
        assert_eq!(
            Config {
                keys: Vec::new(),
                ..again
            },
            Config {
                keys: Vec::new(),
                ..config
            }
        );
    }
}
