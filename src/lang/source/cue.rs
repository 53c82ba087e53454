use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::schema::{Forms, RuleFile, entry};
use super::writer::Writer;
use crate::lang::speech::{Act, CueRule, Lexicon, Takes};

/// Writes `cues.toml`.
pub(super) fn write(mut file: RuleFile<'_>, lexicon: &Lexicon, out: &mut Writer) {
    let data: CueFile = file.read();
    let mut cues = Cues::default();
    for entry in &data.cue {
        let id = file.register(entry);
        let words = [&entry.verbs, &entry.nouns, &entry.phrases];
        if words.iter().all(|list| list.is_empty()) {
            file.fault(
                Some(&entry.id.span()),
                "a cue needs verbs, nouns or phrases".to_owned(),
            );
        }
        cues.add(id, entry, lexicon, out);
    }
    out.rows(&cues.rules);
    out.index(cues.by_verb);
    out.index(cues.by_noun);
    out.index(cues.by_phrase);
}

#[derive(Default)]
struct Cues {
    rules: Vec<[u16; 4]>,
    by_verb: BTreeMap<String, Vec<[u16; 2]>>,
    by_noun: BTreeMap<String, Vec<[u16; 2]>>,
    by_phrase: BTreeMap<String, Vec<[u16; 2]>>,
}

impl Cues {
    fn add(&mut self, id: &str, entry: &CueEntry, lexicon: &Lexicon, out: &mut Writer) {
        let rule = out.number(self.rules.len());
        for verb in &entry.verbs {
            let (first, more) = first_word(verb);
            let base = lexicon.verb_base(first).unwrap_or(first).to_owned();
            let found = [rule, out.string(more)];
            self.by_verb.entry(base).or_default().push(found);
        }
        for noun in &entry.nouns {
            for form in [noun.clone(), format!("{noun}s")] {
                let found = [rule, out.string("")];
                self.by_noun.entry(form).or_default().push(found);
            }
        }
        for phrase in &entry.phrases {
            let (first, more) = first_word(phrase);
            let found = [rule, out.string(more)];
            let known = self.by_phrase.entry(first.to_owned()).or_default();
            known.push(found);
        }
        let mut bits = entry.takes.iter().fold(0, |bits, form| bits | form.bit());
        if entry.addressee {
            bits |= CueRule::ADDRESSEE;
        }
        if entry.margin.is_some() {
            bits |= CueRule::WEIGHED;
        }
        let margin = entry.margin.unwrap_or_default().cast_unsigned();
        let acts = entry.act as u16 | (entry.bare.unwrap_or(entry.act) as u16) << 2;
        self.rules.push([out.string(id), bits, margin, acts]);
    }
}

/// The first word of a phrase, and those behind it.
pub(super) fn first_word(phrase: &str) -> (&str, &str) {
    phrase.split_once(' ').unwrap_or((phrase, ""))
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    cue: Vec<CueEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueEntry {
    id: Spanned<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    takes: Vec<Takes>,
    #[serde(default)]
    addressee: bool,
    margin: Option<i16>,
    act: Act,
    bare: Option<Act>,
    hits: Forms,
    misses: Forms,
}

entry!(CueEntry:);
