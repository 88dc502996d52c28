//! From a case, the law and a date to a plan.

use indexmap::IndexMap;

use super::assessment::{Assessment, Caution, Ground, Procedure, Truths};
use super::because;
use super::board::board;
use super::candidates;
use super::cautions::{self, relies_on, renewal};
use super::contrary::contrary;
use super::filing::{Filer, Ordering, filings, order};
use super::fragility::fragility;
use super::handover;
use super::misses;
use super::reach;
use super::report::{LawUsed, Plan, RegimeInfo, SubjectInfo, TitleOf};
use super::schedule::schedule;
use super::standing::{self, Standing, standing};
use super::tree;
use super::words::Words;
use super::{listings, measures, roles, ties};
use crate::case::Case;
use crate::engine::facts::{Fact, FactList, Facts, Ix, PartyFacts};
use crate::engine::findings::Findings;
use crate::engine::graph::{Ownership, PartyGraph};
use crate::engine::program::{CompiledRegime, Meta};
use crate::engine::support::SupportId;
use crate::engine::trace::Tracer;
use crate::engine::verdict::Memory;
use crate::engine::{Assessor, Program, compile};
use crate::law::source::{InForce, in_force};
use crate::law::{Law, LawSource};
use crate::spread::spread_in;
use crate::terms::Day;
use crate::terms::kind::{PartyKind, Rung, Truth};

/// From so many assessments on, counted once for each act, they are made side by side.
const MANY: usize = 32;

/// Version of the JSON.
const SCHEMA_VERSION: u32 = 2;

/// What is asked of a check.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// These regimes only; all where empty.
    pub regimes: Vec<String>,
    /// These subjects only; all where empty.
    pub subjects: Vec<String>,
    /// Whether the whole tree of every assessment is wanted.
    pub full: bool,
}

/// Checks a case against the law of a date.
pub fn assess(law: &Law, case: &Case, as_of: Day, ask: &Ask) -> Plan {
    let program = compile(law, as_of);
    let facts = Facts::of(case, &law.vocabulary, program.names.clone());
    let assessor = Assessor::new(&program, &facts);
    let graph = PartyGraph::of(&facts);
    let ownership = graph.ownership(&facts, as_of);
    let words = Words { program: &program, facts: &facts };
    let building = Building { assessor: &assessor, words, ownership: &ownership, full: ask.full };
    let chosen = |all: &[String], id: &str| all.is_empty() || all.iter().any(|one| one == id);
    let subjects: Vec<Ix> = facts.subjects().filter(|ix| chosen(&ask.subjects, facts.party_key(*ix))).collect();
    let regimes: Vec<usize> = (0..program.regimes.len())
        .filter(|at| program.regimes.get(*at).is_some_and(|regime| chosen(&ask.regimes, &regime.regime.id)))
        .collect();
    let asked: Vec<(usize, Ix)> =
        subjects.iter().flat_map(|subject| regimes.iter().map(|regime| (*regime, *subject))).collect();
    // A few are made sooner than another thread is awake.
    let assess = |room: &mut _, (regime, subject): &(usize, Ix)| building.assessment(*regime, *subject, room);
    let mut assessments: Vec<Assessment> = if asked.len() * facts.acts.len() < MANY {
        let mut room = Tracer::default();
        asked.iter().map(|asked| assess(&mut room, asked)).collect()
    } else {
        spread_in(&asked, Tracer::default, assess)
    };
    assessments.sort_by(|a, b| place(a).cmp(&place(b)));
    let mut infos: Vec<(String, SubjectInfo)> =
        subjects.iter().map(|ix| (facts.party_key(*ix).to_owned(), building.subject(*ix))).collect();
    infos.sort_by(|a, b| a.0.cmp(&b.0));
    let has_subjects = facts.subjects().next().is_some();
    let mut candidates: Vec<String> = case.parties.keys().filter(|_| !has_subjects).map(str::to_owned).collect();
    candidates.sort();
    let subjects_told: IndexMap<String, SubjectInfo> = infos.into_iter().collect();
    let regimes_told: IndexMap<String, RegimeInfo> = regimes
        .iter()
        .filter_map(|at| program.regimes.get(*at))
        .map(|regime| (regime.regime.id.clone(), building.regime(regime)))
        .collect();
    let board = board(&assessments, &subjects_told, &regimes_told);
    let order = order(&Ordering {
        words,
        law,
        assessments: &assessments,
        board: &board,
        regimes: &regimes,
        subjects: &subjects,
        people: &subjects_told,
    });
    let filings = filings(&Filer {
        words,
        assessor: &assessor,
        assessments: &assessments,
        board: &board,
        order: &order,
        people: &subjects_told,
        subjects: subjects.iter().map(|ix| (facts.party_key(*ix), *ix)).collect(),
    });
    Plan {
        schema_version: SCHEMA_VERSION,
        as_of: as_of.to_string(),
        law: LawUsed {
            source: law_source(&law.source),
            digest: law.digest().to_owned(),
            files: files(law, &regimes, &program),
        },
        case: TitleOf { title: case.title.clone() },
        subjects: subjects_told,
        regimes: regimes_told,
        candidates,
        other_candidates: if ask.subjects.is_empty() && has_subjects {
            candidates::of(building.words, &assessor, &regimes)
        } else {
            Vec::new()
        },
        contrary: contrary(case),
        schedule: schedule(words, &filings, &board),
        order,
        board,
        filings,
        unknown_choices: unknown_choices(case, law),
        roles: roles::of(words),
        ties: ties::of(words, &graph),
        assessments,
    }
}

