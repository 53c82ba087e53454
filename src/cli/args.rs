use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::export::{Form, Part};
use crate::ingest::Format;

/// The arguments of one run.
#[derive(Debug, Parser)]
#[command(version, about, disable_help_subcommand = true)]
pub struct Args {
    #[command(subcommand)]
    pub(super) job: Option<Job>,
}

/// The jobs besides reading.
#[derive(Debug, Subcommand)]
pub(super) enum Job {
    /// Print what an article says as JSON: its text, quotes, speakers, times and events
    Extract(ExtractArgs),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  newsprint extract story.txt
  newsprint extract --format ndjson archive/*.html > archive.ndjson
  curl -s https://example.com/a | newsprint extract --url https://example.com/a -")]
pub(super) struct ExtractArgs {
    /// Paths, or - for standard input
    #[arg(value_name = "INPUT", required_unless_present = "schema")]
    pub(super) inputs: Vec<String>,
    /// One pretty object (an array for several inputs), or one object a line
    #[arg(long, value_enum, default_value_t = OutputFormat::Json, value_name = "FORMAT")]
    pub(super) format: OutputFormat,
    #[command(flatten)]
    pub(super) source: SourceArgs,
    /// Compute and print only these, and what they refer to
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
    pub(super) only: Vec<PartName>,
    /// Name the rule behind every finding
    #[arg(long)]
    pub(super) explain: bool,
    /// Print the JSON Schema of the output and leave
    #[arg(long, exclusive = true)]
    pub(super) schema: bool,
}

/// What is told of an input besides its name.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct SourceArgs {
    /// The kind of input
    #[arg(long, value_enum, default_value_t = InputFormat::Auto, value_name = "KIND")]
    pub(super) from: InputFormat,
    /// Publication date that "yesterday" counts from, instead of the article's own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<NaiveDate>,
    /// The address a saved page came from
    #[arg(long, value_name = "URL")]
    pub(super) url: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    Json,
    Ndjson,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum InputFormat {
    #[default]
    Auto,
    Text,
    Html,
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PartName {
    Document,
    Quotes,
    Times,
    Events,
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

    /// What is wrong with the arguments taken together.
    fn complaint(&self) -> Option<&'static str> {
        let Some(Job::Extract(job)) = &self.job else {
            return None;
        };
        if job.source.url.is_some() && job.inputs.len() > 1 {
            return Some("--url names the address of one input, and there are several");
        }
        if job.inputs.iter().filter(|input| *input == "-").count() > 1 {
            return Some("standard input (-) can be read only once");
        }
        None
    }
}

impl ExtractArgs {
    pub(super) fn form(&self) -> Form {
        match self.format {
            OutputFormat::Ndjson => Form::Lines,
            OutputFormat::Json if self.inputs.len() == 1 => Form::Object,
            OutputFormat::Json => Form::Array,
        }
    }

    pub(super) fn parts(&self) -> Vec<Part> {
        if self.only.is_empty() {
            return Part::ALL.to_vec();
        }
        let part = |name: &PartName| match name {
            PartName::Document => Part::Document,
            PartName::Quotes => Part::Quotes,
            PartName::Times => Part::Times,
            PartName::Events => Part::Events,
        };
        self.only.iter().map(part).collect()
    }
}

impl InputFormat {
    pub(super) const fn format(self) -> Option<Format> {
        match self {
            Self::Auto => None,
            Self::Text => Some(Format::Text),
            Self::Html => Some(Format::Html),
            Self::Markdown => Some(Format::Markdown),
        }
    }
}

fn date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| "a date is written like 2025-03-04".to_owned())
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
