//! The help: its lines, and its shape on a screen.

use crate::app::bindings::Bindings;
use crate::app::command::COMMANDS;
use crate::app::msg::PaneSize;

/// One line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The heading of a scope.
    Heading(&'static str),
    /// A command.
    Command {
        /// Its keys, separated by spaces.
        keys: String,
        /// What it does.
        help: &'static str,
    },
}

/// The help on a screen of a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpShape {
    /// How many columns of text there are.
    pub columns: u16,
    /// Screen columns of each column of text.
    pub cols: u16,
    /// Rows on the screen.
    pub rows: u16,
}

// Keys, two spaces, and the longest help.
const COLS: u16 = 66;
const BORDER: u16 = 2;
const MARGIN: u16 = 1;

impl HelpShape {
    /// The shape for a screen.
    pub fn of(screen: PaneSize) -> Self {
        let room = screen.cols.saturating_sub(BORDER + 2 * MARGIN);
        let columns = if room >= 2 * COLS + MARGIN { 2 } else { 1 };
        let lines = line_count();
        Self {
            columns,
            cols: COLS.min(room).max(1),
            rows: lines
                .div_ceil(columns)
                .min(screen.rows.saturating_sub(BORDER))
                .max(1),
        }
    }

    /// The maximum scroll position.
    pub fn last_scroll(self) -> u16 {
        let lines = line_count();
        lines.saturating_sub(self.rows.saturating_mul(self.columns))
    }
}

// Every command has a line, and every scope a heading.
fn line_count() -> u16 {
    let scopes = COMMANDS.chunk_by(|one, two| one.scope == two.scope).count();
    u16::try_from(COMMANDS.len() + scopes).unwrap_or(u16::MAX)
}

/// The help: every command under the heading of its scope.
pub fn lines(keys: &Bindings) -> Vec<HelpLine> {
    let mut lines = Vec::with_capacity(COMMANDS.len() + 2);
    let mut scope = None;
    for command in COMMANDS {
        if scope != Some(command.scope) {
            scope = Some(command.scope);
            lines.push(HelpLine::Heading(command.scope.title()));
        }
        lines.push(HelpLine::Command {
            keys: keys.names(command.action).join(" "),
            help: command.help,
        });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_line() {
        let lines = lines(&Bindings::default());
        assert_eq!(lines.len(), usize::from(line_count()));
        let commands = lines
            .iter()
            .filter(|line| matches!(line, HelpLine::Command { .. }))
            .count();
        assert_eq!(commands, COMMANDS.len());
    }

    #[test]
    fn a_large_screen_needs_no_scrolling_and_a_small_one_shows_some() {
        let large = HelpShape::of(PaneSize {
            cols: 200,
            rows: 60,
        });
        assert_eq!((large.columns, large.last_scroll()), (2, 0));
        let small = HelpShape::of(PaneSize { cols: 1, rows: 1 });
        assert_eq!((small.columns, small.cols, small.rows), (1, 1, 1));
        assert!(small.last_scroll() > 40);
    }
}
