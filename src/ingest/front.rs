//! Front matter: the block of metadata at the top of a Markdown file.

/// Whether a text opens with front matter: a fence of `---` or `+++`, a key, and the same fence again.
pub(super) fn is_front_matter(text: &str) -> bool {
    split(text).is_some()
}

/// The kind of front matter, its lines, and what follows.
pub(super) fn split(text: &str) -> Option<(&str, &str, &str)> {
    for fence in ["---", "+++"] {
        let Some(after) = text.strip_prefix(fence) else {
            continue;
        };
        let (rest_of_line, body) = after.split_once('\n')?;
        if !rest_of_line.trim().is_empty() {
            return None;
        }
        let mut byte = 0;
        for line in body.split_inclusive('\n') {
            let (matter, rest) = body.split_at_checked(byte)?;
            byte += line.len();
            let end = line.trim_end();
            if end == fence || fence == "---" && end == "..." {
                let is_keyed = matter.lines().any(|line| line.contains([':', '=']));
                return is_keyed
                    .then(|| (fence, matter, rest.strip_prefix(line).unwrap_or_default()));
            }
        }
    }
    None
}
