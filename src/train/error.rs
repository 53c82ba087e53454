use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why the models could not be trained.
#[derive(Debug)]
pub enum TrainError {
    /// A file that cannot be read.
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file that cannot be written.
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A line that is not in the form of the annotated sets.
    Form {
        /// The file.
        path: PathBuf,
        /// The line, from 1; 0 for the whole file.
        line: usize,
    },
    /// An article that is kept for measuring stands among those to learn from.
    KeptForMeasuring {
        /// The article.
        article: String,
    },
    /// A step nobody knows.
    Step(String),
    /// The report cannot be written.
    Log(io::Error),
}

impl fmt::Display for TrainError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(
                out,
                "{}: cannot be read: {source}; set NEWSPRINT_BENCH to the folder of the annotated sets",
                path.display()
            ),
            Self::Write { path, source } => {
                write!(out, "{}: cannot be written: {source}", path.display())
            }
            Self::Form { path, line } => {
                write!(
                    out,
                    "{}:{line}: not in the form of the annotated sets",
                    path.display()
                )
            }
            Self::KeptForMeasuring { article } => write!(
                out,
                "{article}: kept for measuring, so nothing may be learned from it; take it out of the training files"
            ),
            Self::Step(step) => write!(
                out,
                "{step}: no such step; the steps are {}",
                super::STEPS.join(", ")
            ),
            Self::Log(source) => write!(out, "the report cannot be written: {source}"),
        }
    }
}

impl std::error::Error for TrainError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } | Self::Write { source, .. } | Self::Log(source) => {
                Some(source)
            }
            _ => None,
        }
    }
}

impl From<io::Error> for TrainError {
    fn from(source: io::Error) -> Self {
        Self::Log(source)
    }
}
