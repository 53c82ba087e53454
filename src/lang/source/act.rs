use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::schema::{Forms, RuleFile, entry};
use super::writer::Writer;
use crate::lang::speech::ActWord;

/// Writes `acts.toml`.
pub(super) fn write(mut file: RuleFile<'_>, out: &mut Writer) {
    let data: ActFile = file.read();
    let mut kinds: BTreeMap<String, [u16; 1]> = BTreeMap::new();
    for entry in data.word {
        file.register(&entry);
        for form in entry.forms.into_inner() {
            let [kinds] = kinds.entry(form).or_default();
            *kinds |= entry.kind.bit();
        }
    }
    out.map(kinds);
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActFile {
    word: Vec<ActEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActEntry {
    id: Spanned<String>,
    kind: ActWord,
    forms: Forms,
    hits: Forms,
    misses: Forms,
}

entry!(ActEntry: forms);
