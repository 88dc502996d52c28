//! Finding the law: built in, or a folder.

use std::path::{Path, PathBuf};

use super::failure::{Failure, shown};
use super::input;
use super::terminal::Terminal;
use crate::law::{Law, LawSource};

/// Where law stands in a checkout of this project.
pub(super) const LAW: &str = "regimes";
/// Where patterns stand in a checkout of this project.
pub(super) const PATTERNS: &str = "tests/patterns";

/// A folder of this name, if it stands where the program was started.
pub(super) fn there(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(name);
    path.is_dir().then_some(path)
}

/// The law of a folder, else the built-in one. Warnings about it are shown.
///
/// # Errors
/// Where the folder cannot be read, or its law is wrong.
pub(super) fn load(folder: Option<&Path>, terminal: &Terminal) -> Result<Law, Failure> {
    load_for(folder, &[], terminal)
}

/// As [`load`], for those who need these regimes only, and what they refer to: of the built-in law no more is read. A
/// folder is read and checked whole.
///
/// # Errors
/// Where the folder cannot be read, or its law is wrong.
pub(super) fn load_for(folder: Option<&Path>, regimes: &[String], terminal: &Terminal) -> Result<Law, Failure> {
    let Some(folder) = folder else { return Ok(Law::built_in_for(regimes)) };
    let name = folder.to_string_lossy().into_owned();
    let law = Law::from_files(LawSource::Folder(name), files(folder)?).map_err(Failure::Files)?;
    terminal.reports(law.warnings());
    Ok(law)
}

/// The files of a folder that end in `.json`, by name and bytes, in the order of their names. Hidden files, which editors
/// leave behind, are passed over.
///
/// # Errors
/// Where the folder or one of the files cannot be read.
pub(super) fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let unreadable = |error: std::io::Error| Failure::io("read the folder", folder, &error);
    if std::fs::metadata(folder).map_err(unreadable)?.is_file() {
        return Err(
            Failure::told(format!("{} is a file, not a folder", shown(folder))).help("name the folder it stands in")
        );
    }
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".json") && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    names.into_iter().map(|name| Ok((name.clone(), input::read(&folder.join(name))?.bytes))).collect()
}
