/// Splits a line into a program and its arguments at blanks; quotes and backslashes keep words together. Without a shell,
/// nothing else has a meaning: no variables, no pipes, no patterns.
///
/// # Errors
///
/// When a quote has no end.
pub fn argv(line: &str) -> Result<Vec<String>, String> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    if let Some(open) = quote {
        return Err(format!("unclosed quote {open}"));
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> Vec<String> {
        argv(line).unwrap()
    }

    #[test]
    fn blanks_part_and_quotes_keep_together() {
        assert_eq!(parts("  tr a-z  'A Z'"), ["tr", "a-z", "A Z"]);
        assert_eq!(parts(r#"a "b \" c"d '' \ e"#), ["a", "b \" cd", "", " e"]);
        assert_eq!(parts(" "), [""; 0]);
    }

    #[test]
    fn what_a_shell_would_read_more_into_stays_as_it_is() {
        assert_eq!(
            parts("echo $HOME;rm * | x"),
            ["echo", "$HOME;rm", "*", "|", "x"]
        );
        assert_eq!(parts(r"'a\b'"), [r"a\b"]);
    }

    #[test]
    fn a_quote_without_an_end_is_told() {
        assert!(argv("tr 'a").unwrap_err().contains('\''));
    }
}
