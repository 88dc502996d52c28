//! Tests of the party, act, tie, victim or listing in hand, in words.

use super::test::Test;
use super::words::{country, is_one_of, places, terms};
use crate::law::Law;
use crate::law::operator::{Act, Link, Listed, Office, OfficeTime, Party, Percentage, Time, Victim};
use crate::terms::List;
use crate::terms::kind::{PartyKind, Rank};

/// One and the same victim of the act in hand.
pub(super) fn victim<'l>(law: &Law, test: &'l Victim) -> Test<'l> {
    let mut facts = Vec::new();
    if !test.activities.is_empty() {
        facts.push(format!(
            "what the victim did or sought {}",
            is_one_of(&terms(law, List::Activity, &test.activities))
        ));
    }
    for (what, asked) in [
        ("the country the victim's activity concerned", &test.activity_country),
        ("a citizenship of the victim", &test.citizenship),
        ("a country of residence of the victim", &test.residence),
        ("a country where the victim was", &test.located_in),
    ] {
        facts.extend(asked.as_ref().map(|asked| places(what, &every(what), asked)));
    }
    if !test.statuses.is_empty() {
        facts.push(format!("what the victim was {}", is_one_of(&terms(law, List::VictimStatus, &test.statuses))));
    }
    if !test.harms.is_empty() {
        facts.push(format!("what the victim suffered {}", is_one_of(&terms(law, List::Harm, &test.harms))));
    }
    if facts.is_empty() {
        facts.push("there is a victim of the act".to_owned());
    }
    Test::facts("all of this holds of one and the same victim of the act", facts)
        .and(Some("Of that victim"), test.and.as_deref())
        .remark(test.note.as_deref())
}

/// The act in hand.
pub(super) fn act<'l>(law: &Law, test: &'l Act) -> Test<'l> {
    let mut facts = Vec::new();
    facts.extend(test.place.as_ref().map(|asked| places("a place of the act", "every place of the act", asked)));
    facts.extend(test.before.map(|day| format!("the act ended before {}", day.prose())));
    facts.extend(test.after.map(|day| format!("the act began on {} or later", day.prose())));
    if !test.scale.is_empty() {
        facts.push(format!("the practice the act is part of {}", is_one_of(&terms(law, List::Scale, &test.scale))));
    }
    if !test.breaches.is_empty() {
        facts.push(format!("the regime whose prohibitions the act broke {}", is_one_of(&regimes(law, &test.breaches))));
    }
    Test::facts("all of this holds of the act", facts).remark(test.note.as_deref())
}

/// The link in hand.
pub(super) fn link<'l>(law: &Law, test: &'l Link) -> Test<'l> {
    let mut facts = Vec::new();
    facts.extend(test.share.map(|asked| format!("the tie carries {} of the shares", percentage(asked))));
    facts.extend(test.votes.map(|asked| format!("the tie carries {} of the voting rights", percentage(asked))));
    facts.extend(test.appoints_board_majority.map(|carries| {
        let carries = if carries { "carries" } else { "does not carry" };
        format!("the tie {carries} the right to appoint or remove a majority of the board")
    }));
    facts.extend(test.concerns.map(|_| "the tie concerns the act".to_owned()));
    facts.extend(
        terms(law, List::Element, &test.elements).iter().map(|element| format!("of the tie this is stated: {element}")),
    );
    Test::facts("all of this holds of the tie", facts).remark(test.note.as_deref())
}

/// The current party.
pub(super) fn party<'l>(law: &Law, test: &'l Party) -> Test<'l> {
    let mut facts = Vec::new();
    facts.extend(test.kind.map(|kind| match kind {
        PartyKind::Person => "the party is a person".to_owned(),
        PartyKind::Entity => "the party is an entity".to_owned(),
    }));
    let time = match test.time {
        Time::Now => "",
        Time::Ever => ", now or before,",
    };
    for (what, asked) in [
        ("a citizenship of the party", &test.citizenship),
        ("a country where the party is registered", &test.registered_in),
        ("a country of residence of the party", &test.residence),
        ("a country of permanent residence of the party", &test.permanent_residence),
        ("a country where the party is", &test.located_in),
        ("the state of which the party is an organ", &test.organ_of),
    ] {
        facts.extend(
            asked.as_ref().map(|asked| places(&format!("{what}{time}"), &format!("{}{time}", every(what)), asked)),
        );
    }
    if !test.statuses.is_empty() {
        facts.push(format!("the party has or is{time} {}", one_of(&terms(law, List::PartyStatus, &test.statuses))));
    }
    facts.extend(test.office.as_ref().map(office));
    facts.extend(test.died.map(|died| if died { "the party has died" } else { "the party has not died" }.to_owned()));
    let notes = [test.note.as_deref(), test.office.as_ref().and_then(|office| office.note.as_deref())];
    notes.into_iter().fold(Test::facts("all of this holds of the party", facts), Test::remark)
}

