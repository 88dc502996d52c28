//! What can be done wrong to a law: a node dropped or negated, a day moved.

use std::collections::HashSet;
use std::fmt;

use regimes::law::node::{About, Act};
use regimes::law::source::{InForce, Interval, in_force};
use regimes::law::{Law, Node, Operator, Regime};
use regimes::terms::{Day, PartialDate};

use super::place::{Named, Place, Tree, nodes};

/// A law with one thing wrong in it.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// In the file of this regime.
    pub regime: String,
    /// What is wrong, by the name of the node.
    pub node: String,
    /// The key of the node's operator; empty where it is not about a node.
    pub operator: &'static str,
    /// Whether the node is a limb that suffices alone.
    pub is_ground: bool,
    /// Where the node stands in memory, to know it in compiled law; none where a pattern need not visit it.
    pub about: Option<usize>,
    pub change: Change,
}

/// One wrong.
#[derive(Debug, Clone)]
pub enum Change {
    /// The node was never law, so that it is taken out of what holds it.
    Dropped(Place),
    /// Met where it is not met, and not met where it is met.
    Negated(Place),
    /// A day was moved.
    Moved { date: Date, by: i32, was: PartialDate },
}

/// A date in the law.
#[derive(Debug, Clone)]
pub enum Date {
    /// A bound of the days on which something is law.
    Bound { of: Dated, interval: usize, end: End },
    /// An act ended before it.
    Before(Place),
    /// An act began on or after it.
    After(Place),
}

/// What has days on which it is law.
#[derive(Debug, Clone)]
pub enum Dated {
    Regime,
    Node(Place),
    Measure(String),
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    From,
    Until,
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.change {
            Change::Dropped(_) => f.write_str("dropped"),
            Change::Negated(_) => f.write_str("negated"),
            Change::Moved { date, by, was } => {
                let word = match date {
                    Date::Bound { end: End::From, .. } => "from",
                    Date::Bound { end: End::Until, .. } => "until",
                    Date::Before(_) => "before",
                    Date::After(_) => "after",
                };
                let way = if *by < 0 { "earlier" } else { "later" };
                write!(f, "{word} {was} a day {way}")
            }
        }
    }
}

/// Every mutant of a regime. A node that its parent cannot do without is dropped with the parent, and what `not` negates
/// is negated with it, so that neither is tried twice. A definition that only considerations or contents use is left
/// alone: patterns speak of criteria, measures and procedures.
pub fn mutants(law: &Law, regime: &Regime) -> Vec<Mutant> {
    let mut all = Vec::new();
    let tested = tested(law);
    for (at, _) in regime.in_force.iter().enumerate() {
        bounds(regime, "inForce", &regime.in_force, at, &Dated::Regime, &mut all);
    }
    for measure in &regime.measures {
        for (at, _) in measure.in_force.iter().enumerate() {
            let name = format!("measures/{}", measure.id);
            bounds(regime, &name, &measure.in_force, at, &Dated::Measure(measure.id.clone()), &mut all);
        }
    }
    for named in nodes(regime) {
        let about: &About = &named.node.about;
        if let Tree::Definition(name) = &named.place.tree
            && !tested.contains(&(regime.id.clone(), name.clone()))
        {
            continue;
        }
        let dates = all.len();
        for (at, _) in about.in_force.iter().enumerate() {
            bounds(regime, &named.name, &about.in_force, at, &Dated::Node(named.place.clone()), &mut all);
        }
        all.iter_mut().skip(dates).for_each(|mutant| mutant.is_ground = about.ground);
        if matches!(named.place.tree, Tree::Procedure(_) | Tree::Measure(_)) {
            continue;
        }
        let mutant = |change| Mutant {
            regime: regime.id.clone(),
            node: named.name.clone(),
            operator: named.node.operator_key(),
            is_ground: about.ground,
            about: Some(std::ptr::from_ref(about) as usize),
            change,
        };
        if let Operator::Act(act) = &named.node.operator {
            let before = act.before.map(|was| (Date::Before(named.place.clone()), was));
            let after = act.after.map(|was| (Date::After(named.place.clone()), was));
            for (date, was) in before.into_iter().chain(after) {
                for by in [-1, 1] {
                    all.push(mutant(Change::Moved { date: date.clone(), by, was }));
                }
            }
        }
        if matches!(named.node.operator, Operator::Authority(_) | Operator::Recorded(_)) {
            continue;
        }
        if !is_alone(&named) {
            all.push(mutant(Change::Dropped(named.place.clone())));
        }
        if !named.parent.is_some_and(|parent| matches!(parent.operator, Operator::Not(_)) && about.id.is_none()) {
            all.push(mutant(Change::Negated(named.place.clone())));
        }
    }
    all
}

/// The definitions that criteria, measures and procedures of any regime use, at however many removes: regime and name.
fn tested(law: &Law) -> HashSet<(String, String)> {
    let mut all = HashSet::new();
    let mut queue: Vec<(&Regime, &Node)> = Vec::new();
    for regime in law.regimes.values() {
        let measures = regime.measures.iter().filter_map(|measure| measure.when.as_ref());
        let trees = regime.exclusions.iter().chain(regime.decision.procedures.values()).chain(measures);
        queue.extend(trees.chain([&regime.grounds]).map(|tree| (regime, tree)));
    }
    while let Some((regime, node)) = queue.pop() {
        queue.extend(node.children().into_iter().map(|(_, child)| (regime, child)));
        let Operator::Use { name, .. } = &node.operator else { continue };
        let (regime, name) = match name.split_once('/') {
            Some((id, name)) => (&law.regimes[id], name),
            None => (regime, name.as_str()),
        };
        if let Some(definition) = regime.definitions.get(name)
            && all.insert((regime.id.clone(), name.to_owned()))
        {
            queue.push((regime, definition));
        }
    }
    all
}

