use super::command::{Action, COMMANDS, Command, Scope};
use crate::config::{FilePosition, KeyBinding, KeyChord, Preset};

/// The keys of every command: defaults, overridden by a preset, overridden by the user's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bindings {
    // By the index in the table.
    keys: Vec<Vec<String>>,
}

/// Something wrong with the keys in the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyDiagnostic {
    /// The position in the file.
    pub place: FilePosition,
    /// What is wrong: lower case, no full stop.
    pub message: String,
}

// Ctrl-C cannot be rebound.
const LEAVES: &str = "Ctrl-c";

impl Default for Bindings {
    fn default() -> Self {
        let own = |command: &Command| command.keys.iter().map(|keys| (*keys).to_owned()).collect();
        Self {
            keys: COMMANDS.iter().map(own).collect(),
        }
    }
}

impl Bindings {
    /// The keys of a preset with those of the settings, and what is wrong with the latter; faulty entries are skipped.
    pub fn new(preset: Preset, own: &[KeyBinding]) -> (Self, Vec<KeyDiagnostic>) {
        let (mut bindings, mut faults) = (Self::default(), Vec::new());
        bindings.lay(preset.bindings(), &mut Vec::new());
        bindings.lay(own, &mut faults);
        (bindings, faults)
    }

    /// The keys of a command; the keys of a sequence are separated by spaces, `*` is any character.
    pub(super) fn keys(&self, command: usize) -> &[String] {
        self.keys.get(command).map_or(&[], Vec::as_slice)
    }

    /// The keys of an action as they are shown: `gg`, `Ctrl-o`, `mx`; its name in the palette if it has none.
    pub fn names(&self, action: Action) -> Vec<String> {
        let place = COMMANDS.iter().position(|command| command.action == action);
        let Some((at, command)) = place.and_then(|at| Some((at, COMMANDS.get(at)?))) else {
            return Vec::new();
        };
        let names: Vec<String> = self
            .keys(at)
            .iter()
            .map(|keys| Command::key_name(keys))
            .collect();
        if names.is_empty() {
            return vec![format!(":{}", command.id)];
        }
        names
    }

    /// The first key of an action, the one that hints name.
    pub fn first(&self, action: Action) -> String {
        self.names(action).into_iter().next().unwrap_or_default()
    }

    /// Overrides keys: a command has only the keys of its entry, and no other command has them.
    fn lay(&mut self, entries: &[KeyBinding], faults: &mut Vec<KeyDiagnostic>) {
        let mut taken: Vec<(Scope, String, &str)> = Vec::new();
        let mut laid = Vec::new();
        for entry in entries {
            let mut fault = |message| {
                faults.push(KeyDiagnostic {
                    place: entry.place,
                    message,
                });
            };
            let found = COMMANDS
                .iter()
                .position(|command| command.id == entry.command);
            let Some((at, command)) = found.and_then(|at| Some((at, COMMANDS.get(at)?))) else {
                fault(format!("unknown command {:?}", entry.command));
                continue;
            };
            let mut keys = Vec::new();
            for written in &entry.keys {
                let read = sequence(written, command).and_then(|key| {
                    let twice = taken
                        .iter()
                        .find(|(scope, other, _)| *scope == command.scope && *other == key);
                    match twice {
                        Some((.., other)) => Err(format!("{written:?} is also given to {other}")),
                        None => Ok(key),
                    }
                });
                match read {
                    Ok(key) => {
                        taken.push((command.scope, key.clone(), command.id));
                        keys.push(key);
                    }
                    Err(why) => fault(format!("{}: {why}", command.id)),
                }
            }
            if command.action == Action::Interrupt {
                keys.push(LEAVES.to_owned());
            }
            // If all keys of an entry are faulty, the command keeps its keys.
            if !keys.is_empty() || entry.keys.is_empty() {
                laid.push((at, keys));
            }
        }
        for (keys, command) in self.keys.iter_mut().zip(COMMANDS) {
            keys.retain(|key| {
                let same = |(scope, other, _): &(Scope, String, &str)| {
                    *scope == command.scope && other == key
                };
                !taken.iter().any(same)
            });
        }
        for (at, keys) in laid {
            if let Some(place) = self.keys.get_mut(at) {
                *place = keys;
            }
        }
    }
}

