//! What holds of every article and everything found in it.

use newsprint::analysis::{Analysis, Bounds, Models, Order, analyze, analyze_times};
use newsprint::document::{Document, Moment};
use newsprint::export::quoted_words;
use newsprint::export::{AnalyzedArticle, OutputPart, json};
use newsprint::lang::Lang;
use newsprint::text::Span;
use serde_json::Value;

use super::schema;

/// Analyses a document twice and asserts all that must hold of it.
pub fn check(document: &Document) -> Analysis {
    check_document(document);
    let analysis = analyze(document, Lang::english(), Models::builtin(), None);
    check_analysis(document, &analysis);
    let again = analyze(document, Lang::english(), Models::builtin(), None);
    assert!(analysis == again, "a second analysis differs");
    let times = analyze_times(document, Lang::english(), Models::builtin(), None).timexes;
    assert!(analysis.timexes == times, "times alone differ");
    analysis
}

/// Asserts what holds of a document before it is analysed.
pub fn check_document(document: &Document) {
    let text = document.text.as_str();
    let mut end = None;
    for block in &document.blocks {
        let words = in_bounds(document, block.span);
        assert_eq!(words.trim_end(), words, "a block ends in white space");
        let gap = document
            .text
            .span(end.unwrap_or(0)..block.span.range().start);
        let gap = document.words(gap.expect("blocks are sorted and disjoint"));
        assert_eq!(gap, if end.is_some() { "\n\n" } else { "" });
        end = Some(block.span.range().end);
        let mut before = 0;
        for mark in &block.marks {
            in_bounds(document, mark.span);
            assert!(block.span.covers(mark.span), "a mark leaves its block");
            assert!(before <= mark.span.start(), "marks are sorted");
            before = mark.span.start();
        }
    }
    assert_eq!(
        end.unwrap_or(0),
        text.len(),
        "text lies behind the last block"
    );
    let stray = |c: char| (c.is_control() && c != '\n' && c != '\t') || is_bidi_control(c);
    assert!(!text.contains(stray), "controls in {text:?}");
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Asserts what holds of everything found in a document.
pub fn check_analysis(document: &Document, analysis: &Analysis) {
    sentences(document, analysis);
    quotes(document, analysis);
    speakers(document, analysis);
    times(document, analysis);
    events(document, analysis);
    output(document, analysis);
}

fn in_bounds(document: &Document, span: Span) -> &str {
    let words = document.text.as_str().get(span.range());
    let words = words.unwrap_or_else(|| panic!("{span:?} is out of bounds or inside a char"));
    assert!(!words.is_empty(), "{span:?} is empty");
    words
}

fn sorted(what: &str, spans: impl Iterator<Item = Span>) {
    let mut before = Span::default();
    for span in spans {
        assert!(
            before <= span,
            "{what} are not sorted: {before:?}, {span:?}"
        );
        before = span;
    }
}

fn sentences(document: &Document, analysis: &Analysis) {
    let sentences = &analysis.sentences;
    let mut covered = 0;
    let mut next_token = 0;
    for sentence in &sentences.list {
        in_bounds(document, sentence.span);
        let block = document.block(sentence.block).expect("its block exists");
        assert!(
            block.span.covers(sentence.span),
            "a sentence leaves its block"
        );
        let gap = document.text.span(covered..sentence.span.range().start);
        let gap = document.words(gap.expect("sentences are sorted and disjoint"));
        assert_eq!(gap.trim(), "", "words in no sentence");
        covered = sentence.span.range().end;
        assert_eq!(sentence.tokens.start, next_token, "tokens in no sentence");
        next_token = sentence.tokens.end;
        let mut inside = sentence.span.range().start;
        for token in sentences.tokens_of(sentence) {
            in_bounds(document, token.span);
            let gap = document.text.span(inside..token.span.range().start);
            let gap = document.words(gap.expect("tokens are sorted and disjoint"));
            assert_eq!(gap.trim(), "", "words in no token");
            inside = token.span.range().end;
        }
        let rest = document.text.span(inside..covered);
        let rest = document.words(rest.expect("tokens stay in their sentence"));
        assert_eq!(rest.trim(), "", "words in no token");
    }
    let rest = document.text.as_str().get(covered..).unwrap();
    assert_eq!(rest.trim(), "", "words in no sentence");
    assert_eq!(next_token as usize, sentences.tokens.len());
}

fn quotes(document: &Document, analysis: &Analysis) {
    sorted(
        "quotes",
        analysis.quotes.iter().map(newsprint::analysis::Quote::span),
    );
    for (index, quote) in analysis.quotes.iter().enumerate() {
        assert_eq!(quote.id.index(), index, "a quote's id is its index");
        assert!(!quote.parts.is_empty(), "a quote without words");
        let mut end = 0;
        for part in &quote.parts {
            let words = in_bounds(document, *part);
            assert_eq!(words.trim(), words, "white space around a quote");
            assert!(end <= part.start(), "the parts of a quote overlap");
            end = part.end();
            let block = document
                .block_at(part.start())
                .and_then(|id| document.block(id));
            assert!(
                block.is_some_and(|block| block.span.covers(*part)),
                "a part leaves its block"
            );
        }
        for span in quote.source.iter().chain(&quote.cue) {
            let words = in_bounds(document, *span);
            let inside = quote.parts.iter().any(|part| part.overlaps(*span));
            assert!(!inside, "{words:?} is said, and says who speaks");
        }
        assert!(
            quote
                .time
                .is_none_or(|id| id.index() < analysis.timexes.len())
        );
        for (index, id) in quote.speakers.iter().enumerate() {
            assert!(
                !quote.speakers.iter().take(index).any(|other| other == id),
                "a speaker twice"
            );
            let speaker = analysis
                .speakers
                .get(id.index())
                .expect("its speaker exists");
            assert!(
                speaker.quotes.contains(&quote.id),
                "a speaker lacks a quote"
            );
        }
    }
}

fn speakers(document: &Document, analysis: &Analysis) {
    for (index, speaker) in analysis.speakers.iter().enumerate() {
        assert_eq!(speaker.id.index(), index, "a speaker's id is its index");
        assert_eq!(speaker.name.trim(), speaker.name);
        assert!(!speaker.name.is_empty() && !speaker.name.contains(char::is_control));
        assert!(!speaker.quotes.is_empty(), "{} says nothing", speaker.name);
        assert!(speaker.quotes.is_sorted(), "a speaker's quotes are sorted");
        for id in &speaker.quotes {
            let quote = analysis.quotes.get(id.index()).expect("the quote exists");
            assert!(
                quote.speakers.contains(&speaker.id),
                "a quote is somebody else's"
            );
        }
        sorted("mentions", speaker.mentions.iter().copied());
        for span in &speaker.mentions {
            in_bounds(document, *span);
        }
        assert!(
            !speaker.aliases.contains(&speaker.name),
            "an alias is the name"
        );
    }
    let firsts = analysis
        .speakers
        .iter()
        .filter_map(|one| one.mentions.first());
    sorted("speakers", firsts.copied());
}

fn in_order(bounds: Option<Bounds>) {
    let Some(bounds) = bounds else { return };
    if let (Some(earliest), Some(latest)) = (bounds.earliest, bounds.latest) {
        // A day without a time reaches from its first to its last minute.
        let day = (earliest.date, latest.date);
        let timed = earliest.time.is_some() && latest.time.is_some();
        assert!(day.0 <= day.1, "{earliest} is later than {latest}");
        let within = !timed || Moment::order_key(earliest) <= Moment::order_key(latest);
        assert!(within, "{earliest} is later than {latest}");
    }
}

fn times(document: &Document, analysis: &Analysis) {
    sorted("times", analysis.timexes.iter().map(|timex| timex.span));
    for (index, timex) in analysis.timexes.iter().enumerate() {
        assert_eq!(timex.id.index(), index, "a time's id is its index");
        let words = in_bounds(document, timex.span);
        assert_eq!(words.trim(), words, "white space around a time");
        assert!(!timex.value.to_string().is_empty());
        in_order(timex.bounds);
    }
}

fn events(document: &Document, analysis: &Analysis) {
    sorted("events", analysis.events.iter().map(|event| event.span));
    for (index, event) in analysis.events.iter().enumerate() {
        assert_eq!(event.id.index(), index, "an event's id is its index");
        in_bounds(document, event.span);
        let label = in_bounds(document, event.label);
        assert_eq!(label.trim(), label, "white space around a label");
        assert!(!label.is_empty(), "an event without a label");
        for id in event.time.iter().chain(&event.length) {
            assert!(id.index() < analysis.timexes.len(), "its time exists");
        }
        for id in &event.speakers {
            assert!(id.index() < analysis.speakers.len(), "its speaker exists");
        }
        if let Some(Order::After(other) | Order::Before(other)) = event.order {
            assert!(
                other.index() < analysis.events.len(),
                "its neighbour exists"
            );
            assert_ne!(other, event.id, "an event is its own neighbour");
        }
        in_order(event.bounds);
    }
}

/// What is printed is what was found: the form is that of the schema, and code points give back the same words.
fn output(document: &Document, analysis: &Analysis) {
    let view = AnalyzedArticle {
        input: "-",
        document,
        analysis,
        parts: &OutputPart::ALL,
        explain: true,
        reference: None,
    };
    let value = serde_json::from_str(&json::article(&view, false).unwrap()).unwrap();
    assert_eq!(schema::faults(&value), [""; 0]);
    let chars: Vec<char> = value["text"].as_str().unwrap().chars().collect();
    let slice = |range: &Value| -> String {
        let at = |end: &str| usize::try_from(range[end].as_u64().unwrap()).unwrap();
        chars[at("start")..at("end")].iter().collect()
    };
    for (quote, found) in value["quotes"]
        .as_array()
        .unwrap()
        .iter()
        .zip(&analysis.quotes)
    {
        for (range, part) in quote["parts"].as_array().unwrap().iter().zip(&found.parts) {
            assert_eq!(slice(range), document.words(*part));
        }
        assert_eq!(quote["text"], quoted_words(document, &found.parts));
        for (name, span) in [("source", found.source), ("cue", found.cue)] {
            let words = span.map(|span| document.words(span).to_owned());
            assert_eq!((!quote[name].is_null()).then(|| slice(&quote[name])), words);
        }
    }
    for (list, spans) in [
        (
            "blocks",
            document
                .blocks
                .iter()
                .map(|one| one.span)
                .collect::<Vec<_>>(),
        ),
        (
            "times",
            analysis.timexes.iter().map(|one| one.span).collect(),
        ),
        (
            "events",
            analysis.events.iter().map(|one| one.span).collect(),
        ),
    ] {
        for (range, span) in value[list].as_array().unwrap().iter().zip(spans) {
            assert_eq!(slice(range), document.words(span));
        }
    }
}
