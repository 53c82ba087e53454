//! Patterns over classes of words, spelled out into flat sequences so that matching them needs no stack.
//!
//! | spelling | matches |
//! |---|---|
//! | `ago` | the word itself, lower case |
//! | `{month:m}` | a word of the class `month`, kept as the variable `m`; `{month}` keeps nothing |
//! | `(a \| b c)` | one of the alternatives |
//! | `( … )?`, `word?`, `{class}?` | the same, or nothing |
//! | `~` | nothing, but no white space may stand here |

use crate::lang::time::{ClassId, MAX_VARIABLES, Step};

/// One way to match a pattern.
pub(super) type Sequence = Vec<Step>;

/// A pattern as all its sequences, and the names of its variables in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The ways to match it, none of them empty.
    pub sequences: Vec<Sequence>,
    /// The variables, in order of their first appearance.
    pub variables: Vec<String>,
}

// A pattern with more spellings should be several rules.
const MAX_SEQUENCES: usize = 2_000;

impl Pattern {
    /// Parses a pattern; `class` gives the id of a class name, `word` of a literal.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in a few words.
    pub(super) fn parse(
        text: &str,
        class: &mut dyn FnMut(&str) -> Option<ClassId>,
        word: &mut dyn FnMut(&str) -> Vec<Step>,
    ) -> Result<Self, String> {
        let mut parser = Parser {
            rest: text.trim(),
            variables: Vec::new(),
            class,
            word,
        };
        let mut sequences = parser.alternatives(0)?;
        if !parser.rest.is_empty() {
            return Err(format!("`{}` is left over in the pattern", parser.rest));
        }
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Err("the pattern matches nothing".to_owned());
        }
        Ok(Self {
            sequences,
            variables: parser.variables,
        })
    }
}

struct Parser<'a> {
    rest: &'a str,
    variables: Vec<String>,
    class: &'a mut dyn FnMut(&str) -> Option<ClassId>,
    word: &'a mut dyn FnMut(&str) -> Vec<Step>,
}

impl Parser<'_> {
    fn eat(&mut self, mark: char) -> bool {
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn alternatives(&mut self, depth: usize) -> Result<Vec<Sequence>, String> {
        let mut all = self.sequence(depth)?;
        while self.eat('|') {
            all.extend(self.sequence(depth)?);
        }
        Ok(all)
    }

    fn sequence(&mut self, depth: usize) -> Result<Vec<Sequence>, String> {
        let mut all = vec![Sequence::new()];
        let mut glued = false;
        while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
            if self.eat('~') {
                glued = true;
                continue;
            }
            let mut element = self.element(depth)?;
            if glued {
                let firsts = element.iter_mut().filter_map(|steps| steps.first_mut());
                firsts.for_each(|step| step.glued = true);
                glued = false;
            }
            if self.eat('?') {
                element.push(Sequence::new());
            }
            all = product(&all, &element);
            if all.len() > MAX_SEQUENCES {
                return Err("the pattern has too many spellings".to_owned());
            }
        }
        Ok(all)
    }

    fn element(&mut self, depth: usize) -> Result<Vec<Sequence>, String> {
        if self.eat('(') {
            if depth > 6 {
                return Err("the pattern is nested too deep".to_owned());
            }
            let inner = self.alternatives(depth + 1)?;
            return if self.eat(')') {
                Ok(inner)
            } else {
                Err("a `(` is not closed".to_owned())
            };
        }
        if let Some(rest) = self.rest.strip_prefix('{') {
            let (name, rest) = rest.split_once('}').ok_or("a `{` is not closed")?;
            self.rest = rest.trim_start_matches(' ');
            return Ok(vec![vec![self.class_step(name)?]]);
        }
        let end = self
            .rest
            .find([' ', '(', ')', '{', '|', '?', '~'])
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        if word.is_empty() {
            return Err(format!("`{}` starts no element", self.rest));
        }
        self.rest = rest.trim_start_matches(' ');
        Ok(vec![(self.word)(word)])
    }

    fn class_step(&mut self, name: &str) -> Result<Step, String> {
        let (name, variable) = match name.split_once(':') {
            Some((name, variable)) => (name, Some(self.variable(variable)?)),
            None => (name, None),
        };
        let class = (self.class)(name).ok_or_else(|| format!("no class is called `{name}`"))?;
        Ok(Step {
            class,
            variable,
            glued: false,
        })
    }

    fn variable(&mut self, name: &str) -> Result<u8, String> {
        let known = self.variables.iter().position(|known| known == name);
        let place = known.unwrap_or_else(|| {
            self.variables.push(name.to_owned());
            self.variables.len() - 1
        });
        match u8::try_from(place) {
            Ok(place) if usize::from(place) < MAX_VARIABLES => Ok(place),
            _ => Err("the pattern has too many variables".to_owned()),
        }
    }
}

fn product(heads: &[Sequence], tails: &[Sequence]) -> Vec<Sequence> {
    let join = |head: &Sequence, tail: &Sequence| head.iter().chain(tail).copied().collect();
    heads
        .iter()
        .flat_map(|head| tails.iter().map(move |tail| join(head, tail)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Pattern, String> {
        let mut words = Vec::new();
        let mut step = |word: &str| {
            words.push(word.to_owned());
            let place = words.iter().position(|known| known == word).unwrap();
            vec![Step {
                class: ClassId::of(100 + place),
                variable: None,
                glued: false,
            }]
        };
        let mut class = |name: &str| (name == "month").then(|| ClassId::of(1));
        Pattern::parse(text, &mut class, &mut step)
    }

    #[test]
    fn optional_parts_and_alternatives_are_spelled_out() {
        let pattern = parse("the? (early | late) {month:m}").unwrap();
        let lengths: Vec<usize> = pattern.sequences.iter().map(Vec::len).collect();
        assert_eq!(lengths, [3, 3, 2, 2]);
        assert_eq!(pattern.variables, ["m"]);
        assert!(
            pattern
                .sequences
                .iter()
                .all(|steps| steps.last().unwrap().variable == Some(0))
        );
    }

    #[test]
    fn glue_belongs_to_the_step_behind_it() {
        let pattern = parse("{month} ~ - ~ old").unwrap();
        let glued: Vec<bool> = pattern.sequences[0].iter().map(|step| step.glued).collect();
        assert_eq!(glued, [false, true, true]);
    }

    #[test]
    fn faults_are_named() {
        for (text, fault) in [
            ("(a b", "not closed"),
            ("{month", "not closed"),
            ("{moon}", "no class is called `moon`"),
            ("a )", "left over"),
            ("a?", ""),
            ("(a)? b?", ""),
        ] {
            match parse(text) {
                Err(message) => assert!(message.contains(fault), "{text}: {message}"),
                Ok(_) => assert!(fault.is_empty(), "{text} has a fault"),
            }
        }
    }
}
