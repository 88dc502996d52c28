//! Imports run one way, no file grows long, and only the command line touches the machine.

#![allow(clippy::unwrap_used, reason = "a test that unwraps fails where it stands")]

use std::path::{Path, PathBuf};

/// The parts of the house and how high each stands. A part may import what stands lower; parts of one height do not know
/// each other.
const HEIGHTS: &[(&str, usize)] = &[
    ("spread", 0),
    ("diagnostic", 0),
    ("terms", 1),
    ("case", 2),
    ("law", 2),
    ("engine", 3),
    ("plan", 4),
    ("lint", 4),
    ("render", 5),
    ("pattern", 5),
    ("cli", 6),
];

/// What belongs to the command line alone: disk, environment, clock, processes.
const MACHINE: &[&str] =
    &["std::fs", "std::env", "std::process", "SystemTime", "Instant", "io::stdin", "io::stdout", "io::stderr"];

const LONGEST: usize = 500;

/// Every source file, as its path below `src` and its text without comments.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
                files.push((path.strip_prefix(&root).unwrap().to_owned(), code.join("\n")));
            }
        }
    }
    files.sort();
    assert!(files.len() > 50, "only {} source files were found", files.len());
    files
}

/// The part a file belongs to; none for `lib.rs` and `main.rs`.
fn part(path: &Path) -> Option<&str> {
    let first = path.iter().next()?.to_str()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (!matches!(name, "lib" | "main")).then_some(name)
}

/// Where a file's own module stands: `plan/build.rs` is two below the crate, `plan/mod.rs` one.
fn depth(path: &Path) -> usize {
    path.iter().count() - usize::from(path.ends_with("mod.rs"))
}

/// The parts that a file names: after `crate::`, in braces too, or after as many `super::` as lead to the crate.
fn named(path: &Path, code: &str) -> Vec<String> {
    let mut all = Vec::new();
    for lead in ["crate::".to_owned(), "super::".repeat(depth(path))] {
        for (at, _) in code.match_indices(&lead) {
            let rest = &code[at + lead.len()..];
            let (list, is_list) = match rest.strip_prefix('{') {
                Some(inside) => (braced(inside), true),
                None => (rest, false),
            };
            let names = if is_list { outermost(list) } else { vec![list] };
            let ident = |text: &str| -> String {
                text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
            };
            all.extend(names.into_iter().map(ident));
        }
    }
    all
}

/// Up to the brace that closes.
fn braced(text: &str) -> &str {
    let mut open = 1;
    for (at, c) in text.char_indices() {
        open += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if open == 0 {
            return &text[..at];
        }
    }
    text
}

/// Split at commas outside inner braces.
fn outermost(list: &str) -> Vec<&str> {
    let (mut open, mut start, mut all) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => open += 1,
            '}' => open -= 1,
            ',' if open == 0 => {
                all.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    all.push(&list[start..]);
    all
}

fn height(part: &str) -> Option<usize> {
    HEIGHTS.iter().find(|(name, _)| *name == part).map(|(_, height)| *height)
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let Some(own) = part(&path) else { continue };
        let Some(own_height) = height(own) else {
            panic!("{} belongs to no part of the house: give it a height here", path.display());
        };
        for other in named(&path, &code) {
            if other != own && height(&other).is_some_and(|height| height >= own_height) {
                wrong.push(format!("{} imports {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_command_line_touches_the_machine() {
    let mut wrong = Vec::new();
    for (path, code) in sources().into_iter().filter(|(path, _)| part(path).is_some_and(|part| part != "cli")) {
        // Tests stand at the end of a file.
        let code = code.split("#[cfg(test)]").next().unwrap_or("").to_owned();
        let is_test = path.iter().any(|name| name == "tests" || name == "tests.rs");
        wrong.extend(
            MACHINE
                .iter()
                .filter(|what| !is_test && code.contains(**what))
                .map(|what| format!("{}: {what}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_long() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, _) in sources() {
        let lines = std::fs::read_to_string(root.join(&path)).unwrap().lines().count();
        // A table of data is as long as the data.
        let is_table = path.ends_with("country_table.rs");
        assert!(is_table || lines <= LONGEST, "{} has {lines} lines, more than {LONGEST}", path.display());
    }
}

#[test]
fn the_scan_finds_every_form_of_import() {
    let code = "use crate::{law::{Law, node}, terms::Day};\nfn f() { crate::plan::assess(); }\nuse super::super::cli;";
    assert_eq!(named(Path::new("engine/compile.rs"), code), ["law", "terms", "plan", "cli"]);
    assert_eq!(part(Path::new("law.rs")), Some("law"));
    assert_eq!(part(Path::new("main.rs")), None);
    assert_eq!((depth(Path::new("plan/mod.rs")), depth(Path::new("render/law/page.rs"))), (1, 3));
}
