//! The model file.
//!
//! ```text
//! header        32 bytes, see `Header`
//! row starts    2^bits + 1 numbers (u32): the first row of every bucket; a bucket is the hash's highest bits
//! cell starts   the same for cells, in a model of several classes only
//! marks         a u16 a row, sorted inside a bucket: the 16 hash bits below the bucket's
//! counts        a u8 a row: its cells, in a model of several classes only
//! classes       a u8 a cell, in a model of several classes only
//! weights       an i8 a cell
//! ```
//! All numbers are little-endian. In a model of one class every row is one cell.

use super::Fault;

/// The first bytes of a model file.
pub const MAGIC: [u8; 4] = *b"NPLM";
/// The version of the format.
pub const VERSION: u16 = 1;

const HEADER: usize = 32;

/// What a model file says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Header {
    /// How many classes the model tells apart.
    pub classes: u8,
    /// How many of a hash's highest bits name the bucket: 0 to 16.
    pub bits: u8,
    /// The checksum of the feature list.
    pub features: u32,
    /// Hundredths of a log-odds to one unit of weight.
    pub scale: f32,
    /// How many features are known.
    pub rows: u32,
    /// How many weights there are.
    pub cells: u32,
}

impl Header {
    /// The bytes a file begins with.
    pub fn bytes(&self) -> [u8; HEADER] {
        let mut bytes = [0; HEADER];
        let fields = [
            &MAGIC[..],
            &VERSION.to_le_bytes(),
            &[self.classes, self.bits],
            &self.features.to_le_bytes(),
            &self.scale.to_le_bytes(),
            &self.rows.to_le_bytes(),
            &self.cells.to_le_bytes(),
        ];
        for (byte, value) in bytes.iter_mut().zip(fields.iter().copied().flatten()) {
            *byte = *value;
        }
        bytes
    }
}

/// The bucket and the mark of a feature.
pub const fn place(feature: u32, bits: u8) -> (usize, u16) {
    let bits = if bits > 16 { 16 } else { bits };
    let bucket = feature.rotate_left(bits as u32) & ((1 << bits) - 1);
    let mark = feature >> (16 - bits);
    (bucket as usize, (mark & 0xFFFF) as u16)
}

/// The rows of a model, where they lie.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts<'m> {
    row_starts: &'m [[u8; 4]],
    cell_starts: &'m [[u8; 4]],
    marks: &'m [[u8; 2]],
    counts: &'m [u8],
    classes: &'m [u8],
    weights: &'m [u8],
}

impl<'m> Parts<'m> {
    /// The cells of a feature's row; none when it has no row.
    pub(super) fn cells(
        &self,
        header: &Header,
        feature: u32,
    ) -> impl Iterator<Item = (u8, i8)> + use<'m> {
        let (start, length) = self.range(header, feature).unwrap_or_default();
        let cut = |part: &'m [u8]| part.get(start..start + length).unwrap_or_default();
        let weights = cut(self.weights).iter().map(|weight| weight.cast_signed());
        cut(self.classes).iter().copied().zip(weights)
    }

    /// The weight of a feature's row in a model of one class.
    pub(super) fn weight(&self, header: &Header, feature: u32) -> Option<i8> {
        let (_, row) = self.row(header, feature)?;
        self.weights.get(row).map(|weight| weight.cast_signed())
    }

    fn range(&self, header: &Header, feature: u32) -> Option<(usize, usize)> {
        let (bucket, row) = self.row(header, feature)?;
        let first = number(self.row_starts, bucket)?;
        let before: usize = self
            .counts
            .get(first..row)?
            .iter()
            .map(|count| usize::from(*count))
            .sum();
        let start = number(self.cell_starts, bucket)?.checked_add(before)?;
        Some((start, usize::from(*self.counts.get(row)?)))
    }

    fn row(&self, header: &Header, feature: u32) -> Option<(usize, usize)> {
        let (bucket, mark) = place(feature, header.bits);
        let first = number(self.row_starts, bucket)?;
        let end = number(self.row_starts, bucket + 1)?;
        let wanted = mark.to_le_bytes();
        let marks = self.marks.get(first..end)?;
        let row = first + marks.iter().position(|mark| *mark == wanted)?;
        Some((bucket, row))
    }
}

fn number(list: &[[u8; 4]], index: usize) -> Option<usize> {
    list.get(index)
        .map(|bytes| u32::from_le_bytes(*bytes) as usize)
}

/// Reads the header and finds the parts behind it.
pub(super) fn read(bytes: &[u8]) -> Result<(Header, Parts<'_>), Fault> {
    let header = read_header(bytes)?;
    let many = header.classes > 1;
    let starts = (1usize << header.bits.min(16)) + 1;
    let (rows, cells) = (header.rows as usize, header.cells as usize);
    let mut rest = Rest(bytes.get(HEADER..).unwrap_or_default());
    let parts = Parts {
        row_starts: rest.take(starts * 4)?.as_chunks().0,
        cell_starts: rest.take(if many { starts * 4 } else { 0 })?.as_chunks().0,
        marks: rest.take(rows * 2)?.as_chunks().0,
        counts: rest.take(if many { rows } else { 0 })?,
        classes: rest.take(if many { cells } else { 0 })?,
        weights: rest.take(cells)?,
    };
    if rest.0.is_empty() {
        Ok((header, parts))
    } else {
        Err(Fault::Length)
    }
}

fn read_header(bytes: &[u8]) -> Result<Header, Fault> {
    if !bytes.starts_with(&MAGIC) {
        return Err(Fault::Magic);
    }
    let &[_, _, _, _, v0, v1, classes, bits, ref numbers @ ..] = bytes else {
        return Err(Fault::Length);
    };
    let version = u16::from_le_bytes([v0, v1]);
    if version != VERSION {
        return Err(Fault::Version(version));
    }
    let [features, scale, rows, cells, _, _, ..] = numbers.as_chunks().0 else {
        return Err(Fault::Length);
    };
    Ok(Header {
        classes,
        bits,
        features: u32::from_le_bytes(*features),
        scale: f32::from_le_bytes(*scale),
        rows: u32::from_le_bytes(*rows),
        cells: u32::from_le_bytes(*cells),
    })
}

struct Rest<'m>(&'m [u8]);

impl<'m> Rest<'m> {
    fn take(&mut self, length: usize) -> Result<&'m [u8], Fault> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Fault::Length)?;
        self.0 = rest;
        Ok(taken)
    }
}
