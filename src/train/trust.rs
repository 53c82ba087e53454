//! Articles annotated as a careful reader sees them, and which findings such a reader calls right.
//!
//! The judgement is that of `bench/trust/score.py`, whose words say why.

use std::path::Path;

use serde::Deserialize;

use super::{TrainError, corpus};
use chrono::NaiveDate;

use crate::analysis::tag::Tags;
use crate::analysis::{Analysis, Bounds, Event, Models, Quote, Speaker, draft, tagged};
use crate::document::Document;
use crate::ingest::{self, InputSource};
use crate::lang::Lang;

/// An article with its annotations, and what the program finds in it.
pub(super) struct Judged {
    pub(super) document: Document,
    pub(super) analysis: Analysis,
    pub(super) tags: Tags,
    /// The day of publication.
    pub(super) day: Option<NaiveDate>,
    gold: GoldFindings,
}

#[derive(Debug, Deserialize)]
struct GoldFindings {
    article: String,
    published: String,
    #[serde(default)]
    ignored: Vec<String>,
    speakers: Vec<GoldSpeaker>,
    quotes: Vec<GoldQuote>,
    #[serde(default)]
    events: Vec<GoldEvent>,
}

#[derive(Debug, Deserialize)]
struct GoldEvent {
    anchor: String,
    earliest: Option<NaiveDay>,
    latest: Option<NaiveDay>,
}

/// A day as "YYYY-MM-DD".
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
struct NaiveDay(NaiveDate);

impl TryFrom<String> for NaiveDay {
    type Error = chrono::ParseError;

    fn try_from(day: String) -> Result<Self, Self::Error> {
        day.parse().map(Self)
    }
}

#[derive(Debug, Deserialize)]
struct GoldSpeaker {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct GoldQuote {
    text: String,
    kind: String,
    speaker: String,
}

/// What is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// Quotations, before they are weighed.
    Quotes,
    /// Events, after quotations are weighed.
    Events,
}

/// Reads the articles to learn from and finds everything in them.
pub(super) fn read(
    bench: &Path,
    models: &Models,
    what: Finding,
) -> Result<Vec<Judged>, TrainError> {
    let folder = bench.join("trust/train");
    let mut articles = Vec::new();
    for path in corpus::files(&folder)? {
        let gold: GoldFindings = corpus::read_json(&path)?;
        let source = folder.join(&gold.article);
        let bytes = std::fs::read(&source).map_err(|error| TrainError::Read {
            path: source.clone(),
            source: error,
        })?;
        let source = InputSource {
            bytes: &bytes,
            name: &gold.article,
            format: None,
            url: None,
            charset: None,
        };
        let Ok(document) = ingest::ingest(&source) else {
            continue;
        };
        let day = gold.published.parse().ok();
        let (analysis, tags) = match what {
            Finding::Quotes => draft(&document, Lang::english(), models, day),
            Finding::Events => tagged(&document, Lang::english(), models, day),
        };
        articles.push(Judged {
            document,
            analysis,
            tags,
            day,
            gold,
        });
    }
    Ok(articles)
}

impl Judged {
    /// How much of a quotation is right: the share of its parts that are somebody's words and given to them; `None` where
    /// it stands outside the article.
    pub(super) fn worth(&self, quote: &Quote) -> Option<f32> {
        let words = |part| self.document.words(part);
        let ignored = quote.parts.iter().any(|part| self.is_ignored(words(*part)));
        if ignored || quote.parts.is_empty() {
            return None;
        }
        let right = quote
            .parts
            .iter()
            .filter(|part| self.is_right(quote, words(**part)));
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let worth = right.count() as f32 / quote.parts.len() as f32;
        Some(worth)
    }

    /// Whether an event is one of the article's and on the right days: 1 or 0; `None` where it stands outside the article
    /// or has no days.
    pub(super) fn worth_of_event(&self, event: &Event) -> Option<f32> {
        let bounds = event
            .bounds
            .filter(|_| !self.is_ignored(self.document.words(event.span)))?;
        let sentence = self.analysis.sentences.at(event.span.start());
        let sentence = sentence.and_then(|id| self.analysis.sentences.get(id))?;
        let near = self.document.words(sentence.span.join(event.span));
        let own = words(&format!(
            "{} {}",
            self.document.words(event.span),
            self.document.words(event.label)
        ));
        let right = self.gold.events.iter().any(|gold| {
            let anchor = words(&gold.anchor);
            let held = anchor.iter().filter(|word| own.contains(word)).count();
            near.contains(&gold.anchor) && held * 2 >= anchor.len() && self.on_days(bounds, gold)
        });
        Some(f32::from(u8::from(right)))
    }

