//! What the model of quotations looks at.

use crate::analysis::Evidence;
use crate::analysis::article::Article;
use crate::analysis::quote::{self, Quote};
use crate::analysis::speaker::Speaker;
use crate::analysis::tag::Tag;
use crate::document::Block;
use crate::model::features::{feature, hash, step};
use crate::text::Span;

/// The checksum of the features.
pub(crate) const CHECKSUM: u32 = 0x51A0_0001;

/// Whether a quotation is found by a rule that knows the form of the text.
pub(crate) fn is_certain(why: Evidence) -> bool {
    why.margin.is_none() && quote::is_whole(why.rule.0)
}

/// An article with its quotations and speakers.
pub(crate) struct QuoteEvidence<'a> {
    article: &'a Article<'a>,
    speakers: &'a [Speaker],
    /// How many quotations there are.
    count: usize,
}

impl<'a> QuoteEvidence<'a> {
    pub(crate) fn of(article: &'a Article<'a>, quotes: &[Quote], speakers: &'a [Speaker]) -> Self {
        Self {
            article,
            speakers,
            count: quotes.len(),
        }
    }

    /// The features of a quotation.
    pub(crate) fn features(&self, quote: &Quote, out: &mut Vec<u32>) {
        out.clear();
        let kind = quote.kind as u32;
        out.push(feature(0, [0]));
        out.push(feature(1, [kind]));
        self.evidence(quote, kind, out);
        self.speaker(quote, kind, out);
        self.content(quote, kind, out);
        self.borders(quote, kind, out);
    }

    fn evidence(&self, quote: &Quote, kind: u32, out: &mut Vec<u32>) {
        let rule = hash(quote.why.rule.0.bytes());
        let margin = quote
            .why
            .margin
            .map_or(99, |margin| steps(margin.into(), 50));
        let act = quote.act as u32;
        let cue = quote.cue.map_or(99, |cue| self.tag_at(cue));
        out.extend([
            feature(10, [rule, kind]),
            feature(11, [rule, margin]),
            feature(12, [margin, kind]),
            feature(13, [act, kind]),
            feature(14, [cue, kind]),
            feature(15, [cue, act, kind]),
            feature(16, [count(self.count)]),
        ]);
    }

    fn speaker(&self, quote: &Quote, kind: u32, out: &mut Vec<u32>) {
        let speaker = quote.speaker().and_then(|id| self.speakers.get(id.index()));
        let sort = speaker.map_or(9, |speaker| speaker.kind as u32);
        let quotes = speaker.map_or(0, |speaker| count(speaker.quotes.len()));
        let rule = speaker.map_or(0, |speaker| hash(speaker.why.rule.0.bytes()));
        let words = speaker.map_or(0, |speaker| count(speaker.name.split(' ').count()));
        let named = speaker.is_some_and(|speaker| speaker.name.contains(char::is_uppercase));
        let source = quote.source.map_or(98, |source| self.source_sort(source));
        let side = Self::side(quote);
        let far = match (quote.source, quote.cue) {
            (Some(source), Some(cue)) => self.distance(source, cue),
            _ => 9,
        };
        let (way, sure) = quote.resolution.map_or((99, 0), |resolution| {
            let sure = resolution
                .margin
                .map_or(99, |margin| steps(margin.into(), 60));
            (resolution.via as u32, sure)
        });
        let mentions = speaker.map_or(0, |speaker| count(speaker.mentions.len()));
        out.extend([
            feature(20, [sort, kind]),
            feature(21, [quotes, kind]),
            feature(22, [rule, sort]),
            feature(23, [sort, words, u32::from(named)]),
            feature(24, [source, kind]),
            feature(25, [source, sort]),
            feature(26, [side, kind]),
            feature(27, [far, side]),
            feature(28, [source, quotes]),
            feature(29, [mentions, sort]),
            feature(30, [way, kind]),
            feature(31, [way, sure]),
            feature(32, [way, sort]),
        ]);
    }

