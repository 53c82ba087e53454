//! The command line: arguments, jobs, error messages and exit codes.
