/// The name of the rule or model that made a finding, as `assets/lang/en` spells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RuleId(pub &'static str);

/// Why a finding was made: shown on request, asserted in tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What fired.
    pub rule: RuleId,
    /// How clearly a model decided, in its own units; `None` where a rule is certain.
    pub margin: Option<i16>,
}

impl Evidence {
    /// A finding a rule is certain of.
    pub const fn certain(rule: &'static str) -> Self {
        Self {
            rule: RuleId(rule),
            margin: None,
        }
    }

    /// A finding that was weighed; a larger margin is surer, 0 is a toss-up.
    pub const fn weighed(rule: &'static str, margin: i16) -> Self {
        Self {
            rule: RuleId(rule),
            margin: Some(margin),
        }
    }

    /// A confidence from 0.0 to 1.0: 1.0 for a certain rule, the logistic of the margin in hundredths otherwise.
    pub fn confidence(self) -> f64 {
        self.margin.map_or(1.0, |margin| {
            1.0 / (1.0 + (-f64::from(margin) / 100.0).exp())
        })
    }
}
