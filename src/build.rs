//! Makes `assets/rules` into the tables that the program carries; faults in the files end the build.

/// The part of the library that rules are read with.
#[expect(dead_code, reason = "what the program does with the tables")]
pub mod rules {
    mod hash;
    pub mod source;
    pub mod speech;
    mod table;
    pub mod time;
}

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use rules::source::Source;

fn main() -> io::Result<ExitCode> {
    let source = Source::read();
    for fault in &source.faults {
        println!(
            "cargo::error=assets/rules/{}:{}: {}",
            fault.file, fault.line, fault.message
        );
    }
    // The files are part of this program, which is built anew where one has changed.
    println!("cargo::rerun-if-changed=src/build.rs");
    let folder = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&folder).join("rules.bin"), source.numbers)?;
    fs::write(Path::new(&folder).join("rules.txt"), source.text)?;
    Ok(if source.faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
