//! Which tokens of an article are something, at a bit each.

/// Bits of one word.
const BITS: usize = u64::BITS as usize;

/// A set of tokens that knows how many of it stand before any token: a bit and a half each, where counts would take 32.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    words: Vec<u64>,
    /// For each word how many bits are set before it.
    before: Vec<u32>,
}

impl Ranks {
    /// The tokens for which something is so, in order from the first.
    pub(super) fn of(tokens: impl IntoIterator<Item = bool>) -> Self {
        let mut ranks = Self::default();
        let mut count = 0;
        for (at, is_so) in tokens.into_iter().enumerate() {
            if at % BITS == 0 {
                ranks.words.push(0);
                ranks.before.push(count);
            }
            if let Some(word) = ranks.words.last_mut() {
                *word |= u64::from(is_so) << (at % BITS);
            }
            count += u32::from(is_so);
        }
        // Whatever lies behind the last token has all before it.
        ranks.words.push(0);
        ranks.before.push(count);
        ranks
    }

    /// How many of the set stand before a token.
    pub(super) fn before(&self, token: usize) -> usize {
        let at = token / BITS;
        let (Some(word), Some(before)) = (self.words.get(at), self.before.get(at)) else {
            return self.before.last().map_or(0, |count| *count as usize);
        };
        let lower = word & ((1 << (token % BITS)) - 1);
        *before as usize + lower.count_ones() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_count_what_stands_before() {
        let every_third = |at: usize| at.is_multiple_of(3);
        for len in [0, 1, 63, 64, 65, 200] {
            let ranks = Ranks::of((0..len).map(every_third));
            for at in 0..300 {
                let wanted = (0..len.min(at)).filter(|at| every_third(*at)).count();
                assert_eq!(ranks.before(at), wanted, "{at} of {len}");
            }
        }
    }
}
