//! Trains the models of `assets/models` from the annotated sets.
//!
//! `cargo run --release --features train --bin newsprint-train -- [--out DIR] [STEP...]`; the sets are looked for in
//! `NEWSPRINT_BENCH`, by default `../shared/bench`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use newsprint::train::{TrainingPlan, run};

fn main() -> ExitCode {
    let bench = std::env::var_os("NEWSPRINT_BENCH").unwrap_or_else(|| "../shared/bench".into());
    let mut plan = TrainingPlan {
        bench: PathBuf::from(bench),
        out: PathBuf::from("assets/models"),
        steps: Vec::new(),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--out" => plan.out = arguments.next().map(PathBuf::from).unwrap_or_default(),
            _ => plan.steps.push(argument),
        }
    }
    match run(&plan, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "newsprint-train: {error}");
            ExitCode::FAILURE
        }
    }
}
