//! What is taken out of the article: to the clipboard, and to other programs.

use super::{App, Effect, Popup};
use crate::config::argv;

impl App {
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
        let input = self.words_to_send();
        vec![Effect::Pipe { command, input }]
    }

    /// What a command gets: what is selected with where it is from, or the whole text under its title.
    fn words_to_send(&self) -> String {
        let selected = self
            .visual_span()
            .map(|span| self.document.words(span).to_owned());
        let selected = selected.or_else(|| self.words_for_copy());
        let mut words = selected.unwrap_or_else(|| {
            let title = self.document.meta.title.as_deref();
            let head = title
                .map(|title| format!("{title}\n\n"))
                .unwrap_or_default();
            head + self.document.text.as_str()
        });
        if !words.ends_with('\n') {
            words.push('\n');
        }
        words
    }

    /// Shows what a command had to say.
    pub(super) fn take_output(&mut self, command: &str, output: &str) {
        let lines: Vec<String> = output
            .lines()
            .map(|line| line.replace('\t', "    "))
            .collect();
        match lines.as_slice() {
            [] => self.say(format!("{command} is done")),
            [line] if line.len() <= 60 || self.popups.len() > 2 => {
                self.say(format!("{command}: {}", line.trim()));
            }
            _ if self.popups.len() > 2 => self.say(format!("{command} is done")),
            _ => self.popups.push(Popup::Note {
                title: "Output",
                lines,
                scroll: 0,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Msg;
    use crate::app::tests::{press, reader};

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
