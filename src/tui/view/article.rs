mod looks;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::style::Palette;
use crate::analysis::{Act, Event, EventId, Quote, QuoteId, SpeakerId};
use crate::app::{App, Findings, Link, Selection};
use crate::document::MarkKind;
use crate::layout::{LayoutRow, RowKind, RowWords, Segment, Sign};
use crate::text::{Span, width};
use looks::{Looks, Patch};

/// Draws the rows of the article with their gutter.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let view = View::new(canvas.palette, app);
    let columns = app.article().columns();
    if app.is_waiting() {
        return;
    }
    if app.document().text.is_empty() {
        let note = "this article has no text";
        canvas.chrome(
            (area.x + columns.text, area.y),
            area.width,
            note,
            canvas.palette.dim(),
        );
    }
    let inside = |y: u16| y < area.height;
    for ((right, y), row) in app.article().placed().filter(|((_, y), _)| inside(*y)) {
        let (x, y) = (area.x + right, area.y + y);
        if let Some(gutter) = columns.gutter {
            view.draw_gutter(canvas, row, (x + gutter, y));
        }
        let width = area.width.saturating_sub(columns.text + right);
        let text = Rect::new(x + columns.text, y, width, 1);
        view.draw_row(canvas, row, text);
        view.place_cursor(canvas, row, text);
    }
}

/// What decides how words look, looked up once a frame.
struct View<'a> {
    app: &'a App,
    palette: Palette,
    findings: Option<&'a Findings>,
    speaker: Option<SpeakerId>,
    quote: Option<QuoteId>,
    link: Option<Span>,
    /// The links that the terminal is told of.
    links: &'a [Link],
    visual: Option<Span>,
}

impl<'a> View<'a> {
    fn new(palette: Palette, app: &'a App) -> Self {
        let quote = match app.selection() {
            Some(Selection::Quote(id)) => Some(id),
            _ => None,
        };
        Self {
            app,
            palette,
            findings: app.findings(),
            speaker: app.selected_speaker(),
            quote,
            link: match app.selection() {
                Some(Selection::Link(span)) => Some(span),
                _ => None,
            },
            links: if app.preferences().hyperlinks {
                app.visible_links()
            } else {
                &[]
            },
            visual: app.visual_span(),
        }
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, row: &LayoutRow, area: Rect) {
        let base = self.base(row.kind);
        let patches = self.patches(row.span);
        let mut segments = row.segments.iter().peekable();
        while let Some(segment) = segments.next() {
            let at = (area.x + segment.col, area.y);
            let cols = area.width.saturating_sub(segment.col);
            match &segment.words {
                RowWords::Sign(Sign::Bullet) => {
                    canvas.chrome(at, cols, "•", self.palette.dim());
                }
                RowWords::Sign(Sign::Bar) => {
                    canvas.chrome(at, cols, "│", self.palette.dim());
                }
                RowWords::Lead(words) => {
                    canvas.chrome(at, cols, words, base);
                }
                RowWords::Label(span) => {
                    let words = self.app.document().words(*span);
                    canvas.words(at, cols, words, self.palette.dim());
                }
                RowWords::Sign(Sign::Hyphen) => {
                    canvas.chrome(at, cols, "-", base);
                }
                RowWords::Text(span) => {
                    let last = self.draw_text(canvas, segment, *span, area, (base, &patches));
                    if let Some(next) = segments.peek() {
                        widen(canvas, last, next, area);
                    }
                }
            }
        }
    }

    fn draw_text(
        &self,
        canvas: &mut Canvas<'_>,
        segment: &Segment,
        span: Span,
        area: Rect,
        (base, patches): (Style, &[Patch]),
    ) -> (u16, Style) {
        let mut col = segment.col;
        let first = self
            .links
            .partition_point(|link| link.span.end() <= span.start());
        let links = self.links.get(first..).unwrap_or_default();
        let end = links.partition_point(|link| link.span.start() < span.end());
        let looks = Looks {
            base,
            patches,
            lit: self.app.lit(span),
            back: self.palette.back(),
            links: links.get(..end).unwrap_or_default(),
        };
        let mut look = looks.at(span.start());
        for cluster in width::clusters(self.app.document().words(span)) {
            let cols = u16::try_from(cluster.cols).unwrap_or(0);
            if cols == 0 {
                continue;
            }
            if col + cols > area.width {
                break;
            }
            let byte = span.start() + u32::try_from(cluster.start).unwrap_or(0);
            if byte >= look.end {
                look = looks.at(byte);
            }
            let at = (area.x + col, area.y);
            canvas.cluster(at, cluster, look.style);
            if let Some(link) = look.link {
                canvas.link(at, cols, link);
            }
            col += cols;
        }
        (col, look.style)
    }

