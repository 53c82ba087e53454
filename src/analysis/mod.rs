//! What an article says: who is quoted, and when things happened.
//!
//! [`analyze()`] runs the stages in order; each is a free function whose arguments are exactly what it needs. A stage that
//! fails to find something finds nothing; none of them fails.
#![deny(clippy::disallowed_methods)]

mod analysis;
mod analyze;
pub(crate) mod article;
pub(crate) mod certainty;
pub(crate) mod chunk;
mod doubt;
pub mod event;
mod evidence;
pub mod form;
mod ids;
mod marks;
mod models;
pub mod name;
mod part;
pub mod quote;
pub mod sentence;
mod shown;
pub mod speaker;
mod stamp;
mod status;
pub mod tag;
pub mod timex;
pub mod token;
pub mod wording;

pub use analysis::Analysis;
pub use analyze::{analyze, analyze_times};
#[cfg(feature = "train")]
pub(crate) use analyze::{draft, tagged};
pub use event::{Event, Order, Tense};
pub use evidence::{Evidence, RuleId};
pub use ids::{EventId, QuoteId, SentenceId, SpeakerId, TimexId};
pub use models::Models;
pub use part::analyze_part;
pub use quote::{Act, Quote, QuoteKind};
pub use sentence::{Sentence, Sentences};
pub use shown::{Acts, Shown};
pub use speaker::{Speaker, SpeakerKind, SpeakerLink, Via};
pub use status::{EventDate, TemporalStatus};
pub use timex::{Bounds, Modifier, Resolution, Timex, TimexKind, TimexValue};

/// Changes whenever the same text may give another result, so that kept results are not mistaken for new ones.
pub const ANALYSIS_VERSION: u32 = 2;
