//! Finds the commands, with their arguments, that match what is typed.

use std::cmp::Reverse;

use super::command_line::CommandLine;
use super::fuzzy::{Fuzzy, FuzzyMatch};
use crate::app::command::{Action, COMMANDS, Command};

/// The known arguments of commands.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct KnownArguments {
    /// The names of themes.
    pub(in crate::app) themes: Vec<String>,
    /// The names of speakers.
    pub(in crate::app) speakers: Vec<String>,
}

/// A command line, and the characters of it that match what is typed, by their index, in order.
pub(super) type Candidate = (CommandLine, Vec<u32>);

// Whether only the help matches, how well, and the length of the name.
type Rank = (bool, Reverse<u32>, usize);

/// The command lines that match what is typed, the best match first.
pub(super) fn candidates(typed: &str, known: &KnownArguments) -> Vec<Candidate> {
    let words = typed.trim_start();
    if let Some((id, argument)) = words.split_once(' ')
        && let Some(command) = Command::named(id).filter(|command| !command.argument.is_empty())
    {
        return with_arguments(command, argument.trim(), known);
    }
    let words = words.trim();
    // As in vi, a number alone is a position.
    let is_number = words.trim_end_matches('%').parse::<u32>().is_ok();
    if let Some(goto) = Command::named("goto").filter(|_| is_number) {
        return with_arguments(goto, words, known);
    }
    let mut names = Fuzzy::new(words);
    // One or two letters are in every sentence.
    let mut helps = (words.chars().count() > 2).then(|| Fuzzy::whole(words));
    let offered = COMMANDS
        .iter()
        .filter(|command| command.action != Action::Palette);
    let mut ranked: Vec<(Rank, Candidate)> = offered
        .filter_map(|command| rank(command, &mut names, helps.as_mut()))
        .collect();
    if !words.is_empty() {
        ranked.sort_by_key(|(rank, _)| *rank);
    }
    ranked.into_iter().map(|(_, candidate)| candidate).collect()
}

/// How well a command matches, by its name or else by its help.
fn rank(
    command: &'static Command,
    names: &mut Fuzzy,
    helps: Option<&mut Fuzzy>,
) -> Option<(Rank, Candidate)> {
    let line = CommandLine {
        command,
        argument: None,
    };
    if let Some(FuzzyMatch { score, marked }) = names.answer(command.id) {
        let rank = (false, Reverse(score), command.id.len());
        return Some((rank, (line, marked)));
    }
    let score = helps?.answer(command.help)?.score;
    Some(((true, Reverse(score), 0), (line, Vec::new())))
}

/// A command with the known arguments that match; with what is typed if none does.
fn with_arguments(
    command: &'static Command,
    typed: &str,
    known: &KnownArguments,
) -> Vec<Candidate> {
    let known = match command.action {
        Action::Theme => known.themes.as_slice(),
        Action::SelectSpeaker => known.speakers.as_slice(),
        _ => &[],
    };
    let mut fuzzy = Fuzzy::new(typed);
    let name = u32::try_from(command.id.len() + 1).unwrap_or(0);
    let mut found: Vec<(u32, Candidate)> = known
        .iter()
        .filter_map(|known| {
            let FuzzyMatch { score, marked } = fuzzy.answer(known)?;
            let argument = Some(known.clone());
            let marked = marked.iter().map(|index| name + index).collect();
            Some((score, (CommandLine { command, argument }, marked)))
        })
        .collect();
    found.sort_by_key(|(score, _)| Reverse(*score));
    if found.is_empty() {
        let argument = Some(typed.to_owned()).filter(|typed| !typed.is_empty());
        return vec![(CommandLine { command, argument }, Vec::new())];
    }
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests;
