use super::writer::Writer;
use crate::lang::speech::Sex;

const VERBS: &str = include_str!("../../../assets/lang/en/lists/verbs.txt");
const IRREGULAR: &str = include_str!("../../../assets/lang/en/lists/irregular-verbs.txt");
const PERSON_NOUNS: &str = include_str!("../../../assets/lang/en/lists/person-nouns.txt");
const FIRST_NAMES: &str = include_str!("../../../assets/lang/en/lists/first-names.txt");

/// Writes the verbs and their irregular forms.
pub(super) fn write_verbs(out: &mut Writer) {
    out.words(VERBS.lines());
    let irregular = IRREGULAR.lines().flat_map(|line| {
        let mut forms = line.split(' ');
        let base = forms.next().unwrap_or_default();
        forms.map(move |form| (form, base))
    });
    let irregular = irregular.map(|(form, base)| (form.to_owned(), [out.string(base)]));
    let irregular = irregular.collect();
    out.map(irregular);
}

/// Writes the nouns for people and the first names.
pub(super) fn write(out: &mut Writer) {
    out.words(PERSON_NOUNS.lines());
    let names = FIRST_NAMES.lines().filter_map(|line| line.split_once(' '));
    let names = names.map(|(name, sex)| (name.to_owned(), [Sex::number(of_letter(sex))]));
    out.map(names.collect());
}

/// The sex that a letter of a rule file stands for.
pub(super) fn of_letter(letter: &str) -> Option<Sex> {
    match letter {
        "m" => Some(Sex::Male),
        "f" => Some(Sex::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [VERBS, IRREGULAR, PERSON_NOUNS, FIRST_NAMES] {
            assert!(list.lines().is_sorted());
        }
    }
}
