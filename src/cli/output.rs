//! Writing files: readable by their owner alone, whole or not at all, never over another file unasked.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::{Failure, shown};

/// How many names for a temporary file are tried.
const ATTEMPTS: u32 = 100;

/// A file that may be written, checked before the work is done.
#[derive(Debug)]
pub(super) struct Target<'a> {
    path: &'a Path,
    force: bool,
}

impl<'a> Target<'a> {
    /// Checks that a file may be written here. `inputs` are never written over, whatever is asked.
    ///
    /// # Errors
    /// Where something is there already that may not be replaced.
    pub fn new(path: &'a Path, force: bool, inputs: &[&Path]) -> Result<Self, Failure> {
        if path.file_name().is_none() {
            return Err(Failure::told(format!("{} is a folder, not a file", shown(path))).help("name a file in it"));
        }
        let target = Target { path, force };
        let there = match fs::symlink_metadata(path) {
            Ok(there) => there,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(target),
            Err(error) => return Err(Failure::io("write", path, &error)),
        };
        if inputs.iter().any(|input| is_same(path, input)) {
            return Err(Failure::told(format!("{} is the case itself", shown(path))).help("name another file"));
        }
        if there.is_dir() {
            return Err(Failure::told(format!("{} is a folder, not a file", shown(path))).help("name a file in it"));
        }
        if !there.is_file() {
            return Err(Failure::told(format!("{} is not a regular file", shown(path))).help("name another file"));
        }
        if !force {
            return Err(target.exists());
        }
        Ok(target)
    }

    /// Writes all of it, or nothing.
    ///
    /// # Errors
    /// Where the disk will not have it, or where somebody was there first.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        let unwritable = |error: io::Error| Failure::io("write", self.path, &error);
        let (mut file, temporary) = Temporary::beside(self.path).map_err(unwritable)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(unwritable)?;
        drop(file);
        let moved = if self.force { temporary.replace(self.path) } else { temporary.take(self.path) };
        match moved {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(self.exists()),
            moved => moved.map_err(unwritable)?,
        }
        sync_folder(self.path);
        Ok(())
    }

    fn exists(&self) -> Failure {
        Failure::told(format!("{} is there already", shown(self.path)))
            .help("name another file, or let it be replaced with --force")
    }
}

/// A file that goes away unless it is given its name.
struct Temporary(PathBuf);

impl Temporary {
    /// A new file in the same folder, so that giving it its name is one step.
    fn beside(path: &Path) -> io::Result<(File, Temporary)> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let name = path.file_name().unwrap_or_default();
        for attempt in 0..ATTEMPTS {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(format!(".{}-{attempt}.tmp", std::process::id()));
            let beside = path.with_file_name(hidden);
            match options.open(&beside) {
                Ok(file) => return Ok((file, Temporary(beside))),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("there are too many temporary files beside it"))
    }

    /// Takes the place of whatever is there.
    fn replace(self, path: &Path) -> io::Result<()> {
        fs::rename(&self.0, path)
    }

    /// Takes a name that is free, and fails with `AlreadyExists` where it is not, also in a race.
    fn take(self, path: &Path) -> io::Result<()> {
        match fs::hard_link(&self.0, path) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // Memory sticks often know no links: the name is taken first, and then only our own empty file replaced.
            Err(_) => {
                OpenOptions::new().write(true).create_new(true).open(path)?;
                fs::rename(&self.0, path).inspect_err(|_| {
                    let _ = fs::remove_file(path);
                })
            }
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Gone already where it was renamed.
        let _ = fs::remove_file(&self.0);
    }
}

/// Makes the new name last; where a folder cannot be synchronised, the file itself is safe.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Whether two paths lead to one file, by whatever names.
fn is_same(a: &Path, b: &Path) -> bool {
    #[cfg(unix)]
    if let (Ok(a), Ok(b)) = (fs::metadata(a), fs::metadata(b)) {
        use std::os::unix::fs::MetadataExt;
        return (a.dev(), a.ino()) == (b.dev(), b.ino());
    }
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_was_there_first_stays() {
        let folder = std::env::temp_dir().join(format!("regimes-output-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("plan.txt");
        let target = Target::new(&path, false, &[]).unwrap();
        fs::write(&path, "first").unwrap();
        assert!(matches!(target.write(b"second"), Err(Failure::Told { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "the temporary file is gone");
        Target::new(&path, true, &[]).unwrap().write(b"third").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"third");
        fs::remove_dir_all(&folder).unwrap();
    }
}
