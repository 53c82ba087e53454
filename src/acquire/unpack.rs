//! Texts in wrappings: packed files, and PDF documents where there is a program that reads them.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use flate2::read::MultiGzDecoder;

/// No article is longer, unpacked.
const MAX_BYTES: u64 = 64 << 20;

/// Files packed more often than this were not packed by a reader.
pub(super) const MAX_LAYERS: usize = 3;

/// The program that reads PDF documents.
const PDF_READER: &str = "pdftotext";

/// Nobody waits longer for it.
const DEADLINE: Duration = Duration::from_secs(20);

/// Takes the wrappings off; what is not wrapped, or in a way that is not known here, stays as it is.
///
/// # Errors
///
/// When the packed data is broken, or more than anybody reads.
pub(super) fn unpack(mut bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    for _ in 0..MAX_LAYERS {
        if !bytes.starts_with(b"\x1f\x8b") {
            break;
        }
        bytes = gunzip(&bytes)?;
    }
    if bytes.starts_with(b"%PDF-") {
        return pdf(bytes, PDF_READER);
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

/// The text of a PDF document; the document itself where there is no such program.
fn pdf(bytes: Vec<u8>, program: &str) -> io::Result<Vec<u8>> {
    let child = Command::new(program)
        .args(["-enc", "UTF-8", "-nopgbrk", "-q", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    match child {
        Ok(child) => output(child, bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(bytes),
        Err(error) => Err(error),
    }
}

/// What a program makes of its input, if it is done in time.
fn output(mut child: Child, input: Vec<u8>) -> io::Result<Vec<u8>> {
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::Error::other("its reader cannot be talked to"));
    };
    // It may stop reading before the end.
    thread::spawn(move || stdin.write_all(&input));
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut out = Vec::new();
        let read = stdout.take(MAX_BYTES).read_to_end(&mut out);
        sender.send(read.map(|_| out))
    });
    let read = receiver.recv_timeout(DEADLINE);
    if read.is_err() {
        child.kill()?;
    }
    let status = child.wait()?;
    match read {
        Ok(Ok(_)) if !status.success() => Err(io::Error::other("pdftotext cannot make text of it")),
        Ok(text) => text,
        Err(RecvTimeoutError::Timeout) => Err(io::Error::other("pdftotext takes too long")),
        Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("pdftotext gave up")),
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn a_document_is_read_by_the_program_that_can() {
        let document = b"%PDF-1.7 words".to_vec();
        assert_eq!(pdf(document.clone(), "no-such-reader").unwrap(), document);
        assert!(pdf(document.clone(), "false").is_err());
        assert!(pdf(document, "true").unwrap().is_empty());
    }
}
