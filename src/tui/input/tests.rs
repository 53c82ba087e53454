use proptest::prelude::*;

use super::parser::Parser;
use super::{Input, Mouse, Reply};
use crate::app::{Background, PointerKind};
use crate::config::KeyChord;

/// What some bytes that come at once mean, unfinished ones given up afterwards.
fn read(bytes: &[u8]) -> Vec<Input> {
    read_in_pieces(&[bytes])
}

fn read_in_pieces(pieces: &[&[u8]]) -> Vec<Input> {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    for piece in pieces {
        parser.feed(piece, &mut out);
    }
    if parser.patience().is_some() {
        parser.expire(&mut out);
    }
    assert_eq!(parser.patience(), None, "something is waited for still");
    out
}

fn key(notation: &str) -> Input {
    Input::Key(KeyChord::parse(notation).unwrap())
}

fn mouse(col: u16, row: u16, kind: PointerKind) -> Input {
    Input::Mouse(Mouse { col, row, kind })
}

/// Every form of every key, as terminals of all kinds send it.
const KEYS: &[(&[u8], &str)] = &[
    (b"j", "j"),
    (b"G", "G"),
    (b" ", "Space"),
    ("é".as_bytes(), "é"),
    ("你".as_bytes(), "你"),
    ("🙂".as_bytes(), "🙂"),
    (b"\r", "Enter"),
    (b"\n", "Ctrl-j"),
    (b"\t", "Tab"),
    (b"\x7f", "Backspace"),
    (b"\x08", "Backspace"),
    (b"\x1b", "Esc"),
    (b"\x00", "Ctrl-Space"),
    (b"\x03", "Ctrl-c"),
    (b"\x1a", "Ctrl-z"),
    (b"\x1c", "Ctrl-\\"),
    (b"\x1f", "Ctrl-_"),
    (b"\x1bx", "Alt-x"),
    (b"\x1b\x0f", "Ctrl-Alt-o"),
    (b"\x1b\r", "Alt-Enter"),
    (b"\x1b\x7f", "Alt-Backspace"),
    ("\x1bé".as_bytes(), "Alt-é"),
    (b"\x1b[", "Alt-["),
    (b"\x1bO", "Alt-O"),
    (b"\x1b]", "Alt-]"),
    (b"\x1bP", "Alt-P"),
    (b"\x1b[A", "Up"),
    (b"\x1b[B", "Down"),
    (b"\x1b[C", "Right"),
    (b"\x1b[D", "Left"),
    (b"\x1b[H", "Home"),
    (b"\x1b[F", "End"),
    (b"\x1b[Z", "Shift-Tab"),
    (b"\x1b[P", "F1"),
    (b"\x1b[1;2A", "Shift-Up"),
    (b"\x1b[1;5A", "Ctrl-Up"),
    (b"\x1b[1;3D", "Alt-Left"),
    (b"\x1b[1;7C", "Ctrl-Alt-Right"),
    (b"\x1b[1;5R", "Ctrl-F3"),
    (b"\x1b[a", "Shift-Up"),
    (b"\x1bOA", "Up"),
    (b"\x1bOH", "Home"),
    (b"\x1bOS", "F4"),
    (b"\x1bO5B", "Ctrl-Down"),
    (b"\x1bOM", "Enter"),
    (b"\x1bOj", "*"),
    (b"\x1bOp", "0"),
    (b"\x1bOy", "9"),
    (b"\x1b[[A", "F1"),
    (b"\x1b[[E", "F5"),
    (b"\x1b[1~", "Home"),
    (b"\x1b[2~", "Insert"),
    (b"\x1b[3~", "Delete"),
    (b"\x1b[4~", "End"),
    (b"\x1b[5~", "PageUp"),
    (b"\x1b[6~", "PageDown"),
    (b"\x1b[7~", "Home"),
    (b"\x1b[8~", "End"),
    (b"\x1b[6;5~", "Ctrl-PageDown"),
    (b"\x1b[5^", "Ctrl-PageUp"),
    (b"\x1b[11~", "F1"),
    (b"\x1b[15~", "F5"),
    (b"\x1b[17~", "F6"),
    (b"\x1b[21~", "F10"),
    (b"\x1b[23~", "F11"),
    (b"\x1b[24~", "F12"),
    (b"\x1b[34~", "F20"),
    (b"\x1b[27;5;105~", "Ctrl-i"),
    (b"\x1b[27u", "Esc"),
    (b"\x1b[13;2u", "Shift-Enter"),
    (b"\x1b[9;2u", "Shift-Tab"),
    (b"\x1b[105;5u", "Ctrl-i"),
    (b"\x1b[111;3u", "Alt-o"),
    (b"\x1b[97;6u", "Ctrl-A"),
    (b"\x1b[49:33;2u", "!"),
    (b"\x1b[106;1:1u", "j"),
    (b"\x1b[106;1:2u", "j"),
    (b"\x1b[106;129u", "j"),
    (b"\x1b[57399u", "0"),
    (b"\x1b[57414u", "Enter"),
    (b"\x1b[57421;1u", "PageUp"),
    (b"\x1b[57376u", "F13"),
    (b"\x1b[1;1:1A", "Up"),
];

