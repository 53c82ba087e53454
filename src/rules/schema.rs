/// Something wrong in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file under `assets/rules`.
    pub file: &'static str,
    /// The line, from 1; 0 where the parser gives none.
    pub line: usize,
    /// What is wrong: lower case, no full stop.
    pub message: String,
}

/// A sentence that proves a rule: what is expected stands in brackets inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The rule it belongs to.
    pub rule: &'static str,
    /// The sentence, brackets included.
    pub text: String,
    /// Whether the rule must fire in it.
    pub hit: bool,
}
