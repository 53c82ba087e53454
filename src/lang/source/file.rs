use std::collections::HashSet;
use std::ops::Range;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ClassError, StrDeserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// An error in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file under `assets/lang`.
    pub file: &'static str,
    /// The line, from 1; 0 where it is not known.
    pub line: usize,
    /// What is wrong: lower case, no full stop.
    pub message: String,
}

/// A sentence that proves a rule: what is expected stands in brackets inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its file, without the extension.
    pub file: &'static str,
    /// The id of its rule.
    pub rule: &'static str,
    /// The sentence, brackets included.
    pub text: String,
    /// Whether the rule must match in it.
    pub hit: bool,
}

/// What the files of a language contain apart from their data: examples, and errors.
#[derive(Debug, Default)]
pub struct Report {
    /// The sentences that prove the rules.
    pub examples: Vec<Example>,
    /// What is wrong in the files.
    pub faults: Vec<Fault>,
}

/// One entry of a rule file.
#[derive(Debug)]
pub(super) struct Entry<T> {
    /// Its name, which is unique in the file.
    pub(super) id: &'static str,
    /// Its bytes in the file.
    pub(super) span: Range<usize>,
    /// Everything but its examples.
    pub(super) rule: T,
}

/// A rule file that is read piece by piece; what is left at the end is a fault.
#[derive(Debug)]
pub(super) struct RuleFile {
    name: &'static str,
    text: &'static str,
    table: DeTable<'static>,
    ids: HashSet<String>,
    report: Report,
}

/// Words in lower case that are in one class, as `words.toml` and similar files spell them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClassEntry {
    id: &'static str,
    // The id, where it is left out.
    kind: Option<&'static str>,
    /// The words and phrases.
    #[serde(borrow)]
    pub(super) forms: Vec<&'static str>,
}

impl ClassEntry {
    /// The class of the words.
    pub(super) fn class<C: Deserialize<'static>>(&self) -> Option<C> {
        class_of(self.kind.unwrap_or(self.id))
    }
}

/// The word class with a name, as rule files spell it.
pub fn class_of<C: Deserialize<'static>>(name: &'static str) -> Option<C> {
    let name: StrDeserializer<'static, ClassError> = name.into_deserializer();
    C::deserialize(name).ok()
}

impl RuleFile {
    /// Parses a file; an empty one, and a fault, where it is not TOML.
    pub(super) fn new(name: &'static str, text: &'static str) -> Self {
        let parsed = DeTable::parse(text);
        let mut file = Self {
            name,
            text,
            table: DeTable::new(),
            ids: HashSet::new(),
            report: Report::default(),
        };
        match parsed {
            Ok(table) => file.table = table.into_inner(),
            Err(error) => drop(file.parsed::<()>(Err(error))),
        }
        file
    }