/// What is no key, and must not come out as one.
const NOTHING: &[&[u8]] = &[
    b"\x1b[106;1:3u",
    b"\x1b[1;1:3A",
    b"\x1b[106;9u",
    b"\x1b[57441u",
    b"\x1b[57358u",
    b"\x1b[5;5R",
    b"\x1b[999;999;999~",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[E",
    b"\x1b[201~",
    b"\x1b[M !!",
    b"\x1b[M\xff\xfe\x80",
    b"\x1b[<0;3;4m",
    b"\x1b[<35;1;1M",
    b"\x1b[<35;1;1M",
    b"\x1b[<0;0;0M",
    b"\x1b[<0;99999999;1M",
    b"\x1b[?997;1n",
    b"\x1b[1;2",
    b"\x1b[;;;;;;;;q",
    b"\x1b]0;a title\x07",
    b"\x1b]11;not a colour\x07",
    b"\x1b]11;rgb:ff",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\",
    b"\x1b[12\x18",
    b"\xc3",
    b"\xf0\x9f\x99",
    b"\xff\xfe",
    b"\x80",
    "\u{9b}".as_bytes(),
    b"\xe0\x80\x80",
];

#[test]
fn every_form_of_a_key_is_known() {
    for (bytes, notation) in KEYS {
        assert_eq!(
            read(bytes),
            [key(notation)],
            "{:?}",
            bytes.escape_ascii().to_string()
        );
    }
}

#[test]
fn what_is_no_key_gives_nothing() {
    for bytes in NOTHING {
        assert_eq!(read(bytes), [], "{}", bytes.escape_ascii());
    }
}

#[test]
fn where_the_bytes_are_split_makes_no_difference() {
    for bytes in KEYS.iter().map(|(bytes, _)| bytes).chain(NOTHING) {
        for at in 0..=bytes.len() {
            let (one, two) = bytes.split_at(at);
            assert_eq!(
                read_in_pieces(&[one, two]),
                read(bytes),
                "{} at {at}",
                bytes.escape_ascii()
            );
        }
    }
}

#[test]
fn a_key_after_anything_is_read() {
    for bytes in KEYS.iter().map(|(bytes, _)| bytes).chain(NOTHING) {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        parser.feed(bytes, &mut out);
        parser.expire(&mut out);
        out.clear();
        parser.feed(b"j", &mut out);
        assert_eq!(out, [key("j")], "{}", bytes.escape_ascii());
    }
}

#[test]
fn a_broken_sequence_gives_way_to_the_next_one() {
    assert_eq!(read(b"\x1b[12\x1b[A"), [key("Up")]);
    assert_eq!(read(b"\x1b[12\r"), [key("Enter")]);
    assert_eq!(read("\x1b[12é".as_bytes()), [key("é")]);
    assert_eq!(read(b"\x1b]11;rgb\x1b[A"), [key("Up")]);
    assert_eq!(read(b"\x1b]11;rgb\x1b\x1b[A"), [key("Up")]);
    assert_eq!(read(b"\xf0\x9fj"), [key("j")]);
    assert_eq!(read(b"\xc3\x1b[B"), [key("Down")]);
    assert_eq!(read(b"\x1b\x1b"), [key("Esc"), key("Esc")]);
    assert_eq!(read(b"\x1b\x1b[A"), [key("Esc"), key("Up")]);
}

#[test]
fn a_lone_escape_is_a_key_within_thirty_milliseconds() {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    parser.feed(b"\x1b", &mut out);
    assert_eq!(out, []);
    assert!(parser.patience().unwrap().as_millis() <= 25);
    parser.expire(&mut out);
    assert_eq!(out, [key("Esc")]);
}

#[test]
fn an_overlong_sequence_is_swallowed_whole() {
    let long = [b"\x1b[".as_slice(), &b"1;".repeat(5000), b"Aj"].concat();
    assert_eq!(read(&long), [key("j")]);
    let long = [b"\x1b]11;".as_slice(), &b"f".repeat(50_000), b"\x07j"].concat();
    assert_eq!(read(&long), [key("j")]);
}

#[test]
fn mouse_reports_count_from_zero() {
    assert_eq!(read(b"\x1b[<0;1;1M"), [mouse(0, 0, PointerKind::Press)]);
    assert_eq!(
        read(b"\x1b[<64;300;41M"),
        [mouse(299, 40, PointerKind::WheelUp)]
    );
    assert_eq!(
        read(b"\x1b[<65;5;6M"),
        [mouse(4, 5, PointerKind::WheelDown)]
    );
    assert_eq!(read(b"\x1b[<16;5;6M"), [mouse(4, 5, PointerKind::Press)]);
    assert_eq!(read(b"\x1b[<32;5;6M"), [mouse(4, 5, PointerKind::Drag)]);
}

#[test]
fn pasted_text_is_one_input_with_everything_in_it() {
    let paste = |text: &str| Input::Paste(text.to_owned());
    assert_eq!(
        read(b"\x1b[200~two\nlines\x1b[201~j"),
        [paste("two\nlines"), key("j")]
    );
    assert_eq!(read(b"\x1b[200~\x1b[A\x1b\x1b[201~"), [paste("\x1b[A\x1b")]);
    assert_eq!(read(b"\x1b[200~\xff\x1b[201~"), [paste("\u{fffd}")]);
    assert_eq!(read(b"\x1b[200~unfinished"), [paste("unfinished")]);
}

#[test]
fn a_huge_paste_is_cut() {
    let huge = [
        b"\x1b[200~".as_slice(),
        &b"x".repeat(10_000_000),
        b"\x1b[201~j",
    ]
    .concat();
    let inputs = read(&huge);
    assert!(matches!(&inputs[0], Input::Paste(text) if text.len() <= 256 * 1024));
    assert_eq!(inputs[1..], [key("j")]);
}

#[test]
fn replies_are_told_from_keys() {
    let ground = |background| Input::Reply(Reply::Background(background));
    for (bytes, expected) in [
        (
            b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\".as_slice(),
            ground(Background::Light),
        ),
        (b"\x1b]11;rgb:1010/1010/1414\x07", ground(Background::Dark)),
        (b"\x1b]11;rgb:f/f/c\x07", ground(Background::Light)),
        (b"\x1b]11;rgba:00/00/00/ff\x07", ground(Background::Dark)),
        (b"\x1b[?2026;2$y", Input::Reply(Reply::Synchronized(true))),
        (b"\x1b[?2026;0$y", Input::Reply(Reply::Synchronized(false))),
        (b"\x1b[?0u", Input::Reply(Reply::KeyboardFlags)),
        (b"\x1b[?62;22c", Input::Reply(Reply::Attributes)),
    ] {
        assert_eq!(read(bytes), [expected], "{}", bytes.escape_ascii());
    }
}

proptest! {
    #[test]
    fn any_bytes_end_at_rest(pieces in prop::collection::vec(fragment(), 0..20)) {
        let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
        read_in_pieces(&pieces);
    }
}

/// Bytes of which many mean something.
fn fragment() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..8),
        prop::sample::select(vec![
            "\x1b",
            "\x1b[",
            "\x1bO",
            "\x1b]",
            "\x1bP",
            "\x1b[200~",
            "\x1b[201~",
            "\x1b[<",
            "\x1b[M",
            "\x1b[?",
            ";",
            ":",
            "~",
            "u",
            "M",
            "\x07",
            "\x1b\\",
            "é",
            "99999999999",
            "\x18",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ]
}
