//! Starts newsprint: parses the arguments, does the job, maps an error to an exit status.

use std::process::ExitCode;

use newsprint::cli::{Args, report, run};

fn main() -> ExitCode {
    match run(&Args::of_process()) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            report(&error);
            ExitCode::from(error.status())
        }
    }
}
