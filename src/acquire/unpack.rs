//! Gzip-compressed input.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;

/// The maximum size of an unpacked article.
pub(super) const MAX_BYTES: u64 = 64 << 20;

/// Files packed more often than this were not packed by a reader.
pub(super) const MAX_LAYERS: usize = 3;

/// Unpacks gzip, even several layers of it; anything else stays as it is.
///
/// # Errors
///
/// When the packed data is broken, or longer than [`MAX_BYTES`].
pub(super) fn unpack(mut bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    for _ in 0..MAX_LAYERS {
        if !bytes.starts_with(b"\x1f\x8b") {
            break;
        }
        bytes = gunzip(&bytes)?;
    }
    Ok(bytes)
}

fn gunzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut reader = MultiGzDecoder::new(bytes).take(MAX_BYTES + 1);
    reader.read_to_end(&mut out)?;
    if u64::try_from(out.len()).is_ok_and(|length| length <= MAX_BYTES) {
        return Ok(out);
    }
    let words = format!("it is larger than {} MiB unpacked", MAX_BYTES >> 20);
    Err(io::Error::new(io::ErrorKind::FileTooLarge, words))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::best());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    #[test]
    fn packed_text_is_unpacked_even_twice() {
        assert_eq!(unpack(b"plain".to_vec()).unwrap(), b"plain");
        assert_eq!(unpack(packed(b"words")).unwrap(), b"words");
        assert_eq!(unpack(packed(&packed(b"words"))).unwrap(), b"words");
    }

    #[test]
    fn a_bomb_and_a_stump_are_refused() {
        let bomb = packed(&vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1]);
        assert!(unpack(bomb).unwrap_err().to_string().contains("64 MiB"));
        let mut stump = packed(b"some words of a story");
        stump.truncate(20);
        assert!(unpack(stump).is_err());
    }
}
