use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
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
    let rows = usize::from(area.height);
    let mut ticks: Vec<Option<Tick>> = vec![None; rows];
    let mut tick = |byte: u32, tick: Tick| {
        let row = row_of(byte, len, area.height);
        if let Some(slot) = ticks.get_mut(usize::from(row)) {
            *slot = (*slot).max(Some(tick));
        }
    };
    if let Some(findings) = app.findings() {
        for (span, _) in findings.marks.all() {
            tick(span.start(), Tick::Event);
        }
        let selected = app.selected_speaker();
        for quote in &findings.analysis().quotes {
            let rank = quote.speaker.map_or(usize::MAX, |id| findings.rank(id));
            let chosen = quote.speaker.is_some() && quote.speaker == selected;
            let kind = if chosen {
                Tick::Chosen(rank)
            } else {
                Tick::Quote(rank)
            };
            tick(quote.span().start(), kind);
        }
        let event = app.selected_event().and_then(|id| findings.event(id));
        if let Some(event) = event {
            tick(event.span.start(), Tick::ChosenEvent);
        }
    }
    for hit in app
        .search()
        .map(|search| search.hits.as_slice())
        .unwrap_or_default()
    {
        tick(hit.start(), Tick::Hit);
    }
    let (first, last) = thumb(app, area.height);
    for (row, tick) in (0..area.height).zip(ticks) {
        let inside = (first..=last).contains(&row);
        let (sign, style) = look(canvas, tick, inside);
        canvas.chrome((area.x + col, area.y + row), 1, sign, style);
    }
}

/// What a row of the scrollbar shows, what matters more being greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

fn row_of(byte: u32, len: u32, rows: u16) -> u16 {
    let row = u64::from(byte) * u64::from(rows) / u64::from(len.max(1));
    u16::try_from(row)
        .unwrap_or(u16::MAX)
        .min(rows.saturating_sub(1))
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
