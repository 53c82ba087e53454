use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use crate::analysis::{EventId, QuoteId, SpeakerId, wording};
use crate::app::command::Action;
use crate::app::visual::counted as counted_words;
use crate::app::{
    App, Findings, LinkAction, LoadProgress, PaneId, Popup, Prompt, PromptKind, Selection,
    SizeClass, StepTarget,
};
use crate::document::Document;
use crate::text::width;

const HELP_COLS: usize = 10;
// No screen is wider; what is longer need not be measured.
const LONGEST: usize = 1000;

/// Draws the title bar: program and title at the left, where and when and how much at the right.
pub(super) fn title(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let style = canvas.palette.bar();
    canvas.restyle(area, style);
    let cols = usize::from(area.width.saturating_sub(2));
    let title = match app.list_title() {
        Some(list) if app.is_waiting() => width::ellipsize(list, cols / 2, "…"),
        _ => heading(app.document(), cols / 2),
    };
    let title = title.as_str();
    let long = facts(app, wording::full_day);
    let short = facts(app, wording::day_of_year);
    let fits = |left: &str, facts: &[String]| {
        width::columns(left) + 2 + width::columns(&facts.join(" · ")) <= cols
    };
    // What says least goes first: the name of the program, then the day of the week.
    let named = format!("newsprint  {title}");
    let (left, facts) = match title {
        "" => ("newsprint", long),
        _ if area.width >= 100 && fits(&named, &long) => (named.as_str(), long),
        _ if fits(title, &long) => (title, long),
        _ => (title, short),
    };
    // The title keeps half of the row; facts give way from the last.
    let spare = cols.saturating_sub((width::columns(left) + 2).min(cols / 2));
    let right = joined(&facts, spare);
    let room = cols.saturating_sub(if right.is_empty() {
        0
    } else {
        width::columns(&right) + 2
    });
    let left = width::ellipsize(left, room, "…");
    canvas.chrome(
        (area.x + 1, area.y),
        area.width.saturating_sub(2),
        &left,
        style,
    );
    at_right(canvas, area, &right, style);
}

/// The title; without one the first words of the text, in so many columns.
fn heading(document: &Document, cols: usize) -> String {
    if let Some(title) = &document.meta.title {
        return width::fit(title, LONGEST).to_owned();
    }
    let blocks = document.blocks.iter();
    let mut words = blocks.map(|block| document.words(block.span).trim_start());
    let first = words.find(|words| !words.is_empty());
    width::ellipsize(width::fit(first.unwrap_or_default(), LONGEST), cols, "…")
}

fn facts(app: &App, day: fn(NaiveDate) -> String) -> Vec<String> {
    let meta = &app.document().meta;
    let mut facts: Vec<String> = Vec::new();
    facts.extend(meta.publisher.clone());
    facts.extend(meta.published.map(|moment| day(moment.date)));
    if let Some(findings) = app.findings().filter(|_| !meta.typeset) {
        let analysis = findings.analysis();
        facts.push(counted(analysis.speakers.len(), "speaker"));
        facts.push(counted(analysis.events.len(), "event"));
    }
    facts
}

pub(super) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// As many parts as fit, from the first on, parted by dots.
fn joined(parts: &[String], cols: usize) -> String {
    (1..=parts.len())
        .rev()
        .map(|count| parts.get(..count).unwrap_or_default().join(" · "))
        .find(|joined| width::columns(joined) <= cols)
        .unwrap_or_default()
}

fn at_right(canvas: &mut Canvas<'_>, area: Rect, words: &str, style: Style) {
    let cols = u16::try_from(width::columns(words)).unwrap_or(u16::MAX);
    if cols < area.width {
        canvas.chrome((area.right() - 1 - cols, area.y), cols, words, style);
    }
}

