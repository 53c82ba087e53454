use std::collections::HashMap;

use super::bearer;
use super::office::OfficeHolders;
use super::people::{Mention, People, Person};
use super::reference::{self, NameMention};
use super::role::{self, RolePhrase, Weight};
use crate::analysis::article::Article;
use crate::analysis::name::Name;
use crate::lang::speech::{Sex, SpeechRules};
use crate::text::fold;

impl People {
    /// Gathers the people of an article: full names first, then lone names among those these introduce.
    pub(super) fn gather(
        article: &Article<'_>,
        names: &[Name],
        speech: &SpeechRules,
        terms: Option<&OfficeHolders<'_>>,
    ) -> Self {
        let references = reference::read(article, names, speech);
        let mut people = Self::default();
        let mut index = NameIndex {
            terms,
            ..NameIndex::default()
        };
        for full in [true, false] {
            for reference in references
                .iter()
                .filter(|reference| reference.is_full() == full)
            {
                let person = index
                    .find(&people, reference, speech)
                    .unwrap_or_else(|| people.introduce(reference, speech));
                index.add(person, reference);
                people.note(person, reference, article, names, speech);
            }
        }
        people.mentions.sort_by_key(|mention| mention.tokens.start);
        people.enter_words();
        people.infer_sexes(article);
        people.complete_by_title(
            article.document.meta.title.as_deref().unwrap_or_default(),
            speech,
        );
        people
    }

    /// Gives people the article names by surname only the first name that its headline has.
    fn complete_by_title(&mut self, title: &str, speech: &SpeechRules) {
        let words: Vec<&str> = title
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .collect();
        for pair in words.windows(2) {
            let [first, last] = pair else { continue };
            let name = speech.lists.is_first_name(&first.to_lowercase())
                && first.starts_with(char::is_uppercase)
                && last.starts_with(char::is_uppercase);
            let Some(known) = self
                .list
                .iter_mut()
                .find(|known| name && known.name == *last)
            else {
                continue;
            };
            known.name = format!("{first} {last}");
            known.sex = known
                .sex
                .or_else(|| speech.lists.sex_of(&first.to_lowercase()));
        }
    }

    /// Learns the sex of people whose names do not tell it from the pronouns that follow them.
    fn infer_sexes(&mut self, article: &Article<'_>) {
        let mut votes = vec![(0, 0); self.list.len()];
        for (mention, next) in self.mentions.iter().zip(
            self.mentions
                .iter()
                .skip(1)
                .map(|next| next.tokens.start)
                .chain([usize::MAX]),
        ) {
            let unknown = self
                .list
                .get(mention.person)
                .is_some_and(|known| known.sex.is_none());
            let Some(vote) = votes.get_mut(mention.person).filter(|_| unknown) else {
                continue;
            };
            let end = next.min(mention.tokens.end + PRONOUN_REACH);
            let pronoun =
                (mention.tokens.end..end).find_map(|token| Sex::of_pronoun(article.lower(token)));
            match pronoun {
                Some(Sex::Male) => vote.0 += 1,
                Some(Sex::Female) => vote.1 += 1,
                None => {}
            }
        }
        for (known, (male, female)) in self.list.iter_mut().zip(votes) {
            if known.sex.is_none() && male != female {
                known.sex = Some(if male > female {
                    Sex::Male
                } else {
                    Sex::Female
                });
            }
        }
    }

    fn enter_words(&mut self) {
        for (index, known) in self
            .list
            .iter()
            .enumerate()
            .filter(|(_, known)| known.words.len() > 1)
        {
            for word in &known.words {
                let entry = self.by_word.entry(word.clone()).or_insert(Some(index));
                if *entry != Some(index) {
                    *entry = None;
                }
            }
        }
    }

    fn introduce(&mut self, reference: &NameMention<'_>, speech: &SpeechRules) -> usize {
        let last = reference.last();
        let first = reference.first();
        let first = if reference.is_full() {
            first
        } else {
            String::new()
        };
        let sex = reference.sex.or_else(|| {
            speech
                .lists
                .sex_of(if first.is_empty() { &last } else { &first })
        });
        let person = self.list.len();
        self.list.push(Person {
            name: reference.name(),
            words: reference.words.iter().map(|word| fold(word)).collect(),
            suffix: reference.suffix.map(fold),
            first,
            sex,
            ..Person::default()
        });
        person
    }

