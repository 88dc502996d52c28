//! What an advocate acts on: the order of places, filings, what was filed already, and the schedule. The law behind it
//! stands in the patterns; these tests hold how a plan is made of it.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use regimes::law::Law;
use regimes::plan::{Action, Ask, Filing, Plan, Standing, StepKind, assess};
use serde_json::{Map, Value, json};
use support::{AS_OF, day, documented, read};

fn case(name: &str) -> Value {
    documented().into_iter().find(|(key, _)| key == name).map(|(_, case)| case).expect("there is such a case")
}

fn of_regimes(law: &Law, case: &Value, as_of: &str, regimes: &[&str]) -> Plan {
    let case = read("case", case, law).expect("the case can be read");
    let ask = Ask { regimes: regimes.iter().map(|id| (*id).to_owned()).collect(), ..Ask::default() };
    assess(law, &case, day(as_of), &ask)
}

fn filing<'p>(plan: &'p Plan, regime: &str) -> &'p Filing {
    plan.filings.iter().find(|filing| filing.regime == regime).expect("there is such a filing")
}

/// The same case with the items of every object in another order. Lists keep theirs: `item 2` names a place in one.
fn shuffled(value: &Value, seed: &mut u64) -> Value {
    match value {
        Value::Object(members) => {
            let mut all: Vec<(&String, &Value)> = members.iter().collect();
            for at in (1..all.len()).rev() {
                // A linear congruence: the same orders on every run.
                *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                all.swap(at, usize::try_from(*seed >> 33).expect("31 bits") % (at + 1));
            }
            Value::Object(
                all.into_iter().map(|(key, value)| (key.clone(), shuffled(value, seed))).collect::<Map<_, _>>(),
            )
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| shuffled(item, seed)).collect()),
        other => other.clone(),
    }
}

/// The order of a plan, the schedule and all else do not depend on how the file is written.
#[test]
fn a_plan_is_the_same_however_the_file_is_ordered() {
    let law = Law::built_in();
    let case = case("cn-cao-shunli-judged");
    let bytes = |case: &Value| serde_json::to_string(&of_regimes(&law, case, AS_OF, &[])).expect("JSON");
    let written = bytes(&case);
    let mut seed = 7;
    for _ in 0..100 {
        assert_eq!(bytes(&shuffled(&case, &mut seed)), written);
    }
}

/// Shared work appears once, nothing comes before what it waits for, and the longest chain is one.
#[test]
fn the_schedule_of_many_filings_holds_together() {
    let law = Law::built_in();
    for name in ["cn-cao-shunli-judged", "mm-maung-maung-soe", "ru-magnitsky"] {
        let plan = of_regimes(&law, &case(name), AS_OF, &[]);
        assert!(plan.filings.len() >= 6, "{name}: {} filings", plan.filings.len());
        let schedule = &plan.schedule;
        let waves: BTreeMap<&str, usize> = schedule.steps.iter().map(|step| (step.id.as_str(), step.wave)).collect();
        assert_eq!(waves.len(), schedule.steps.len(), "{name}: every step once");
        let said: BTreeSet<&str> = schedule
            .steps
            .iter()
            .filter(|step| step.kind == StepKind::Preparation)
            .map(|step| step.title.as_str())
            .collect();
        let prepared = schedule.steps.iter().filter(|step| step.kind == StepKind::Preparation).count();
        assert_eq!(said.len(), prepared, "{name}: no preparation twice");
        for step in &schedule.steps {
            let latest =
                step.after.iter().map(|wait| waves.get(wait.step.as_str()).expect("it waits for a step")).max();
            assert_eq!(step.wave, latest.map_or(1, |wave| wave + 1), "{name}: {} is as early as it can be", step.id);
        }
        let chain = &schedule.critical_path;
        assert_eq!(chain.len(), schedule.waves, "{name}: as long as there are waves");
        for pair in chain.windows(2) {
            let [before, step] = pair else { continue };
            let step = schedule.steps.iter().find(|one| one.id == *step).expect("a step");
            assert!(step.after.iter().any(|wait| wait.step == *before), "{name}: {} waits for {before}", step.id);
        }
        let protects = schedule.steps.iter().find(|step| step.id == "protect-sources").expect("shared work");
        assert!(protects.regimes.len() >= 5, "{name}: one step for all filings that need it");
    }
}

/// Answers that a filing turns on come before anything is sent.
#[test]
fn nothing_is_sent_before_what_it_turns_on_is_known() {
    let law = Law::built_in();
    let plan = of_regimes(&law, &case("za-gupta"), AS_OF, &["au-crp"]);
    let send = plan.schedule.steps.iter().find(|step| step.id == "au-crp/send").expect("a sending step");
    assert!(send.after.iter().any(|wait| wait.step == "answer-1"), "{:?}", send.after);
}

