//! A plan in which every field is there, and one in which everything that may be missing is.

use regimes::engine::State;
use regimes::engine::findings::Closed;
use regimes::law::channel::{ExposedTo, Route};
use regimes::law::source::Basis;
use regimes::plan::{
    About, ActRoles, Action, AnswerPlace, Argument, Assessment, BelowBar, Board, Candidate, Carried, Caution,
    ChannelCard, ContentCard, ContentState, ContrarySummary, Countdown, DatedEvent, Door, ExposureCard, Filing,
    FilingMade, FilingSubject, Fragility, Gap, Ground, Lacking, LawUsed, ListingEvent, Lost, MeasureUpon, Miss, Need,
    Neighbour, NodeName, NotHers, OpenReason, Overlap, PlaceInOrder, Plan, Procedure, Question, Reach, Reaching,
    Reason, RegimeInfo, ReliesOn, RoleRow, Schedule, ScheduledStep, Standing, StepCard, StepKind, SubjectInfo, Tie,
    TieKind, TitleOf, TreeNode, Truths, Wait, WaysIn,
};
use regimes::terms::kind::{Rung, Truth};

const TRUTHS: Truths =
    Truths { alleged: Truth::Met, evidenced: Truth::Open, corroborated: Truth::NotMet, disclosable: Truth::Open };

