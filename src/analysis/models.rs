use std::sync::OnceLock;

use super::certainty;
use super::name;
use super::quote::chain::{self, AttributionModel};
use super::speaker;
use super::tag::{self, Tagger};
use crate::model::{Linear, ModelError};

/// The trained weights the stages ask where rules do not decide.
#[derive(Clone, Copy, Debug, Default)]
pub struct Models {
    /// Parts of speech.
    pub tagger: Tagger<'static>,
    /// Names.
    pub names: Linear<'static>,
    /// Whom "he" and "she" stand for.
    pub pronouns: Linear<'static>,
    /// Who said what.
    pub chain: AttributionModel<'static>,
    /// How certain quotations are.
    pub quote_certainty: Linear<'static>,
    /// How certain events are.
    pub event_certainty: Linear<'static>,
}

impl Models {
    /// The models shipped with the program; looked at on first use, and read where they lie.
    ///
    /// A file that is not fit to be used (a test sees to it that there is none) leaves its model empty.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Models> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::read().0)
    }

    /// Reads the shipped models and lists what is wrong with them.
    pub fn read() -> (Self, Vec<(&'static str, ModelError)>) {
        let mut faults = Vec::new();
        let mut read = |name, bytes: &'static [u8], features| {
            Linear::read(bytes, features).unwrap_or_else(|fault| {
                faults.push((name, fault));
                Linear::default()
            })
        };
        macro_rules! model {
            ($name:literal, $features:expr) => {
                read(
                    $name,
                    include_bytes!(concat!("../../assets/models/", $name, ".bin")),
                    $features,
                )
            };
        }
        let models = Self {
            tagger: Tagger {
                sure: model!("tag-words", tag::features::CHECKSUM),
                tags: model!("tag", tag::features::CHECKSUM),
            },
            names: model!("name", name::features::CHECKSUM),
            pronouns: model!("pronoun", speaker::pronoun::CHECKSUM),
            chain: AttributionModel {
                for_reader: true,
                listed: model!("cue-words", chain::CHECKSUM),
                cue: model!("cue", chain::CHECKSUM),
                source: model!("source", chain::CHECKSUM),
                side: model!("side", chain::CHECKSUM),
                right_start: model!("right-start", chain::CHECKSUM),
                right_end: model!("right-end", chain::CHECKSUM),
                left_end: model!("left-end", chain::CHECKSUM),
                left_start: model!("left-start", chain::CHECKSUM),
                leftover: model!("leftover", chain::CHECKSUM),
            },
            quote_certainty: model!("quote-certainty", certainty::quote::CHECKSUM),
            event_certainty: model!("event-certainty", certainty::event::CHECKSUM),
        };
        (models, faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_models_were_trained_on_the_features_of_the_code() {
        assert_eq!(Models::read().1, []);
    }
}