/// The end of the EU framework on 8 December 2026 without a renewal that was read: the plan says so the day after, sends
/// nothing before it is confirmed, and promises no more than eligible.
#[test]
fn a_renewal_that_was_not_read_comes_before_all_else() {
    let law = Law::built_in();
    let plan = of_regimes(&law, &case("bd-rab"), "2026-12-09", &["eu-hr"]);
    let filing = filing(&plan, "eu-hr");
    assert!(filing.cautions.iter().any(|caution| caution.code == "renewal-not-verified"), "{:?}", filing.cautions);
    assert!(plan.assessments.iter().all(|one| one.standing != Standing::Ready));
    let confirm = plan.schedule.steps.iter().find(|step| step.kind == StepKind::Renewal).expect("a step that confirms");
    assert_eq!((confirm.wave, confirm.regimes.as_slice()), (1, &["eu-hr".to_owned()][..]));
    for step in plan.schedule.steps.iter().filter(|step| step.kind == StepKind::Channel && step.id != confirm.id) {
        assert!(step.wave > 1 && step.after.iter().any(|wait| wait.step == confirm.id), "{} waits for it", step.id);
    }
    assert!(plan.schedule.dates.iter().any(|date| date.date == "2026-12-09" && date.title.contains("not verified")));
    let before = of_regimes(&law, &case("bd-rab"), AS_OF, &["eu-hr"]);
    assert!(
        !before.filings.iter().any(|one| one.cautions.iter().any(|caution| caution.code == "renewal-not-verified"))
    );
}

/// A filing that an authority has already asks for a follow-up, and the same filing twice is flagged.
#[test]
fn what_was_filed_already_is_followed_up_and_not_filed_again() {
    let law = Law::built_in();
    let mut case = case("cn-cao-shunli-judged");
    case["filings"] = json!({
        "first": {"regime": "gb-hr", "subject": "fu-zhenghua", "date": "2026-01-20", "status": "filed"},
        "again": {"regime": "gb-hr", "subject": "fu-zhenghua", "date": "2026-03", "status": "acknowledged"},
        "later": {"regime": "gb-hr", "subject": "fu-zhenghua", "date": "2026-12-24", "status": "filed"},
        "other": {"regime": "gb-hr", "subject": "tao-jing", "date": "2026-03", "status": "refused"}
    });
    let plan = of_regimes(&law, &case, AS_OF, &["gb-hr"]);
    let made = &filing(&plan, "gb-hr").made;
    let of = |key: &str| made.iter().find(|one| one.key == key);
    let first = of("first").expect("it was filed by the day");
    assert_eq!(first.advice, "no answer recorded for 10 months: ask for a follow-up, not a first filing");
    assert_eq!(first.repeats, ["again"]);
    assert!(of("later").is_none(), "what is filed after the day is not there yet");
    assert_eq!(
        of("other").expect("it was filed by the day").advice,
        "refused: file again only with facts that are new"
    );
    assert!(filing(&plan, "gb-hr").cautions.iter().any(|caution| caution.code == "duplicate-filing"));
    assert!(plan.schedule.steps.iter().any(|step| step.id == "gb-hr/follow-up-first"));
    // Once every subject is filed there is nothing to send.
    case["filings"]["other"]["status"] = json!("filed");
    case["filings"]["third"] = json!({"regime": "gb-hr", "subject": "gao-yan", "date": "2026-03", "status": "filed"});
    let plan = of_regimes(&law, &case, AS_OF, &["gb-hr"]);
    assert!(plan.schedule.steps.iter().all(|step| step.kind == StepKind::FollowUp), "{:#?}", plan.schedule.steps);
}

