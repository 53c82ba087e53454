use std::fmt;

/// Words escaped for HTML, between tags and in quoted attributes, without controls.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some((at, char)) = rest.char_indices().find(|(_, char)| is_special(*char)) {
            let (plain, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.write_str(plain)?;
            out.write_str(match char {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => "",
            })?;
            rest = tail.get(char.len_utf8()..).unwrap_or_default();
        }
        out.write_str(rest)
    }
}

fn is_special(char: char) -> bool {
    matches!(char, '&' | '<' | '>' | '"' | '\'')
        || char.is_control() && !matches!(char, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_opens_a_tag_or_ends_an_attribute() {
        let words = "a<b> & \"c\" 'd'\u{1b}[1m é";
        assert_eq!(
            Escaped(words).to_string(),
            "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;[1m é"
        );
    }
}
