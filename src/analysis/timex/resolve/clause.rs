//! What the clause around an expression says about its direction.

/// Where the verb of a clause looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis::timex) enum VerbTense {
    /// Back: "met".
    Past,
    /// It cannot be said.
    Open,
    /// Its verb has no tense: "falling".
    Tenseless,
    /// There is no verb.
    #[default]
    Verbless,
    /// Ahead: "will meet", "is to meet", "is due".
    Future,
}

/// What the words before an expression say about its direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis::timex) enum Preposition {
    /// Nothing.
    #[default]
    Open,
    /// It ends a wait: "until", "as soon as".
    Until,
    /// It is later than the clause: "ahead of", "toward".
    Towards,
    /// It is the last moment for something: "by".
    By,
    /// It says when something happened: "on", "from", "at", "since".
    On,
}

/// What the verb of a clause tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis::timex) enum Telling {
    /// None of these.
    #[default]
    Open,
    /// What happened, in a clause of its own.
    Happened,
    /// What happens: "they meet".
    Happens,
    /// That somebody spoke: "said".
    Spoke,
}

/// What the verb of a clause tells of plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis::timex) enum PlanTense {
    /// Nothing.
    #[default]
    None,
    /// In the present: "the trial begins".
    Now,
    /// In the past: "was to meet".
    Then,
    /// It is being done, or is to be soon: "is facing".
    Doing,
}

/// What the clause around an expression says about its direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis::timex) struct TimeClause {
    /// Where its verb looks.
    pub(in crate::analysis::timex) outlook: VerbTense,
    /// What stands before the expression.
    pub(in crate::analysis::timex) lead: Preposition,
    /// What its verb tells.
    pub(in crate::analysis::timex) telling: Telling,
    /// What its verb tells of plans.
    pub(in crate::analysis::timex) plan: PlanTense,
    /// The expression stands within quotation marks.
    pub(in crate::analysis::timex) quoted: bool,
    /// The expression opens the sentence.
    pub(in crate::analysis::timex) opens: bool,
}

impl TimeClause {
    /// Whether its verb tells what happened.
    pub(super) fn tells(self) -> bool {
        self.telling == Telling::Happened
    }

    /// Whether its verb looks ahead.
    pub(super) const fn is_future(self) -> bool {
        matches!(self.outlook, VerbTense::Future)
    }
}
