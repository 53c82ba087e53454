use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::schema::{Forms, RuleFile, entry};
use super::writer::Writer;
use crate::lang::speech::SentenceEnd;

/// Writes `abbreviations.toml`.
pub(super) fn write(mut file: RuleFile<'_>, out: &mut Writer) {
    let data: AbbreviationFile = file.read();
    let mut forms = BTreeMap::new();
    for entry in &data.abbreviation {
        file.register(entry);
        for form in entry.forms.get_ref() {
            let capital = form.starts_with(char::is_uppercase);
            forms.insert(form.to_lowercase(), [entry.ends as u16, capital.into()]);
        }
    }
    out.map(forms);
    out.words(data.starters.iter().map(String::as_str));
    out.words(data.report_verbs.iter().map(String::as_str));
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct AbbreviationFile {
    starters: Vec<String>,
    report_verbs: Vec<String>,
    abbreviation: Vec<AbbreviationEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationEntry {
    id: Spanned<String>,
    ends: SentenceEnd,
    forms: Forms,
    hits: Forms,
    misses: Forms,
}

entry!(AbbreviationEntry: forms);
