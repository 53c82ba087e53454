//! Who holds an office: what the list of offices adds where an article gives a surname or an office alone.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::people::{People, Person};
use crate::analysis::article::Article;
use crate::analysis::tag::Tag;
use crate::lang::speech::{Holder, NameWord, Office, Offices, Sex, SpeechRules};

/// How sure a name is that the list of offices gives, in hundredths of log odds.
pub(super) const MARGIN: i16 = 250;

/// The offices an article can mean, by the places it names and the day it was published on.
#[derive(Debug)]
pub(super) struct OfficeHolders<'a> {
    article: &'a Article<'a>,
    speech: &'a SpeechRules,
    date: Option<NaiveDate>,
    /// Offices with a place the article names.
    near: HashSet<usize>,
    /// The article in lower case, once it is asked for.
    lower: OnceCell<String>,
}

/// Somebody in an office.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct OfficeHolder {
    /// The full name.
    pub(super) name: String,
    pub(super) role: String,
    /// The rule that knows them.
    pub(super) rule: &'static str,
}

impl<'a> OfficeHolders<'a> {
    pub(super) fn of(
        article: &'a Article<'a>,
        speech: &'a SpeechRules,
        date: Option<NaiveDate>,
    ) -> Self {
        let text = article.document.text.as_str();
        let tokens = article.sentences.tokens.iter().enumerate();
        let capitals = tokens.filter(|(at, _)| article.is_capitalized(*at));
        let near = capitals.flat_map(|(at, token)| {
            let rest = text.get(token.span.start() as usize..).unwrap_or_default();
            places(&speech.offices, article.lower(at), rest)
        });
        let near = near.collect();
        Self {
            article,
            speech,
            date,
            near,
            lower: OnceCell::new(),
        }
    }

