use crossterm::Command;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, KeyboardEnhancementFlags,
    PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};

/// Background, synchronized updates, keyboard protocol; last what every terminal answers.
const QUERIES: &str = "\x1b]11;?\x1b\\\x1b[?2026$p\x1b[?u\x1b[c";
/// Ends a sequence that was cut off in the middle.
const END_STRING: &str = "\x1b\\";
/// Ends a link to be clicked.
const END_LINK: &str = "\x1b]8;;\x1b\\";
/// Lets the whole screen scroll again.
const FREE_ROWS: &str = "\x1b[r";
/// Presses, moves while a button is down, and the wheel; crossterm's command asks for every move as well.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// What was turned on besides what is always needed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extras {
    /// Mouse reports.
    pub(super) mouse: bool,
    /// The keyboard protocol.
    pub(super) keyboard: bool,
}

/// Takes the terminal over. The queries are sent before the screen is cleared, so that what a terminal prints of one it
/// does not know is gone at once. A keyboard protocol left on is turned off until the terminal has answered.
pub(super) fn enter(left_on: Extras) -> String {
    [
        text(EnterAlternateScreen),
        text(Hide),
        text(EnableBracketedPaste),
        when(left_on.mouse, mouse(true)),
        when(left_on.keyboard, keyboard(false)),
        QUERIES.to_owned(),
        text(MoveTo(0, 0)),
        text(Clear(ClearType::All)),
    ]
    .concat()
}

/// Gives the terminal back; `is_torn` when the last frame was cut off.
pub(super) fn leave(on: Extras, is_torn: bool) -> String {
    [
        when(is_torn, END_STRING.to_owned()),
        when(is_torn, text(EndSynchronizedUpdate)),
        when(is_torn, END_LINK.to_owned()),
        when(on.mouse, mouse(false)),
        when(on.keyboard, keyboard(false)),
        FREE_ROWS.to_owned(),
        text(DisableBracketedPaste),
        text(SetAttribute(Attribute::Reset)),
        text(Show),
        text(LeaveAlternateScreen),
    ]
    .concat()
}

/// Turns mouse reports on or off.
pub(super) fn mouse(on: bool) -> String {
    (if on { MOUSE_ON } else { MOUSE_OFF }).to_owned()
}

/// Turns the keyboard protocol on, as far as keys are told apart that legacy terminals mix up, or off.
pub(super) fn keyboard(on: bool) -> String {
    let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
    if on {
        text(PushKeyboardEnhancementFlags(flags))
    } else {
        text(PopKeyboardEnhancementFlags)
    }
}

fn when(is_needed: bool, sequence: String) -> String {
    if is_needed { sequence } else { String::new() }
}

fn text(command: impl Command) -> String {
    let mut text = String::new();
    // Writing to memory does not fail.
    let _ = command.write_ansi(&mut text);
    text
}
