//! Every criterion of an assessment as nested sentences, the outcome first.

use super::super::document::{Item, Line, Section, code, line};
use super::super::style::Role;
use super::{Context, words};
use crate::plan::TreeNode;

/// Levels that are shown by nesting; what lies deeper says its level instead, and a tree may be deeper than the
/// program's stack.
const DEEPEST: usize = 16;

/// The trees of all assessments that have one.
pub(super) fn section(context: &Context) -> Option<Section> {
    let mut section = Section::new("Every criterion");
    for assessment in context.plan.assessments.iter().filter(|_| context.full) {
        if let Some(tree) = &assessment.tree {
            let whom = context.names.get(&assessment.subject);
            let mut one = Section::new(line!["Every criterion of ", code(&assessment.regime), " for ", whom]);
            one.items([nested(tree)]);
            section.section(one);
        }
    }
    section.unless_empty()
}

/// Nested down to the deepest level, flat below.
fn nested(root: &TreeNode) -> Item {
    // What is open so far, from the root to the node in hand, each with how many parts of it are done.
    let mut open: Vec<(&TreeNode, usize, Item)> = vec![(root, 0, item(root, 1))];
    loop {
        let depth = open.len();
        let Some((node, done, own)) = open.last_mut() else { return item(root, 1) };
        let next = node.parts.get(*done);
        *done += 1;
        match next {
            Some(part) if depth < DEEPEST => open.push((part, 0, item(part, depth + 1))),
            Some(part) => own.parts.extend(flat(part, depth + 1)),
            None => {
                let Some((_, _, finished)) = open.pop() else { return item(root, 1) };
                match open.last_mut() {
                    Some((_, _, parent)) => parent.parts.push(finished),
                    None => return finished,
                }
            }
        }
    }
}

/// A node and everything below it, one after the other.
fn flat(root: &TreeNode, level: usize) -> Vec<Item> {
    let mut items = Vec::new();
    let mut left = vec![(root, level)];
    while let Some((node, level)) = left.pop() {
        items.push(item(node, level));
        left.extend(node.parts.iter().rev().map(|part| (part, level.saturating_add(1))));
    }
    items
}

/// What a node says, and in brackets what it stands on.
fn item(node: &TreeNode, level: usize) -> Item {
    let mut text = Line::from(if level > DEEPEST { format!(" (level {level}): ") } else { ": ".to_owned() });
    text.push(&node.text);
    let mut remarks: Vec<Line> = Vec::new();
    remarks.extend(node.provision.as_deref().map(Line::from));
    let place = node.pointer.as_deref().map(words::place).filter(|place| !place.is_empty());
    remarks.extend(place.map(|place| code(place).into()));
    if !node.evidence.is_empty() {
        remarks.push(line!["evidence ", words::listed(&node.evidence)]);
    }
    if !remarks.is_empty() {
        text.push(line![" [", Line::between(remarks, "; "), "]"]);
    }
    if let Some(others) = words::other_rungs(&node.truth) {
        text.push("; ");
        text.push(others);
    }
    if node.officially_read == Some(false) {
        text.push(words::UNREAD);
    }
    Item::marked(words::outcome(node.truth.alleged), Role::of_truth(node.truth.alleged), text)
}