    const fn offices(&self) -> &'a Offices {
        &self.speech.offices
    }

    /// Gives people whom the article names by surname only their full name, and everyone known the sex and role it leaves out.
    pub(super) fn complete(&self, people: &mut People) {
        let half = self.half_read(people);
        for (index, known) in people.list.iter_mut().enumerate() {
            let alone = self.offices().called(&known.name.to_lowercase());
            if let Some((office, holder)) = self.choose(known, alone.collect()) {
                if !half.contains(&index) {
                    self.name(known, office, &holder);
                }
            } else if known.name.contains(' ')
                && let Some((office, holder)) = self.serving(&known.name)
            {
                self.describe(known, office, &holder);
            }
        }
    }

    /// People with a mention before which stands a capital that is no title: part of a name that was not found whole.
    fn half_read(&self, people: &People) -> HashSet<usize> {
        let article = self.article;
        let is_part = |at: usize| {
            let lower = article.lower(at);
            let known = [NameWord::People, NameWord::Place, NameWord::Department];
            article.is_word(at)
                && article.is_capitalized(at)
                && article.tag(at) == Tag::Name
                && !known
                    .iter()
                    .any(|group| self.speech.naming.is(*group, lower))
                && self
                    .speech
                    .titles
                    .at(|offset| if offset == 0 { lower } else { "" })
                    .is_none()
        };
        let mentions = people.mentions.iter().filter(|mention| {
            let before = mention.tokens.start.checked_sub(1);
            before.is_some_and(is_part)
        });
        mentions.map(|mention| mention.person).collect()
    }

    /// The holder somebody with a lone name is, if only one can be meant.
    fn choose(&self, known: &Person, called: Vec<(usize, Holder)>) -> Option<(&Office, Holder)> {
        let former = known.role.as_ref().is_some_and(|role| is_former(role));
        let is_now = |holder: &Holder| self.date.is_some_and(|date| holder.serves(date));
        let mut fitting: Vec<(usize, Holder)> = called
            .into_iter()
            .filter(|(_, holder)| !known.titled_sex || known.sex == Some(holder.sex))
            .filter(|(office, holder)| self.fits(known, *office, *holder))
            .filter(|(_, holder)| !former || !is_now(holder))
            .collect();
        if fitting.iter().any(|(_, holder)| is_now(holder)) {
            fitting.retain(|(_, holder)| is_now(holder));
        }
        let (office, holder) = *fitting.first()?;
        let one = fitting.iter().all(|(_, other)| other.name == holder.name);
        Some((self.offices().get(office).filter(|_| one)?, holder))
    }

    /// Whether somebody with a lone name can be this holder: by title, or in office now where the article names the place.
    fn fits(&self, known: &Person, office: usize, holder: Holder) -> bool {
        let Some(rule) = self.offices().get(office) else {
            return false;
        };
        let titled = rule.titles.iter().any(|title| bears(known, title));
        let begun = self.date.is_none_or(|date| holder.from <= date);
        titled && begun
            || self.date.is_some_and(|date| holder.serves(date)) && self.is_near(office, rule)
    }

    /// Whether the article names the place of an office, and, of a lesser one, the office.
    fn is_near(&self, office: usize, rule: &Office) -> bool {
        let is_named = || rule.titles.iter().any(|title| self.lower().contains(title));
        self.near.contains(&office) && (rule.leads || is_named())
    }

    /// The holder with this full name who is in office now, where the article names the place.
    fn serving(&self, name: &str) -> Option<(&Office, Holder)> {
        let date = self.date?;
        let words = name.split(' ').map(str::to_lowercase);
        let called = words.flat_map(|word| self.offices().called(&word).collect::<Vec<_>>());
        let mut called = called.filter(|(_, holder)| holder.name == name && holder.serves(date));
        called.find_map(|(office, holder)| {
            let rule = self.offices().get(office)?;
            self.is_near(office, rule).then_some((rule, holder))
        })
    }

    fn name(&self, known: &mut Person, office: &Office, holder: &Holder) {
        holder.name.clone_into(&mut known.name);
        known.office = Some(office.id);
        known.sex = Some(holder.sex);
        if self.date.is_some_and(|date| holder.serves(date)) {
            self.describe(known, office, holder);
        }
    }

    /// Adds by which words an article may take up a holder; their role is the office only where the article speaks of it.
    fn describe(&self, known: &mut Person, office: &Office, holder: &Holder) {
        known.sex = known.sex.or(Some(holder.sex));
        let Some(title) = office.titles.first() else {
            return;
        };
        for word in title.split(' ') {
            if !known.role_words.iter().any(|role| role == word) {
                known.role_words.push(word.to_owned());
            }
        }
        if known.role.is_none() && self.speaks_of(title) {
            known.role = Some((*title).to_owned());
        }
    }

    /// Whether the article has "the president" and does not go on with whose.
    fn speaks_of(&self, title: &str) -> bool {
        let text = self.lower();
        let mut places = text.match_indices(title);
        places.any(|(at, _)| {
            let (before, rest) = (text.get(..at), text.get(at + title.len()..));
            let rest = rest.unwrap_or_default();
            let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
            before.is_some_and(|before| before.ends_with("the "))
                && !goes_on
                && !rest.starts_with(" of ")
        })
    }

    /// The article in lower case.
    fn lower(&self) -> &str {
        let text = || self.article.document.text.as_str().to_lowercase();
        self.lower.get_or_init(text)
    }

    /// Those who can be meant by a title and a surname in lower case, before or on the day of publication.
    pub(super) fn titled(&self, title: &str, alone: &str, sex: Option<Sex>) -> Vec<&'static str> {
        let title = title.to_lowercase();
        let date = self.date;
        let names = self.offices().called(alone).filter(|(office, holder)| {
            let rule = self.offices().get(*office);
            let bears = rule.is_some_and(|rule| rule.titles.contains(&title.as_str()));
            bears
                && sex.is_none_or(|sex| sex == holder.sex)
                && date.is_none_or(|date| holder.from <= date)
        });
        names.map(|(_, holder)| holder.name).collect()
    }

    /// Who holds an office as an article puts it.
    pub(super) fn holder(&self, people: &People, phrase: &Phrase) -> Option<(OfficeHolder, Sex)> {
        let date = self.date?;
        let titled = self.offices().titled(&phrase.title).iter().copied();
        let offices: Vec<usize> = match &phrase.place {
            Some(place) => {
                let named = places(self.offices(), place.split(' ').next()?, place);
                titled.filter(|office| named.contains(office)).collect()
            }
            None => titled.filter(|office| self.near.contains(office)).collect(),
        };
        let [office] = *offices.as_slice() else {
            return None;
        };
        let rule = self.offices().get(office)?;
        let mut serving = rule.holders.iter().filter(|holder| holder.serves(date));
        let holder = serving.next().filter(|_| serving.next().is_none())?;
        let alone = phrase.place.is_none();
        let denied = people.list.iter().any(|known| {
            known.name != holder.name
                && bears(known, &phrase.title)
                && !self.is_elsewhere(known, rule)
        });
        let seat = OfficeHolder {
            name: holder.name.to_owned(),
            role: rule.role.to_owned(),
            rule: rule.id,
        };
        (!denied && (rule.leads || !alone)).then_some((seat, holder.sex))
    }

    /// Whether the role of somebody is past, or names the place of another office.
    fn is_elsewhere(&self, known: &Person, office: &Office) -> bool {
        let role = known.role.as_deref().unwrap_or_default();
        let mut words = role.split(' ').map(str::to_lowercase);
        let elsewhere = words.any(|word| {
            let named = places(self.offices(), &word, &word);
            let mut named = named.iter().filter_map(|at| self.offices().get(*at));
            named.next().is_some_and(|first| {
                first.id != office.id && named.all(|other| other.id != office.id)
            })
        });
        is_former(role) || elsewhere
    }

    /// "The president", "the French president", "France’s president" or "the president of France", and nothing else.
    pub(super) fn phrase(&self, tokens: Range<usize>) -> Option<Phrase> {
        let article = self.article;
        if tokens.len() > LONGEST {
            return None;
        }
        let words: Vec<&str> = tokens.clone().map(|at| article.lower(at)).collect();
        let determiner = words.first().is_some_and(|first| *first == "the");
        let words = words.get(usize::from(determiner)..)?;
        let (before, title) = (0..words.len()).find_map(|at| {
            let title = words.get(at..)?.join(" ");
            let known = !self.offices().titled(&title).is_empty();
            known.then(|| Some((words.get(..at)?, title)))?
        })?;
        let owned = before
            .strip_suffix(&["’s"])
            .or_else(|| before.strip_suffix(&["'s"]));
        let before = owned.unwrap_or(before).join(" ");
        let place = match (before.is_empty(), self.behind(tokens.end)) {
            (true, Behind::Nothing) if determiner => None,
            (true, Behind::Place(place)) => Some(place),
            (false, Behind::Nothing) => Some(before),
            _ => return None,
        };
        Some(Phrase { title, place })
    }

    /// Whether a phrase names who leads a country: “the Mexican president”.
    pub(super) fn is_leader(&self, tokens: Range<usize>) -> bool {
        self.phrase(tokens).is_some_and(|phrase| {
            let mut offices = self.offices().titled(&phrase.title).iter();
            offices.any(|office| self.offices().get(*office).is_some_and(|rule| rule.leads))
        })
    }

    /// What the words behind a title say of whose it is.
    fn behind(&self, end: usize) -> Behind {
        let article = self.article;
        match article.lower(end) {
            "of" => {
                let start = end + 1 + usize::from(article.lower(end + 1) == "the");
                let words: Vec<&str> = (start..start + LONGEST)
                    .take_while(|at| article.is_capitalized(*at))
                    .map(|at| article.lower(at))
                    .collect();
                if words.is_empty() {
                    Behind::Other
                } else {
                    Behind::Place(words.join(" "))
                }
            }
            "for" | "at" | "-" | "emeritus" | "pro" | "elect" => Behind::Other,
            _ => Behind::Nothing,
        }
    }
}

