/// Words and patterns of quotation, attribution and naming.
#[derive(Debug, Default)]
pub struct SpeechRules {}
