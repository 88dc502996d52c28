//! The whole tree of an assessment, in words.

use std::collections::HashSet;

use super::assessment::TreeNode;
use super::words::Words;
use crate::engine::Outcome;
use crate::engine::evaluate::{Atom, Join, Why};
use crate::engine::findings::Findings;
use crate::engine::missing::{Fact, Kind};
use crate::engine::program::NodeIx;
use crate::engine::trace::{FindingIx, What};
use crate::terms::kind::{Rung, Truth};

/// How many parts the tree of one assessment shows.
const MOST_PARTS: usize = 600;
/// How deep the tree goes below what is not met.
const DEEPEST_CLOSED: usize = 3;

/// The tree under the root, as far as it explains the outcome: what does not decide is named and not opened, what was shown
/// is not shown again.
pub(super) fn tree(words: Words, findings: &Findings) -> Option<TreeNode> {
    let root = findings.trace.root()?;
    let mut drawing = Drawing { words, findings, shown: HashSet::new(), left: MOST_PARTS };
    drawing.part(root, 0, Depth::Open)
}

/// How far below a finding the tree goes.
#[derive(Debug, Clone, Copy)]
enum Depth {
    /// As far as there is anything.
    Open,
    /// So many levels more.
    Closed(usize),
}

struct Drawing<'a, 'b> {
    words: Words<'a>,
    findings: &'b Findings<'a>,
    shown: HashSet<FindingIx>,
    left: usize,
}

impl Drawing<'_, '_> {
    fn part(&mut self, ix: FindingIx, node: NodeIx, depth: Depth) -> Option<TreeNode> {
        let trace = self.findings.trace;
        let finding = trace.get(ix)?;
        let kids = trace.kids(finding);
        if let What::Parts(join) = &finding.what
            && kids.len() == 1
            && *join != Join::None
        {
            // Parts that only hold one thing say nothing of their own.
            return self.part(*kids.first()?, node, depth);
        }
        self.left = self.left.checked_sub(1)?;
        let mut drawn = match &finding.what {
            What::Parts(join) => plain(
                match join {
                    Join::All => "all of these",
                    Join::Any => "any of these",
                    Join::None => "not this",
                },
                finding.outcome,
            ),
            What::Node(law, _) => self.law(*law, finding.outcome)?,
            What::Atom(atom) => return Some(self.atom(trace.atom(*atom)?, node, finding.outcome)),
        };
        let node = match &finding.what {
            What::Node(law, _) => *law,
            _ => node,
        };
        let is_law = matches!(finding.what, What::Node(..));
        if is_law && !self.shown.insert(ix) {
            drawn.text.push_str(" (as shown above)");
            return Some(drawn);
        }
        let join = self.findings.join(finding);
        let truth = finding.outcome.at(Rung::Alleged);
        for kid in kids {
            let below = trace.get(*kid)?.outcome.at(Rung::Alleged);
            let searches = !is_law && join == Join::Any;
            let depth = match (join, truth, below) {
                // Of many candidates, those that do not match are not named one by one.
                (Join::Any, Truth::Met | Truth::Open, Truth::NotMet) if searches => continue,
                (Join::Any, Truth::Met | Truth::Open, Truth::NotMet) => Depth::Closed(0),
                (Join::All, Truth::NotMet, Truth::Met | Truth::Open) => continue,
                (_, Truth::NotMet, _) => match depth {
                    Depth::Open => Depth::Closed(DEEPEST_CLOSED),
                    Depth::Closed(levels) => Depth::Closed(levels.saturating_sub(1)),
                },
                _ => depth,
            };
            if matches!((depth, truth), (Depth::Closed(0), Truth::NotMet)) {
                continue;
            }
            let drawn_kid = match depth {
                Depth::Closed(0) => self.brief(*kid, node),
                depth => self.part(*kid, node, depth),
            };
            drawn.parts.extend(drawn_kid);
        }
        Some(drawn)
    }

