use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use strum::{EnumString, VariantNames};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::FilePosition;

/// A key preset.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumString, VariantNames,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Preset {
    /// The keys of the table of commands.
    #[default]
    Newsprint,
    /// Keys as in vim.
    Vim,
    /// Keys as in less.
    Less,
}

impl Preset {
    /// The keys that the preset changes.
    pub fn bindings(self) -> &'static [KeyBinding] {
        static VIM: OnceLock<Vec<KeyBinding>> = OnceLock::new();
        static LESS: OnceLock<Vec<KeyBinding>> = OnceLock::new();
        let read = |text| move || KeyBinding::parse(text);
        match self {
            Self::Newsprint => &[],
            Self::Vim => VIM.get_or_init(read(include_str!("../../assets/keys/vim.toml"))),
            Self::Less => LESS.get_or_init(read(include_str!("../../assets/keys/less.toml"))),
        }
    }
}

/// A command and its keys in the settings; neither is checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBinding {
    /// The name of the command.
    pub command: String,
    /// The keys as written: `"g g"`, `"Ctrl-o"`. An empty list removes all keys.
    pub keys: Vec<String>,
    /// The position in the file.
    pub place: FilePosition,
}

impl KeyBinding {
    /// Reads a whole file; faulty entries are skipped.
    fn parse(text: &str) -> Vec<Self> {
        let (table, _) = DeTable::parse_recoverable(text);
        let read = |(name, value): (&Spanned<_>, &Spanned<_>)| Self::of(text, name, value).ok();
        table.get_ref().iter().filter_map(read).collect()
    }

    /// Reads one entry: a key, or a list of keys. The error is the byte where it is.
    pub(super) fn of(
        text: &str,
        name: &Spanned<impl AsRef<str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<Self, usize> {
        let keys = match value.get_ref() {
            DeValue::String(key) => vec![key.clone().into_owned()],
            DeValue::Array(keys) => keys
                .iter()
                .map(|key| match key.get_ref() {
                    DeValue::String(key) => Ok(key.clone().into_owned()),
                    _ => Err(key.span().start),
                })
                .collect::<Result<_, _>>()?,
            _ => return Err(value.span().start),
        };
        Ok(Self {
            command: name.get_ref().as_ref().to_owned(),
            keys,
            place: FilePosition::of(text, name.span().start),
        })
    }
}
