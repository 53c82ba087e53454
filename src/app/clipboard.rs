//! Words that leave the article: to the clipboard, to other programs; and the evidence of a finding.

use super::effect::Effect;
use super::msg::PaneId;
use super::navigation::Selection;
use super::pane::PaneTarget;
use super::reader::App;
use super::visual::counted;
use crate::analysis::{EventId, Evidence, QuoteId};
use crate::config::argv;
use crate::text::Span;

impl App {
    /// Copies the selected words, else the address of the selected link, else the selected finding with its source.
    pub(super) fn copy(&mut self) -> Option<Effect> {
        if let Some(span) = self.visual_span() {
            self.visual = None;
            let words = self.document().words(span).to_owned();
            self.say(format!("copied {}", counted(&words)));
            return Some(Effect::Copy(words));
        }
        if let Some(link) = self.selected_link() {
            return Some(self.copy_address(link.address));
        }
        let words = self.finding_with_source();
        self.say(match words {
            Some(_) => "copied",
            None => "select a quote, event or link first",
        });
        words.map(Effect::Copy)
    }

    /// Copies an address.
    pub(super) fn copy_address(&mut self, address: String) -> Effect {
        self.say(format!("copied {address}"));
        Effect::Copy(address)
    }

    /// Opens an address.
    pub(super) fn open_address(&mut self, address: String) -> Effect {
        self.say(format!("opening {address}"));
        Effect::Open(address)
    }

    /// The quotation or event that is selected, or under the cursor of a list.
    fn current_finding(&self) -> Option<Selection> {
        match self.panes.focus {
            pane @ (PaneId::Quotes | PaneId::Timeline) => match self.panes.get(pane).target()? {
                PaneTarget::Selection(selection) => Some(selection),
                PaneTarget::Undated => None,
            },
            PaneId::Article | PaneId::Speakers => self.navigation.selection,
        }
    }

    /// The words of the selected quotation or event, with name, title, date and address.
    fn finding_with_source(&self) -> Option<String> {
        match self.current_finding()? {
            Selection::Quote(id) => {
                let findings = self.findings()?;
                let quote = findings.quote(id)?;
                let parts = quote.parts.iter().map(|part| self.document().words(*part));
                let words = parts.collect::<Vec<_>>().join(" … ");
                let names = findings.analysis().speakers_of(quote);
                Some(self.session.with_source(&words, names.as_deref()))
            }
            Selection::Event(id) => {
                let words = self.document().words(self.session.event(id)?.span);
                Some(self.session.with_source(words, None))
            }
            _ => None,
        }
    }

    /// Gives the selection, or else the article, to a command that was typed.
    pub(super) fn pipe_to(&mut self, line: &str) -> Vec<Effect> {
        let command = match argv(line) {
            Ok(command) => command,
            Err(fault) => {
                self.say(fault);
                return Vec::new();
            }
        };
        let Some(program) = command.first() else {
            self.say("type a program, like wc -w");
            return Vec::new();
        };
        self.say(format!("{program} …"));
        let input = self.words_to_pipe();
        vec![Effect::Pipe { command, input }]
    }

    /// What a command gets: the selection with its source, or the whole text under its title.
    fn words_to_pipe(&self) -> String {
        let document = self.document();
        let selected = self.visual_span();
        let selected = selected.map(|span| document.words(span).to_owned());
        let selected = selected.or_else(|| self.finding_with_source());
        let mut words = selected.unwrap_or_else(|| {
            let title = document.meta.title.as_deref();
            let head = title.map(|title| format!("{title}\n\n"));
            head.unwrap_or_default() + document.text.as_str()
        });
        if !words.ends_with('\n') {
            words.push('\n');
        }
        words
    }

    /// Shows the output of a command.
    pub(super) fn show_output(&mut self, command: &str, output: &str) {
        let lines = output.lines().map(|line| line.replace('\t', "    "));
        let lines: Vec<String> = lines.collect();
        let is_full = self.overlays.all().len() > 2;
        match lines.as_slice() {
            [] => self.say(format!("{command} is done")),
            [line] if line.len() <= 60 || is_full => {
                self.say(format!("{command}: {}", line.trim()));
            }
            _ if is_full => self.say(format!("{command} is done")),
            _ => self.overlays.open_note("Output", lines),
        }
    }

