use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, Deserializer};

use super::Config;

/// Something wrong in a settings file; the setting keeps its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1; `None` where the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong: lower case, no full stop.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", self.file.display())?;
        if let Some(line) = self.line {
            write!(out, "{line}:")?;
        }
        write!(out, " {}", self.message)
    }
}

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

impl Config {
    /// The place of the user's settings: `$XDG_CONFIG_HOME/newsprint/config.toml`, under `~/.config` where that variable is
    /// unset or no absolute path; `None` without a home.
    ///
    /// `variable` gives the value of an environment variable.
    pub fn place(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
        let absolute = |name| {
            variable(name)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
        };
        let folder = absolute("XDG_CONFIG_HOME")
            .or_else(|| absolute("HOME").map(|home| home.join(".config")))?;
        Some(folder.join("newsprint").join("config.toml"))
    }

    /// Reads the settings at their usual place; without such a file everything has its default.
    pub fn load(place: Option<&Path>) -> (Self, Vec<Fault>) {
        let Some(path) = place else {
            return (Self::default(), Vec::new());
        };
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), Vec::new()),
            Err(error) => (Self::default(), vec![fault(path, None, &error.to_string())]),
        }
    }

    /// Reads the settings in a file that the user named.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn open(path: &Path) -> Result<(Self, Vec<Fault>), Unreadable> {
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(Self::parse(&text, path)),
            Err(source) => Err(Unreadable {
                path: path.to_owned(),
                source,
            }),
        }
    }

    /// Reads settings from text; every fault is told, and a setting with a fault keeps its default.
    pub fn parse(text: &str, file: &Path) -> (Self, Vec<Fault>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut faults: Vec<Fault> = errors
            .iter()
            .map(|error| {
                let line = error.span().map(|span| line(text, span.start));
                fault(file, line, error.message())
            })
            .collect();
        let mut sound = DeTable::new();
        for (key, value) in table.get_ref() {
            let mut alone = DeTable::new();
            alone.insert(key.clone(), value.clone());
            match settings(alone) {
                Ok(_) => {
                    sound.insert(key.clone(), value.clone());
                }
                Err(error) => faults.push(fault(
                    file,
                    Some(line(text, key.span().start)),
                    &told(key.get_ref(), error.message()),
                )),
            }
        }
        faults.sort_by_key(|fault| fault.line);
        (settings(sound).unwrap_or_default(), faults)
    }
}

fn settings(table: DeTable<'_>) -> Result<Config, toml::de::Error> {
    Config::deserialize(Deserializer::from(Spanned::new(0..0, table)))
}

/// The parser's message in the words of this program.
fn told(key: &str, message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown field ") {
        return format!(
            "there is no setting {}",
            rest.replace("expected one", "only")
        );
    }
    format!(
        "{key}: {}",
        message
            .replace("unknown variant", "unknown value")
            .trim_end()
    )
}

fn fault(file: &Path, line: Option<usize>, message: &str) -> Fault {
    Fault {
        file: file.to_owned(),
        line,
        message: message.trim_end().replace('\n', "; "),
    }
}

fn line(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    before.matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ColorChoice, Doubtful, Measure, Symbols, ThemeChoice};

    fn parse(text: &str) -> (Config, Vec<String>) {
        let (config, faults) = Config::parse(text, Path::new("c.toml"));
        (config, faults.iter().map(Fault::to_string).collect())
    }

    #[test]
    fn every_setting_can_be_set() {
        let (config, faults) = parse(
            "theme = 'light'\ncolor = 'never'\nmeasure = 80\nsymbols = 'ascii'\nmouse = false\nfollow = false\ndoubtful = 'hide'",
        );
        let wanted = Config {
            theme: ThemeChoice::Light,
            color: ColorChoice::Never,
            measure: Measure::new(80).unwrap(),
            symbols: Symbols::Ascii,
            mouse: false,
            follow: false,
            doubtful: Doubtful::Hide,
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
            faults[0].starts_with("c.toml:1: theme: unknown value `blue`"),
            "{faults:?}"
        );
        assert!(
            faults[1].starts_with("c.toml:4: there is no setting `colour`"),
            "{faults:?}"
        );
        assert!(faults[2].starts_with("c.toml:5: mouse: "), "{faults:?}");
    }

    #[test]
    fn a_line_that_is_no_toml_spoils_only_itself() {
        let (config, faults) = parse("measure = 60\ntheme =\nmouse = false\n");
        assert_eq!((config.measure.cols(), config.mouse), (60, false));
        assert!(faults[0].starts_with("c.toml:2: "), "{faults:?}");
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
            assert_eq!((config.measure.cols(), faults.len()), (70, 1), "{text}");
        }
    }

    #[test]
    fn the_place_follows_the_environment_only_to_absolute_paths() {
        let place = |config: &'static str, home: &'static str| {
            Config::place(|name| {
                let value = if name == "HOME" { home } else { config };
                (!value.is_empty()).then(|| value.into())
            })
        };
        let path = |text: &str| Some(PathBuf::from(text));
        assert_eq!(place("/c", "/h"), path("/c/newsprint/config.toml"));
        assert_eq!(place("c", "/h"), path("/h/.config/newsprint/config.toml"));
        assert_eq!(place("", "/h"), path("/h/.config/newsprint/config.toml"));
        assert_eq!(place("", ""), None);
    }

    #[test]
    fn no_file_is_no_fault() {
        let (config, faults) = Config::load(Some(Path::new("/nonexistent/config.toml")));
        assert_eq!((config, faults), (Config::default(), Vec::new()));
        assert!(Config::open(Path::new("/nonexistent/config.toml")).is_err());
    }
}
