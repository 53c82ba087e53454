use std::ops::Range;

use crate::analysis::chunk;
use crate::analysis::reading::Reading;
use crate::analysis::tag::Tag;
use crate::rules::speech::{NameWord, Sex, SpeechRules};

/// How many tokens a role may have; what is longer tells a story.
const LONGEST: usize = 26;

/// How many tokens before a name may say what its bearer is.
const BEFORE: usize = 10;

/// What the words around a name say its bearer is: title or noun before, apposition behind or before, "who leads ...".
pub(super) fn find(
    reading: &Reading<'_>,
    speech: &SpeechRules,
    name: Range<usize>,
    title: Option<&str>,
) -> Vec<String> {
    let sentence = reading.sentence(name.start).unwrap_or(name.clone());
    let finder = Finder {
        reading,
        speech,
        sentence,
    };
    let titled = title.map_or(0, |title| title.split_whitespace().count());
    let start = name.start.saturating_sub(titled);
    let mut roles = Vec::new();
    roles.extend(finder.before(start, name.start));
    roles.extend(
        finder
            .title_role(start..name.start)
            .filter(|role| !role.is_empty()),
    );
    let behind = finder.behind(name.end, start);
    let is_behind = behind.is_some();
    roles.extend(behind);
    roles.extend(finder.apposition_before(start, is_behind));
    roles
}

/// Whether a role says whose relative somebody is and nothing else: "husband" tells no stranger who he is.
pub(super) fn is_kinship(role: &str) -> bool {
    matches!(
        role.to_lowercase().as_str(),
        "husband"
            | "wife"
            | "son"
            | "daughter"
            | "father"
            | "mother"
            | "brother"
            | "sister"
            | "uncle"
            | "aunt"
            | "cousin"
            | "nephew"
            | "niece"
            | "grandfather"
            | "grandmother"
            | "grandson"
            | "granddaughter"
            | "widow"
            | "widower"
            | "partner"
            | "parent"
            | "friend"
    )
}

/// Whether a role is a child's.
pub(super) fn is_child(role: &str) -> bool {
    matches!(
        role,
        "son" | "daughter" | "boy" | "girl" | "grandson" | "granddaughter"
    )
}

/// Whether a role says more than another: the same with more before it, or an office where the other is a rank.
pub(super) fn is_fuller(role: &str, known: &str) -> bool {
    let (role, known) = (role.to_lowercase(), known.to_lowercase());
    let is_rank = matches!(
        known.as_str(),
        "captain"
            | "councillor"
            | "councilor"
            | "professor"
            | "officer"
            | "sergeant"
            | "lieutenant"
            | "colonel"
            | "major"
    );
    let is_longer = role.split_whitespace().count() > known.split_whitespace().count();
    is_longer
        && (is_rank
            || role
                .strip_suffix(&known)
                .is_some_and(|rest| rest.ends_with(' ')))
}

/// The sex a role tells: "spokeswoman", "father".
pub(super) fn sex_of(role: &str) -> Option<Sex> {
    let last = role.split_whitespace().map(str::to_lowercase).next_back()?;
    let last = last.as_str();
    if last.ends_with("woman")
        || matches!(
            last,
            "mother"
                | "wife"
                | "daughter"
                | "sister"
                | "actress"
                | "queen"
                | "princess"
                | "girl"
                | "waitress"
                | "widow"
                | "aunt"
                | "niece"
                | "grandmother"
                | "nun"
        )
    {
        return Some(Sex::Female);
    }
    let male = last.ends_with("man") && last != "human"
        || matches!(
            last,
            "father"
                | "husband"
                | "son"
                | "brother"
                | "actor"
                | "king"
                | "prince"
                | "boy"
                | "uncle"
                | "nephew"
                | "grandfather"
                | "monk"
                | "priest"
                | "pope"
        );
    male.then_some(Sex::Male)
}

