use std::sync::OnceLock;

use super::file::{Example, Report, RuleFile};
use super::{office, speech, time};
use crate::lang::language::Lang;
use crate::lang::speech::SpeechRules;

macro_rules! text {
    ($name:literal) => {
        include_str!(concat!("../../../assets/lang/en/", $name))
    };
}

macro_rules! texts {
    ($($name:literal)*) => {
        [$(($name, text!($name))),*]
    };
}

/// The files on time: words first, then rules from parts to wholes.
const TIME: [(&str, &str); 13] = texts!(
    "months.toml" "weekdays.toml" "numbers.toml" "units.toml" "seasons.toml" "holidays.toml"
    "time-words.toml" "time-names.toml" "time-era.toml" "time-calendar.toml" "time-relative.toml"
    "time-length.toml" "time-compound.toml"
);

const VERBS: &str = text!("lists/verbs.txt");
const IRREGULAR: &str = text!("lists/irregular-verbs.txt");
const PERSON_NOUNS: &str = text!("lists/person-nouns.txt");
const FIRST_NAMES: &str = text!("lists/first-names.txt");

macro_rules! file {
    ($name:literal, $report:ident, $read:expr) => {{
        let mut file = RuleFile::new($name, text!($name));
        let data = $read(&mut file);
        file.finish(&mut $report);
        data
    }};
}

/// Reads the files of `assets/lang/en`.
pub fn read_english() -> (Lang, Report) {
    let mut report = Report::default();
    let lexicon = speech::verbs(VERBS, IRREGULAR);
    let speech = SpeechRules {
        abbreviations: file!("abbreviations.toml", report, speech::abbreviations),
        cues: file!("cues.toml", report, |file| speech::cues(file, &lexicon)),
        acts: file!("acts.toml", report, speech::classes),
        titles: file!("titles.toml", report, speech::titles),
        naming: file!("names.toml", report, speech::classes),
        lists: speech::lists(PERSON_NOUNS, FIRST_NAMES),
        offices: file!("offices.toml", report, office::read),
        lexicon,
    };
    let mut time = time::read(&TIME, &mut report);
    time.events = file!("event-words.toml", report, speech::classes);
    (Lang { speech, time }, report)
}

/// The examples of the files of `assets/lang/en`.
pub fn examples() -> &'static [Example] {
    static REPORT: OnceLock<Report> = OnceLock::new();
    &REPORT.get_or_init(|| read_english().1).examples
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::words::WordList;

    #[test]
    fn the_files_have_no_fault() {
        assert_eq!(read_english().1.faults, []);
    }

    #[test]
    fn lists_are_sorted_and_all_their_words_are_found() {
        for list in [VERBS, IRREGULAR, PERSON_NOUNS, FIRST_NAMES] {
            assert!(list.lines().is_sorted());
        }
        let SpeechRules { lexicon, lists, .. } = read_english().0.speech;
        let found = |list: WordList, words: &str| {
            let mut words = words.lines().filter_map(|line| line.split(' ').next());
            words.all(|word| list.get(word).is_some())
        };
        assert!(found(lexicon.bases, VERBS) && found(lists.person_nouns, PERSON_NOUNS));
        assert!(found(lists.first_names, FIRST_NAMES));
    }
}