    fn base(&self, kind: RowKind) -> Style {
        match kind {
            RowKind::Title | RowKind::Heading(_) | RowKind::TableHead => Palette::bold(),
            RowKind::Byline | RowKind::Caption | RowKind::Aside => self.palette.dim(),
            RowKind::Body | RowKind::Code | RowKind::Table | RowKind::Blank => Style::new(),
        }
    }

    /// The styles of a row's words, what lies on top last.
    fn patches(&self, row: Span) -> Vec<Patch> {
        let mut patches = self.emphasis(row);
        let marked = self.app.notes().within(row);
        patches.extend(marked.map(|(span, _)| (span, self.palette.highlight())));
        if let Some(findings) = self.findings {
            for (span, id) in findings.parts.within(row) {
                patches.push((span, self.quoted(findings, id)));
            }
        }
        self.add_links(row, &mut patches);
        if let Some(findings) = self.findings {
            for (span, id) in findings.mentions.within(row) {
                let style = self.palette.speaker(findings.rank(id));
                patches.push((span, style.add_modifier(Modifier::BOLD)));
            }
            for (span, _) in findings.times.within(row) {
                patches.push((span, self.palette.event()));
            }
            let event = self.app.selected_event().and_then(|id| findings.event(id));
            if let Some(event) = event.filter(|event| event.span.overlaps(row)) {
                patches.push((event.span, self.palette.selected_event()));
            }
        }
        if let Some(link) = self.link.filter(|link| link.overlaps(row)) {
            let style = Style::new().add_modifier(Modifier::REVERSED | Modifier::UNDERLINED);
            patches.push((link, style));
        }
        self.add_hits(row, &mut patches);
        if let Some(span) = self.visual.filter(|span| span.overlaps(row)) {
            patches.push((span, self.palette.cursor()));
        }
        patches
    }

    /// Links are underlined in the colour of the text: with a speaker's colour that would say who is selected.
    fn add_links(&self, row: Span, patches: &mut Vec<Patch>) {
        let links = self.app.visible_links().iter();
        let here = links.filter(|link| link.span.overlaps(row));
        patches.extend(here.map(|link| (link.span, self.palette.link())));
    }

    fn emphasis(&self, row: Span) -> Vec<Patch> {
        let document = self.app.document();
        let block = document
            .block_at(row.start())
            .and_then(|id| document.block(id));
        let marks = block
            .map(|block| block.marks.as_slice())
            .unwrap_or_default();
        let inside = marks.iter().filter(|mark| mark.span.overlaps(row));
        inside
            .filter_map(|mark| {
                let modifier = match mark.kind {
                    MarkKind::Emphasis => Modifier::ITALIC,
                    MarkKind::Strong => Modifier::BOLD,
                    MarkKind::Code | MarkKind::Link(_) => return None,
                };
                Some((mark.span, Style::new().add_modifier(modifier)))
            })
            .collect()
    }

    /// A quotation in its speaker's colour, in italics where it is not said; underlined when the speaker is selected, bold too when it is the one.
    fn quoted(&self, findings: &Findings, id: QuoteId) -> Style {
        let speaker = findings.quote(id).and_then(Quote::speaker);
        let style = match speaker {
            _ if Self::is_dimmed(findings, id) => self.palette.dim(),
            Some(id) => self.palette.speaker(findings.rank(id)),
            None => Style::new(),
        };
        let is_said = findings
            .quote(id)
            .is_none_or(|quote| quote.act == Act::Speech);
        let style = if is_said {
            style
        } else {
            style.add_modifier(Modifier::ITALIC)
        };
        if self.quote == Some(id) {
            style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
        } else if speaker.is_some() && speaker == self.speaker {
            style.add_modifier(Modifier::UNDERLINED)
        } else {
            style
        }
    }

    /// Whether a quotation is doubtful.
    fn is_dimmed(findings: &Findings, id: QuoteId) -> bool {
        let quote = findings.quote(id);
        quote.is_some_and(|quote| quote.why.is_doubtful())
    }

    fn add_hits(&self, row: Span, patches: &mut Vec<Patch>) {
        let Some(search) = self.app.search() else {
            return;
        };
        let from = search.hits.partition_point(|hit| hit.end() <= row.start());
        let hits = search.hits.iter().enumerate().skip(from);
        for (nth, hit) in hits.take_while(|(_, hit)| hit.start() < row.end()) {
            patches.push((*hit, Palette::hit(search.current == Some(nth))));
        }
    }

