//! An invented article with an analysis made by hand, for the tests of state and drawing: they do not change when rules do.

use std::sync::Arc;

use chrono::NaiveDate;

use super::*;
use crate::analysis::{
    Act, Analysis, Bounds, Event, EventId, Evidence, Order, Quote, QuoteId, QuoteKind, Resolution,
    Speaker, SpeakerId, SpeakerKind, Tense, Timex, TimexId, TimexValue,
};
use crate::config::KeyChord;
use crate::document::{BlockKind, Document, DocumentBuilder, MarkKind, Moment};
use crate::text::Span;

/// Presses keys written one after the other: `jj`, `<Enter>`, `<Ctrl-o>`; a blank parts nothing.
pub(crate) fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let chord = if let Some((name, after)) = named {
            rest = after;
            KeyChord::parse(name).unwrap_or_else(|| panic!("{name} is a key"))
        } else {
            rest = rest.get(c.len_utf8()..).unwrap();
            KeyChord::char(c)
        };
        effects.extend(app.update(Msg::Key(chord)));
        app.check();
    }
    effects
}

/// A reader of the example, its analysis done.
pub(crate) fn reader() -> App {
    reader_with(Preferences::new(date("2025-03-05")))
}

/// The same with other options.
pub(crate) fn reader_with(preferences: Preferences) -> App {
    reader_of(document(), preferences)
}

/// A reader of a document with the example's words.
pub(crate) fn reader_of(document: Document, preferences: Preferences) -> App {
    let document = Arc::new(document);
    let analysis = Arc::new(analysis(&document));
    let mut app = App::new(document, preferences);
    let effects = app.start();
    let [Effect::Analyze { generation, .. }] = effects.as_slice() else {
        panic!("the reader asks for an analysis first");
    };
    app.update(Msg::Analyzed {
        generation: *generation,
        analysis,
    });
    app
}

/// A reader of an article with links, all on the screen; nothing is found in it.
pub(crate) fn linked() -> App {
    linked_with(Preferences::new(date("2025-03-05")))
}

pub(crate) fn linked_with(preferences: Preferences) -> App {
    let link = |address: &str| MarkKind::Link(address.to_owned());
    let mut builder = DocumentBuilder::new();
    builder.meta().title = Some("Links".to_owned());
    builder.open(BlockKind::Paragraph, 0);
    builder.push("The ");
    builder.push_marked("bells", link("https://bells.example/"));
    builder.push(" rang, says ");
    builder.push_marked("the survey", link("https://survey.example/north?x=1"));
    builder.push(" of the north; see https://plain.example/a_(b).");
    let mut app = App::new(Arc::new(builder.finish()), preferences);
    let screen = PaneSize { cols: 80, rows: 24 };
    app.update(Msg::Resized(PaneSizes {
        screen,
        article: screen,
        ..PaneSizes::default()
    }));
    app.update(Msg::Analyzed {
        generation: 0,
        analysis: Arc::new(Analysis::default()),
    });
    app
}

pub(crate) fn date(text: &str) -> NaiveDate {
    Moment::parse(text).unwrap().date
}

const PARAGRAPHS: [&str; 9] = [
    "The Skerry town council voted on Monday to move the clock tower for the second time since it was built in 1911.",
    "“We cannot mend a clock that nobody can reach,” said Ines Halloran, the mayor. “Not in a storm, and not with the ladder we have.”",
    "The clockmaker disagrees. “Every move costs it a minute a day,” Tobias Quill told the meeting, adding that the pendulum had been repaired last June.",
    "Unnamed officials at the harbour said the grant would lapse if work had not begun by the end of 2026.",
    "Halloran said she had been told the opposite in January.",
    "The tower has stood by the fish market since the flood of 12 May 2019, after which the old square was closed. A petition from 2020 to 2022 gathered 940 names.",
    "“My dog was born under that clock and so was I,” said Pim Okafor, who sells newspapers there. Then the bells were sold.",
    "The council will meet again on 17 March. The tower could ring in 2031, “if anyone still listens”, the mayor said.",
    "Until then the town will go by the ferry, which is always late.",
];

pub(crate) fn document() -> Document {
    let mut builder = DocumentBuilder::new();
    let meta = builder.meta();
    meta.title = Some("Skerry moves its clock tower again".to_owned());
    meta.byline = vec!["Una Brandt".to_owned()];
    meta.publisher = Some("Skerry Gazette".to_owned());
    meta.published = Moment::parse("2025-03-04");
    meta.url = Some("https://gazette.example/clock".to_owned());
    for (nth, words) in PARAGRAPHS.iter().enumerate() {
        if nth == 5 {
            builder.block(BlockKind::Heading, 2, "A minute a day");
        }
        builder.block(BlockKind::Paragraph, 0, words);
    }
    builder.finish()
}

