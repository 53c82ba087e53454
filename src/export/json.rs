//! The JSON form: one object an article, every offset in Unicode code points of the object's own text.

use std::io::{self, Write};

use serde::Serialize;

use super::article::{AnalyzedArticle, OutputPart};
use super::outline::quoted_words;
use super::report::{Failure, ReportFormat};
use crate::analysis::{
    Analysis, Bounds, Event, Evidence, Modifier, Order, Quote, Speaker, SpeakerId, Timex, TimexId,
};
use crate::document::{Block, Document, Moment};
use crate::text::{CodePoints, Span};

/// The version of the form; fields are only ever added under one version.
pub const VERSION: u32 = 1;

/// Articles as JSON, each made into a text by `print`.
pub(super) struct JsonReport {
    layout: JsonLayout,
    count: usize,
    print: Printer,
}

/// Prints an article as JSON, in one line or indented.
type Printer = fn(&AnalyzedArticle<'_>, is_indented: bool) -> serde_json::Result<String>;

/// How one object follows another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum JsonLayout {
    /// One indented object.
    Object,
    /// An indented array of objects.
    Array,
    /// One object per line.
    Lines,
}

impl JsonReport {
    /// One indented object, or an array of several.
    pub(super) fn indented(print: Printer) -> Self {
        Self {
            layout: JsonLayout::Object,
            count: 0,
            print,
        }
    }

    /// One object per line.
    pub(super) fn lines(print: Printer) -> Self {
        Self {
            layout: JsonLayout::Lines,
            ..Self::indented(print)
        }
    }

    fn write(&mut self, out: &mut dyn Write, object: &str) -> io::Result<()> {
        let is_first = self.count == 0;
        self.count += 1;
        if self.layout != JsonLayout::Array {
            return writeln!(out, "{object}");
        }
        out.write_all(if is_first { b"[" } else { b"," })?;
        // A line end in the object is never inside a string, where it would be escaped.
        for line in object.lines() {
            write!(out, "\n  {line}")?;
        }
        Ok(())
    }

    fn is_indented(&self) -> bool {
        self.layout != JsonLayout::Lines
    }
}

impl ReportFormat for JsonReport {
    fn expect_several(&mut self) {
        if self.layout == JsonLayout::Object {
            self.layout = JsonLayout::Array;
        }
    }

    fn article(&mut self, out: &mut dyn Write, article: &AnalyzedArticle<'_>) -> io::Result<()> {
        let object = (self.print)(article, self.is_indented())?;
        self.write(out, &object)
    }

    fn failure(&mut self, out: &mut dyn Write, input: &str, failure: &Failure) -> io::Result<()> {
        let form = FailureForm {
            schema: VERSION,
            input,
            error: ErrorForm {
                kind: failure.kind,
                message: &failure.message,
            },
        };
        let object = print(&form, self.is_indented())?;
        self.write(out, &object)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match (self.layout, self.count) {
            (JsonLayout::Array, 0) => out.write_all(b"[]\n"),
            (JsonLayout::Array, _) => out.write_all(b"\n]\n"),
            _ => Ok(()),
        }
    }
}

/// An article with all that was found in it as one JSON object.
///
/// ```
/// use newsprint::analysis::{Models, analyze};
/// use newsprint::document::{BlockKind, DocumentBuilder};
/// use newsprint::export::{AnalyzedArticle, OutputPart, json};
/// use newsprint::lang::Lang;
///
/// let mut builder = DocumentBuilder::new();
/// builder.block(BlockKind::Paragraph, 0, "“We sail on,” said Ana Ruiz.");
/// let document = builder.finish();
/// let analysis = analyze(&document, Lang::english(), Models::builtin(), None);
/// let text = json::article(
///     &AnalyzedArticle {
///         input: "boat.txt",
///         document: &document,
///         analysis: &analysis,
///         parts: &OutputPart::ALL,
///         explain: false,
///         reference: None,
///     },
///     false,
/// );
/// assert!(text.unwrap().contains(r#""name":"Ana Ruiz""#));
/// ```
///
/// # Errors
///
/// None: every value has a form in JSON.
pub fn article(article: &AnalyzedArticle<'_>, is_indented: bool) -> serde_json::Result<String> {
    print(&ArticleForm::of(article), is_indented)
}

pub(super) fn print(value: &impl Serialize, is_indented: bool) -> serde_json::Result<String> {
    if is_indented {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    }
}