/// Whether the parent goes where the node goes.
fn is_alone(named: &Named<'_>) -> bool {
    let Some(parent) = named.parent else { return false };
    match &parent.operator {
        Operator::Not(_) | Operator::SomeAct(_) | Operator::SomeInvolved(_) => true,
        Operator::SomeLink(some) => std::ptr::eq(some.that.as_ref(), named.node),
        Operator::AllOf(all) | Operator::AnyOf(all) => {
            let tested = |node: &&Node| !matches!(node.operator, Operator::Authority(_));
            all.iter().filter(tested).count() == 1
        }
        _ => false,
    }
}

fn bounds(regime: &Regime, name: &str, all: &[Interval], at: usize, of: &Dated, mutants: &mut Vec<Mutant>) {
    for (end, was) in [(End::From, all[at].from), (End::Until, all[at].until)] {
        let Some(was) = was else { continue };
        for by in [-1, 1] {
            // The first or last day that would be law and is not, or the other way round.
            let turned = |day: Day| {
                let outward = if end == End::From { by < 0 } else { by > 0 };
                Day::from_number(day.number() + if outward { by } else { 0 })
            };
            let is_law = |day: Day| in_force(&regime.in_force, turned(day)) != InForce::No;
            // What is in a law that is not in force on that day, nobody can see.
            if !matches!(of, Dated::Regime) && !is_law(was.earliest) && !is_law(was.latest) {
                continue;
            }
            mutants.push(Mutant {
                regime: regime.id.clone(),
                node: name.to_owned(),
                operator: "",
                is_ground: false,
                about: None,
                change: Change::Moved { date: Date::Bound { of: of.clone(), interval: at, end }, by, was },
            });
        }
    }
}

impl Mutant {
    /// Whether a pattern of this as-of date can notice: a bound of what is law matters only beside it.
    pub fn concerns(&self, as_of: Day) -> bool {
        let Change::Moved { date: Date::Bound { .. }, was, .. } = &self.change else { return true };
        let near = |day: Day| day.number().abs_diff(as_of.number()) <= 2;
        near(was.earliest) || near(was.latest)
    }

    /// Whether it moves a day from which the law differs.
    pub fn moves_a_turn(&self) -> bool {
        matches!(self.change, Change::Moved { date: Date::Bound { .. }, .. })
    }

    /// Does `work` under the law with this wrong in it, and puts the law right again.
    pub fn within<R>(&self, law: &mut Law, work: impl FnOnce(&Law) -> R) -> R {
        let undo = self.apply(&mut law.regimes[self.regime.as_str()]);
        let done = work(law);
        undo(&mut law.regimes[self.regime.as_str()]);
        done
    }

    /// Nodes are changed where they stand, so that they can still be known by their place in memory.
    fn apply<'a>(&'a self, regime: &mut Regime) -> Box<dyn FnOnce(&mut Regime) + 'a> {
        match &self.change {
            Change::Dropped(place) => {
                let was = std::mem::replace(&mut place.of(regime).about.in_force, vec![never()]);
                Box::new(move |regime| place.of(regime).about.in_force = was)
            }
            Change::Negated(place) => {
                negate(place.of(regime));
                Box::new(move |regime| affirm(place.of(regime)))
            }
            Change::Moved { date, by, was } => {
                let moved = |day: Day| Day::from_number(day.number() + by);
                *date.slot(regime) = PartialDate { earliest: moved(was.earliest), latest: moved(was.latest) };
                Box::new(move |regime| *date.slot(regime) = *was)
            }
        }
    }
}

impl Date {
    fn slot<'r>(&self, regime: &'r mut Regime) -> &'r mut PartialDate {
        let slot = match self {
            Date::Before(place) => act(place.of(regime)).before.as_mut(),
            Date::After(place) => act(place.of(regime)).after.as_mut(),
            Date::Bound { of, interval, end } => {
                let all = match of {
                    Dated::Regime => &mut regime.in_force,
                    Dated::Node(place) => &mut place.of(regime).about.in_force,
                    Dated::Measure(id) => {
                        let measure = regime.measures.iter_mut().find(|measure| measure.id == *id);
                        &mut measure.expect("a measure").in_force
                    }
                };
                let interval = &mut all[*interval];
                if *end == End::From { interval.from.as_mut() } else { interval.until.as_mut() }
            }
        };
        slot.expect("a date")
    }
}

fn act(node: &mut Node) -> &mut Act {
    match &mut node.operator {
        Operator::Act(act) => act,
        _ => panic!("a test of an act"),
    }
}

/// An interval that ended before any day that is asked for.
fn never() -> Interval {
    let first = PartialDate::exact(Day::from_ymd(1, 1, 1).expect("a day"));
    Interval { from: None, until: Some(first), source: None, note: None }
}

/// Puts the test of a node under `not`. A reserve of the law stays with the test, so that what is open stays open.
fn negate(node: &mut Node) {
    let about =
        About { unsettled: node.about.unsettled.take(), discretion: node.about.discretion.take(), ..About::default() };
    let operator = std::mem::replace(&mut node.operator, Operator::AnyOf(Vec::new()));
    node.operator = Operator::Not(Box::new(Node { about: Box::new(about), operator }));
}

fn affirm(node: &mut Node) {
    let Operator::Not(inner) = std::mem::replace(&mut node.operator, Operator::AnyOf(Vec::new())) else {
        panic!("a node that was negated");
    };
    node.about.unsettled = inner.about.unsettled;
    node.about.discretion = inner.about.discretion;
    node.operator = inner.operator;
}
