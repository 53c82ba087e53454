use std::io::Read as _;

use portable_pty::{PtyPair, PtySize, native_pty_system};

use super::*;

fn terminal() -> (PtyPair, Terminal) {
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let path = pair.master.tty_name().unwrap();
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .unwrap();
    rustix::io::ioctl_fionbio(&file, true).unwrap();
    (pair, Terminal::of(file.into()))
}

/// How an undisturbed terminal is left.
fn leave() -> String {
    sequence::leave(Extras::default(), false)
}

fn modes(pair: &PtyPair) -> String {
    format!("{:?}", pair.master.get_termios().unwrap())
}

/// What has been written so far.
fn written(pair: &PtyPair, terminal: &Terminal) -> String {
    rustix::io::write(terminal, b"END").unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut text = String::new();
    while !text.ends_with("END") {
        let mut bytes = [0; 4096];
        let count = reader.read(&mut bytes).unwrap();
        text.push_str(std::str::from_utf8(&bytes[..count]).unwrap());
    }
    text.trim_end_matches("END").to_owned()
}

#[test]
fn restoring_gives_back_the_modes_and_says_so_once() {
    let (pair, terminal) = terminal();
    let before = modes(&pair);
    terminal.set_up().unwrap();
    assert_ne!(modes(&pair), before);
    terminal.restore();
    assert_eq!(modes(&pair), before);
    terminal.restore();
    assert_eq!(written(&pair, &terminal).matches(&leave()).count(), 1);
}

#[test]
fn what_was_turned_on_is_turned_off() {
    let (pair, terminal) = terminal();
    terminal.set_up().unwrap();
    terminal.capture_mouse(true);
    terminal.push_keyboard();
    terminal.restore();
    let words = written(&pair, &terminal);
    for sequence in [
        sequence::mouse(true),
        sequence::mouse(false),
        sequence::keyboard(true),
        sequence::keyboard(false),
    ] {
        assert_eq!(
            words.matches(&sequence).count(),
            1,
            "{}",
            sequence.escape_debug()
        );
    }
}

#[test]
fn the_mouse_is_asked_for_again_after_a_stop() {
    let (pair, terminal) = terminal();
    terminal.set_up().unwrap();
    terminal.capture_mouse(true);
    terminal.restore();
    terminal.set_up().unwrap();
    assert_eq!(
        written(&pair, &terminal)
            .matches(&sequence::mouse(true))
            .count(),
        2
    );
}

#[test]
fn modes_changed_during_a_stop_are_the_ones_given_back() {
    let (pair, terminal) = terminal();
    terminal.set_up().unwrap();
    terminal.restore();
    let mut changed = tcgetattr(&terminal).unwrap();
    changed
        .local_modes
        .toggle(rustix::termios::LocalModes::ECHOE);
    tcsetattr(&terminal, OptionalActions::Now, &changed).unwrap();
    let during = modes(&pair);
    terminal.set_up().unwrap();
    terminal.restore();
    assert_eq!(modes(&pair), during);
}

#[test]
fn nothing_is_written_on_a_terminal_given_back() {
    let (pair, terminal) = terminal();
    terminal.set_up().unwrap();
    terminal.restore();
    terminal.write(b"too late");
    terminal.capture_mouse(true);
    assert!(written(&pair, &terminal).ends_with(&leave()));
}

#[test]
fn a_terminal_that_does_not_read_holds_up_nobody() {
    let (pair, terminal) = terminal();
    let before = modes(&pair);
    terminal.set_up().unwrap();
    while terminal.write_some(&[b'x'; 1000], 1, || {}).is_ok() {}
    let begun = Instant::now();
    terminal.restore();
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(modes(&pair), before);
}

#[test]
fn a_frame_cut_off_is_ended_first() {
    let (pair, terminal) = terminal();
    terminal.set_up().unwrap();
    while terminal.write_some(&[b'x'; 1000], 1, || {}).is_ok() {}
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (begun, has_begun) = std::sync::mpsc::channel();
    let reading = thread::spawn(move || {
        let mut text = Vec::new();
        while !text.ends_with(leave().as_bytes()) {
            let mut bytes = [0; 16384];
            let count = reader.read(&mut bytes).unwrap();
            text.extend_from_slice(&bytes[..count]);
            let _ = begun.send(());
        }
        text
    });
    has_begun.recv().unwrap();
    terminal.restore();
    let text = String::from_utf8(reading.join().unwrap()).unwrap();
    assert!(text.ends_with(&sequence::leave(Extras::default(), true)));
}

#[test]
fn a_terminal_without_a_size_is_taken_for_a_common_one() {
    let (pair, terminal) = terminal();
    let size = |cols, rows| PtySize {
        cols,
        rows,
        ..PtySize::default()
    };
    pair.master.resize(size(0, 0)).unwrap();
    assert_eq!(terminal.size(), (80, 24));
    pair.master.resize(size(132, 43)).unwrap();
    assert_eq!(terminal.size(), (132, 43));
}