#[derive(Serialize)]
struct FailureForm<'a> {
    schema: u32,
    input: &'a str,
    error: ErrorForm<'a>,
}

#[derive(Serialize)]
struct ErrorForm<'a> {
    kind: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct ArticleForm<'a> {
    schema: u32,
    input: String,
    url: Option<&'a str>,
    canonical: Option<&'a str>,
    modified: Option<String>,
    section: Option<&'a str>,
    access: &'static str,
    title: Option<&'a str>,
    summary: Option<&'a str>,
    byline: &'a [String],
    publisher: Option<&'a str>,
    published: Option<String>,
    place: Option<&'a str>,
    language: Option<&'a str>,
    text: &'a str,
    blocks: Vec<BlockForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quotes: Option<Vec<QuoteForm>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speakers: Option<Vec<SpeakerForm<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<Vec<TimeForm<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<EventForm<'a>>>,
}

#[derive(Serialize)]
struct Range {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct BlockForm {
    kind: &'static str,
    level: u8,
    #[serde(flatten)]
    range: Range,
}

#[derive(Serialize)]
struct QuoteForm {
    id: u32,
    #[serde(flatten)]
    range: Range,
    parts: Vec<Range>,
    text: String,
    kind: &'static str,
    act: &'static str,
    doubtful: bool,
    speaker: Option<u32>,
    speakers: Vec<u32>,
    time: Option<u32>,
    confidence: f64,
    source: Option<Range>,
    cue: Option<Range>,
    #[serde(flatten)]
    why: Explanation,
}

#[derive(Serialize)]
struct SpeakerForm<'a> {
    id: u32,
    name: &'a str,
    role: Option<&'a str>,
    kind: &'static str,
    aliases: &'a [String],
    doubtful: bool,
    mentions: Vec<Range>,
    quotes: Vec<u32>,
    #[serde(flatten)]
    why: Explanation,
}

#[derive(Serialize)]
struct TimeForm<'a> {
    id: u32,
    #[serde(flatten)]
    range: Range,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    earliest: Option<String>,
    latest: Option<String>,
    confidence: f64,
    #[serde(flatten)]
    why: Explanation,
}

#[derive(Serialize)]
struct EventForm<'a> {
    id: u32,
    #[serde(flatten)]
    range: Range,
    text: &'a str,
    label: String,
    participants: &'a [String],
    time: Option<u32>,
    earliest: Option<String>,
    latest: Option<String>,
    tense: &'static str,
    speakers: Vec<u32>,
    inherited: bool,
    length: Option<String>,
    after: Option<u32>,
    before: Option<u32>,
    doubtful: bool,
    confidence: f64,
    #[serde(flatten)]
    why: Explanation,
}

#[derive(Serialize)]
struct Explanation {
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

impl<'a> ArticleForm<'a> {
    fn of(view: &AnalyzedArticle<'a>) -> Self {
        let meta = &view.document.meta;
        let forms = JsonForms::of(view);
        let analysis = view.analysis;
        let quotes = view.wants(&[OutputPart::Quotes, OutputPart::Events]);
        let times = quotes || view.wants(&[OutputPart::Times]);
        let events = view.wants(&[OutputPart::Events]);
        Self {
            schema: VERSION,
            input: view.input.replace(char::is_control, "\u{FFFD}"),
            url: meta.url.as_deref(),
            canonical: meta.canonical.as_deref(),
            modified: meta.modified.map(iso),
            section: meta.section.as_deref(),
            access: meta.access.as_str(),
            title: meta.title.as_deref(),
            summary: meta.summary.as_deref(),
            byline: &meta.byline,
            publisher: meta.publisher.as_deref(),
            published: meta.published.map(iso),
            place: meta.place.as_deref(),
            language: meta.language.as_deref(),
            text: view.document.text.as_str(),
            blocks: forms.each(&view.document.blocks, JsonForms::block),
            quotes: quotes.then(|| forms.each(&analysis.quotes, JsonForms::quote)),
            speakers: quotes.then(|| forms.each(&analysis.speakers, JsonForms::speaker)),
            times: times.then(|| forms.each(&analysis.timexes, JsonForms::time)),
            events: events.then(|| forms.each(&analysis.events, JsonForms::event)),
        }
    }
}

/// Turns findings into their output forms.
struct JsonForms<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    points: CodePoints<'a>,
    explain: bool,
}

