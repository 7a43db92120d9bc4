//! Limits of deck files.

/// The largest deck file, in bytes.
pub const FILE_BYTES: u64 = 10 * 1024 * 1024;
