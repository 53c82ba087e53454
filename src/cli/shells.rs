use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_complete::aot::{Bash, Elvish, Fish, Zsh, generate};
use clap_complete_nushell::Nushell;
use clap_mangen::Man;

use super::args::{Args, ShellName};
use super::error::CliError;
use crate::app::Bindings;
use crate::app::help::{self, HelpLine};

const NAME: &str = "newsprint";

/// The date is left open: the page is that of the version.
const TITLE: &str = concat!(
    ".TH NEWSPRINT 1 \"\" \"newsprint ",
    env!("CARGO_PKG_VERSION"),
    "\" \"User Commands\"\n"
);

const FILES: &str = r#".SH ENVIRONMENT
.TP
\fBNEWSPRINT_CONFIG\fR
The settings to use, as with \-\-config.
.TP
\fBNEWSPRINT_THEME\fR, \fBNEWSPRINT_MEASURE\fR, ...
A setting by its name; wins over the file.
.TP
\fBNO_COLOR\fR, \fBCLICOLOR\fR, \fBCLICOLOR_FORCE\fR, \fBCOLORTERM\fR, \fBTERM\fR
Which colours are used.
.SH FILES
.TP
\fI~/.config/newsprint/config.toml\fR
Your settings, under XDG_CONFIG_HOME where that is set; \-\-print\-config prints a file to begin with.
.TP
\fI~/.config/newsprint/themes/NAME.toml\fR
Themes of your own.
.SH "EXIT STATUS"
0, 1 when an article could not be had, 2 for wrong arguments, 130 after Ctrl\-c.
"#;

/// Prints what a shell needs to complete the arguments of this program.
pub(super) fn print_completions(shell: ShellName) -> Result<u8, CliError> {
    print(&completions(shell))
}

/// Prints the manual page.
pub(super) fn print_man() -> Result<u8, CliError> {
    let mut page = Vec::new();
    man(&mut page).map_err(CliError::Output)?;
    print(&page)
}

fn print(words: &[u8]) -> Result<u8, CliError> {
    let mut out = io::stdout().lock();
    out.write_all(words)
        .and_then(|()| out.flush())
        .map_err(CliError::Output)?;
    Ok(0)
}

fn completions(shell: ShellName) -> Vec<u8> {
    let (mut command, mut out) = (definition(), Vec::new());
    match shell {
        ShellName::Bash => generate(Bash, &mut command, NAME, &mut out),
        ShellName::Zsh => generate(Zsh, &mut command, NAME, &mut out),
        ShellName::Fish => generate(Fish, &mut command, NAME, &mut out),
        ShellName::Elvish => generate(Elvish, &mut command, NAME, &mut out),
        ShellName::Nushell => generate(Nushell, &mut command, NAME, &mut out),
    }
    out
}

fn definition() -> Command {
    Args::command().name(NAME)
}

/// One page for the program and its jobs, with a job's options under its name.
fn man(out: &mut impl Write) -> io::Result<()> {
    let mut command = definition();
    command.build();
    let page = Man::new(command.clone());
    out.write_all(TITLE.as_bytes())?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    for job in command.get_subcommands().filter(|job| !job.is_hide_set()) {
        let heading = job.get_name().to_uppercase();
        writeln!(out, ".SH \"{heading}\"")?;
        let mut section = Vec::new();
        let page = Man::new(job.clone());
        page.render_synopsis_section(&mut section)?;
        page.render_description_section(&mut section)?;
        page.render_options_section(&mut section)?;
        out.write_all(&demoted(&section))?;
    }
    keys(out)?;
    out.write_all(FILES.as_bytes())?;
    examples(&command, out)
}

fn examples(command: &Command, out: &mut impl Write) -> io::Result<()> {
    let words = command.get_after_help().map(ToString::to_string);
    let words = words.unwrap_or_default();
    writeln!(out, ".SH EXAMPLES\n.nf")?;
    for line in words.lines().skip(1) {
        writeln!(out, "{}", escaped(line.trim()))?;
    }
    writeln!(out, ".fi")
}

/// The keys of the reader.
fn keys(out: &mut impl Write) -> io::Result<()> {
    let keys = Bindings::default();
    out.write_all(b".SH KEYS\n")?;
    for line in help::lines(&keys) {
        match line {
            HelpLine::Heading(words) => writeln!(out, ".SS \"{words}\"")?,
            HelpLine::Command { keys, help } => {
                writeln!(out, ".TP\n\\fB{}\\fR\n{}", escaped(&keys), escaped(help))?;
            }
        }
    }
    Ok(())
}

/// Words that mean only themselves in a manual page.
fn escaped(words: &str) -> String {
    let words = words
        .replace('\\', "\\e")
        .replace('-', "\\-")
        .replace('\'', "\\(aq")
        .replace('^', "\\(ha")
        .replace('~', "\\(ti");
    // In front a full stop would begin a request.
    format!("\\&{words}")
}

/// A page's sections as subsections of another.
fn demoted(section: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(section)
        .replace("\n.SH ", "\n.SS ")
        .replacen(".SH ", ".SS ", 1)
        .into_bytes()
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn every_shell_completes_every_job() {
        for shell in ShellName::value_variants().iter().copied() {
            let script = String::from_utf8(completions(shell)).unwrap();
            for word in [
                "sepia",
                "extract",
                "completions",
                "man",
                "--theme",
                "--print-config",
                "ndjson",
            ] {
                let word = if shell == ShellName::Fish {
                    word.trim_start_matches('-')
                } else {
                    word
                };
                assert!(script.contains(word), "{shell:?} {word}");
            }
        }
    }

    #[test]
    fn values_are_offered_where_a_shell_can_take_them() {
        // The generator for elvish knows of no values.
        let shells = ShellName::value_variants().iter().copied();
        for shell in shells.filter(|shell| *shell != ShellName::Elvish) {
            let script = String::from_utf8(completions(shell)).unwrap();
            let offers = |values: &[&str]| {
                let list = match shell {
                    ShellName::Fish => values.join("\\t''\n"),
                    ShellName::Nushell => values.join("\" \""),
                    _ => values.join(" "),
                };
                script.contains(&list)
            };
            assert!(
                offers(&["auto", "dark", "light", "sepia", "contrast-dark"]),
                "{shell:?}"
            );
            assert!(
                offers(&["auto", "text", "html", "markdown", "mail", "man"]),
                "{shell:?}"
            );
            assert!(
                offers(&["json", "ndjson", "csv", "ics", "html", "markdown"]),
                "{shell:?}"
            );
            assert!(offers(&["auto", "always", "never"]), "{shell:?}");
            assert!(
                offers(&["document", "quotes", "times", "events"]),
                "{shell:?}"
            );
        }
    }

    #[test]
    fn the_manual_page_has_every_option() {
        let mut page = Vec::new();
        man(&mut page).unwrap();
        let page = String::from_utf8(page).unwrap().replace("\\-", "-");
        let command = definition();
        let jobs = command.get_subcommands().filter(|job| !job.is_hide_set());
        for command in jobs.chain([&command]) {
            for long in command.get_arguments().filter_map(clap::Arg::get_long) {
                assert!(page.contains(&format!("--{long}")), "{long}");
            }
        }
        assert!(page.contains("curl -s URL"), "{page}");
    }
}
