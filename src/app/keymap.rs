use super::bindings::Bindings;
use super::command::{Action, COMMANDS, Command, Scope};
use super::msg::PaneId;
use crate::config::{Key, KeyChord};

/// Turns keys into commands: sequences, counts before them and characters after them.
#[derive(Debug)]
pub(super) struct Keymap {
    bindings: Vec<KeySequence>,
    pending: Vec<KeyChord>,
    count: Option<u32>,
}

#[derive(Debug)]
struct KeySequence {
    scope: Scope,
    // `None` is any character.
    keys: Vec<Option<KeyChord>>,
    action: Action,
}

/// A command with its number and its character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Invocation {
    /// The command.
    pub(super) action: Action,
    /// The number before it.
    pub(super) count: Option<u32>,
    /// The character after it.
    pub(super) letter: Option<char>,
}

impl Invocation {
    /// A command without number and character.
    pub(super) const fn of(action: Action) -> Self {
        Self {
            action,
            count: None,
            letter: None,
        }
    }

    /// The number before it, 1 without one.
    pub(super) fn steps(self) -> isize {
        isize::try_from(self.count.unwrap_or(1)).unwrap_or(isize::MAX)
    }
}

// More rows than any article has, and small enough to add to any offset.
const LARGEST_COUNT: u32 = 9_999_999;

impl Keymap {
    /// A keymap with some keys; nothing is typed yet.
    pub(super) fn new(keys: &Bindings) -> Self {
        let of = |(at, command): (usize, &Command)| -> Vec<KeySequence> {
            let chords =
                |keys: &String| keys.split(' ').map(KeyChord::parse).map(wildcard).collect();
            let keys = keys.keys(at).iter();
            keys.map(|keys| KeySequence {
                scope: command.scope,
                keys: chords(keys),
                action: command.action,
            })
            .collect()
        };
        Self {
            bindings: COMMANDS.iter().enumerate().flat_map(of).collect(),
            pending: Vec::new(),
            count: None,
        }
    }
}

fn wildcard(chord: Option<KeyChord>) -> Option<KeyChord> {
    chord.filter(|chord| *chord != KeyChord::char('*'))
}

enum KeyMatch {
    Whole(Invocation),
    Part,
    No,
}

impl Keymap {
    /// Interprets a key and returns the commands it completes: none while a sequence is open, two if the key does not
    /// continue a sequence that is a command by itself (`g`).
    pub(super) fn press(&mut self, chord: KeyChord, focus: PaneId) -> Vec<Invocation> {
        if self.pending.is_empty() && self.take_digit(chord) {
            return Vec::new();
        }
        if chord.key == Key::Esc && (self.count.is_some() || !self.pending.is_empty()) {
            self.clear();
            return Vec::new();
        }
        self.pending.push(chord);
        match self.find(focus, true) {
            KeyMatch::Whole(invocation) => {
                self.clear();
                vec![invocation]
            }
            KeyMatch::Part => Vec::new(),
            KeyMatch::No => self.fall_back(focus),
        }
    }

    /// The keys of a command that is not complete yet: `12`, `g`.
    pub(super) fn typed(&self) -> String {
        let mut typed = self
            .count
            .map(|count| count.to_string())
            .unwrap_or_default();
        for chord in &self.pending {
            typed.push_str(&chord.to_string());
        }
        typed
    }

