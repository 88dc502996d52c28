//! Every criterion of an assessment as nested sentences, the outcome first.

use super::super::bidi::isolate;
use super::super::style::Role;
use super::page::Page;
use super::words::{self, Names};
use crate::plan::{Plan, TreeNode};

/// The trees of all assessments that have one.
pub(super) fn print(page: &mut Page, plan: &Plan, names: &Names) {
    for assessment in &plan.assessments {
        if let Some(tree) = &assessment.tree {
            let name = names.get(&assessment.subject);
            page.heading(&format!("Every criterion of {} for {name}", isolate(&assessment.regime)));
            nested(page, tree);
        }
    }
}

/// Walks with a stack of its own: a tree may be deeper than the program's.
fn nested(page: &mut Page, root: &TreeNode) {
    let deepest = page.width() / 2;
    let mut left = vec![(root, 1_usize)];
    while let Some((node, level)) = left.pop() {
        let indent = level.saturating_mul(2);
        let text = sentence(node);
        let outcome = words::outcome(node.truth.alleged);
        let role = Role::of_truth(node.truth.alleged);
        if indent > deepest {
            page.marked(deepest, outcome, role, &format!(" (level {level}): {text}"));
        } else {
            page.marked(indent, outcome, role, &format!(": {text}"));
        }
        left.extend(node.parts.iter().rev().map(|part| (part, level.saturating_add(1))));
    }
}

/// What a node says, and in brackets what it stands on.
fn sentence(node: &TreeNode) -> String {
    let mut text = isolate(&node.text);
    let mut remarks = Vec::new();
    remarks.extend(node.provision.as_deref().map(isolate));
    remarks.extend(node.pointer.as_deref().map(words::place).filter(|place| !place.is_empty()));
    if !node.evidence.is_empty() {
        let keys: Vec<String> = node.evidence.iter().map(|key| isolate(key)).collect();
        remarks.push(format!("evidence {}", keys.join(", ")));
    }
    if !remarks.is_empty() {
        text.push_str(&format!(" [{}]", remarks.join("; ")));
    }
    if let Some(others) = words::other_rungs(&node.truth) {
        text.push_str("; ");
        text.push_str(&others);
    }
    if node.officially_read == Some(false) {
        text.push_str(" (text not read in an official source)");
    }
    text
}
