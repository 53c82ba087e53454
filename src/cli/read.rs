use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::args::{ReadArgs, origin};
use super::error::{CliError, complain};
use super::plain::PlainText;
use super::progress::Progress;
use super::settings::{Gathered, gather};
use crate::acquire::{self, OpenOptions, Opened, Origin};
use crate::analysis::{Models, analyze};
use crate::app::{App, Msg, Preferences, wanted};
use crate::config::{Ambiguous, ColorLevel, Config, Diagnostic, Measure};
use crate::document::{Document, Moment};
use crate::export::outline;
use crate::lang::Lang;
use crate::library::Library;
use crate::text::width;
use crate::tui::{self, Errand};

/// The default width of printed text without a terminal.
const PRINTED: u16 = 80;

/// Shows an article in the reader, or prints it if there is no screen.
pub(super) fn run(args: &ReadArgs) -> Result<u8, CliError> {
    let settings = gather(args)?;
    for diagnostic in &settings.diagnostics {
        complain(&diagnostic.to_string());
    }
    if args.print_config {
        return print_config(&settings.preferences.config);
    }
    let config = &settings.preferences.config;
    if config.ambiguous == Ambiguous::Wide {
        width::widen_ambiguous();
    }
    let screen = io::stdout().is_terminal();
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let origin = match &args.file {
        Some(file) => origin(file),
        None if io::stdin().is_terminal() => Origin::Sample,
        None => Origin::Stdin,
    };
    let manner = args.source.manner(&config.user_agent);
    if args.plain || !screen || dumb {
        // A terminal that can only print lines gets everything, a pipe the article.
        let whole = args.plain || screen;
        let cols = args.width.map(Measure::get).or_else(tui::columns);
        let page = PrintedPage {
            cols: cols.unwrap_or(PRINTED),
            preferences: &settings.preferences,
            whole,
        };
        return print(opened(&manner, &origin)?, &page);
    }
    let errand = Errand {
        origin,
        manner,
        list: None,
    };
    show(settings, errand)
}

/// Shows the reader, which fetches pages itself; of a long file only the beginning is opened before, any other input whole.
fn show(settings: Gathered, mut errand: Errand) -> Result<u8, CliError> {
    let beginning = acquire::beginning(&errand.origin, &mut errand.manner);
    let opened = match &errand.origin {
        Origin::Web(_) => None,
        _ if beginning.is_some() => None,
        origin => Some(opened(&errand.manner, origin)?),
    };
    let diagnostics = settings.diagnostics.iter();
    let diagnostics: Vec<String> = diagnostics.map(Diagnostic::to_string).collect();
    let preferences = settings.preferences;
    let mut app = match opened {
        Some(Opened::Article(document)) => App::new(document, preferences),
        Some(Opened::List(list)) => {
            errand.list = Some(list);
            App::waiting(errand.origin.to_string(), preferences)
        }
        None => match beginning {
            Some(document) => App::beginning(Arc::new(document), preferences),
            None => App::waiting(errand.origin.to_string(), preferences),
        },
    };
    if !diagnostics.is_empty() {
        app.update(Msg::Diagnostics(diagnostics));
    }
    let library = Library::of_user(|name| env::var_os(name));
    tui::run(app, library, errand).map_err(|error| match error {
        tui::Error::Article(error) => CliError::Input(error),
        error => CliError::Screen(error),
    })
}

fn print_config(config: &Config) -> Result<u8, CliError> {
    io::stdout()
        .lock()
        .write_all(config.show().as_bytes())
        .map_err(CliError::Output)?;
    Ok(0)
}

/// Opens an origin and shows progress.
fn opened(manner: &OpenOptions, origin: &Origin) -> Result<Opened, CliError> {
    let name = match origin {
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
    let tell = &mut |bytes| {
        come.store(bytes, Ordering::Relaxed);
        true
    };
    acquire::open(origin, manner, tell).map_err(CliError::Input)
}

/// Prints an article, or all articles of a list as far as the list itself holds them.
fn print(opened: Opened, page: &PrintedPage<'_>) -> Result<u8, CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = 0;
    match opened {
        Opened::Article(document) => page.print(&document, &mut out)?,
        Opened::List(list) => {
            for index in 0..list.len() {
                if index > 0 {
                    writeln!(out, "\n").map_err(CliError::Output)?;
                }
                match list.read(index) {
                    Ok(document) => page.print(&document, &mut out)?,
                    Err(error) => {
                        status = 1;
                        complain(&error.to_string());
                    }
                }
            }
        }
    }
    out.flush().map_err(CliError::Output)?;
    Ok(status)
}

/// How articles are printed.
struct PrintedPage<'a> {
    cols: u16,
    preferences: &'a Preferences,
    /// Whether speakers and events are printed as well.
    whole: bool,
}

impl PrintedPage<'_> {
    fn print(&self, document: &Arc<Document>, out: &mut impl Write) -> Result<(), CliError> {
        let config = &self.preferences.config;
        let plain = PlainText {
            cols: self.cols,
            typography: config.typography(),
            symbols: config.signs(),
            bold: self.preferences.colors > ColorLevel::None,
        };
        plain.article(document, out).map_err(CliError::Output)?;
        if !self.whole {
            return Ok(());
        }
        // The line of progress begins a line of its own.
        out.flush().map_err(CliError::Output)?;
        let progress = Progress::of(|| "looking for speakers and events".to_owned());
        let analysis = analyze(
            document,
            Lang::of(document.meta.language.as_deref()),
            Models::builtin(),
            self.preferences.reference,
        );
        drop(progress);
        let analysis = analysis.shown(&wanted(config));
        let named = self.preferences.reference.map(Moment::day);
        let outline = outline(document, &analysis, named.or(document.meta.published));
        plain.findings(&outline, out).map_err(CliError::Output)
    }
}
