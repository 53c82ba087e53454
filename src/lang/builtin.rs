use std::sync::OnceLock;

use super::{Coverage, Lang};

impl Lang {
    /// English, the language that the program can analyze in full.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lang> = OnceLock::new();
        ENGLISH.get_or_init(|| load(EN))
    }

    /// The data for a text in a language, given by its two-letter code; a text of unknown language counts as English.
    pub fn of(language: Option<&str>) -> &'static Self {
        static GERMAN: OnceLock<Lang> = OnceLock::new();
        static OTHER: OnceLock<Lang> = OnceLock::new();
        match language {
            None | Some("en") => Self::english(),
            Some("de") => GERMAN.get_or_init(|| load(DE)),
            Some(_) => OTHER.get_or_init(|| Self {
                coverage: Coverage::Marks,
                ..load(EN)
            }),
        }
    }
}

const EN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/en.bin"));
const DE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/de.bin"));

fn load(data: &'static [u8]) -> Lang {
    postcard::from_bytes(data).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_of_the_build_script_fits_the_types() {
        let lang = Lang::english();
        assert!(!lang.time.rules.is_empty() && lang.speech.offices.get(0).is_some());
        assert_eq!(lang.coverage, Coverage::Full);
        assert_eq!(Lang::of(Some("de")).coverage, Coverage::Quotations);
        assert_eq!(Lang::of(Some("fr")).coverage, Coverage::Marks);
    }
}
