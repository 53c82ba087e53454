//! Names of hosts in other letters than those of ASCII (RFC 3492).

/// The name that is looked up for a host; `None` where there can be no such host.
///
/// Letters are taken as they are, in lower case: what only looks like another letter leads to another host, and to none
/// most of the time.
pub(super) fn ascii(host: &str) -> Option<String> {
    if host.is_ascii() {
        return Some(host.to_ascii_lowercase());
    }
    let labels = host.split(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}']);
    let labels: Option<Vec<String>> = labels.map(label).collect();
    labels.map(|labels| labels.join("."))
}

/// A part of a name between dots has so many bytes.
const LONGEST: usize = 63;

fn label(label: &str) -> Option<String> {
    let lower = label.to_lowercase();
    if lower.is_ascii() {
        return Some(lower);
    }
    // Letters of some scripts are written with marks that are no letters by themselves.
    let is_of_name = |c: char| {
        c == '-'
            || c.is_ascii_alphanumeric()
            || !c.is_ascii() && !c.is_control() && !c.is_whitespace()
    };
    if !lower.chars().all(is_of_name) || lower.chars().count() > LONGEST {
        return None;
    }
    let name = format!("xn--{}", encoded(&lower)?);
    (name.len() <= LONGEST).then_some(name)
}

const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST: u32 = 0x80;

/// Punycode: the letters of ASCII, and behind a hyphen where the others stand and which they are.
fn encoded(label: &str) -> Option<String> {
    let points: Vec<u32> = label.chars().map(u32::from).collect();
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let plain = u32::try_from(out.len()).ok()?;
    if plain > 0 {
        out.push('-');
    }
    let (mut point, mut delta, mut bias, mut done) = (FIRST, 0_u32, FIRST_BIAS, plain);
    while usize::try_from(done).ok()? < points.len() {
        let next = points
            .iter()
            .copied()
            .filter(|other| *other >= point)
            .min()?;
        delta = delta.checked_add((next - point).checked_mul(done + 1)?)?;
        point = next;
        for other in &points {
            if *other < point {
                delta = delta.checked_add(1)?;
            } else if *other == point {
                write(delta, bias, &mut out);
                bias = adapted(delta, done + 1, done == plain);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        point += 1;
    }
    Some(out)
}

/// A number in digits whose weight depends on what has been written before.
fn write(number: u32, bias: u32, out: &mut String) {
    let mut rest = number;
    let mut place = BASE;
    loop {
        let threshold = place.saturating_sub(bias).clamp(LEAST, MOST);
        if rest < threshold {
            out.extend(digit(rest));
            return;
        }
        out.extend(digit(threshold + (rest - threshold) % (BASE - threshold)));
        rest = (rest - threshold) / (BASE - threshold);
        place += BASE;
    }
}

/// `a` to `z`, then `0` to `9`.
fn digit(number: u32) -> Option<char> {
    let turned = if number < 26 {
        number + 10
    } else {
        number - 26
    };
    char::from_digit(turned, BASE)
}

fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / count;
    let mut bias = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        bias += BASE;
    }
    bias + (BASE - LEAST + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_in_other_letters_are_encoded() {
        for (host, name) in [
            ("Harbor.example", "harbor.example"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("BÜCHER.example", "xn--bcher-kva.example"),
            ("www.münchen.de", "www.xn--mnchen-3ya.de"),
            ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
            ("пример。испытание", "xn--e1afmkfd.xn--80akhbyknj4f"),
            ("ελληνικά.example", "xn--hxargifdar.example"),
        ] {
            assert_eq!(ascii(host).as_deref(), Some(name));
        }
        assert_eq!(ascii("bü cher.example"), None);
        assert_eq!(ascii("bü/cher"), None);
        assert_eq!(ascii(&"ü".repeat(80)), None);
    }

    proptest! {
        #[test]
        fn any_name_is_plain_or_none(host in "\\PC{0,70}") {
            if let Some(name) = ascii(&host) {
                prop_assert!(name.is_ascii(), "{name}");
            }
        }
    }
}
