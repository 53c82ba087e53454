//! The built program as somebody at a terminal sees it: frames, keys, sizes, and every way of leaving.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    unreachable_pub,
    reason = "a test"
)]

#[path = "harness/pty.rs"]
mod pty;

use std::fs;
use std::path::PathBuf;

use pty::{Folder, Session};
use rustix::process::Signal;

const ARTICLE: &str = "\
Ferry to Lindholm stops for the winter

By Nora Field
Published: March 4, 2025

The island council of Lindholm closed the night ferry on Monday until May.

“Nobody rides it after ten,” said Per Aldous, the harbour master. “We carry more herring than people.”

The ferry has run every night since 1998, when the bridge burned down.

“My shift at the bakery begins at four in the morning,” said Ines Walde, a baker. “I cannot swim to work.”

Aldous said the boat would be back on 2 May. “The timetable is printed already,” he added.

The council will hear complaints on 17 March.
";

/// What the terminal is told when it is taken over.
const SET_UP: &str = "\x1b[?1049h";

fn article(folder: &Folder) -> PathBuf {
    folder.write("ferry.txt", ARTICLE)
}

/// The reader on the article, once its first frame is there.
fn reading(folder: &Folder, size: (u16, u16)) -> Session {
    let mut session = Session::start(&[article(folder).to_str().unwrap()], size);
    session.wait_for("Nobody rides it after ten");
    session
}

mod links {
    use super::*;

    /// Whether some words stand on the screen in reverse.
    fn is_reversed(session: &Session, words: &str) -> bool {
        session.find(words).is_some_and(|(col, row)| {
            let cell = session.screen().cell(row, col);
            cell.is_some_and(vt100::Cell::inverse)
        })
    }

    #[test]
    fn the_panes_fill_once_the_article_is_analysed() {
        let folder = Folder::new();
        let mut session = reading(&folder, (120, 40));
        session.wait_for("1998 ┊");
        session.wait_for("published Tue 4 Mar 2025");
        session.wait_for("Speakers 2");
        session.wait_for("Timeline ");
    }

    #[test]
    fn an_event_that_is_clicked_is_reversed_in_the_article() {
        let folder = Folder::new();
        let mut session = reading(&folder, (120, 40));
        session.wait_for("1998 ┊");
        assert!(!is_reversed(&session, "every night since"));
        let (col, row) = session.find("1998 ┊").unwrap();
        session.press(&format!("\x1b[<0;{};{}M", col + 1, row + 1));
        session.wait_for("event 1/");
        session.wait_until("the words in reverse", |session| {
            is_reversed(session, "every night since")
        });
        session.press("\x1b");
        session.wait_until("the words as before", |session| {
            !is_reversed(session, "every night since")
        });
    }

    #[test]
    fn a_selected_event_is_brought_into_sight() {
        let folder = Folder::new();
        let mut session = reading(&folder, (60, 12));
        session.wait_for("◆");
        assert!(!session.text().contains("complaints on 17 March"));
        session.press("))))))))))");
        session.wait_until("the last event", |session| {
            is_reversed(session, "complaints on 17 March")
        });
    }

    #[test]
    fn a_selected_speaker_owns_the_walk_through_quotes() {
        let folder = Folder::new();
        let mut session = reading(&folder, (120, 40));
        session.wait_for("Speakers 2");
        session.press("\"A");
        session.wait_for("A Per Aldous · quote 1/");
        session.press("n");
        session.wait_for("A Per Aldous · quote 2/");
        session.press("N");
        session.wait_for("A Per Aldous · quote 1/");
        session.press("/ferry\r");
        session.wait_for("“ferry” · hit 1/");
        session.press("n");
        session.wait_for("“ferry” · hit 2/");
    }
}

mod leaving {
    use super::*;

    #[test]
    fn q_leaves_with_success() {
        let folder = Folder::new();
        let mut session = reading(&folder, (80, 24));
        assert!(session.screen().alternate_screen());
        session.press("q");
        let status = session.wait_end();
        assert!(status.success(), "{status}");
        session.check_whole();
    }

    #[test]
    fn control_c_leaves_with_130() {
        let folder = Folder::new();
        let mut session = reading(&folder, (80, 24));
        session.press("\x03");
        assert_eq!(session.wait_end().exit_code(), 130);
        session.check_whole();
    }

    #[test]
    fn a_signal_leaves_the_terminal_whole_and_is_seen_by_the_parent() {
        for (signal, name) in [
            (Signal::TERM, "Terminated"),
            (Signal::HUP, "Hangup"),
            (Signal::INT, "Interrupt"),
            (Signal::QUIT, "Quit"),
        ] {
            let folder = Folder::new();
            let mut session = reading(&folder, (80, 24));
            session.signal(signal);
            let status = session.wait_end();
            assert_eq!(
                status.signal().map(|words| words.starts_with(name)),
                Some(true),
                "{status}"
            );
            session.check_whole();
        }
    }

