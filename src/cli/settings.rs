use std::env;
use std::path::PathBuf;

use super::args::{ColorName, ReadArgs};
use super::error::Error;
use crate::app::Bindings;
use crate::config::{Config, Fault, Settings, ThemeChoice, Themes};

/// The settings that hold for a run, and what they name.
pub(super) struct Gathered {
    pub(super) config: Config,
    pub(super) themes: Themes,
    pub(super) keys: Bindings,
    /// Everything that was wrong, file by file, in the order in which it stands there.
    pub(super) faults: Vec<Fault>,
}

/// Puts the settings together: the defaults, the user's file, the environment, the arguments.
pub(super) fn gather(args: &ReadArgs) -> Result<Gathered, Error> {
    let folder = Config::folder(|name| env::var_os(name));
    let (themes, mut faults) = match &folder {
        Some(folder) => Themes::load(&folder.join("themes")),
        None => (Themes::default(), Vec::new()),
    };
    let mut settings = Settings::new(&themes);
    let named = args.config.clone().or_else(|| {
        let named = env::var_os("NEWSPRINT_CONFIG").filter(|path| !path.is_empty());
        named.map(PathBuf::from)
    });
    let usual = folder.map(|folder| folder.join("config.toml"));
    match &named {
        Some(path) => settings.take_named(path).map_err(Error::Settings)?,
        None => settings.take_usual(usual.as_deref()),
    }
    settings.take_variables(|name| env::var(name).ok());
    let (config, more) = settings.finish();
    faults.extend(more);
    let config = overridden(config, args, &themes)?;
    let (keys, key_faults) = Bindings::new(config.keymap, &config.keys);
    let file = named.or(usual).unwrap_or_default();
    let of_key = |fault: &crate::app::KeyFault| {
        let message = format!("keys: {}", fault.message);
        Fault::of_file(&file, Some(fault.place), &message)
    };
    faults.extend(key_faults.iter().map(of_key));
    faults.sort_by(|one, two| (&one.file, one.place).cmp(&(&two.file, two.place)));
    Ok(Gathered {
        config,
        themes,
        keys,
        faults,
    })
}

/// The settings with what the arguments say otherwise.
fn overridden(config: Config, args: &ReadArgs, themes: &Themes) -> Result<Config, Error> {
    if let Some(name) = &args.theme {
        themes.check(name).map_err(Error::Usage)?;
    }
    let theme = args.theme.clone().map(ThemeChoice::from);
    Ok(Config {
        theme: theme.unwrap_or(config.theme),
        color: args.color.map_or(config.color, ColorName::choice),
        measure: args.width.unwrap_or(config.measure),
        ..config
    })
}
