//! Panics on request, so that leaving by panic can be measured: `NEWSPRINT_PANIC=ui|worker` with the feature
//! `panic-probe`. Without the feature nothing here does anything.

/// Panics in the loop, after the first frame, when asked to.
pub(super) fn panic_in_ui() {
    panic_in("ui");
}

/// Panics in a worker when asked to.
pub(super) fn panic_in_worker() {
    panic_in("worker");
}

#[cfg(feature = "panic-probe")]
fn panic_in(place: &str) {
    assert!(
        std::env::var("NEWSPRINT_PANIC").as_deref() != Ok(place),
        "asked to panic in the {place}"
    );
}

#[cfg(not(feature = "panic-probe"))]
fn panic_in(_place: &str) {}