    fn content(&self, quote: &Quote, kind: u32, out: &mut Vec<u32>) {
        let article = self.article;
        let tokens = || quote.parts.iter().flat_map(|part| self.tokens(*part));
        let words = tokens().filter(|at| article.is_word(*at)).count();
        let finite = tokens().filter(|at| article.tag(*at).is_finite()).count();
        let marks = tokens().filter(|at| is_mark(article.word(*at))).count();
        let first = tokens().find(|at| article.is_word(*at));
        let first = first.map_or(99, |at| article.tag(at) as u32);
        let that = tokens()
            .next()
            .is_some_and(|at| article.lower_before(at) == "that");
        let length = length(words);
        let verbs = count(finite);
        out.extend([
            feature(40, [length, kind]),
            feature(41, [verbs.min(2), kind]),
            feature(42, [first, kind]),
            feature(43, [u32::from(that), kind]),
            feature(44, [count(quote.parts.len()), kind]),
            feature(45, [count(marks), kind]),
            feature(46, [length, verbs.min(2), kind]),
        ]);
    }

    /// What stands around the parts: a part that ends amid a clause is badly cut.
    fn borders(&self, quote: &Quote, kind: u32, out: &mut Vec<u32>) {
        let article = self.article;
        let Some((first, last)) = quote.parts.first().zip(quote.parts.last()) else {
            return;
        };
        let start = article.token_at(first.start());
        let end = article.token_at(last.end());
        let before = start.checked_sub(1).map_or(0, |at| self.border(at));
        let after = self.border(end);
        let opens = self
            .block(*first)
            .is_some_and(|block| block.span.start() == first.start());
        let closes = self
            .block(*last)
            .is_some_and(|block| block.span.end() == last.end());
        let block = self.block(*first).map_or(99, |block| block.kind as u32);
        out.extend([
            feature(50, [before, kind]),
            feature(51, [after, kind]),
            feature(52, [u32::from(opens), kind, Self::side(quote)]),
            feature(53, [u32::from(closes), kind]),
            feature(54, [block, kind]),
            feature(55, [before, after, kind]),
        ]);
    }

    fn tokens(&self, span: Span) -> std::ops::Range<usize> {
        self.article.token_at(span.start())..self.article.token_at(span.end())
    }

    fn tag_at(&self, span: Span) -> u32 {
        self.article.tag(self.article.token_at(span.start())) as u32
    }

    /// What a source is: its last tag before a preposition, and whether it begins with a capital.
    fn source_sort(&self, source: Span) -> u32 {
        let article = self.article;
        let tokens = self.tokens(source);
        let stop = tokens.clone().skip(1).find(|at| {
            !article.is_word(*at) || matches!(article.tag(*at), Tag::Preposition | Tag::WhPronoun)
        });
        let head = stop.unwrap_or(tokens.end).saturating_sub(1);
        let opens = article.tag(tokens.start) as u32;
        article.tag(head) as u32 + 40 * opens
    }

    /// Whether the content stands before the cue, after it, on both sides, or has none.
    fn side(quote: &Quote) -> u32 {
        let Some(cue) = quote.cue.or(quote.source) else {
            return 4;
        };
        let before = quote.parts.iter().any(|part| part.end() <= cue.start());
        let after = quote.parts.iter().any(|part| part.start() >= cue.end());
        u32::from(before) + 2 * u32::from(after)
    }

    fn distance(&self, source: Span, cue: Span) -> u32 {
        let (source, cue) = (self.tokens(source), self.tokens(cue));
        if source.end <= cue.start {
            count(cue.start - source.end)
        } else {
            16 + count(source.start.saturating_sub(cue.end))
        }
    }

    /// A mark by itself, else the tag of a word.
    fn border(&self, at: usize) -> u32 {
        let article = self.article;
        if article.is_word(at) {
            article.tag(at) as u32
        } else {
            hash(article.word(at).bytes())
        }
    }

    fn block(&self, part: Span) -> Option<&Block> {
        let blocks = &self.article.document.blocks;
        blocks.get(blocks.partition_point(|block| block.span.end() <= part.start()))
    }
}

fn is_mark(word: &str) -> bool {
    matches!(word, "“" | "”" | "\"" | "''" | "``" | "‘" | "’")
}

/// A margin in steps, from 0 up.
fn steps(margin: i32, step: i32) -> u32 {
    (margin / step).clamp(-4, 8).wrapping_add(4).unsigned_abs()
}

/// A count in coarse steps.
fn count(count: usize) -> u32 {
    step(count, &[0, 1, 2, 3, 6, 12])
}

/// A number of words in coarse steps.
fn length(words: usize) -> u32 {
    step(words, &[0, 1, 2, 3, 5, 8, 14, 25, 45])
}
