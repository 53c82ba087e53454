use super::file::{ClassEntry, Report, RuleFile};
use crate::lang::page::PagePhrases;

macro_rules! pages {
    ($($code:literal)*) => {
        [$((
            concat!($code, "/page.toml"),
            include_str!(concat!("../../../assets/lang/", $code, "/page.toml")),
        )),*]
    };
}

/// The phrases of pages in each language. A new language is one more code here.
const PAGES: &[(&str, &str)] = &pages!(
    "en" "de" "fr" "es" "it" "pt" "nl" "pl" "sv" "no" "da" "fi" "cs" "sk" "hu" "ro" "id" "vi" "el" "tr" "ru" "uk" "bg" "ar" "he" "ja" "zh" "ko" "th"
);

/// Reads `page.toml` of every language.
pub fn read_pages() -> (PagePhrases, Report) {
    let (mut phrases, mut report) = (PagePhrases::default(), Report::default());
    for (name, text) in PAGES {
        let mut file = RuleFile::new(name, text);
        for entry in file.entries::<ClassEntry>("class") {
            match entry.rule.class() {
                Some(class) => phrases.add(class, &entry.rule.forms),
                None => file.fault(&entry.span, format!("no class is called `{}`", entry.id)),
            }
        }
        file.finish(&mut report);
    }
    (phrases, report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::page::PageClass;
    use crate::lang::source::class_of;

    #[test]
    fn the_marked_phrase_of_a_hit_is_in_its_class_and_that_of_a_miss_is_not() {
        let (phrases, report) = read_pages();
        assert_eq!(report.faults, []);
        for example in report.examples {
            let phrase = example.text.split(['{', '}']).nth(1).unwrap();
            let phrase = phrase.to_lowercase();
            let class = class_of::<PageClass>(example.rule).unwrap();
            let has = phrases
                .of(class)
                .iter()
                .any(|known| known.to_lowercase() == phrase);
            assert_eq!(
                has, example.hit,
                "{} {}: {}",
                example.file, example.rule, example.text
            );
        }
    }

    #[test]
    fn every_class_has_phrases() {
        let phrases = read_pages().0;
        assert!(
            PageClass::ALL
                .iter()
                .all(|class| !phrases.of(*class).is_empty())
        );
    }
}
