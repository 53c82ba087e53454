/// Words and patterns of time and events.
#[derive(Debug, Default)]
pub struct TimeRules {}