/// What the advocate decides is followed, with her reason, and never hides a regime.
#[test]
fn a_plan_follows_what_the_advocate_chose_and_says_so() {
    let law = Law::built_in();
    let mut case = case("cn-cao-shunli-judged");
    case["plan"] = json!({
        "regimes": {
            "gb-hr": {"choice": "set-aside", "because": "our partner files there"},
            "lv-sanctions": {"choice": "chosen", "because": "the assets are there", "by": "2026-12-01", "channel": "no-such"},
            "zz-nowhere": {"choice": "chosen", "because": "it may exist one day"}
        },
        "dates": [{"on": "2026-12-03", "text": "appeal hearing"}]
    });
    let plan = of_regimes(&law, &case, AS_OF, &[]);
    let first = plan.order.first().expect("places");
    assert_eq!((first.regime.as_str(), first.because.as_str()), ("lv-sanctions", "you chose it: the assets are there"));
    let aside = plan.order.iter().find(|place| place.regime == "gb-hr").expect("it is not hidden");
    assert_eq!((aside.action, aside.because.as_str()), (Action::SetAside, "you set it aside: our partner files there"));
    assert!(plan.filings.iter().all(|filing| filing.regime != "gb-hr"));
    assert!(filing(&plan, "lv-sanctions").cautions.iter().any(|caution| caution.code == "unknown-channel"));
    assert_eq!(plan.unknown_choices, ["zz-nowhere"]);
    let dates: Vec<(&str, &str)> =
        plan.schedule.dates.iter().map(|date| (date.date.as_str(), date.title.as_str())).collect();
    assert!(dates.contains(&("2026-12-03", "appeal hearing")), "{dates:?}");
    assert!(dates.contains(&("2026-12-01", "You want to file by this day")), "{dates:?}");
}

/// Ready needs evidence at the bar, nothing withheld, and all that the first channel asks for.
#[test]
fn ready_is_more_than_met() {
    let law = Law::built_in();
    let mut case = case("cn-cao-shunli-judged");
    let standing = |case: &Value| {
        let plan = of_regimes(&law, case, AS_OF, &["gb-hr"]);
        let one = plan.assessments.iter().find(|one| one.subject == "fu-zhenghua").expect("the subject").clone();
        (one.standing, one.standing_because)
    };
    let (before, because) = standing(&case);
    assert_eq!(before, Standing::Eligible, "{because}");
    let missing: BTreeSet<String> = {
        let plan = of_regimes(&law, &case, AS_OF, &["gb-hr"]);
        let used = filing(&plan, "gb-hr").channels.first().expect("a channel").clone();
        let of = |one: &regimes::plan::ContentCard| one.state.get("fu-zhenghua").copied();
        let short = used.contents.iter().filter(|one| {
            matches!(of(one), Some(regimes::plan::ContentState::Missing | regimes::plan::ContentState::None))
        });
        short.map(|one| one.heading.clone()).collect()
    };
    assert!(!missing.is_empty(), "the file lacks something that the channel asks for");
    for heading in missing.iter().take(3) {
        assert!(because.contains(heading.as_str()), "{because} names {heading}");
    }
    // Ties and the measures of other states are all that was missing; the bar is evidenced, which the file reaches.
    case["parties"]["fu-zhenghua"]["nexus"] = json!([{"country": "gb", "kind": "assets"}]);
    case["parties"]["fu-zhenghua"]["listings"] =
        json!([{"regime": "us-glomag", "status": "listed", "date": "2017-12-21"}]);
    let (after, because) = standing(&case);
    assert_eq!(after, Standing::Ready, "{because}");
    // The same file, of which nothing may be shown to anybody.
    for item in case["evidence"].as_object_mut().expect("a register").values_mut() {
        item["clearance"] = json!("none");
    }
    let (hidden, because) = standing(&case);
    assert_eq!(hidden, Standing::Eligible, "{because}");
    let plan = of_regimes(&law, &case, AS_OF, &["gb-hr"]);
    assert!(filing(&plan, "gb-hr").cautions.iter().any(|caution| caution.code == "withheld"));
}

/// Nobody is asked about a person who is dead, and nothing is filed.
#[test]
fn nothing_is_asked_about_the_dead() {
    let law = Law::built_in();
    let mut case = case("cn-cao-shunli");
    case["parties"]["fu-zhenghua"]["died"] = json!(true);
    let plan = of_regimes(&law, &case, AS_OF, &["gb-hr", "eu-hr"]);
    let is_fu = |subjects: &[String]| subjects.iter().any(|one| one == "fu-zhenghua");
    assert!(!plan.board.questions.is_empty());
    assert!(!plan.board.questions.iter().any(|question| is_fu(&question.subjects)));
    assert!(!plan.filings.iter().any(|filing| filing.subjects.iter().any(|one| one.subject == "fu-zhenghua")));
    assert!(plan.order.iter().all(|place| !is_fu(&place.subjects) || place.action == Action::Nothing));
}

/// Where no set of answers would settle something, what it is open on is asked all the same, and nothing is filed for it.
#[test]
fn what_no_set_settles_is_asked_and_not_filed() {
    let law = Law::built_in();
    let plan = of_regimes(&law, &case("za-gupta"), AS_OF, &["us-glomag-act"]);
    assert!(plan.board.ways.is_empty() && !plan.board.questions.is_empty());
    assert!(plan.filings.is_empty());
    assert!(plan.order.iter().all(|place| place.action == Action::Wait && place.because.contains("open, on ")));
}

