use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::schema::{Forms, RuleFile, entry};
use super::writer::Writer;
use crate::lang::time::EventWord;

/// Writes `event-words.toml`.
pub(super) fn write(mut file: RuleFile<'_>, out: &mut Writer) {
    let parsed: File = file.read();
    let mut words: BTreeMap<String, [u16; 1]> = BTreeMap::new();
    for entry in &parsed.words {
        let id = file.register(entry);
        let Some(what) = EventWord::parse(id) else {
            file.fault(
                Some(&entry.id.span()),
                format!("`{id}` says nothing of events"),
            );
            continue;
        };
        for form in entry.forms.get_ref() {
            let [bits] = words.entry(form.clone()).or_default();
            *bits |= what as u16;
        }
    }
    out.map(words);
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    forms: Forms,
    hits: Forms,
    misses: Forms,
}

entry!(Entry: forms);
