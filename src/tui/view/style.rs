use ratatui::style::{Color, Modifier, Style};

use crate::app::ActiveTheme;
use crate::config::{ColorLevel, ColorPair, Rgb, Theme, Tint};

/// The styles everything is drawn in, for one theme and one number of colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    level: ColorLevel,
    theme: Option<Theme>,
    paints: bool,
}

impl Palette {
    /// The styles of a theme, as far as the terminal can show them.
    pub(super) fn new(level: ColorLevel, look: Option<ActiveTheme>) -> Self {
        let look = look.filter(|_| level > ColorLevel::None);
        Self {
            level,
            theme: look.map(|look| look.theme),
            paints: look.is_some_and(|look| look.paints),
        }
    }

    /// Text and ground where nothing else is said; the terminal's own unless the theme paints.
    pub(super) fn page(self) -> Style {
        match self.theme.filter(|_| self.paints) {
            Some(theme) => self.paired(Some(theme.sight)),
            None => Style::new(),
        }
    }

    /// What stands back.
    pub(super) fn dim(self) -> Style {
        self.tinted(self.theme.map(|theme| theme.dim))
    }

    /// What stands back in a reading mode; faint where there are no colours.
    pub(super) fn back(self) -> Style {
        let style = if self.theme.is_some() {
            self.dim()
        } else {
            Style::new().add_modifier(Modifier::DIM)
        };
        style.remove_modifier(Modifier::BOLD)
    }

    /// What stands out.
    pub(super) fn bold() -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The words of a time, and the marks of events.
    pub(super) fn event(self) -> Style {
        self.tinted(self.theme.map(|theme| theme.event))
    }

    /// The words of the selected event.
    pub(super) fn selected_event(self) -> Style {
        self.event().add_modifier(Modifier::REVERSED)
    }

    /// A speaker of a rank; the commonest six have a colour.
    pub(super) fn speaker(self, rank: usize) -> Style {
        self.tinted(
            self.theme
                .and_then(|theme| theme.speakers.get(rank).copied()),
        )
    }

    /// Title bar and status row.
    pub(super) fn bar(self) -> Style {
        self.paired(self.theme.map(|theme| theme.bar))
    }

    /// Words that lead somewhere.
    pub(super) fn link(self) -> Style {
        let text = self.page().fg.unwrap_or(Color::Reset);
        Style::new().fg(text).add_modifier(Modifier::UNDERLINED)
    }

    /// Words that the reader highlighted; left as they are where there are too few colours to tell grounds apart.
    pub(super) fn highlight(self) -> Style {
        match self.theme {
            Some(theme) if self.level >= ColorLevel::Ansi256 => {
                let ground = self.paired(Some(theme.bar)).bg;
                ground.map_or_else(Style::new, |ground| Style::new().bg(ground))
            }
            _ => Style::new(),
        }
    }

    /// The row of the cursor in the list with the focus.
    pub(super) fn cursor(self) -> Style {
        self.paired(self.theme.map(|theme| theme.cursor))
    }

    /// A search hit; the current one stands out more.
    pub(super) fn hit(current: bool) -> Style {
        let style = Style::new().add_modifier(Modifier::REVERSED);
        if current {
            style.add_modifier(Modifier::BOLD)
        } else {
            style
        }
    }

    fn tinted(self, tint: Option<Tint>) -> Style {
        match tint.and_then(|tint| self.color(tint)) {
            Some(color) => Style::new().fg(color),
            None => Style::new(),
        }
    }

    fn color(self, tint: Tint) -> Option<Color> {
        match self.level {
            ColorLevel::None => None,
            ColorLevel::Ansi16 => Some(Color::Indexed(tint.ansi)),
            ColorLevel::Ansi256 => Some(Color::Indexed(tint.indexed)),
            ColorLevel::True => Some(rgb(tint.rgb)),
        }
    }

    fn paired(self, pair: Option<ColorPair>) -> Style {
        match (self.level, pair) {
            (ColorLevel::True, Some(pair)) => Style::new().fg(rgb(pair.text)).bg(rgb(pair.ground)),
            (ColorLevel::Ansi256, Some(pair)) => {
                let (text, ground) = pair.indexed;
                Style::new()
                    .fg(Color::Indexed(text))
                    .bg(Color::Indexed(ground))
            }
            _ => Style::new().add_modifier(Modifier::REVERSED),
        }
    }
}

const fn rgb(color: Rgb) -> Color {
    Color::Rgb(color.red, color.green, color.blue)
}
