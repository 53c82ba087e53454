use std::sync::OnceLock;

use serde::Deserialize;

use super::file::{Example, Report, RuleFile};
use super::{office, speech, time};
use crate::lang::class::WordClass;
use crate::lang::language::{Coverage, Lang};
use crate::lang::speech::{SpeechRules, VerbForms};

macro_rules! text {
    ($lang:literal, $name:literal) => {
        include_str!(concat!("../../../assets/lang/", $lang, "/", $name))
    };
}

macro_rules! texts {
    ($lang:literal: $($name:literal)*) => {
        [$((concat!($lang, "/", $name), text!($lang, $name))),*]
    };
}

macro_rules! file {
    ($lang:literal, $name:literal, $report:ident, $read:expr) => {{
        let mut file = RuleFile::new(concat!($lang, "/", $name), text!($lang, $name));
        let data = $read(&mut file);
        file.finish(&mut $report);
        data
    }};
}

/// The English files on time: words first, then rules from parts to wholes.
const TIME: [(&str, &str); 13] = texts!(
    "en": "months.toml" "weekdays.toml" "numbers.toml" "units.toml" "seasons.toml" "holidays.toml"
    "time-words.toml" "time-names.toml" "time-era.toml" "time-calendar.toml" "time-relative.toml"
    "time-length.toml" "time-compound.toml"
);

const VERBS: &str = text!("en", "lists/verbs.txt");
const IRREGULAR: &str = text!("en", "lists/irregular-verbs.txt");
const PERSON_NOUNS: &str = text!("en", "lists/person-nouns.txt");
const FIRST_NAMES: &str = text!("en", "lists/first-names.txt");

/// Reads the files of `assets/lang/en`.
pub fn read_english() -> (Lang, Report) {
    let mut report = Report::default();
    let lexicon = speech::verbs(VERBS, IRREGULAR);
    let speech = SpeechRules {
        abbreviations: file!("en", "abbreviations.toml", report, speech::abbreviations),
        cues: file!("en", "cues.toml", report, |file| speech::cues(
            file, &lexicon
        )),
        acts: file!("en", "acts.toml", report, speech::classes),
        titles: file!("en", "titles.toml", report, speech::titles),
        naming: file!("en", "names.toml", report, speech::classes),
        lists: speech::lists(PERSON_NOUNS, FIRST_NAMES),
        offices: file!("en", "offices.toml", report, office::read),
        lexicon,
    };
    let lang = Lang {
        coverage: file!("en", "language.toml", report, coverage),
        words: file!("en", "words.toml", report, |file| speech::all_classes(
            file,
            WordClass::ALL
        )),
        time: time::read(&TIME, &mut report),
        speech,
    };
    (lang, report)
}

/// Reads the files of `assets/lang/de`.
pub fn read_german() -> (Lang, Report) {
    let mut report = Report::default();
    let forms = VerbForms::default();
    let lang = Lang {
        coverage: file!("de", "language.toml", report, coverage),
        words: file!("de", "words.toml", report, speech::classes),
        speech: SpeechRules {
            abbreviations: file!("de", "abbreviations.toml", report, speech::abbreviations),
            cues: file!("de", "cues.toml", report, |file| speech::cues(file, &forms)),
            titles: file!("de", "titles.toml", report, speech::titles),
            ..SpeechRules::default()
        },
        time: time::read(&texts!("de": "months.toml" "time.toml"), &mut report),
    };
    (lang, report)
}

fn coverage(file: &mut RuleFile) -> Coverage {
    #[derive(Default, Deserialize)]
    struct Value(Coverage);
    file.value::<Value>("coverage").0
}

/// The examples of the files of `assets/lang/en`.
pub fn examples() -> &'static [Example] {
    static REPORT: OnceLock<Report> = OnceLock::new();
    &REPORT.get_or_init(|| read_english().1).examples
}

/// The examples of the files of `assets/lang/de`.
#[cfg(test)]
pub fn german_examples() -> Vec<Example> {
    read_german().1.examples
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::words::WordList;

    #[test]
    fn the_files_have_no_fault() {
        assert_eq!(read_english().1.faults, []);
        assert_eq!(read_german().1.faults, []);
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
