use std::fmt;

use serde::Deserialize;

use super::file::{ClassEntry, RuleFile};
use crate::lang::speech::{
    Abbreviations, CueEntry, Cues, Lists, SentenceEnd, Sex, TitleRule, Titles, VerbForms,
};
use crate::lang::words::{WordClasses, WordList};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationEntry {
    #[expect(dead_code, reason = "part of every entry")]
    id: &'static str,
    ends: SentenceEnd,
    #[serde(borrow)]
    forms: Vec<&'static str>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleEntry {
    #[expect(dead_code, reason = "part of every entry")]
    id: &'static str,
    #[serde(borrow)]
    forms: Vec<&'static str>,
    #[serde(borrow)]
    role: Option<&'static str>,
    sex: Option<Sex>,
}

/// Reads `abbreviations.toml`.
pub(super) fn abbreviations(file: &mut RuleFile) -> Abbreviations {
    let mut read = Abbreviations {
        starters: file.value("starters"),
        report_verbs: file.value("report-verbs"),
        ..Abbreviations::default()
    };
    for entry in file.entries::<AbbreviationEntry>("abbreviation") {
        for form in entry.rule.forms {
            let capital = form.starts_with(char::is_uppercase);
            let lower = form.to_lowercase().leak();
            read.forms.insert(lower, (entry.rule.ends, capital));
        }
    }
    read
}

/// Reads `cues.toml`.
pub(super) fn cues(file: &mut RuleFile, forms: &VerbForms) -> Cues {
    let mut cues = Cues::default();
    for entry in file.entries::<CueEntry>("cue") {
        if !entry.rule.has_words() {
            let message = "a cue needs verbs, nouns or phrases";
            file.fault(&entry.span, message.to_owned());
        }
        cues.add(&entry.rule, forms);
    }
    cues
}

/// Reads `titles.toml`.
pub(super) fn titles(file: &mut RuleFile) -> Titles {
    let mut titles = Titles::default();
    for entry in file.entries::<TitleEntry>("title") {
        let TitleEntry {
            role, sex, forms, ..
        } = entry.rule;
        let forms = forms.iter().map(|form| &*form.to_lowercase().leak());
        titles.add(TitleRule { role, sex }, forms);
    }
    titles
}

/// Reads a file of word classes.
pub(super) fn classes<C>(file: &mut RuleFile) -> WordClasses<C>
where
    C: Deserialize<'static> + Into<u8> + Copy,
{
    let mut classes = WordClasses::default();
    for entry in file.entries::<ClassEntry>("class") {
        let Some(class) = entry.rule.class::<C>() else {
            file.fault(&entry.span, format!("no class is called `{}`", entry.id));
            continue;
        };
        for form in &entry.rule.forms {
            classes.add(class, form);
        }
    }
    classes
}

/// Reads a file of word classes that must have words of each.
pub(super) fn all_classes<C>(file: &mut RuleFile, all: &[C]) -> WordClasses<C>
where
    C: Deserialize<'static> + Into<u8> + Copy + fmt::Debug,
{
    let classes = classes(file);
    for class in all {
        if classes.forms(*class).next().is_none() {
            file.fault(&(0..0), format!("the class {class:?} has no words"));
        }
    }
    classes
}

/// Reads a list of verbs, and one of irregular verbs with their forms after each.
pub(super) fn verbs(bases: &'static str, irregular: &'static str) -> VerbForms {
    let forms = irregular.lines().flat_map(|line| {
        let mut words = line.split(' ');
        let base = words.next().unwrap_or_default();
        words.map(move |form| (form, base))
    });
    VerbForms {
        bases: WordList::new(bases.lines().map(|base| (base, ""))),
        irregular: WordList::new(forms),
    }
}

/// Reads a list of nouns for people, and one of first names with a letter for the sex.
pub(super) fn lists(nouns: &'static str, names: &'static str) -> Lists {
    let names = names.lines().filter_map(|line| line.split_once(' '));
    Lists {
        person_nouns: WordList::new(nouns.lines().map(|noun| (noun, ""))),
        first_names: WordList::new(names),
    }
}
