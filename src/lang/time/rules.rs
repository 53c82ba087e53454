use serde::{Deserialize, Serialize};

use super::{Forest, Lexicon, Step, Template};

/// What must or must not stand beside an expression, as sequences of steps; empty where a rule does not care.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Beside {
    /// One of these must stand before it.
    pub after: Vec<Vec<Step>>,
    /// None of these may stand before it.
    pub not_after: Vec<Vec<Step>>,
    /// One of these must stand after it.
    pub before: Vec<Vec<Step>>,
    /// None of these may stand after it.
    pub not_before: Vec<Vec<Step>>,
}

/// One rule of the grammar of time.
#[derive(Debug, Serialize, Deserialize)]
pub struct TimeRule {
    /// Its name, kebab-case.
    pub id: &'static str,
    /// What its words mean; without a value they are not an expression of time ("up to date").
    pub value: Option<Template>,
    /// The surroundings of its matches.
    pub beside: Beside,
}

/// Words and patterns of time and events.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct TimeRules {
    /// The words and their classes.
    pub lexicon: Lexicon,
    /// The rules in the order of the files.
    pub rules: Vec<TimeRule>,
    /// The patterns of the rules.
    pub forest: Forest,
}

impl TimeRules {
    /// The name of a rule, kebab-case; empty where there is none.
    pub fn id(&self, rule: usize) -> &'static str {
        self.rules.get(rule).map_or("", |rule| rule.id)
    }

    /// The meaning of a rule's words; `None` where they are not an expression of time.
    pub fn value(&self, rule: usize) -> Option<&Template> {
        self.rules.get(rule)?.value.as_ref()
    }
}
