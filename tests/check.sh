#!/usr/bin/env bash
# Form, lints, tests with every feature, documentation, licences.
set -euo pipefail
cd "$(dirname "$0")/.."
# Snapshots are compared here, never rewritten.
export INSTA_UPDATE=no
unset UPDATE

cargo fmt --check
cargo clippy --all-targets --all-features -- -D warnings
cargo clippy --all-targets --no-default-features -- -D warnings
cargo test --all-features
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items
if cargo deny --version >/dev/null 2>&1; then
    cargo deny check --config .deny.toml bans licenses sources
else
    echo "SKIPPED: cargo deny is not installed"
fi
