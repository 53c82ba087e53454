//! Draws the state; reads only.

use ratatui::Frame;

use crate::app::App;

/// Draws everything into a frame of any size.
pub fn draw(_app: &App, _frame: &mut Frame<'_>) {}
