//! The whole tree of an assessment, in words.

use super::report::TreeNode;
use super::words::Words;
use crate::engine::evaluate::{Atom, Join, Why};
use crate::engine::findings::Findings;
use crate::engine::missing::{Fact, Kind};
use crate::engine::program::NodeIx;
use crate::engine::trace::{FindingIx, What};

/// How many parts the tree of one assessment shows; a definition used again is shown again.
const MOST_PARTS: usize = 4000;

/// The tree under the root.
pub(super) fn tree(words: Words, findings: &Findings) -> Option<TreeNode> {
    let mut left = MOST_PARTS;
    let root = findings.trace.root()?;
    Drawing { words, findings }.part(root, 0, &mut left)
}

struct Drawing<'a, 'b> {
    words: Words<'a>,
    findings: &'b Findings<'a>,
}

impl Drawing<'_, '_> {
    fn part(&self, ix: FindingIx, node: NodeIx, left: &mut usize) -> Option<TreeNode> {
        *left = left.checked_sub(1)?;
        let trace = self.findings.trace;
        let finding = trace.get(ix)?;
        let kids = trace.kids(finding);
        match &finding.what {
            // Parts that only hold one thing say nothing of their own.
            What::Parts(join) if kids.len() == 1 && *join != Join::None => self.part(*kids.first()?, node, left),
            What::Parts(join) => Some(TreeNode {
                text: match join {
                    Join::All => "all of these".into(),
                    Join::Any => "any of these".into(),
                    Join::None => "not this".into(),
                },
                id: None,
                provision: None,
                officially_read: None,
                truth: finding.outcome.into(),
                pointer: None,
                evidence: Vec::new(),
                parts: kids.iter().filter_map(|kid| self.part(*kid, node, left)).collect(),
            }),
            What::Node(law, _) => {
                let meta = self.words.program.meta(*law)?;
                let text = meta.about.title.clone().unwrap_or_else(|| self.unnamed(*law));
                Some(TreeNode {
                    text,
                    id: meta.about.id.clone(),
                    provision: meta.about.provision.clone().or_else(|| meta.about.cited_as.clone()),
                    officially_read: Some(meta.is_official()),
                    truth: finding.outcome.into(),
                    pointer: None,
                    evidence: Vec::new(),
                    parts: kids.iter().filter_map(|kid| self.part(*kid, *law, left)).collect(),
                })
            }
            What::Atom(atom) => Some(self.atom(atom, node, finding.outcome)),
        }
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
            Some(Op::SomeInvolved(_)) => "someone involved in the act of whom this holds",
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
            Some(Op::Never) => "a regime that is not in force",
            None => "this",
        }
        .to_owned()
    }

    fn atom(&self, atom: &Atom, node: NodeIx, outcome: crate::engine::Outcome) -> TreeNode {
        let fact = |kind| Fact {
            kind,
            place: atom.place,
            node,
            hand: crate::engine::evaluate::Hand::party(crate::engine::facts::NONE),
            wanted: true,
            needed: None,
        };
        let text = match &atom.why {
            Why::Said => format!("said of {}", self.words.item(atom.place.item)),
            Why::Missing(needed) => format!("not known; needed: {}", self.words.needed(needed)),
            Why::Vague(needed) => format!("not said exactly enough; needed: {}", self.words.needed(needed)),
            Why::Disputed(needed) => format!("sources disagree; needed: {}", self.words.needed(needed)),
            Why::Unanswered(question) => self.words.question(&fact(Kind::Answer(*question))),
            Why::Depends(regime, party) => self.words.question(&fact(Kind::Listing(*regime, *party))),
            Why::Silent(needed) => format!("nothing in the file matches; needed: {}", self.words.needed(needed)),
            Why::Inapplicable => "this kind of party cannot have it".into(),
            Why::NotInForce => "it rests on a regime that is not in force".into(),
        };
        let support = atom.support.and_then(|support| self.words.facts.supports.get(support));
        let evidence = support.map(|support| support.evidence.as_slice()).unwrap_or_default();
        TreeNode {
            text,
            id: None,
            provision: None,
            officially_read: None,
            truth: outcome.into(),
            pointer: Some(atom.place.pointer(self.words.facts)),
            evidence: evidence.iter().map(|item| self.words.facts.evidence_key(*item).to_owned()).collect(),
            parts: Vec::new(),
        }
    }
}
