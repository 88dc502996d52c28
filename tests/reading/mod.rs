//! What the tests of the case reader share: a vocabulary of their own, and both readings of one text.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]
#![allow(dead_code, reason = "each test file uses a part of this")]

use std::path::PathBuf;

use regimes::case::Case;
use regimes::case::read::{read_quickly, read_slowly};
use regimes::diagnostic::{Code, Report};
use regimes::terms::Vocabulary;

/// A file of this package.
pub fn path(below: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// The vocabulary of these tests, which does not move when that of the law does.
pub fn vocabulary() -> Vocabulary {
    let text = std::fs::read_to_string(path("tests/broken/vocabulary.json")).unwrap();
    Vocabulary::from_json(&text).unwrap()
}

/// A case in which every key stands.
pub fn sample() -> String {
    std::fs::read_to_string(path("tests/broken/sample.json")).unwrap()
}

/// Reads both ways, and fails unless both say the same and every no is explained.
pub fn both(name: &str, bytes: &[u8], vocabulary: &Vocabulary) -> Result<Case, Report> {
    let quick = read_quickly(bytes, vocabulary);
    let slow = read_slowly(name, bytes, vocabulary);
    let shown = || String::from_utf8_lossy(bytes.get(..bytes.len().min(4000)).unwrap_or_default()).into_owned();
    match &slow {
        Ok(_) => assert!(quick.is_some(), "{name}: only the quick reading says no:\n{}", shown()),
        Err(report) => {
            assert!(quick.is_none(), "{name}: only the slow reading says no, {report:?}:\n{}", shown());
            assert!(report.has_errors(), "{name}: a no without an error");
            assert!(
                report.codes().all(|code| code != Code::Unexplained),
                "{name}: a no without a reason:\n{}",
                shown()
            );
        }
    }
    slow
}