    /// Shows which rule found what is selected.
    pub(super) fn explain(&mut self) {
        let why = match self.current_finding() {
            Some(Selection::Quote(id)) => self.why_quote(id),
            Some(Selection::Event(id)) => self.why_event(id),
            _ => None,
        };
        match why {
            Some(lines) => self.overlays.open_note("Why", lines),
            None => self.say("select a quote or event first"),
        }
    }

    fn why_quote(&self, id: QuoteId) -> Option<Vec<String>> {
        let quote = self.session.quote(id)?;
        let words = |span: Option<Span>| span.map_or("none", |span| self.document().words(span));
        let mut lines = vec![
            format!("quote: {}", quote.kind.as_str()),
            format!("rule: {}", describe(quote.why)),
            format!("cue: {}", words(quote.cue)),
            format!("source: {}", words(quote.source)),
        ];
        let speaker = quote.speaker().and_then(|id| self.session.speaker(id));
        if let Some(speaker) = speaker {
            let kind = speaker.kind.as_str();
            lines.push(format!("speaker: {} ({kind})", speaker.name));
            lines.push(format!("named by: {}", describe(speaker.why)));
        }
        Some(lines)
    }

    fn why_event(&self, id: EventId) -> Option<Vec<String>> {
        let findings = self.findings()?;
        let event = findings.event(id)?;
        let mut lines = vec![
            format!("event: {}", event.tense.as_str()),
            format!("rule: {}", describe(event.why)),
        ];
        let timexes = &findings.analysis().timexes;
        if let Some(time) = event.time.and_then(|id| timexes.get(id.index())) {
            let words = self.document().words(time.span);
            lines.push(format!("time: {words} = {}", time.value));
            lines.push(format!("found by: {}", describe(time.why)));
        }
        if event.inherited {
            lines.push("its date comes from an earlier sentence".to_owned());
        }
        Some(lines)
    }
}

fn describe(why: Evidence) -> String {
    match why.margin {
        Some(margin) => format!("{} (margin {margin})", why.rule.0),
        None => why.rule.0.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{press, reader};
    use crate::app::{Msg, Popup};

    fn piped(effects: Vec<Effect>) -> (Vec<String>, String) {
        match effects.into_iter().next() {
            Some(Effect::Pipe { command, input }) => (command, input),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_article_goes_to_a_command_with_its_arguments() {
        let mut app = reader();
        let (command, input) = piped(press(&mut app, "|tr<Space>-d<Space>'a<Space>b'<Enter>"));
        assert_eq!(command, ["tr", "-d", "a b"]);
        assert!(input.starts_with("Skerry moves its clock tower again\n\nThe Skerry"));
        assert!(input.ends_with("always late.\n"));
    }

    #[test]
    fn a_selected_quote_goes_alone() {
        let mut app = reader();
        let (_, input) = piped(press(&mut app, "\"C|wc<Enter>"));
        assert!(input.starts_with("“My dog was born"), "{input}");
        assert!(input.contains("— Pim Okafor, "));
    }

    #[test]
    fn no_command_and_half_a_command_are_told() {
        let mut app = reader();
        assert_eq!(press(&mut app, "|<Space><Enter>"), []);
        assert!(app.message().unwrap().starts_with("type a program"));
        assert_eq!(press(&mut app, "|wc<Space>'<Enter>"), []);
        assert!(app.message().unwrap().contains("unclosed quote"));
    }

    #[test]
    fn long_output_is_shown_and_short_output_said() {
        let mut app = reader();
        let output = |output: &str| Msg::Piped {
            command: "wc".to_owned(),
            output: output.to_owned(),
        };
        app.update(output("  12\n"));
        assert_eq!(app.message(), Some("wc: 12"));
        app.update(output("a\tb\nc\n"));
        assert!(matches!(app.popups(), [Popup::Note { lines, .. }] if lines.len() == 2));
        app.check();
    }
}
