use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use strum::{EnumString, VariantNames};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::FilePosition;

/// The keys to begin with.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumString, VariantNames,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Preset {
    /// Those of the table of commands.
    #[default]
    Newsprint,
    /// Those that fingers used to vim expect.
    Vim,
    /// Those that fingers used to less expect.
    Less,
}

impl Preset {
    /// What the preset changes in the table of commands.
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

/// The keys that settings give a command; neither has been looked up yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBinding {
    /// The name of the command.
    pub command: String,
    /// The keys, each as it was written: `"g g"`, `"Ctrl-o"`. None take all keys away.
    pub keys: Vec<String>,
    /// Where it stands.
    pub place: FilePosition,
}

impl KeyBinding {
    /// Reads a whole file of them; what is none is left out.
    fn parse(text: &str) -> Vec<Self> {
        let (table, _) = DeTable::parse_recoverable(text);
        let read = |(name, value): (&Spanned<_>, &Spanned<_>)| Self::of(text, name, value).ok();
        table.get_ref().iter().filter_map(read).collect()
    }

    /// Reads one entry: a key, or a list of them. An error is the byte it stands at.
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