/// Regimes that the case file chooses or sets aside and that are not encoded here.
fn unknown_choices(case: &Case, law: &Law) -> Vec<String> {
    let chosen = case.plan.iter().flat_map(|plan| plan.regimes.sorted());
    chosen.map(|(id, _)| id).filter(|id| law.ids().all(|known| known != *id)).map(str::to_owned).collect()
}

/// By subject, then by standing, then what fewer answers would settle, then by name.
fn place(one: &Assessment) -> (&str, Standing, usize, &str) {
    let least = one.gaps.iter().filter(|gap| gap.rung == Rung::Alleged).map(|gap| gap.needs.len()).min();
    // What no answer of hers would settle comes after all that some would.
    let needed = if one.standing == Standing::Open { least.unwrap_or(usize::MAX) } else { 0 };
    (&one.subject, one.standing, needed, &one.regime)
}

/// `built-in`, or the folder as the user named it.
fn law_source(source: &LawSource) -> String {
    match source {
        LawSource::BuiltIn => "built-in".to_owned(),
        LawSource::Folder(folder) => folder.clone(),
    }
}

fn files(law: &Law, regimes: &[usize], program: &Program) -> IndexMap<String, String> {
    regimes
        .iter()
        .filter_map(|at| program.regimes.get(*at))
        .map(|regime| {
            let id = regime.regime.id.clone();
            let digest = law.digest_of(&id).unwrap_or_default().to_owned();
            (id, digest)
        })
        .collect()
}

struct Building<'a> {
    assessor: &'a Assessor<'a>,
    words: Words<'a>,
    ownership: &'a Ownership,
    full: bool,
}

impl<'a> Building<'a> {
    /// One assessment; `tracer` has the room for its trace.
    fn assessment(&self, at: usize, subject: Ix, tracer: &mut Tracer<'a>) -> Assessment {
        let facts = self.words.facts;
        let program = self.words.program;
        let mut assessment = Assessment {
            subject: facts.party_key(subject).to_owned(),
            regime: String::new(),
            state: crate::engine::State::NotInForce,
            standing: Standing::NotInForce,
            standing_because: String::new(),
            truth: None,
            open_because: Vec::new(),
            grounds: Vec::new(),
            procedures: Vec::new(),
            measures: Vec::new(),
            listings: Vec::new(),
            authority: Vec::new(),
            relies_on: IndexMap::new(),
            fragility: Vec::new(),
            gaps: Vec::new(),
            gaps_cut: false,
            nearest_miss: Vec::new(),
            reaches: Vec::new(),
            cautions: Vec::new(),
            not_officially_read: 0,
            tree: None,
        };
        let Some(regime) = program.regimes.get(at) else { return assessment };
        assessment.regime.clone_from(&regime.regime.id);
        assessment.state = regime.state;
        let deceased = facts.parties.get(subject as usize).is_some_and(is_deceased);
        if let Some(trace) = self.assessor.traced(at, subject, tracer) {
            let findings = Findings { program, trace };
            self.findings(&mut assessment, regime, at, subject, &findings);
            assessment.procedures = self.procedures(regime, at, subject);
            assessment.measures = measures::upon(self.assessor, at, subject);
            assessment.listings = listings::history(self.words, regime.number, subject);
            assessment.reaches = reach::reached(self.words, self.assessor, self.ownership, at, subject);
            assessment.authority = regime.authority.iter().map(|text| (*text).to_owned()).collect();
            if deceased {
                assessment.cautions.push(Caution {
                    code: "deceased".into(),
                    text: "the file says that this person is dead: filing is not advised".into(),
                    about: format!("/parties/{}/died", assessment.subject),
                });
            }
        }
        let listed = self.assessor.listed(at, subject).is_some_and(|listed| listed.at(Rung::Alleged) == Truth::Met);
        let bar = evidence_bar(regime);
        let missing_contents = self.missing_contents(regime, at, subject, &assessment);
        let (standing, because) = standing(&standing::Facts {
            bar: &bar,
            missing_contents: &missing_contents,
            state: assessment.state,
            truth: assessment.truth,
            open: &assessment.open_because,
            deceased,
            listed,
        });
        if !matches!(standing, Standing::Closed | Standing::NotInForce) {
            assessment.cautions.extend(handover::of(self.words, subject));
        }
        assessment.standing = standing;
        assessment.standing_because = because;
        assessment
    }

