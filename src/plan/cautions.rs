//! What a reader should be told beside a finding.

use std::collections::BTreeSet;

use super::assessment::{Caution, ReliesOn};
use super::words::Words;
use crate::engine::compile::{is_shown_active, unverified_renewal};
use crate::engine::evaluate::{Atom, Care, Why};
use crate::engine::findings::{Decides, Findings};
use crate::engine::program::CompiledRegime;
use crate::terms::kind::{Rung, Truth};

/// What the findings on which an assessment turns tell a reader.
#[derive(Default)]
pub(super) struct Told {
    pub cautions: BTreeSet<Caution>,
    pub not_officially_read: usize,
}

/// Walks what an assessment turns on as alleged.
pub(super) fn told(words: Words, findings: &Findings) -> Told {
    let mut told = Told::default();
    let mut unread: BTreeSet<(Option<&str>, Option<&str>, Option<&str>)> = BTreeSet::new();
    findings.deciding(Rung::Alleged, |decides| match decides {
        Decides::Node { node, .. } => {
            let Some(meta) = words.program.meta(*node) else { return };
            if let Some(text) = meta.about.caution.as_deref() {
                told.cautions.insert(Caution {
                    code: "law".into(),
                    text: text.to_owned(),
                    about: meta.name.to_owned(),
                });
            }
            if !meta.is_official() && (meta.citation().is_some() || meta.source.is_some()) {
                unread.insert((meta.regime, meta.citation(), meta.source.map(|(key, _)| key)));
            }
        }
        Decides::Atom { atom, .. } => atom_told(words, atom, &mut told.cautions),
    });
    told.not_officially_read = unread.len();
    told
}

fn atom_told(words: Words, atom: &Atom, cautions: &mut BTreeSet<Caution>) {
    // Most atoms tell nothing: words are found only where they do.
    let item = || words.item(atom.place.item);
    let mut tell = |code: &str, text: String| {
        cautions.insert(Caution { code: code.into(), text, about: atom.place.pointer(words.facts) });
    };
    match atom.care {
        Some(Care::Presumed(day)) => {
            tell(
                "presumed-ongoing",
                format!("{}: last known to hold on {}, presumed for a year after", item(), day.prose()),
            );
        }
        Some(Care::PartOfAct) => {
            tell("partial-tenure", format!("{} covers only part of the act", item()));
        }
        Some(Care::PerhapsPartOfAct) => {
            tell(
                "partial-tenure-unclear",
                format!("{}: whether it covers the whole act cannot be told from its dates", item()),
            );
        }
        Some(Care::SearchedOn(day)) => {
            tell("as-searched", format!("{}: not listed, as searched on {}", item(), day.prose()));
        }
        Some(Care::LastKnown(day)) => {
            tell("last-known", format!("{}: last known event of {}", item(), day.prose()));
        }
        None => {}
    }
    if atom.why != Why::Said {
        return;
    }
    let support = atom.support.and_then(|support| words.facts.supports.get(support));
    if let Some(why) = support.and_then(|support| support.unverified.as_deref()) {
        tell("unverified", format!("the author could not verify this: {why}"));
    }
}

/// The caution about a renewal that was not read, where there is one.
pub(super) fn renewal(regime: &CompiledRegime, as_of: crate::terms::Day) -> Option<Caution> {
    let renewal = unverified_renewal(&regime.regime.renewals, as_of)?;
    let due = renewal.due.prose();
    let (code, text) = match &renewal.shown_active {
        Some(shown) if is_shown_active(renewal) => {
            let source = regime.regime.sources.get(&shown.source).and_then(|source| source.title.as_deref());
            let by = source.unwrap_or(&shown.source);
            let text = format!("renewal of {due} not read; shown active on {} by {by}", shown.on.prose());
            ("renewal-shown-active", text)
        }
        _ => {
            let text = format!("renewal of {due} not verified: confirm first that the regime is still law");
            ("renewal-not-verified", text)
        }
    };
    Some(Caution { code: code.into(), text, about: regime.regime.id.clone() })
}

/// Statements and evidence on which a finding that is met at `rung` rests.
///
/// At `disclosable` only items that every reader may see are named.
pub(super) fn relies_on(words: Words, findings: &Findings, rung: Rung, masks: &[u8], readers: &[String]) -> ReliesOn {
    let mut statements = BTreeSet::new();
    let mut evidence = BTreeSet::new();
    findings.deciding(rung, |decides| {
        let Decides::Atom { atom, truth, negated } = decides else { return };
        let counts = if *negated { Truth::NotMet } else { Truth::Met };
        if *truth != counts || atom.why != Why::Said {
            return;
        }
        let Some(support) = atom.support else {
            statements.insert(atom.place.pointer(words.facts));
            return;
        };
        statements.insert(atom.statement(words.facts).pointer(words.facts));
        let reaches = masks.get(support.0 as usize).copied().unwrap_or(0) & rung.bit() != 0;
        if let Some(support) = words.facts.supports.get(support).filter(|_| reaches) {
            let shown = |item: &&u32| rung != Rung::Disclosable || words.facts.supports.is_cleared(**item, readers);
            evidence
                .extend(support.evidence.iter().filter(shown).map(|item| words.facts.evidence_key(*item).to_owned()));
        }
    });
    ReliesOn { statements: statements.into_iter().collect(), evidence: evidence.into_iter().collect() }
}
