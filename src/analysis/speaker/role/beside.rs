//! What the names beside a name say its bearer is: people who share a role, the organisation somebody is of.

use std::ops::Range;

use super::{BEFORE, RoleFinder};
use crate::analysis::name::{Name, NameKind};
use crate::analysis::speaker::other::is_shouted;
use crate::analysis::tag::Tag;

/// How many people may share a role.
const MOST: usize = 12;

impl RoleFinder<'_> {
    /// “engineers Ana Ruiz and Paul Ortega”, “Ana Ruiz and Paul Ortega, the owners of the mill”: what several are.
    pub(super) fn shared(&self, name: Range<usize>) -> Option<String> {
        let article = self.article;
        let place = self.place_of(name.end - 1)?;
        let joined = |one: &&[Name]| {
            let [one, other] = one else { return false };
            let gap = article.tokens(one.span).end..article.tokens(other.span).start;
            one.kind == NameKind::Person
                && other.kind == NameKind::Person
                && !gap.is_empty()
                && gap
                    .clone()
                    .all(|at| matches!(article.lower(at), "," | "and" | "&"))
        };
        let before = self.names.get(..=place)?.windows(2).rev();
        let first = place - before.take_while(joined).take(MOST).count();
        let behind = self.names.get(place..)?.windows(2);
        let last = place + behind.take_while(joined).take(MOST).count();
        if first == last {
            return None;
        }
        let opening = self.names.get(first)?;
        // "Sens. Ana Ruiz and Paul Ortega"
        if let Some(title) = opening.title {
            let words = article.document.words(title);
            let one = self.as_one(words.to_owned(), article.tokens(title).end - 1);
            return (one != words).then_some(one);
        }
        let start = article.tokens(opening.span).start;
        let end = article.tokens(self.names.get(last)?.span).end;
        let noun = start.checked_sub(1)?;
        if article.tag(noun) == Tag::PluralNoun && self.is_role_noun(noun) {
            let words = self.described(noun, start)?;
            return Some(self.as_one(words, noun));
        }
        let apposition = end + 1..self.end(end + 1).filter(|_| article.lower(end) == ",")?;
        let plural = apposition
            .clone()
            .find(|at| article.tag(*at) == Tag::PluralNoun)?;
        let head = self.phrase(apposition.start..plural + 1);
        let words = head.and_then(|_| self.phrase(apposition))?;
        Some(self.as_one(words, plural))
    }

    /// “Ana Ruiz of the consulting firm Nordhamn”: the organisation whose name ends the phrase.
    pub(super) fn of_body(&self, end: usize) -> Option<String> {
        let article = self.article;
        let end = end + if self.has_degree(end) { 2 } else { 0 };
        // "Ana Ruiz, with the Nordhamn Alliance,"
        let comma = usize::from(article.lower(end) == ",");
        let joins = match article.lower(end + comma) {
            "of" => true,
            "from" | "with" | "at" => comma == 1,
            _ => false,
        };
        if !joins {
            return None;
        }
        let start = end + comma + 1;
        let start = start + usize::from(article.tag(start) == Tag::Determiner);
        let stop = (start..start + BEFORE).find(|at| self.ends_phrase(*at))?;
        let body = (start..stop).find(|at| self.kind_of(*at).is_some())?;
        // "of the digital consulting firm Nordhamn", but not "of exploiting the fall of Nordhamn"
        let describes = |at: usize| {
            let tag = article.tag(at);
            tag.is_noun() || tag == Tag::Adjective || tag == Tag::PresentParticiple && at > start
        };
        if !(start..body).all(describes) {
            return None;
        }
        let body = self
            .name_at(body)
            .filter(|name| name.kind == NameKind::Organization)?;
        // "of Oakland" may be a place, whatever the model takes it for.
        let tokens = article.tokens(body.span);
        let lone = tokens.len() == 1 && tokens.start == start;
        if lone && !is_shouted(article.word(start)) {
            return None;
        }
        let end = tokens.end;
        let rest = (end..stop).take_while(|at| article.tag(*at) == Tag::Name);
        self.words(start..end + rest.count())
    }

    /// The place of the name a token belongs to.
    fn place_of(&self, token: usize) -> Option<usize> {
        let span = self.article.token(token)?.span;
        let place = self
            .names
            .partition_point(|name| name.span.end() <= span.start());
        let name = self.names.get(place)?;
        name.span.covers(span).then_some(place)
    }

    pub(super) fn name_at(&self, token: usize) -> Option<&Name> {
        self.names.get(self.place_of(token)?)
    }

    pub(super) fn kind_of(&self, token: usize) -> Option<NameKind> {
        self.name_at(token).map(|name| name.kind)
    }
}
