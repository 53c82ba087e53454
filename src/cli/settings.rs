use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use super::args::ReadArgs;
use super::error::CliError;
use crate::app::{Bindings, KeyDiagnostic, Preferences};
use crate::config::{
    ColorLevel, Config, ConfigLoader, Diagnostic, ThemeChoice, Themes, UserAgent,
    supports_hyperlinks,
};

/// The settings of a run.
pub(super) struct Gathered {
    pub(super) preferences: Preferences,
    /// Everything that was wrong, by file and position.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The User-Agent of the settings.
pub(super) fn user_agent() -> UserAgent {
    usual().user_agent
}

/// The settings of the user's file and the environment, for jobs without a screen.
pub(super) fn usual() -> Config {
    let file = named_file().or_else(usual_file);
    let themes = Themes::default();
    let mut settings = ConfigLoader::new(&themes);
    // Errors in settings are shown in the reader.
    settings.take_usual(file.as_deref());
    settings.take_variables(|name| env::var(name).ok());
    settings.finish().0
}

fn named_file() -> Option<PathBuf> {
    let named = env::var_os("NEWSPRINT_CONFIG").filter(|path| !path.is_empty());
    named.map(PathBuf::from)
}

fn usual_file() -> Option<PathBuf> {
    let folder = Config::folder(|name| env::var_os(name));
    folder.map(|folder| folder.join("config.toml"))
}

/// Merges the defaults, the user's file, the environment and the arguments.
pub(super) fn gather(args: &ReadArgs) -> Result<Gathered, CliError> {
    let folder = Config::folder(|name| env::var_os(name));
    let (themes, mut diagnostics) = match &folder {
        Some(folder) => Themes::load(&folder.join("themes")),
        None => (Themes::default(), Vec::new()),
    };
    let mut settings = ConfigLoader::new(&themes);
    let named = args.config.clone().or_else(named_file);
    let usual = usual_file();
    match &named {
        Some(path) => settings.take_named(path).map_err(CliError::Settings)?,
        None => settings.take_usual(usual.as_deref()),
    }
    settings.take_variables(|name| env::var(name).ok());
    let (config, more) = settings.finish();
    diagnostics.extend(more);
    let config = overridden(config, args, &themes)?;
    let (keys, key_diagnostics) = Bindings::new(config.keymap, &config.keys);
    let file = named.or(usual).unwrap_or_default();
    let of_key = |fault: &KeyDiagnostic| {
        let message = format!("keys: {}", fault.message);
        Diagnostic::of_file(&file, Some(fault.place), &message)
    };
    diagnostics.extend(key_diagnostics.iter().map(of_key));
    diagnostics.sort_by(|one, two| (&one.file, one.place).cmp(&(&two.file, two.place)));
    let today = chrono::Local::now().date_naive();
    let variable = |name: &str| env::var(name).ok();
    let preferences = Preferences {
        themes,
        keys,
        reference: args.source.date,
        colors: ColorLevel::of(config.color, io::stdout().is_terminal(), variable),
        hyperlinks: supports_hyperlinks(config.hyperlinks, variable),
        ..Preferences::of(config, today)
    };
    Ok(Gathered {
        preferences,
        diagnostics,
    })
}

/// The settings with the arguments that override them.
fn overridden(config: Config, args: &ReadArgs, themes: &Themes) -> Result<Config, CliError> {
    if let Some(name) = &args.theme {
        themes.check(name).map_err(CliError::Usage)?;
    }
    let theme = args.theme.clone().map(ThemeChoice::from);
    Ok(Config {
        theme: theme.unwrap_or(config.theme),
        color: args.color.unwrap_or(config.color),
        measure: args.width.unwrap_or(config.measure),
        keymap: args.keys.unwrap_or(config.keymap),
        ..config
    })
}
