use std::sync::OnceLock;

use super::Lang;

impl Lang {
    /// English, the language that the program can analyze in full.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lang> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            let data = include_bytes!(concat!(env!("OUT_DIR"), "/en.bin"));
            postcard::from_bytes(data).unwrap_or_default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_of_the_build_script_fits_the_types() {
        let lang = Lang::english();
        assert!(!lang.time.rules.is_empty() && lang.speech.offices.get(0).is_some());
    }
}
