//! The program as it is started: exit codes, help, files, colours, and what it refuses.

#![allow(clippy::unwrap_used, reason = "a test that unwraps fails where it stands")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const CASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/cn-cao-shunli.json");
const DAY: &str = "2026-11-21";

/// The program, without anything of the environment that could change what it says.
fn regimes() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regimes"));
    command.env_clear().current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    regimes().args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Fails unless the command was refused, and gives what was said.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", err(&output));
    assert_eq!(out(&output), "", "{arguments:?}");
    err(&output)
}

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.0.join(name), text).unwrap();
        self.path(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let mut names: Vec<_> = entries.map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/cli"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.add_filter("[0-9a-f]{64}", "[digest]");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn help_is_short_and_good() {
    snapshot("help", &out(&run(&["--help"])));
    for command in ["check", "explain", "lint", "list", "test"] {
        let output = run(&[command, "--help"]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(out(&output), out(&run(&[command, "-h"])));
        assert!(out(&output).lines().count() <= 30, "{command}");
        snapshot(command, &out(&output));
    }
}

#[test]
fn a_question_that_is_answered_exits_with_0_whatever_the_answer() {
    for arguments in [
        &["check", CASE, "--as-of", DAY][..],
        &["check", CASE, "--as-of", "1990-01-01", "--format", "json"],
        &["explain", "gb-hr"],
        &["explain", "gb-hr/6-3-a", "--as-of", DAY],
        &["explain", "torture"],
        &["explain", "unknown-term"],
        &["list", "--as-of", DAY],
        &["list", "--as-of", DAY, "--law", "regimes"],
        &["--version"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn without_a_command_there_is_help_and_2() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("Usage: regimes"));
}

#[test]
fn unknown_names_exit_with_2_and_the_nearest() {
    for (arguments, message, help) in [
        (&["check", CASE, "--regime", "gb-hrr"][..], "there is no regime `gb-hrr`", "did you mean `gb-hr`?"),
        (&["check", CASE, "--subject", "gao-yn"], "there is no subject `gao-yn`", "did you mean `gao-yan`?"),
        (&["explain", "gb-hr/6-3-z"], "there is no criterion of `gb-hr` called `6-3-z`", "did you mean `6-3-a`?"),
        (&["explain", "tortur"], "there is no regime, term or diagnostic `tortur`", "did you mean `torture`?"),
        (&["explain", "unknown-tern"], "there is no regime, term or diagnostic `unknown-tern`", "`unknown-term`"),
        (&["explain", "xx-yy/a"], "there is no regime `xx-yy`", "`regimes list` shows all of them"),
        (&["check", CASE, "--as-of", "2026"], "invalid value '2026'", "2026-11-21"),
    ] {
        let said = refused(arguments);
        assert!(said.contains(message) && said.contains(help), "{said}");
    }
}

#[test]
fn a_party_that_is_no_subject_is_told_apart() {
    let folder = Folder::new("subject");
    let case =
        folder.file("case.json", r#"{"parties": {"a": {"kind": "person", "subject": true}, "b": {"kind": "person"}}}"#);
    assert!(refused(&["check", &case, "--subject", "b"]).contains("`b` is a party of the case, but not a subject"));
    let terse = refused(&["check", &case, "--subject", "x", "--diagnostics", "terse"]);
    assert!(terse.contains("is not in the case") && !terse.contains("`a`") && !terse.contains("`b`"), "{terse}");
}

#[test]
fn a_pattern_that_differs_exits_with_1() {
    let folder = Folder::new("pattern");
    let pattern = r#"{"patterns": {"wrong": {"about": "nobody did anything", "asOf": "2026-11-21",
        "case": {"parties": {"governor": {"kind": "person"}}}, "expect": {"governor": {"gb-hr": "met"}}}}}"#;
    let path = folder.file("wrong.json", pattern);
    let output = run(&["test", &path]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let text = out(&output);
    assert!(text.starts_with("Law: `regimes`\nPatterns: `"), "{text}");
    assert!(text.contains("governor, gb-hr: expected met"), "{text}");
    assert!(text.ends_with("1 of 1 patterns differ\n"), "{text}");
}

#[test]
fn test_says_what_it_uses_and_what_it_lacks() {
    let folder = Folder::new("nothing");
    let output = regimes().arg("test").current_dir(&folder.0).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("there are no patterns here"), "{}", err(&output));
    let pattern = format!("{}/tests/patterns/gb-hr.json", env!("CARGO_MANIFEST_DIR"));
    let output = regimes().args(["test", &pattern]).current_dir(&folder.0).output().unwrap();
    assert!(out(&output).starts_with("Law: built in\n"), "{}", out(&output));
    folder.file("other.json", "{\"patterns\": {}}");
    refused(&["test", folder.0.to_str().unwrap()]);
}