/// Draws the status row: what is asked, said or selected at the left, hints and the place at the right.
pub(super) fn status(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let style = canvas.palette.bar();
    canvas.restyle(area, style);
    if let Some(Popup::Prompt(ask)) = app.popups().last() {
        draw_question(canvas, app, ask, area);
        return;
    }
    let cols = usize::from(area.width.saturating_sub(2));
    let place = place(app);
    let place_cols = width::columns(&place);
    let with_place = place_cols + 3 <= cols;
    if with_place {
        at_right(canvas, area, &place, style);
    }
    let room = cols.saturating_sub(if with_place { place_cols + 2 } else { 0 });
    // Long words at the left leave the key to the help.
    let kept = if app.message().is_some() {
        0
    } else {
        HELP_COLS
    };
    let left = joined_or_cut(&left(app), room.saturating_sub(kept));
    let bold = if app.message().is_some() {
        style.add_modifier(Modifier::BOLD)
    } else {
        style
    };
    canvas.chrome(
        (area.x + 1, area.y),
        area.width.saturating_sub(2),
        &left,
        bold,
    );
    let used = width::columns(&left) + place_cols + 4;
    let hints = hints(app, cols.saturating_sub(used));
    let hint_cols = u16::try_from(width::columns(&hints) + place_cols + 2).unwrap_or(u16::MAX);
    if !hints.is_empty() && hint_cols < area.width {
        canvas.chrome(
            (area.right() - 1 - hint_cols, area.y),
            hint_cols,
            &hints,
            style,
        );
    }
}

fn draw_question(canvas: &mut Canvas<'_>, app: &App, ask: &Prompt, area: Rect) {
    let style = canvas.palette.bar();
    let note = match (ask.kind, app.search()) {
        (question, Some(search)) if question.is_search() && !ask.input.words().is_empty() => {
            match search.current {
                None if search.is_broken => "not a regular expression yet".to_owned(),
                Some(hit) => format!("hit {}/{}", hit + 1, search.hits.len()),
                None => counted(search.hits.len(), "hit"),
            }
        }
        (PromptKind::Search | PromptKind::SearchBack, _) => "Ctrl-r regex or words".to_owned(),
        (PromptKind::Filter(_), _) => "Esc shows all".to_owned(),
        (PromptKind::Pipe, _) => "a program and its arguments; no shell".to_owned(),
        (PromptKind::Note(span), _) => {
            let words = width::fit(app.document().words(span), LONGEST);
            width::ellipsize(words, usize::from(area.width / 3), "…")
        }
        (PromptKind::Date, _) => "empty: the article's own".to_owned(),
    };
    let by_pattern = ask.kind.is_search() && app.searches_by_pattern();
    let kind = if by_pattern { "regex " } else { "" };
    let words = format!("{kind}{}{}", ask.kind.words(), ask.input.words());
    let room = usize::from(area.width.saturating_sub(2));
    let cols = width::columns(&words);
    // The end of what is typed stays in view.
    let shown = if cols > room {
        width::tail(&words, room)
    } else {
        &words
    };
    let used = canvas.words(
        (area.x + 1, area.y),
        area.width.saturating_sub(1),
        shown,
        style,
    );
    canvas.cursor = Some((area.x + 1 + used, area.y).into());
    if cols + width::columns(&note) + 3 < room {
        at_right(canvas, area, &note, style);
    }
}

/// The share that has been read, and how long the rest takes.
fn place(app: &App) -> String {
    if app.is_waiting() || app.is_partial() {
        return String::new();
    }
    let percent = app.article().percent();
    let typed = app.typed();
    let minutes = app.article().minutes_left();
    let wide = app.sizes().screen.cols >= 60 && minutes > 0;
    let left = if wide {
        format!(" · {minutes} min left")
    } else {
        String::new()
    };
    if typed.is_empty() {
        format!("{percent}%{left}")
    } else {
        format!("{typed}  {percent}%{left}")
    }
}

fn joined_or_cut(parts: &[String], cols: usize) -> String {
    let fitting = joined(parts, cols);
    if fitting.is_empty() {
        let first = parts.first().map(String::as_str).unwrap_or_default();
        return width::ellipsize(first, cols, "…");
    }
    fitting
}

