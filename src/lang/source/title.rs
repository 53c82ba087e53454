use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::cue::first_word;
use super::schema::{Forms, RuleFile, entry};
use super::writer::Writer;
use crate::lang::speech::Sex;

/// Writes `titles.toml`.
pub(super) fn write(mut file: RuleFile<'_>, out: &mut Writer) {
    let data: TitleFile = file.read();
    let mut rules = Vec::new();
    let mut by_word: BTreeMap<String, Vec<[u16; 2]>> = BTreeMap::new();
    for entry in &data.title {
        file.register(entry);
        let place = out.number(rules.len());
        for form in entry.forms.get_ref() {
            let lower = form.to_lowercase();
            let (first, more) = first_word(&lower);
            let found = [place, out.string(more)];
            by_word.entry(first.to_owned()).or_default().push(found);
        }
        let role = out.string(entry.role.as_deref().unwrap_or_default());
        rules.push([entry.role.is_some().into(), role, Sex::number(entry.sex)]);
    }
    out.rows(&rules);
    out.index(by_word);
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleFile {
    title: Vec<TitleEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleEntry {
    id: Spanned<String>,
    forms: Forms,
    role: Option<String>,
    sex: Option<Sex>,
    hits: Forms,
    misses: Forms,
}

entry!(TitleEntry: forms);