struct Finder<'a> {
    reading: &'a Reading<'a>,
    speech: &'a SpeechRules,
    /// The tokens of the sentence of the name.
    sentence: Range<usize>,
}

impl Finder<'_> {
    /// “former Varna mayor Ana Ruiz”, “union President Ana Ruiz”: the title or noun before the name, with what describes it.
    fn before(&self, title: usize, name: usize) -> Option<String> {
        let reading = self.reading;
        let says_nothing = self
            .title_role(title..name)
            .is_some_and(|role| role.is_empty());
        let end = if says_nothing { title } else { name };
        let last = end.checked_sub(1)?;
        if end == title && (!self.is_role_noun(last) || reading.tag(last) == Tag::PluralNoun) {
            return None;
        }
        let mut start = if end == title { last } else { title };
        while let Some(at) = start.checked_sub(1).filter(|_| end - start < BEFORE) {
            if !self.describes(at, start) {
                break;
            }
            start = at;
        }
        self.words(start..end)
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
            Tag::Noun
            | Tag::PluralNoun
            | Tag::Name
            | Tag::Adjective
            | Tag::Possessive
            | Tag::Participle => true,
            // "World and Commonwealth champion", "writer and critic Ana Ruiz"
            Tag::Conjunction => at.checked_sub(1).is_some_and(|before| {
                let names = reading.tag(before) == Tag::Name && reading.tag(start) == Tag::Name;
                reading.lower(at) == "and" && (names || self.is_role_noun(before))
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

    /// “Ana Ruiz, 52, the mayor of Varna,”, “Ana Ruiz, who leads the council,”: what a comma or dash behind a name opens.
    fn behind(&self, end: usize, name: usize) -> Option<String> {
        let reading = self.reading;
        // "Ana Ruiz (D-Texas), ..."
        let bracket = (end..end + BEFORE).find(|at| reading.lower(*at) == ")");
        let bracket = bracket.filter(|_| reading.lower(end) == "(");
        let end = bracket.map_or(end, |at| at + 1);
        let opening = reading.lower(end);
        if !matches!(opening, "," | "-" | "–" | "—" | "--" | "(") {
            return None;
        }
        let age = reading.tag(end + 1) == Tag::Number && reading.lower(end + 2) == ",";
        let start = end + if age { 3 } else { 1 };
        if reading.lower(start) == "who" {
            return self.relative(start);
        }
        let start = start + usize::from(reading.tag(start) == Tag::Adverb);
        let stop = self.end(start)?;
        // "The bridge fell on Ana Ruiz, the mayor said": the comma opens something else.
        let article = matches!(reading.tag(start), Tag::Determiner | Tag::PossessivePronoun);
        let opens = name == 0 || !reading.is_word(name - 1);
        if reading.tag(stop).is_finite() && (article || !opens) {
            return None;
        }
        // "Ana Ruiz, a tall figure who leads the council,"
        let relative = || self.relative(stop).filter(|_| reading.lower(stop) == "who");
        self.phrase(start..stop).or_else(relative)
    }

    /// “who is the mayor”, “who leads the council”: a role, or the clause.
    fn relative(&self, who: usize) -> Option<String> {
        let reading = self.reading;
        let verb = who + 1;
        let start = verb + 1;
        let stop = (start..start + LONGEST).find(|at| self.ends_phrase(*at))?;
        if matches!(reading.lower(verb), "is" | "was") {
            let article = reading.tag(start) == Tag::Determiner;
            return article.then(|| self.phrase(start..stop)).flatten();
        }
        let leads = self.speech.naming.is(NameWord::Lead, reading.lower(verb));
        (leads && stop > start)
            .then(|| self.words(who..stop))
            .flatten()
    }

    /// Where a noun phrase that says what somebody is ends.
    fn end(&self, start: usize) -> Option<usize> {
        let reading = self.reading;
        let stop = (start..start + LONGEST).find(|at| self.ends_phrase(*at))?;
        if reading.lower(stop) != "and" {
            return Some(stop);
        }
        // "head of the Board of Trade and Fisheries", "a lawyer and the owner of a mill"
        let names = reading.tag_before(stop) == Tag::Name && reading.tag(stop + 1) == Tag::Name;
        let next = self.end(stop + 1).filter(|_| stop + 1 < start + LONGEST);
        let closed = |at: usize| !reading.is_word(at) || matches!(reading.tag(at), Tag::WhPronoun);
        let next =
            next.filter(|next| names || closed(*next) && self.phrase(stop + 1..*next).is_some());
        next.or(Some(stop))
    }

    /// Whether a noun phrase that says what somebody is has ended before a token.
    fn ends_phrase(&self, at: usize) -> bool {
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
                    | Tag::PresentParticiple
                    | Tag::To
            )
            || reading.tag(at).is_finite()
    }

    /// “the mayor of Varna, Ana Ruiz,”, “Ortega’s lawyer, Ana Ruiz,”: from its first word behind the last mark.
    ///
    /// In “Jana Weiss, the mayor, Ana Ruiz, the engineer,” each role stands behind its name.
    fn apposition_before(&self, name: usize, behind: bool) -> Option<String> {
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
        if behind && named && reading.tag(first - 2) == Tag::Name {
            return None;
        }
        let inside =
            |at: usize| matches!(reading.tag_before(at), Tag::Preposition | Tag::Conjunction);
        let opens = |at: usize| match reading.tag(at) {
            Tag::Determiner | Tag::PossessivePronoun => true,
            Tag::Name => {
                reading.tag(at + 1) == Tag::Possessive
                    && (at == first || reading.tag_before(at) != Tag::Name)
            }
            _ => false,
        };
        let mut starts = (first..comma).filter(|at| opens(*at) && !inside(*at));
        starts.find_map(|start| {
            let whole = self.end(start) == Some(comma);
            whole.then(|| self.phrase(start..comma)).flatten()
        })
    }

    /// A noun phrase whose first noun group ends in a role, without its article.
    fn phrase(&self, tokens: Range<usize>) -> Option<String> {
        let reading = self.reading;
        let article = matches!(
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
                        | Tag::Number
                        | Tag::Adverb
                )
                || reading.lower(*at) == "&"
        };
        let mut from = start;
        loop {
            let mut group = from..tokens.end;
            let group_end = group.find(|at| !in_group(at)).unwrap_or(tokens.end);
            let head = group_end.checked_sub(1).filter(|at| *at >= from)?;
            if self.is_role_noun(head) {
                let fits = tokens.end - start <= LONGEST;
                return fits.then(|| self.words(start..tokens.end)).flatten();
            }
            // "a University of Varna professor"
            if reading.lower(group_end) != "of" || reading.tag(head) != Tag::Name {
                return None;
            }
            from = group_end + 1;
        }
    }

    /// Whether a token names what somebody is: a noun for a person or the word of a title.
    fn is_role_noun(&self, token: usize) -> bool {
        let reading = self.reading;
        let lower = reading.lower(token);
        // "co-author", "ex-minister"
        let word = lower.rsplit('-').next().unwrap_or(lower);
        let noun = matches!(
            reading.tag(token),
            Tag::Noun | Tag::Name | Tag::PluralNoun | Tag::Adjective
        );
        let title = |word: &str| {
            let at = |offset| if offset == 0 { word } else { "" };
            self.speech.titles.at(at).is_some()
        };
        let known = |word: &str| self.speech.lists.is_person_noun(word) || title(word);
        noun && (known(lower) || known(word)) && !self.speech.naming.is(NameWord::People, lower)
    }

    fn words(&self, tokens: Range<usize>) -> Option<String> {
        let span = self.reading.span(tokens)?;
        let words = self.reading.document.words(span).trim();
        (!words.is_empty()).then(|| words.to_owned())
    }
}
