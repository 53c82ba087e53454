//! Holds a value against the shipped JSON Schema, as far as that schema uses the language.

use std::sync::LazyLock;

use newsprint::export::SCHEMA;
use serde_json::Value;

static ROOT: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(SCHEMA).unwrap());

/// What is wrong with a printed object; a property that the schema does not name is a fault here.
pub fn faults(value: &Value) -> Vec<String> {
    let definition = if value.get("error").is_some() {
        "failure"
    } else {
        "article"
    };
    let mut faults = Vec::new();
    hold(value, &ROOT["$defs"][definition], definition, &mut faults);
    faults
}

fn hold(value: &Value, schema: &Value, at: &str, faults: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().unwrap() {
        let sound = match keyword.as_str() {
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                let target = &ROOT["$defs"][name];
                assert!(target.is_object(), "{name} is not defined");
                hold(value, target, at, faults);
                true
            }
            "oneOf" => {
                let fits = |option: &&Value| {
                    let mut own = Vec::new();
                    hold(value, option, at, &mut own);
                    own.is_empty()
                };
                rule.as_array().unwrap().iter().filter(fits).count() == 1
            }
            "type" => match rule {
                Value::Array(names) => names.iter().any(|name| is_of(value, name)),
                name => is_of(value, name),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value
                .as_f64()
                .is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value
                .as_f64()
                .is_none_or(|number| number <= rule.as_f64().unwrap()),
            "required" => value.as_object().is_none_or(|object| {
                let names = rule.as_array().unwrap();
                names
                    .iter()
                    .all(|name| object.contains_key(name.as_str().unwrap()))
            }),
            "properties" => {
                properties(value, rule, at, faults);
                true
            }
            "items" => {
                for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
                    hold(item, rule, &format!("{at}[{nth}]"), faults);
                }
                true
            }
            "description" | "title" => true,
            other => panic!("this test does not know the keyword {other}"),
        };
        if !sound {
            faults.push(format!("{at}: {value} breaks {keyword} {rule}"));
        }
    }
}

fn properties(value: &Value, rules: &Value, at: &str, faults: &mut Vec<String>) {
    for (name, item) in value.as_object().into_iter().flatten() {
        let inner = format!("{at}.{name}");
        match rules.get(name) {
            Some(rule) => hold(item, rule, &inner, faults),
            None => faults.push(format!("{inner}: not in the schema")),
        }
    }
}

fn is_of(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap() {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type {other}"),
    }
}