/// The keys of an entry in the notation of the table; the error names what is not a key.
fn sequence(written: &str, command: &Command) -> Result<String, String> {
    let mut keys: Vec<&str> = written.split_whitespace().collect();
    if keys.last() == Some(&"*") {
        keys.pop();
    }
    if keys.is_empty() {
        return Err(format!("not a key: {written:?}"));
    }
    for key in &keys {
        if KeyChord::parse(key).is_none() {
            return Err(format!(
                "not a key: {key:?}; write \"x\", \"Ctrl-x\", \"Space\", \"F1\", or \"g x\" for a sequence"
            ));
        }
    }
    if keys.contains(&LEAVES) {
        return Err(format!("{LEAVES} always leaves"));
    }
    if command.takes_letter() {
        keys.push("*");
    }
    Ok(keys.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(entries: &[(&str, &[&str])]) -> (Bindings, Vec<String>) {
        let entries: Vec<KeyBinding> = entries
            .iter()
            .map(|(command, keys)| KeyBinding {
                command: (*command).to_owned(),
                keys: keys.iter().map(|keys| (*keys).to_owned()).collect(),
                place: FilePosition::default(),
            })
            .collect();
        let (bindings, faults) = Bindings::new(Preset::Newsprint, &entries);
        let faults = faults.into_iter().map(|fault| fault.message).collect();
        (bindings, faults)
    }

    #[test]
    fn a_key_given_to_one_command_is_taken_from_the_others() {
        let (bindings, faults) = own(&[("copy", &["e", "Ctrl-y"])]);
        assert_eq!(faults, [""; 0]);
        assert_eq!(bindings.names(Action::Copy), ["e", "Ctrl-y"]);
        assert_eq!(bindings.names(Action::Explain), [":explain"]);
        assert_eq!(bindings.names(Action::LineUp), ["k", "Up", "Ctrl-p"]);
    }

    #[test]
    fn a_key_of_the_timeline_may_be_another_elsewhere() {
        let (bindings, faults) = own(&[("toggle-order", &["k"])]);
        assert_eq!(faults, [""; 0]);
        assert_eq!(bindings.first(Action::LineUp), "k");
        assert_eq!(bindings.first(Action::ToggleOrder), "k");
    }

    #[test]
    fn every_fault_is_told_and_the_rest_counts() {
        let (bindings, faults) = own(&[
            ("fly", &["x"]),
            ("copy", &["Hyper-x", "c"]),
            ("explain", &["c"]),
            ("quit", &["Ctrl-c"]),
            ("help", &[""]),
        ]);
        assert_eq!(faults.len(), 5, "{faults:?}");
        assert_eq!(faults[0], "unknown command \"fly\"");
        assert!(
            faults[1].starts_with("copy: not a key: \"Hyper-x\""),
            "{faults:?}"
        );
        assert_eq!(faults[2], "explain: \"c\" is also given to copy");
        assert_eq!(bindings.names(Action::Copy), ["c"]);
        assert_eq!(bindings.names(Action::Explain), ["e"]);
        assert_eq!(bindings.first(Action::Quit), "q");
    }

    #[test]
    fn keys_can_be_taken_away_but_not_the_last_way_out() {
        let (bindings, _) = own(&[("quit", &[]), ("interrupt", &[])]);
        assert_eq!(bindings.names(Action::Quit), [":quit"]);
        assert_eq!(bindings.names(Action::Interrupt), ["Ctrl-c"]);
    }

    #[test]
    fn a_letter_follows_where_the_command_takes_one() {
        let (bindings, _) = own(&[("set-mark", &["M"])]);
        assert_eq!(bindings.names(Action::SetMark), ["Mx"]);
    }

    #[test]
    fn presets_have_no_fault_and_leave_every_command_a_key() {
        for preset in [Preset::Vim, Preset::Less] {
            let mut faults = Vec::new();
            let mut bindings = Bindings::default();
            assert!(preset.bindings().len() > 10);
            bindings.lay(preset.bindings(), &mut faults);
            assert_eq!(faults, []);
            for (command, keys) in COMMANDS.iter().zip(&bindings.keys) {
                let had = !command.keys.is_empty();
                assert!(!had || !keys.is_empty(), "{preset:?} {}", command.id);
            }
        }
    }
}
