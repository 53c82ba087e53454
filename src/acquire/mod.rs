//! Where articles come from: files, pipes and the built-in sample.