/// What stands behind the words for an office.
enum Behind {
    Nothing,
    /// “of France”, in lower case.
    Place(String),
    /// “of the club”
    Other,
}

/// How many words a phrase that names an office may have.
const LONGEST: usize = 6;

/// An office as an article puts it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Phrase {
    title: String,
    /// In lower case.
    place: Option<String>,
}

/// The offices with a place that some text begins with; `first` is its first word in lower case.
fn places(offices: &Offices, first: &str, text: &str) -> Vec<usize> {
    let known = offices.places(first).iter().filter(|(place, _)| {
        let begins = text.get(..place.len());
        let next = text.get(place.len()..).and_then(|rest| rest.chars().next());
        begins.is_some_and(|begins| begins.to_lowercase() == *place)
            && next.is_none_or(|next| !next.is_alphanumeric())
    });
    known.map(|(_, office)| *office).collect()
}

/// Whether all words of a title are among those an article has for somebody.
fn bears(known: &Person, title: &str) -> bool {
    let mut words = title.split(' ');
    words.all(|word| known.role_words.iter().any(|role| role == word))
}

fn is_former(role: &str) -> bool {
    let first = role.split([' ', '-']).next().unwrap_or_default();
    matches!(
        first.to_lowercase().as_str(),
        "former" | "ex" | "late" | "then"
    )
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Models, Speaker, analyze};
    use crate::document::{BlockKind, DocumentBuilder};
    use crate::lang::Lang;
    use crate::lang::source::examples;

    fn speakers(date: Option<&str>, paragraphs: &[&str]) -> Vec<Speaker> {
        let mut builder = DocumentBuilder::new();
        for words in paragraphs {
            builder.block(BlockKind::Paragraph, 0, words);
        }
        let date = date.map(|date| date.parse().unwrap());
        analyze(&builder.finish(), Lang::english(), Models::builtin(), date).speakers
    }

    fn names(date: Option<&str>, paragraphs: &[&str]) -> Vec<String> {
        let found = speakers(date, paragraphs);
        found.into_iter().map(|speaker| speaker.name).collect()
    }

    #[test]
    fn offices_prove_their_examples() {
        let mut wrong = Vec::new();
        let examples = examples().iter();
        let examples = examples.filter(|example| example.file == "offices");
        for example in examples {
            let mut fields = example.text.split(" | ");
            let date = fields.next();
            let text = fields.next().unwrap_or_default();
            let found = speakers(date, &[&text.replace(['«', '»'], "")]);
            let right = match (example.hit, fields.next()) {
                (true, Some(name)) => {
                    text.contains('«') && found.iter().any(|speaker| speaker.name == name)
                }
                (false, None) => found.iter().all(|speaker| speaker.name == "Ana Ruiz"),
                _ => false,
            };
            if !right {
                let found: Vec<_> = found.into_iter().map(|speaker| speaker.name).collect();
                wrong.push(format!(
                    "{} {}: {} -> {found:?}",
                    example.rule, example.hit, example.text
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_surname_is_completed_where_article_and_date_fit() {
        let words =
            ["The vote in Germany was close. “It is late,” Merkel said. “Go home,” she said."];
        let found = speakers(Some("2012-03-01"), &words);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].name, "Angela Merkel");
        assert_eq!(found[0].role, None);
        assert_eq!(found[0].quotes.len(), 2);
        assert_eq!(found[0].why.rule.0, "germany-chancellor");
    }

    #[test]
    fn without_a_date_or_out_of_office_a_surname_alone_stays_alone() {
        let words = ["The vote in Germany was close. “It is late,” Merkel said."];
        assert_eq!(names(None, &words), ["Merkel"]);
        assert_eq!(names(Some("2023-03-01"), &words), ["Merkel"]);
        let elsewhere = ["The vote in Peru was close. “It is late,” Merkel said."];
        assert_eq!(names(Some("2012-03-01"), &elsewhere), ["Merkel"]);
    }

    #[test]
    fn title_and_surname_need_no_date() {
        let words = ["“It is late,” Chancellor Merkel said."];
        assert_eq!(names(None, &words), ["Angela Merkel"]);
        let two = ["“It is late,” President Bush said."];
        assert_eq!(names(None, &two), ["Bush"]);
        assert_eq!(names(Some("2005-03-01"), &two), ["George W. Bush"]);
    }

    #[test]
    fn what_the_article_says_goes_before_the_list() {
        let full = ["Jana Merkel owns a mill in Germany. “It is late,” Merkel said."];
        assert_eq!(names(Some("2012-03-01"), &full), ["Jana Merkel"]);
        let he = ["The mill in Germany burned. “It is late,” Mr. Merkel said."];
        assert_eq!(names(Some("2012-03-01"), &he), ["Merkel"]);
    }

    #[test]
    fn an_office_alone_is_its_holder_where_one_place_fits() {
        let france =
            ["Strikes spread in France. “It is late,” the president said. “Go home,” he said."];
        let found = speakers(Some("2013-03-01"), &france);
        assert_eq!((found.len(), &*found[0].name), (1, "François Hollande"));
        assert_eq!(names(None, &france), ["the president"]);
        let two = ["Brazil played Mexico. “It is late,” the president said."];
        assert_eq!(names(Some("2013-03-01"), &two), ["the president"]);
        let told = ["Brazil played Mexico. “It is late,” the Mexican president said."];
        assert_eq!(names(Some("2013-03-01"), &told), ["Enrique Peña Nieto"]);
        let club = ["Strikes spread in France. “It is late,” the president of the club said."];
        assert_ne!(names(Some("2013-03-01"), &club), ["François Hollande"]);
    }

    #[test]
    fn a_president_is_not_the_relative_whose_full_name_stands_there() {
        let words = [
            "Michelle Obama came to Washington. “It is late,” President Obama said. “It is,” Mrs. Obama said.",
        ];
        assert_eq!(
            names(Some("2013-03-01"), &words),
            ["Michelle Obama", "Barack Obama"]
        );
    }
}
