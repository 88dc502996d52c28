//! Where to file, in order, and why there.

use std::collections::BTreeMap;

use super::super::document::{Item, Line, Section, code, line};
use super::super::style::Role;
use super::{Context, words};
use crate::plan::{Action, PlaceInOrder, Standing};

/// The section.
pub(super) fn section(context: &Context) -> Option<Section> {
    let mut section = Section::new("Where to file");
    let is_worth = |place: &&PlaceInOrder| !matches!(place.action, Action::Nothing | Action::SetAside);
    let worth = context.plan.order.iter().filter(is_worth);
    section.items((1..).zip(worth).map(|(number, place)| one(context, place).numbered(number)));
    let aside = context.plan.order.iter().filter(|place| place.action == Action::SetAside);
    section.items(aside.map(|place| one(context, place)).chain(nothing(context)));
    section.unless_empty()
}

/// The id of a regime, and whose law it is.
pub(super) fn regime(context: &Context, id: &str) -> Line {
    match context.plan.regimes.get(id) {
        Some(regime) => line![code(id), " (", &regime.jurisdiction, ")"],
        None => code(id).into(),
    }
}

/// Whose law a regime is.
fn regime_of<'p>(context: &Context<'p>, id: &str) -> &'p str {
    context.plan.regimes.get(id).map_or("", |regime| &regime.jurisdiction)
}

/// What to do, in words.
pub(super) const fn action(action: Action) -> &'static str {
    match action {
        Action::File => "File",
        Action::Prepare => "Prepare",
        Action::Ask => "Ask",
        Action::Wait => "Wait",
        Action::SetAside => "Set aside",
        Action::Nothing => "Nothing to file",
    }
}

fn one(context: &Context, place: &PlaceInOrder) -> Item {
    let names = &context.names;
    let what = line![
        ": ",
        regime(context, &place.regime),
        ", for ",
        names.all(&place.subjects),
        ": ",
        place.standing.word().to_lowercase(),
    ];
    let mut parts = vec![Item::labelled("Why here", &place.because)];
    // Where there is nothing to do yet, the reason is all there is to say.
    if place.action != Action::Wait || context.full {
        let mut alike: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
        for (subject, listed) in &place.extends {
            alike.entry(listed).or_default().push(subject);
        }
        for (listed, subjects) in alike {
            let who = line![", for ", names.list(subjects), ", listed under ", words::joined(listed)];
            parts.push(Item::labelled("Extend to", line![regime_of(context, &place.regime), who]));
        }
    }
    if !place.nexus.is_empty() {
        parts.push(Item::labelled("Ties to the jurisdiction", names.all(&place.nexus)));
    }
    Item::marked(action(place.action), Role::of_standing(place.standing), what).with(parts)
}

/// Where nothing is filed, by standing.
fn nothing(context: &Context) -> Vec<Item> {
    let mut by_standing: BTreeMap<Standing, Vec<&PlaceInOrder>> = BTreeMap::new();
    for place in context.plan.order.iter().filter(|place| place.action == Action::Nothing) {
        by_standing.entry(place.standing).or_default().push(place);
    }
    let told = by_standing.into_iter().map(|(standing, places)| {
        let label = format!("{}, {}", action(Action::Nothing), standing.word().to_lowercase());
        if context.full {
            let why = |place: &&PlaceInOrder| Item::new(line![regime(context, &place.regime), ": ", &place.because]);
            Item::labelled(label, "").with(places.iter().map(why))
        } else {
            Item::labelled(label, words::listed(places.iter().map(|place| &place.regime)))
        }
    });
    told.collect()
}
