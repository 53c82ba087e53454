use serde::{Deserialize, Serialize};

/// The User-Agent for HTTP requests: one line of printable ASCII; "" is the program's name and version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UserAgent(String);

/// Bytes: servers cut off longer ones.
const LONGEST: usize = 200;

impl UserAgent {
    /// The words; empty for the program's own name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for UserAgent {
    type Error = String;

    fn try_from(words: String) -> Result<Self, Self::Error> {
        let is_plain = words.chars().all(|c| c == ' ' || c.is_ascii_graphic());
        if is_plain && words.len() <= LONGEST {
            return Ok(Self(words));
        }
        Err(format!("at most {LONGEST} printable ASCII characters"))
    }
}

impl From<UserAgent> for String {
    fn from(agent: UserAgent) -> Self {
        agent.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_break_a_request_is_no_name() {
        let of = |words: &str| UserAgent::try_from(words.to_owned());
        assert_eq!(
            of("a reader/1.0 (+x)").unwrap().as_str(),
            "a reader/1.0 (+x)"
        );
        for words in ["a\r\nb: c", "é", &"x".repeat(LONGEST + 1)] {
            assert!(of(words).is_err(), "{words}");
        }
    }
}
