/// The words of a phrase behind its first.
#[derive(Clone, Copy, Debug)]
pub struct More(&'static str);

impl More {
    // One blank stands between two words.
    pub(super) const fn new(words: &'static str) -> Self {
        Self(words)
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.iter().count()
    }

    /// Whether the phrase has one word only.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// They in order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> + Clone {
        self.0.split_terminator(' ')
    }
}
