use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use toml::Value;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::diagnostic::{Diagnostic, FilePosition};
use super::folders::base_folder;
use super::keys::KeyBinding;
use super::settings::{self, Config};
use super::themes::Themes;

/// A settings file that was asked for and cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "cannot read the settings in {}: {}; leave --config out for the defaults",
            self.path.display(),
            self.source
        )
    }
}

impl std::error::Error for Unreadable {}

/// Settings being put together: the defaults, over them a file, over that the environment. Every fault is kept, and what
/// has one counts as not set.
#[derive(Debug)]
pub struct ConfigLoader<'a> {
    themes: &'a Themes,
    // What is set otherwise than by default.
    table: toml::Table,
    keys: Vec<KeyBinding>,
    faults: Vec<Diagnostic>,
}

impl<'a> ConfigLoader<'a> {
    /// The defaults. `themes` are those that may be named.
    pub fn new(themes: &'a Themes) -> Self {
        Self {
            themes,
            table: toml::Table::new(),
            keys: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Takes the settings of the file at their usual place, where there is one.
    pub fn take_usual(&mut self, place: Option<&Path>) {
        let Some(path) = place else { return };
        match std::fs::read_to_string(path) {
            Ok(text) => self.take_text(&text, path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                let fault = Diagnostic::of_file(path, None, &error.to_string());
                self.faults.push(fault);
            }
        }
    }

    /// Reads a file that the user named.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn take_named(&mut self, path: &Path) -> Result<(), Unreadable> {
        let text = std::fs::read_to_string(path).map_err(|source| Unreadable {
            path: path.to_owned(),
            source,
        })?;
        self.take_text(&text, path);
        Ok(())
    }

    /// Reads settings from text.
    pub fn take_text(&mut self, text: &str, file: &Path) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let first = self.faults.len();
        for error in errors {
            let place = error.span().map(|span| FilePosition::of(text, span.start));
            let fault = Diagnostic::of_file(file, place, error.message());
            self.faults.push(fault);
        }
        for (name, value) in table.get_ref() {
            let fault = match (name.get_ref().as_ref(), value.get_ref()) {
                ("keys", DeValue::Table(keys)) => {
                    self.take_keys(keys, text, file);
                    None
                }
                ("keys", _) => Some((value.span().start, "keys is a table: [keys]".to_owned())),
                (setting, _) if Config::defaults().contains_key(setting) => {
                    self.take(setting, value)
                }
                (setting, _) => {
                    let fault = self.set(setting, Value::Boolean(true)).err();
                    fault.map(|message| (name.span().start, message))
                }
            };
            let place = |byte| Some(FilePosition::of(text, byte));
            // Syntax errors have been reported already.
            let told = |byte| {
                self.faults
                    .iter()
                    .skip(first)
                    .any(|fault| fault.place == place(byte))
            };
            if let Some((byte, message)) = fault.filter(|(byte, _)| !told(*byte)) {
                let place = place(byte);
                self.faults.push(Diagnostic::of_file(file, place, &message));
            }
        }
        if let Some(new) = self.faults.get_mut(first..) {
            new.sort_by_key(|fault| fault.place);
        }
    }

