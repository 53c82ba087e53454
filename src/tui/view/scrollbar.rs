use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use crate::analysis::QuoteId;
use crate::app::App;

/// Draws where the screen stands in the article, with ticks for hits, quotations and events.
///
/// Nothing is drawn where the whole article is on the screen.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let Some(col) = app.article().columns().scrollbar else {
        return;
    };
    let len = app.document().text.len();
    let view = app.article().view();
    if area.height == 0 || len == 0 || view.len() >= len {
        return;
    }
    let (first, last) = thumb(app, area.height);
    for row in 0..area.height {
        let inside = (first..=last).contains(&row);
        let tick = tick(app, bytes_of(row, len, area.height));
        let (sign, style) = look(canvas, tick, inside);
        canvas.chrome((area.x + col, area.y + row), 1, sign, style);
    }
}

/// What matters most of what starts in a stretch of the text.
fn tick(app: &App, bytes: Range<u32>) -> Option<Tick> {
    let hits = app.search().map_or(&[][..], |search| &search.hits);
    let hit = hits.partition_point(|hit| hit.start() < bytes.start);
    if hits.get(hit).is_some_and(|hit| hit.start() < bytes.end) {
        return Some(Tick::Hit);
    }
    let findings = app.findings()?;
    let event = app.selected_event().and_then(|id| findings.event(id));
    if event.is_some_and(|event| bytes.contains(&event.span.start())) {
        return Some(Tick::ChosenEvent);
    }
    let start = |id: QuoteId| findings.quote(id).map_or(0, |quote| quote.span().start());
    if let Some(speaker) = app.selected_speaker().and_then(|id| findings.speaker(id)) {
        let next = speaker
            .quotes
            .partition_point(|id| start(*id) < bytes.start);
        if speaker
            .quotes
            .get(next)
            .is_some_and(|id| start(*id) < bytes.end)
        {
            return Some(Tick::Chosen(findings.rank(speaker.id)));
        }
    }
    let said = findings.parts.first_from(bytes.clone());
    let said = said.and_then(|(_, id)| findings.quote(id)).map(|quote| {
        let rank = quote.speaker().map_or(usize::MAX, |id| findings.rank(id));
        Tick::Quote(rank)
    });
    said.or_else(|| findings.marks.first_from(bytes).map(|_| Tick::Event))
}

/// What a row of the scrollbar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tick {
    Event,
    Quote(usize),
    Chosen(usize),
    ChosenEvent,
    Hit,
}

fn look(canvas: &Canvas<'_>, tick: Option<Tick>, inside: bool) -> (&'static str, Style) {
    let palette = canvas.palette;
    let (sign, style) = match tick {
        None if inside => return ("┃", palette.dim()),
        None => return (" ", Style::new()),
        Some(Tick::Event) => ("◆", palette.event()),
        Some(Tick::Quote(rank)) => ("╴", palette.speaker(rank)),
        Some(Tick::Chosen(rank)) => ("━", palette.speaker(rank).add_modifier(Modifier::BOLD)),
        Some(Tick::ChosenEvent) => ("◆", palette.event().add_modifier(Modifier::BOLD)),
        Some(Tick::Hit) => ("═", Style::new().add_modifier(Modifier::BOLD)),
    };
    let shown = match (tick, inside) {
        (Some(Tick::Event | Tick::Quote(_)), true) => "┃",
        (Some(Tick::Event), false) => "·",
        _ => sign,
    };
    (shown, style)
}

/// The bytes that a row of the scrollbar stands for.
fn bytes_of(row: u16, len: u32, rows: u16) -> Range<u32> {
    let byte = |row: u16| {
        let byte = u64::from(row) * u64::from(len) / u64::from(rows.max(1));
        u32::try_from(byte).unwrap_or(len)
    };
    byte(row)..byte(row + 1)
}

/// First and last row of the thumb: as long as the screen is in the article, and at the ends only at the ends.
fn thumb(app: &App, rows: u16) -> (u16, u16) {
    let article = app.article();
    let len = app.document().text.len();
    let whole = article.layout().guess_rows().max(1);
    let height = (usize::from(rows) * usize::from(rows)).div_ceil(whole);
    let height = u16::try_from(height).unwrap_or(rows).clamp(1, rows);
    let free = rows - height;
    let view = article.view();
    let room = len.saturating_sub(view.len()).max(1);
    let first = u64::from(view.start()) * u64::from(free) / u64::from(room);
    let mut first = u16::try_from(first).unwrap_or(free).min(free);
    if view.end() >= len {
        first = free;
    } else if free > 0 && first == free {
        first = free - 1;
    }
    (first, first + height - 1)
}
