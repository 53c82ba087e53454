use crate::model::{Header, home, row_slot, single_slot};

/// The weights of one feature, by class.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WeightRow {
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

/// A row of whole weights.
struct Packed {
    feature: u32,
    cells: Vec<(u8, i8)>,
}

/// The bytes of a model file.
pub(super) fn pack(rows: &[WeightRow], packing: &Packing) -> Vec<u8> {
    let many = packing.classes > 1;
    let mut packed: Vec<Packed> = rows.iter().map(|row| packed(row, packing)).collect();
    packed.retain(|row| !row.cells.is_empty());
    packed.sort_by_key(|row| row.feature);
    let homes = packed.len() * HOMES_TO_ROWS.0 / HOMES_TO_ROWS.1 + 1;
    let homes = number(homes);
    let slots = spread(packed, homes, if many { 0xFFFF } else { 0x00FF_FFFF });
    let cells: usize = slots.iter().flatten().map(|row| row.cells.len()).sum();
    let header = Header {
        classes: packing.classes,
        features: packing.checksum,
        scale: scale(packing),
        homes,
        slots: number(slots.len()),
        cells: if many { number(cells) } else { 0 },
    };
    let mut bytes = header.bytes().to_vec();
    if !many {
        let weight = |row: &Packed| row.cells.first().map_or(0, |cell| cell.1);
        let slot = |row: &Option<Packed>| {
            row.as_ref()
                .map_or([0; 4], |row| single_slot(row.feature, weight(row)))
        };
        bytes.extend(slots.iter().flat_map(slot));
        return bytes;
    }
    let mut first = 0;
    for row in &slots {
        let Some(row) = row else {
            bytes.extend([0; 6]);
            continue;
        };
        let count = u8::try_from(row.cells.len()).unwrap_or(u8::MAX);
        bytes.extend(row_slot(row.feature, count, first));
        first += u32::from(count);
    }
    for (class, weight) in slots.iter().flatten().flat_map(|row| &row.cells) {
        bytes.extend([*class, weight.cast_unsigned()]);
    }
    bytes
}

/// Three slots to two rows: fuller tables are slower, emptier ones larger.
const HOMES_TO_ROWS: (usize, usize) = (3, 2);

/// Puts every row in the first free slot from its home on; of two that cannot be told apart the stronger stays.
fn spread(rows: Vec<Packed>, homes: u32, mark: u32) -> Vec<Option<Packed>> {
    let mut slots: Vec<Option<Packed>> = Vec::new();
    slots.resize_with(homes as usize + 1, || None);
    for row in rows {
        let mut at = home(row.feature, homes);
        loop {
            if at + 1 >= slots.len() {
                slots.push(None);
            }
            match slots.get_mut(at) {
                Some(Some(other)) if (other.feature ^ row.feature) & mark == 0 => {
                    if row.strength() > other.strength() {
                        *other = row;
                    }
                    break;
                }
                Some(slot @ None) => {
                    *slot = Some(row);
                    break;
                }
                _ => at += 1,
            }
        }
    }
    slots
}

fn scale(packing: &Packing) -> f32 {
    let unit = packing.largest / f64::from(i8::MAX);
    #[expect(clippy::cast_possible_truncation, reason = "a scale of a few digits")]
    let scale = (packing.hundredths * unit) as f32;
    scale
}

fn packed(row: &WeightRow, packing: &Packing) -> Packed {
    Packed {
        feature: row.feature,
        cells: cells(row, packing),
    }
}

impl Packed {
    fn strength(&self) -> u32 {
        self.cells
            .iter()
            .map(|cell| u32::from(cell.1.unsigned_abs()))
            .sum()
    }
}

fn cells(row: &WeightRow, packing: &Packing) -> Vec<(u8, i8)> {
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
        let rows = [WeightRow {
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
        fn every_row_is_found_again(features in proptest::collection::btree_set(0u32..1 << 16, 0..300)) {
            let features: Vec<u32> = features.iter().map(|low| low.wrapping_mul(0x9E37_79B1)).collect();
            for classes in [1, 3] {
                let rows: Vec<WeightRow> = features
                    .iter()
                    .map(|feature| WeightRow { feature: *feature, weights: vec![(0, f64::from(*feature % 100 + 10) / 10.0)] })
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
