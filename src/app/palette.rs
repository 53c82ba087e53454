//! The palette: commands by name, with what may be typed after them.

use std::cmp::Reverse;

use super::command::{Action, COMMANDS, Command};
use super::fuzzy::{Fuzzy, FuzzyMatch};
use super::keymap::Invocation;
use super::line_input::LineEdit;
use super::{App, Effect, LineInput, Popup};
use crate::config::{Key, KeyChord};

/// Commands to choose from, as far as words have been typed.
#[derive(Clone, Debug)]
pub struct Palette {
    prompt: LineInput,
    rows: Vec<PaletteRow>,
    cursor: usize,
}

/// A command that may be meant.
#[derive(Clone, Debug)]
pub struct PaletteRow {
    /// The command.
    pub command: &'static Command,
    /// What it is given; `None` where nothing has been typed yet.
    pub argument: Option<String>,
    /// The characters of name and argument that answer what was typed, by their place, in order.
    pub marked: Vec<u32>,
}

impl Palette {
    /// What has been typed.
    pub fn words(&self) -> &str {
        self.prompt.words()
    }

    /// The commands that may be meant, the likeliest first.
    pub fn rows(&self) -> &[PaletteRow] {
        &self.rows
    }

    /// The row that Enter takes, an index into the rows.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    fn move_by(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(rows).min(last);
    }
}

impl PaletteRow {
    fn of(command: &'static Command, answer: FuzzyMatch) -> Self {
        Self {
            command,
            argument: None,
            marked: answer.marked,
        }
    }

    /// Name and argument, as they would be typed.
    pub fn words(&self) -> String {
        match &self.argument {
            Some(argument) => format!("{} {argument}", self.command.id),
            None => self.command.id.to_owned(),
        }
    }
}

const PAGE: isize = 10;

// Whether only the help answers, how well, and the length of the name.
type Rank = (bool, Reverse<u32>, usize);

/// How well a command answers, by its name or else by what it does.
fn ranked(
    command: &'static Command,
    (names, helps): (&mut Fuzzy, &mut Option<Fuzzy>),
) -> Option<(Rank, PaletteRow)> {
    if let Some(answer) = names.answer(command.id) {
        let rank = (false, Reverse(answer.score), command.id.len());
        return Some((rank, PaletteRow::of(command, answer)));
    }
    // One or two letters stand in every sentence.
    let score = helps
        .as_mut()
        .and_then(|helps| helps.answer(command.help))?
        .score;
    let row = PaletteRow::of(command, FuzzyMatch::default());
    Some(((true, Reverse(score), 0), row))
}

impl App {
    /// Opens the palette with words already typed.
    pub(super) fn open_palette(&mut self, words: &str) {
        let mut prompt = LineInput::default();
        prompt.insert(words);
        self.popups.push(Popup::Palette(Palette {
            rows: self.palette_rows(prompt.words()),
            prompt,
            cursor: 0,
        }));
    }

    /// Lets the open palette take a key, and does what follows.
    pub(super) fn choose_command(&mut self, chord: KeyChord) -> Vec<Effect> {
        let Some(Popup::Palette(palette)) = self.popups.last_mut() else {
            return Vec::new();
        };
        match (chord.key, chord.ctrl) {
            (Key::Down, _) | (Key::Char('n'), true) => palette.move_by(1),
            (Key::Up, _) | (Key::Char('p'), true) => palette.move_by(-1),
            (Key::PageDown, _) => palette.move_by(PAGE),
            (Key::PageUp, _) => palette.move_by(-PAGE),
            (Key::Tab, _) => self.complete_command(),
            _ => return self.type_command(|prompt| prompt.press(chord)),
        }
        Vec::new()
    }

    /// Types into the open palette.
    pub(super) fn type_command(
        &mut self,
        take: impl FnOnce(&mut LineInput) -> LineEdit,
    ) -> Vec<Effect> {
        let Some(Popup::Palette(palette)) = self.popups.last_mut() else {
            return Vec::new();
        };
        match take(&mut palette.prompt) {
            LineEdit::Nothing => Vec::new(),
            LineEdit::Changed => {
                self.fill_palette();
                Vec::new()
            }
            LineEdit::Cancelled => {
                self.popups.pop();
                Vec::new()
            }
            LineEdit::Accepted => {
                let row = palette.rows.get(palette.cursor).cloned();
                let words = palette.words().trim().to_owned();
                self.popups.pop();
                if let Some(row) = row {
                    return self.run(&row);
                }
                self.say(format!("unknown command: {words}"));
                Vec::new()
            }
        }
    }

    fn fill_palette(&mut self) {
        let Some(Popup::Palette(palette)) = self.popups.last() else {
            return;
        };
        let rows = self.palette_rows(palette.words());
        if let Some(Popup::Palette(palette)) = self.popups.last_mut() {
            (palette.rows, palette.cursor) = (rows, 0);
        }
    }