/// What the left of the status row says: a message, or the selection, or what the cursor is on, or the paragraph.
fn left(app: &App) -> Vec<String> {
    if let Some(message) = app.message() {
        return vec![message.to_owned()];
    }
    if let Some(coming) = app.load_progress() {
        return vec![on_its_way(app, coming)];
    }
    if app.is_waiting() {
        return Vec::new();
    }
    if let Some(words) = app.popups().last().and_then(told_by) {
        return vec![words.to_owned()];
    }
    if let Some(visual) = app.visual() {
        let span = app.visual_span().unwrap_or_default();
        let words = counted_words(app.document().words(span));
        let what = if visual.is_whole() {
            "paragraphs"
        } else {
            "select"
        };
        return vec![format!("{what}: {words}")];
    }
    let Some(findings) = app.findings() else {
        return vec!["looking for speakers and events …".to_owned()];
    };
    let cursor = match app.focus() {
        PaneId::Timeline => app.timeline().current().map(|id| event(app, findings, id)),
        PaneId::Quotes => app.quotes().current().map(|id| quote(app, findings, id)),
        PaneId::Speakers => app.speakers().current().map(|id| speaker(findings, id)),
        PaneId::Article => None,
    };
    let selected = || match app.selection()? {
        Selection::Quote(id) => Some(quote(app, findings, id)),
        Selection::Speaker(id) => Some(speaker(findings, id)),
        Selection::Event(id) => Some(event(app, findings, id)),
        Selection::Link(_) => app.selected_link().map(|link| vec![link.address]),
        Selection::Match(hit) => app.search().map(|search| {
            vec![format!(
                "“{}” · hit {}/{}",
                search.needle,
                hit + 1,
                search.hits.len()
            )]
        }),
    };
    let mode = app.mode().map(|mode| mode.words().to_owned());
    let about = cursor.or_else(selected).unwrap_or_else(|| {
        let view = app.article().view();
        let number = app.paragraphs().number(view.start()).max(1);
        let last = app.paragraphs().number(app.document().text.len());
        if last == 0 {
            Vec::new()
        } else {
            vec![format!("¶{number} of {last}")]
        }
    });
    mode.into_iter().chain(about).collect()
}

/// What a popup has to say in the status row.
fn told_by(popup: &Popup) -> Option<&'static str> {
    match popup {
        Popup::Hints(hints) => Some(match hints.purpose() {
            LinkAction::Select => "type a link's two letters",
            LinkAction::Open => "type the two letters of the link to open",
        }),
        Popup::SpeedReader(_) => Some("Space pause, ←/→ one word, +/- speed, Esc close"),
        _ => None,
    }
}

fn on_its_way(app: &App, coming: &LoadProgress) -> String {
    let give_up = hint(app, &[Action::Cancel], "gives up");
    let what = width::fit(&coming.what, LONGEST);
    match coming.bytes / 1000 {
        0 => format!("{give_up} · opening {what} …"),
        kilobytes => format!("{give_up} · {kilobytes} kB of {what} …"),
    }
}

fn lettered(findings: &Findings, id: SpeakerId) -> String {
    let name = findings.speaker(id).map_or("", |speaker| &speaker.name);
    match findings.letter(id) {
        Some(letter) => format!("{letter} {name}"),
        None => name.to_owned(),
    }
}

fn speaker(findings: &Findings, id: SpeakerId) -> Vec<String> {
    let Some(speaker) = findings.speaker(id) else {
        return Vec::new();
    };
    let mut parts = vec![
        lettered(findings, id),
        counted(speaker.quotes.len(), "quote"),
    ];
    parts.extend(speaker.role.clone());
    parts
}

fn quote(app: &App, findings: &Findings, id: QuoteId) -> Vec<String> {
    let Some(quote) = findings.quote(id) else {
        return Vec::new();
    };
    let mut parts = match quote.speaker().and_then(|id| findings.speaker(id)) {
        Some(speaker) => {
            let nth = speaker
                .quotes
                .iter()
                .position(|other| *other == id)
                .unwrap_or(0)
                + 1;
            let count = speaker.quotes.len();
            vec![
                lettered(findings, speaker.id),
                format!("quote {nth}/{count}"),
            ]
        }
        None => vec!["quote without a named speaker".to_owned()],
    };
    parts.push(quote.kind.as_str().to_owned());
    parts.extend(
        quote
            .cue
            .map(|cue| format!("cue “{}”", app.document().words(cue))),
    );
    parts
}

