use std::collections::HashSet;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;

/// Something wrong in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file under `assets/lang/en`.
    pub file: &'static str,
    /// The line, from 1; 0 where the parser gives none.
    pub line: usize,
    /// What is wrong: lower case, no full stop.
    pub message: String,
}

/// A sentence that proves a rule: what is expected stands in brackets inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The file it stands in, without the extension.
    pub file: &'static str,
    /// The rule it belongs to.
    pub rule: &'static str,
    /// The sentence, brackets included.
    pub text: String,
    /// Whether the rule must fire in it.
    pub hit: bool,
}

/// A list of words that knows its place in the file.
pub(super) type Forms = Spanned<Vec<String>>;

/// What every entry of every rule file has.
pub(super) trait Entry {
    /// The name of the rule.
    fn id(&self) -> &Spanned<String>;
    /// Sentences in which it must fire.
    fn hits(&self) -> &Forms;
    /// Sentences in which it must not.
    fn misses(&self) -> &Forms;
    /// Its other lists with their keys; none of them may be empty.
    fn lists(&self) -> Vec<(&'static str, &Forms)>;
}

/// Says that a struct with `id`, `hits` and `misses` is an [`Entry`] with the named lists.
macro_rules! entry {
    ($name:ident: $($list:ident),*) => {
        impl crate::lang::source::schema::Entry for $name {
            fn id(&self) -> &toml::Spanned<String> {
                &self.id
            }
            fn hits(&self) -> &crate::lang::source::schema::Forms {
                &self.hits
            }
            fn misses(&self) -> &crate::lang::source::schema::Forms {
                &self.misses
            }
            fn lists(&self) -> Vec<(&'static str, &crate::lang::source::schema::Forms)> {
                vec![$((stringify!($list), &self.$list)),*]
            }
        }
    };
}
pub(super) use entry;

/// A file of `assets/lang/en`, embedded, as a [`RuleFile`].
macro_rules! shipped {
    ($name:literal, $faults:expr, $examples:expr) => {
        crate::lang::source::schema::RuleFile::new(
            $name,
            include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/assets/lang/en/",
                $name
            )),
            $faults,
            $examples,
        )
    };
}
pub(super) use shipped;

/// One rule file: reads it, checks it and collects what is wrong.
#[derive(Debug)]
pub(super) struct RuleFile<'a> {
    name: &'static str,
    text: &'static str,
    faults: &'a mut Vec<Fault>,
    examples: &'a mut Vec<Example>,
    seen: HashSet<String>,
}

impl<'a> RuleFile<'a> {
    /// A file of `assets/lang/en`, by its name there.
    pub(super) fn new(
        name: &'static str,
        text: &'static str,
        faults: &'a mut Vec<Fault>,
        examples: &'a mut Vec<Example>,
    ) -> Self {
        Self {
            name,
            text,
            faults,
            examples,
            seen: HashSet::new(),
        }
    }

    /// Parses the whole file; the default, and a fault, when it does not fit the type.
    pub(super) fn read<T: DeserializeOwned + Default>(&mut self) -> T {
        match toml::from_str(self.text) {
            Ok(rules) => rules,
            Err(error) => {
                let message = error.message().to_owned();
                self.fault(error.span().as_ref(), message);
                T::default()
            }
        }
    }

    /// Checks one entry, keeps its examples and gives its id, which lives as long as the program.
    pub(super) fn register(&mut self, entry: &impl Entry) -> &'static str {
        let id = entry.id();
        if !self.seen.insert(id.get_ref().clone()) {
            self.fault(
                Some(&id.span()),
                format!("the id `{}` is there twice", id.get_ref()),
            );
        }
        let own = [("hits", entry.hits()), ("misses", entry.misses())];
        for (key, list) in own.into_iter().chain(entry.lists()) {
            self.check_list(key, list);
        }
        let rule: &'static str = String::leak(id.get_ref().clone());
        for (list, hit) in [(entry.hits(), true), (entry.misses(), false)] {
            self.keep_examples(rule, list, hit);
        }
        rule
    }

    /// Adds a fault for a list that has nothing in it.
    pub(super) fn check_list(&mut self, key: &str, list: &Forms) {
        if list.get_ref().is_empty() {
            self.fault(Some(&list.span()), format!("`{key}` is empty"));
        }
    }

    /// Adds a fault at a stretch of the file.
    pub(super) fn fault(&mut self, bytes: Option<&Range<usize>>, message: String) {
        let line = bytes
            .and_then(|bytes| self.text.get(..bytes.start))
            .map_or(0, |before| before.matches('\n').count() + 1);
        self.faults.push(Fault {
            file: self.name,
            line,
            message,
        });
    }

    fn keep_examples(&mut self, rule: &'static str, list: &Forms, hit: bool) {
        let file = self.name.strip_suffix(".toml").unwrap_or(self.name);
        let examples = list.get_ref().iter().map(|text| Example {
            file,
            rule,
            text: text.clone(),
            hit,
        });
        self.examples.extend(examples);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        rule: Vec<SampleEntry>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct SampleEntry {
        id: Spanned<String>,
        forms: Forms,
        hits: Forms,
        misses: Forms,
    }

    entry!(SampleEntry: forms);

    fn faults_of(text: &'static str) -> Vec<(usize, String)> {
        let (mut faults, mut examples) = (Vec::new(), Vec::new());
        let mut file = RuleFile::new("sample.toml", text, &mut faults, &mut examples);
        let sample: Sample = file.read();
        for entry in &sample.rule {
            file.register(entry);
        }
        faults
            .into_iter()
            .map(|fault| (fault.line, fault.message))
            .collect()
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
    }

    #[test]
    fn an_empty_list_is_a_fault_in_its_line() {
        let text = "[[rule]]\nid = \"a\"\nforms = []\nhits = [\"x\"]\nmisses = [\"y\"]\n";
        assert_eq!(faults_of(text), [(3, "`forms` is empty".to_owned())]);
    }

    #[test]
    fn an_id_used_twice_is_a_fault_in_its_line() {
        let text = "[[rule]]\nid = \"a\"\nforms = [\"x\"]\nhits = [\"x\"]\nmisses = [\"y\"]\n\
                    [[rule]]\nid = \"a\"\nforms = [\"x\"]\nhits = [\"x\"]\nmisses = [\"y\"]\n";
        assert_eq!(
            faults_of(text),
            [(7, "the id `a` is there twice".to_owned())]
        );
    }
}
