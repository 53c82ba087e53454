//! One way to write articles one after the other, whatever the output format.

use std::io::{self, Write};

use super::article::AnalyzedArticle;

/// An output format while it is being written.
pub trait ReportFormat {
    /// Prepares for several articles where one was expected; called before anything is written.
    fn expect_several(&mut self) {}

    /// Writes what goes before the first article; `title` is that of the first.
    ///
    /// # Errors
    ///
    /// Those of the output.
    fn begin(&mut self, _out: &mut dyn Write, _title: &str) -> io::Result<()> {
        Ok(())
    }

    /// Writes one article.
    ///
    /// # Errors
    ///
    /// Those of the output.
    fn article(&mut self, out: &mut dyn Write, article: &AnalyzedArticle<'_>) -> io::Result<()>;

    /// Writes why an input is not an article.
    ///
    /// # Errors
    ///
    /// Those of the output.
    fn failure(&mut self, out: &mut dyn Write, input: &str, failure: &Failure) -> io::Result<()>;

    /// Writes what goes after the last article.
    ///
    /// # Errors
    ///
    /// Those of the output.
    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What failed, as one word.
    pub kind: &'static str,
    /// What is wrong and the way out.
    pub message: String,
}

/// Writes a report article by article; each one is flushed, so that a program at the other end of a pipe gets it at once.
pub struct ReportWriter<W: Write> {
    out: W,
    report: Box<dyn ReportFormat>,
    has_begun: bool,
}

impl<W: Write> ReportWriter<W> {
    /// A writer that has written nothing yet.
    pub fn new(out: W, report: Box<dyn ReportFormat>) -> Self {
        Self {
            out,
            report,
            has_begun: false,
        }
    }

    /// Prepares for several articles where one was expected; changes nothing once something has been written.
    pub fn expect_several(&mut self) {
        if !self.has_begun {
            self.report.expect_several();
        }
    }

    /// Writes one article.
    ///
    /// # Errors
    ///
    /// When the output cannot be written to.
    pub fn article(&mut self, article: &AnalyzedArticle<'_>) -> io::Result<()> {
        self.begin(article.title())?;
        self.report.article(&mut self.out, article)?;
        self.out.flush()
    }

    /// Writes why an input is not an article.
    ///
    /// # Errors
    ///
    /// When the output cannot be written to.
    pub fn failure(&mut self, input: &str, failure: &Failure) -> io::Result<()> {
        let input = input.replace(char::is_control, "\u{FFFD}");
        self.begin(&input)?;
        self.report.failure(&mut self.out, &input, failure)?;
        self.out.flush()
    }

    /// Writes what goes after the last article.
    ///
    /// # Errors
    ///
    /// When the output cannot be written to.
    pub fn finish(mut self) -> io::Result<()> {
        self.report.end(&mut self.out)?;
        self.out.flush()
    }

    fn begin(&mut self, title: &str) -> io::Result<()> {
        if std::mem::replace(&mut self.has_begun, true) {
            return Ok(());
        }
        self.report.begin(&mut self.out, title)
    }
}