fn event(app: &App, findings: &Findings, id: EventId) -> Vec<String> {
    let Some(event) = findings.event(id) else {
        return Vec::new();
    };
    let in_time = app.timeline().in_time();
    let mut parts = match in_time.iter().position(|other| *other == id) {
        Some(nth) => vec![format!("event {}/{}", nth + 1, in_time.len())],
        None => vec!["event without a date".to_owned()],
    };
    parts.extend(Some(app.date_of(event)).filter(|date| !date.is_empty()));
    parts.push(width::fit(&event.row(app.document()), LONGEST).to_owned());
    parts
}

/// As many hints as fit, the most useful first; help always.
fn hints(app: &App, cols: usize) -> String {
    if app.is_waiting() && !app.popups().is_empty() {
        return String::new();
    }
    let help = hint(app, &[Action::Help], "help");
    let mut shown: Vec<String> = Vec::new();
    let mut used = width::columns(&help);
    if used > cols {
        return String::new();
    }
    for (actions, word) in wanted(app) {
        let hint = hint(app, actions, word);
        let more = width::columns(&hint) + 2;
        if used + more > cols {
            break;
        }
        used += more;
        shown.push(hint);
    }
    shown.push(help);
    shown.join("  ")
}

pub(super) fn hint(app: &App, actions: &[Action], word: &str) -> String {
    let keys = app.keys();
    let keys: Vec<String> = actions.iter().map(|action| keys.first(*action)).collect();
    format!("{} {word}", keys.join("/"))
}

type Hint = (&'static [Action], &'static str);

const NEXT: &[Action] = &[Action::Next, Action::Previous];
const EVENTS: &[Action] = &[Action::NextEvent, Action::PreviousEvent];

fn wanted(app: &App) -> Vec<Hint> {
    if matches!(app.popups().last(), Some(Popup::SpeedReader(_))) || app.is_waiting() {
        return Vec::new();
    }
    let mut hints: Vec<Hint> = Vec::new();
    if app.visual().is_some() {
        return vec![
            (&[Action::Copy], "copy"),
            (&[Action::Highlight], "highlight"),
            (&[Action::Annotate], "note"),
            (&[Action::Cancel], "done"),
        ];
    }
    match app.step_target() {
        Some(StepTarget::Search) => hints.push((NEXT, "hit")),
        Some(StepTarget::Speaker(_)) => hints.push((NEXT, "quote")),
        Some(StepTarget::Events) => hints.push((EVENTS, "event")),
        None => {}
    }
    if matches!(app.selection(), Some(Selection::Link(_))) {
        hints.push((&[Action::OpenLink], "open"));
        hints.push((&[Action::Copy], "copy"));
    }
    match app.focus() {
        PaneId::Article => {
            if app.step_target().is_some() || app.mode().is_some() {
                hints.push((&[Action::Cancel], "done"));
            }
            if app.has_list() {
                hints.push((&[Action::Entries], "articles"));
            }
            hints.push((&[Action::FocusNext], "pane"));
            if SizeClass::of(app.sizes().screen) != SizeClass::Wide {
                hints.push((&[Action::ToggleSpeakers], "speakers"));
                hints.push((&[Action::ToggleTimeline], "timeline"));
            }
            let events = !app.timeline().in_time().is_empty();
            if events && app.step_target() != Some(StepTarget::Events) {
                hints.push((EVENTS, "event"));
            }
            hints.push((&[Action::Search], "search"));
        }
        PaneId::Speakers => {
            hints.push((&[Action::Accept], "quotes"));
            hints.push((&[Action::FocusNext], "pane"));
        }
        PaneId::Quotes => {
            hints.push((&[Action::Accept], "go to it"));
            hints.push((&[Action::Copy], "copy"));
            hints.push((&[Action::Cancel], "back"));
        }
        PaneId::Timeline => {
            hints.push((&[Action::Accept], "go to it"));
            hints.push((&[Action::ToggleOrder], "order"));
            hints.push((&[Action::FilterTense], "filter"));
            hints.push((&[Action::FocusNext], "pane"));
        }
    }
    hints
}

#[cfg(test)]
mod tests;
