//! What is missing in the sample plans.

use crate::plan::{
    About, AnswerPlace, BelowBar, Board, Carried, Door, Lacking, NodeName, NotHers, Question, Reason, Standing, WaysIn,
};
use crate::terms::kind::Rung;

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

fn node(regime: &str, node: &str) -> NodeName {
    NodeName { regime: regime.into(), node: node.into() }
}

fn door(subject: &str, alone: bool) -> Door {
    Door { subject: subject.into(), regime: "first-hr".into(), to: Standing::Eligible, alone }
}

fn judgement(act: &str, subjects: &[&str]) -> Question {
    let about = About { act: Some(act.into()), ..About::default() };
    Question {
        reason: Reason::Judgement,
        text: "Was it serious, given how long it lasted, how many suffered and what it did to them? Say why.".into(),
        question: Some("serious-abuse-first".into()),
        answer_in: vec![AnswerPlace { pointer: None, about, subjects: texts(subjects) }],
        met_if: texts(&["yes, with reasons"]),
        asked_by: vec![node("first-hr", "serious")],
        subjects: texts(subjects),
        doors: Vec::new(),
        carried_by: Vec::new(),
        supposes: false,
    }
}

fn fact(reason: Reason, text: &str, pointer: &str, subject: &str, met_if: &str) -> Question {
    Question {
        reason,
        text: text.into(),
        question: None,
        answer_in: vec![AnswerPlace {
            pointer: Some(pointer.into()),
            about: About::default(),
            subjects: texts(&[subject]),
        }],
        met_if: texts(&[met_if]),
        asked_by: vec![node("first-hr", "command")],
        subjects: texts(&[subject]),
        doors: vec![door(subject, false)],
        carried_by: vec![Carried {
            rung: Rung::Corroborated,
            takes: "items of two origins that do not rest on each other".into(),
            asked_by: texts(&["first-hr"]),
        }],
        supposes: reason == Reason::Conflict,
    }
}

pub fn of_three() -> Board {
    let mut serious = judgement("beatings", &["deputy", "governor"]);
    serious.doors = vec![door("governor", true), door("deputy", false)];
    let mut other = judgement("transfers", &["governor"]);
    other.met_if.clear();
    let mut treated = fact(
        Reason::Fact,
        "How were the prisoners treated: beaten, starved, denied care?",
        "/acts/transfers/conduct/0",
        "governor",
        "torture or other ill-treatment",
    );
    treated.asked_by = vec![node("first-hr", "ill-treatment")];
    let lacking = |lacks: &str, rung, statements: &[&str]| Lacking {
        lacks: lacks.into(),
        rungs: vec![rung],
        statements: texts(statements),
    };
    Board {
        questions: vec![
            serious,
            fact(
                Reason::Fact,
                "Did the deputy know of the beatings, or have reason to?",
                "/involvements/deputy-commanded/elements/knowledge",
                "deputy",
                "yes",
            ),
            fact(
                Reason::Conflict,
                "Which account is right: until of the post \"Deputy governor\" of `deputy`?",
                "/parties/deputy/positions/0/until",
                "deputy",
                "dates that share a day with the act",
            ),
        ],
        other_ways: vec![other, treated],
        is_cut: true,
        ways: vec![
            WaysIn { subject: "deputy".into(), regime: "first-hr".into(), sets: vec![vec![1, 2, 3]], supposes: true },
            WaysIn { subject: "governor".into(), regime: "first-hr".into(), sets: vec![vec![1]], supposes: false },
        ],
        not_hers: Vec::new(),
        support: vec![
            lacking(
                "a second source that does not rest on the first",
                Rung::Corroborated,
                &["/acts/beatings/conduct/1", "/involvements/doctor-took-part"],
            ),
            lacking("an item cleared for first", Rung::Disclosable, &["/involvements/doctor-took-part"]),
        ],
        below_bar: vec![BelowBar { regime: "first-hr".into(), rungs: vec![Rung::Corroborated], is_ours: true }],
    }
}

pub fn of_every_standing() -> Board {
    let not_hers = |reason, text: &str, regime: &str, id: &str| NotHers {
        reason,
        text: text.into(),
        asked_by: vec![node(regime, id)],
        subjects: texts(&["company"]),
    };
    Board {
        not_hers: vec![
            not_hers(Reason::Depends, "opens on the day `owner` is listed under fourth-ac", "fourth-ac", "owned"),
            not_hers(
                Reason::Unsettled,
                "The Act does not say whether control without shares is enough.",
                "fourth-ac",
                "control",
            ),
            not_hers(
                Reason::Discretion,
                "The minister may act where it is in the interest of the state.",
                "fifth-ban",
                "interest",
            ),
        ],
        ..Board::default()
    }
}
