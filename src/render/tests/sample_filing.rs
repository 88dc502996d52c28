//! A plan with everything in it: filings, posts, ties, a schedule; with names in Chinese and Arabic, and with text that
//! would like to be markup.

use indexmap::IndexMap;

use super::sample;
use crate::law::channel::{ExposedTo, Route};
use crate::law::source::Basis;
use crate::plan::{
    ActRoles, Action, Argument, Candidate, ChannelCard, ContentCard, ContentState, Countdown, DatedEvent, ExposureCard,
    Filing, FilingMade, FilingSubject, Neighbour, Overlap, PlaceInOrder, Plan, Reach, Reaching, ReliesOn, RoleRow,
    Schedule, ScheduledStep, Standing, StepCard, StepKind, Tie, TieKind, Wait,
};
use crate::terms::kind::Truth;

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

fn map<T: Clone>(all: &[(&str, T)]) -> IndexMap<String, T> {
    all.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}

/// Text that would like to be something else.
const HOSTILE: &str =
    "<script>alert('x')</script> | `code` [x](javascript:alert(1)) \u{1b}[31m \u{202e}gpj.exe https://example.org/a_b";

pub fn whole() -> Plan {
    let mut plan = sample::three();
    plan.case.title = Some(format!("Ill-treatment, {HOSTILE}"));
    if let Some(doctor) = plan.subjects.get_mut("doctor") {
        doctor.names = texts(&["Doctor of the northern prison", "北方监狱医生"]);
    }
    plan.regimes.insert("second-hr".into(), sample::regime("Second State: Listings Act", "Second State"));
    let mut closed = sample::assessment("doctor", "second-hr", Standing::Closed, "not met on this file");
    closed.nearest_miss.clear();
    plan.assessments.push(closed);
    for one in plan.assessments.iter_mut().filter(|one| one.subject == "doctor" && one.regime == "first-hr") {
        one.reaches = reaches();
    }
    plan.contrary.items = texts(&["the doctor denies it, in an interview of 2020"]);
    plan.order = order();
    plan.filings = vec![filing()];
    plan.unknown_choices = texts(&["zz-unknown"]);
    plan.other_candidates = vec![Candidate {
        party: "warden".into(),
        regime: "first-hr".into(),
        truth: Truth::Open,
        grounds: texts(&["command"]),
    }];
    plan.roles = roles();
    plan.ties = ties();
    plan.schedule = schedule();
    plan
}

fn reaches() -> Vec<Reach> {
    let reach = |entity: &str, outcome, share: &str| Reach {
        measure: "freeze".into(),
        title: "asset freeze".into(),
        entity: entity.into(),
        outcome,
        share: share.into(),
        because: "shares of listed owners are counted together".into(),
        chain: texts(&["`doctor` owns 60 % of `clinic`", "`clinic` owns 90 % of `pharmacy`"]),
        chain_cut: false,
        already: false,
        together_with: Vec::new(),
        provision: Some("s. 11".into()),
        officially_read: Some(false),
        unsettled: None,
    };
    let mut unclear = reach("pharmacy", Reaching::CannotBeTold, "between 40 % and 54 %");
    unclear.unsettled = Some("whether shares are multiplied down the chain".into());
    unclear.together_with = texts(&["governor"]);
    vec![reach("clinic", Reaching::Caught, "60 %"), unclear]
}

fn order() -> Vec<PlaceInOrder> {
    let place = |regime: &str, action, standing, subjects: &[&str]| PlaceInOrder {
        regime: regime.into(),
        action,
        standing,
        subjects: texts(subjects),
        fewest_answers: None,
        nexus: texts(&["governor"]),
        extends: map(&[("doctor", texts(&["United States", "United Kingdom"]))]),
        because: "somebody is met as alleged, and a listing would extend those of two others".into(),
    };
    let mut nothing = place("second-hr", Action::Nothing, Standing::Closed, &["doctor"]);
    nothing.because = "closed on this file".into();
    vec![place("first-hr", Action::File, Standing::Eligible, &["doctor"]), nothing]
}

