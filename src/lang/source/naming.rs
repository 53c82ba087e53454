use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::schema::{Forms, RuleFile, entry};
use super::writer::Writer;
use crate::lang::speech::NameWord;

/// Writes `names.toml`.
pub(super) fn write(mut file: RuleFile<'_>, out: &mut Writer) {
    let data: NameFile = file.read();
    let mut groups: BTreeMap<String, [u16; 2]> = BTreeMap::new();
    for entry in data.group {
        file.register(&entry);
        for form in entry.forms.into_inner() {
            let known = groups.entry(form).or_default();
            for (cell, bits) in known.iter_mut().zip(entry.kind.bits()) {
                *cell |= bits;
            }
        }
    }
    out.map(groups);
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameFile {
    group: Vec<GroupEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupEntry {
    id: Spanned<String>,
    kind: NameWord,
    forms: Forms,
    hits: Forms,
    misses: Forms,
}

entry!(GroupEntry: forms);
