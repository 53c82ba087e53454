use serde::{Deserialize, Serialize};
use strum::{EnumString, VariantNames};

/// Whether a feature of the terminal is used: colours, links.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumString, VariantNames,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum FeatureUse {
    /// If the environment and the output suggest it.
    #[default]
    Auto,
    /// Whatever the environment says.
    Always,
    /// Not at all.
    Never,
}
