use super::{More, Sex};
use crate::lang::table::{Index, Rows, Strings, Tables};

/// Words before a name that say what somebody is.
#[derive(Debug, Default)]
pub struct Titles {
    // Whether it has a role, the role, the sex.
    rules: Rows<3>,
    // By the first word in lower case, without a full stop: a rule and the words that must follow.
    by_word: Index<2>,
    strings: Strings,
}

/// One entry of `titles.toml`.
#[derive(Clone, Copy, Debug)]
pub struct TitleRule {
    /// What to show instead of the words; empty where they say nothing of what somebody does, `None` for the words themselves.
    pub role: Option<&'static str>,
    /// The sex the title tells.
    pub sex: Option<Sex>,
}

impl Titles {
    /// The title at the start of some words, given by a look-up of lower-case words: the rule and how many words it takes.
    ///
    /// The longest title wins. A full stop behind an abbreviation is ignored.
    pub fn at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(TitleRule, usize)> {
        let plain = |offset: usize| word(offset).trim_end_matches('.');
        let matches = self.by_word.of(plain(0)).iter();
        let (rule, more) = matches
            .map(|[rule, more]| (rule, More::new(self.strings.get(more))))
            .filter(|(_, more)| {
                let mut more = more.iter().enumerate();
                more.all(|(offset, form)| plain(offset + 1) == form)
            })
            .max_by_key(|(_, more)| more.len())?;
        Some((self.rule(rule.into())?, more.len() + 1))
    }

    fn rule(&self, index: usize) -> Option<TitleRule> {
        let [has_role, role, sex] = self.rules.get(index)?;
        Some(TitleRule {
            role: (has_role == 1).then(|| self.strings.get(role)),
            sex: Sex::numbered(sex),
        })
    }

    pub(super) fn read(tables: &mut Tables) -> Self {
        Self {
            rules: tables.rows(),
            by_word: tables.index(),
            strings: tables.strings,
        }
    }
}
