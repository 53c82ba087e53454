use std::ops::Range;

use crate::analysis::reading::Reading;
use crate::analysis::tag::Tag;
use crate::rules::speech::{NameWord, Sex, SpeechRules};

/// How many words a role may have; what is longer tells a story.
const LONGEST: usize = 10;

/// What the words around a name say its bearer is: title, noun before, apposition behind or before.
pub(super) fn find(
    reading: &Reading<'_>,
    speech: &SpeechRules,
    name: Range<usize>,
    title: Option<&str>,
) -> Vec<String> {
    let finder = Finder { reading, speech };
    let mut roles = Vec::new();
    roles.extend(title.and_then(|title| finder.of_title(title, name.start)));
    if title.is_none() {
        roles.extend(finder.noun_before(name.start));
    }
    roles.extend(finder.apposition_behind(name.end));
    let titled = title.map_or(0, |title| title.split_whitespace().count());
    let named = finder.apposition_behind(name.end).is_some();
    let before = finder.apposition_before(name.start.saturating_sub(titled), named);
    roles.extend(before);
    roles.extend(finder.predicate(name.end));
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
}

impl Finder<'_> {
    /// The role a title tells, with "former" and the like before it.
    fn of_title(&self, title: &str, name: usize) -> Option<String> {
        let mut words: Vec<&str> = title.split_whitespace().collect();
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let last = words.len().checked_sub(1)?;
        let at_last = |offset: usize| lower.get(last + offset).map_or("", String::as_str);
        if let Some((rule, _)) = self.speech.titles.at(at_last) {
            match rule.role {
                Some("") => return None,
                Some(role) => {
                    words.pop();
                    words.push(role);
                }
                None => {}
            }
        }
        let before = name.checked_sub(title.split_whitespace().count() + 1);
        let former = before.map(|at| self.reading.lower(at)).filter(|word| {
            matches!(
                *word,
                "former"
                    | "acting"
                    | "then"
                    | "deputy"
                    | "interim"
                    | "late"
                    | "outgoing"
                    | "incoming"
            )
        });
        let role = words.join(" ");
        Some(former.map_or(role.clone(), |former| format!("{former} {role}")))
    }

    /// “campaign manager Ana Ruiz”: the noun before the name with what describes it.
    fn noun_before(&self, name: usize) -> Option<String> {
        let reading = self.reading;
        let noun = name.checked_sub(1)?;
        if !self.is_role_noun(noun) || reading.tag(noun) == Tag::PluralNoun {
            return None;
        }
        let mut start = noun;
        while let Some(at) = start.checked_sub(1).filter(|_| noun - start < LONGEST) {
            let describes = matches!(
                reading.tag(at),
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Possessive
            );
            if !describes {
                break;
            }
            start = at;
        }
        self.words(start..noun + 1)
    }

    /// “Ana Ruiz is the mayor of Varna”, also behind the comma of an apposition.
    fn predicate(&self, end: usize) -> Option<String> {
        let reading = &self.reading;
        let verb = end + usize::from(reading.lower(end) == ",");
        let start = verb + 1;
        let says = matches!(reading.lower(verb), "is" | "was" | "became")
            && reading.tag(start) == Tag::Determiner;
        let stop =
            says.then(|| (start + 1..start + LONGEST).find(|at| self.ends_phrase(*at)))??;
        self.phrase(start..stop)
    }

    /// “Ana Ruiz, the mayor of Varna,”: up to the next mark; an age between commas is passed over.
    fn apposition_behind(&self, end: usize) -> Option<String> {
        let reading = self.reading;
        if reading.lower(end) != "," {
            return None;
        }
        let start = if reading.tag(end + 1) == Tag::Number && reading.lower(end + 2) == "," {
            end + 3
        } else {
            end + 1
        };
        let end = (start..start + LONGEST + 2).find(|at| self.ends_phrase(*at))?;
        if reading.tag(end).is_finite() {
            return None;
        }
        self.phrase(start..end)
    }

    /// Whether a noun phrase that says what somebody is has ended before a token.
    fn ends_phrase(&self, at: usize) -> bool {
        let reading = self.reading;
        !reading.is_word(at) && !matches!(reading.lower(at), "’" | "'" | "&")
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

    /// “the mayor of Varna, Ana Ruiz,”: from the first article behind the last mark that opens a role.
    ///
    /// In “Jana Weiss, the mayor, Ana Ruiz, the engineer,” each role stands behind its name.
    fn apposition_before(&self, name: usize, behind: bool) -> Option<String> {
        let reading = self.reading;
        let comma = name.checked_sub(1).filter(|at| reading.lower(*at) == ",")?;
        let first = (comma.saturating_sub(LONGEST + 1)..comma)
            .rev()
            .find(|at| !reading.is_word(*at) && !matches!(reading.lower(*at), "’" | "'" | "&"))
            .map_or(comma.saturating_sub(LONGEST + 1), |mark| mark + 1);
        let named = first > 1 && reading.lower(first - 1) == ",";
        if behind && named && reading.tag(first - 2) == Tag::Name {
            return None;
        }
        let inside =
            |at: usize| matches!(reading.tag_before(at), Tag::Preposition | Tag::Conjunction);
        let mut starts = (first..comma)
            .filter(|at| matches!(reading.tag(*at), Tag::Determiner | Tag::PossessivePronoun))
            .filter(|at| !inside(*at));
        starts.find_map(|start| self.phrase(start..comma))
    }

    /// A noun phrase whose first noun group ends in a role, without its article.
    fn phrase(&self, tokens: Range<usize>) -> Option<String> {
        let reading = self.reading;
        let article = matches!(
            reading.tag(tokens.start),
            Tag::Determiner | Tag::PossessivePronoun
        );
        let start = tokens.start + usize::from(article);
        let group_end = (start..tokens.end)
            .find(|at| {
                !matches!(
                    reading.tag(*at),
                    Tag::Noun
                        | Tag::PluralNoun
                        | Tag::Name
                        | Tag::Adjective
                        | Tag::Possessive
                        | Tag::Comparative
                        | Tag::Participle
                        | Tag::Number
                )
            })
            .unwrap_or(tokens.end);
        let head = group_end.checked_sub(1).filter(|at| *at >= start)?;
        let fits = self.is_role_noun(head) && tokens.end - start <= LONGEST;
        fits.then(|| self.words(start..tokens.end)).flatten()
    }

    /// Whether a token names what somebody is: a noun for a person or the word of a title.
    fn is_role_noun(&self, token: usize) -> bool {
        let reading = self.reading;
        let lower = reading.lower(token);
        let noun = matches!(
            reading.tag(token),
            Tag::Noun | Tag::Name | Tag::PluralNoun | Tag::Adjective
        );
        let title = || {
            self.speech
                .titles
                .at(|offset| if offset == 0 { lower } else { "" })
                .is_some()
        };
        noun && (self.speech.lists.is_person_noun(lower) || title())
            && !self.speech.naming.is(NameWord::People, lower)
    }

    fn words(&self, tokens: Range<usize>) -> Option<String> {
        let span = self.reading.span(tokens)?;
        let words = self.reading.document.words(span).trim();
        (!words.is_empty()).then(|| words.to_owned())
    }
}
