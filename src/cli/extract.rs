use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::args::{ExtractArgs, origin};
use super::error::{Error, complain};
use super::progress::Progress;
use crate::analysis::{Analysis, Models, analyze, analyze_times};
use crate::document::Document;
use crate::export::{Failure, Part, SCHEMA, Stream, View};
use crate::rules::Rules;

/// Prints what each input says; 1 when one of them could not be read.
pub(super) fn run(args: &ExtractArgs) -> Result<u8, Error> {
    let mut out = BufWriter::new(io::stdout().lock());
    if args.schema {
        out.write_all(SCHEMA.as_bytes()).map_err(Error::Output)?;
        out.flush().map_err(Error::Output)?;
        return Ok(0);
    }
    let parts = args.parts();
    let mut stream = Stream::new(out, args.form());
    let mut status = 0;
    let done = Arc::new(AtomicUsize::new(0));
    let _progress = progress(Arc::clone(&done), args.inputs.len());
    for argument in &args.inputs {
        let input = &*argument.to_string_lossy();
        match args.source.open(&origin(argument), &AtomicU64::new(0)) {
            Ok(document) => stream.article(&View {
                input,
                document: &document,
                analysis: &analysis(&document, &parts, args),
                parts: &parts,
                explain: args.explain,
                reference: args.source.date,
            }),
            Err(error) => {
                status = 1;
                complain(&error.to_string());
                let failure = Failure {
                    kind: error.kind(),
                    message: error.to_string(),
                };
                stream.failure(input, &failure)
            }
        }
        .map_err(Error::Output)?;
        done.fetch_add(1, Ordering::Relaxed);
    }
    stream.finish().map_err(Error::Output)?;
    Ok(status)
}

/// Says how far it is, unless what is printed shows it.
fn progress(done: Arc<AtomicUsize>, inputs: usize) -> Option<Progress> {
    let words = move || format!("{} of {inputs} done", done.load(Ordering::Relaxed));
    (!io::stdout().is_terminal()).then(|| Progress::of(words))
}

fn analysis(document: &Document, parts: &[Part], args: &ExtractArgs) -> Analysis {
    let wants = |part| parts.contains(&part);
    let run = if wants(Part::Quotes) || wants(Part::Events) {
        analyze
    } else if wants(Part::Times) {
        analyze_times
    } else {
        return Analysis::default();
    };
    run(
        document,
        Rules::builtin(),
        Models::builtin(),
        args.source.date,
    )
}