/// Listings of the current party.
pub(super) fn listed<'l>(law: &Law, test: &'l Listed) -> Test<'l> {
    let mut words = if test.status.is_empty() {
        "the party is listed, and the listing is in force".to_owned()
    } else {
        format!(
            "the last event of a listing of the party {}",
            is_one_of(&terms(law, List::ListingStatus, &test.status))
        )
    };
    if !test.regimes.is_empty() {
        words.push_str(&format!("; under {}", one_of(&regimes(law, &test.regimes))));
    }
    if !test.jurisdictions.is_empty() {
        let all: Vec<String> = test.jurisdictions.iter().map(|code| country(code)).collect();
        words.push_str(&format!("; by the law of {}", one_of(&all)));
    }
    if !test.by.is_empty() {
        let all: Vec<String> = test.by.iter().map(|who| by(who)).collect();
        words.push_str(&format!("; done by {}", one_of(&all)));
    }
    if let Some(period) = test.ago {
        words.push_str(&format!("; at least {} ago", period.prose()));
    }
    if !test.measure.is_empty() {
        words.push_str(&format!("; with {}", one_of(&terms(law, List::Measure, &test.measure))));
    }
    if test.for_act.is_some() {
        words.push_str("; for the act in question");
    }
    let mut out = Test::of(words).remark(test.note.as_deref());
    if test.or_proposed {
        out.remarks.push(
            "A party that is itself proposed, and meets the criteria there, leaves this open until it is listed."
                .to_owned(),
        );
    }
    out
}

/// A listing may be the doing of a country or of a body.
fn by(who: &str) -> String {
    if who.len() == 2 { country(who) } else { who.to_owned() }
}

fn regimes(law: &Law, ids: &[String]) -> Vec<String> {
    let regime = |id: &String| match law.regime(id) {
        Some(regime) => format!("{} [{id}]", regime.title),
        None => format!("[{id}]"),
    };
    ids.iter().map(regime).collect()
}

fn one_of(all: &[String]) -> String {
    match all {
        [one] => one.clone(),
        several => format!("one of: {}", several.join("; ")),
    }
}

/// `a citizenship` becomes `every citizenship`.
fn every(what: &str) -> String {
    let rest = what.strip_prefix("a ").or_else(|| what.strip_prefix("the ")).unwrap_or(what);
    format!("every {rest}")
}

fn percentage(asked: Percentage) -> String {
    match asked {
        Percentage::MoreThan(bound) => format!("more than {bound} per cent"),
        Percentage::AtLeast(bound) => format!("{bound} per cent or more"),
    }
}

fn office(test: &Office) -> String {
    let when: Vec<&str> = test
        .when
        .iter()
        .map(|time| match time {
            OfficeTime::Serving => "holds now",
            OfficeTime::Former => "held before, and no longer holds,",
            OfficeTime::AtAct => "held at some time of the act",
        })
        .collect();
    let ranks: Vec<&str> = test
        .rank
        .iter()
        .map(|rank| match rank {
            Rank::Leader => "as its head",
            Rank::Senior => "as a senior official",
            Rank::Official => "as an official",
            Rank::Member => "as a member",
        })
        .collect();
    let mut words = format!("the party {} an office of a state or body", when.join(" or "));
    if !ranks.is_empty() {
        words.push_str(&format!(" {}", ranks.join(" or ")));
    }
    if let Some(asked) = &test.of {
        let what = "a state whose office it is";
        words.push_str(&format!("; {}", places(what, "every state whose office it is", asked)));
    }
    words
}
