//! The plan of every documented case, as the advocate reads it, at the reference date and at an earlier one where the law
//! moved between. A snapshot shows what changes; what the law requires stands in the patterns.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::collections::BTreeMap;

use insta::Settings;
use regimes::law::Law;
use regimes::plan::{Ask, Plan, Standing, assess};
use regimes::render::bidi::width;
use regimes::render::text::{TextOptions, plan as text};
use serde_json::Value;
use support::{AS_OF, day, documented, read};

/// Cases that are asked at an earlier date too.
const EARLIER: &[(&str, &str)] = &[
    ("bh-al-singace", "2017-12-20"),
    ("cn-cao-shunli", "2020-07-05"),
    ("cn-cao-shunli", "2022-02-10"),
    ("cn-cao-shunli-judged", "2022-02-10"),
    ("sa-specialized-criminal-court", "2017-12-21"),
    ("ua-firtash", "2021-04-25"),
    ("za-gupta", "2021-04-25"),
];

/// Dates between which the law of a case moved, for the standings alone.
const MOVED: &[(&str, &[&str])] = &[
    ("az-mammadov-ibrahimov", &["2016-12-22", "2017-12-21", "2020-12-07", AS_OF]),
    ("bd-rab", &["2016-12-22", "2017-12-21", "2020-07-06", "2021-12-21", AS_OF, "2026-12-09"]),
    ("cd-selemani", &["2017-12-20", "2017-12-21", "2021-04-26", "2021-12-21", AS_OF]),
    ("mm-maung-maung-soe", &["2017-12-20", "2017-12-21", "2018-02-16", "2018-06-25", AS_OF]),
    ("pa-martinelli", &["2017-12-20", "2017-12-21", "2021-04-26", "2023-01-25", AS_OF]),
    ("py-cartes", &["2022-07-21", "2022-07-22", "2023-01-26", "2025-10-05", "2025-10-06", AS_OF]),
    ("ru-magnitsky", &["2012-12-13", "2012-12-14", "2017-11-01", "2017-12-21", "2020-12-07", "2024-05-27", AS_OF]),
];

fn settings() -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/plan"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.add_filter(r"\b[0-9a-f]{64}\b", "[digest]");
    // As text, as Markdown and as HTML.
    settings.add_filter(r#"\(digest\s+(`?|<code class="id">)[0-9a-f]{12}(`?|</code>)\)"#, "(digest $1[digest]$2)");
    settings
}

fn plan(law: &Law, name: &str, case: &Value, as_of: &str, ask: &Ask) -> Plan {
    let case = read(name, case, law).expect("a documented case can be read");
    assess(law, &case, day(as_of), ask)
}

fn case(name: &str) -> Value {
    documented().into_iter().find(|(key, _)| key == name).map(|(_, case)| case).expect("there is such a case")
}

#[test]
fn plans_read_as_reviewed() {
    let law = Law::built_in();
    let dates = documented().into_iter().map(|(name, _)| (name, AS_OF.to_owned()));
    let earlier = EARLIER.iter().map(|(name, date)| ((*name).to_owned(), (*date).to_owned()));
    for (name, date) in dates.chain(earlier) {
        let shown = text(&plan(&law, &name, &case(&name), &date, &Ask::default()), &TextOptions::default());
        settings().bind(|| insta::assert_snapshot!(format!("{name}-{date}"), shown));
    }
}

#[test]
fn a_whole_tree_reads_as_reviewed() {
    let law = Law::built_in();
    let ask = Ask { regimes: vec!["gb-hr".into()], subjects: vec!["fu-zhenghua".into()], full: true };
    let full = plan(&law, "case", &case("cn-cao-shunli-judged"), AS_OF, &ask);
    let shown = text(&full, &TextOptions { full: true, ..TextOptions::default() });
    settings().bind(|| insta::assert_snapshot!("cn-cao-shunli-judged-full", shown));
}

/// A terminal of 80 columns shows every line whole, and nobody is called guilty.
#[test]
fn lines_fit_and_nobody_is_judged() {
    let law = Law::built_in();
    for (name, case) in documented() {
        let plan = plan(&law, &name, &case, AS_OF, &Ask { full: true, ..Ask::default() });
        for full in [false, true] {
            let shown = text(&plan, &TextOptions { full, ..TextOptions::default() });
            for line in shown.lines() {
                assert!(width(line) <= 80, "{name}: {line}");
                let words = line.to_lowercase();
                for word in ["guilty", "perpetrator", "violator", "culprit"] {
                    assert!(!words.contains(word), "{name}: {line}");
                }
            }
        }
    }
}

