//! Words of a natural language in the string literals of a file.

use std::sync::LazyLock;

use regex::Regex;

/// The entries of all string literals that read like words; `|` separates the entries of one literal.
pub(crate) fn words(code: &str) -> Vec<String> {
    static WORD: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^[^\W\d_][\w'’ .&,:!?-]+$").unwrap());
    static MESSAGE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"reason =|include|format!|expect\(|write!").unwrap());
    static CONTINUED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\\\s*\n\s*").unwrap());
    let mut found = Vec::new();
    for (at, literal) in literals(code) {
        let start = code[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = code[start..].lines().next().unwrap_or_default();
        if MESSAGE.is_match(line) {
            continue;
        }
        let joined = CONTINUED.replace_all(literal, "");
        let entries = joined.split('|').map(str::trim);
        found.extend(
            entries
                .filter(|entry| WORD.is_match(entry))
                .map(str::to_owned),
        );
    }
    found
}

/// The string literals of a file with the offset at which each begins.
fn literals(code: &str) -> Vec<(usize, &str)> {
    static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r###"(?s)//[^\n]*|r"([^"]*)"|r#"(.*?)"#|r##"(.*?)"##|"((?:\\.|[^"\\])*)"|b?'(?:\\.[^']*|[^'\\])'"###,
        )
        .unwrap()
    });
    TOKEN
        .captures_iter(code)
        .filter_map(|found| {
            let literal = (1..=4).find_map(|group| found.get(group))?;
            Some((found.get(0)?.start(), literal.as_str()))
        })
        .collect()
}
