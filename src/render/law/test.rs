//! What a node tests, as a sentence with its parts.

use super::leaf;
use super::words::{is_one_of, keyed, term, terms};
use crate::law::Law;
use crate::law::node::{About, DuringLink, Hand, Node, Operator};
use crate::law::operator::{Direction, Involvement, Judgement, Recorded, SomeAct, SomeInvolved, SomeLink, When};
use crate::law::regime::Regime;
use crate::terms::List;
use crate::terms::kind::Stage;

/// A sentence without its final stop, and what it is made of.
#[derive(Default)]
pub(super) struct Test<'l> {
    /// The sentence, in lower case.
    pub words: String,
    /// What is below it.
    pub parts: Vec<Part<'l>>,
    /// Remarks, each a sentence of its own.
    pub remarks: Vec<String>,
}

/// Some of what a test is made of.
pub(super) struct Part<'l> {
    /// What it is said of, where that is not plain.
    pub label: Option<&'static str>,
    /// The things themselves.
    pub items: Vec<Item<'l>>,
}

/// One thing below a test.
pub(super) enum Item<'l> {
    /// A node of the law.
    Node(&'l Node),
    /// A few words.
    Words(String),
}

impl<'l> Test<'l> {
    /// A sentence with nothing below it.
    pub fn of(words: impl Into<String>) -> Self {
        Test { words: words.into(), ..Test::default() }
    }

    /// Nodes directly below.
    pub fn nodes(words: impl Into<String>, nodes: impl IntoIterator<Item = &'l Node>) -> Self {
        Test::of(words).and(None, nodes)
    }

    /// One fact, or several as a list under `lead`.
    pub fn facts(lead: &str, mut facts: Vec<String>) -> Self {
        if facts.len() == 1 {
            return Test::of(facts.remove(0));
        }
        let items = facts.into_iter().map(Item::Words).collect();
        Test { words: lead.to_owned(), parts: vec![Part { label: None, items }], remarks: Vec::new() }
    }

    /// More nodes below, said of something.
    #[must_use]
    pub fn and(mut self, label: Option<&'static str>, nodes: impl IntoIterator<Item = &'l Node>) -> Self {
        let items: Vec<Item<'l>> = nodes.into_iter().map(Item::Node).collect();
        if !items.is_empty() {
            self.parts.push(Part { label, items });
        }
        self
    }

    /// A remark, if there is one.
    #[must_use]
    pub fn remark(mut self, note: Option<&str>) -> Self {
        self.remarks.extend(note.map(|note| format!("Note: {note}")));
        self
    }
}

/// What a node of `regime` tests; names of definitions are looked up there first.
pub(super) fn test<'l>(law: &'l Law, regime: Option<&'l Regime>, operator: &'l Operator) -> Test<'l> {
    match operator {
        Operator::AllOf(all) => Test::nodes("all of these", all),
        Operator::AnyOf(any) => Test::nodes("any of these", any),
        Operator::Not(inner) => not(inner),
        Operator::Use { name, with } => {
            let filled: Vec<String> = with.iter().map(|(name, value)| format!("{name} is {value}")).collect();
            let filled = if filled.is_empty() { String::new() } else { format!(", where {}", filled.join(", ")) };
            Test::of(format!("as defined: {}{filled}", defined(law, regime, name)))
        }
        Operator::SomeAct(some) => some_act(some),
        Operator::SomeInvolved(some) => some_involved(law, some),
        Operator::SomeLink(some) => some_link(law, some),
        Operator::Conduct(any) => Test::of(format!("the conduct {}", is_one_of(&terms(law, List::Conduct, any)))),
        Operator::Involvement(test) => involvement(law, test),
        Operator::Victim(test) => leaf::victim(law, test),
        Operator::Act(test) => leaf::act(law, test),
        Operator::Link(test) => leaf::link(law, test),
        Operator::Party(test) => leaf::party(law, test),
        Operator::Listed(test) => leaf::listed(law, test),
        Operator::Judgement(test) => judgement(law, test),
        Operator::Authority(text) => Test::of(format!("for the government alone, never evaluated: {text}")),
        Operator::Recorded(test) => recorded(test),
    }
}

/// The title of a definition with its name, and the file it stands in where that is another.
fn defined(law: &Law, regime: Option<&Regime>, name: &str) -> String {
    let titled = |node: &Node, title_of: &str| node.about.title.as_deref().unwrap_or(title_of).to_owned();
    if let Some((other, rest)) = name.split_once('/') {
        let title = law.regime(other).and_then(|regime| regime.definitions.get(rest));
        return keyed(&title.map_or_else(|| rest.to_owned(), |node| titled(node, rest)), name);
    }
    let own = regime.and_then(|regime| regime.definitions.get(name));
    let title = own.or_else(|| law.common.definitions.get(name));
    keyed(&title.map_or_else(|| name.to_owned(), |node| titled(node, name)), name)
}

fn not(inner: &Node) -> Test<'_> {
    match &inner.operator {
        Operator::AnyOf(any) if is_bare(&inner.about) => Test::nodes("none of these", any),
        Operator::AllOf(all) if is_bare(&inner.about) => Test::nodes("not all of these together", all),
        _ => Test::nodes("not this", [inner]),
    }
}

/// Whether nothing is said of a node beside its operator.
pub(super) fn is_bare(about: &About) -> bool {
    let said = [
        &about.id,
        &about.title,
        &about.provision,
        &about.cited_as,
        &about.quote,
        &about.source,
        &about.instrument,
        &about.ask,
        &about.caution,
        &about.note,
        &about.unsettled,
        &about.discretion,
    ];
    said.iter().all(|one| one.is_none()) && about.in_force.is_empty() && about.renewals.is_empty() && !about.ground
}

