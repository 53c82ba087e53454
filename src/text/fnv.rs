/// A 64-bit FNV-1a hash of bytes that come one by one: the same on every machine and in every version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Fnv {
    /// Goes on from the value of an earlier hash.
    pub const fn from_value(value: u64) -> Self {
        Self(value)
    }

    /// Takes in the next byte.
    pub const fn push(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01B3);
    }

    /// The hash of all bytes so far.
    pub const fn value(self) -> u64 {
        self.0
    }
}

impl Extend<u8> for Fnv {
    fn extend<T: IntoIterator<Item = u8>>(&mut self, bytes: T) {
        for byte in bytes {
            self.push(byte);
        }
    }
}

/// The hash of some bytes.
pub fn fnv(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mut hash = Fnv::default();
    hash.extend(bytes);
    hash.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        assert_eq!(fnv([]), 0xCBF2_9CE4_8422_2325);
        assert_eq!(fnv(*b"a"), 0xAF63_DC4C_8601_EC8C);
        assert_eq!(fnv(*b"foobar"), 0x8594_4171_F739_67E8);
    }
}