    /// A finding without what it is made of.
    fn brief(&mut self, ix: FindingIx, node: NodeIx) -> Option<TreeNode> {
        let finding = self.findings.trace.get(ix)?;
        self.left = self.left.checked_sub(1)?;
        match &finding.what {
            What::Node(law, _) => self.law(*law, finding.outcome),
            What::Atom(atom) => {
                let atom = self.findings.trace.atom(*atom)?;
                Some(self.atom(atom, node, finding.outcome))
            }
            What::Parts(_) => None,
        }
    }

    fn law(&self, law: NodeIx, outcome: Outcome) -> Option<TreeNode> {
        let meta = self.words.program.meta(law)?;
        Some(TreeNode {
            id: meta.about.id.clone(),
            provision: meta.about.provision.clone().or_else(|| meta.about.cited_as.clone()),
            officially_read: Some(meta.is_official()),
            ..plain(&meta.about.title.clone().unwrap_or_else(|| self.unnamed(law)), outcome)
        })
    }

    /// A node without a title is named by what it does.
    fn unnamed(&self, node: NodeIx) -> String {
        use crate::engine::program::Op;
        let op = self.words.program.nodes.get(node as usize).map(|node| &node.op);
        match op {
            Some(Op::All) => "all of these",
            Some(Op::Any) => "any of these",
            Some(Op::Not) => "not this",
            Some(Op::SomeAct { .. }) => "there is an act of which this holds",
            Some(Op::SomeInvolved { other: false, .. }) => "someone involved in the act of whom this holds",
            Some(Op::SomeInvolved { other: true, .. }) => "someone else involved in the act of whom this holds",
            Some(Op::SomeLink(_)) => "a link to a party of whom this holds",
            Some(Op::Conduct(_)) => "the conduct of the act",
            Some(Op::Involvement(_)) => "the involvement in the act",
            Some(Op::Victim(_)) => "a victim of the act",
            Some(Op::Act(_)) => "the act",
            Some(Op::Link(_)) => "the link",
            Some(Op::Party(_)) => "the party",
            Some(Op::Listed(_)) => "listings of the party",
            Some(Op::Judgement(_)) => "the judgement",
            Some(Op::Use(_)) => "this, as defined",
            Some(Op::Recorded(_)) => "what is written in the file",
            Some(Op::Never) => "a regime that is not in force",
            None => "this",
        }
        .to_owned()
    }

    fn atom(&self, atom: &Atom, node: NodeIx, outcome: Outcome) -> TreeNode {
        let fact = |kind: Kind<'static>| Fact {
            kind,
            place: atom.place,
            node,
            hand: crate::engine::evaluate::Hand::party(crate::engine::facts::NONE),
            wanted: true,
            needed: None,
        };
        let text = match &atom.why {
            Why::Said => format!("said of {}", self.words.item(atom.place.item)),
            Why::Missing(needed) => format!("not known; needed: {}", self.words.needed(*needed)),
            Why::Vague(needed) => format!("not said exactly enough; needed: {}", self.words.needed(*needed)),
            Why::Disputed(needed) => format!("sources disagree; needed: {}", self.words.needed(*needed)),
            Why::Unanswered(question) => self.words.question(&fact(Kind::Answer(*question))),
            Why::Depends(regime, party) => self.words.question(&fact(Kind::Listing(*regime, *party))),
            Why::Silent(needed) => format!("nothing in the file matches; needed: {}", self.words.needed(*needed)),
            Why::Inapplicable => "this kind of party cannot have it".into(),
            Why::NotInForce => "it rests on a regime that is not in force".into(),
        };
        let support = atom.support.and_then(|support| self.words.facts.supports.get(support));
        let evidence = support.map(|support| support.evidence.as_slice()).unwrap_or_default();
        TreeNode {
            pointer: Some(atom.place.pointer(self.words.facts)),
            evidence: evidence.iter().map(|item| self.words.facts.evidence_key(*item).to_owned()).collect(),
            ..plain(&text, outcome)
        }
    }
}

fn plain(text: &str, outcome: Outcome) -> TreeNode {
    TreeNode {
        text: text.to_owned(),
        id: None,
        provision: None,
        officially_read: None,
        truth: outcome.into(),
        pointer: None,
        evidence: Vec::new(),
        parts: Vec::new(),
    }
}