    #[test]
    fn a_closed_terminal_ends_the_program() {
        let folder = Folder::new();
        let mut session = reading(&folder, (80, 24));
        session.close();
        let status = session.wait_end();
        assert_eq!(status.signal(), Some("Hangup"), "{status}");
    }

    #[test]
    fn a_closed_terminal_is_noticed_without_a_signal() {
        let folder = Folder::new();
        let file = article(&folder);
        let ended = folder.path("ended");
        // The shell keeps the hang-up from its job, whose group is not the one that the terminal tells.
        let script = format!(
            "trap '' HUP; set -m; ($NEWSPRINT $FILE; echo $? > {0}.new; mv {0}.new {0}) & fg >/dev/null; wait",
            ended.display()
        );
        let mut session = Session::script(&script, &file, (80, 24));
        session.wait_for("Nobody rides it after ten");
        session.close();
        session.wait_end();
        assert_eq!(fs::read_to_string(&ended).unwrap().trim(), "129");
    }

    #[test]
    fn control_z_gives_the_terminal_back_until_continued() {
        let folder = Folder::new();
        let file = article(&folder);
        let modes = |name: &str| fs::read_to_string(folder.path(name)).unwrap();
        let place = folder.path("").display().to_string();
        let script = format!(
            "set -m; stty -g > {place}/before; $NEWSPRINT $FILE; stty -g > {place}/stopped; echo asleep; read line; \
             fg >/dev/null; stty -g > {place}/after; echo over"
        );
        let mut session = Session::script(&script, &file, (80, 24));
        session.wait_for("Nobody rides it after ten");
        session.press("\x1a");
        session.wait_for("asleep");
        session.check_whole();
        session.press("\n");
        session.wait_for("Nobody rides it after ten");
        assert!(session.screen().alternate_screen() && session.screen().hide_cursor());
        session.press("q");
        session.wait_for("over");
        session.wait_end();
        session.check_whole();
        assert_eq!(modes("stopped"), modes("before"));
        assert_eq!(modes("after"), modes("before"));
    }

    #[test]
    fn a_stop_from_outside_does_the_same() {
        let folder = Folder::new();
        let file = article(&folder);
        let script = "set -m; (sh -c 'echo $PPID' > $FILE.pid; exec $NEWSPRINT $FILE); echo asleep; read line; fg >/dev/null; echo over";
        let mut session = Session::script(script, &file, (80, 24));
        session.wait_for("Nobody rides it after ten");
        let pid = fs::read_to_string(file.with_extension("txt.pid")).unwrap();
        let pid = rustix::process::Pid::from_raw(pid.trim().parse().unwrap()).unwrap();
        rustix::process::kill_process(pid, Signal::TSTP).unwrap();
        session.wait_for("asleep");
        session.check_whole();
        session.press("\n");
        session.wait_for("Nobody rides it after ten");
        session.press("q");
        session.wait_for("over");
        session.check_whole();
    }

    #[test]
    fn a_stop_that_cannot_be_caught_is_made_good_afterwards() {
        let folder = Folder::new();
        let mut session = reading(&folder, (80, 24));
        session.signal(Signal::STOP);
        session.signal(Signal::CONT);
        session.wait_until("a second set-up", |session| {
            session.raw().matches(SET_UP).count() == 2
        });
        session.press("q");
        assert!(session.wait_end().success());
        session.check_whole();
    }

    #[test]
    fn control_z_without_a_shell_to_return_to_goes_on() {
        let folder = Folder::new();
        let mut session = reading(&folder, (80, 24));
        session.press("\x1a");
        session.wait_until("a second set-up", |session| {
            session.raw().matches(SET_UP).count() == 2
        });
        session.wait_for("Nobody rides it after ten");
        session.press("q");
        assert!(session.wait_end().success());
        session.check_whole();
    }

    #[cfg(feature = "panic-probe")]
    #[test]
    fn a_panic_anywhere_is_told_on_the_normal_screen() {
        for place in ["ui", "worker"] {
            let folder = Folder::new();
            let file = article(&folder);
            let variable = ("NEWSPRINT_PANIC", place);
            let mut session = Session::start_with(&[file.to_str().unwrap()], (80, 24), variable);
            assert_eq!(session.wait_end().exit_code(), 101);
            session.check_whole();
            session.wait_for(&format!("asked to panic in the {place}"));
        }
    }
}