    /// What the first channel asks for, under a condition, and the case file does not have. Asked only of what is met.
    fn missing_contents<'r>(
        &self,
        regime: &'r CompiledRegime,
        at: usize,
        subject: Ix,
        of: &Assessment,
    ) -> Vec<&'r str> {
        if of.truth.is_none_or(|truth| truth.alleged != Truth::Met) {
            return Vec::new();
        }
        let Some(first) = regime.regime.channels.first() else { return Vec::new() };
        let mut memory = Memory::default();
        let mut is_there = |node| self.assessor.outcome(at, node, subject, &mut memory).at(Rung::Alleged) == Truth::Met;
        let of_first = regime.contents.iter().filter(|(channel, _, _)| *channel == 0);
        let missing = of_first.filter(|(_, _, node)| !is_there(*node));
        missing.filter_map(|(_, place, _)| first.contents.get(*place)).map(|one| one.heading.as_str()).collect()
    }

    fn findings(&self, to: &mut Assessment, regime: &CompiledRegime, at: usize, subject: Ix, findings: &Findings) {
        let outcome = findings.outcome();
        to.truth = Some(outcome.into());
        let open: Vec<Rung> = Rung::ALL.into_iter().filter(|rung| outcome.at(*rung) == Truth::Open).collect();
        if !open.is_empty() {
            let found = because::open(self.words, findings.trace, &open, regime.readers, self.assessor.masks(at));
            to.open_because = found.reasons;
            to.gaps = found.gaps;
            to.gaps_cut = found.cut;
        }
        if outcome.at(Rung::Alleged) == Truth::NotMet {
            to.nearest_miss = misses::nearest(self.words, findings.trace, self.assessor.masks(at));
        }
        to.grounds = self.grounds(regime, subject, findings);
        let met: Vec<Rung> = Rung::ALL.into_iter().filter(|rung| outcome.at(*rung) == Truth::Met).collect();
        for rung in &met {
            let relied_on = relies_on(self.words, findings, *rung, self.assessor.masks(at), regime.readers);
            to.relies_on.insert(*rung, relied_on);
        }
        to.fragility = fragility(self.words, findings.trace, &met, self.assessor.masks(at));
        let told = cautions::told(self.words, findings);
        to.cautions = renewal(regime, self.words.program.as_of).into_iter().chain(told.cautions).collect();
        to.not_officially_read = told.not_officially_read;
        if self.full {
            to.tree = tree::tree(self.words, findings);
        }
    }

    fn grounds(&self, regime: &CompiledRegime, subject: Ix, findings: &Findings) -> Vec<Ground> {
        let named = regime.grounds.iter().filter_map(|node| {
            let meta = self.words.program.meta(*node)?;
            Some((meta, meta.about.id.as_deref()?))
        });
        let (metas, ids): (Vec<&Meta>, Vec<&str>) = named.unzip();
        let found = findings.of_subject(&ids, subject);
        let all = metas.into_iter().zip(ids).zip(found).map(|((meta, id), (outcome, closed))| Ground {
            id: id.to_owned(),
            provision: meta.citation().map(str::to_owned),
            title: meta.about.title.clone(),
            closed_because: (outcome.at(Rung::Alleged) == Truth::NotMet).then_some(closed),
            truth: outcome.into(),
        });
        all.collect()
    }

    fn procedures(&self, regime: &CompiledRegime, at: usize, subject: Ix) -> Vec<Procedure> {
        self.assessor
            .procedures(regime, at, subject)
            .into_iter()
            .map(|(id, node, outcome)| {
                let meta = self.words.program.meta(node);
                Procedure {
                    id: id.to_owned(),
                    provision: meta.and_then(|meta| meta.citation()).map(str::to_owned),
                    title: meta.and_then(|meta| meta.about.title.clone()),
                    truth: outcome.at(Rung::Alleged),
                }
            })
            .collect()
    }

    fn subject(&self, ix: Ix) -> SubjectInfo {
        let facts = self.words.facts;
        let key = facts.party_key(ix);
        let party = facts.case.parties.get(key);
        let names = party.and_then(|party| party.names.as_ref()).into_iter().flatten();
        SubjectInfo {
            kind: match party.map(|party| party.kind) {
                Some(PartyKind::Entity) => "entity".into(),
                _ => "person".into(),
            },
            names: names.map(|name| name.text.clone()).collect(),
            identity_without_source: facts
                .parties
                .get(ix as usize)
                .map(|party| self.without_source(party))
                .unwrap_or_default(),
            deceased: facts.parties.get(ix as usize).is_some_and(is_deceased),
        }
    }

    /// Identity attributes that are said and rest on nothing.
    fn without_source(&self, party: &PartyFacts) -> Vec<String> {
        let bare = |support: SupportId| {
            self.words
                .facts
                .supports
                .get(support)
                .is_none_or(|fact| fact.evidence.is_empty() || fact.unverified.is_some())
        };
        let some = |list: &FactList<crate::engine::facts::Dated>| match list {
            FactList::Items(items) => items.iter().any(|item| matches!(item, Fact::One(_, support) if bare(*support))),
            _ => false,
        };
        let organ = match &party.organ_of {
            FactList::Items(items) => items.iter().any(|item| matches!(item, Fact::One(_, support) if bare(*support))),
            _ => false,
        };
        let attributes = [
            ("citizenship", some(&party.citizenships)),
            ("residence", some(&party.residences)),
            ("permanent residence", some(&party.permanent_residences)),
            ("location", some(&party.located_in)),
            ("registration", some(&party.registered_in)),
            ("organ of a state", organ),
        ];
        attributes.into_iter().filter(|(_, bare)| *bare).map(|(name, _)| name.to_owned()).collect()
    }

    fn regime(&self, regime: &CompiledRegime) -> RegimeInfo {
        let file = regime.regime;
        let as_of = self.words.program.as_of;
        let is_law = |intervals: &[_]| in_force(intervals, as_of) != InForce::No;
        let standard = file.decision.standards.iter().find(|one| is_law(&one.in_force));
        let left = file.decision.left_to_authority.iter().filter(|left| is_law(&left.in_force));
        RegimeInfo {
            title: file.title.clone(),
            jurisdiction: file.jurisdiction.name().to_owned(),
            authority: file.decision.authority.clone(),
            standard: standard.map(|one| one.words.clone()),
            standard_officially_read: standard.and_then(|one| file.is_officially_read(one.source.as_deref())),
            left_not_officially_read: left
                .clone()
                .filter(|one| file.is_officially_read(one.source.as_deref()) == Some(false))
                .map(|one| one.text.clone())
                .collect(),
            left_to_authority: left.map(|one| one.text.clone()).collect(),
            evidence_bar: evidence_bar(regime),
            evidence_bar_is_ours: file.evidence_bar.is_none(),
        }
    }
}

/// The rungs that practice asks for under a regime; evidenced where nothing was read on it.
fn evidence_bar(regime: &CompiledRegime) -> Vec<Rung> {
    regime.regime.evidence_bar.as_ref().map_or_else(|| vec![Rung::Evidenced], |bar| bar.rungs.clone())
}

fn is_deceased(party: &PartyFacts) -> bool {
    matches!(party.died, Fact::One(true, _))
}

impl Truths {
    /// Whether it is met at every one of these rungs.
    pub fn is_met_at(&self, rungs: &[Rung]) -> bool {
        rungs.iter().all(|rung| self.at(*rung) == Truth::Met)
    }
}
