//! Plans to print, of parties known by their role and of states that do not exist.

use super::sample_board;
use crate::engine::State;
use crate::engine::findings::Closed;
use crate::plan::{
    About, Assessment, Board, Caution, ContrarySummary, Fragility, Gap, Ground, LawUsed, Lost, MeasureUpon, Miss, Need,
    OpenReason, Plan, Procedure, Reason, RegimeInfo, ReliesOn, Schedule, Standing, SubjectInfo, TitleOf, TreeNode,
    Truths,
};
use crate::terms::kind::{Rung, Truth};

pub const OPEN: Truths = truths(Truth::Open, Truth::Open, Truth::Open);
pub const MET: Truths = truths(Truth::Met, Truth::Met, Truth::Met);
pub const NOT_MET: Truths = truths(Truth::NotMet, Truth::NotMet, Truth::NotMet);
pub const MET_TO_EVIDENCED: Truths = truths(Truth::Met, Truth::Met, Truth::Open);

const fn truths(alleged: Truth, evidenced: Truth, above: Truth) -> Truths {
    Truths { alleged, evidenced, corroborated: above, disclosable: above }
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

pub fn plan(subjects: &[(&str, SubjectInfo)], regimes: &[(&str, RegimeInfo)], assessments: Vec<Assessment>) -> Plan {
    Plan {
        schema_version: 1,
        as_of: "2026-11-21".into(),
        law: LawUsed {
            source: "built-in".into(),
            digest: "5f7e".repeat(16),
            files: regimes.iter().map(|(id, _)| ((*id).to_owned(), "0a1b".repeat(16))).collect(),
        },
        case: TitleOf { title: Some("Ill-treatment in the northern prison, 2019".into()) },
        subjects: subjects.iter().map(|(key, info)| ((*key).to_owned(), info.clone())).collect(),
        regimes: regimes.iter().map(|(id, info)| ((*id).to_owned(), info.clone())).collect(),
        candidates: Vec::new(),
        other_candidates: Vec::new(),
        contrary: ContrarySummary { text: "none found; last looked for on 1 October 2026".into(), items: Vec::new() },
        order: Vec::new(),
        board: Board::default(),
        filings: Vec::new(),
        unknown_choices: Vec::new(),
        roles: Vec::new(),
        ties: Vec::new(),
        schedule: Schedule::default(),
        assessments,
    }
}

pub fn person(names: &[&str]) -> SubjectInfo {
    SubjectInfo { kind: "person".into(), names: texts(names), identity_without_source: Vec::new(), deceased: false }
}

pub fn regime(title: &str, jurisdiction: &str) -> RegimeInfo {
    RegimeInfo {
        title: title.into(),
        jurisdiction: jurisdiction.into(),
        authority: "Foreign minister".into(),
        standard: Some("The minister may list a person believed on reasonable grounds to be responsible.".into()),
        standard_officially_read: Some(false),
        left_to_authority: texts(&["Whether to list at all: a power, not a duty."]),
        left_not_officially_read: texts(&["Whether to list at all: a power, not a duty."]),
        evidence_bar: vec![Rung::Evidenced],
        evidence_bar_is_ours: true,
    }
}

pub fn assessment(subject: &str, regime: &str, standing: Standing, because: &str) -> Assessment {
    let truth = match standing {
        Standing::Ready => Some(MET),
        Standing::Eligible => Some(MET_TO_EVIDENCED),
        Standing::Open | Standing::Discretionary | Standing::Listed => Some(OPEN),
        Standing::Closed => Some(NOT_MET),
        Standing::NotInForce => None,
    };
    Assessment {
        subject: subject.into(),
        regime: regime.into(),
        state: if standing == Standing::NotInForce { State::NotInForce } else { State::InForce },
        standing,
        standing_because: because.into(),
        truth,
        open_because: Vec::new(),
        grounds: Vec::new(),
        procedures: Vec::new(),
        measures: vec![
            MeasureUpon { id: "freeze".into(), title: "asset freeze".into(), truth: Truth::Met, officially_read: true },
            MeasureUpon { id: "entry".into(), title: "entry ban".into(), truth: Truth::Met, officially_read: true },
        ],
        listings: Vec::new(),
        authority: Vec::new(),
        relies_on: indexmap::IndexMap::new(),
        fragility: Vec::new(),
        gaps: Vec::new(),
        gaps_cut: false,
        nearest_miss: Vec::new(),
        reaches: Vec::new(),
        cautions: Vec::new(),
        not_officially_read: 0,
        tree: None,
    }
}

pub fn ground(id: &str, provision: &str, title: &str, truth: Truths) -> Ground {
    Ground {
        id: id.into(),
        provision: Some(provision.into()),
        title: Some(title.into()),
        truth,
        closed_because: (truth.alleged == Truth::NotMet).then_some(Closed::Silent),
    }
}

pub fn caution(code: &str, text: &str, about: &str) -> Caution {
    Caution { code: code.into(), text: text.into(), about: about.into() }
}

pub fn judgement(act: &str) -> OpenReason {
    OpenReason {
        reason: Reason::Judgement,
        pointer: None,
        question: Some("serious-abuse-first".into()),
        about: About { act: Some(act.into()), ..About::default() },
        nodes: texts(&["serious"]),
        rungs: Rung::ALL.to_vec(),
        text: "Was it serious, given how long it lasted, how many suffered and what it did to them? Say why.".into(),
        lacks: None,
    }
}

pub fn fact(reason: Reason, pointer: &str, node: &str, text: &str) -> OpenReason {
    OpenReason {
        reason,
        pointer: Some(pointer.into()),
        question: None,
        about: About::default(),
        nodes: texts(&[node]),
        rungs: Rung::ALL.to_vec(),
        text: text.into(),
        lacks: None,
    }
}

pub fn lacking(pointer: &str, lacks: &str, rungs: &[Rung]) -> OpenReason {
    let mut reason = fact(Reason::Fact, pointer, "command", "What else shows it?");
    reason.lacks = Some(lacks.into());
    reason.rungs = rungs.to_vec();
    reason
}

/// The set of all these answers.
pub fn gap(reasons: &[(&OpenReason, &str)]) -> Gap {
    let needs = reasons.iter().map(|(reason, needed)| Need {
        pointer: reason.pointer.clone().unwrap_or_else(|| "/judgements".into()),
        needed: (*needed).into(),
        lacks: None,
        supposes: false,
        question: reason.text.clone(),
        about: reason.about.clone(),
        nodes: reason.nodes.clone(),
    });
    Gap { rung: Rung::Alleged, needs: needs.collect() }
}

const ILL_TREATED: &str = "How were the prisoners treated: beaten, starved, denied care?";

/// One act, three subjects, one regime; one of the names runs from right to left.
pub fn three() -> Plan {
    let command = || {
        vec![
            ground("command", "s. 4(1)(b)", "Commanded those who carried it out", OPEN),
            ground("member", "s. 4(1)(c)", "Is a member of a body that carried it out", OPEN),
            ground("profit", "s. 4(1)(d)", "Profited from it", NOT_MET),
        ]
    };
    let law = || caution("law", "“commanded” is not defined in the text read: argue it from the facts", "command");
    let (serious, other) = (judgement("beatings"), judgement("transfers"));
    let ill_treated = fact(Reason::Fact, "/acts/transfers/conduct/0", "ill-treatment", ILL_TREATED);

    let mut governor = assessment("governor", "first-hr", Standing::Open, "turns on 2 judgements and 1 fact");
    governor.open_because = vec![serious.clone(), other.clone(), ill_treated.clone()];
    governor.gaps = vec![
        gap(&[(&serious, "yes, with reasons")]),
        gap(&[(&other, "yes, with reasons"), (&ill_treated, "torture or other ill-treatment")]),
    ];
    governor.grounds = command();
    governor.authority = texts(&["Whether the listing serves the foreign policy of the state."]);
    governor.cautions = vec![
        law(),
        caution(
            "partial-tenure",
            "the post \"Governor\" of `governor` covers only part of the act",
            "/parties/governor/positions/0",
        ),
    ];
    governor.not_officially_read = 2;

    let mut deputy = assessment("deputy", "first-hr", Standing::Open, "turns on 1 judgement, 1 fact and 1 conflict");
    let knew = fact(
        Reason::Fact,
        "/involvements/deputy-commanded/elements/knowledge",
        "command",
        "Did the deputy know of the beatings, or have reason to?",
    );
    let dates = fact(
        Reason::Conflict,
        "/parties/deputy/positions/0/until",
        "command",
        "Which account is right: until of the post \"Deputy governor\" of `deputy`?",
    );
    deputy.open_because = vec![serious.clone(), knew.clone(), dates.clone()];
    deputy.gaps =
        vec![gap(&[(&serious, "yes, with reasons"), (&knew, "yes"), (&dates, "dates that share a day with the act")])];
    deputy.gaps_cut = true;
    deputy.grounds = command();
    deputy.authority = governor.authority.clone();
    deputy.cautions = vec![law()];
    deputy.procedures = vec![Procedure {
        id: "urgent".into(),
        provision: Some("s. 9".into()),
        title: Some("Urgent listing of a person whom an allied state has listed".into()),
        truth: Truth::Open,
    }];
    deputy.not_officially_read = 3;

    let mut doctor = assessment(
        "doctor",
        "first-hr",
        Standing::Eligible,
        "met as alleged and evidenced; open as corroborated and disclosable",
    );
    doctor.truth = Some(MET_TO_EVIDENCED);
    doctor.grounds = vec![
        ground("engaged", "s. 4(1)(a)", "Took part in it", MET_TO_EVIDENCED),
        ground("member", "s. 4(1)(c)", "Is a member of a body that carried it out", OPEN),
    ];
    doctor.relies_on.insert(
        Rung::Alleged,
        ReliesOn {
            statements: texts(&["/acts/beatings/conduct/1", "/involvements/doctor-took-part"]),
            evidence: texts(&["interview-2", "un-letter"]),
        },
    );
    let falls = |rung, kind, sets: &[&[&str]]| Fragility {
        rung,
        kind,
        sets: sets.iter().map(|set| texts(set)).collect(),
        cut: false,
    };
    doctor.fragility = vec![
        falls(Rung::Alleged, Lost::Statements, &[&["/acts/beatings"], &["/involvements/doctor-took-part"]]),
        falls(Rung::Evidenced, Lost::Statements, &[&["/acts/beatings"], &["/involvements/doctor-took-part"]]),
        falls(Rung::Evidenced, Lost::Evidence, &[&["interview-2"]]),
        falls(Rung::Evidenced, Lost::Origins, &[&["prison-clerk"], &["un", "press"]]),
    ];
    let (second, cleared) = ("a second source that does not rest on the first", "an item cleared for first");
    doctor.open_because = vec![
        lacking("/involvements/doctor-took-part", second, &[Rung::Corroborated]),
        lacking("/acts/beatings/conduct/1", second, &[Rung::Corroborated]),
        lacking("/involvements/doctor-took-part", cleared, &[Rung::Disclosable]),
        // On another way of meeting the same, which nothing rests on.
        lacking("/parties/doctor/positions/0", second, &[Rung::Corroborated]),
    ];
    doctor.authority = governor.authority.clone();

    let mut deputy_info = person(&["Deputy governor of the northern prison", "نائب مدير السجن", "Deputy N."]);
    deputy_info.identity_without_source = texts(&["citizenship", "residence"]);
    let mut plan = plan(
        &[
            ("deputy", deputy_info),
            ("doctor", person(&[])),
            ("governor", person(&["مدير السجن الشمالي", "Governor of the northern prison"])),
        ],
        &[("first-hr", regime("First State: Human Rights Listings Act", "First State"))],
        vec![deputy, doctor, governor],
    );
    plan.board = sample_board::of_three();
    plan
}

/// As [`three`], with the whole tree of one assessment.
pub fn three_with_a_tree() -> Plan {
    let node = |text: &str, provision: Option<&str>, truth, parts| TreeNode {
        text: text.into(),
        id: None,
        provision: provision.map(str::to_owned),
        officially_read: provision.map(|one| one != "s. 2"),
        truth,
        pointer: None,
        evidence: Vec::new(),
        parts,
    };
    let said = TreeNode {
        pointer: Some("/involvements/doctor-took-part/mode".into()),
        evidence: texts(&["interview-2"]),
        ..node("said of the involvement `doctor-took-part`", None, MET_TO_EVIDENCED, Vec::new())
    };
    let parts = vec![
        node("Took part in it", Some("s. 4(1)(a)"), MET_TO_EVIDENCED, vec![said]),
        node("Serious abuse, as the Act defines it", Some("s. 2"), OPEN, Vec::new()),
        node("Profited from it", Some("s. 4(1)(d)"), NOT_MET, Vec::new()),
    ];
    let mut plan = three();
    for assessment in plan.assessments.iter_mut().filter(|one| one.subject == "doctor") {
        assessment.tree = Some(node("Who may be listed", Some("s. 4"), MET_TO_EVIDENCED, parts.clone()));
    }
    plan
}

/// One subject under a regime of every standing.
pub fn every_standing() -> Plan {
    let of = |regime: &str, standing, because: &str| assessment("company", regime, standing, because);
    let mut ready = of("second-hr", Standing::Ready, "met at every rung");
    ready.grounds = vec![ground("owned", "art. 3(b)", "Is owned by a listed person", MET)];
    ready.relies_on.insert(Rung::Alleged, ReliesOn { statements: Vec::new(), evidence: texts(&["registry"]) });

    let mut renewal = of("third-hr", Standing::Eligible, "met as alleged; open as evidenced");
    renewal.state = State::RenewalNotVerified;
    renewal.grounds = vec![ground("owned", "s. 7", "Is owned by a listed person", MET)];
    renewal.relies_on.insert(Rung::Alleged, ReliesOn::default());
    renewal.fragility = vec![Fragility {
        rung: Rung::Corroborated,
        kind: Lost::Origins,
        sets: vec![texts(&["registry-office"])],
        cut: false,
    }];
    renewal.cautions = vec![caution(
        "renewal-not-verified",
        "renewal of 8 December 2025 not verified: confirm first that the regime is still law",
        "third-hr",
    )];
    renewal.not_officially_read = 1;

    let mut open = of("fourth-ac", Standing::Open, "turns on 1 listing waited for and 1 unsettled point of law");
    let mut waits = fact(Reason::Depends, "", "owned", "opens on the day `owner` is listed under fourth-ac");
    waits.pointer = None;
    let mut unsettled =
        fact(Reason::Unsettled, "", "control", "The Act does not say whether control without shares is enough.");
    unsettled.pointer = None;
    open.open_because = vec![waits, unsettled];
    open.grounds = vec![ground("owned", "s. 12(1)", "Is owned by a listed person", OPEN)];
    open.authority =
        texts(&["Consent of the treasury.", "Public interest.", "Timing.", "Publication.", "Who is told."]);

    let mut discretion =
        of("fifth-ban", Standing::Discretionary, "the law names no test; the government may or may not act");
    let mut free =
        fact(Reason::Discretion, "", "interest", "The minister may act where it is in the interest of the state.");
    free.pointer = None;
    discretion.open_because = vec![free];

    let mut listed = of("sixth-sanctions", Standing::Listed, "the file records a listing in force under this regime");
    listed.cautions = vec![caution(
        "last-known",
        "a listing of `company`: last known event of 1 March 2024",
        "/parties/company/listings/0",
    )];

    let miss = |criterion: &str, needed: &str, changeable| Miss {
        criterion: criterion.into(),
        needed: needed.into(),
        changeable,
    };
    let mut closed = of("seventh-ban", Standing::Closed, "not met on this file");
    closed.nearest_miss = vec![
        miss("kind", "a person, not an entity", false),
        miss("official", "an official of a foreign state", true),
        miss("act", "an act of significant corruption", true),
        miss("knowledge", "knowledge of it", true),
    ];
    let mut plan = plan(
        &[("company", SubjectInfo { kind: "entity".into(), ..person(&["The company that supplied the prison"]) })],
        &[
            ("second-hr", regime("Second State: Listings Act", "Second State")),
            ("third-hr", regime("Third State: Listings Act", "Third State")),
            ("fourth-ac", regime("Fourth State: Corruption Act", "Fourth State")),
            ("fifth-ban", regime("Fifth State: Aliens Act", "Fifth State")),
            ("sixth-sanctions", regime("Sixth State: Sanctions Act", "Sixth State")),
            ("seventh-ban", regime("Seventh State: Visa Act", "Seventh State")),
            ("eighth-hr", regime("Eighth State: Listings Act", "Eighth State")),
        ],
        vec![
            ready,
            renewal,
            open,
            discretion,
            listed,
            closed,
            of("eighth-hr", Standing::NotInForce, "the regime is not law on this date"),
        ],
    );
    plan.board = sample_board::of_every_standing();
    plan
}

/// A case in which nobody is proposed.
pub fn nobody() -> Plan {
    let mut plan =
        plan(&[], &[("first-hr", regime("First State: Human Rights Listings Act", "First State"))], Vec::new());
    plan.case.title = None;
    plan.candidates = texts(&["deputy", "governor"]);
    plan
}