fn filing() -> Filing {
    Filing {
        regime: "first-hr".into(),
        action: Action::File,
        chosen_because: Some("our partners file there".into()),
        by: Some("10 December 2026".into()),
        subjects: vec![
            FilingSubject {
                subject: "doctor".into(),
                standing: Standing::Eligible,
                action: Action::File,
                waits_for: Vec::new(),
            },
            FilingSubject {
                subject: "governor".into(),
                standing: Standing::Open,
                action: Action::Prepare,
                waits_for: texts(&["deputy under first-hr"]),
            },
        ],
        made: vec![FilingMade {
            key: "first".into(),
            subject: "doctor".into(),
            channel: Some("form".into()),
            date: Some("13 September 2017".into()),
            status: Some("filed".into()),
            advice: "filed on 13 September 2017, no answer for 110 months: ask for a follow-up, not a first filing"
                .into(),
            repeats: texts(&["second"]),
        }],
        channels: vec![channel("form", true), channel("post", false)],
        arguments: arguments(),
        cautions: vec![sample::caution("renewal", "confirm first that the Act is still law", "first-hr")],
        pointers: vec![Neighbour {
            title: "Visa rule".into(),
            text: "an entry ban for officials".into(),
            provision: Some("s. 212".into()),
            officially_read: Some(false),
        }],
    }
}

fn channel(id: &str, is_used: bool) -> ChannelCard {
    let content = |id: &str, heading: &str, state: &[(&str, ContentState)]| ContentCard {
        id: id.into(),
        heading: heading.into(),
        holds: Some("what the minister asks for".into()),
        maximum: Some("2 pages".into()),
        basis: Basis::Policy,
        officially_read: Some(false),
        state: map(state),
    };
    ChannelCard {
        id: id.into(),
        title: format!("The {id} of the ministry"),
        is_used,
        route: if is_used { Route::Portal } else { Route::Post },
        addressee: "Sanctions unit of the foreign ministry".into(),
        address: is_used.then(|| "https://ministry.example/sanctions".into()),
        who_may_file: Some("anybody".into()),
        readers: texts(&["the foreign ministry", "the treasury"]),
        exposure: vec![ExposureCard {
            to: ExposedTo::ListedPerson,
            text: "in an appeal against the listing".into(),
            officially_read: Some(false),
        }],
        language: Some("English".into()),
        form: None,
        format_officially_read: Some(false),
        expected_time: Some("6 to 12 months".into()),
        basis: Basis::Practice,
        source: Some("page of the ministry, read officially on 1 March 2024".into()),
        check_before_sending: Some("its source is older than a year".into()),
        note: None,
        contents: vec![
            content("identity", "Who it is", &[("doctor", ContentState::There), ("governor", ContentState::Missing)]),
            content("why", "Why this state should care", &[]),
            content("contrary", "What speaks against it", &[("doctor", ContentState::None)]),
        ],
        steps: vec![StepCard {
            id: "send".into(),
            title: "Send the form".into(),
            text: Some("with the annexes".into()),
            time: Some("a day".into()),
            basis: Basis::Policy,
            officially_read: Some(false),
            note: Some("no receipt is given".into()),
        }],
        disclosable: map(&[("doctor", Truth::Open), ("governor", Truth::Open)]),
        withheld: map(&[("doctor", texts(&["interview-2"])), ("governor", Vec::new())]),
    }
}

