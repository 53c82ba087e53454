//! Reads `assets/lang/en` and `assets/themes`, so that the program need not; a fault in them ends the build.

/// The part of the library that reads the data of languages.
pub mod lang {
    mod class;
    mod language;
    /// Phrases of pages.
    pub mod page;
    pub mod source;
    pub mod speech;
    pub mod time;
    /// Words with their classes.
    pub mod words;
}

/// The part of the library that themes are read with.
pub mod config {
    /// Themes and their colours.
    pub mod theme;
}

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use config::theme::Theme;

macro_rules! themes {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("../assets/themes/", $name, ".toml")))),*]
    };
}

const THEMES: [(&str, &str); 5] = themes!("dark" "light" "sepia" "contrast-dark" "contrast-light");

fn main() -> io::Result<ExitCode> {
    // The files are part of this script, which is built anew where one has changed.
    println!("cargo::rerun-if-changed=src/build.rs");
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut faults = languages(&folder)?;
    faults.extend(pages(&folder)?);
    faults.extend(themes(&folder)?);
    for fault in &faults {
        println!("cargo::error=assets/{fault}");
    }
    Ok(ExitCode::from(u8::from(!faults.is_empty())))
}

/// Writes the data of all languages; returns what is wrong in their files.
fn languages(folder: &Path) -> io::Result<Vec<String>> {
    let mut faults = Vec::new();
    for (name, (lang, report)) in [
        ("en.bin", lang::source::read_english()),
        ("de.bin", lang::source::read_german()),
    ] {
        let data = postcard::to_allocvec(&lang).map_err(io::Error::other)?;
        fs::write(folder.join(name), data)?;
        let found = report.faults.into_iter();
        faults.extend(
            found.map(|fault| format!("lang/{}:{}: {}", fault.file, fault.line, fault.message)),
        );
    }
    Ok(faults)
}

/// Writes the phrases of pages; returns what is wrong in their files.
fn pages(folder: &Path) -> io::Result<Vec<String>> {
    let (phrases, report) = lang::source::read_pages();
    let data = postcard::to_allocvec(&phrases).map_err(io::Error::other)?;
    fs::write(folder.join("pages.bin"), data)?;
    let faults = report.faults.into_iter();
    let faults =
        faults.map(|fault| format!("lang/{}:{}: {}", fault.file, fault.line, fault.message));
    Ok(faults.collect())
}

/// Writes the themes with their names as Rust, which is what their debugging form is; gives what is wrong in their files.
fn themes(folder: &Path) -> io::Result<Vec<String>> {
    let (mut themes, mut faults) = (Vec::new(), Vec::new());
    for (name, text) in THEMES {
        match Theme::parse(text) {
            Ok(theme) => themes.push((name, theme)),
            Err(error) => faults.push(format!("themes/{name}.toml: {error}")),
        }
    }
    fs::write(folder.join("themes.rs"), format!("{themes:?}"))?;
    Ok(faults)
}