#[test]
fn standard_input_is_a_case_like_any_other() {
    let mut child =
        regimes().args(["check", "-", "--as-of", DAY]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&std::fs::read(CASE).unwrap()).unwrap();
    let piped = child.wait_with_output().unwrap();
    assert_eq!(piped.status.code(), Some(0));
    assert_eq!(out(&piped), out(&run(&["check", CASE, "--as-of", DAY])));
}

#[test]
fn colour_is_only_for_those_who_want_it() {
    let ask = ["check", CASE, "--as-of", DAY];
    let colored = |arguments: &[&str], environment: &[(&str, &str)]| {
        let output = regimes().args(ask).args(arguments).envs(environment.iter().copied()).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        output.stdout.contains(&0x1B)
    };
    assert!(!colored(&[], &[]), "a pipe is no terminal");
    assert!(!colored(&[], &[("TERM", "xterm-256color")]));
    assert!(colored(&["--color", "always"], &[]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]), "an option counts more than the environment");
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&["--format", "json", "--color", "always"], &[]));
    let refusal = regimes().args(["check", "nowhere.json", "--color", "always"]).output().unwrap();
    assert!(refusal.stderr.contains(&0x1B));
}

#[test]
fn a_file_that_is_written_is_the_owners_alone_and_never_over_another() {
    let folder = Folder::new("output");
    let plan = folder.path("plan.txt");
    let ask = ["check", CASE, "--as-of", DAY, "-o", &plan];
    let output = run(&ask);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(out(&output), "");
    let written = std::fs::read_to_string(&plan).unwrap();
    assert_eq!(written, out(&run(&["check", CASE, "--as-of", DAY])));
    #[cfg(unix)]
    assert_eq!(mode(&plan), 0o600);
    assert_eq!(folder.names(), ["plan.txt"]);

    let said = refused(&ask);
    assert!(said.contains("is there already") && said.contains("--force"), "{said}");
    assert_eq!(std::fs::read_to_string(&plan).unwrap(), written);

    std::fs::write(&plan, "other").unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&plan, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let output = regimes().args(ask).arg("--force").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(std::fs::read_to_string(&plan).unwrap(), written);
    #[cfg(unix)]
    assert_eq!(mode(&plan), 0o600);
    assert_eq!(folder.names(), ["plan.txt"]);
}

#[cfg(unix)]
fn mode(path: &str) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(path).unwrap().permissions()) & 0o777
}

#[test]
fn the_case_is_never_written_over() {
    let folder = Folder::new("itself");
    let text = std::fs::read_to_string(CASE).unwrap();
    let case = folder.file("case.json", &text);
    let roundabout = folder.path("./case.json");
    for target in [&case, &roundabout] {
        let said = refused(&["check", &case, "--as-of", DAY, "-o", target, "--force"]);
        assert!(said.contains("is the case itself"), "{said}");
    }
    assert_eq!(std::fs::read_to_string(&case).unwrap(), text);
}

#[test]
fn no_folder_link_or_device_is_written_to() {
    let folder = Folder::new("strange");
    let place = folder.0.to_str().unwrap();
    assert!(refused(&["check", CASE, "-o", place, "--force"]).contains("is a folder"));
    assert!(refused(&["check", CASE, "-o", "/dev/null", "--force"]).contains("is not a regular file"));
    let nowhere = folder.path("missing/plan.txt");
    assert!(refused(&["check", CASE, "-o", &nowhere]).contains("there is no such file or folder"));
    #[cfg(unix)]
    {
        let kept = folder.file("kept.txt", "kept");
        let link = folder.path("link.txt");
        std::os::unix::fs::symlink(&kept, &link).unwrap();
        assert!(refused(&["check", CASE, "-o", &link, "--force"]).contains("is not a regular file"));
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), "kept");
    }
}

