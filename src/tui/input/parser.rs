use std::mem;
use std::time::Duration;

use super::sequence::{self, Csi};
use super::{Input, Reply};
use crate::config::{Key, KeyChord};

/// Longest control sequence that is looked at, in bytes; what is longer is swallowed.
const SEQUENCE_LIMIT: usize = 64;
/// Longest reply that is looked at, in bytes; what is longer is swallowed.
const STRING_LIMIT: usize = 1024;
/// Longest pasted text that is kept, in bytes; the rest is swallowed.
const PASTE_LIMIT: usize = 256 * 1024;
/// What ends a pasted text.
const PASTE_END: &[u8] = b"\x1b[201~";

const ESC: u8 = 0x1b;

/// Turns the bytes of a terminal into keys, mouse reports, pasted text and replies.
///
/// Takes the bytes in pieces of any size. What is unfinished is kept until the rest comes or [`Parser::expire`] gives it
/// up; nothing that is not understood comes out as text.
#[derive(Debug, Default)]
pub(super) struct Parser {
    state: State,
}

#[derive(Debug, Default)]
enum State {
    /// Between two inputs.
    #[default]
    Ground,
    /// Inside a character of several bytes.
    Character { bytes: Vec<u8>, alt: bool },
    /// After ESC.
    Escape,
    /// After `ESC [`, with the bytes since; too many are only counted as such.
    Csi { bytes: Vec<u8>, overlong: bool },
    /// After `ESC [ [`, as the Linux console sends for F1 to F5.
    Console,
    /// In the three bytes that follow `ESC [ M`: an old mouse report, which is never asked for.
    OldMouse { left: u8 },
    /// After `ESC O`, with a modifier if there was one.
    Ss3 { modifier: Option<u8> },
    /// Inside a reply that ends with BEL or `ESC \`.
    Text {
        opener: u8,
        bytes: Vec<u8>,
        escape: bool,
    },
    /// Inside a pasted text.
    Paste { bytes: Vec<u8>, matched: usize },
}

