//! Runs the programs that words and addresses are given to: each by its own name and arguments, never through a shell.

use std::env;
use std::io::{self, Read, Write as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use super::event::LoopEvent;
use crate::app::Msg;

/// Starts programs and tells what came of them.
#[derive(Debug)]
pub(super) struct Commands {
    events: Sender<LoopEvent>,
}

/// What a program may print before it is not listened to any more, in bytes.
const OUTPUT: u64 = 256 * 1024;
/// What of its complaints is read.
const COMPLAINT: u64 = 4 * 1024;

impl Commands {
    /// Programs whose results go to `events`.
    pub(super) fn new(events: Sender<LoopEvent>) -> Self {
        Self { events }
    }

    /// Opens an address with a program, `%u` in whose arguments stands for it; with the system's own for an empty one.
    pub(super) fn open(&self, command: &[String], address: &str) {
        let Some(command) = opener(command, address) else {
            return self.say(format!("no program to open links: {address}"));
        };
        let address = address.to_owned();
        self.run(
            command,
            String::new(),
            move |program, result| match result {
                Ok(_) => None,
                Err(why) => Some(Msg::Failed(format!("{program}: {why}: {address}"))),
            },
        );
    }

    /// Gives copied words to a program; to none for an empty one.
    pub(super) fn copy(&self, command: &[String], text: String) {
        if command.is_empty() {
            return;
        }
        self.run(command.to_vec(), text, |program, result| {
            let why = result.err()?;
            Some(Msg::Failed(format!("cannot copy with {program}: {why}")))
        });
    }

    /// Gives words to a program and brings back what it prints.
    pub(super) fn pipe(&self, command: Vec<String>, input: String) {
        self.run(command, input, |command, result| {
            Some(match result {
                Ok(output) => Msg::Piped { command, output },
                Err(why) => Msg::Failed(format!("{command}: {why}")),
            })
        });
    }

    fn say(&self, words: String) {
        let _ = self.events.send(LoopEvent::App(Msg::Failed(words)));
    }

    /// Runs a program on a thread of its own; `tell` makes of its name and result what is to be told.
    fn run(
        &self,
        command: Vec<String>,
        input: String,
        tell: impl FnOnce(String, Result<String, String>) -> Option<Msg> + Send + 'static,
    ) {
        let events = self.events.clone();
        let work = move || {
            let program = command.first().cloned().unwrap_or_default();
            let result = result(&command, input);
            if let Some(msg) = tell(program, result) {
                let _ = events.send(LoopEvent::App(msg));
            }
        };
        let started = thread::Builder::new()
            .name("command".to_owned())
            .spawn(work);
        if let Err(error) = started {
            self.say(format!("cannot start a program: {error}"));
        }
    }
}

/// The program and arguments that open an address; `None` where the system has none that needs no terminal.
fn opener(command: &[String], address: &str) -> Option<Vec<String>> {
    let known = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut command = command.to_vec();
    if command.is_empty() {
        let has_screen = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];
        let system = if cfg!(target_os = "macos") {
            "open"
        } else {
            has_screen.into_iter().any(known).then_some("xdg-open")?
        };
        command.push(system.to_owned());
    }
    let mut named = false;
    for argument in command.iter_mut().skip(1) {
        named |= argument.contains("%u");
        *argument = argument.replace("%u", address);
    }
    if !named {
        command.push(address.to_owned());
    }
    Some(command)
}

/// What a program prints when it is given `input`; an error says in a few words what went wrong.
fn result(command: &[String], input: String) -> Result<String, String> {
    let (program, arguments) = command.split_first().ok_or("there is no program")?;
    // In a group of its own it cannot take the terminal's keys away.
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn();
    let mut child = child.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "no such program".to_owned(),
        _ => error.to_string(),
    })?;
    let (output, complaint) = talk(&mut child, input);
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() {
        Ok(output)
    } else {
        Err(ending(status, &complaint))
    }
}

/// Gives a program its input while it is read: output and complaints, each up to its limit.
fn talk(child: &mut Child, input: String) -> (String, String) {
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        scope.spawn(move || {
            // A program need not read all it is given.
            stdin.map(|mut stdin| stdin.write_all(input.as_bytes()))
        });
        let complaint = scope.spawn(move || stderr.map(|stderr| read(stderr, COMPLAINT)));
        let output = stdout
            .map(|stdout| read(stdout, OUTPUT))
            .unwrap_or_default();
        let complaint = complaint.join().ok().flatten().unwrap_or_default();
        (output, complaint)
    })
}

fn read(stream: impl Read, limit: u64) -> String {
    let mut bytes = Vec::new();
    // What could be read before a fault counts.
    let _ = stream.take(limit).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn ending(status: ExitStatus, complaint: &str) -> String {
    let line = complaint.lines().find(|line| !line.trim().is_empty());
    match (line, status.code()) {
        (Some(line), _) => line.trim().to_owned(),
        (None, Some(code)) => format!("ended with status {code}"),
        (None, None) => "was ended by a signal".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(command: &[&str], input: &str) -> Result<String, String> {
        let command: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
        result(&command, input.to_owned())
    }

    #[test]
    fn words_go_in_and_come_out() {
        assert_eq!(
            run(&["tr", "a-c", "A-C"], "abcd $HOME"),
            Ok("ABCd $HOME".to_owned())
        );
        let much = "x".repeat(1 << 20);
        assert_eq!(run(&["true"], &much), Ok(String::new()));
    }

    #[test]
    fn a_failure_is_told_in_the_words_of_the_program() {
        let missing = run(&["no-such-program-here"], "");
        assert_eq!(missing, Err("no such program".to_owned()));
        assert_eq!(run(&["false"], ""), Err("ended with status 1".to_owned()));
        let complaint = run(&["cat", "/nonexistent/file"], "").unwrap_err();
        assert!(complaint.contains("/nonexistent/file"), "{complaint}");
    }

    #[test]
    fn an_address_stands_where_the_arguments_want_it() {
        let command = ["browser".to_owned(), "--new=%u".to_owned()];
        let address = "https://x.example/$(a);b";
        assert_eq!(
            opener(&command, address).unwrap(),
            ["browser", "--new=https://x.example/$(a);b"]
        );
        let plain = ["browser".to_owned()];
        assert_eq!(opener(&plain, address).unwrap(), ["browser", address]);
    }
}