fn some_act(some: &SomeAct) -> Test<'_> {
    let tried = match some.stage {
        Stage::Completed => "",
        Stage::Attempted => " that was attempted and not completed",
    };
    let during = match some.during {
        None => "",
        Some(DuringLink::Link) => ", within the time of the tie,",
    };
    Test::nodes(format!("there is an act{tried}{during} such that"), [some.that.as_ref()]).remark(some.note.as_deref())
}

fn some_involved<'l>(law: &Law, some: &'l SomeInvolved) -> Test<'l> {
    let how = if some.modes.is_empty() {
        "in any way".to_owned()
    } else {
        format!("in one of these ways: {}", terms(law, List::Mode, &some.modes).join("; "))
    };
    let who = if some.other { "somebody else" } else { "somebody, the party itself or another," };
    let words = format!("{who} is involved in the act ({how}) of whom this holds");
    Test::nodes(words, [some.that.as_ref()]).remark(some.note.as_deref())
}

fn some_link<'l>(law: &Law, some: &'l SomeLink) -> Test<'l> {
    let links = law.vocabulary.list(List::Link);
    let reads = |name: &String| {
        let verb = links.id(name).and_then(|id| links.term(id).reads.as_deref());
        keyed(verb.unwrap_or(name), name)
    };
    let verbs: Vec<String> = some.types.iter().map(reads).collect();
    let when = match some.when {
        When::Now => "now",
        When::Ever => "now or at any time before",
        When::Act => "at some time of the act",
    };
    let ends = match some.direction {
        Direction::Out => ("the party", "another party"),
        Direction::In => ("another party", "the party"),
    };
    let how = match verbs.as_slice() {
        [one] => format!("{} {one} {}", ends.0, ends.1),
        several => format!("{} stands in one of these ties to {}: {}", ends.0, ends.1, several.join("; ")),
    };
    let chain = if some.indirect { "; a chain of such ties will do" } else { "" };
    Test::of(format!("{when}, {how}{chain}"))
        .and(Some("Of the tie"), some.and.as_deref())
        .and(Some("Of that other party"), [some.that.as_ref()])
        .remark(some.note.as_deref())
}

fn involvement<'l>(law: &Law, test: &'l Involvement) -> Test<'l> {
    let modes = law.vocabulary.list(List::Mode);
    let elements = law.vocabulary.list(List::Element);
    let mode = |name: &String| {
        let own = modes.id(name).map(|id| modes.term(id).elements.as_slice()).unwrap_or_default();
        let own: Vec<String> = own.iter().map(|id| keyed(elements.title(*id), elements.name(*id))).collect();
        let with = if own.is_empty() { String::new() } else { format!(", which needs {}", own.join(", ")) };
        format!("{}{with}", term(law, List::Mode, name))
    };
    let ways: Vec<String> = test.modes.iter().map(mode).collect();
    let tried = match test.stage {
        Stage::Completed => "is involved",
        Stage::Attempted => "attempted to be involved",
    };
    let mut words = match ways.as_slice() {
        [one] => format!("the party {tried} in the act in this way: {one}"),
        several => format!("the party {tried} in the act in one of these ways: {}", several.join("; ")),
    };
    if !test.elements.is_empty() {
        let added = terms(law, List::Element, &test.elements);
        words.push_str(&format!("; and this provision also needs: {}", added.join("; ")));
    }
    Test::of(words).remark(test.note.as_deref())
}

fn judgement<'l>(law: &Law, test: &'l Judgement) -> Test<'l> {
    let questions = law.vocabulary.list(List::Question);
    let ask = questions.id(&test.question).and_then(|id| questions.term(id).ask.as_deref());
    let about: Vec<&str> = test.about.iter().map(|hand| hand_word(*hand)).collect();
    let mut out = Test::of(format!(
        "the advocate answers yes, with reasons, of {}: “{}” [{}]",
        about.join(" and "),
        ask.unwrap_or_default(),
        test.question
    ));
    if let Some(clear) = &test.clear {
        let named = [(List::Conduct, &clear.conduct), (List::Harm, &clear.harms), (List::Mode, &clear.modes)];
        let plain: Vec<String> = named.into_iter().flat_map(|(list, names)| terms(law, list, names)).collect();
        out.remarks.push(format!("Plainly covered, so that nothing is asked: {}.", plain.join("; ")));
        out.remarks.extend(clear.note.iter().map(|note| format!("Note: {note}")));
    }
    for indicator in &test.indicators {
        let source = indicator.source.as_ref().map(|key| format!(" [{key}]")).unwrap_or_default();
        out.remarks.push(format!("Published indicator{source}: {}", indicator.text));
        out.remarks.extend(indicator.note.iter().map(|note| format!("Note: {note}")));
    }
    out.remark(test.note.as_deref())
}

fn hand_word(hand: Hand) -> &'static str {
    match hand {
        Hand::Party => "the party",
        Hand::Act => "the act",
        Hand::Link => "the tie",
        Hand::Victim => "the victim",
        Hand::Country => "the country",
    }
}

fn recorded(test: &Recorded) -> Test<'_> {
    let fact = |of: &str, keys: &[String]| {
        let keys: Vec<String> = keys.iter().map(|key| format!("[{key}]")).collect();
        (!keys.is_empty()).then(|| format!("the file says of the {of}: {}", keys.join("; ")))
    };
    let facts = [fact("party", &test.party), fact("act", &test.act), fact("case", &test.case)];
    Test::facts("all of this is in the file", facts.into_iter().flatten().collect()).remark(test.note.as_deref())
}