fn find(document: &Document, words: &str) -> Span {
    let start = document
        .text
        .as_str()
        .find(words)
        .unwrap_or_else(|| panic!("{words} is there"));
    document.text.span(start..start + words.len()).unwrap()
}

/// Speaker, kind, parts, source and cue of each quotation, in text order.
type Said = (
    usize,
    QuoteKind,
    &'static [&'static str],
    &'static str,
    &'static str,
);

const SAID: [Said; 7] = [
    (
        0,
        QuoteKind::Direct,
        &[
            "“We cannot mend a clock that nobody can reach,”",
            "“Not in a storm, and not with the ladder we have.”",
        ],
        "Ines Halloran",
        "said Ines",
    ),
    (
        1,
        QuoteKind::Direct,
        &["“Every move costs it a minute a day,”"],
        "Tobias Quill",
        "told",
    ),
    (
        1,
        QuoteKind::Indirect,
        &["the pendulum had been repaired last June"],
        "Tobias Quill",
        "adding",
    ),
    (
        2,
        QuoteKind::Indirect,
        &["the grant would lapse if work had not begun by the end of 2026"],
        "Unnamed officials",
        "said the grant",
    ),
    (
        0,
        QuoteKind::Indirect,
        &["she had been told the opposite in January"],
        "Halloran said",
        "said she",
    ),
    (
        3,
        QuoteKind::Direct,
        &["“My dog was born under that clock and so was I,”"],
        "Pim Okafor",
        "said Pim",
    ),
    (
        0,
        QuoteKind::Mixed,
        &["The tower could ring in 2031, “if anyone still listens”"],
        "the mayor said",
        "said.",
    ),
];

/// Name, role, kind and mentions of each speaker.
const SPEAKERS: [(&str, Option<&str>, SpeakerKind, &[&str]); 4] = [
    (
        "Ines Halloran",
        Some("mayor"),
        SpeakerKind::Person,
        &["Ines Halloran", "Halloran said"],
    ),
    (
        "Tobias Quill",
        Some("clockmaker"),
        SpeakerKind::Person,
        &["Tobias Quill"],
    ),
    (
        "officials",
        Some("harbour"),
        SpeakerKind::Unnamed,
        &["Unnamed officials"],
    ),
    (
        "Pim Okafor",
        Some("sells newspapers by the fish market"),
        SpeakerKind::Person,
        &["Pim Okafor"],
    ),
];

/// Clause, words of time, bounds, tense and speaker of each event, in text order.
type Happened = (
    &'static str,
    Option<&'static str>,
    (&'static str, &'static str),
    Tense,
    Option<usize>,
);

const HAPPENED: [Happened; 11] = [
    (
        "The Skerry town council voted on Monday",
        Some("Monday"),
        ("2025-03-03", "2025-03-03"),
        Tense::Past,
        None,
    ),
    (
        "it was built in 1911",
        Some("1911"),
        ("1911-01-01", "1911-12-31"),
        Tense::Past,
        None,
    ),
    (
        "the pendulum had been repaired last June",
        Some("last June"),
        ("2024-06-01", "2024-06-30"),
        Tense::Past,
        Some(1),
    ),
    (
        "the grant would lapse if work had not begun by the end of 2026",
        Some("by the end of 2026"),
        ("", "2026-12-31"),
        Tense::Future,
        Some(2),
    ),
    (
        "she had been told the opposite in January",
        Some("January"),
        ("2025-01-01", "2025-01-31"),
        Tense::Past,
        Some(0),
    ),
    (
        "since the flood of 12 May 2019",
        Some("12 May 2019"),
        ("2019-05-12", "2019-05-12"),
        Tense::Past,
        None,
    ),
    (
        "A petition from 2020 to 2022",
        Some("from 2020 to 2022"),
        ("2020-01-01", "2022-12-31"),
        Tense::Past,
        None,
    ),
    (
        "Then the bells were sold",
        None,
        ("", ""),
        Tense::Past,
        None,
    ),
    (
        "The council will meet again on 17 March",
        Some("17 March"),
        ("2025-03-17", "2025-03-17"),
        Tense::Future,
        None,
    ),
    (
        "The tower could ring in 2031",
        Some("2031"),
        ("2031-01-01", "2031-12-31"),
        Tense::Hypothetical,
        Some(0),
    ),
    (
        "Until then the town will go by the ferry",
        None,
        ("", ""),
        Tense::Future,
        None,
    ),
];

