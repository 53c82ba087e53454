//! Small linear models over hashed features: load and score, nothing else.
//!
//! Owns the file format and the hash that train and run time share; knows nothing of words, tags or articles. The rows of a
//! model are read where they lie, so loading costs nothing and a program that analyses nothing pays nothing.
#![deny(clippy::disallowed_methods)]

mod error;
pub mod features;
mod layout;

pub use error::ModelError;
pub use layout::{Header, MAGIC, VERSION, home, row_slot, single_slot};

use layout::Parts;

/// A linear model: for every known feature a row of small weights, one for each class it speaks for or against.
///
/// A model of one class is a scorer: its sums are yes/no margins or the ranks of candidates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Linear<'m> {
    header: Header,
    parts: Parts<'m>,
}

impl<'m> Linear<'m> {
    /// Reads a model in place; `features` is the checksum of the feature list the caller will ask with.
    ///
    /// # Errors
    ///
    /// When the bytes are no model, or one for other features.
    pub fn read(bytes: &'m [u8], features: u32) -> Result<Self, ModelError> {
        let (header, parts) = layout::read(bytes)?;
        if header.features != features {
            return Err(ModelError::Features(header.features));
        }
        Ok(Self { header, parts })
    }

    /// How many classes it tells apart.
    pub const fn classes(&self) -> usize {
        self.header.classes as usize
    }

    /// Whether no feature has a weight: the model that knows nothing.
    pub const fn is_empty(&self) -> bool {
        self.header.slots == 0
    }

    /// Adds the weights of one feature to the scores of the classes; an unknown feature adds nothing.
    pub fn add(&self, feature: u32, scores: &mut [i32]) {
        for [class, weight] in self.parts.cells(&self.header, feature) {
            if let Some(score) = scores.get_mut(usize::from(*class)) {
                *score += i32::from(weight.cast_signed());
            }
        }
    }

    /// The classes one feature speaks for or against, with its weights.
    pub fn row(&self, feature: u32) -> impl Iterator<Item = (usize, i32)> + use<'m> {
        let cells = self.parts.cells(&self.header, feature).iter();
        cells.map(|[class, weight]| (usize::from(*class), i32::from(weight.cast_signed())))
    }

    /// The sum of the features' weights in a model of one class.
    pub fn sum(&self, features: &[u32]) -> i32 {
        features.iter().map(|feature| self.weight(*feature)).sum()
    }

    /// The weight of one feature in a model of one class; 0 for an unknown one.
    pub fn weight(&self, feature: u32) -> i32 {
        self.parts.weight(&self.header, feature).into()
    }

    /// A sum of weights as hundredths of a log-odds, as the trainer measured its scale; saturates.
    pub fn margin(&self, sum: i32) -> i16 {
        let hundredths = f64::from(sum) * f64::from(self.header.scale);
        #[expect(clippy::cast_possible_truncation, reason = "a float cast saturates")]
        let margin = hundredths as i16;
        margin
    }
}

#[cfg(test)]
mod tests;