    /// Reads a setting of a file; the error has the byte where it is.
    fn take(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Option<(usize, String)> {
        let start = value.span().start;
        let read = Value::deserialize(ValueDeserializer::from(value.clone()));
        let result = match read {
            Ok(value) => self.set(name, value),
            Err(error) => Err(error.message().to_owned()),
        };
        result.err().map(|message| (start, message))
    }

    fn take_keys(&mut self, keys: &DeTable<'_>, text: &str, file: &Path) {
        for (name, value) in keys {
            match KeyBinding::of(text, name, value) {
                Ok(binding) => self.keys.push(binding),
                Err(byte) => {
                    let name = name.get_ref();
                    let message =
                        format!("{name}: write keys as \"x\" or [\"x\", \"Ctrl-x\", \"g x\"]");
                    let place = Some(FilePosition::of(text, byte));
                    self.faults.push(Diagnostic::of_file(file, place, &message));
                }
            }
        }
    }

    /// Reads environment variables: `NEWSPRINT_THEME=sepia`; empty ones are ignored.
    ///
    /// `variable` gives the value of an environment variable.
    pub fn take_variables(&mut self, variable: impl Fn(&str) -> Option<String>) {
        for name in Config::names() {
            let called = format!("NEWSPRINT_{}", name.to_uppercase());
            let Some(words) = variable(&called).filter(|words| !words.is_empty()) else {
                continue;
            };
            let wanted = Config::defaults().get(name);
            if let Err(message) = self.set(name, value(&words, wanted)) {
                let file = Path::new(&called);
                self.faults.push(Diagnostic::of_file(file, None, &message));
            }
        }
    }

    /// Sets a valid value.
    fn set(&mut self, name: &str, value: Value) -> Result<(), String> {
        if let (settings::THEME, Some(theme)) = (name, value.as_str()) {
            self.themes.check(theme)?;
        }
        let mut table = Config::defaults().clone();
        table.insert(name.to_owned(), value.clone());
        match table.try_into::<Config>() {
            Ok(_) => {
                self.table.insert(name.to_owned(), value);
                Ok(())
            }
            Err(error) => Err(told(name, error.message())),
        }
    }

    /// The settings, and everything that was wrong in their sources.
    pub fn finish(self) -> (Config, Vec<Diagnostic>) {
        let config = if self.table.is_empty() {
            Config::default()
        } else {
            let mut table = Config::defaults().clone();
            table.extend(self.table);
            table.try_into().unwrap_or_default()
        };
        let mut keys = self.keys;
        keys.sort_by_key(|binding| binding.place);
        (Config { keys, ..config }, self.faults)
    }
}

/// The value of a variable, in the type of its setting.
fn value(words: &str, wanted: Option<&Value>) -> Value {
    let read = match wanted {
        Some(Value::Integer(_)) => words.parse().ok().map(Value::Integer),
        Some(Value::Boolean(_)) => words.parse().ok().map(Value::Boolean),
        Some(Value::Array(_)) => super::argv(words).ok().map(Value::from),
        _ => None,
    };
    read.unwrap_or_else(|| Value::String(words.to_owned()))
}

impl Config {
    /// The folder of the user's settings, below `$XDG_CONFIG_HOME` or `~/.config`; `None` without a home.
    pub fn folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
        Some(base_folder(variable, "XDG_CONFIG_HOME", ".config")?.join("newsprint"))
    }

    /// Reads settings from text, with the shipped themes alone.
    pub fn parse(text: &str, file: &Path) -> (Self, Vec<Diagnostic>) {
        let themes = Themes::default();
        let mut settings = ConfigLoader::new(&themes);
        settings.take_text(text, file);
        settings.finish()
    }
}

