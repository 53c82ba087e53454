use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::Arc;

use super::args::{ColorName, ReadArgs, ThemeName, origin};
use super::error::{Error, complain};
use super::plain::Plain;
use crate::acquire::Origin;
use crate::analysis::{Models, analyze};
use crate::app::{App, Msg, Options};
use crate::config::{ColorLevel, Config, Doubtful, Fault, Measure};
use crate::document::Document;
use crate::rules::Rules;
use crate::tui;

/// The width of printed text when none is asked for and there is no terminal.
const PRINTED: u16 = 80;

/// Shows an article in the reader, or prints it where there is no screen to show it on.
pub(super) fn run(args: &ReadArgs) -> Result<u8, Error> {
    let (config, faults) = settings(args)?;
    for fault in &faults {
        complain(&fault.to_string());
    }
    let document = Arc::new(article(args)?);
    let config = overridden(config, args);
    let screen = io::stdout().is_terminal();
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let colors = ColorLevel::of(config.color, screen, |name| env::var(name).ok());
    if args.plain || !screen || dumb {
        // A terminal that can only print lines gets all there is to read, a pipe the article.
        let whole = args.plain || screen;
        return print(&document, args, &config, colors, whole);
    }
    let mut app = App::new(document, options(args, &config, colors));
    if let Some(words) = told(&faults) {
        app.update(Msg::Failed(words));
    }
    tui::run(app).map_err(Error::Screen)
}

fn settings(args: &ReadArgs) -> Result<(Config, Vec<Fault>), Error> {
    match &args.config {
        Some(path) => Config::open(path).map_err(Error::Settings),
        None => Ok(Config::load(
            Config::place(|name| env::var_os(name)).as_deref(),
        )),
    }
}

/// The settings with what the arguments say otherwise.
fn overridden(config: Config, args: &ReadArgs) -> Config {
    Config {
        theme: args.theme.map_or(config.theme, ThemeName::choice),
        color: args.color.map_or(config.color, ColorName::choice),
        measure: args.width.unwrap_or(config.measure),
        ..config
    }
}

/// The article that was asked for: a file, what comes through a pipe, or the sample.
fn article(args: &ReadArgs) -> Result<Document, Error> {
    let origin = match &args.file {
        Some(file) => origin(file),
        None if io::stdin().is_terminal() => Origin::Sample,
        None => Origin::Stdin,
    };
    args.source.open(&origin).map_err(Error::Input)
}

fn options(args: &ReadArgs, config: &Config, colors: ColorLevel) -> Options {
    Options {
        reference: args.source.date,
        symbols: config.symbols,
        colors,
        theme: config.theme,
        mouse: config.mouse,
        measure: config.measure,
        follow: config.follow,
        doubtful: config.doubtful,
        ..Options::new(chrono::Local::now().date_naive())
    }
}

/// The first fault of the settings, for the status row; standard error has them all.
fn told(faults: &[Fault]) -> Option<String> {
    let first = faults.first()?;
    Some(match faults.len() - 1 {
        0 => first.to_string(),
        more => format!("{first} (and {more} more)"),
    })
}

fn print(
    document: &Arc<Document>,
    args: &ReadArgs,
    config: &Config,
    colors: ColorLevel,
    whole: bool,
) -> Result<u8, Error> {
    let mut out = BufWriter::new(io::stdout().lock());
    let plain = Plain {
        document,
        cols: args
            .width
            .map(Measure::cols)
            .or_else(tui::columns)
            .unwrap_or(PRINTED),
        symbols: config.symbols,
        bold: colors > ColorLevel::None,
    };
    plain.article(&mut out).map_err(Error::Output)?;
    if whole {
        let analysis = analyze(
            document,
            Rules::builtin(),
            Models::builtin(),
            args.source.date,
        );
        let analysis = match config.doubtful {
            Doubtful::Hide => analysis.without_doubtful(),
            Doubtful::Dim | Doubtful::Show => analysis,
        };
        plain.findings(&analysis, &mut out).map_err(Error::Output)?;
    }
    out.flush().map_err(Error::Output)?;
    Ok(0)
}
