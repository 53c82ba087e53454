//! Reads `assets/lang/en` and `assets/themes`, so that the program need not; a fault in them ends the build.

/// The part of the library that rules are read with.
#[expect(dead_code, reason = "what the program does with the tables")]
pub mod lang {
    mod hash;
    pub mod source;
    pub mod speech;
    mod table;
    pub mod time;
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
use lang::source::Source;

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
    let mut faults = rules(&folder)?;
    faults.extend(themes(&folder)?);
    for fault in &faults {
        println!("cargo::error=assets/{fault}");
    }
    Ok(ExitCode::from(u8::from(!faults.is_empty())))
}

/// Writes the tables of the rules; gives what is wrong in their files.
fn rules(folder: &Path) -> io::Result<Vec<String>> {
    let source = Source::read();
    fs::write(folder.join("lang.bin"), source.numbers)?;
    fs::write(folder.join("lang.txt"), source.text)?;
    let faults = source.faults.into_iter();
    let faults =
        faults.map(|fault| format!("lang/en/{}:{}: {}", fault.file, fault.line, fault.message));
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