/// A plan in which every field is there.
pub fn everything() -> Plan {
    Plan {
        schema_version: 2,
        as_of: "2026-11-21".into(),
        law: LawUsed {
            source: "built-in".into(),
            digest: "0a".repeat(32),
            files: [("first-hr".to_owned(), "0b".repeat(32))].into_iter().collect(),
        },
        case: TitleOf { title: some("Ill-treatment in a prison") },
        subjects: of_governor(SubjectInfo {
            kind: "person".into(),
            names: vec!["The governor".into()],
            identity_without_source: vec!["citizenship".into()],
            deceased: false,
        }),
        regimes: [(
            "first-hr".to_owned(),
            RegimeInfo {
                title: "First State: Listings Act".into(),
                jurisdiction: "First State".into(),
                authority: "Foreign minister".into(),
                standard: some("reasonable grounds"),
                standard_officially_read: Some(true),
                left_to_authority: vec!["Whether to list at all.".into()],
                left_not_officially_read: vec!["Whether to list at all.".into()],
                evidence_bar: vec![Rung::Evidenced],
                evidence_bar_is_ours: true,
            },
        )]
        .into_iter()
        .collect(),
        candidates: vec!["deputy".into()],
        other_candidates: vec![Candidate {
            party: "company".into(),
            regime: "gb-hr".into(),
            truth: Truth::Open,
            grounds: vec!["6-2-b".into()],
        }],
        contrary: ContrarySummary { text: "found".into(), items: vec!["He was abroad.".into()] },
        order: vec![place()],
        board: board(),
        filings: vec![filing()],
        unknown_choices: vec!["third-hr".into()],
        roles: vec![roles()],
        ties: vec![Tie {
            above: "governor".into(),
            below: "company".into(),
            words: "owns 40 % or more of".into(),
            kind: TieKind::Ownership,
            when: some("from 2010"),
            pointer: "/links/governor-owns".into(),
        }],
        schedule: schedule(),
        assessments: vec![assessment()],
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// One subject's key with a value.
fn of_governor<T>(value: T) -> indexmap::IndexMap<String, T> {
    [("governor".to_owned(), value)].into_iter().collect()
}

fn about() -> About {
    About {
        party: some("governor"),
        act: some("detention"),
        link: some("governor/positions/0"),
        victim: Some(0),
        regime: some("first-hr"),
    }
}

fn relies_on() -> ReliesOn {
    ReliesOn { statements: vec!["/acts/detention".into()], evidence: vec!["letter".into()] }
}

fn caution() -> Caution {
    Caution { code: "law".into(), text: "not defined".into(), about: "command".into() }
}

fn assessment() -> Assessment {
    let leaf = TreeNode {
        text: "said of the act `detention`".into(),
        id: some("serious"),
        provision: some("s. 2"),
        officially_read: Some(false),
        truth: TRUTHS,
        pointer: some("/acts/detention/conduct/0"),
        evidence: vec!["letter".into()],
        parts: Vec::new(),
    };
    Assessment {
        subject: "governor".into(),
        regime: "first-hr".into(),
        state: State::InForce,
        standing: Standing::Eligible,
        standing_because: "met as alleged; open as evidenced".into(),
        truth: Some(TRUTHS),
        open_because: vec![OpenReason {
            reason: Reason::Fact,
            pointer: some("/acts/detention/conduct/0"),
            question: some("serious-abuse-first"),
            about: about(),
            nodes: vec!["serious".into()],
            rungs: Rung::ALL.to_vec(),
            text: "Was it serious?".into(),
            lacks: some("an item of evidence"),
        }],
        grounds: vec![Ground {
            id: "command".into(),
            provision: some("s. 4"),
            title: some("Commanded those who did it"),
            truth: TRUTHS,
            closed_because: Some(Closed::Silent),
        }],
        procedures: vec![Procedure {
            id: "urgent".into(),
            provision: some("s. 9"),
            title: some("Urgent listing"),
            truth: Truth::Open,
        }],
        measures: vec![MeasureUpon {
            id: "freeze".into(),
            title: "asset freeze".into(),
            truth: Truth::Met,
            officially_read: true,
        }],
        listings: vec![ListingEvent {
            status: some("delisted"),
            date: "March 2024".into(),
            pointer: "/parties/governor/listings/0".into(),
        }],
        authority: vec!["Public interest.".into()],
        relies_on: [(Rung::Alleged, relies_on())].into_iter().collect(),
        fragility: vec![Fragility {
            rung: Rung::Alleged,
            kind: Lost::Statements,
            sets: vec![vec!["/acts/detention".into()]],
            cut: true,
        }],
        gaps: vec![Gap {
            rung: Rung::Evidenced,
            needs: vec![Need {
                pointer: "/acts/detention".into(),
                needed: "torture".into(),
                lacks: some("an item of evidence"),
                question: "How were they treated?".into(),
                supposes: true,
                about: about(),
                nodes: vec!["serious".into()],
            }],
        }],
        gaps_cut: true,
        nearest_miss: vec![Miss { criterion: "official".into(), needed: "an official".into(), changeable: true }],
        reaches: vec![Reach {
            measure: "freeze".into(),
            title: "Asset freeze".into(),
            entity: "company".into(),
            outcome: Reaching::CannotBeTold,
            share: "40 % or more".into(),
            because: "the share is not known closely enough".into(),
            chain: vec!["`company` is owned by `governor`: 40 % or more".into()],
            chain_cut: true,
            already: true,
            together_with: vec!["deputy".into()],
            provision: some("s. 7"),
            officially_read: Some(true),
            unsettled: some("how ownership runs through a chain"),
        }],
        cautions: vec![caution()],
        not_officially_read: 1,
        tree: Some(TreeNode { parts: vec![leaf.clone()], ..leaf }),
    }
}

fn place() -> PlaceInOrder {
    PlaceInOrder {
        regime: "first-hr".into(),
        action: Action::Prepare,
        standing: Standing::Open,
        subjects: vec!["governor".into()],
        fewest_answers: Some(1),
        nexus: vec!["governor".into()],
        extends: of_governor(vec!["Second State".into()]),
        because: "open, and one answer would settle it".into(),
    }
}

fn board() -> Board {
    let node = || NodeName { regime: "first-hr".into(), node: "serious".into() };
    let question = || Question {
        reason: Reason::Judgement,
        text: "Was it serious?".into(),
        question: some("serious-abuse-first"),
        answer_in: vec![AnswerPlace {
            pointer: some("/acts/detention/conduct/0"),
            about: about(),
            subjects: vec!["governor".into()],
        }],
        met_if: vec!["yes, with reasons".into()],
        asked_by: vec![node()],
        subjects: vec!["governor".into()],
        doors: vec![Door {
            subject: "governor".into(),
            regime: "first-hr".into(),
            to: Standing::Eligible,
            alone: true,
        }],
        carried_by: vec![Carried {
            rung: Rung::Evidenced,
            takes: "one item of evidence beside it".into(),
            asked_by: vec!["first-hr".into()],
        }],
        supposes: true,
    };
    Board {
        questions: vec![question()],
        other_ways: vec![question()],
        is_cut: true,
        ways: vec![WaysIn {
            subject: "governor".into(),
            regime: "first-hr".into(),
            sets: vec![vec![1]],
            supposes: true,
        }],
        not_hers: vec![NotHers {
            reason: Reason::Unsettled,
            text: "Whether it reaches omissions is not settled.".into(),
            asked_by: vec![node()],
            subjects: vec!["governor".into()],
        }],
        support: vec![Lacking {
            lacks: "an item of evidence".into(),
            rungs: vec![Rung::Evidenced],
            statements: vec!["/acts/detention".into()],
        }],
        below_bar: vec![BelowBar { regime: "first-hr".into(), rungs: vec![Rung::Corroborated], is_ours: true }],
    }
}

fn filing() -> Filing {
    Filing {
        regime: "first-hr".into(),
        action: Action::File,
        chosen_because: some("the assets are there"),
        by: some("1 December 2026"),
        subjects: vec![FilingSubject {
            subject: "governor".into(),
            standing: Standing::Open,
            action: Action::Wait,
            waits_for: vec!["deputy".into()],
        }],
        made: vec![FilingMade {
            key: "first".into(),
            subject: "governor".into(),
            channel: some("ministry"),
            date: some("13 September 2017"),
            status: some("filed"),
            advice: "ask for a follow-up, not a first filing".into(),
            repeats: vec!["second".into()],
        }],
        channels: vec![channel()],
        arguments: vec![Argument {
            id: "recent".into(),
            title: "Recent conduct".into(),
            argument: some("The conduct is recent."),
            quote: some("within five years"),
            provision: some("para. 3"),
            basis: Basis::Policy,
            officially_read: Some(true),
            offered: of_governor(Truth::Met),
            facts: of_governor(relies_on()),
            window: vec![Countdown {
                act: "detention".into(),
                years: 5,
                date: "2027-03-14".parse().ok(),
                until: some("14 March 2027"),
                left: "3 months left".into(),
            }],
        }],
        cautions: vec![caution()],
        pointers: vec![Neighbour {
            title: "Visa refusal".into(),
            text: "reaches relatives too".into(),
            provision: some("s. 12"),
            officially_read: Some(false),
        }],
    }
}

fn channel() -> ChannelCard {
    ChannelCard {
        id: "ministry".into(),
        title: "To the foreign ministry".into(),
        is_used: true,
        route: Route::ForeignMinistry,
        addressee: "Foreign ministry".into(),
        address: some("sanctions@ministry.example"),
        who_may_file: some("anybody"),
        readers: vec!["First State".into()],
        exposure: vec![ExposureCard { to: ExposedTo::Court, text: "on appeal".into(), officially_read: Some(false) }],
        language: some("English"),
        form: some("one document"),
        format_officially_read: Some(true),
        expected_time: some("months"),
        basis: Basis::Practice,
        source: some("Guidance (official text, read on 1 October 2026)"),
        check_before_sending: some("its source was read more than a year ago"),
        note: some("No receipt is given."),
        contents: vec![ContentCard {
            id: "summary".into(),
            heading: "Summary".into(),
            holds: some("who, what, when"),
            maximum: some("2 pages"),
            basis: Basis::Policy,
            officially_read: Some(true),
            state: of_governor(ContentState::ToWrite),
        }],
        steps: vec![StepCard {
            id: "send".into(),
            title: "Send it".into(),
            text: some("By e-mail."),
            time: some("one day"),
            basis: Basis::Practice,
            officially_read: Some(false),
            note: some("No receipt is given."),
        }],
        disclosable: of_governor(Truth::Open),
        withheld: of_governor(vec!["letter".into()]),
    }
}

fn roles() -> ActRoles {
    ActRoles {
        act: "detention".into(),
        title: some("Detention"),
        when: "2013 to 2014".into(),
        rows: vec![RoleRow {
            party: "governor".into(),
            is_subject: true,
            post: "Governor".into(),
            body: some("prison"),
            from: some("2010"),
            until: some("March 2015"),
            overlap: Overlap::Whole,
            pointer: "/parties/governor/positions/0".into(),
        }],
    }
}

fn schedule() -> Schedule {
    Schedule {
        steps: vec![ScheduledStep {
            id: "first-hr/send".into(),
            kind: StepKind::Channel,
            title: "Send it".into(),
            text: vec!["By e-mail.".into()],
            regimes: vec!["first-hr".into()],
            subjects: vec!["governor".into()],
            wave: 2,
            after: vec![Wait { step: "protect-sources".into(), basis: Basis::Practice }],
            time: some("one day"),
            basis: Basis::Practice,
            officially_read: Some(false),
        }],
        waves: 2,
        critical_path: vec!["protect-sources".into(), "first-hr/send".into()],
        dates: vec![DatedEvent {
            date: "2026-12-10".into(),
            in_words: "10 December 2026".into(),
            title: "Listings are announced".into(),
            text: some("File well before."),
            note: some("Not verified."),
            regimes: vec!["first-hr".into()],
            basis: Some(Basis::Practice),
            distance: "in 19 days".into(),
            is_past: false,
            officially_read: Some(false),
        }],
    }
}

/// A plan in which everything that may be missing or empty is.
pub fn bare() -> Plan {
    let mut plan = everything();
    plan.case.title = None;
    bare_filings(&mut plan);
    for place in &mut plan.order {
        place.fewest_answers = None;
    }
    for question in plan.board.questions.iter_mut().chain(&mut plan.board.other_ways) {
        (question.question, question.supposes) = (None, false);
        for place in &mut question.answer_in {
            (place.pointer, place.about) = (None, About::default());
        }
    }
    for way in &mut plan.board.ways {
        way.supposes = false;
    }
    for act in &mut plan.roles {
        act.title = None;
        for row in &mut act.rows {
            (row.body, row.from, row.until) = (None, None, None);
        }
    }
    for tie in &mut plan.ties {
        tie.when = None;
    }
    for step in &mut plan.schedule.steps {
        step.time = None;
    }
    for date in &mut plan.schedule.dates {
        (date.text, date.basis, date.officially_read) = (None, None, None);
    }
    for assessment in &mut plan.assessments {
        assessment.truth = None;
        assessment.state = State::NotInForce;
        assessment.standing = Standing::NotInForce;
        assessment.tree = None;
        assessment.relies_on.clear();
        assessment.fragility.clear();
        for reason in &mut assessment.open_because {
            (reason.pointer, reason.question, reason.lacks) = (None, None, None);
            reason.about = About::default();
        }
        for ground in &mut assessment.grounds {
            (ground.provision, ground.title, ground.closed_because) = (None, None, None);
        }
        for reach in &mut assessment.reaches {
            (reach.provision, reach.officially_read, reach.unsettled) = (None, None, None);
            (reach.chain_cut, reach.already) = (false, false);
            reach.together_with.clear();
        }
        for procedure in &mut assessment.procedures {
            (procedure.provision, procedure.title) = (None, None);
        }
        for need in assessment.gaps.iter_mut().flat_map(|gap| &mut gap.needs) {
            (need.lacks, need.supposes) = (None, false);
            need.about = About::default();
        }
    }
    for regime in plan.regimes.values_mut() {
        regime.standard = None;
    }
    plan
}

fn bare_filings(plan: &mut Plan) {
    for filing in &mut plan.filings {
        (filing.chosen_because, filing.by) = (None, None);
        for subject in &mut filing.subjects {
            subject.waits_for.clear();
        }
        for made in &mut filing.made {
            (made.channel, made.date, made.status) = (None, None, None);
            made.repeats.clear();
        }
        for card in &mut filing.channels {
            (card.address, card.who_may_file, card.language, card.form) = (None, None, None, None);
            (card.expected_time, card.source, card.check_before_sending, card.note) = (None, None, None, None);
            card.withheld.clear();
            for content in &mut card.contents {
                (content.holds, content.maximum) = (None, None);
            }
            for step in &mut card.steps {
                (step.text, step.time) = (None, None);
            }
        }
        for argument in &mut filing.arguments {
            (argument.argument, argument.quote, argument.provision) = (None, None, None);
            argument.officially_read = None;
            argument.facts.clear();
            argument.window.clear();
        }
        for neighbour in &mut filing.pointers {
            neighbour.provision = None;
        }
    }
}