    fn note(
        &mut self,
        person: usize,
        reference: &NameMention<'_>,
        article: &Article<'_>,
        names: &[Name],
        speech: &SpeechRules,
    ) {
        for token in reference.tokens.clone() {
            self.at.insert(token, person);
        }
        self.mentions.push(Mention {
            tokens: reference.tokens.clone(),
            person,
            sentence: reference.sentence,
        });
        let Some(known) = self.list.get_mut(person) else {
            return;
        };
        known.count += 1;
        if reference.is_full() {
            known.full_names.push(reference.tokens.start);
        } else {
            known.lone_name = Some(reference.tokens.start);
        }
        let name = reference.name();
        if reference.is_full() {
            known.take_name(reference, speech);
        }
        if reference.sex.is_some() && !known.titled_sex {
            known.sex = reference.sex;
            known.titled_sex = true;
        }
        if reference.title.is_none() || reference.is_full() {
            known.add_form(&name);
        }
        if let Some(title) = reference.title {
            known.add_form(&format!("{title} {name}"));
        }
        let tokens = reference.tokens.clone();
        for role in role::find(article, speech, names, tokens, reference.title) {
            known.sex = known.sex.or_else(|| bearer::sex_of(&role.words));
            known.add_role(role);
        }
    }
}

impl Person {
    /// Whether a full name may be theirs: a fitting first name, or a part of the same name; no other suffix.
    fn is_named(&self, reference: &NameMention<'_>, speech: &SpeechRules) -> bool {
        let suffix = reference.suffix.map(fold);
        // "Paul Ortega" may be the "Paul Ortega Jr." of before, but "Paul Ortega Jr." is not the Paul Ortega of before.
        let differs = suffix.is_some() && suffix != self.suffix;
        let words: Vec<String> = reference.words.iter().map(|word| fold(word)).collect();
        let part = is_part(&self.words, &words, speech) || is_part(&words, &self.words, speech);
        !differs && (same_first(&self.first, &reference.first()) || part)
    }

    /// Takes a full name for the fullest one, if it is: not where a word before a first name makes it longer.
    fn take_name(&mut self, reference: &NameMention<'_>, speech: &SpeechRules) {
        let words: Vec<String> = reference.words.iter().map(|word| fold(word)).collect();
        let opens = |words: &[String]| {
            let first = words.first();
            first.is_some_and(|first| speech.lists.is_first_name(first))
        };
        let is_fuller = if is_part(&self.words, &words, speech) {
            !opens(&self.words)
        } else if is_part(&words, &self.words, speech) {
            opens(&words)
        } else {
            reference.name().len() > self.name.len()
        };
        if is_fuller {
            self.name = reference.name();
            self.first = reference.first();
            self.words = words;
        }
    }

    fn add_form(&mut self, form: &str) {
        if !self.forms.iter().any(|known| known == form) {
            self.forms.push(form.to_owned());
        }
    }

    fn add_role(&mut self, role: RolePhrase) {
        let RolePhrase { words, weight } = role;
        if weight > Weight::Body {
            for word in words.split_whitespace().map(str::to_lowercase) {
                if !self.role_words.contains(&word) {
                    self.role_words.push(word);
                }
            }
        }
        let is_better = self.role.as_ref().is_none_or(|known| {
            weight > self.weight || weight == self.weight && bearer::is_fuller(&words, known)
        });
        if is_better && !bearer::says_little(&words) {
            self.role = Some(words);
            self.weight = weight;
        }
    }
}

/// People by the words of their names.
#[derive(Default)]
struct NameIndex<'a> {
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    terms: Option<&'a OfficeHolders<'a>>,
}

/// How far behind a name a pronoun is taken for its bearer, in tokens.
const PRONOUN_REACH: usize = 25;

/// How many people of one name are weighed against each other.
const NAMESAKES: usize = 12;

