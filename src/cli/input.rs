//! Reading files without being led astray: what is no regular file is refused, and so is what is too large.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::failure::{Failure, shown};

/// Larger files are refused, in bytes.
const LARGEST: u64 = 64 << 20;

/// A file, or standard input.
#[derive(Debug)]
pub(super) struct Input {
    /// Its name, as the user gave it.
    pub name: String,
    /// Everything in it.
    pub bytes: Vec<u8>,
}

/// Reads a file; `-` is standard input.
///
/// # Errors
/// Where it is not there, not a regular file, too large, or cannot be read.
pub(super) fn read(path: &Path) -> Result<Input, Failure> {
    if is_standard_input(path) {
        let bytes = limited(io::stdin().lock(), 0)
            .map_err(|error| Failure::io("read", Path::new("standard input"), &error))?
            .ok_or_else(|| too_large(path))?;
        return Ok(Input { name: "standard input".to_owned(), bytes });
    }
    let unreadable = |error: io::Error| Failure::io("read", path, &error);
    // Looked at before it is opened: opening a named pipe waits for somebody to write.
    regular(path, &std::fs::metadata(path).map_err(unreadable)?)?;
    let file = open(path).map_err(unreadable)?;
    // Looked at again: it may have been exchanged in between.
    let metadata = file.metadata().map_err(unreadable)?;
    regular(path, &metadata)?;
    let bytes = limited(file, metadata.len()).map_err(unreadable)?.ok_or_else(|| too_large(path))?;
    Ok(Input { name: path.to_string_lossy().into_owned(), bytes })
}

/// Whether a path stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Opens a file without waiting, should it have become a pipe.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    if let Some(flag) = NO_WAITING {
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flag);
    }
    options.open(path)
}

/// `O_NONBLOCK`, where its number is known.
#[cfg(unix)]
const NO_WAITING: Option<i32> = if cfg!(all(
    target_os = "linux",
    any(
        target_arch = "x86_64",
        target_arch = "aarch64",
        target_arch = "x86",
        target_arch = "arm",
        target_arch = "riscv64"
    )
)) {
    Some(0o4000)
} else if cfg!(any(target_vendor = "apple", target_os = "freebsd", target_os = "openbsd", target_os = "netbsd")) {
    Some(0x4)
} else {
    None
};

fn regular(path: &Path, metadata: &Metadata) -> Result<(), Failure> {
    if metadata.is_dir() {
        return Err(Failure::told(format!("{} is a folder, not a file", shown(path)))
            .help("name one file in it; every case is a file of its own"));
    }
    if !metadata.is_file() {
        return Err(Failure::told(format!("{} is not a regular file but a {}", shown(path), kind(metadata)))
            .help("pass what it gives through standard input: `regimes check - < ...`"));
    }
    if metadata.len() > LARGEST {
        return Err(too_large(path));
    }
    Ok(())
}

#[cfg(unix)]
fn kind(metadata: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    if kind.is_fifo() {
        "pipe"
    } else if kind.is_socket() {
        "socket"
    } else {
        "device"
    }
}

#[cfg(not(unix))]
fn kind(_: &Metadata) -> &'static str {
    "device"
}

/// Everything, or nothing if there is too much of it. `expected` is how much is probably there.
fn limited(from: impl Read, expected: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(LARGEST)).unwrap_or(0));
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LARGEST).then_some(bytes))
}

fn too_large(path: &Path) -> Failure {
    let name = if is_standard_input(path) { "standard input".to_owned() } else { shown(path) };
    Failure::told(format!("{name} is larger than 64 MB"))
        .help("check that it is the right file; `regimes explain too-large` says why there is a limit")
}