    /// Types out the row of the cursor.
    fn complete_command(&mut self) {
        let Some(Popup::Palette(palette)) = self.popups.last_mut() else {
            return;
        };
        let Some(row) = palette.rows.get(palette.cursor) else {
            return;
        };
        let open = row.argument.is_none() && !row.command.argument.is_empty();
        let words = row.words() + if open { " " } else { "" };
        palette.prompt = LineInput::default();
        palette.prompt.insert(&words);
        self.fill_palette();
    }

    fn palette_rows(&self, words: &str) -> Vec<PaletteRow> {
        let words = words.trim_start();
        if let Some((id, argument)) = words.split_once(' ')
            && let Some(command) = Command::named(id).filter(|command| !command.argument.is_empty())
        {
            return self.argument_rows(command, argument.trim());
        }
        // As in vi, a number alone is a place.
        let number = words.trim().trim_end_matches('%');
        if let Some(goto) = Command::named("goto").filter(|_| number.parse::<u32>().is_ok()) {
            return self.argument_rows(goto, words.trim());
        }
        let words = words.trim();
        let mut names = Fuzzy::new(words);
        let mut helps = (words.chars().count() > 2).then(|| Fuzzy::whole(words));
        let offered = COMMANDS
            .iter()
            .filter(|command| command.action != Action::Palette);
        let mut rows: Vec<(Rank, PaletteRow)> = offered
            .filter_map(|command| ranked(command, (&mut names, &mut helps)))
            .collect();
        if !words.is_empty() {
            rows.sort_by_key(|(rank, _)| *rank);
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// What a command may be given, as far as it has been typed; what was typed itself where nothing known answers.
    fn argument_rows(&self, command: &'static Command, typed: &str) -> Vec<PaletteRow> {
        let known: Vec<String> = match command.action {
            Action::Theme => self.preferences.theme_names().map(str::to_owned).collect(),
            Action::SelectSpeaker => self.speaker_names(),
            _ => Vec::new(),
        };
        let mut fuzzy = Fuzzy::new(typed);
        let name = u32::try_from(command.id.len() + 1).unwrap_or(0);
        let mut rows: Vec<(u32, PaletteRow)> = known
            .into_iter()
            .filter_map(|known| {
                let answer = fuzzy.answer(&known)?;
                let row = PaletteRow {
                    command,
                    argument: Some(known),
                    marked: answer.marked.iter().map(|place| name + place).collect(),
                };
                Some((answer.score, row))
            })
            .collect();
        rows.sort_by_key(|(score, _)| Reverse(*score));
        if rows.is_empty() {
            let argument = Some(typed.to_owned()).filter(|typed| !typed.is_empty());
            return vec![PaletteRow {
                command,
                argument,
                marked: Vec::new(),
            }];
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn speaker_names(&self) -> Vec<String> {
        let Some(findings) = &self.findings else {
            return Vec::new();
        };
        let speakers = findings.analysis().speakers.iter();
        speakers.map(|speaker| speaker.name.clone()).collect()
    }

    /// Does what a row says; one that needs more words stays open for them.
    fn run(&mut self, row: &PaletteRow) -> Vec<Effect> {
        let mut invocation = Invocation {
            action: row.command.action,
            count: None,
            letter: None,
        };
        let Some(argument) = &row.argument else {
            match invocation.action {
                Action::Percent | Action::SelectSpeaker | Action::SetMark | Action::GoToMark => {
                    self.open_palette(&format!("{} ", row.command.id));
                }
                _ => return self.dispatch(invocation).into_iter().collect(),
            }
            return Vec::new();
        };
        match invocation.action {
            Action::Theme => self.change_theme(Some(argument)),
            Action::Pipe => return self.pipe_to(argument),
            Action::SetDate => return self.set_date(argument),
            Action::SelectSpeaker => self.select_named(argument),
            Action::Search => self.search_for(argument, false),
            Action::SearchBack => self.search_for(argument, true),
            Action::SetMark | Action::GoToMark => {
                invocation.letter = argument.chars().next();
                return self.dispatch(invocation).into_iter().collect();
            }
            Action::Percent | Action::Width => {
                let is_share = argument.ends_with('%');
                let Ok(number) = argument.trim_end_matches('%').trim().parse() else {
                    self.say(format!(
                        "not a number: {argument} ({} {})",
                        row.command.id, row.command.argument
                    ));
                    return Vec::new();
                };
                if invocation.action == Action::Percent && !is_share {
                    invocation.action = Action::End;
                }
                invocation.count = Some(number);
                return self.dispatch(invocation).into_iter().collect();
            }
            _ => return self.dispatch(invocation).into_iter().collect(),
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests;
