//! One plan in every form: what each says, that all say the same, and that nothing in a file acts on a reader's machine.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod forms;
mod poison;
mod sample;
mod sample_board;
mod sample_filing;
mod text;

use super::text::TextOptions;
use crate::plan::Plan;

const FULL: TextOptions = TextOptions { color: false, width: 80, full: true };

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/render"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn samples() -> Vec<Plan> {
    vec![
        sample::three(),
        sample::three_with_a_tree(),
        sample::every_standing(),
        sample::nobody(),
        sample_filing::whole(),
    ]
}
