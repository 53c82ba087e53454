//! Reads the files on time; an entry with a fault is left out.

use std::collections::HashSet;

use serde::Deserialize;
use toml::Spanned;

use super::file::{Entry, Fault, Report, RuleFile};
use super::pattern::{Pattern, Sequence};
use super::template;
use super::trie::{self, Branch};
use crate::lang::time::{
    Beside, Builtin, ClassId, Datum, Ending, Lexicon, LexiconWord, Step, TimeRule, TimeRules,
};

/// Words of one class, as `[[words]]` in the files.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    class: &'static str,
    #[serde(default)]
    value: Value,
    #[serde(default)]
    capital: bool,
    #[serde(default)]
    weak: bool,
    #[serde(borrow)]
    forms: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Number(i32),
    Name(String),
}

impl Default for Value {
    fn default() -> Self {
        Self::Number(0)
    }
}

/// A rule, as `[[rule]]` in the files.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: &'static str,
    gives: Option<&'static str>,
    alone: Option<bool>,
    pattern: String,
    after: Option<String>,
    not_after: Option<String>,
    before: Option<String>,
    not_before: Option<String>,
    value: Option<String>,
}

/// Reads the files on time, each with its name.
pub(super) fn read(files: &[(&'static str, &'static str)], report: &mut Report) -> TimeRules {
    let opened = files.iter().map(|(name, text)| RuleFile::new(name, text));
    let mut files: Vec<(RuleFile, Vec<Entry<Rule>>)> = opened
        .map(|mut file| {
            let rules = file.entries("rule");
            (file, rules)
        })
        .collect();
    let mut loader = Loader::default();
    // Words and classes first, so that a rule may use a class from any file.
    for (file, rules) in &mut files {
        rules.retain(|entry| loader.gives(entry, file));
    }
    loader.given = loader.lexicon.class_count() - Builtin::NAMES.len();
    for (file, _) in &mut files {
        for words in file.value::<Vec<Spanned<Words>>>("words") {
            if let Err(message) = loader.words(words.get_ref()) {
                file.fault(&words.span(), message);
            }
        }
    }
    for (mut file, rules) in files {
        for entry in rules {
            if let Err(message) = loader.rule(&entry.rule) {
                file.fault(&entry.span, message);
            }
        }
        file.finish(report);
    }
    loader.finish(report)
}

struct Loader {
    lexicon: Lexicon,
    rules: Vec<TimeRule>,
    branches: Vec<Branch>,
    // The number of classes that rules give.
    given: usize,
}

impl Default for Loader {
    fn default() -> Self {
        Self {
            lexicon: Lexicon::new(),
            rules: Vec::new(),
            branches: Vec::new(),
            given: 0,
        }
    }
}

impl Loader {
    // Adds the class that a rule gives, if any; a class that the program finds itself is a fault.
    fn gives(&mut self, entry: &Entry<Rule>, file: &mut RuleFile) -> bool {
        let Some(class) = entry.rule.gives else {
            return true;
        };
        if Builtin::NAMES.contains(&class) {
            let message = format!("the program itself finds the class `{class}`");
            file.fault(&entry.span, message);
            return false;
        }
        self.lexicon.intern(class);
        true
    }

    fn words(&mut self, words: &Words) -> Result<(), String> {
        let datum = match &words.value {
            Value::Number(number) => Datum::Number(*number),
            Value::Name(name) => {
                Datum::parse(name).ok_or_else(|| format!("`{name}` means nothing"))?
            }
        };
        if words.forms.is_empty() {
            return Err("the list of forms is empty".to_owned());
        }
        let word = LexiconWord {
            class: self.lexicon.intern(words.class),
            datum,
            capital: words.capital,
            weak: words.weak,
            rest: Vec::new(),
        };
        let mut forms = words.forms.iter();
        if forms.all(|form| self.lexicon.add(form, word.clone())) {
            Ok(())
        } else {
            Err("a form is empty".to_owned())
        }
    }

    fn rule(&mut self, rule: &Rule) -> Result<(), String> {
        let pattern = self.pattern(&rule.pattern)?;
        let value = rule.value.as_deref();
        let value = value.map(|text| template::parse(text, &pattern.variables));
        let value = value.transpose()?;
        let beside = Beside {
            after: self.side(rule.after.as_deref())?,
            not_after: self.side(rule.not_after.as_deref())?,
            before: self.side(rule.before.as_deref())?,
            not_before: self.side(rule.not_before.as_deref())?,
        };
        let rule_index = self.rules.len();
        let gives = rule.gives.map(|class| self.lexicon.intern(class));
        let mut bindings: Vec<Vec<Step>> = Vec::new();
        for steps in pattern.sequences {
            let bound: Vec<Step> = steps
                .iter()
                .filter(|step| step.variable.is_some())
                .copied()
                .collect();
            let known = bindings.iter().position(|known| *known == bound);
            let order = known.unwrap_or_else(|| {
                bindings.push(bound);
                bindings.len() - 1
            });
            self.branches.push(Branch {
                ending: Ending {
                    rule: rule_index,
                    order,
                },
                gives,
                alone: rule.alone.unwrap_or(true),
                steps,
            });
        }
        self.rules.push(TimeRule {
            id: rule.id,
            value,
            beside,
        });
        Ok(())
    }

