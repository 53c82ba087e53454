use std::io::{self, BufWriter, Read, Write};

use super::args::ExtractArgs;
use super::error::{Error, complain};
use crate::analysis::{Analysis, analyze};
use crate::document::Document;
use crate::export::{Failure, Part, SCHEMA, Stream, View};
use crate::ingest::{Source, ingest};
use crate::rules::Rules;

/// Prints what each input says; 1 when one of them could not be read.
pub(super) fn run(args: &ExtractArgs) -> Result<u8, Error> {
    let mut out = BufWriter::new(io::stdout().lock());
    if args.schema {
        out.write_all(SCHEMA.as_bytes()).map_err(Error::Output)?;
        out.flush().map_err(Error::Output)?;
        return Ok(0);
    }
    let mut stream = Stream::new(out, args.form());
    let mut status = 0;
    for input in &args.inputs {
        match read(input, args) {
            Ok(document) => stream.article(&View {
                input,
                document: &document,
                analysis: &analysis(&document, args),
                parts: &args.parts(),
                explain: args.explain,
            }),
            Err(failure) => {
                status = 1;
                complain(&format!("{input}: {}", failure.message));
                stream.failure(input, &failure)
            }
        }
        .map_err(Error::Output)?;
    }
    stream.finish().map_err(Error::Output)?;
    Ok(status)
}

fn analysis(document: &Document, args: &ExtractArgs) -> Analysis {
    if args.parts() == [Part::Document] {
        return Analysis::default();
    }
    analyze(document, Rules::builtin(), args.source.date)
}

fn read(input: &str, args: &ExtractArgs) -> Result<Document, Failure> {
    let bytes = bytes(input).map_err(|error| Failure {
        kind: "unreadable",
        message: format!("cannot be read: {error}"),
    })?;
    let source = Source {
        bytes: &bytes,
        name: input,
        format: args.source.from.format(),
        url: args.source.url.as_deref(),
    };
    ingest(&source).map_err(|refusal| Failure {
        kind: "no-article",
        message: refusal.to_string(),
    })
}

fn bytes(input: &str) -> io::Result<Vec<u8>> {
    if input != "-" {
        return std::fs::read(input);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