impl Parser {
    /// Takes some bytes and appends what they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        for byte in bytes {
            self.step(*byte, out);
        }
    }

    /// How long the rest of something unfinished is waited for; `None` when nothing is.
    ///
    /// A lone ESC is a key, so a person waits for this; a pasted text may come over a slow line.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Paste { .. } => Some(Duration::from_millis(250)),
            _ => Some(Duration::from_millis(25)),
        }
    }

    /// Gives up waiting: what could be a key of its own is one, a pasted text ends, the rest is dropped.
    pub(super) fn expire(&mut self, out: &mut Vec<Input>) {
        match mem::take(&mut self.state) {
            State::Escape => out.push(plain(Key::Esc)),
            State::Csi { bytes, .. } if bytes.is_empty() => out.push(alt('[')),
            State::Console => out.push(alt('[')),
            State::Ss3 { modifier: None } => out.push(alt('O')),
            State::Text {
                opener,
                bytes,
                escape: false,
            } if bytes.is_empty() => out.push(alt(char::from(opener))),
            State::Paste { bytes, .. } => out.push(pasted(&bytes)),
            _ => {}
        }
    }

    fn step(&mut self, byte: u8, out: &mut Vec<Input>) {
        match mem::take(&mut self.state) {
            State::Ground => self.ground(byte, false, out),
            State::Character { bytes, alt } => self.character(bytes, alt, byte, out),
            State::Escape => self.escape(byte, out),
            State::Csi { bytes, overlong } => self.csi(bytes, overlong, byte, out),
            State::Console => match byte {
                b'A'..=b'E' => out.push(plain(Key::Function(byte - b'A' + 1))),
                _ => self.abort(byte, out),
            },
            State::OldMouse { left } => {
                if left > 1 {
                    self.state = State::OldMouse { left: left - 1 };
                }
            }
            State::Ss3 { modifier } => self.ss3(modifier, byte, out),
            State::Text {
                opener,
                bytes,
                escape,
            } => self.text(opener, bytes, escape, byte, out),
            State::Paste { bytes, matched } => self.paste(bytes, matched, byte, out),
        }
    }

    /// A byte that begins something; `alt` after ESC.
    fn ground(&mut self, byte: u8, alt: bool, out: &mut Vec<Input>) {
        if byte == ESC {
            self.state = State::Escape;
        } else if byte < 0x80 {
            out.push(Input::Key(KeyChord { alt, ..ascii(byte) }));
        } else if (0xc2..=0xf4).contains(&byte) {
            self.state = State::Character {
                bytes: vec![byte],
                alt,
            };
        }
    }

    fn character(&mut self, mut bytes: Vec<u8>, alt: bool, byte: u8, out: &mut Vec<Input>) {
        bytes.push(byte);
        match std::str::from_utf8(&bytes) {
            Ok(text) => out.extend(text.chars().filter(|c| !c.is_control()).map(|c| {
                Input::Key(KeyChord {
                    alt,
                    ..KeyChord::char(c)
                })
            })),
            // More bytes are wanted.
            Err(error) if error.error_len().is_none() => {
                self.state = State::Character { bytes, alt };
            }
            // Broken off: this byte begins something else.
            Err(_) => self.ground(byte, false, out),
        }
    }

    fn escape(&mut self, byte: u8, out: &mut Vec<Input>) {
        self.state = match byte {
            b'[' => State::Csi {
                bytes: Vec::new(),
                overlong: false,
            },
            b'O' => State::Ss3 { modifier: None },
            b']' | b'P' | b'_' | b'^' | b'X' => State::Text {
                opener: byte,
                bytes: Vec::new(),
                escape: false,
            },
            ESC => {
                out.push(plain(Key::Esc));
                State::Escape
            }
            _ => return self.ground(byte, true, out),
        };
    }

    fn csi(&mut self, mut bytes: Vec<u8>, overlong: bool, byte: u8, out: &mut Vec<Input>) {
        match byte {
            b'[' if bytes.is_empty() => self.state = State::Console,
            b'M' if bytes.is_empty() => self.state = State::OldMouse { left: 3 },
            0x20..=0x3f => {
                let overlong = overlong || bytes.len() >= SEQUENCE_LIMIT;
                if !overlong {
                    bytes.push(byte);
                }
                self.state = State::Csi { bytes, overlong };
            }
            0x40..=0x7e if overlong => {}
            b'~' if bytes == b"200" => {
                self.state = State::Paste {
                    bytes: Vec::new(),
                    matched: 0,
                };
            }
            0x40..=0x7e => out.extend(sequence::csi(&Csi::parse(&bytes, byte))),
            _ => self.abort(byte, out),
        }
    }

    fn ss3(&mut self, modifier: Option<u8>, byte: u8, out: &mut Vec<Input>) {
        match byte {
            b'0'..=b'9' if modifier.is_none() => {
                self.state = State::Ss3 {
                    modifier: Some(byte - b'0'),
                };
            }
            0x20..=0x7e => out.extend(sequence::ss3(modifier.unwrap_or(1), byte)),
            _ => self.abort(byte, out),
        }
    }

    fn text(
        &mut self,
        opener: u8,
        mut bytes: Vec<u8>,
        escape: bool,
        byte: u8,
        out: &mut Vec<Input>,
    ) {
        match byte {
            0x07 => out.extend(told(opener, &bytes)),
            b'\\' if escape => out.extend(told(opener, &bytes)),
            // An ESC that ends nothing begins something else.
            ESC if escape => self.state = State::Escape,
            _ if escape => self.escape(byte, out),
            0x18 | 0x1a => {}
            _ => {
                if byte != ESC && bytes.len() < STRING_LIMIT {
                    bytes.push(byte);
                }
                self.state = State::Text {
                    opener,
                    bytes,
                    escape: byte == ESC,
                };
            }
        }
    }

    fn paste(&mut self, mut bytes: Vec<u8>, matched: usize, byte: u8, out: &mut Vec<Input>) {
        let matched = match PASTE_END.get(matched) {
            Some(wanted) if *wanted == byte => matched + 1,
            _ => {
                // The mark begins with the only ESC in it, so a broken match is text and may start anew.
                let begun = PASTE_END.get(..matched).unwrap_or_default();
                keep(&mut bytes, begun);
                if byte != ESC {
                    keep(&mut bytes, &[byte]);
                }
                usize::from(byte == ESC)
            }
        };
        if matched == PASTE_END.len() {
            out.push(pasted(&bytes));
        } else {
            self.state = State::Paste { bytes, matched };
        }
    }

    /// A sequence broken off by a byte that cannot be in it: CAN and SUB only break off, others begin something.
    fn abort(&mut self, byte: u8, out: &mut Vec<Input>) {
        if byte != 0x18 && byte != 0x1a {
            self.ground(byte, false, out);
        }
    }
}

fn keep(bytes: &mut Vec<u8>, more: &[u8]) {
    if bytes.len() + more.len() <= PASTE_LIMIT {
        bytes.extend_from_slice(more);
    }
}

fn pasted(bytes: &[u8]) -> Input {
    Input::Paste(String::from_utf8_lossy(bytes).into_owned())
}

fn told(opener: u8, bytes: &[u8]) -> Option<Input> {
    if opener != b']' {
        return None;
    }
    let color = std::str::from_utf8(bytes).ok()?.strip_prefix("11;")?;
    sequence::background(color).map(|ground| Input::Reply(Reply::Background(ground)))
}

fn plain(key: Key) -> Input {
    Input::Key(KeyChord::plain(key))
}

fn alt(c: char) -> Input {
    Input::Key(KeyChord::alt(c))
}

/// The key behind a byte below 128.
fn ascii(byte: u8) -> KeyChord {
    match byte {
        b'\t' => KeyChord::plain(Key::Tab),
        b'\r' => KeyChord::plain(Key::Enter),
        ESC => KeyChord::plain(Key::Esc),
        0x08 | 0x7f => KeyChord::plain(Key::Backspace),
        0x00 => KeyChord::ctrl(' '),
        0x01..=0x1a => KeyChord::ctrl(char::from(byte | 0x60)),
        0x1c..=0x1f => KeyChord::ctrl(char::from(byte | 0x40)),
        _ => KeyChord::char(char::from(byte)),
    }
}