mod sizes {
    use super::*;

    #[test]
    fn another_size_is_drawn_anew() {
        let folder = Folder::new();
        let mut session = reading(&folder, (80, 24));
        for size in [(40, 12), (200, 60), (1, 1), (120, 40)] {
            session.resize(size);
            session.wait_until(&format!("{size:?}"), |session| {
                session.text().lines().any(|line| !line.trim().is_empty())
            });
        }
        session.wait_for("Nobody rides it after ten");
        session.press("q");
        session.wait_end();
        session.check_whole();
    }
}

mod input {
    use super::*;

    #[test]
    fn standard_input_is_the_article_and_keys_come_from_the_terminal() {
        for arguments in ["-", ""] {
            let folder = Folder::new();
            let script = format!("cat $FILE | $NEWSPRINT {arguments}; echo left with $?");
            let mut session = Session::script(&script, &article(&folder), (80, 24));
            session.wait_for("Nobody rides it after ten");
            session.press("q");
            session.wait_for("left with 0");
            session.check_whole();
        }
    }

    /// A text of some 800 KB, and words of its end.
    fn long_text() -> (String, &'static str) {
        let line = "The ferry goes out in the morning and comes back at night, fog or no fog.\n\n";
        (
            format!("{}The lamp was put out.\n", line.repeat(11_000)),
            "The lamp was put out",
        )
    }

    #[test]
    fn a_long_file_is_read_to_its_end_behind_the_first_screen() {
        let folder = Folder::new();
        let (text, last) = long_text();
        let file = folder.write("long.txt", &text);
        let mut session = Session::start(&[file.to_str().unwrap()], (80, 24));
        session.wait_for("The ferry goes out");
        session.wait_for("0% ·");
        session.press("G");
        session.wait_for(last);
    }

    #[test]
    fn a_long_pipe_is_on_the_screen_before_it_ends() {
        let folder = Folder::new();
        let (text, last) = long_text();
        let (file, gate) = (folder.write("long.txt", &text), folder.write("gate", ""));
        let script = format!(
            "(cat $FILE; while [ -e {} ]; do sleep 0.1; done; echo And the tide turned.) | $NEWSPRINT",
            gate.display()
        );
        let mut session = Session::script(&script, &file, (80, 24));
        session.wait_for("The ferry goes out");
        session.press("G");
        session.wait_until("the end of the beginning", |session| {
            session.find(last).is_none() && session.find("The ferry goes out").is_some()
        });
        fs::remove_file(gate).unwrap();
        session.wait_for("min left");
        session.press("G");
        session.wait_for("And the tide turned.");
    }

    #[test]
    fn what_is_no_key_is_not_taken_for_one() {
        let folder = Folder::new();
        let mut session = reading(&folder, (80, 24));
        // Were any of this read as keys, a `q` in it would end the program.
        session.press("\x1b[99q\x1b]11;qqq\x07\x1bPqqq\x1b\\\x1b[?99;1qq\x1b[200~qqq");
        session.press("\x1b[201~");
        session.resize((90, 24));
        session.wait_until("an answer", |session| session.text().contains("Nobody"));
        session.press("\x1b");
        session.press("q");
        assert!(session.wait_end().success());
        session.check_whole();
    }
}

mod lines {
    use super::*;

    #[test]
    fn a_terminal_that_only_prints_lines_gets_text_and_findings() {
        let folder = Folder::new();
        let script = "TERM=dumb $NEWSPRINT $FILE; echo left with $?";
        let mut session = Session::script(script, &article(&folder), (100, 60));
        session.wait_for("left with 0");
        let text = session.text();
        assert!(text.contains("Nobody rides it after ten"), "{text}");
        assert!(
            text.contains("Speakers") && text.contains("Timeline"),
            "{text}"
        );
    }

    #[test]
    fn without_an_argument_the_sample_is_opened() {
        let mut session = Session::start(&[], (120, 40));
        session.wait_for("The library that comes by sea");
        session.wait_until("speakers", |session| session.text().contains("Ada Brekke"));
        session.press("q");
        assert!(session.wait_end().success());
    }

    #[test]
    fn wrong_settings_are_listed_until_a_key_is_pressed() {
        let folder = Folder::new();
        let settings = folder.write("c.toml", "measure = 5\n");
        let arguments = ["--config", settings.to_str().unwrap()];
        let mut session = Session::start(&arguments, (160, 40));
        session.wait_for("must be 20 to 200, not 5");
        session.press("q");
        session.wait_until("the list closed", |session| {
            !session.text().contains("must be 20 to 200, not 5")
        });
        session.press("q");
        assert!(session.wait_end().success());
    }
}
