use std::ops::Range;

use crate::analysis::chunk;
use crate::analysis::name::{Name, NameKind};
use crate::analysis::reading::Reading;
use crate::analysis::tag::Tag;
use crate::rules::speech::{NameWord, SpeechRules};

/// How many tokens a role may have; what is longer tells a story.
const LONGEST: usize = 26;

/// How many tokens before a name may say what its bearer is.
pub(super) const BEFORE: usize = 10;

/// What the words around a name say its bearer is.
#[derive(Debug)]
pub(super) struct Role {
    pub(super) words: String,
    pub(super) weight: Weight,
}

/// How much a role says: the greater is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// “Ana Ruiz of Nordhamn Radio”: the organisation somebody belongs to.
    #[default]
    Body,
    /// “who leads the council”
    Clause,
    /// “mayor of Varna”
    Noun,
}

/// What the words around a name say its bearer is: title or noun before, apposition, "who leads ...", its organisation.
pub(super) fn find(
    reading: &Reading<'_>,
    speech: &SpeechRules,
    names: &[Name],
    name: Range<usize>,
    title: Option<&str>,
) -> Vec<Role> {
    let sentence = reading.sentence(name.start).unwrap_or(name.clone());
    let finder = Finder {
        reading,
        speech,
        names,
        sentence,
    };
    let titled = title.map_or(0, |title| title.split_whitespace().count());
    let start = name.start.saturating_sub(titled);
    let after = finder.after(name.end, start);
    let apposed = finder.apposition_before(start, name.end, after.is_some());
    let title_role = finder.title_role(start..name.start);
    let nouns = [
        finder.before(start, name.start),
        title_role.filter(|role| !role.is_empty()),
        apposed,
    ];
    let nouns = nouns.into_iter().flatten().map(Role::noun);
    let shared = finder.shared(start..name.end).map(Role::noun);
    let body = finder.of_body(name.end).map(|words| Role {
        words,
        weight: Weight::Body,
    });
    nouns.chain(after).chain(shared).chain(body).collect()
}

impl Role {
    const fn noun(words: String) -> Self {
        Self {
            words,
            weight: Weight::Noun,
        }
    }
}

pub(super) struct Finder<'a> {
    pub(super) reading: &'a Reading<'a>,
    speech: &'a SpeechRules,
    pub(super) names: &'a [Name],
    /// The tokens of the sentence of the name.
    sentence: Range<usize>,
}

