use std::sync::OnceLock;

use super::PagePhrases;

impl PagePhrases {
    /// The phrases of all languages that the program knows.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<PagePhrases> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            let data = include_bytes!(concat!(env!("OUT_DIR"), "/pages.bin"));
            postcard::from_bytes(data).unwrap_or_default()
        })
    }
}
