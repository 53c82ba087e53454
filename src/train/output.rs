use std::path::Path;

use super::error::TrainError;

/// Writes a model file and keeps its bytes for the steps that build on it.
pub(super) fn keep(out: &Path, name: &str, bytes: Vec<u8>) -> Result<&'static [u8], TrainError> {
    let path = out.join(format!("{name}.bin"));
    std::fs::write(&path, &bytes).map_err(|source| TrainError::Write { path, source })?;
    Ok(Box::leak(bytes.into_boxed_slice()))
}

/// A part of a whole in percent.
#[expect(clippy::cast_precision_loss, reason = "counts of tokens and the like")]
pub(super) fn share(part: usize, whole: usize) -> f64 {
    part as f64 * 100.0 / whole.max(1) as f64
}
