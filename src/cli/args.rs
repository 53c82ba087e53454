use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use strum::VariantNames;

use crate::acquire::{OpenOptions, Origin};
use crate::config::{FeatureUse, Measure, Preset, ThemeChoice, Themes, UserAgent};
use crate::export::{
    Audience, NOTES_FORMATS, NotesFormat, OUTPUT_FORMATS, OutputFormat, OutputPart,
};
use crate::ingest::{FORMATS, Format};

/// What `--version` prints: the version, and what the program was built with (`+`) and without (`-`).
const LONG_VERSION: &str = if cfg!(feature = "net") {
    concat!(env!("CARGO_PKG_VERSION"), "\nfeatures: +net")
} else {
    concat!(env!("CARGO_PKG_VERSION"), "\nfeatures: -net")
};

/// The command line.
#[derive(Debug, Parser)]
#[command(
    version,
    long_version = LONG_VERSION,
    about = "Reads an article and shows who said what and when things happened",
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true,
    help_template = "{about}\n\n{usage-heading} {usage}\n\n{options}{after-help}",
    override_usage = "\
newsprint [OPTIONS] [FILE|URL]     article, feed, book; - reads stdin
       newsprint extract [OPTIONS] INPUT  JSON, CSV, ... see extract --help
       newsprint notes export [FILE]      highlights and notes
       newsprint completions SHELL | man  completions; manual page",
    after_help = "\
Examples:
  newsprint                          read the sample; ? shows the keys
  newsprint story.txt                read a file
  curl -s URL | newsprint --url URL  read a page"
)]
pub struct Args {
    #[command(subcommand)]
    pub(super) job: Option<Job>,
    #[command(flatten)]
    pub(super) read: ReadArgs,
}

/// Subcommands.
#[derive(Debug, Subcommand)]
pub(super) enum Job {
    /// Print what an article says as JSON, table, calendar, page or notes
    Extract(ExtractArgs),
    /// Print a shell's completion script
    Completions {
        /// The shell
        #[arg(value_enum, value_name = "SHELL")]
        shell: ShellName,
    },
    /// Print the manual page
    Man,
    /// Print highlights and notes
    Notes {
        #[command(subcommand)]
        job: NotesJob,
    },
}

