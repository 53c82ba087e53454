use super::features::feature;
use super::*;
use proptest::prelude::*;

/// A model of two classes: feature(1, [1]) is worth 5 to class 0 and -3 to class 1, feature(1, [2]) is worth 7 to class 1.
fn two_classes() -> Vec<u8> {
    let header = Header {
        classes: 2,
        features: 99,
        scale: 0.5,
        homes: 1,
        slots: 3,
        cells: 3,
    };
    let mut bytes = header.bytes().to_vec();
    bytes.extend(row_slot(feature(1, [1]), 2, 0));
    bytes.extend(row_slot(feature(1, [2]), 1, 2));
    bytes.extend([0; 6]);
    for (class, weight) in [(0, 5), (1, -3), (1, 7i8)] {
        bytes.extend([class, weight.cast_unsigned()]);
    }
    bytes
}

/// A model of one class: feature(1, [1]) is worth -5, feature(1, [2]) is worth 7.
fn one_class() -> Vec<u8> {
    let header = Header {
        classes: 1,
        features: 99,
        scale: 0.5,
        homes: 1,
        slots: 3,
        cells: 0,
    };
    let mut bytes = header.bytes().to_vec();
    bytes.extend(single_slot(feature(1, [1]), -5));
    bytes.extend(single_slot(feature(1, [2]), 7));
    bytes.extend([0; 4]);
    bytes
}

#[test]
fn a_model_of_one_class_sums_the_weights_it_knows() {
    let bytes = one_class();
    let model = Linear::read(&bytes, 99).unwrap();
    assert_eq!(model.weight(feature(1, [1])), -5);
    assert_eq!(model.sum(&[1, 2, 3].map(|part| feature(1, [part]))), 2);
}

#[test]
fn known_features_add_their_weights_and_unknown_ones_nothing() {
    let bytes = two_classes();
    let model = Linear::read(&bytes, 99).unwrap();
    let mut scores = [0; 2];
    for part in [1, 2, 3] {
        model.add(feature(1, [part]), &mut scores);
    }
    assert_eq!(scores, [5, 4]);
}

#[test]
fn margins_are_scaled_and_saturate() {
    let bytes = two_classes();
    let model = Linear::read(&bytes, 99).unwrap();
    assert_eq!(model.margin(30), 15);
    assert_eq!(model.margin(i32::MAX), i16::MAX);
}

#[test]
fn a_broken_file_is_told_by_its_fault() {
    let bytes = two_classes();
    let fault = |bytes: &[u8]| Linear::read(bytes, 99).err();
    assert_eq!(fault(b""), Some(ModelError::Magic));
    assert_eq!(fault(&bytes[..20]), Some(ModelError::Length));
    assert_eq!(fault(&bytes[..bytes.len() - 1]), Some(ModelError::Length));
    assert_eq!(
        fault(&[&bytes[..], &[0]].concat()),
        Some(ModelError::Length)
    );
    assert_eq!(
        Linear::read(&bytes, 1).err(),
        Some(ModelError::Features(99))
    );
    let mut newer = bytes;
    newer[4] = 9;
    assert_eq!(fault(&newer), Some(ModelError::Version(9)));
}

#[test]
fn the_model_that_knows_nothing_scores_nothing() {
    let model = Linear::default();
    assert!(model.is_empty());
    assert_eq!(model.sum(&[1, 2, 3]), 0);
}

proptest! {
    #[test]
    fn no_damage_makes_it_panic(many: bool, at in 6usize..56, value: u8, asked: [u32; 4]) {
        let mut bytes = if many { two_classes() } else { one_class() };
        let last = bytes.len() - 1;
        bytes[at.min(last)] = value;
        if let Ok(model) = Linear::read(&bytes, 99) {
            let mut scores = [0; 2];
            for feature in asked {
                model.add(feature, &mut scores);
            }
            model.sum(&asked);
        }
    }
}