    /// The sign of a highlight or note that begins in a row, beside the gutter where there is a column left.
    fn draw_note_mark(&self, canvas: &mut Canvas<'_>, row: &LayoutRow, (col, y): (u16, u16)) {
        let mut notes = self.app.notes().within(row.span);
        let note = notes.find(|(span, _)| row.span.has(span.start()));
        let Some((_, note)) = note else { return };
        let begins = |(span, _): &(Span, EventId)| row.span.has(span.start());
        let mut events = self
            .findings
            .into_iter()
            .flat_map(|found| found.marks.within(row.span));
        // Where the text is as wide as its place, the mark of an event shares its column.
        let sign = match note.note.is_empty() {
            _ if col == canvas.article.x && events.any(|event| begins(&event)) => "◈",
            true => "▪",
            false => "»",
        };
        let col = col.saturating_sub(1).max(canvas.article.x);
        canvas.chrome((col, y), 1, sign, Palette::bold());
    }

    /// Where the cursor is while words are selected.
    fn place_cursor(&self, canvas: &mut Canvas<'_>, row: &LayoutRow, area: Rect) {
        let Some(visual) = self
            .app
            .visual()
            .filter(|visual| row.span.has(visual.cursor()))
        else {
            return;
        };
        let text = &self.app.document().text;
        if let Some(col) = row.col_of(text, visual.cursor()) {
            let col = area.x.saturating_add(col.min(area.width.saturating_sub(1)));
            canvas.cursor = Some((col, area.y).into());
        }
    }

    /// Event mark, letter and bar, each in its own column, and beside them that of a note.
    fn draw_gutter(&self, canvas: &mut Canvas<'_>, row: &LayoutRow, at: (u16, u16)) {
        self.draw_findings(canvas, row, at);
        self.draw_note_mark(canvas, row, at);
    }

    fn draw_findings(&self, canvas: &mut Canvas<'_>, row: &LayoutRow, (col, y): (u16, u16)) {
        let Some(findings) = self.findings.filter(|_| !row.span.is_empty()) else {
            return;
        };
        let begins = |(span, _): &(Span, EventId)| row.span.has(span.start());
        let mut events = findings.marks.within(row.span).filter(begins).peekable();
        if events.peek().is_some() {
            let selected = self.app.selected_event();
            let here: Vec<EventId> = events.map(|(_, id)| id).collect();
            let is_doubtful = |id: &EventId| {
                let event = findings.event(*id);
                event.is_some_and(Event::is_doubtful)
            };
            let style = if selected.is_some_and(|id| here.contains(&id)) {
                self.palette.selected_event()
            } else if here.iter().all(is_doubtful) {
                self.palette.dim()
            } else {
                self.palette.event()
            };
            canvas.chrome((col, y), 1, "◆", style);
        }
        let speaks = |id: QuoteId| findings.quote(id).and_then(Quote::speaker);
        let reaches = || {
            let here = findings.reaches.within(row.span);
            here.map(|(_, id)| (id, speaks(id)))
        };
        let selected = reaches().find(|(_, speaker)| speaker.is_some() && *speaker == self.speaker);
        // Where several speak in a row, the first of those who are named.
        let named = || reaches().find(|(_, speaker)| speaker.is_some());
        let Some((quote, speaker)) = selected.or_else(named).or_else(|| reaches().next()) else {
            return;
        };
        let rank = speaker.map_or(usize::MAX, |id| findings.rank(id));
        let mut style = if Self::is_dimmed(findings, quote) {
            self.palette.dim()
        } else {
            self.palette.speaker(rank)
        };
        if selected.is_some() {
            style = style.add_modifier(Modifier::BOLD);
        }
        let letter = speaker
            .and_then(|id| findings.letter(id))
            .map_or_else(String::new, String::from);
        canvas.words((col + 1, y), 1, &letter, style);
        canvas.chrome((col + 2, y), 1, bar(rank), style);
    }
}

/// Draws the space between words that stand further apart than they would: it looks like the words before it.
fn widen(canvas: &mut Canvas<'_>, (col, style): (u16, Style), next: &Segment, area: Rect) {
    if !matches!(next.words, RowWords::Text(_)) {
        return;
    }
    for col in col..next.col.min(area.width) {
        canvas.chrome((area.x + col, area.y), 1, " ", style);
    }
}

/// The bar of a speaker: solid for the commonest, who have a colour, dotted for the others.
pub(super) fn bar(rank: usize) -> &'static str {
    if rank < 6 { "▌" } else { "┊" }
}

#[cfg(test)]
mod tests;
