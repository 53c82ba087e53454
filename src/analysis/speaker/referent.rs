use super::office::OfficeHolder;

/// Who or what a source stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Referent {
    /// The person with this index.
    Person(usize),
    /// An organisation by its full name.
    Organization(String),
    /// Who holds an office, where the article does not say.
    Holder(OfficeHolder),
    /// Somebody by the words the article uses.
    Unnamed(String),
}