impl Finder<'_> {
    /// “former Varna mayor Ana Ruiz”, “union President Ana Ruiz”: the title or noun before the name, with what describes it.
    fn before(&self, title: usize, name: usize) -> Option<String> {
        let says_nothing = self
            .title_role(title..name)
            .is_some_and(|role| role.is_empty());
        let end = if says_nothing { title } else { name };
        let last = end.checked_sub(1)?;
        let mut start = title;
        if end == title {
            start = self.noun_before(last)?;
        }
        let words = self.described(start, end)?;
        Some(self.as_one(words, last))
    }

    /// The role of several as one of them has it: “engineer” for “engineers”, “Sen.” for “Sens.”
    pub(super) fn as_one(&self, words: String, last: usize) -> String {
        let many = self.reading.word(last);
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
        self.words(start..end)
    }

    /// Where the noun before a name starts: “mayor” or “chief of staff”.
    fn noun_before(&self, last: usize) -> Option<usize> {
        let reading = self.reading;
        if self.is_role_before(last) {
            return (reading.tag(last) != Tag::PluralNoun).then_some(last);
        }
        // "chief of staff", "envoy to Lower Varna"
        let name = self
            .name_at(last)
            .filter(|name| name.kind != NameKind::Person);
        let start = name.map_or(last, |name| reading.tokens(name.span).start);
        let of = reading.tag(last) == Tag::Noun && reading.lower_before(last) == "of"
            || name.is_some() && matches!(reading.lower_before(start), "to" | "for" | "of" | "at");
        let head = start.checked_sub(2).filter(|_| of)?;
        (reading.tag(head) == Tag::Noun && self.is_role_noun(head)).then_some(head)
    }

    /// What the last word of a title is short for: "Councillor" for "Cllr"; nothing for "Mr".
    fn title_role(&self, title: Range<usize>) -> Option<String> {
        let last = title.clone().next_back()?;
        let word = |offset: usize| {
            let at = last + offset;
            let known = title.contains(&at);
            if known {
                self.reading.lower(at).trim_end_matches('.')
            } else {
                ""
            }
        };
        let (rule, _) = self.speech.titles.at(word)?;
        rule.role.map(str::to_owned)
    }

    /// Whether a token before a role that starts at `start` belongs to it.
    fn describes(&self, at: usize, start: usize) -> bool {
        let reading = self.reading;
        if at < self.sentence.start || chunk::is_calendar(reading, at) {
            return false;
        }
        match reading.tag(at) {
            // "Last week union President Ana Ruiz left"
            Tag::Noun if chunk::is_time_unit(reading.lower(at)) => false,
            // "the reason President Ana Ruiz left", "At the party convention Sen. Ana Ruiz left"
            Tag::Noun if reading.is_capitalized(start) && !reading.is_capitalized(at) => {
                let determiner = reading.tag_before(at) == Tag::Determiner;
                let seat = self
                    .speech
                    .titles
                    .at(|offset| reading.lower(start + offset));
                let seat = seat.is_some_and(|(rule, _)| rule.role.is_some());
                !determiner && (!seat || reading.lower(at) == "state")
            }
            Tag::Noun | Tag::PluralNoun | Tag::Name | Tag::Adjective | Tag::Possessive => true,
            // "retired general", but not "the recently named chair", "The party (NFP) invited historian Ana Ruiz"
            Tag::Participle => {
                let subject =
                    reading.tag_before(at) == Tag::Name || reading.lower_before(at) == ")";
                !subject && reading.lower(at) != "named"
            }
            // "Varna’s acting mayor", but not "there is no denying coach Ana Ruiz is right"
            Tag::PresentParticiple => {
                let owned = matches!(
                    reading.tag_before(at),
                    Tag::Determiner | Tag::Possessive | Tag::PossessivePronoun
                );
                owned && reading.lower_before(at) != "no"
            }
            // "World and Commonwealth champion", "writer and critic Ana Ruiz"
            Tag::Conjunction => at.checked_sub(1).is_some_and(|before| {
                let names = reading.tag(before) == Tag::Name && reading.tag(start) == Tag::Name;
                // "Paul Ortega and Mayor Ana Ruiz" are two.
                let two = self
                    .kind_of(before)
                    .is_some_and(|kind| matches!(kind, NameKind::Person | NameKind::Place));
                reading.lower(at) == "and" && (names && !two || self.is_role_noun(before))
            }),
            // "100m champion"
            Tag::Number => reading.word(at).ends_with(char::is_alphabetic),
            // "University of Varna professor"
            Tag::Preposition => {
                let named = at
                    .checked_sub(1)
                    .is_some_and(|before| reading.tag(before) == Tag::Name);
                matches!(reading.lower(at), "of" | "for")
                    && named
                    && reading.tag(start) == Tag::Name
            }
            _ => reading.lower(at) == "&",
        }
    }

    /// “Ana Ruiz, 52, the mayor of Varna,”, “Ana Ruiz, who leads the council,”: what a comma or dash after a name opens.
    fn after(&self, end: usize, name: usize) -> Option<Role> {
        let reading = self.reading;
        // "Ana Ruiz (D-Texas), ..."
        let bracket = (end..end + BEFORE).find(|at| reading.lower(*at) == ")");
        let bracket = bracket.filter(|_| reading.lower(end) == "(");
        let end = bracket.map_or(end, |at| at + 1);
        let opening = reading.lower(end);
        if matches!(opening, "is" | "was") {
            return self.copula(end, name);
        }
        if !matches!(opening, "," | "-" | "–" | "—" | "--" | "(") {
            return None;
        }
        // "Ana Ruiz, 52, the mayor", "Ana Ruiz, PhD, of Nordhamn University"
        let aside = self.has_degree(end) || reading.tag(end + 1) == Tag::Number;
        let aside = aside && reading.lower(end + 2) == ",";
        let start = end + if aside { 3 } else { 1 };
        if reading.lower(start) == "who" {
            return self.relative(start);
        }
        let start = self.over_adverbs(start);
        let stop = self.end(start)?;
        if let Some(role) = self.of_town(start, stop) {
            return Some(role);
        }
        if reading.tag(stop).is_finite() && !self.may_end_at_verb(name, start, stop) {
            return None;
        }
        // "Ana Ruiz, a tall figure who leads the council,"
        let relative = || self.relative(stop).filter(|_| reading.lower(stop) == "who");
        let one = !self.is_several(start..stop);
        let phrase = one.then(|| self.phrase(start..stop)).flatten();
        phrase.map(Role::noun).or_else(relative)
    }

    /// Whether a degree follows a name: “, MD,”.
    pub(super) fn has_degree(&self, end: usize) -> bool {
        let degree = self.reading.lower(end + 1).trim_end_matches('.');
        self.reading.lower(end) == "," && self.speech.naming.is(NameWord::Degree, degree)
    }

    /// “a Varna, Fla., rabbi”: what goes on after a town and its state.
    fn of_town(&self, start: usize, comma: usize) -> Option<Role> {
        let reading = self.reading;
        let marks = reading.lower(comma) == "," && reading.lower(comma + 2) == ",";
        let named = reading.is_capitalized(comma - 1) && reading.is_capitalized(comma + 1);
        let rest = comma + 3;
        let stop = self
            .end(rest)
            .filter(|_| marks && named && reading.tag(rest).is_noun())?;
        self.phrase(rest..stop)?;
        let article = usize::from(reading.tag(start) == Tag::Determiner);
        self.words(start + article..stop).map(Role::noun)
    }

    /// “Ana Ruiz is president of Fjord Energy”, outside marks and without an article, which opens a judgement as often.
    fn copula(&self, verb: usize, name: usize) -> Option<Role> {
        let reading = self.reading;
        let start = self.over_adverbs(verb + 1);
        // "is the head of the mill"
        let of = || (start..start + BEFORE).any(|at| reading.lower(at) == "of");
        let office = reading.lower(start) == "the" && of();
        let plain = (reading.tag(start).is_noun() || office)
            && (self.sentence.start..name).all(|at| reading.is_word(at));
        let stop = self.end(start).filter(|_| plain)?;
        let words = self.phrase(start..stop)?;
        Some(Role {
            words,
            weight: Weight::Clause,
        })
    }

    /// Whether an apposition may end at a verb: “Ana Ruiz, the mayor of Varna said it was late.”
    ///
    /// In “The bridge fell on Ana Ruiz, the mayor said” the comma opens something else.
    fn may_end_at_verb(&self, name: usize, start: usize, verb: usize) -> bool {
        let reading = self.reading;
        let article = matches!(reading.tag(start), Tag::Determiner | Tag::PossessivePronoun);
        let begins = name == self.sentence.start && reading.is_word(verb + 1);
        begins || !article && (name == 0 || !reading.is_word(name - 1))
    }

    fn over_adverbs(&self, start: usize) -> usize {
        start + usize::from(self.reading.tag(start) == Tag::Adverb)
    }

    /// “who is the mayor”, “who had led the council”: a role, or the clause.
    fn relative(&self, who: usize) -> Option<Role> {
        let reading = self.reading;
        let mut verb = self.over_adverbs(who + 1);
        if matches!(reading.lower(verb), "has" | "had") {
            verb = self.over_adverbs(verb + 1);
        }
        let start = self.over_adverbs(verb + 1);
        if matches!(reading.lower(verb), "is" | "was" | "been") {
            let stop = self.end(start)?;
            return self.phrase(start..stop).map(Role::noun);
        }
        let stop = (start..start + LONGEST).find(|at| self.ends_phrase(*at))?;
        // "who serves as chair of the board"
        let role = (start..stop).find(|at| reading.lower(*at) == "as");
        let role = role.and_then(|at| self.phrase(at + 1..self.end(at + 1)?));
        if role.is_some() {
            return role.map(Role::noun);
        }
        // "who belonged to a club and is now its president"
        let is = self.over_adverbs(stop + 1);
        if reading.lower(stop) == "and" && matches!(reading.lower(is), "is" | "was") {
            let start = self.over_adverbs(is + 1);
            return self.phrase(start..self.end(start)?).map(Role::noun);
        }
        let leads = self.speech.naming.is(NameWord::Lead, reading.lower(verb));
        let words = (leads && stop > start).then(|| self.words(who..stop))??;
        Some(Role {
            words,
            weight: Weight::Clause,
        })
    }

    /// Where a noun phrase that says what somebody is ends.
    pub(super) fn end(&self, start: usize) -> Option<usize> {
        let reading = self.reading;
        let stop = (start..start + LONGEST).find(|at| self.ends_phrase(*at))?;
        // "aide to the mayor on a call about the bridge" is an aide to the mayor, an "expert on bridges" is one.
        let joins = |at: &usize| matches!(reading.tag(*at), Tag::Preposition | Tag::To);
        let tells = |at: &usize| {
            let belongs = matches!(reading.lower(*at), "of" | "for" | "at" | "in" | "to");
            // "the Council on Foreign Trade"
            let named = reading.is_capitalized(at - 1) && reading.is_capitalized(at + 1);
            !belongs && !named
        };
        let mut second = (start..stop).filter(joins).skip(1);
        if let Some(other) = second.find(tells) {
            return Some(other);
        }
        if reading.lower(stop) != "and" {
            return Some(stop);
        }
        // "head of the Board of Trade and Fisheries", "a lawyer and the owner of a mill"
        let names = reading.tag_before(stop) == Tag::Name && reading.tag(stop + 1) == Tag::Name;
        let next = self.end(stop + 1).filter(|_| stop + 1 < start + LONGEST);
        let closed = |at: usize| !reading.is_word(at) || matches!(reading.tag(at), Tag::WhPronoun);
        // "head of safety and design at Fjord Energy", but not "the friend of a judge and the mayor"
        let goes_on = |next: usize| {
            (start..stop).any(|at| reading.tag(at) == Tag::Preposition)
                && !matches!(
                    reading.tag(stop + 1),
                    Tag::Determiner | Tag::PossessivePronoun | Tag::Pronoun | Tag::Name
                )
                && (stop + 1..next).any(|at| reading.tag(at).is_noun())
        };
        let fits = |next: &usize| {
            names || closed(*next) && (goes_on(*next) || self.phrase(stop + 1..*next).is_some())
        };
        let next = next.filter(fits);
        next.or(Some(stop))
    }

    /// Whether a noun phrase that says what somebody is has ended before a token.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        let reading = self.reading;
        at >= self.sentence.end
            || !reading.is_word(at)
                && !matches!(reading.lower(at), "’" | "'" | "&" | "/" | "’s" | "'s")
            || matches!(
                reading.tag(at),
                Tag::WhPronoun
                    | Tag::WhDeterminer
                    | Tag::WhPossessive
                    | Tag::WhAdverb
                    | Tag::Conjunction
            )
            || reading.tag(at).is_finite() && !self.is_mistaken(at)
            // "served as head of the mill yet left early"
            || reading.lower(at) == "yet"
            // "the time the bridge fell"
            || reading.tag(at) == Tag::Determiner && reading.tag_before(at).is_noun()
            // "adviser to Ruiz" goes on, "the only man to leave" does not.
            || reading.tag(at) == Tag::To && reading.tag(at + 1) == Tag::Base
            // "a guide leading tourists" ends, "chief operating officer" does not
            || reading.tag(at) == Tag::PresentParticiple
                && reading.tag_before(at).is_noun()
                && reading.tag(at + 1) != Tag::Noun
    }

    /// Whether a verb is none: “a former Nordhamn associate director”.
    fn is_mistaken(&self, at: usize) -> bool {
        let reading = self.reading;
        matches!(reading.tag(at), Tag::Base | Tag::Present)
            && matches!(reading.tag_before(at), Tag::Name | Tag::Adjective)
            && reading.tag(at + 1) == Tag::Noun
    }

    /// “the mayor of Varna, Ana Ruiz,”, “Ortega’s lawyer, Ana Ruiz,”: from its first word behind the last mark.
    ///
    /// In “Jana Weiss, the mayor, Ana Ruiz, the engineer,” each role stands behind its name.
    fn apposition_before(&self, name: usize, end: usize, is_after: bool) -> Option<String> {
        let reading = self.reading;
        let comma = name.checked_sub(1).filter(|at| reading.lower(*at) == ",")?;
        let lowest = comma.saturating_sub(LONGEST).max(self.sentence.start);
        let is_mark = |at: &usize| {
            !reading.is_word(*at) && !matches!(reading.lower(*at), "’" | "'" | "&" | "’s" | "'s")
        };
        let first = (lowest..comma)
            .rev()
            .find(is_mark)
            .map_or(lowest, |mark| mark + 1);
        let named = first > 1 && reading.lower(first - 1) == ",";
        if is_after && named && reading.tag(first - 2) == Tag::Name {
            return None;
        }
        // "If they like the mayor, Ana Ruiz wrote", but "in a letter to the mayor, Ana Ruiz."
        let goes_on = reading.is_word(end);
        let inside = |at: usize| {
            let before = reading.tag_before(at);
            let joined = matches!(before, Tag::Preposition | Tag::To | Tag::Conjunction);
            (is_after || goes_on) && joined || goes_on && before.is_verb()
        };
        let opens = |at: usize| match reading.tag(at) {
            Tag::Determiner | Tag::PossessivePronoun => true,
            // "One voter, Ana Ruiz, 35,"
            _ if at == first && reading.lower(at) == "one" => true,
            // "As head of the board, Ana Ruiz"
            _ if at == first + 1 && reading.lower(first) == "as" => true,
            Tag::Name => {
                reading.tag(at + 1) == Tag::Possessive
                    && (at == first || reading.tag_before(at) != Tag::Name)
            }
            _ => false,
        };
        let plain = |at: usize| reading.tag(at) != Tag::Determiner;
        let role = |at: usize| !inside(at) || reading.lower_before(at) == "as" && plain(at);
        let mut starts = (first..comma).filter(|at| opens(*at) && role(*at));
        starts.find_map(|start| {
            let whole = self.end(start) == Some(comma);
            let one = whole && !self.is_several(start..comma);
            one.then(|| self.phrase(start..comma)).flatten()
        })
    }

    /// Whether a noun phrase is of more than one: “advisers to the mayor”, but not “one of the advisers”.
    fn is_several(&self, tokens: Range<usize>) -> bool {
        let reading = self.reading;
        let noun = |at: usize| reading.tag(at).is_noun() || reading.tag(at) == Tag::Possessive;
        let head = tokens.clone().find(|at| noun(*at) && !noun(at + 1));
        let several = head.is_some_and(|at| reading.tag(at) == Tag::PluralNoun);
        several && reading.lower(tokens.start) != "one"
    }

    /// A noun phrase whose first noun group ends in a role, without its article.
    pub(super) fn phrase(&self, tokens: Range<usize>) -> Option<String> {
        let reading = self.reading;
        // "one of the owners"
        if reading.tag(tokens.start) == Tag::Number && reading.lower(tokens.start + 1) == "of" {
            self.phrase(tokens.start + 2..tokens.end)?;
            return self.words(tokens);
        }
        let article = reading.lower(tokens.start) == "one"
            || matches!(
                reading.tag(tokens.start),
                Tag::Determiner | Tag::PossessivePronoun
            );
        let start = tokens.start + usize::from(article);
        let in_group = |at: &usize| {
            let tag = reading.tag(*at);
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
                || reading.lower(*at) == "&"
                || self.is_mistaken(*at)
        };
        let mut from = start;
        loop {
            let mut group = from..tokens.end;
            let group_end = group.find(|at| !in_group(at)).unwrap_or(tokens.end);
            // "one of the pilots involved in the crash"
            let ends = |at: &usize| reading.tag(*at) != Tag::Participle;
            let group_end = (from..group_end).rev().find(ends).map_or(from, |at| at + 1);
            // "an agent today"
            let time = usize::from(chunk::is_calendar(reading, group_end.saturating_sub(1)));
            let head = group_end.checked_sub(1 + time).filter(|at| *at >= from)?;
            if self.is_role_noun(head) {
                // "acting director of the board", but not "citing officials"
                let verb = reading.tag(tokens.start) == Tag::PresentParticiple
                    && (reading.tag(head) == Tag::PluralNoun
                        || reading.tag(group_end) != Tag::Preposition);
                let fits = tokens.end - start <= LONGEST && !verb;
                // "co-author of “The Long Road”"
                let open = reading.tag(tokens.end - 1) == Tag::Preposition;
                let today = head + 1 < tokens.end && chunk::is_calendar(reading, tokens.end - 1);
                let end = tokens.end - usize::from(open || today);
                return fits.then(|| self.words(start..end)).flatten();
            }
            // "a University of Varna professor", "Music for Varna’s director", "the Health and Trade secretary"
            let joins = match reading.lower(group_end) {
                "of" | "for" => true,
                "and" => reading.tag(group_end + 1) == Tag::Name,
                _ => false,
            };
            if !joins || reading.tag(head) != Tag::Name {
                return None;
            }
            from = group_end + 1;
        }
    }

    /// Whether a token names what somebody is: a noun for a person or the word of a title.
    pub(super) fn is_role_noun(&self, token: usize) -> bool {
        let noun = matches!(
            self.reading.tag(token),
            Tag::Noun | Tag::Name | Tag::PluralNoun | Tag::Adjective
        );
        noun && self.is_role_word(token)
    }

    /// The same before a name, where "Nordhamn forward Ana Ruiz" is no adverb and "town coach Ana Ruiz" no verb.
    fn is_role_before(&self, token: usize) -> bool {
        let reading = self.reading;
        let beside = matches!(
            reading.tag_before(token),
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Possessive | Tag::Mark
        ) || self.is_club(token);
        let other = matches!(reading.tag(token), Tag::Base | Tag::Present | Tag::Adverb);
        self.is_role_noun(token) || beside && other && self.is_role_word(token)
    }

    /// Whether a plural with a capital stands before a token, as of a club: “Chargers coach Ana Ruiz”.
    fn is_club(&self, token: usize) -> bool {
        let reading = self.reading;
        let before = token.checked_sub(1);
        before.is_some_and(|at| {
            reading.tag(at) == Tag::PluralNoun
                && reading.is_capitalized(at)
                && !self.speech.lists.is_person_noun(reading.lower(at))
        })
    }

    fn is_role_word(&self, token: usize) -> bool {
        let lower = self.reading.lower(token);
        // "co-author", "ex-minister"
        let word = lower.rsplit('-').next().unwrap_or(lower);
        let known = |word: &str| self.speech.lists.is_person_noun(word) || self.is_title(word);
        let is = |group| self.speech.naming.is(group, lower);
        // "a Democrat" says what somebody is, "an American" hardly
        (known(lower) || known(word)) && !is(NameWord::People)
            || is(NameWord::People) && is(NameWord::Epithet)
    }

    /// Whether a word in lower case is a title that says what somebody does.
    fn is_title(&self, word: &str) -> bool {
        let at = |offset| if offset == 0 { word } else { "" };
        let title = self.speech.titles.at(at);
        title.is_some_and(|(rule, _)| rule.role != Some(""))
    }

    pub(super) fn words(&self, tokens: Range<usize>) -> Option<String> {
        let span = self.reading.span(tokens)?;
        let words = self.reading.document.words(span).trim();
        (!words.is_empty()).then(|| words.to_owned())
    }
}
