//! Value templates as rule files spell them.

use crate::lang::time::{Datum, Operation, Template};

/// Parses a template; `variables` are the names the pattern binds, in order.
///
/// # Errors
///
/// What is wrong with it, in a few words.
pub(super) fn parse(text: &str, variables: &[String]) -> Result<Template, String> {
    let (template, rest) = term(text.trim(), variables, 0)?;
    if rest.is_empty() {
        Ok(template)
    } else {
        Err(format!("`{rest}` is left over in the value"))
    }
}

// Deep enough for any value that makes sense.
const MAX_DEPTH: usize = 8;

// The term at the front and what follows it.
fn term<'a>(
    text: &'a str,
    variables: &[String],
    depth: usize,
) -> Result<(Template, &'a str), String> {
    if depth > MAX_DEPTH {
        return Err("the value is nested too deep".to_owned());
    }
    let end = text
        .find(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '$')))
        .unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if let Some(variable) = name.strip_prefix('$') {
        let place = variables.iter().position(|known| known == variable);
        let place = place.ok_or_else(|| format!("the pattern has no variable `{variable}`"))?;
        return Ok((Template::Variable(place), rest.trim_start()));
    }
    let Some(arguments) = rest.strip_prefix('(') else {
        let datum = Datum::parse(name).ok_or_else(|| format!("`{name}` means nothing"))?;
        return Ok((Template::Datum(datum), rest.trim_start()));
    };
    call(name, arguments, variables, depth)
}

fn call<'a>(
    name: &str,
    arguments: &'a str,
    variables: &[String],
    depth: usize,
) -> Result<(Template, &'a str), String> {
    let (operation, least, most) =
        Operation::parse(name).ok_or_else(|| format!("no operation is called `{name}`"))?;
    let mut rest = arguments.trim_start();
    let mut terms = Vec::new();
    while !rest.starts_with(')') {
        let (argument, after) = term(rest, variables, depth + 1)?;
        terms.push(argument);
        rest = match after.strip_prefix(',') {
            Some(more) => more.trim_start(),
            None if after.starts_with(')') => after,
            None => return Err(format!("`{name}(` is not closed")),
        };
    }
    if !(least..=most).contains(&terms.len()) {
        return Err(format!("`{name}` takes {least} to {most} arguments"));
    }
    let rest = rest.strip_prefix(')').unwrap_or(rest).trim_start();
    Ok((Template::Call(operation, terms), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::time::Unit;

    #[test]
    fn calls_nest() {
        let template = parse("within(month($m), shift(-1, year))", &["m".to_owned()]).unwrap();
        let Template::Call(Operation::Within, terms) = template else {
            panic!("not a call");
        };
        assert_eq!(
            terms[0],
            Template::Call(Operation::Month, vec![Template::Variable(0)])
        );
        let year = Template::Datum(Datum::Unit(Unit::Year));
        let one = Template::Datum(Datum::Number(-1));
        assert_eq!(terms[1], Template::Call(Operation::Shift, vec![one, year]));
    }

    #[test]
    fn faults_are_named() {
        for (text, fault) in [
            ("month($x)", "no variable `x`"),
            ("moon(1)", "no operation is called `moon`"),
            ("month()", "takes 1 to 2"),
            ("year(1990", "not closed"),
            ("year(1990) 5", "left over"),
            ("fortnight", "means nothing"),
        ] {
            let message = parse(text, &["m".to_owned()]).unwrap_err();
            assert!(message.contains(fault), "{text}: {message}");
        }
    }
}