/// Subcommands of `notes`.
#[derive(Debug, Subcommand)]
pub(super) enum NotesJob {
    /// Print the highlights and notes of an article, or of all
    Export(NotesArgs),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  newsprint notes export > notes.md
  newsprint notes export --format annotation story.txt")]
pub(super) struct NotesArgs {
    /// The article; without one, the notes on all articles
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: Option<OsString>,
    /// markdown, org, or annotation (W3C Web Annotation)
    #[arg(long, value_parser = one_of(&NOTES_FORMATS, |format| format.name), default_value = NOTES_FORMATS[0].name, value_name = "FORMAT", hide_possible_values = true, hide_default_value = true)]
    pub(super) format: &'static NotesFormat,
    #[command(flatten)]
    pub(super) source: SourceArgs,
}

/// Arguments of the reader.
#[derive(Debug, clap::Args)]
pub(super) struct ReadArgs {
    /// An article, feed or book; - for standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: Option<OsString>,
    #[command(flatten)]
    pub(super) source: SourceArgs,
    /// Print text, speakers and timeline
    #[arg(long)]
    pub(super) plain: bool,
    /// Columns of text, 20 to 200
    #[arg(long, value_name = "COLUMNS", value_parser = measure, value_hint = ValueHint::Other)]
    pub(super) width: Option<Measure>,
    /// Use colours: auto, always, never
    #[arg(long, value_parser = choice::<FeatureUse>(), value_name = "WHEN", hide_possible_values = true)]
    pub(super) color: Option<FeatureUse>,
    /// Colours: auto, dark, light, sepia, ...
    #[arg(long, value_name = "THEME", value_parser = ThemeParser, hide_possible_values = true)]
    pub(super) theme: Option<String>,
    /// Key preset: newsprint, vim, less
    #[arg(long, value_parser = choice::<Preset>(), value_name = "PRESET", hide_possible_values = true)]
    pub(super) keys: Option<Preset>,
    /// Settings file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
    /// Print the settings in effect
    #[arg(long)]
    pub(super) print_config: bool,
}

#[derive(Debug, clap::Args)]
#[command(
    override_usage = "newsprint extract [OPTIONS] INPUT...\n       newsprint extract --schema"
)]
#[command(after_help = "\
Examples:
  newsprint extract story.txt
  newsprint extract --format ndjson archive/*.html > archive.ndjson
  newsprint extract --format ics story.txt > story.ics
  curl -s URL | newsprint extract --url URL -")]
pub(super) struct ExtractArgs {
    /// Paths, addresses, or - for standard input
    #[arg(value_name = "INPUT", value_hint = ValueHint::FilePath, required_unless_present = "schema")]
    pub(super) inputs: Vec<OsString>,
    #[arg(long, help = OUTPUT_FORMATS.map(|format| format.name).join(" "), value_parser = one_of(&OUTPUT_FORMATS, |format| format.name), default_value = OUTPUT_FORMATS[0].name, value_name = "FORMAT", hide_possible_values = true, hide_default_value = true)]
    pub(super) format: &'static OutputFormat,
    #[command(flatten)]
    pub(super) source: SourceArgs,
    /// Only these parts: document,quotes,times,events
    #[arg(
        long,
        value_parser = one_of(&OutputPart::ALL, |part| part.name()).map(|part| *part),
        value_delimiter = ',',
        value_name = "PARTS",
        hide_possible_values = true
    )]
    pub(super) only: Vec<OutputPart>,
    /// Name the rule behind every finding
    #[arg(long)]
    pub(super) explain: bool,
    /// Print the JSON Schema of the output
    #[arg(long, exclusive = true)]
    pub(super) schema: bool,
}

/// Options of an input.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct SourceArgs {
    #[arg(long, help = input_formats().get(..10).unwrap_or_default().join(" "), value_parser = PossibleValuesParser::new(input_formats()), default_value = "auto", value_name = "KIND", hide_possible_values = true, hide_default_value = true)]
    pub(super) from: String,
    /// Publication date if the article has none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, value_hint = ValueHint::Other)]
    pub(super) date: Option<NaiveDate>,
    /// The address a saved page came from
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    pub(super) url: Option<String>,
}

/// The shells that completion scripts exist for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ShellName {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Nushell,
}

impl Args {
    /// The arguments this process was started with; prints help, version or a usage error and ends the process (0 or 2)
    /// where these are called for.
    pub fn of_process() -> Self {
        let args = Self::parse();
        if let Some(complaint) = args.complaint() {
            Self::command()
                .error(ErrorKind::ArgumentConflict, complaint)
                .exit();
        }
        args
    }

    /// An error in the combination of arguments.
    fn complaint(&self) -> Option<&'static str> {
        let Some(Job::Extract(job)) = &self.job else {
            return None;
        };
        if job.source.url.is_some() && job.inputs.len() > 1 {
            return Some("--url belongs to one input, but there are several");
        }
        if job.inputs.iter().filter(|input| *input == "-").count() > 1 {
            return Some("standard input (-) can be read only once");
        }
        if job.format.audience != Audience::JsonPrograms && (job.explain || !job.only.is_empty()) {
            return Some("--only and --explain work with json and ndjson only");
        }
        None
    }
}

impl ExtractArgs {
    /// The parts to print: all, unless some were named.
    pub(super) fn parts(&self) -> &[OutputPart] {
        if self.only.is_empty() {
            &OutputPart::ALL
        } else {
            &self.only
        }
    }
}

impl SourceArgs {
    /// The options for opening an origin.
    pub(super) fn manner(&self, user_agent: &UserAgent) -> OpenOptions {
        OpenOptions {
            format: Format::parse(&self.from),
            url: self.url.clone(),
            user_agent: user_agent.clone(),
            read: Arc::default(),
        }
    }
}

/// Takes any name, as users have themes of their own, and offers the shipped ones for completion.
#[derive(Clone, Debug)]
struct ThemeParser;

impl TypedValueParser for ThemeParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = std::iter::once(ThemeChoice::AUTO).chain(Themes::shipped_names());
        Some(Box::new(names.map(PossibleValue::new)))
    }
}

/// Where the article an argument names comes from: `-` is standard input.
pub(super) fn origin(argument: &OsStr) -> Origin {
    Origin::of_argument(argument)
}

/// Takes the name of a row of a table.
fn one_of<T: Sync>(
    rows: &'static [T],
    name: fn(&T) -> &'static str,
) -> impl TypedValueParser<Value = &'static T> {
    PossibleValuesParser::new(rows.iter().map(name)).try_map(move |given| {
        let row = rows.iter().find(|row| name(row) == given);
        row.ok_or("there is none of that name")
    })
}

/// The names `--from` takes: `auto`, and that of every format.
fn input_formats() -> Vec<&'static str> {
    let names = FORMATS.iter().map(|row| row.name);
    std::iter::once("auto").chain(names).collect()
}

/// Parses the name of a setting's value, and offers all its names for completion.
fn choice<T>() -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = strum::ParseError> + VariantNames + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(T::VARIANTS).try_map(|name| name.parse::<T>())
}

fn measure(text: &str) -> Result<Measure, String> {
    text.parse()
        .ok()
        .and_then(Measure::new)
        .ok_or_else(|| "give 20 to 200 columns".to_owned())
}

fn date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "write dates as YYYY-MM-DD".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::try_parse_from(line.split_whitespace()).unwrap()
    }

    #[test]
    fn the_definition_holds_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn one_address_cannot_be_that_of_two_inputs() {
        assert!(args("newsprint extract --url u a b").complaint().is_some());
        assert!(args("newsprint extract --url u a").complaint().is_none());
    }

    #[test]
    fn only_json_is_printed_in_part() {
        let complaint = |line: &str| args(line).complaint();
        assert!(complaint("newsprint extract --format ics --only times a").is_some());
        assert!(complaint("newsprint extract --format csv --explain a").is_some());
        assert!(complaint("newsprint extract --format ndjson --explain --only times a").is_none());
    }

    #[test]
    fn the_help_fits_on_one_screen() {
        for command in [Args::command(), extract()] {
            let help = command.term_width(80).render_help().to_string();
            assert!(help.lines().count() <= 24, "{help}");
            assert!(help.lines().all(|line| line.len() <= 80), "{help}");
            assert!(help.contains("Examples:"), "{help}");
        }
    }

    fn extract() -> clap::Command {
        Args::command()
            .find_subcommand("extract")
            .unwrap()
            .clone()
            .bin_name("newsprint extract")
    }

    #[test]
    fn a_file_called_like_a_job_is_opened_by_its_path() {
        assert!(args("newsprint extract a").job.is_some());
        let file = args("newsprint ./extract").read.file;
        assert_eq!(file.unwrap(), "./extract");
    }

    #[test]
    fn standard_input_is_read_once() {
        assert!(args("newsprint extract - a -").complaint().is_some());
        assert!(args("newsprint extract - a").complaint().is_none());
    }

    #[test]
    fn a_date_is_a_whole_day() {
        for wrong in ["2025-02-30", "yesterday", "2025"] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
        assert_eq!(date("2025-03-04").unwrap().to_string(), "2025-03-04");
    }
}
