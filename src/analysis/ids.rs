//! Ids of findings: the index into their list, as a type of its own so that no two kinds are mixed up.

macro_rules! id {
    ($($name:ident: $what:literal),* $(,)?) => {$(
        #[doc = concat!("The place of ", $what, " in its list.")]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the finding at `index`.
            pub fn of(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The index into the list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The number shown in output.
            pub const fn number(self) -> u32 {
                self.0
            }
        }
    )*};
}

id! {
    SentenceId: "a sentence",
    QuoteId: "a quotation",
    SpeakerId: "a speaker",
    TimexId: "a temporal expression",
    EventId: "an event",
}