impl<'a> JsonForms<'a> {
    fn of(view: &AnalyzedArticle<'a>) -> Self {
        Self {
            document: view.document,
            analysis: view.analysis,
            points: CodePoints::new(view.document.text.as_str()),
            explain: view.explain,
        }
    }

    fn each<T, F>(&self, findings: &'a [T], form: impl Fn(&Self, &'a T) -> F) -> Vec<F> {
        findings.iter().map(|finding| form(self, finding)).collect()
    }

    fn range(&self, span: Span) -> Range {
        let (start, end) = self.points.range(span);
        Range { start, end }
    }

    fn block(&self, block: &'a Block) -> BlockForm {
        BlockForm {
            kind: block.kind.as_str(),
            level: block.level,
            range: self.range(block.span),
        }
    }

    fn quote(&self, quote: &'a Quote) -> QuoteForm {
        QuoteForm {
            id: quote.id.number(),
            range: self.range(quote.span()),
            parts: quote.parts.iter().map(|part| self.range(*part)).collect(),
            text: quoted_words(self.document, &quote.parts),
            kind: quote.kind.as_str(),
            act: quote.act.as_str(),
            doubtful: quote.why.is_doubtful(),
            speaker: quote.speaker().map(SpeakerId::number),
            speakers: quote.speakers.iter().map(|id| id.number()).collect(),
            time: quote.time.map(TimexId::number),
            confidence: confidence(quote.why),
            source: quote.source.map(|span| self.range(span)),
            cue: quote.cue.map(|span| self.range(span)),
            why: self.explain(quote.why),
        }
    }

    fn speaker(&self, speaker: &'a Speaker) -> SpeakerForm<'a> {
        SpeakerForm {
            id: speaker.id.number(),
            name: &speaker.name,
            role: speaker.role.as_deref(),
            kind: speaker.kind.as_str(),
            aliases: &speaker.aliases,
            doubtful: speaker.why.is_doubtful(),
            mentions: speaker
                .mentions
                .iter()
                .map(|span| self.range(*span))
                .collect(),
            quotes: speaker.quotes.iter().map(|id| id.number()).collect(),
            why: self.explain(speaker.why),
        }
    }

    fn time(&self, timex: &'a Timex) -> TimeForm<'a> {
        TimeForm {
            id: timex.id.number(),
            range: self.range(timex.span),
            text: self.document.words(timex.span),
            kind: timex.value.kind().as_str(),
            value: timex.value.to_string(),
            modifier: timex.modifier.map(Modifier::as_str),
            earliest: earliest(timex.bounds),
            latest: latest(timex.bounds),
            confidence: confidence(timex.why),
            why: self.explain(timex.why),
        }
    }

    fn event(&self, event: &'a Event) -> EventForm<'a> {
        let (after, before) = match event.order {
            Some(Order::After(id)) => (Some(id.number()), None),
            Some(Order::Before(id)) => (None, Some(id.number())),
            None => (None, None),
        };
        EventForm {
            id: event.id.number(),
            range: self.range(event.span),
            text: self.document.words(event.span),
            label: event.label(self.document),
            participants: &event.participants,
            time: event.time.map(TimexId::number),
            earliest: earliest(event.bounds),
            latest: latest(event.bounds),
            tense: event.tense.as_str(),
            speakers: event.speakers.iter().map(|id| id.number()).collect(),
            inherited: event.inherited,
            length: event.length.and_then(|id| self.value(id)),
            after,
            before,
            doubtful: event.is_doubtful(),
            confidence: confidence(event.why),
            why: self.explain(event.why),
        }
    }

    fn value(&self, id: TimexId) -> Option<String> {
        let timex = self.analysis.timexes.get(id.index())?;
        Some(timex.value.to_string())
    }

    fn explain(&self, why: Evidence) -> Explanation {
        let rule = self.explain.then(|| match why.margin {
            Some(margin) => format!("{} {margin:+}", why.rule.0),
            None => why.rule.0.to_owned(),
        });
        Explanation { rule }
    }
}

fn iso(moment: Moment) -> String {
    moment.to_string()
}

fn earliest(bounds: Option<Bounds>) -> Option<String> {
    bounds?.earliest.map(iso)
}

fn latest(bounds: Option<Bounds>) -> Option<String> {
    bounds?.latest.map(iso)
}

/// A confidence in thousandths: more digits would claim more than a margin knows.
fn confidence(why: Evidence) -> f64 {
    (why.confidence() * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests;
