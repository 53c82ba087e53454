use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::style::Palette;
use crate::app::{App, SpeedReader};
use crate::text::width;

/// Draws one word in the middle of the article's place, always with the same column under the eye.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, rsvp: &SpeedReader, screen: Rect) {
    let area = if canvas.article.is_empty() {
        screen
    } else {
        canvas.article
    };
    canvas.clear(area);
    let words = app.document().words(rsvp.word());
    let clusters: Vec<_> = width::clusters(words).collect();
    let pivot = pivot(clusters.len());
    let before: usize = clusters
        .iter()
        .take(pivot)
        .map(|cluster| cluster.cols)
        .sum();
    let eye = area.x + area.width / 3 + u16::from(area.width > 2);
    let row = area.y + area.height / 2;
    let start = eye
        .saturating_sub(u16::try_from(before).unwrap_or(0))
        .max(area.x);
    let mut col = start;
    for (nth, cluster) in clusters.into_iter().enumerate() {
        let cols = u16::try_from(cluster.cols).unwrap_or(0);
        if cols == 0 || col + cols > area.right() {
            continue;
        }
        let style = if nth == pivot {
            canvas
                .palette
                .event()
                .add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        } else {
            Palette::bold()
        };
        canvas.cluster((col, row), cluster, style);
        col += cols;
    }
    if area.height >= 7 {
        let dim = canvas.palette.dim();
        let line = "─".repeat(usize::from(area.width / 2));
        let from = area.x + area.width / 12;
        for (y, sign) in [(row - 2, "┬"), (row + 2, "┴")] {
            canvas.chrome((from, y), area.width / 2 + area.width / 12, &line, dim);
            canvas.chrome((eye, y), 1, sign, dim);
        }
        let note = note(rsvp);
        canvas.chrome(
            (from, row + 3),
            area.right().saturating_sub(from),
            &note,
            Style::new(),
        );
    }
}

fn note(rsvp: &SpeedReader) -> String {
    let state = if rsvp.plays() { "" } else { "stopped · " };
    format!("{state}{} words a minute", rsvp.words_a_minute())
}

/// The cluster the eye rests on: a little before the middle.
fn pivot(clusters: usize) -> usize {
    match clusters {
        0 | 1 => 0,
        2..=5 => 1,
        6..=9 => 2,
        10..=13 => 3,
        _ => 4,
    }
}