    /// The value of a key of the file; the default where it is not there or of another type.
    pub(super) fn value<T: Deserialize<'static> + Default>(&mut self, key: &str) -> T {
        let value = self.table.remove(key);
        let value = value.and_then(|value| self.parsed(T::deserialize(value.into_deserializer())));
        value.unwrap_or_default()
    }

    /// The entries under a key, without those that have a fault; their examples are part of the report.
    pub(super) fn entries<T: Deserialize<'static>>(&mut self, key: &str) -> Vec<Entry<T>> {
        let list = self.table.remove(key).map(Spanned::into_inner);
        let Some(DeValue::Array(list)) = list else {
            return Vec::new();
        };
        let entries = list.into_iter().filter_map(|entry| {
            let span = entry.span();
            let DeValue::Table(table) = entry.into_inner() else {
                return None;
            };
            self.entry(span, table)
        });
        entries.collect()
    }

    fn entry<T: Deserialize<'static>>(
        &mut self,
        span: Range<usize>,
        mut table: DeTable<'static>,
    ) -> Option<Entry<T>> {
        let name = table.get("id").and_then(|id| id.get_ref().as_str());
        let id: &'static str = name.unwrap_or_default().to_owned().leak();
        if !self.ids.insert(id.to_owned()) {
            self.fault(&span, format!("the id `{id}` is there twice"));
        }
        let lists = table.iter().filter_map(|(key, value)| {
            let list = value.get_ref().as_array()?;
            list.is_empty()
                .then(|| (value.span(), key.get_ref().clone()))
        });
        for (span, key) in lists.collect::<Vec<_>>() {
            self.fault(&span, format!("`{key}` is empty"));
        }
        for (key, hit) in [("hits", true), ("misses", false)] {
            let Some(list) = table.remove(key) else {
                self.fault(&span, format!("`{id}` needs both hits and misses"));
                continue;
            };
            let list = Vec::<String>::deserialize(list.into_deserializer());
            let list = self.parsed(list).unwrap_or_default();
            let file = self.name.rsplit('/').next().unwrap_or_default();
            let file = file.strip_suffix(".toml").unwrap_or(file);
            self.report
                .examples
                .extend(list.into_iter().map(|text| Example {
                    file,
                    rule: id,
                    text,
                    hit,
                }));
        }
        let table = Spanned::new(span.clone(), DeValue::Table(table));
        let rule = self.parsed(T::deserialize(table.into_deserializer()))?;
        Some(Entry { id, span, rule })
    }

    /// Adds a fault at some bytes of the file.
    pub(super) fn fault(&mut self, bytes: &Range<usize>, message: String) {
        let before = self.text.get(..bytes.start);
        self.report.faults.push(Fault {
            file: self.name,
            line: before.map_or(0, |before| before.matches('\n').count() + 1),
            message,
        });
    }

    /// Ends the file and adds what it has to a report; a key that nobody has read is a fault.
    pub(super) fn finish(mut self, report: &mut Report) {
        for (key, _) in std::mem::take(&mut self.table) {
            self.fault(&key.span(), format!("unknown key `{}`", key.get_ref()));
        }
        report.examples.append(&mut self.report.examples);
        report.faults.append(&mut self.report.faults);
    }

    fn parsed<T>(&mut self, result: Result<T, toml::de::Error>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                let place = error.span().unwrap_or_default();
                self.fault(&place, error.message().to_owned());
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[expect(dead_code, reason = "part of every entry")]
        id: &'static str,
        #[serde(borrow)]
        forms: Vec<&'static str>,
    }

    fn faults_of(text: &'static str) -> Vec<(usize, String)> {
        let mut report = Report::default();
        let mut file = RuleFile::new("sample.toml", text);
        let entries: Vec<Entry<Sample>> = file.entries("rule");
        file.finish(&mut report);
        assert!(entries.iter().all(|entry| entry.rule.forms.len() < 2));
        let faults = report.faults.into_iter();
        faults.map(|fault| (fault.line, fault.message)).collect()
    }

    #[test]
    fn a_sound_file_has_no_fault() {
        let text = "[[rule]]\nid = \"a\"\nforms = [\"x\"]\nhits = [\"x\"]\nmisses = [\"y\"]\n";
        assert!(faults_of(text).is_empty());
    }

    #[test]
    fn an_unknown_key_is_a_fault_in_its_line() {
        let text =
            "[[rule]]\nid = \"a\"\nforms = [\"x\"]\nform = 1\nhits = [\"x\"]\nmisses = [\"y\"]\n";
        let faults = faults_of(text);
        assert_eq!((faults.len(), faults[0].0), (1, 4));
        assert_eq!(
            faults_of("[[rules]]\n"),
            [(1, "unknown key `rules`".to_owned())]
        );
    }

    #[test]
    fn an_empty_list_is_a_fault_in_its_line() {
        let text = "[[rule]]\nid = \"a\"\nforms = []\nhits = [\"x\"]\nmisses = [\"y\"]\n";
        assert_eq!(faults_of(text), [(3, "`forms` is empty".to_owned())]);
        let text = "[[rule]]\nid = \"a\"\nforms = [\"x\"]\nhits = [\"x\"]\n";
        let missing = "`a` needs both hits and misses".to_owned();
        assert_eq!(faults_of(text), [(1, missing)]);
    }

    #[test]
    fn an_id_used_twice_is_a_fault_in_its_line() {
        let text = "[[rule]]\nid = \"a\"\nforms = [\"x\"]\nhits = [\"x\"]\nmisses = [\"y\"]\n\
                    [[rule]]\nid = \"a\"\nforms = [\"x\"]\nhits = [\"x\"]\nmisses = [\"y\"]\n";
        assert_eq!(
            faults_of(text),
            [(6, "the id `a` is there twice".to_owned())]
        );
    }
}
