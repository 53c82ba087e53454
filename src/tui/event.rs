use super::input::Input;
use crate::acquire::{AcquireError, Opened};
use crate::app::Msg;

/// Something for the loop to handle.
#[derive(Debug)]
pub(super) enum LoopEvent {
    /// The terminal sent something.
    Input(Input),
    /// A worker has something for the state.
    App(Msg),
    /// What was asked for is there, or cannot be had.
    Opened {
        request: u64,
        result: Result<Opened, AcquireError>,
    },
    /// The terminal has another size.
    Resized,
    /// The terminal was taken over again after a stop.
    Continued,
}