    /// Whether a sequence is open.
    pub(super) fn is_open(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Whether a number has been typed.
    pub(super) fn has_count(&self) -> bool {
        self.count.is_some()
    }

    /// Takes the number that was typed.
    pub(super) fn take_count(&mut self) -> Option<u32> {
        self.count.take()
    }

    /// Drops what has been typed.
    pub(super) fn clear(&mut self) {
        self.pending.clear();
        self.count = None;
    }

    fn fall_back(&mut self, focus: PaneId) -> Vec<Invocation> {
        let last = self.pending.pop();
        let alone = match self.find(focus, false) {
            KeyMatch::Whole(invocation) => Some(invocation),
            KeyMatch::Part | KeyMatch::No => None,
        };
        let had = !self.pending.is_empty();
        self.clear();
        let mut invocations: Vec<Invocation> = alone.into_iter().collect();
        if let Some(chord) = last.filter(|_| had && alone.is_some()) {
            invocations.extend(self.press(chord, focus));
        }
        invocations
    }

    fn take_digit(&mut self, chord: KeyChord) -> bool {
        let Key::Char(c) = chord.key else {
            return false;
        };
        let digit = if chord == KeyChord::char(c) {
            c.to_digit(10)
        } else {
            None
        };
        let Some(digit) = digit.filter(|digit| *digit > 0 || self.count.is_some()) else {
            return false;
        };
        let count = self.count.unwrap_or(0).saturating_mul(10) + digit;
        self.count = Some(count.min(LARGEST_COUNT));
        true
    }

    /// Looks up the typed keys, in the scope of the focus first; a longer binding keeps the sequence open if `more`.
    fn find(&self, focus: PaneId, more: bool) -> KeyMatch {
        let scopes = [
            (focus == PaneId::Timeline).then_some(Scope::Timeline),
            Some(Scope::Reader),
        ];
        for scope in scopes.into_iter().flatten() {
            let mut whole = None;
            for binding in self
                .bindings
                .iter()
                .filter(|binding| binding.scope == scope)
            {
                if !begins(&binding.keys, &self.pending) {
                    continue;
                }
                if binding.keys.len() > self.pending.len() {
                    if more {
                        return KeyMatch::Part;
                    }
                } else {
                    whole = whole.or(Some(Invocation {
                        action: binding.action,
                        count: self.count,
                        letter: letter(&binding.keys, &self.pending),
                    }));
                }
            }
            if let Some(invocation) = whole {
                return KeyMatch::Whole(invocation);
            }
        }
        KeyMatch::No
    }
}

/// Whether a binding begins with the typed keys.
fn begins(keys: &[Option<KeyChord>], typed: &[KeyChord]) -> bool {
    let fits = |(typed, key): (&KeyChord, &Option<KeyChord>)| match key {
        Some(key) => key == typed,
        None => any_char(*typed).is_some(),
    };
    typed.len() <= keys.len() && typed.iter().zip(keys).all(fits)
}

/// The character that was typed for the wildcard of a binding.
fn letter(keys: &[Option<KeyChord>], typed: &[KeyChord]) -> Option<char> {
    let place = keys.iter().position(Option::is_none)?;
    any_char(*typed.get(place)?)
}

fn any_char(chord: KeyChord) -> Option<char> {
    match chord.key {
        Key::Char(c) if !chord.ctrl && !chord.alt => Some(c),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_keys(keys: &str, focus: PaneId) -> Vec<Invocation> {
        let mut keymap = Keymap::new(&Bindings::default());
        keys.split(' ')
            .flat_map(|key| keymap.press(KeyChord::parse(key).unwrap(), focus))
            .collect()
    }

    fn actions(keys: &str) -> Vec<Action> {
        let invocations = type_keys(keys, PaneId::Article);
        invocations
            .iter()
            .map(|invocation| invocation.action)
            .collect()
    }

    #[test]
    fn a_count_stands_before_its_command() {
        let invocations = type_keys("1 0 j k", PaneId::Article);
        assert_eq!(invocations[0].count, Some(10));
        assert_eq!(invocations[1].count, None);
    }

    #[test]
    fn a_sequence_waits_for_its_end() {
        assert_eq!(actions("g"), []);
        assert_eq!(actions("g g"), [Action::Start]);
        assert_eq!(actions("Z Z"), [Action::Quit]);
    }

    #[test]
    fn a_key_that_does_not_go_on_with_a_sequence_counts_for_itself() {
        assert_eq!(actions("g j"), [Action::Start, Action::LineDown]);
        assert_eq!(actions("Z j"), []);
    }

    #[test]
    fn a_letter_goes_to_its_command() {
        let invocations = type_keys("\" B m 7", PaneId::Article);
        assert_eq!(invocations[0].letter, Some('B'));
        assert_eq!(
            (invocations[1].action, invocations[1].letter),
            (Action::SetMark, Some('7'))
        );
    }

    #[test]
    fn escape_gives_up_what_was_typed_and_nothing_else() {
        assert_eq!(actions("4 2 Esc j"), [Action::LineDown]);
        assert_eq!(type_keys("4 Esc j", PaneId::Article)[0].count, None);
        assert_eq!(actions("Esc"), [Action::Cancel]);
    }

    #[test]
    fn the_timeline_has_keys_of_its_own() {
        assert_eq!(
            type_keys("u", PaneId::Timeline)[0].action,
            Action::ToggleUndated
        );
        assert_eq!(type_keys("u", PaneId::Speakers)[0].action, Action::HalfUp);
    }
}
