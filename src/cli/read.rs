use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::args::{ReadArgs, origin};
use super::error::{Error, complain};
use super::plain::Plain;
use super::progress::Progress;
use super::settings::{Gathered, gather};
use crate::acquire::Origin;
use crate::analysis::{Models, analyze};
use crate::app::{App, Msg, Options};
use crate::config::{ColorLevel, Config, Doubtful, Fault, Measure};
use crate::document::Document;
use crate::library::{Left, Library};
use crate::rules::Rules;
use crate::tui;

/// The width of printed text when none is asked for and there is no terminal.
const PRINTED: u16 = 80;

/// Shows an article in the reader, or prints it where there is no screen to show it on.
pub(super) fn run(args: &ReadArgs) -> Result<u8, Error> {
    let settings = gather(args)?;
    for fault in &settings.faults {
        complain(&fault.to_string());
    }
    if args.print_config {
        return print_config(&settings.config);
    }
    let document = Arc::new(article(args)?);
    let config = &settings.config;
    let screen = io::stdout().is_terminal();
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let colors = ColorLevel::of(config.color, screen, |name| env::var(name).ok());
    if args.plain || !screen || dumb {
        // A terminal that can only print lines gets all there is to read, a pipe the article.
        let whole = args.plain || screen;
        return print(&document, args, config, colors, whole);
    }
    let faults: Vec<String> = settings.faults.iter().map(Fault::to_string).collect();
    let mut app = App::new(document, options(args, settings, colors));
    if !faults.is_empty() {
        app.update(Msg::Faults(faults));
    }
    let library = Library::of_user(|name| env::var_os(name));
    if let Some(library) = &library {
        app.update(Msg::Notes(library.notes(app.document())));
        if app.options().resume {
            let Left { byte, looks } = library.left(app.document());
            app.update(Msg::Left { byte, looks });
        }
    }
    tui::run(app, library).map_err(Error::Screen)
}

fn print_config(config: &Config) -> Result<u8, Error> {
    io::stdout()
        .lock()
        .write_all(config.show().as_bytes())
        .map_err(Error::Output)?;
    Ok(0)
}

/// The article that was asked for: a file, what comes through a pipe, or the sample.
fn article(args: &ReadArgs) -> Result<Document, Error> {
    let origin = match &args.file {
        Some(file) => origin(file),
        None if io::stdin().is_terminal() => Origin::Sample,
        None => Origin::Stdin,
    };
    let name = match &origin {
        Origin::File(path) => path.display().to_string(),
        Origin::Web(address) => address.clone(),
        Origin::Stdin | Origin::Sample => "standard input".to_owned(),
    };
    let come = Arc::new(AtomicU64::new(0));
    let so_far = Arc::clone(&come);
    let _progress = Progress::of(move || match so_far.load(Ordering::Relaxed) / 1000 {
        0 => format!("reading {name}"),
        kilobytes => format!("reading {name}, {kilobytes} kB"),
    });
    args.source.open(&origin, &come).map_err(Error::Input)
}

fn options(args: &ReadArgs, settings: Gathered, colors: ColorLevel) -> Options {
    let today = chrono::Local::now().date_naive();
    Options {
        reference: args.source.date,
        colors,
        hyperlinks: settings.config.hyperlinks.hold(|name| env::var(name).ok()),
        themes: settings.themes,
        keys: settings.keys,
        ..Options::of(settings.config, today)
    }
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
        looks: config.looks(),
        symbols: config.symbols,
        bold: colors > ColorLevel::None,
    };
    plain.article(&mut out).map_err(Error::Output)?;
    if whole {
        // What tells of progress begins on a line of its own.
        out.flush().map_err(Error::Output)?;
        let progress = Progress::of(|| "looking for speakers and events".to_owned());
        let analysis = analyze(
            document,
            Rules::builtin(),
            Models::builtin(),
            args.source.date,
        );
        drop(progress);
        let analysis = match config.doubtful {
            Doubtful::Hide => analysis.without_doubtful(),
            Doubtful::Dim | Doubtful::Show => analysis,
        };
        plain.findings(&analysis, &mut out).map_err(Error::Output)?;
    }
    out.flush().map_err(Error::Output)?;
    Ok(0)
}
