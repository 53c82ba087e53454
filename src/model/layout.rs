//! The model file.
//!
//! ```text
//! header        32 bytes, see `Header`
//! slots         a hash table with linear probing; the last slot is empty
//!               one class:       the low 24 bits of the feature's hash and its weight (i8) in a u32; 0 where empty
//!               several classes: the low 16 bits of the hash (u16), how many cells its row has (u8; 0 where empty), the
//!                                first of them (u24)
//! cells         in a model of several classes: a class (u8) and a weight (i8) each
//! ```
//! All numbers are little-endian. Looking a feature up touches one or two lines of the processor's cache, which is what it
//! costs.

use super::error::ModelError;

/// The first bytes of a model file.
pub const MAGIC: [u8; 4] = *b"NPLM";
/// The version of the format.
pub const VERSION: u16 = 2;

const HEADER: usize = 32;

/// What a model file says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Header {
    /// How many classes the model tells apart.
    pub classes: u8,
    /// The checksum of the feature list.
    pub features: u32,
    /// Hundredths of a log-odds to one unit of weight.
    pub scale: f32,
    /// How many slots the hashes are spread over; see [`home`].
    pub homes: u32,
    /// How many slots there are: the homes, and those behind them that their rows spill into.
    pub slots: u32,
    /// How many cells there are.
    pub cells: u32,
}

impl Header {
    /// The bytes a file begins with.
    pub fn bytes(&self) -> [u8; HEADER] {
        let mut bytes = [0; HEADER];
        let fields = [
            &MAGIC[..],
            &VERSION.to_le_bytes(),
            &[self.classes, 0],
            &self.features.to_le_bytes(),
            &self.scale.to_le_bytes(),
            &self.homes.to_le_bytes(),
            &self.slots.to_le_bytes(),
            &self.cells.to_le_bytes(),
        ];
        for (byte, value) in bytes.iter_mut().zip(fields.iter().copied().flatten()) {
            *byte = *value;
        }
        bytes
    }
}

/// The slot a feature's row stands in, or as near behind it as there is room.
pub const fn home(feature: u32, homes: u32) -> usize {
    ((feature as u64 * homes as u64) >> 32) as usize
}

/// A slot in a model of one class.
pub const fn single_slot(feature: u32, weight: i8) -> [u8; 4] {
    (feature << 8 | weight.cast_unsigned() as u32).to_le_bytes()
}

/// A slot in a model of several classes; `first` is below 2^24.
pub const fn row_slot(feature: u32, count: u8, first: u32) -> [u8; 6] {
    let [low, high, ..] = feature.to_le_bytes();
    let [a, b, c, _] = first.to_le_bytes();
    [low, high, count, a, b, c]
}

/// The rows of a model, where they lie.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'m> {
    /// The slots of a model of one class.
    singles: &'m [[u8; 4]],
    /// The slots of a model of several classes.
    rows: &'m [[u8; 6]],
    cells: &'m [[u8; 2]],
}

impl<'m> Parts<'m> {
    /// The cells of a feature's row, a class and a weight each; none when it has no row.
    pub(super) fn cells(&self, header: &Header, feature: u32) -> &'m [[u8; 2]] {
        let [low, high, ..] = feature.to_le_bytes();
        let slots = self.rows.get(home(feature, header.homes)..);
        for [l, h, count, a, b, c] in slots.unwrap_or_default() {
            if *count == 0 {
                break;
            }
            if (*l, *h) == (low, high) {
                let first = u32::from_le_bytes([*a, *b, *c, 0]) as usize;
                let cells = self.cells.get(first..first + usize::from(*count));
                return cells.unwrap_or_default();
            }
        }
        &[]
    }

    /// The weight of a feature in a model of one class; 0 when it has none.
    pub(super) fn weight(&self, header: &Header, feature: u32) -> i8 {
        let mark = feature << 8;
        let slots = self.singles.get(home(feature, header.homes)..);
        for slot in slots.unwrap_or_default() {
            let slot = u32::from_le_bytes(*slot);
            let [weight, ..] = slot.to_le_bytes();
            if weight == 0 || slot ^ mark <= 0xFF {
                return weight.cast_signed();
            }
        }
        0
    }
}

/// Reads the header and finds the parts behind it.
pub(super) fn read(bytes: &[u8]) -> Result<(Header, Parts<'_>), ModelError> {
    let header = read_header(bytes)?;
    let (slots, cells) = (header.slots as usize, header.cells as usize);
    let mut rest = Rest(bytes.get(HEADER..).unwrap_or_default());
    let parts = if header.classes > 1 {
        Parts {
            singles: &[],
            rows: rest.take(slots * 6)?.as_chunks().0,
            cells: rest.take(cells * 2)?.as_chunks().0,
        }
    } else {
        Parts {
            singles: rest.take(slots * 4)?.as_chunks().0,
            ..Parts::default()
        }
    };
    if rest.0.is_empty() {
        Ok((header, parts))
    } else {
        Err(ModelError::Length)
    }
}

fn read_header(bytes: &[u8]) -> Result<Header, ModelError> {
    if !bytes.starts_with(&MAGIC) {
        return Err(ModelError::Magic);
    }
    let &[_, _, _, _, v0, v1, classes, _, ref numbers @ ..] = bytes else {
        return Err(ModelError::Length);
    };
    let version = u16::from_le_bytes([v0, v1]);
    if version != VERSION {
        return Err(ModelError::Version(version));
    }
    let [features, scale, homes, slots, cells, _, ..] = numbers.as_chunks().0 else {
        return Err(ModelError::Length);
    };
    Ok(Header {
        classes,
        features: u32::from_le_bytes(*features),
        scale: f32::from_le_bytes(*scale),
        homes: u32::from_le_bytes(*homes),
        slots: u32::from_le_bytes(*slots),
        cells: u32::from_le_bytes(*cells),
    })
}

struct Rest<'m>(&'m [u8]);

impl<'m> Rest<'m> {
    fn take(&mut self, length: usize) -> Result<&'m [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(ModelError::Length)?;
        self.0 = rest;
        Ok(taken)
    }
}