#[test]
fn what_is_no_file_is_refused_in_words() {
    let folder = Folder::new("input");
    let said = refused(&["check", folder.0.to_str().unwrap()]);
    assert!(said.contains("is a folder, not a file") && said.contains("every case is a file of its own"), "{said}");
    assert!(refused(&["check", &folder.path("none.json")]).contains("there is no such file or folder"));
    assert!(refused(&["list", "--law", CASE]).contains("is a file, not a folder"));
    let large = folder.path("large.json");
    std::fs::File::create(&large).unwrap().set_len((64 << 20) + 1).unwrap();
    let said = refused(&["check", &large]);
    assert!(said.contains("larger than 64 MB") && said.contains("too-large"), "{said}");
    assert!(refused(&["list", "--law", folder.0.to_str().unwrap()]).contains("larger than 64 MB"));
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_without_waiting() {
    let folder = Folder::new("fifo");
    let pipe = folder.path("pipe.json");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let said = refused(&["check", &pipe]);
    assert!(said.contains("is not a regular file but a pipe") && said.contains("regimes check -"), "{said}");
    assert!(refused(&["check", "/dev/zero"]).contains("is not a regular file but a device"));
    assert!(refused(&["list", "--law", folder.0.to_str().unwrap()]).contains("but a pipe"));
}

#[test]
fn terse_diagnostics_say_nothing_of_what_is_in_the_file() {
    let folder = Folder::new("terse");
    let case = folder.file(
        "case.json",
        r#"{"title": "withheld-title", "withheldKey": 1, "parties": {"withheld-party": {"kind": "withheld-kind",
            "names": [{"text": 7}], "citizenships": ["withheld-country"], "birthDate": "withheld-date"}},
            "acts": {"act": {"by": ["withheld-name"]}}"#,
    );
    for text in [std::fs::read_to_string(&case).unwrap(), std::fs::read_to_string(&case).unwrap() + "}"] {
        std::fs::write(&case, text).unwrap();
        let said = refused(&["check", &case, "--diagnostics", "terse"]);
        assert!(!said.contains("withheld"), "{said}");
        assert!(said.lines().all(|line| line.starts_with(&case)), "{said}");
        let plain = refused(&["check", &case, "--diagnostics", "plain"]);
        assert!(plain.contains("Help: "), "{plain}");
    }
    assert!(refused(&["check", &case]).contains("withheldKey"));
}

#[test]
fn a_law_that_is_wrong_is_explained() {
    let folder = Folder::new("law");
    folder.file("gb-hr.json", "{\"id\": \"gb-hr\"}");
    let said = refused(&["list", "--law", folder.0.to_str().unwrap()]);
    assert!(said.contains("missing-file") && said.contains("missing-key"), "{said}");
    // Codes are asked for when the law is broken.
    let output = run(&["explain", "missing-key", "--law", folder.0.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let mut child = regimes().args(["explain", "gb-hr"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn explanations_read_as_they_should() {
    for (name, arguments) in [
        ("explain-criterion", &["explain", "gb-hr/6-3-a"][..]),
        ("explain-term", &["explain", "superior-responsibility"]),
        ("explain-code", &["explain", "unknown-country"]),
        ("list-of-2026-11-21", &["list", "--as-of", DAY]),
    ] {
        snapshot(name, &out(&run(arguments)));
    }
}

#[test]
fn every_diagnostic_is_explained_and_none_is_called_as_a_term() {
    let law = regimes::law::Law::built_in();
    for code in regimes::diagnostic::Code::all() {
        assert!(regimes::render::law::term(&law, code.as_str()).is_none(), "{code}");
        assert!(law.regime(code.as_str()).is_none(), "{code}");
        assert!(regimes::render::law::code(*code).contains(code.as_str()));
    }
}