    /// Whether days are those of an annotated event.
    fn on_days(&self, bounds: Bounds, gold: &GoldEvent) -> bool {
        let earliest = bounds.earliest.map(|moment| moment.date);
        let latest = bounds.latest.map(|moment| moment.date);
        let (from, to) = (gold.earliest.map(|day| day.0), gold.latest.map(|day| day.0));
        let length = from.zip(to).map_or(0, |(from, to)| (to - from).num_days());
        let slack = match from.zip(to) {
            Some(_) if length > 0 => (length / 4).max(1),
            _ => 0,
        };
        let near = |one: Option<NaiveDate>, other: Option<NaiveDate>| {
            let both = one.zip(other);
            both.is_none_or(|(one, other)| (one - other).num_days().abs() <= slack)
        };
        let fits = near(earliest, from) && near(latest, to);
        if from.is_some() && earliest.is_none() || to.is_some() && latest.is_none() {
            return fits && (from.is_none() || earliest == from) && (to.is_none() || latest == to);
        }
        let ended = to.is_none()
            && latest
                .zip(self.day)
                .is_some_and(|(latest, day)| (day - latest).num_days() > 1);
        fits && !ended && (earliest.is_some() || latest.is_some())
    }

    fn is_ignored(&self, part: &str) -> bool {
        self.gold
            .ignored
            .iter()
            .any(|paragraph| paragraph.contains(part))
    }

    fn is_right(&self, quote: &Quote, part: &str) -> bool {
        let mine = words(part);
        let holds = |long: &[String], short: &[String]| {
            short.is_empty() || long.windows(short.len()).any(|window| window == short)
        };
        self.gold.quotes.iter().any(|gold| {
            let theirs = words(&gold.text);
            let same = shared(part, &gold.text) >= SAME
                || gold.kind != "indirect"
                    && part.contains(['“', '"'])
                    && shared(&marked(part), &marked(&gold.text)) >= SAME;
            let (own, other) = (mine.len() * 10, theirs.len() * 10);
            let piece = own >= (other * 4 / 10).max(20) && holds(&theirs, &mine)
                || own * 10 <= other * 17 && holds(&mine, &theirs);
            (same || piece) && self.is_by(quote, &gold.speaker)
        })
    }

    /// Whether the speaker of a quotation is one of some, parted by "|".
    fn is_by(&self, quote: &Quote, names: &str) -> bool {
        let known = |name: &str| self.gold.speakers.iter().find(|gold| gold.name == name);
        let ids = quote.speakers.iter();
        let mut speakers = ids.filter_map(|id| self.analysis.speakers.get(id.index()));
        speakers.any(|speaker| {
            let mut golds = names.split('|').filter_map(known);
            golds.any(|gold| gold.is(speaker))
        })
    }
}

impl GoldSpeaker {
    fn is(&self, speaker: &Speaker) -> bool {
        let mine = plain(&speaker.name);
        let mut forms = std::iter::once(&self.name).chain(&self.aliases);
        forms.any(|form| plain(form) == mine) || shared(&speaker.name, &self.name) >= SAME
    }
}

/// The share of words from which on two texts are the same.
const SAME: f64 = 0.75;

/// The words of a text in lower case, without possessives.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['’', '‘'], "'");
    let apart = |c: char| !(c.is_alphanumeric() || "_$£€%'-".contains(c));
    let words = text.split(apart).map(|word| word.trim_matches(['\'', '-']));
    let words = words.map(|word| word.strip_suffix("'s").unwrap_or(word));
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a name without articles and forms of address.
fn plain(name: &str) -> Vec<String> {
    const LEFT_OUT: [&str; 8] = ["the", "a", "an", "mr", "mrs", "ms", "dr", "sir"];
    let mut words = words(name);
    words.retain(|word| !LEFT_OUT.contains(&word.as_str()));
    words
}

/// The share of the longer text's words that both have.
fn shared(one: &str, other: &str) -> f64 {
    let (one, mut left) = (words(one), words(other));
    let longest = one.len().max(left.len());
    if one.is_empty() || left.is_empty() {
        return 0.0;
    }
    let common = one.iter().filter(|word| {
        let place = left.iter().position(|other| other == *word);
        place.map(|place| left.swap_remove(place)).is_some()
    });
    #[expect(clippy::cast_precision_loss, reason = "a number of words")]
    let share = common.count() as f64 / longest as f64;
    share
}

/// What stands between marks, all of it where there are none.
fn marked(text: &str) -> String {
    let mut inside = false;
    let mut pieces: Vec<&str> = Vec::new();
    for piece in text.split_inclusive(['“', '”', '"']) {
        let words = piece.trim_end_matches(['“', '”', '"']);
        if inside {
            pieces.push(words);
        }
        inside = match piece.chars().next_back() {
            Some('“') => true,
            Some('"') => !inside,
            _ => false,
        };
    }
    if pieces.is_empty() {
        text.to_owned()
    } else {
        pieces.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_share_what_both_have() {
        assert!((shared("the bridge is safe", "bridge is safe") - 0.75).abs() < 1e-9);
        assert!(shared("the bridge", "") < 1e-9);
        assert_eq!(
            words("Ana’s “half-built” bridge, 5 %"),
            ["ana", "half-built", "bridge", "5", "%"]
        );
    }

    #[test]
    fn what_stands_between_marks_is_found() {
        assert_eq!(
            marked("it is “a mistake” and \"a shame\""),
            "a mistake a shame"
        );
        assert_eq!(marked("no mark"), "no mark");
    }
}
