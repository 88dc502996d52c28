//! The plan as text.

use super::poison::poisoned;
use super::{FULL, sample, samples, snapshot};
use crate::render::bidi::width;
use crate::render::text::{TextOptions, plan as text};

#[test]
fn three_subjects() {
    snapshot("three-subjects", &text(&sample::three(), &TextOptions::default()));
}

#[test]
fn three_subjects_in_full() {
    snapshot("three-subjects-full", &text(&sample::three_with_a_tree(), &FULL));
}

#[test]
fn every_standing() {
    snapshot("every-standing", &text(&sample::every_standing(), &TextOptions::default()));
}

#[test]
fn nobody_is_proposed() {
    snapshot("no-subject", &text(&sample::nobody(), &TextOptions::default()));
}

#[test]
fn no_line_is_wider_than_the_page() {
    let mut wide = sample::three();
    for (_, subject) in &mut wide.subjects {
        subject.names.extend(["陳".repeat(70), "a".repeat(200), "مدير ".repeat(40), "מנהל".repeat(50)]);
    }
    let mut long = sample::every_standing();
    for assessment in &mut long.assessments {
        assessment.regime = "long-".repeat(30);
        assessment.standing_because = "because ".repeat(40);
    }
    for plan in samples().into_iter().chain([wide, long]) {
        for columns in [0, 40, 57, 80, 120] {
            for full in [false, true] {
                let options = TextOptions { color: false, width: columns, full };
                for line in text(&plan, &options).lines() {
                    assert!(width(line) <= columns.max(40), "{} columns: {line}", width(line));
                    assert_eq!(line.trim_end(), line);
                }
            }
        }
    }
}

#[test]
fn three_subjects_take_a_page_or_two() {
    assert!(text(&sample::three(), &TextOptions::default()).lines().count() <= 120);
}

#[test]
fn words_that_prejudge_never_appear() {
    for plan in samples() {
        let text = text(&plan, &FULL).to_lowercase();
        for word in ["guilty", "perpetrator", "violator", "target", "suspect", "culprit", "offender", "criminal"] {
            assert!(!text.contains(word), "{word}");
        }
        assert!(text.starts_with("internal - not for sending\n"));
        assert!(text.contains("not legal advice"));
        assert!(text.contains("nothing left this computer"));
    }
}

#[test]
fn colour_only_repeats_what_the_words_say() {
    for plan in samples() {
        let coloured = text(&plan, &TextOptions { color: true, ..FULL });
        assert!(coloured.contains("\u{1b}["));
        assert_eq!(without_colour(&coloured), text(&plan, &FULL));
    }
}

fn without_colour(text: &str) -> String {
    let mut plain = String::new();
    for (at, part) in text.split("\u{1b}[").enumerate() {
        plain.push_str(if at == 0 { part } else { part.split_once('m').expect("a colour").1 });
    }
    plain
}

#[test]
fn no_text_of_a_file_acts_on_the_terminal() {
    for plan in samples() {
        let plan = poisoned(&plan);
        for full in [false, true] {
            let text = text(&plan, &TextOptions { full, ..TextOptions::default() });
            for line in text.lines() {
                assert!(!line.chars().any(char::is_control), "{line:?}");
                assert!(!line.contains(['\u{202e}', '\u{2066}', '\u{2028}']), "{line:?}");
                let count = |wanted| line.chars().filter(|c| *c == wanted).count();
                assert_eq!(count('\u{2068}'), count('\u{2069}'), "{line:?}");
                assert!(width(line) <= 80, "{line:?}");
            }
            assert!(text.contains("<U+202E>"));
            assert!(text.contains('␛'));
        }
    }
}

#[test]
fn nobody_is_advised_to_file_for_the_dead() {
    let mut plan = sample::three();
    for (_, subject) in &mut plan.subjects {
        subject.deceased = true;
    }
    let text = text(&plan, &FULL);
    assert!(text.contains("[governor], person, recorded as dead"));
    assert_eq!(text.matches("Do not file for:").count(), 3);
}

#[test]
fn subjects_of_one_name_are_told_apart_by_their_keys() {
    let mut plan = sample::three();
    for (_, subject) in &mut plan.subjects {
        subject.names = vec!["The officer".into()];
    }
    let text = text(&plan, &TextOptions::default());
    let on_one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(on_one_line.contains("for The officer [deputy] and The officer [governor]"));
}

#[test]
fn law_from_a_folder_is_named() {
    let mut plan = sample::three();
    plan.law.source = "my law".into();
    let text = text(&plan, &TextOptions::default());
    assert!(text.contains("from the folder my law"));
    assert!(text.contains("with the same --law"));
}

#[test]
fn a_long_plan_names_open_grounds_by_provision_only() {
    let one = sample::three();
    let mut many = sample::three();
    for (at, assessment) in one.assessments.iter().cycle().take(6).enumerate() {
        let regime = format!("other-{at}");
        many.regimes.insert(regime.clone(), sample::regime("Other State: Listings Act", "Other State"));
        many.assessments.push(crate::plan::Assessment { regime, ..assessment.clone() });
    }
    let short = text(&one, &TextOptions::default());
    let long = text(&many, &TextOptions::default());
    assert!(short.contains("Open: Commanded those who carried it out [s. 4(1)(b)]\n"));
    assert!(long.contains("Open: s. 4(1)(b), s. 4(1)(c)\n"));
    assert!(long.contains("Met: Took part in it"));
    assert!(short.contains("Standard of proof"));
    assert!(!long.contains("Standard of proof"));
    assert!(text(&many, &FULL).contains("Standard of proof"));
}

#[test]
fn a_caution_about_one_place_is_said_once_for_all_regimes() {
    let mut plan = sample::three();
    let mut other = plan.assessments.last().expect("an assessment").clone();
    other.regime = "second-hr".into();
    plan.regimes.insert(other.regime.clone(), sample::regime("Second State: Listings Act", "Second State"));
    plan.assessments.push(other);
    let text = text(&plan, &TextOptions::default());
    assert_eq!(text.matches("covers only part of the act").count(), 1);
    assert!(!text.contains("Caution: the post"));
}