pub(crate) fn analysis(document: &Document) -> Analysis {
    let quotes: Vec<Quote> = SAID
        .iter()
        .enumerate()
        .map(|(nth, said)| quote(document, nth, said))
        .collect();
    let speakers = SPEAKERS
        .iter()
        .enumerate()
        .map(|(nth, (name, role, kind, mentions))| Speaker {
            id: SpeakerId::of(nth),
            name: (*name).to_owned(),
            role: role.map(str::to_owned),
            kind: *kind,
            aliases: vec!["Halloran said".to_owned(), "Unnamed officials".to_owned()],
            mentions: mentions.iter().map(|words| find(document, words)).collect(),
            quotes: quotes
                .iter()
                .filter(|quote| quote.speakers.contains(&SpeakerId::of(nth)))
                .map(|quote| quote.id)
                .collect(),
            why: WHY,
        });
    let speakers = speakers.collect();
    let mut timexes: Vec<Timex> = Vec::new();
    let events = HAPPENED
        .iter()
        .enumerate()
        .map(|(nth, happened)| event(document, nth, happened, &mut timexes));
    let events = events.collect();
    Analysis {
        quotes,
        speakers,
        timexes,
        events,
        ..Analysis::default()
    }
}

const WHY: Evidence = Evidence::certain("by-hand");

fn quote(document: &Document, nth: usize, (speaker, kind, parts, source, cue): &Said) -> Quote {
    Quote {
        id: QuoteId::of(nth),
        parts: parts.iter().map(|part| find(document, part)).collect(),
        kind: *kind,
        act: Act::Speech,
        speakers: vec![SpeakerId::of(*speaker)],
        resolution: None,
        time: None,
        source: Some(find(document, source)),
        cue: Some(find_in(
            document,
            find(document, cue),
            cue.split(' ').next().unwrap(),
        )),
        why: WHY,
    }
}

fn event(
    document: &Document,
    nth: usize,
    (clause, time, (earliest, latest), tense, speaker): &Happened,
    timexes: &mut Vec<Timex>,
) -> Event {
    let span = find(document, clause);
    let (earliest, latest) = (Moment::parse(earliest), Moment::parse(latest));
    let bounds = (earliest.is_some() || latest.is_some()).then_some(Bounds { earliest, latest });
    let time = time.map(|words| {
        let id = TimexId::of(timexes.len());
        timexes.push(Timex {
            id,
            span: find_in(document, span, words),
            value: TimexValue::Day(date("2025-03-03")),
            modifier: None,
            bounds,
            resolution: Resolution::Stated,
            why: WHY,
        });
        id
    });
    Event {
        id: EventId::of(nth),
        span,
        label: span,
        is_cut: false,
        participants: Vec::new(),
        time,
        bounds,
        tense: *tense,
        speakers: speaker.map(SpeakerId::of).into_iter().collect(),
        order: (*clause == "Then the bells were sold").then(|| Order::After(EventId::of(6))),
        inherited: false,
        length: None,
        why: WHY,
    }
}

fn find_in(document: &Document, outer: Span, words: &str) -> Span {
    let start = document
        .words(outer)
        .find(words)
        .unwrap_or_else(|| panic!("{words} is there"));
    document
        .text
        .span_in(outer, start..start + words.len())
        .unwrap()
}

/// What panes of the example are filled from, for tests of a pane alone.
pub(crate) fn with_inputs(test: impl FnOnce(PaneInputs<'_>)) {
    let document = document();
    let analysis = Arc::new(analysis(&document));
    test(PaneInputs {
        findings: &Findings::new(analysis, &document),
        document: &document,
        paragraphs: &Paragraphs::new(&document),
        today: date("2025-03-05"),
        reference: None,
    });
}

pub(crate) const SHEET: PaneSize = PaneSize { cols: 80, rows: 24 };

/// Sizes as the screen would arrange them, near enough for the state: each pane is as large as `size`.
pub(crate) fn sizes(app: &App, screen: PaneSize, size: PaneSize) -> PaneSizes {
    let shown = app.shown(screen);
    let given = |pane| {
        if shown.has(pane) {
            size
        } else {
            PaneSize::default()
        }
    };
    PaneSizes {
        screen,
        article: given(PaneId::Article),
        speakers: given(PaneId::Speakers),
        quotes: given(PaneId::Quotes),
        timeline: given(PaneId::Timeline),
    }
}

pub(crate) fn fit(app: &mut App, screen: PaneSize) {
    let size = PaneSize {
        cols: screen.cols.min(60),
        rows: screen.rows / 2,
    };
    let panes = sizes(app, screen, size);
    app.update(Msg::Resized(panes));
    app.check();
}

pub(crate) fn sheet() -> App {
    let mut app = reader();
    fit(&mut app, SHEET);
    app
}

pub(crate) fn wide() -> App {
    let mut app = reader();
    fit(
        &mut app,
        PaneSize {
            cols: 160,
            rows: 24,
        },
    );
    app
}

pub(crate) fn chosen_quote(app: &App) -> Option<usize> {
    match app.selection()? {
        Selection::Quote(id) => Some(id.index()),
        _ => None,
    }
}

pub(crate) fn chosen_event(app: &App) -> Option<usize> {
    app.selected_event().map(EventId::index)
}