    fn side(&mut self, text: Option<&str>) -> Result<Vec<Sequence>, String> {
        text.map_or(Ok(Vec::new()), |text| {
            self.pattern(text).map(|pattern| pattern.sequences)
        })
    }

    fn pattern(&mut self, text: &str) -> Result<Pattern, String> {
        let lexicon = std::cell::RefCell::new(&mut self.lexicon);
        Pattern::parse(
            text,
            &mut |name| lexicon.borrow().class(name),
            &mut |literal| lexicon.borrow_mut().literal(literal),
        )
    }

    fn finish(self, report: &mut Report) -> TimeRules {
        if let Some(class) = self.circle() {
            let name = self.lexicon.name(class).unwrap_or_default();
            report.faults.push(Fault {
                file: "time",
                line: 0,
                message: format!("the class `{name}` is made of itself"),
            });
            return TimeRules::default();
        }
        TimeRules {
            forest: trie::grow(&self.branches, self.given),
            lexicon: self.lexicon,
            rules: self.rules,
        }
    }

    // A class that is made of itself, through other rules or at once: matching it would have no end.
    fn circle(&self) -> Option<ClassId> {
        let mut uses = vec![Vec::new(); self.lexicon.class_count()];
        for branch in &self.branches {
            let parts = branch.gives.and_then(|class| uses.get_mut(class.index()));
            if let (Some(parts), Some(rule)) = (parts, self.rules.get(branch.ending.rule)) {
                let Beside {
                    after,
                    not_after,
                    before,
                    not_before,
                } = &rule.beside;
                let beside = [after, not_after, before, not_before];
                let steps = beside.into_iter().flatten().flatten();
                parts.extend(steps.chain(&branch.steps).map(|step| step.class));
            }
        }
        let mut done = HashSet::new();
        (0..uses.len())
            .map(ClassId::of)
            .find(|class| returns(&uses, *class, &mut Vec::new(), &mut done))
    }
}

fn returns(
    uses: &[Vec<ClassId>],
    class: ClassId,
    path: &mut Vec<ClassId>,
    done: &mut HashSet<ClassId>,
) -> bool {
    if path.contains(&class) {
        return true;
    }
    if !done.insert(class) {
        return false;
    }
    path.push(class);
    let parts = uses.get(class.index()).map_or(&[][..], Vec::as_slice);
    let found = parts.iter().any(|part| returns(uses, *part, path, done));
    path.pop();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &'static str) -> Vec<String> {
        let mut report = Report::default();
        read(&[("x.toml", text)], &mut report);
        let faults = report.faults.iter();
        faults
            .map(|fault| format!("{}:{} {}", fault.file, fault.line, fault.message))
            .collect()
    }

    #[test]
    fn every_fault_is_reported_with_its_line() {
        let text = "[[words]]\nclass = 'month'\nforms = []\n\n[[rule]]\nid = 'a'\npattern = '{moon}'\nhits = ['x']\nmisses = ['y']\n\n[[rule]]\nid = 'a'\npattern = 'b'\nhits = ['x']\nmisses = ['y']\n";
        assert_eq!(
            faults(text),
            [
                "x.toml:11 the id `a` is there twice",
                "x.toml:1 the list of forms is empty",
                "x.toml:5 no class is called `moon`",
            ]
        );
    }

    #[test]
    fn unknown_keys_and_missing_examples_are_faults() {
        let text = "[[rule]]\nid = 'a'\npattern = 'b'\ncolour = 1\nhits = []\nmisses = []";
        let faults = faults(text);
        assert!(faults[0].contains("`hits` is empty") && faults[1].contains("`misses` is empty"));
        assert!(faults[2].contains("colour") && faults.len() == 3);
    }

    #[test]
    fn a_class_that_needs_no_rule_is_refused() {
        let text =
            "[[rule]]\nid = 'a'\ngives = 'number'\npattern = 'b'\nhits = ['x']\nmisses = ['y']";
        assert!(faults(text)[0].contains("finds the class `number`"));
    }

    #[test]
    fn a_class_made_of_itself_is_refused() {
        let text = "[[rule]]\nid = 'a'\ngives = 'date'\npattern = 'the {date}'\nhits = ['x']\nmisses = ['y']";
        assert!(faults(text)[0].contains("`date` is made of itself"));
    }
}
