use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::analysis::Event;
use crate::app::App;

// Fewer columns tell nothing, more take the border away.
const LEAST: u16 = 10;
const MOST: u16 = 24;
const LEVELS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Draws how densely the article tells of events, from its start to its end, at the right of a stretch of the border; what
/// is on the screen stands out.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, row: Rect) {
    let room = row.width.min(MOST);
    let Some(findings) = app.findings().filter(|_| room >= LEAST) else {
        return;
    };
    let events = &findings.analysis().events;
    let len = app.document().text.len();
    let counts = counts(events, len, room);
    let Some(most) = counts.iter().max().copied().filter(|most| *most > 0) else {
        return;
    };
    let view = app.article().view();
    let first = row.right() - room;
    for ((col, count), byte) in (first..).zip(counts).zip(edges(len, room)) {
        let inside = view.start() < byte.1 && byte.0 < view.end();
        let style = if inside {
            canvas.palette.event()
        } else {
            canvas.palette.dim()
        };
        let level = (count * (LEVELS.len() - 1)).div_ceil(most);
        let sign = LEVELS.get(level).copied().unwrap_or_default();
        canvas.chrome((col, row.y), 1, sign, style);
    }
}

// The first byte of each column and that of the next.
fn edges(len: u32, cols: u16) -> impl Iterator<Item = (u32, u32)> {
    let edge = move |col: u16| {
        let byte = u64::from(len) * u64::from(col) / u64::from(cols.max(1));
        u32::try_from(byte).unwrap_or(len)
    };
    (0..cols).map(move |col| (edge(col), edge(col + 1)))
}

// How many events begin in each column; they are sorted.
fn counts(events: &[Event], len: u32, cols: u16) -> Vec<usize> {
    let before = |byte: u32| events.partition_point(|event| event.span.start() < byte);
    edges(len, cols)
        .map(|(first, next)| before(next) - before(first))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{analysis, document};

    #[test]
    fn every_event_is_counted_once_whatever_the_columns() {
        let document = document();
        let events = analysis(&document).events;
        for cols in [10, 17, 24] {
            let counts = counts(&events, document.text.len(), cols);
            assert_eq!(counts.len(), usize::from(cols));
            assert_eq!(counts.iter().sum::<usize>(), events.len());
        }
    }

    #[test]
    fn columns_share_the_text_without_a_gap() {
        let edges: Vec<(u32, u32)> = edges(1001, 10).collect();
        assert!(edges.windows(2).all(|pair| pair[0].1 == pair[1].0));
        assert_eq!((edges[0].0, edges[9].1), (0, 1001));
    }
}
