//! Sources that name a person: by name, in apposition, or by the name they give themselves.

use super::finder::ReferentFinder;
use super::other::is_shouted;
use super::phrase;
use crate::analysis::chunk::Chunk;
use crate::analysis::name::NameKind;
use crate::analysis::tag::Tag;
use crate::lang::speech::NameWord;

/// The maximum distance, in tokens, from an unnamed source to the name they give.
const NAMING_REACH: usize = 30;

impl ReferentFinder<'_> {
    /// “a driver who gave his name only as Tomas”: the name an otherwise unnamed source goes by.
    pub(super) fn self_named(&self, head: usize) -> Option<usize> {
        let article = &self.resolver.article;
        let place = article.token(head)?.span.start();
        let sentence = article
            .sentences
            .list
            .get(article.sentences.at(place)?.index())?;
        let end = sentence.token_range().end.min(head + NAMING_REACH);
        let is_asking = |at: &usize| {
            let word = article.lower(*at);
            word == "name" || word == "identified" || word == "named"
        };
        let asking = (head + 1..end).find(is_asking)?;
        let relative = (head + 1..asking).any(|at| {
            matches!(
                article.lower(at),
                "who" | "gave" | "giving" | "identifying" | "asking"
            )
        });
        let behind = asking + 1..end.min(asking + 6);
        let name = behind.clone().find(|at| article.tag(*at) == Tag::Name)?;
        let linked = (behind.start..name).all(|at| {
            matches!(
                article.lower(at),
                "as" | "only" | "," | "simply" | "just" | "himself" | "herself" | "themselves"
            )
        });
        (relative && linked && name > behind.start)
            .then(|| self.resolver.people.at(name))
            .flatten()
    }

    /// The noun phrase after the comma that ends the first one.
    pub(super) fn apposed<'c>(&self, first: &Chunk, chunks: &'c [Chunk]) -> Option<&'c Chunk> {
        let second = chunks.get(1)?;
        let article = &self.resolver.article;
        let beside = second.tokens.start == first.tokens.end + 1;
        (beside && article.lower(first.tokens.end) == ",").then_some(second)
    }

    /// The person the head of the first phrase names, or the name in apposition to it, and a token of that name.
    pub(super) fn named_person(&self, first: &Chunk, chunks: &[Chunk]) -> Option<(usize, usize)> {
        let people = self.resolver.people;
        let article = &self.resolver.article;
        // "Ana Ruiz QC"
        let letters = is_shouted(article.word(first.head)) && article.word(first.head).len() < 4;
        let name = first.head - usize::from(letters && first.tokens.start < first.head);
        // “Ana Ruiz, the mayor of Varna, said”, where the office was taken for the source.
        let apposed = first.tokens.start.checked_sub(2).filter(|_| {
            // "It was bad for Ruiz, a second person said."
            let other = self
                .speech
                .naming
                .is(NameWord::Source, article.lower(first.head));
            article.lower_before(first.tokens.start) == ","
                && phrase::is_source(article, self.speech, first)
                && !other
        });
        let mut direct = [Some(first.head), Some(name), apposed]
            .into_iter()
            .flatten();
        let found = direct.find_map(|at| Some((people.at(at)?, at)));
        if found.is_some() {
            return found;
        }
        // "Sweet noted", where the model sees no name
        let lone = first.tokens.len() == 1
            && article.is_capitalized(first.head)
            && !self.names.contains_key(&first.head);
        let lone = lone.then(|| people.by_word(article.word(first.head)));
        if let Some(person) = lone.flatten() {
            return Some((person, first.head));
        }
        let named = self
            .apposed(first, chunks)
            .or_else(|| self.named_at_end(first, chunks));
        let name = named?.head;
        Some((people.at(name)?, name))
    }

    /// The name that ends a source: “the clerk for that case, Ana Ruiz”, “the chief of staff Ana Ruiz”.
    fn named_at_end<'c>(&self, first: &Chunk, chunks: &'c [Chunk]) -> Option<&'c Chunk> {
        let article = &self.resolver.article;
        let last = chunks.last().filter(|_| chunks.len() > 1)?;
        let start = last.tokens.start;
        let is_people = |at: usize| phrase::is_people(self.speech, article.lower(at));
        let apposed = chunks.len() > 2 && article.lower_before(start) == ",";
        let department = self
            .speech
            .naming
            .is(NameWord::Department, article.lower(start));
        let of_staff = chunks.len() == 2
            && (department || article.tag(start) == Tag::Noun && !is_people(start))
            && article.lower_before(start) == "of";
        // "former prosecutor and Varna Mayor Ana Ruiz", but "a spokesman and Mayor Ana Ruiz" are two.
        let is_role = |at: usize| {
            let title = |offset| if offset == 0 { article.lower(at) } else { "" };
            is_people(at) || self.speech.titles.at(title).is_some()
        };
        let name = self.names.get(&last.head).map(|(_, name)| name.start);
        let titled = name.is_some_and(|name| name > start && is_role(name - 1));
        let both = chunks.len() == 2
            && titled
            && is_role(first.head)
            && article.tag(first.tokens.start) != Tag::Determiner
            && article.lower_before(start) == "and";
        if both {
            return Some(last);
        }
        // "the envoy to Lower Varna Ana Ruiz"
        let envoy = || {
            let (kind, place) = self.names.get(&start)?;
            let (_, name) = self.names.get(&last.head)?;
            (*kind != NameKind::Person && place.end == name.start).then_some(())
        };
        let envoy = chunks.len() == 2
            && matches!(article.lower_before(start), "to" | "of" | "for" | "at")
            && envoy().is_some();
        // "one of them, Ana Ruiz,"
        let one = article.lower(first.head) == "one" && apposed;
        let people = is_people(first.head) && (apposed || of_staff || envoy);
        (one || people).then_some(last)
    }
}
