//! Starts newsprint: the command line does the rest.

fn main() {}
