//! Every fact pattern of the law sheets comes out as the sheet says. The expectations are written by hand from the sheets;
//! where one fails, find out who is right.

use std::fmt::Write as _;
use std::path::Path;

use regimes::law::Law;
use regimes::pattern::{Outcome, read, run};

#[test]
fn every_pattern_holds() {
    let law = Law::built_in();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/patterns");
    let mut report = String::new();
    let (mut patterns, mut differ) = (0, 0);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of patterns is there")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    for path in files {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("a pattern file can be read");
        let file = read(&name, &bytes).unwrap_or_else(|found| panic!("{}", regimes::render::diagnostic::plain(&found)));
        for ran in run(&file, &law) {
            patterns += 1;
            match ran.outcome {
                Outcome::Held(_) => {}
                Outcome::Differs(all) => {
                    differ += 1;
                    for one in all {
                        let _ = writeln!(
                            report,
                            "{name} {}: {} {}: {}\n    {}",
                            ran.name, one.subject, one.of, one.text, ran.about
                        );
                    }
                }
                Outcome::Unreadable(found) => {
                    differ += 1;
                    let _ = writeln!(report, "{name} {}:\n{}", ran.name, regimes::render::diagnostic::plain(&found));
                }
            }
        }
    }
    assert!(report.is_empty(), "{differ} of {patterns} patterns differ\n{report}");
    assert!(patterns > 0, "no pattern was run");
}
