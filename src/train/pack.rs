use crate::model::{Header, place};

/// The weights of one feature, by class.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) feature: u32,
    pub(super) weights: Vec<(u8, f64)>,
}

/// How a model is cut down and written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packing {
    pub(super) classes: u8,
    pub(super) checksum: u32,
    /// Weights nearer to zero than this are left out.
    pub(super) least: f64,
    /// The weight that becomes the largest byte; greater ones are cut to it.
    pub(super) largest: f64,
    /// Hundredths of a log-odds in a weight of 1.
    pub(super) hundredths: f64,
}

/// Rows of whole weights in the order of the file.
struct Packed {
    bucket: usize,
    mark: u16,
    cells: Vec<(u8, i8)>,
}

/// The bytes of a model file.
pub(super) fn pack(rows: &[Row], packing: &Packing) -> Vec<u8> {
    let bits = bucket_bits(rows, packing);
    let packed = packed(rows, packing, bits);
    let cells: usize = packed.iter().map(|row| row.cells.len()).sum();
    let header = Header {
        classes: packing.classes,
        bits,
        features: packing.checksum,
        scale: scale(packing),
        rows: number(packed.len()),
        cells: number(cells),
    };
    let many = packing.classes > 1;
    let mut bytes = header.bytes().to_vec();
    starts(&packed, bits, |_| 1, &mut bytes);
    if many {
        starts(&packed, bits, |row| row.cells.len(), &mut bytes);
    }
    for row in &packed {
        bytes.extend(row.mark.to_le_bytes());
    }
    if many {
        let count = |row: &Packed| u8::try_from(row.cells.len()).unwrap_or(u8::MAX);
        bytes.extend(packed.iter().map(count));
        bytes.extend(packed.iter().flat_map(|row| &row.cells).map(|cell| cell.0));
    }
    let weights = packed.iter().flat_map(|row| &row.cells);
    bytes.extend(weights.map(|cell| cell.1.cast_unsigned()));
    bytes
}

fn scale(packing: &Packing) -> f32 {
    let unit = packing.largest / f64::from(i8::MAX);
    #[expect(clippy::cast_possible_truncation, reason = "a scale of a few digits")]
    let scale = (packing.hundredths * unit) as f32;
    scale
}

/// The number of bucket bits that leaves four to eight rows to a bucket; never so few that features often fall together.
fn bucket_bits(rows: &[Row], packing: &Packing) -> u8 {
    let kept = rows
        .iter()
        .filter(|row| !cells(row, packing).is_empty())
        .count();
    let mut bits = 8;
    while bits < 15 && (8 << bits) <= kept {
        bits += 1;
    }
    bits
}

/// The rows that keep a weight; of two that fall on one place the stronger.
fn packed(rows: &[Row], packing: &Packing, bits: u8) -> Vec<Packed> {
    let mut packed: Vec<Packed> = rows
        .iter()
        .map(|row| {
            let (bucket, mark) = place(row.feature, bits);
            let cells = cells(row, packing);
            Packed {
                bucket,
                mark,
                cells,
            }
        })
        .filter(|row| !row.cells.is_empty())
        .collect();
    packed.sort_by_key(|row| (row.bucket, row.mark, std::cmp::Reverse(row.strength())));
    packed.dedup_by_key(|row| (row.bucket, row.mark));
    packed
}

impl Packed {
    fn strength(&self) -> u32 {
        self.cells
            .iter()
            .map(|cell| u32::from(cell.1.unsigned_abs()))
            .sum()
    }
}

fn cells(row: &Row, packing: &Packing) -> Vec<(u8, i8)> {
    let kept = row
        .weights
        .iter()
        .filter(|(_, weight)| weight.abs() >= packing.least);
    kept.map(|(class, weight)| (*class, byte(*weight, packing)))
        .filter(|(_, weight)| *weight != 0)
        .collect()
}

fn byte(weight: f64, packing: &Packing) -> i8 {
    let scaled = weight / packing.largest * f64::from(i8::MAX);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to the byte's range"
    )]
    let byte = scaled.round().clamp(-127.0, 127.0) as i8;
    byte
}

fn starts(packed: &[Packed], bits: u8, size: impl Fn(&Packed) -> usize, bytes: &mut Vec<u8>) {
    let mut rows = packed.iter().peekable();
    let mut start = 0;
    for bucket in 0..=(1usize << bits) {
        bytes.extend(number(start).to_le_bytes());
        while let Some(row) = rows.next_if(|row| row.bucket <= bucket) {
            start += size(row);
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Linear;
    use proptest::prelude::*;

    const PACKING: Packing = Packing {
        classes: 3,
        checksum: 7,
        least: 0.5,
        largest: 12.7,
        hundredths: 100.0,
    };

    #[test]
    fn weak_weights_are_left_out_and_strong_ones_cut() {
        let rows = [Row {
            feature: 5,
            weights: vec![(0, 0.4), (1, -1.0), (2, 99.0)],
        }];
        let bytes = pack(&rows, &PACKING);
        let model = Linear::read(&bytes, 7).unwrap();
        assert_eq!(model.row(5).collect::<Vec<_>>(), [(1, -10), (2, 127)]);
        assert_eq!(model.margin(10), 100);
    }

    proptest! {
        #[test]
        fn every_row_is_found_again(features in proptest::collection::btree_set(0u32..1 << 24, 0..300)) {
            let features: Vec<u32> = features.iter().map(|high| high << 8).collect();
            for classes in [1, 3] {
                let rows: Vec<Row> = features
                    .iter()
                    .map(|feature| Row { feature: *feature, weights: vec![(0, f64::from((*feature >> 8) % 100 + 10) / 10.0)] })
                    .collect();
                let packing = Packing { classes, ..PACKING };
                let bytes = pack(&rows, &packing);
                let model = Linear::read(&bytes, 7).unwrap();
                for row in &rows {
                    let mut scores = [0; 3];
                    model.add(row.feature, &mut scores);
                    let expected = i32::from(byte(row.weights[0].1, &packing));
                    prop_assert_eq!(if classes == 1 { model.weight(row.feature) } else { scores[0] }, expected);
                }
            }
        }
    }
}
