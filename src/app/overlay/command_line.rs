use crate::app::command::Command;

/// A command as it is typed in the palette: its name and what it is given.
#[derive(Clone, Debug)]
pub struct CommandLine {
    /// The command.
    pub command: &'static Command,
    /// What it is given; `None` while nothing has been typed.
    pub argument: Option<String>,
}

impl CommandLine {
    /// Name and argument, as they are typed.
    pub fn words(&self) -> String {
        match &self.argument {
            Some(argument) => format!("{} {argument}", self.command.id),
            None => self.command.id.to_owned(),
        }
    }
}
