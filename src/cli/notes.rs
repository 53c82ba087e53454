use std::env;
use std::io::{self, Write};

use super::args::{NotesJob, origin};
use super::error::CliError;
use super::settings::user_agent;
use crate::acquire::{self, Opened};
use crate::library::Library;

/// Prints the highlights and notes of one article, or of all.
pub(super) fn run(job: &NotesJob) -> Result<u8, CliError> {
    let NotesJob::Export(args) = job;
    let library = Library::of_user(|name| env::var_os(name))
        .ok_or_else(|| CliError::Usage("no home directory to keep notes in".to_owned()))?;
    let kept = match &args.file {
        Some(file) => {
            let manner = args.source.manner(&user_agent());
            match acquire::open(&origin(file), &manner, &mut |_| true) {
                Ok(Opened::Article(document)) => library.notebook(&document).into_iter().collect(),
                Ok(Opened::List(list)) => {
                    let documents = (0..list.len()).filter_map(|index| list.read(index).ok());
                    documents
                        .filter_map(|document| library.notebook(&document))
                        .collect()
                }
                Err(error) => return Err(CliError::Input(error)),
            }
        }
        None => library.notebooks().map_err(|error| {
            let folder = library.notes_folder().display().to_string();
            CliError::Notes(folder, error)
        })?,
    };
    let mut out = io::stdout().lock();
    out.write_all((args.format.print)(&kept).as_bytes())
        .and_then(|()| out.flush())
        .map_err(CliError::Output)?;
    Ok(0)
}
