use serde::{Deserialize, Serialize};

/// How the text of an article is set; can be saved with one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typography {
    /// The preferred width of the text.
    pub measure: Measure,
    /// Where lines end.
    pub breaking: Breaking,
    /// Whether lines end at the same column.
    pub justify: bool,
    /// Blank rows between paragraphs.
    pub spacing: Bounded<0, 3>,
    /// Columns kept free on both sides of the text.
    pub margin: Bounded<0, 20>,
    /// Whether the text is set in two columns where there is room for them.
    pub two_columns: bool,
}

impl Typography {
    /// The same over the whole width of the screen.
    #[must_use]
    pub fn widest(self) -> Self {
        Self {
            measure: Bounded(Measure::MOST),
            ..self
        }
    }
}

/// Where the lines of a paragraph end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Breaking {
    /// Each line holds as many words as fit.
    #[default]
    Greedy,
    /// The breaks of a paragraph are chosen together, so that lines end evenly.
    Even,
    /// The same, with hyphenation in languages that have patterns for it.
    Hyphenated,
}

/// A width of text in columns.
pub type Measure = Bounded<20, 200>;

/// A number from `LEAST` to `MOST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Bounded<const LEAST: u16, const MOST: u16>(u16);

impl<const LEAST: u16, const MOST: u16> Bounded<LEAST, MOST> {
    /// The largest number.
    pub const MOST: u16 = MOST;

    /// A number, or `None` if it is out of bounds.
    pub fn new(number: u16) -> Option<Self> {
        (LEAST..=MOST).contains(&number).then_some(Self(number))
    }

    /// A constant, checked by the compiler.
    pub(super) const fn of<const NUMBER: u16>() -> Self {
        const { assert!(LEAST <= NUMBER && NUMBER <= MOST) };
        Self(NUMBER)
    }

    /// The number.
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl<const LEAST: u16, const MOST: u16> TryFrom<i64> for Bounded<LEAST, MOST> {
    type Error = String;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        u16::try_from(number)
            .ok()
            .and_then(Self::new)
            .ok_or_else(|| format!("must be {LEAST} to {MOST}, not {number}"))
    }
}

impl<const LEAST: u16, const MOST: u16> From<Bounded<LEAST, MOST>> for i64 {
    fn from(number: Bounded<LEAST, MOST>) -> Self {
        Self::from(number.0)
    }
}
