use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::args::{ExtractArgs, origin};
use super::error::{CliError, complain};
use super::progress::Progress;
use super::settings::usual;
use crate::acquire::{self, AcquireError, ArticleList, Opened};
use crate::analysis::{Analysis, Models, Shown, analyze, analyze_times};
use crate::app::wanted;
use crate::document::Document;
use crate::export::{AnalyzedArticle, Audience, Failure, OutputPart, ReportWriter, SCHEMA};
use crate::lang::Lang;

/// Prints the findings of each input; returns 1 if one of them cannot be read.
pub(super) fn run(args: &ExtractArgs) -> Result<u8, CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    if args.schema {
        out.write_all(SCHEMA.as_bytes()).map_err(CliError::Output)?;
        out.flush().map_err(CliError::Output)?;
        return Ok(0);
    }
    let config = usual();
    let mut extraction = Extraction {
        args,
        report: ReportWriter::new(out, (args.format.report)()),
        shown: (args.format.audience == Audience::People).then(|| wanted(&config)),
        status: 0,
    };
    if args.inputs.len() != 1 {
        extraction.report.expect_several();
    }
    let done = Arc::new(AtomicUsize::new(0));
    let _progress = progress(Arc::clone(&done), args.inputs.len());
    let manner = args.source.manner(&config.user_agent);
    for argument in &args.inputs {
        let input = &*argument.to_string_lossy();
        match acquire::open(&origin(argument), &manner, &mut |_| true) {
            Ok(Opened::Article(document)) => extraction.write(input, Ok(document)),
            Ok(Opened::List(list)) => extraction.write_list(input, &list),
            Err(error) => extraction.write(input, Err(error)),
        }
        .map_err(CliError::Output)?;
        done.fetch_add(1, Ordering::Relaxed);
    }
    extraction.report.finish().map_err(CliError::Output)?;
    Ok(extraction.status)
}

/// An extraction while it runs.
struct Extraction<'a, W: Write> {
    args: &'a ExtractArgs,
    report: ReportWriter<W>,
    /// The findings to print; all of them if `None`.
    shown: Option<Shown>,
    status: u8,
}

impl<W: Write> Extraction<'_, W> {
    /// Writes the findings of an article, or why it cannot be read.
    fn write(
        &mut self,
        input: &str,
        document: Result<Arc<Document>, AcquireError>,
    ) -> io::Result<()> {
        if let Ok(document) = &document
            && document.meta.is_raw_markup
        {
            complain(&format!(
                "{input}: read as plain text; install pandoc to have its markup read"
            ));
        }
        match document {
            Ok(document) => self.report.article(&AnalyzedArticle {
                input,
                document: &document,
                analysis: &self.analysis(&document),
                parts: self.args.parts(),
                explain: self.args.explain,
                reference: self.args.source.date,
            }),
            Err(error) => {
                self.status = 1;
                complain(&error.to_string());
                let failure = Failure {
                    kind: error.kind(),
                    message: error.to_string(),
                };
                self.report.failure(input, &failure)
            }
        }
    }

    fn analysis(&self, document: &Document) -> Analysis {
        let found = analysis(document, self.args);
        match &self.shown {
            Some(shown) => found.shown(shown),
            None => found,
        }
    }

    /// Writes every article of a list, as far as the list itself holds it.
    fn write_list(&mut self, input: &str, list: &ArticleList) -> io::Result<()> {
        self.report.expect_several();
        for index in 0..list.len() {
            self.write(&format!("{input}#{}", list.label(index)), list.read(index))?;
        }
        Ok(())
    }
}

/// Shows progress, unless the output does.
fn progress(done: Arc<AtomicUsize>, inputs: usize) -> Option<Progress> {
    let words = move || format!("{} of {inputs} done", done.load(Ordering::Relaxed));
    (!io::stdout().is_terminal()).then(|| Progress::of(words))
}

fn analysis(document: &Document, args: &ExtractArgs) -> Analysis {
    let parts = args.parts();
    let wants = |part| parts.contains(&part);
    let run = if wants(OutputPart::Quotes) || wants(OutputPart::Events) {
        analyze
    } else if wants(OutputPart::Times) {
        analyze_times
    } else {
        return Analysis::default();
    };
    run(
        document,
        Lang::of(document.meta.language.as_deref()),
        Models::builtin(),
        args.source.date,
    )
}
