//! Roles that stand before a name: a title, a noun, an apposition.

use crate::lang::WordClass;
use std::ops::Range;

use super::{BEFORE, LONGEST, RoleFinder};
use crate::analysis::chunk;
use crate::analysis::name::NameKind;
use crate::analysis::tag::Tag;

impl RoleFinder<'_> {
    /// “former Varna mayor Ana Ruiz”, “union President Ana Ruiz”: the title or noun before the name, with what describes it.
    pub(super) fn before(&self, title: usize, name: usize) -> Option<String> {
        let says_nothing = self
            .title_role(title..name)
            .is_some_and(|role| role.is_empty());
        // "Senator Dr. Ana Ruiz" is a senator.
        let rank = (title..name - usize::from(says_nothing)).rev();
        let mut rank = rank.map(|at| (at, self.title_role(at..at + 1)));
        let rank = rank.find(|(_, role)| role.as_ref().is_none_or(|role| !role.is_empty()));
        let end = rank.map_or(title, |(at, _)| at + 1);
        let last = end.checked_sub(1)?;
        let start = if end == title {
            self.noun_before(last)?
        } else {
            title
        };
        let words = self.described(start, end)?;
        Some(self.as_one(words, last))
    }

    /// The role of several as one of them has it: “engineer” for “engineers”, “Sen.” for “Sens.”
    pub(super) fn as_one(&self, words: String, last: usize) -> String {
        let many = self.article.word(last);
        let stem = many.trim_end_matches('.');
        let singular = [("men", "man"), ("ies", "y"), ("s", "")];
        let mut singular = singular.iter().filter_map(|(plural, one)| {
            let one = format!("{}{one}", stem.strip_suffix(plural)?);
            let lower = one.to_lowercase();
            let lower = lower.rsplit('-').next().unwrap_or_default().to_owned();
            let known = self.speech.lists.is_person_noun(&lower) || self.is_title(&lower);
            known.then_some(one)
        });
        match singular.next() {
            Some(one) => words.replacen(stem, &one, 1),
            None => words,
        }
    }

    /// The words of a role with what describes it before them.
    pub(super) fn described(&self, mut start: usize, end: usize) -> Option<String> {
        while let Some(at) = start.checked_sub(1).filter(|_| end - start < BEFORE) {
            if !self.describes(at, start) {
                break;
            }
            start = at;
        }
        // "and Republican front-runner", "for Justice"
        let joins = |at: &usize| {
            let tag = self.article.tag(*at);
            matches!(tag, Tag::Conjunction | Tag::Preposition) || !self.article.is_word(*at)
        };
        let start = (start..end).find(|at| !joins(at))?;
        self.words(start..end)
    }

    /// Where the noun before a name starts: “mayor” or “chief of staff”.
    fn noun_before(&self, last: usize) -> Option<usize> {
        let article = self.article;
        if self.is_role_before(last) {
            return (article.tag(last) != Tag::PluralNoun).then_some(last);
        }
        // "chief of staff", "envoy to Lower Varna"
        let name = self
            .name_at(last)
            .filter(|name| name.kind != NameKind::Person);
        // "Varna County Supervisor of Elections", which the model takes for one name
        let mut inside = name.map_or(0..0, |name| article.tokens(name.span));
        let office = inside.find(|at| article.lower(at + 1) == "of" && self.is_role_noun(*at));
        if office.is_some() {
            return office;
        }
        let start = name.map_or(last, |name| article.tokens(name.span).start);
        let several = article.tag(last) == Tag::PluralNoun && article.is_capitalized(last);
        let of = (article.tag(last) == Tag::Noun || several) && article.lower_before(last) == "of"
            || name.is_some() && matches!(article.lower_before(start), "to" | "for" | "of" | "at");
        let head = start.checked_sub(2).filter(|_| of)?;
        (article.tag(head) != Tag::PluralNoun && self.is_role_noun(head)).then_some(head)
    }

    /// What the last word of a title is short for: "Councillor" for "Cllr"; nothing for "Mr".
    pub(super) fn title_role(&self, title: Range<usize>) -> Option<String> {
        let last = title.clone().next_back()?;
        let word = |offset: usize| {
            let at = last + offset;
            let known = title.contains(&at);
            if known {
                self.article.lower(at).trim_end_matches('.')
            } else {
                ""
            }
        };
        let (rule, _) = self.speech.titles.at(word)?;
        rule.role.map(str::to_owned)
    }

    /// Whether a token before a role that starts at `start` belongs to it.
    pub(super) fn describes(&self, at: usize, start: usize) -> bool {
        let article = self.article;
        if at < self.sentence.start || chunk::is_calendar(article, at) {
            return false;
        }
        match article.tag(at) {
            // "Last week union President Ana Ruiz left"
            Tag::Noun if article.is(at, WordClass::TimeUnit) => false,
            // "the reason President Ana Ruiz left", "At the party convention Sen. Ana Ruiz left"
            Tag::Noun if article.is_capitalized(start) && !article.is_capitalized(at) => {
                let determiner = article.tag_before(at) == Tag::Determiner;
                let seat = self
                    .speech
                    .titles
                    .at(|offset| article.lower(start + offset));
                let seat = seat.is_some_and(|(rule, _)| rule.role.is_some());
                !determiner && (!seat || article.lower(at) == "state")
            }
            Tag::Noun | Tag::PluralNoun | Tag::Name | Tag::Adjective | Tag::Possessive => true,
            // "retired general", but not "the recently named chair", "The party (NFP) invited historian Ana Ruiz"
            Tag::Participle => {
                let noun = matches!(
                    article.tag_before(at),
                    Tag::Name | Tag::Noun | Tag::PluralNoun | Tag::Pronoun
                );
                let had = |at: usize| {
                    let word = article.lower(at);
                    matches!(word, "has" | "have" | "had" | "’ve" | "'ve" | "having")
                };
                let verb = noun || (at.saturating_sub(2)..at).any(had);
                !verb && article.lower_before(at) != ")" && article.lower(at) != "named"
            }
            // "Varna’s acting mayor", but not "there is no denying coach Ana Ruiz is right"
            Tag::PresentParticiple => {
                let owned = matches!(
                    article.tag_before(at),
                    Tag::Determiner | Tag::Possessive | Tag::PossessivePronoun
                );
                owned && article.lower_before(at) != "no"
            }
            // "World and Commonwealth champion", "writer and critic Ana Ruiz"
            Tag::Conjunction => at.checked_sub(1).is_some_and(|before| {
                let names = article.tag(before) == Tag::Name && article.tag(start) == Tag::Name;
                // "Paul Ortega and Mayor Ana Ruiz", "the Harbour Council and Sen. Ana Ruiz" are two.
                let title = self.kind_of(start).is_none();
                let two = self.kind_of(before).is_some_and(|kind| match kind {
                    NameKind::Person | NameKind::Place => true,
                    NameKind::Organization => title,
                    NameKind::Other => false,
                });
                article.lower(at) == "and" && (names && !two || self.is_role_noun(before))
            }),
            // "100m champion"
            Tag::Number => article.word(at).ends_with(char::is_alphabetic),
            // "University of Varna professor"
            Tag::Preposition => {
                let named = at
                    .checked_sub(1)
                    .is_some_and(|before| article.tag(before) == Tag::Name);
                matches!(article.lower(at), "of" | "for")
                    && named
                    && article.tag(start) == Tag::Name
            }
            _ => article.lower(at) == "&",
        }
    }

    /// The same before a name, where "Nordhamn forward Ana Ruiz" is no adverb and "town coach Ana Ruiz" no verb.
    fn is_role_before(&self, token: usize) -> bool {
        let article = self.article;
        let beside = matches!(
            article.tag_before(token),
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Possessive | Tag::Mark
        ) || self.is_club(token);
        let other = matches!(article.tag(token), Tag::Base | Tag::Present | Tag::Adverb);
        self.is_role_noun(token) || beside && other && self.is_role_word(token)
    }

    /// Whether a plural with a capital stands before a token, as of a club: “Chargers coach Ana Ruiz”.
    fn is_club(&self, token: usize) -> bool {
        let article = self.article;
        let before = token.checked_sub(1);
        before.is_some_and(|at| {
            article.tag(at) == Tag::PluralNoun
                && article.is_capitalized(at)
                && !self.speech.lists.is_person_noun(article.lower(at))
        })
    }

    /// “the mayor of Varna, Ana Ruiz,”, “Ortega’s lawyer, Ana Ruiz,”: from its first word behind the last mark.
    ///
    /// In “Jana Weiss, the mayor, Ana Ruiz, the engineer,” each role stands behind its name.
    pub(super) fn apposition_before(
        &self,
        name: usize,
        end: usize,
        is_after: bool,
    ) -> Option<String> {
        let article = self.article;
        let comma = name.checked_sub(1).filter(|at| article.lower(*at) == ",")?;
        let lowest = comma.saturating_sub(LONGEST).max(self.sentence.start);
        let is_mark = |at: &usize| {
            !article.is_word(*at) && !matches!(article.lower(*at), "’" | "'" | "&" | "’s" | "'s")
        };
        let first = (lowest..comma)
            .rev()
            .find(is_mark)
            .map_or(lowest, |mark| mark + 1);
        let named = first > 1 && article.lower(first - 1) == ",";
        if is_after && named && article.tag(first - 2) == Tag::Name {
            return None;
        }
        // "If they like the mayor, Ana Ruiz wrote", but "in a letter to the mayor, Ana Ruiz."
        let goes_on = article.is_word(end);
        let inside = |at: usize| {
            let before = article.tag_before(at);
            let joined = matches!(before, Tag::Preposition | Tag::To | Tag::Conjunction);
            (is_after || goes_on) && joined || goes_on && before.is_verb()
        };
        let opens = |at: usize| match article.tag(at) {
            Tag::Determiner | Tag::PossessivePronoun => true,
            // "One voter, Ana Ruiz, 35,"
            _ if at == first && article.lower(at) == "one" => true,
            // "As head of the board, Ana Ruiz"
            _ if at == first + 1 && article.lower(first) == "as" => true,
            Tag::Name => {
                article.tag(at + 1) == Tag::Possessive
                    && (at == first || article.tag_before(at) != Tag::Name)
            }
            _ => false,
        };
        let plain = |at: usize| article.tag(at) != Tag::Determiner;
        let role = |at: usize| !inside(at) || article.lower_before(at) == "as" && plain(at);
        let mut starts = (first..comma).filter(|at| opens(*at) && role(*at));
        starts.find_map(|start| {
            let whole = self.end(start) == Some(comma);
            let one = whole && !self.is_several(start..comma);
            one.then(|| self.phrase(start..comma)).flatten()
        })
    }
}