/// The case the house is built on: who is open on what, and what answering the one question does.
#[test]
fn the_death_of_cao_shunli_is_answered_person_by_person() {
    use regimes::plan::Reason;
    use regimes::terms::kind::{Rung, Truth};

    let law = Law::built_in();
    let ask = Ask { regimes: vec!["gb-hr".into(), "gb-ac".into()], ..Ask::default() };
    let open = plan(&law, "case", &case("cn-cao-shunli"), AS_OF, &ask);
    let of = |plan: &Plan, subject: &str, regime: &str| {
        let found = plan.assessments.iter().find(|one| one.subject == subject && one.regime == regime);
        found.cloned().expect("every subject is assessed")
    };
    for subject in ["fu-zhenghua", "tao-jing"] {
        let one = of(&open, subject, "gb-hr");
        let turns_on: Vec<_> = one.open_because.iter().filter(|why| why.rungs.contains(&Rung::Alleged)).collect();
        assert_eq!(turns_on.len(), 1, "{subject} turns on the one judgement");
        assert!(turns_on.iter().all(|why| why.question.as_deref() == Some("serious-violation-gb")));
    }
    let gao = of(&open, "gao-yan", "gb-hr");
    let reasons = |reason| {
        gao.open_because.iter().filter(|why| why.reason == reason && why.rungs.contains(&Rung::Alleged)).count()
    };
    assert_eq!((reasons(Reason::Judgement), reasons(Reason::Fact)), (1, 2), "the judgement, knowledge and failure");
    for subject in ["fu-zhenghua", "tao-jing", "gao-yan"] {
        let corruption = of(&open, subject, "gb-ac");
        assert_eq!(corruption.standing, Standing::Closed, "nothing corrupt is alleged of {subject}");
        assert!(!corruption.nearest_miss.is_empty());
    }
    let judged = plan(&law, "case", &case("cn-cao-shunli-judged"), AS_OF, &ask);
    for subject in ["fu-zhenghua", "tao-jing"] {
        let truth = of(&judged, subject, "gb-hr").truth.expect("in force");
        assert_eq!(
            (truth.alleged, truth.evidenced, truth.corroborated),
            (Truth::Met, Truth::Met, Truth::Open),
            "{subject}"
        );
    }
    assert_eq!(of(&judged, "gao-yan", "gb-hr").standing, Standing::Open);
}

/// What each subject's standing is under each regime on days between which the law moved, and why; a line says nothing where
/// it is as on the day before it.
#[test]
fn standings_move_as_reviewed() {
    let law = Law::built_in();
    for (name, dates) in MOVED {
        let mut known: BTreeMap<(String, String), String> = BTreeMap::new();
        let mut shown = String::new();
        for date in *dates {
            let plan = plan(&law, name, &case(name), date, &Ask::default());
            shown.push_str(&format!("On {date}\n"));
            let mut assessments: Vec<_> = plan.assessments.iter().collect();
            assessments.sort_by(|a, b| (&a.subject, &a.regime).cmp(&(&b.subject, &b.regime)));
            for one in assessments {
                let told = format!("{}: {}", one.standing.word(), one.standing_because);
                let key = (one.subject.clone(), one.regime.clone());
                if known.get(&key) != Some(&told) {
                    shown.push_str(&format!("  {} under {}: {told}\n", one.subject, one.regime));
                    known.insert(key, told);
                }
            }
        }
        settings().bind(|| insta::assert_snapshot!(format!("{name}-standings"), shown));
    }
}

/// The case of Sergei Magnitsky, 2009: the law that bears his name is of 14 December 2012, the order that reaches further
/// of 20 December 2017, the European framework of 7 December 2020, the one on Russia of 27 May 2024.
#[test]
fn ru_magnitsky_answers_differently_on_four_dates() {
    let law = Law::built_in();
    let standings = |date: &str| -> Vec<(String, String, Standing)> {
        let plan = plan(&law, "case", &case("ru-magnitsky"), date, &Ask::default());
        plan.assessments.into_iter().map(|one| (one.subject, one.regime, one.standing)).collect()
    };
    let dates = ["2012-12-13", "2012-12-14", "2017-12-21", "2020-12-07", "2024-05-27"];
    let all: Vec<_> = dates.iter().map(|date| standings(date)).collect();
    for (pair, dates) in all.windows(2).zip(dates.windows(2)) {
        assert_ne!(pair.first(), pair.last(), "{dates:?}");
    }
}

/// One rich case in every form.
#[test]
fn one_plan_reads_as_reviewed_in_every_form() {
    let law = Law::built_in();
    let regimes = ["gb-hr", "eu-hr", "us-glomag", "au-human"].map(str::to_owned).to_vec();
    let ask = Ask { regimes, ..Ask::default() };
    let plan = plan(&law, "bh-al-singace", &case("bh-al-singace"), AS_OF, &ask);
    settings().bind(|| {
        insta::assert_snapshot!("bh-al-singace-markdown", regimes::render::markdown::plan(&plan, false));
        insta::assert_snapshot!("bh-al-singace-html", regimes::render::html::plan(&plan, false));
        insta::assert_snapshot!("bh-al-singace-json", regimes::render::json::plan(&plan).expect("JSON"));
    });
}

/// Who asks about one regime reads no law but that and what it refers to, and is told the same.
#[test]
fn a_part_of_the_law_answers_as_the_whole_does() {
    let whole = Law::built_in();
    for id in whole.regimes.keys() {
        let ask = Ask { regimes: vec![id.clone()], ..Ask::default() };
        let part = Law::built_in_for(&ask.regimes);
        // Files that name listings of other regimes, and one where a listing of the European Union is asked for.
        for name in ["cd-selemani", "mm-maung-maung-soe", "py-cartes", "za-gupta"] {
            let told = |law| serde_json::to_value(plan(law, name, &case(name), AS_OF, &ask)).expect("JSON");
            assert_eq!(told(&part), told(&whole), "{name} under {id}");
        }
    }
}
