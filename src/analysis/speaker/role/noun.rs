//! Noun phrases that say what somebody is, and where they end.

use std::ops::Range;

use super::{LONGEST, RoleFinder};
use crate::analysis::chunk;
use crate::analysis::tag::Tag;
use crate::lang::WordClass;
use crate::lang::speech::NameWord;

impl RoleFinder<'_> {
    /// Where a noun phrase that says what somebody is ends.
    pub(super) fn end(&self, start: usize) -> Option<usize> {
        self.end_before(start, start + LONGEST)
    }

    fn end_before(&self, start: usize, limit: usize) -> Option<usize> {
        let article = self.article;
        let stop = (start..limit).find(|at| self.ends_phrase(*at))?;
        // "aide to the mayor on a call about the bridge" is an aide to the mayor, an "expert on bridges" is one.
        let joins = |at: &usize| matches!(article.tag(*at), Tag::Preposition | Tag::To);
        let tells = |at: &usize| {
            let belongs = matches!(article.lower(*at), "of" | "for" | "at" | "in" | "to");
            // "the Council on Foreign Trade"
            let named = article.is_capitalized(at - 1) && article.is_capitalized(at + 1);
            !belongs && !named
        };
        let mut second = (start..stop).filter(joins).skip(1);
        if let Some(other) = second.find(tells) {
            return Some(other);
        }
        if article.lower(stop) != "and" {
            return Some(stop);
        }
        // "head of the Board of Trade and Fisheries", "a lawyer and the owner of a mill"
        let names = article.tag_before(stop) == Tag::Name && article.tag(stop + 1) == Tag::Name;
        let next = self.end_before(stop + 1, limit);
        let closed = |at: usize| !article.is_word(at) || matches!(article.tag(at), Tag::WhPronoun);
        // "head of safety and design at Fjord Energy", but not "the friend of a judge and the mayor"
        let goes_on = |next: usize| {
            (start..stop).any(|at| article.tag(at) == Tag::Preposition)
                && !matches!(
                    article.tag(stop + 1),
                    Tag::Determiner | Tag::PossessivePronoun | Tag::Pronoun | Tag::Name
                )
                && (stop + 1..next).any(|at| article.tag(at).is_noun())
        };
        let fits = |next: &usize| {
            names || closed(*next) && (goes_on(*next) || self.phrase(stop + 1..*next).is_some())
        };
        let next = next.filter(fits);
        next.or(Some(stop))
    }

    /// Whether a noun phrase that says what somebody is has ended before a token.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        let article = self.article;
        at >= self.sentence.end
            || !article.is_word(at)
                && !matches!(article.lower(at), "’" | "'" | "&" | "/" | "’s" | "'s")
            || matches!(
                article.tag(at),
                Tag::WhPronoun
                    | Tag::WhDeterminer
                    | Tag::WhPossessive
                    | Tag::WhAdverb
                    | Tag::Conjunction
            )
            || article.tag(at).is_finite() && !self.is_mistaken(at)
            // "served as head of the mill yet left early"
            || article.lower(at) == "yet"
            // "the time the bridge fell"
            || article.tag(at) == Tag::Determiner && article.tag_before(at).is_noun()
            // "adviser to Ruiz" goes on, "the only man to leave" does not.
            || article.tag(at) == Tag::To && article.tag(at + 1) == Tag::Base
            // "a guide leading tourists" ends, "chief operating officer" does not
            || article.tag(at) == Tag::PresentParticiple
                && article.tag_before(at).is_noun()
                && article.tag(at + 1) != Tag::Noun
    }

    /// Whether a verb is none: “a former Nordhamn associate director”.
    fn is_mistaken(&self, at: usize) -> bool {
        let article = self.article;
        matches!(article.tag(at), Tag::Base | Tag::Present)
            && matches!(article.tag_before(at), Tag::Name | Tag::Adjective)
            && article.tag(at + 1) == Tag::Noun
    }

    /// Whether a noun phrase is of more than one: “advisers to the mayor”, but not “one of the advisers”.
    pub(super) fn is_several(&self, tokens: Range<usize>) -> bool {
        let article = self.article;
        let noun = |at: usize| article.tag(at).is_noun() || article.tag(at) == Tag::Possessive;
        let head = tokens.clone().find(|at| noun(*at) && !noun(at + 1));
        let several = head.is_some_and(|at| article.tag(at) == Tag::PluralNoun);
        several && article.lower(tokens.start) != "one"
    }

    /// A noun phrase whose first noun group ends in a role, without its article.
    pub(super) fn phrase(&self, tokens: Range<usize>) -> Option<String> {
        let article = self.article;
        // "one of the owners"
        if article.tag(tokens.start) == Tag::Number && article.lower(tokens.start + 1) == "of" {
            self.phrase(tokens.start + 2..tokens.end)?;
            return self.words(tokens);
        }
        let determiner = article.lower(tokens.start) == "one"
            || matches!(
                article.tag(tokens.start),
                Tag::Determiner | Tag::PossessivePronoun
            );
        let start = tokens.start + usize::from(determiner);
        // "this year the founder"
        if article.is(start, WordClass::TimeUnit) {
            return None;
        }
        let mut from = start;
        loop {
            let mut group = from..tokens.end;
            let group_end = group
                .find(|at| !self.is_in_group(*at))
                .unwrap_or(tokens.end);
            // "one of the pilots involved in the crash"
            let ends = |at: &usize| article.tag(*at) != Tag::Participle;
            let group_end = (from..group_end).rev().find(ends).map_or(from, |at| at + 1);
            // "an agent today"
            let time = usize::from(chunk::is_calendar(article, group_end.saturating_sub(1)));
            let head = group_end.checked_sub(1 + time).filter(|at| *at >= from)?;
            if self.is_role_noun(head) {
                // "acting director of the board", but not "citing officials"
                let verb = article.tag(tokens.start) == Tag::PresentParticiple
                    && (article.tag(head) == Tag::PluralNoun
                        || article.tag(group_end) != Tag::Preposition);
                let fits = tokens.end - start <= LONGEST && !verb;
                let end = self.end_of_head(head, tokens.end);
                return fits.then(|| self.words(start..end)).flatten();
            }
            // "a University of Varna professor", "Music for Varna’s director", "the Health and Trade secretary"
            let joins = match article.lower(group_end) {
                "of" | "for" => true,
                "and" => article.tag(group_end + 1) == Tag::Name,
                _ => false,
            };
            if !joins || article.tag(head) != Tag::Name {
                return None;
            }
            from = group_end + 1;
        }
    }

    /// Where a role ends whose head is known: “co-author of “The Long Road””, “the hacker known as “Falcon””, “an agent today”.
    fn end_of_head(&self, head: usize, end: usize) -> usize {
        let open = |at: &usize| {
            let tag = self.article.tag(*at);
            matches!(tag, Tag::Preposition | Tag::Participle)
                || chunk::is_calendar(self.article, *at)
        };
        let last = (head + 1..end).rev().find(|at| !open(at));
        last.map_or(head + 1, |at| at + 1)
    }

    /// Whether a token can stand in a noun group that names somebody.
    fn is_in_group(&self, at: usize) -> bool {
        let article = self.article;
        let tag = article.tag(at);
        tag.is_noun()
            || matches!(
                tag,
                Tag::Adjective
                    | Tag::Possessive
                    | Tag::Comparative
                    | Tag::Participle
                    | Tag::PresentParticiple
                    | Tag::Number
                    | Tag::Adverb
            )
            || article.lower(at) == "&"
            || self.is_mistaken(at)
    }

    /// Whether a token names what somebody is: a noun for a person or the word of a title.
    pub(super) fn is_role_noun(&self, token: usize) -> bool {
        let noun = matches!(
            self.article.tag(token),
            Tag::Noun | Tag::Name | Tag::PluralNoun | Tag::Adjective
        );
        noun && self.is_role_word(token)
    }

    pub(super) fn is_role_word(&self, token: usize) -> bool {
        let lower = self.article.lower(token);
        // "co-author", "ex-minister"
        let word = lower.rsplit('-').next().unwrap_or(lower);
        let known = |word: &str| self.speech.lists.is_person_noun(word) || self.is_title(word);
        let is = |group| self.speech.naming.is(group, lower);
        // "a Democrat" says what somebody is, "an American" hardly
        (known(lower) || known(word)) && !is(NameWord::People)
            || is(NameWord::People) && is(NameWord::Epithet)
    }

    /// Whether a word in lower case is a title that says what somebody does.
    pub(super) fn is_title(&self, word: &str) -> bool {
        let at = |offset| if offset == 0 { word } else { "" };
        let title = self.speech.titles.at(at);
        title.is_some_and(|(rule, _)| rule.role != Some(""))
    }
}
