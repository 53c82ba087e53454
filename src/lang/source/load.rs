//! Reads the rule files and checks them whole; every fault is reported, none stops the others.

use std::collections::HashSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::lexicon::Lexicon;
use super::pattern::{Pattern, Sequence};
use super::schema::{Example, Fault};
use super::template::Term;
use super::trie::Forest;
use super::writer::Writer;
use crate::lang::time::{Builtin, ClassId, Datum, Template, Word};

macro_rules! file {
    ($name:literal) => {
        (
            concat!($name, ".toml"),
            include_str!(concat!("../../../assets/lang/en/", $name, ".toml")),
        )
    };
}

/// The shipped files: words first, then rules from parts to wholes.
const FILES: [(&str, &str); 13] = [
    file!("months"),
    file!("weekdays"),
    file!("numbers"),
    file!("units"),
    file!("seasons"),
    file!("holidays"),
    file!("time-words"),
    file!("time-names"),
    file!("time-era"),
    file!("time-calendar"),
    file!("time-relative"),
    file!("time-length"),
    file!("time-compound"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(default, borrow)]
    words: Vec<Spanned<Words<'a>>>,
    #[serde(default, borrow)]
    rule: Vec<Spanned<Entry<'a>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words<'a> {
    class: &'a str,
    #[serde(default = "zero", borrow)]
    value: Value<'a>,
    #[serde(default)]
    capital: bool,
    #[serde(default)]
    weak: bool,
    #[serde(borrow)]
    forms: Vec<&'a str>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Value<'a> {
    Number(i32),
    Name(&'a str),
}

const fn zero() -> Value<'static> {
    Value::Number(0)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<'a> {
    id: &'a str,
    gives: Option<&'a str>,
    alone: Option<bool>,
    pattern: &'a str,
    after: Option<&'a str>,
    not_after: Option<&'a str>,
    before: Option<&'a str>,
    not_before: Option<&'a str>,
    value: Option<&'a str>,
    #[serde(borrow)]
    hits: Vec<&'a str>,
    #[serde(borrow)]
    misses: Vec<&'a str>,
}

/// One rule of the grammar.
#[derive(Debug)]
pub(super) struct Rule {
    /// Its name, kebab-case.
    pub(super) id: &'static str,
    /// The class its matches have for other rules.
    pub(super) gives: Option<ClassId>,
    /// Whether a match is an expression of its own, not only a part of one.
    pub(super) alone: bool,
    value: Option<Term>,
    // What must stand before it and what may not, what must stand behind it and what may not.
    beside: [Vec<Sequence>; 4],
}

/// Writes the files on time; an entry with a fault is left out.
pub(super) fn write(out: &mut Writer, faults: &mut Vec<Fault>, examples: &mut Vec<Example>) {
    load(&FILES, faults, examples).write(out, faults);
}

/// The shipped rules and their trees.
#[cfg(test)]
pub(super) fn shipped() -> (Vec<Rule>, Vec<(usize, Sequence)>, Forest) {
    let loader = load(&FILES, &mut Vec::new(), &mut Vec::new());
    let forest = loader.grow();
    (loader.rules, loader.sequences, forest)
}

fn load(
    files: &[(&'static str, &'static str)],
    faults: &mut Vec<Fault>,
    examples: &mut Vec<Example>,
) -> Loader {
    let mut loader = Loader {
        lexicon: Lexicon::new(),
        ids: HashSet::new(),
        rules: Vec::new(),
        sequences: Vec::new(),
    };
    let mut parsed = Vec::new();
    for (name, text) in files {
        let source = Source { name, text };
        match toml::from_str::<File<'static>>(text) {
            Ok(file) => parsed.push((source, file)),
            Err(error) => {
                let place = error.span().unwrap_or_default();
                faults.push(source.fault(&place, error.message().to_owned()));
            }
        }
    }
    // Words and classes first, so that a rule may use a class from any file.
    for (source, file) in &parsed {
        for words in &file.words {
            if let Err(message) = loader.words(words.get_ref()) {
                faults.push(source.fault(&words.span(), message));
            }
        }
        for entry in &file.rule {
            if let Some(class) = entry.get_ref().gives {
                loader.lexicon.intern(class);
            }
        }
    }
    for (source, file) in &parsed {
        for entry in &file.rule {
            match loader.rule(entry.get_ref()) {
                Ok(()) => examples.extend(source.examples(entry.get_ref())),
                Err(message) => faults.push(source.fault(&entry.span(), message)),
            }
        }
    }
    loader
}

struct Source {
    name: &'static str,
    text: &'static str,
}

impl Source {
    fn fault(&self, span: &Range<usize>, message: String) -> Fault {
        let before = self.text.get(..span.start).unwrap_or_default();
        Fault {
            file: self.name,
            line: before.matches('\n').count() + 1,
            message,
        }
    }

    fn examples(&self, entry: &Entry<'static>) -> impl Iterator<Item = Example> {
        let file = self.name.strip_suffix(".toml").unwrap_or(self.name);
        let rule = entry.id;
        let hits = entry.hits.iter().map(|text| (*text, true));
        let misses = entry.misses.iter().map(|text| (*text, false));
        hits.chain(misses).map(move |(text, hit)| Example {
            file,
            rule,
            text: text.to_owned(),
            hit,
        })
    }
}

struct Loader {
    lexicon: Lexicon,
    ids: HashSet<&'static str>,
    rules: Vec<Rule>,
    sequences: Vec<(usize, Sequence)>,
}

impl Loader {
    fn words(&mut self, words: &Words<'_>) -> Result<(), String> {
        let datum = match words.value {
            Value::Number(number) => Datum::Number(number),
            Value::Name(name) => {
                Datum::parse(name).ok_or_else(|| format!("`{name}` means nothing"))?
            }
        };
        if words.forms.is_empty() {
            return Err("the list of forms is empty".to_owned());
        }
        let class = self.lexicon.intern(words.class);
        for form in &words.forms {
            let traits = [(words.capital, Word::CAPITAL), (words.weak, Word::WEAK)];
            let traits = traits.into_iter().filter(|(has, _)| *has);
            let traits = traits.fold(0, |traits, (_, bit)| traits | bit);
            if !self.lexicon.add(form, class, datum, traits) {
                return Err("a form is empty".to_owned());
            }
        }
        Ok(())
    }

    fn rule(&mut self, entry: &Entry<'static>) -> Result<(), String> {
        if !self.ids.insert(entry.id) {
            return Err(format!("the id `{}` is taken", entry.id));
        }
        if entry.hits.is_empty() || entry.misses.is_empty() {
            return Err(format!("`{}` needs both hits and misses", entry.id));
        }
        let pattern = self.pattern(entry.pattern)?;
        let variables: Vec<&str> = pattern.variables.iter().map(String::as_str).collect();
        let value = entry
            .value
            .map(|text| Term::parse(text, &variables))
            .transpose()?;
        if let Some(class) = entry.gives.filter(|class| Builtin::NAMES.contains(class)) {
            return Err(format!("the program itself finds the class `{class}`"));
        }
        let gives = entry.gives.map(|class| self.lexicon.intern(class));
        let place = self.rules.len();
        self.sequences
            .extend(pattern.sequences.into_iter().map(|steps| (place, steps)));
        let beside = [
            self.side(entry.after)?,
            self.side(entry.not_after)?,
            self.side(entry.before)?,
            self.side(entry.not_before)?,
        ];
        self.rules.push(Rule {
            id: entry.id,
            gives,
            alone: entry.alone.unwrap_or(true),
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

    fn grow(&self) -> Forest {
        let classes = self.lexicon.class_count();
        Forest::grow(&self.rules, &self.sequences, classes)
    }

    fn write(self, out: &mut Writer, faults: &mut Vec<Fault>) {
        let classes = self.lexicon.class_count();
        if let Some(class) = circle(&self.rules, &self.sequences, classes) {
            let name = self.lexicon.name(class).unwrap_or_default();
            faults.push(Fault {
                file: "time",
                line: 0,
                message: format!("the class `{name}` is made of itself"),
            });
            return;
        }
        let forest = self.grow();
        self.lexicon.write(&forest, out);
        write_rules(&self.rules, &forest, out);
        let count = |rule| {
            let of = self.sequences.partition_point(|(place, _)| *place <= rule);
            of - self.sequences.partition_point(|(place, _)| *place < rule)
        };
        out.bounds((0..self.rules.len()).map(count));
        forest.write(out);
    }
}

fn write_rules(rules: &[Rule], forest: &Forest, out: &mut Writer) {
    let (mut rows, mut terms) = (Vec::new(), Vec::new());
    let mut beside: Vec<&Sequence> = Vec::new();
    for rule in rules {
        let value = rule.value.as_ref();
        let [kind, low, high] = value.map_or(Template::NONE, |term| term.row(&mut terms, out));
        let mut row = [out.string(rule.id), kind, low, high, 0, 0, 0, 0, 0];
        let [.., first, a, b, c, d] = &mut row;
        *first = out.number(beside.len());
        for (end, sequences) in [a, b, c, d].into_iter().zip(&rule.beside) {
            beside.extend(sequences);
            *end = out.number(beside.len());
        }
        rows.push(row);
    }
    out.rows(&rows);
    out.rows(&terms);
    out.bounds(beside.iter().map(|steps| steps.len()));
    let steps = beside.into_iter().flatten();
    let steps: Vec<[u16; 1]> = steps.map(|step| [forest.step(*step, out)]).collect();
    out.rows(&steps);
}

// A class that is made of itself, through other rules or at once: matching it would have no end.
fn circle(rules: &[Rule], sequences: &[(usize, Sequence)], classes: usize) -> Option<ClassId> {
    let mut uses = vec![Vec::new(); classes];
    for (owner, steps) in sequences {
        let class = rules.get(*owner).and_then(|rule| rule.gives);
        let Some(parts) = class.and_then(|class| uses.get_mut(class.index())) else {
            continue;
        };
        parts.extend(steps.iter().map(|step| step.class));
    }
    for rule in rules {
        let Some(parts) = rule.gives.and_then(|class| uses.get_mut(class.index())) else {
            continue;
        };
        let steps = rule.beside.iter().flatten().flatten();
        parts.extend(steps.map(|step| step.class));
    }
    let mut done = HashSet::new();
    (0..uses.len())
        .map(ClassId::of)
        .find(|class| returns(&uses, *class, &mut Vec::new(), &mut done))
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
        let (mut faults, mut examples) = (Vec::new(), Vec::new());
        let loader = load(&[("x.toml", text)], &mut faults, &mut examples);
        loader.write(&mut Writer::default(), &mut faults);
        faults
            .iter()
            .map(|fault| format!("{}:{} {}", fault.file, fault.line, fault.message))
            .collect()
    }

    #[test]
    fn every_fault_is_reported_with_its_line() {
        let text = "[[words]]\nclass = 'month'\nforms = []\n\n[[rule]]\nid = 'a'\npattern = '{moon}'\nhits = ['x']\nmisses = ['y']\n\n[[rule]]\nid = 'a'\npattern = 'b'\nhits = ['x']\nmisses = ['y']\n";
        let faults = faults(text);
        assert_eq!(faults.len(), 3);
        assert!(
            faults[0].starts_with("x.toml:1 the list of forms is empty"),
            "{faults:?}"
        );
        assert!(
            faults[1].starts_with("x.toml:5 no class is called `moon`"),
            "{faults:?}"
        );
        assert!(
            faults[2].starts_with("x.toml:11 the id `a` is taken"),
            "{faults:?}"
        );
    }

    #[test]
    fn unknown_keys_and_missing_examples_are_faults() {
        assert!(
            faults("[[rule]]\nid = 'a'\npattern = 'b'\ncolour = 1\nhits = []\nmisses = []")[0]
                .contains("colour")
        );
        assert!(
            faults("[[rule]]\nid = 'a'\npattern = 'b'\nhits = []\nmisses = []")[0]
                .contains("both hits and misses")
        );
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