fn arguments() -> Vec<Argument> {
    let argument = |id: &str, title: &str, offered: &[(&str, Truth)]| Argument {
        id: id.into(),
        title: title.into(),
        argument: Some("The abuse is recent.".into()),
        quote: Some("recent conduct weighs more".into()),
        provision: Some("para. 12".into()),
        basis: Basis::Policy,
        officially_read: Some(false),
        offered: map(offered),
        facts: map(&[(
            "doctor",
            ReliesOn { statements: texts(&["/acts/beatings/from"]), evidence: texts(&["un-letter"]) },
        )]),
        window: vec![Countdown {
            act: "beatings".into(),
            years: 5,
            date: "2027-03-14".parse().ok(),
            until: Some("14 March 2027".into()),
            left: "3 months left".into(),
        }],
    };
    vec![
        argument("recent", "Recent conduct", &[("doctor", Truth::Met), ("governor", Truth::Open)]),
        argument("not-offered", "Assets in the country", &[("doctor", Truth::NotMet)]),
        argument("yours", "Effect on the practice", &[]),
    ]
}

fn roles() -> Vec<ActRoles> {
    let row = |party: &str, post: &str, overlap| RoleRow {
        party: party.into(),
        is_subject: party != "warden",
        post: post.into(),
        body: Some("prison".into()),
        from: Some("2010".into()),
        until: None,
        overlap,
        pointer: "/parties/governor/positions/0".into(),
    };
    vec![ActRoles {
        act: "beatings".into(),
        title: Some("Beatings | in the north".into()),
        when: "14 September 2013 to 14 March 2014".into(),
        rows: vec![
            row("governor", "مدير", Overlap::Part),
            row("doctor", "监狱医生", Overlap::Whole),
            row("warden", "Warden", Overlap::CannotBeTold),
        ],
    }]
}

fn ties() -> Vec<Tie> {
    let tie = |above: &str, below: &str, words: &str, kind| Tie {
        above: above.into(),
        below: below.into(),
        words: words.into(),
        kind,
        when: Some("from 2010".into()),
        pointer: "/links/x".into(),
    };
    vec![
        tie("governor", "prison", "heads", TieKind::Command),
        tie("deputy", "prison", "is a senior official of", TieKind::Command),
        tie("prison", "unit", "commands", TieKind::Command),
        tie("governor", "unit", "commands", TieKind::Command),
        tie("unit", "governor", "is said to command", TieKind::Command),
        tie("doctor", "clinic", "owns 60 % of", TieKind::Ownership),
    ]
}

fn schedule() -> Schedule {
    let step = |id: &str, kind, title: &str, wave, after: &[(&str, Basis)]| ScheduledStep {
        id: id.into(),
        kind,
        title: title.into(),
        text: texts(&["what is done"]),
        regimes: texts(&["first-hr"]),
        subjects: texts(&["doctor"]),
        wave,
        after: after.iter().map(|(step, basis)| Wait { step: (*step).into(), basis: *basis }).collect(),
        time: None,
        basis: Basis::Policy,
        officially_read: Some(false),
    };
    let date = |date: &str, words: &str, distance: &str, is_past, basis| DatedEvent {
        date: date.into(),
        in_words: words.into(),
        title: "Human Rights Day".into(),
        text: Some("listings are often announced on it".into()),
        note: Some("the custom was not verified".into()),
        regimes: texts(&["first-hr"]),
        basis,
        distance: distance.into(),
        is_past,
        officially_read: Some(false),
    };
    Schedule {
        steps: vec![
            step("answer-1", StepKind::Answer, "Judge whether it was serious", 1, &[]),
            step("protect-sources", StepKind::Preparation, "Ask those whom it could endanger", 1, &[]),
            step(
                "first-hr/send",
                StepKind::Channel,
                "Send the form",
                2,
                &[("answer-1", Basis::Law), ("protect-sources", Basis::Practice)],
            ),
            step(
                "first-hr/follow-up",
                StepKind::FollowUp,
                "Ask what became of it",
                3,
                &[("first-hr/send", Basis::Practice), ("protect-sources", Basis::Law)],
            ),
        ],
        waves: 3,
        critical_path: texts(&["answer-1", "first-hr/send", "first-hr/follow-up"]),
        dates: vec![
            date("2026-12-10", "10 December 2026", "in 19 days", false, Some(Basis::Practice)),
            date("2026-11-01", "1 November 2026", "20 days ago", true, None),
        ],
    }
}