/// Rewords a message of the parser.
fn told(name: &str, message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown field ") {
        return format!(
            "unknown setting {}",
            rest.replace("expected one of", "settings:")
        );
    }
    format!(
        "{name}: {}",
        message
            .replace("unknown variant", "unknown value")
            .trim_end()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{
        Ambiguous, Borders, Bounded, Breaking, Doubtful, FeatureUse, ListedActs, Measure, Preset,
        Symbols, ThemeChoice, UserAgent,
    };

    fn parse(text: &str) -> (Config, Vec<String>) {
        let (config, faults) = Config::parse(text, Path::new("c.toml"));
        (config, faults.iter().map(Diagnostic::to_string).collect())
    }

    #[test]
    fn every_setting_can_be_set() {
        let (config, faults) = parse(
            "theme = 'light'\ncolor = 'never'\nmeasure = 80\nbreaking = 'hyphenated'\njustify = true\nspacing = 2\nmargin = 3\ntwo_columns = false\nsymbols = 'ascii'\nambiguous = 'wide'\nborders = 'none'\npanes = false\nmouse = false\nfollow = false\nacts = 'all'\ndoubtful = 'hide'\nopen = ['b', '%u']\ncopy = ['c']\nhyperlinks = 'never'\nresume = false\nuser_agent = 'a reader'\nkeymap = 'vim'\n[keys]\ncopy = 'c'",
        );
        let wanted = Config {
            theme: ThemeChoice::Named("light".to_owned()),
            color: FeatureUse::Never,
            measure: Measure::new(80).unwrap(),
            breaking: Breaking::Hyphenated,
            justify: true,
            spacing: Bounded::try_from(2).unwrap(),
            margin: Bounded::try_from(3).unwrap(),
            two_columns: false,
            symbols: Symbols::Ascii,
            ambiguous: Ambiguous::Wide,
            borders: Borders::None,
            panes: false,
            mouse: false,
            follow: false,
            acts: ListedActs::All,
            doubtful: Doubtful::Hide,
            open: vec!["b".to_owned(), "%u".to_owned()],
            copy: vec!["c".to_owned()],
            hyperlinks: FeatureUse::Never,
            resume: false,
            user_agent: UserAgent::try_from("a reader".to_owned()).unwrap(),
            keymap: Preset::Vim,
            keys: vec![KeyBinding {
                command: "copy".to_owned(),
                keys: vec!["c".to_owned()],
                place: FilePosition {
                    line: 24,
                    column: 1,
                },
            }],
        };
        assert_eq!((config, faults), (wanted, Vec::new()));
    }

    #[test]
    fn all_faults_are_told_at_once_and_the_rest_counts() {
        let (config, faults) = parse("theme = 'blue'\nmeasure = 60\n\ncolour = 1\nmouse = 'yes'");
        assert_eq!(config.measure, Measure::new(60).unwrap());
        assert_eq!((config.theme, config.mouse), (ThemeChoice::Auto, true));
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(
            faults[0].starts_with("c.toml:1:9: unknown theme \"blue\"; themes: auto, dark"),
            "{faults:?}"
        );
        assert!(
            faults[1].starts_with("c.toml:4:1: unknown setting `colour`, settings: `theme`"),
            "{faults:?}"
        );
        assert!(faults[2].starts_with("c.toml:5:9: mouse: "), "{faults:?}");
    }

    #[test]
    fn a_line_that_is_no_toml_spoils_only_itself() {
        let (config, faults) = parse("measure = 60\ntheme =\nmouse = false\n");
        assert_eq!((config.measure.get(), config.mouse), (60, false));
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with("c.toml:2:8: "), "{faults:?}");
    }

    #[test]
    fn a_measure_out_of_bounds_is_a_fault() {
        for text in [
            "measure = 19",
            "measure = 201",
            "measure = -1",
            "measure = 99999999999",
        ] {
            let (config, faults) = parse(text);
            assert_eq!((config.measure.get(), faults.len()), (70, 1), "{text}");
        }
    }

    #[test]
    fn the_place_follows_the_environment_only_to_absolute_paths() {
        let place = |config: &'static str, home: &'static str| {
            Config::folder(|name| {
                let value = if name == "HOME" { home } else { config };
                (!value.is_empty()).then(|| value.into())
            })
        };
        let path = |text: &str| Some(PathBuf::from(text));
        assert_eq!(place("/c", "/h"), path("/c/newsprint"));
        assert_eq!(place("c", "/h"), path("/h/.config/newsprint"));
        assert_eq!(place("", "/h"), path("/h/.config/newsprint"));
        assert_eq!(place("", ""), None);
    }

    #[test]
    fn no_file_is_no_fault() {
        let themes = Themes::default();
        let mut settings = ConfigLoader::new(&themes);
        let path = Path::new("/nonexistent/config.toml");
        settings.take_usual(Some(path));
        assert!(settings.take_named(path).is_err());
        assert_eq!(settings.finish(), (Config::default(), Vec::new()));
    }

    #[test]
    fn every_default_has_a_name_in_the_shipped_file() {
        let mut names: Vec<&str> = Config::names().collect();
        names.sort_unstable();
        let defaults: Vec<&String> = Config::defaults().keys().collect();
        assert_eq!(names, defaults);
    }

    #[test]
    fn variables_win_over_the_file_and_have_faults_of_their_own() {
        let themes = Themes::default();
        let mut settings = ConfigLoader::new(&themes);
        settings.take_text("measure = 60\nmouse = false", Path::new("c.toml"));
        settings.take_variables(|name| {
            let value = match name {
                "NEWSPRINT_MEASURE" => "80",
                "NEWSPRINT_THEME" => "sepia",
                "NEWSPRINT_FOLLOW" => "no",
                "NEWSPRINT_KEYMAP" => "",
                _ => return None,
            };
            Some(value.to_owned())
        });
        let (config, faults) = settings.finish();
        assert_eq!((config.measure.get(), config.mouse), (80, false));
        assert_eq!(config.theme.to_string(), "sepia");
        assert_eq!(config.keymap, Preset::Newsprint);
        let faults: Vec<String> = faults.iter().map(Diagnostic::to_string).collect();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(
            faults[0].starts_with("NEWSPRINT_FOLLOW: follow: "),
            "{faults:?}"
        );
    }

    #[test]
    fn keys_that_are_none_are_faults_of_their_own() {
        let (config, faults) = parse("[keys]\ncopy = 1\nquit = ['x', 2]\nhelp = 'y'\n");
        assert_eq!(config.keys.len(), 1);
        assert!(faults[0].starts_with("c.toml:2:8: copy: "), "{faults:?}");
        assert!(faults[1].starts_with("c.toml:3:14: quit: "), "{faults:?}");
        assert!(parse("keys = 'vim'").1[0].contains("[keys]"));
    }
}
