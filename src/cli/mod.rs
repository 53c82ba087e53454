//! The command line: arguments, jobs, error messages and exit statuses.

mod args;
mod error;
mod extract;
mod notes;
mod plain;
mod progress;
mod read;
mod settings;
mod shells;

pub use args::Args;
pub use error::{CliError, report};

use args::Job;

/// Does what the arguments ask for and gives the exit status: 0, or 1 when an input among several could not be read.
///
/// # Errors
///
/// When the job as a whole cannot be done; [`CliError::status`] is its exit status.
pub fn run(args: &Args) -> Result<u8, CliError> {
    match &args.job {
        Some(Job::Extract(job)) => extract::run(job),
        Some(Job::Completions { shell }) => shells::print_completions(*shell),
        Some(Job::Notes { job }) => notes::run(job),
        Some(Job::Man) => shells::print_man(),
        None => read::run(&args.read),
    }
}