/// The practice of the United States to prefer conduct of about five years is a countdown, act by act, and a day in the
/// schedule while it is still to come; it is marked practice, and as not read officially.
#[test]
fn a_practice_window_is_a_countdown() {
    let law = Law::built_in();
    let mut case = case("cn-cao-shunli");
    let windows = |case: &Value| {
        let plan = of_regimes(&law, case, AS_OF, &["us-glomag"]);
        let arguments = filing(&plan, "us-glomag").arguments.clone();
        let left: Vec<String> = arguments.iter().flat_map(|one| &one.window).map(|one| one.left.clone()).collect();
        let dates: Vec<_> = plan.schedule.dates.into_iter().filter(|date| date.title.contains("detention")).collect();
        (left, dates)
    };
    // It ended on 14 March 2014: five years were over on 14 March 2019.
    let (left, dates) = windows(&case);
    assert!(left.contains(&"passed 7 years ago".to_owned()), "{left:?}");
    assert!(dates.iter().all(|date| date.is_past));
    case["acts"]["detention"]["from"] = json!("2021-09-14");
    case["acts"]["detention"]["until"] = json!("2022-03-14");
    for party in ["fu-zhenghua", "tao-jing", "gao-yan"] {
        for position in case["parties"][party]["positions"].as_array_mut().expect("positions") {
            position["from"] = json!("2010");
            position["until"] = json!("2025");
        }
    }
    let (left, dates) = windows(&case);
    assert!(left.contains(&"3 months left".to_owned()), "{left:?}");
    let date = dates.first().expect("a day in the schedule");
    assert_eq!((date.date.as_str(), date.basis), ("2027-03-14", Some(regimes::law::source::Basis::Practice)));
}

/// Whatever the law file says of a door keeps on the screen the mark of a source that was not read officially: who else may
/// see it, what is asked for, what is done, neighbouring tools, what is left to the authority, the standard of proof.
#[test]
fn what_was_not_read_officially_says_so_in_a_plan() {
    let law = Law::built_in();
    let (mut marked, mut plain) = (0, 0);
    let mut count = |read: Option<bool>| if read == Some(false) { marked += 1 } else { plain += 1 };
    let case = case("cn-cao-shunli-judged");
    let plan = of_regimes(&law, &case, AS_OF, &[]);
    for filing in plan.filings.iter().filter(|filing| !filing.channels.is_empty()) {
        let file = law.regime(&filing.regime).expect("it is encoded");
        let of = |source: &Option<String>| {
            let source = file.sources.get(source.as_deref()?)?;
            Some(source.status == regimes::law::source::SourceStatus::Official)
        };
        for card in &filing.channels {
            let channel = file.channels.iter().find(|one| one.id == card.id).expect("the same channel");
            for (shown, said) in card.exposure.iter().zip(&channel.exposure) {
                assert_eq!(shown.officially_read, of(&said.source), "{}: {}", filing.regime, shown.text);
                count(shown.officially_read);
            }
            for (shown, said) in card.contents.iter().zip(&channel.contents) {
                assert_eq!(shown.officially_read, of(&said.source), "{}: {}", filing.regime, shown.id);
                count(shown.officially_read);
            }
            for (shown, said) in card.steps.iter().zip(&channel.steps) {
                assert_eq!(shown.officially_read, of(&said.source), "{}: {}", filing.regime, shown.id);
                count(shown.officially_read);
            }
        }
        for (shown, said) in filing.pointers.iter().zip(&file.pointers) {
            assert_eq!(shown.officially_read, of(&said.source), "{}: {}", filing.regime, shown.title);
            count(shown.officially_read);
        }
        let info = plan.regimes.get(&filing.regime).expect("it is told");
        for left in file.decision.left_to_authority.iter().filter(|left| info.left_to_authority.contains(&left.text)) {
            let is_marked = info.left_not_officially_read.contains(&left.text);
            assert_eq!(is_marked, of(&left.source) == Some(false), "{}: {}", filing.regime, left.text);
        }
    }
    assert!(marked > 50 && plain > 50, "{marked} marked, {plain} not");
    let text = regimes::render::text::plan(
        &plan,
        &regimes::render::text::TextOptions { full: true, ..regimes::render::text::TextOptions::default() },
    );
    assert!(text.matches("not read in an").count() > 50, "the marks reach the screen");
}