impl NameIndex<'_> {
    /// Whether "President Obama" is another than the one whose full name the article has: "Michelle Obama".
    fn is_relative(&self, known: &Person, reference: &NameMention<'_>) -> bool {
        let (Some(terms), Some(title)) = (self.terms, reference.title) else {
            return false;
        };
        let Some(last) = reference.words.last().filter(|_| !known.first.is_empty()) else {
            return false;
        };
        let holders = terms.titled(title, &last.to_lowercase(), reference.sex);
        let is = |name: &&str| {
            let first = name.split(' ').next().unwrap_or_default();
            same_first(&fold(first), &known.first)
        };
        !holders.is_empty() && !holders.iter().any(is)
    }

    /// Enters a person under the last and, if they have more, the first word of a name.
    fn add(&mut self, person: usize, reference: &NameMention<'_>) {
        let enter = |map: &mut HashMap<String, Vec<usize>>, word: String| {
            let people = map.entry(word).or_default();
            if people.len() < NAMESAKES && !people.contains(&person) {
                people.push(person);
            }
        };
        enter(&mut self.by_last, reference.last());
        if reference.is_full() {
            enter(&mut self.by_first, reference.first());
        }
    }

    fn find(
        &self,
        people: &People,
        reference: &NameMention<'_>,
        speech: &SpeechRules,
    ) -> Option<usize> {
        let last = reference.last();
        let namesakes = self.by_last.get(&last).map_or(&[][..], Vec::as_slice);
        let mut namesakes = namesakes.iter().copied();
        if reference.is_full() {
            let is = |known: &Person| known.is_named(reference, speech);
            let same = namesakes.find(|person| people.list.get(*person).is_some_and(is));
            // "Ana Maria" of "Ana Maria Ruiz"
            let begins = |known: &Person| {
                let words = reference.words.iter().map(|word| fold(word));
                known.words.len() != reference.words.len()
                    && known
                        .words
                        .iter()
                        .zip(words)
                        .all(|(one, other)| *one == other)
            };
            let opens = self.by_first.get(&reference.first()).into_iter().flatten();
            let opens = opens
                .copied()
                .find(|person| people.list.get(*person).is_some_and(begins));
            return same.or(opens);
        }
        let fits = |person: &usize| {
            people.list.get(*person).is_some_and(|known| {
                let fits = reference.sex.is_none() || known.sex == reference.sex;
                (fits || !known.titled_sex) && !self.is_relative(known, reference)
            })
        };
        let by_surname = namesakes
            .filter(fits)
            .max_by_key(|person| people.claim(*person, reference));
        by_surname.or_else(|| {
            let known = self.by_first.get(&last)?;
            known
                .iter()
                .copied()
                .filter(fits)
                .max_by_key(|person| people.claim(*person, reference))
        })
    }
}

impl People {
    /// How strong a claim a person has on a lone name: sex and role of its title, introduced before, most often named.
    fn claim(
        &self,
        person: usize,
        reference: &NameMention<'_>,
    ) -> (bool, bool, bool, bool, usize, usize) {
        let Some(known) = self.list.get(person) else {
            return (false, false, false, false, 0, 0);
        };
        let same_sex = reference.sex.is_some() && known.sex == reference.sex;
        // "Mr. Ortega" is the father of "their son, Paul Ortega".
        let child = known.role_words.iter().any(|role| bearer::is_child(role));
        let adult = reference.sex.is_none() || !child;
        let titled = reference.title.is_some_and(|title| {
            let title = title.to_lowercase();
            title
                .split_whitespace()
                .any(|word| known.role_words.iter().any(|role| role == word))
        });
        let full = known
            .full_names
            .partition_point(|start| *start < reference.tokens.start);
        let full = full
            .checked_sub(1)
            .and_then(|index| known.full_names.get(index));
        let before = full.copied().max(known.lone_name);
        let recency = before.map_or(0, |start| start + 1);
        (
            same_sex,
            adult,
            titled,
            before.is_some(),
            known.count,
            recency,
        )
    }
}

/// Whether a name is the end of a longer one that begins with no other first name: "Black Elk" of "Linda Black Elk".
fn is_part(short: &[String], long: &[String], speech: &SpeechRules) -> bool {
    let opens = |words: &[String]| {
        let first = words.first();
        first.is_some_and(|first| speech.lists.is_first_name(first))
    };
    let shorter = short.len() > 1 && short.len() < long.len() && long.ends_with(short);
    shorter && !(opens(short) && opens(long))
}

/// Whether two first names may be one person's: the same, an initial, or a short form.
fn same_first(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let initial = short.trim_end_matches('.');
    !short.is_empty()
        && (long == short
            || initial.chars().count() == 1 && long.starts_with(initial)
            || short.len() > 2 && long.starts_with(short))
}
