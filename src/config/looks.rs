use serde::{Deserialize, Serialize};

use super::Measure;

/// How the words of an article are set; can be kept for one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typography {
    /// The width of the text wished for.
    pub measure: Measure,
    /// Where lines end.
    pub breaking: Breaking,
    /// Whether lines end at the same column.
    pub justify: bool,
    /// Blank rows between paragraphs.
    pub spacing: UpTo<3>,
    /// Columns kept free on both sides of the text.
    pub margin: UpTo<20>,
    /// Whether the text stands in two columns where there is room for them.
    pub two_columns: bool,
}

/// Where the lines of a paragraph end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Breaking {
    /// Each holds as many words as fit.
    #[default]
    Greedy,
    /// They end as evenly as can be.
    Even,
    /// The same, with long words parted between syllables.
    Hyphenated,
}

/// A number from 0 to `MOST`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct UpTo<const MOST: u8>(u8);

impl<const MOST: u8> UpTo<MOST> {
    /// A number that is known to be in bounds.
    pub(super) const fn of<const NUMBER: u8>() -> Self {
        const { assert!(NUMBER <= MOST) };
        Self(NUMBER)
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl<const MOST: u8> TryFrom<i64> for UpTo<MOST> {
    type Error = String;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        u8::try_from(number)
            .ok()
            .filter(|number| *number <= MOST)
            .map(Self)
            .ok_or_else(|| format!("must be 0 to {MOST}, not {number}"))
    }
}

impl<const MOST: u8> From<UpTo<MOST>> for i64 {
    fn from(number: UpTo<MOST>) -> Self {
        Self::from(number.0)
    }
}
