use std::fs;
use std::io;
use std::path::Path;

use super::diagnostic::{Diagnostic, FilePosition};
use super::settings::ThemeChoice;
use super::theme::{ColorPair, Rgb, Theme, Tint};

/// The available themes: shipped and the user's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Themes {
    own: Vec<(String, Theme)>,
}

/// The themes of `assets/themes`, read by `src/build.rs`.
static SHIPPED: [(&str, Theme); 5] = include!(concat!(env!("OUT_DIR"), "/themes.rs"));

// The maximum number of own themes.
const MOST: usize = 64;

impl Themes {
    /// The theme for dark grounds.
    pub const DARK: &str = "dark";
    /// The theme for light grounds.
    pub const LIGHT: &str = "light";

    /// Reads the user's own themes, the files `NAME.toml` of a folder; faulty ones are skipped. A missing folder is
    /// not a fault.
    pub fn load(folder: &Path) -> (Self, Vec<Diagnostic>) {
        let (mut themes, mut faults) = (Self::default(), Vec::new());
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (themes, faults),
            Err(error) => {
                return (
                    themes,
                    vec![Diagnostic::of_file(folder, None, &error.to_string())],
                );
            }
        };
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
        paths.sort();
        for path in paths.iter().take(MOST) {
            match read(path) {
                Ok(named) => themes.own.push(named),
                Err(fault) => faults.push(fault),
            }
        }
        (themes, faults)
    }

    /// The names of the shipped themes.
    pub fn shipped_names() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _)| *name)
    }

    /// The names of all themes: the shipped ones, then the user's own.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let shipped = Self::shipped_names().map(|name| -> &str { name });
        let own = self.own.iter().map(|(name, _)| name.as_str());
        shipped.chain(own.filter(|name| !SHIPPED.iter().any(|(shipped, _)| shipped == name)))
    }

    /// The theme of a name: the user's own before a shipped one.
    pub fn find(&self, name: &str) -> Option<Theme> {
        let own = self.own.iter().find(|(known, _)| known == name);
        own.map(|(_, theme)| *theme).or_else(|| Self::shipped(name))
    }

    /// Checks the name of a theme; the error names the available ones.
    ///
    /// # Errors
    ///
    /// When it is neither `auto` nor the name of a theme.
    pub fn check(&self, name: &str) -> Result<(), String> {
        let known = ThemeChoice::from(name.to_owned()) == ThemeChoice::Auto;
        if known || self.names().any(|known| known == name) {
            return Ok(());
        }
        let names: Vec<&str> = self.names().collect();
        Err(format!(
            "unknown theme {name:?}; themes: auto, {}",
            names.join(", ")
        ))
    }

    /// The shipped theme of a name.
    pub fn shipped(name: &str) -> Option<Theme> {
        let found = SHIPPED.iter().find(|(shipped, _)| *shipped == name);
        found.map(|(_, theme)| *theme)
    }
}

fn read(path: &Path) -> Result<(String, Theme), Diagnostic> {
    let text = fs::read_to_string(path)
        .map_err(|error| Diagnostic::of_file(path, None, &error.to_string()))?;
    let theme = Theme::parse(&text).map_err(|error| {
        let place = error.span().map(|span| FilePosition::of(&text, span.start));
        Diagnostic::of_file(path, place, error.message())
    })?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok((name.into_owned(), theme))
}
