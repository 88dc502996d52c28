//! What is missing, in plain words.

use super::assessment::About;
use crate::engine::evaluate::{Countries, Hand, Needed};
use crate::engine::facts::{Facts, Ix, NONE};
use crate::engine::missing::{Asked, Fact, Kind, Value};
use crate::engine::place::{Attribute, Item, Place};
use crate::engine::program::{PlaceHow, Program};
use crate::law::operator::Percentage;
use crate::terms::joined;
use crate::terms::kind::{PartyKind, Rank, Rung};
use crate::terms::{Country, List, TermId};

/// How many terms are named before the rest is summed up.
const MOST_TERMS: usize = 6;

/// What words are found with.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub program: &'a Program<'a>,
    pub facts: &'a Facts<'a>,
}

impl<'a> Words<'a> {
    /// What is asked of a trace, with the weight that supports have under a regime.
    pub(super) fn asked(&self, masks: &'a [u8]) -> Asked<'a> {
        Asked { program: self.program, facts: self.facts, masks }
    }
}

impl Words<'_> {
    /// What a value must be.
    pub(super) fn needed(&self, needed: Needed) -> String {
        match needed {
            Needed::Terms(list, terms) => self.terms(list, terms),
            Needed::Country(asked) => places(&asked),
            Needed::Activity(terms, asked) => {
                format!("{}, with {}", self.terms(List::Activity, terms), places(&asked))
            }
            Needed::Answer(true) => "yes".into(),
            Needed::Answer(false) => "no".into(),
            Needed::Percentage(Percentage::MoreThan(limit)) => format!("more than {limit} %"),
            Needed::Percentage(Percentage::AtLeast(limit)) => format!("{limit} % or more"),
            Needed::OverlapWith(act) => format!("dates that share a day with {}", self.item(Item::Act(act))),
            Needed::HoldsOn(day) => format!("dates that include {}", day.prose()),
            Needed::BeganBy(day) => format!("a first day on or before {}", day.prose()),
            Needed::BeganFrom(day) => format!("a first day on or after {}", day.prose()),
            Needed::EndedBefore(day) => format!("a last day before {}", day.prose()),
            Needed::Kind(PartyKind::Person) => "a person".into(),
            Needed::Kind(PartyKind::Entity) => "an entity".into(),
            Needed::Rank(ranks) => {
                joined(&ranks.iter().map(|rank| rank_word(*rank)).collect::<Vec<_>>()).replace(" and ", " or ")
            }
            Needed::Party => "who it was".into(),
            Needed::Act(act) => format!("the act `{}`", self.facts.act_key(act)),
            Needed::Name(names) => {
                let named: Vec<&str> = names.iter().filter_map(|name| self.program.names.name(*name)).collect();
                named.join(" or ")
            }
            Needed::Listing => "whether a listing exists".into(),
            Needed::DateBy(day) => format!("a date on or before {}", day.prose()),
            Needed::Post => "which posts are or were held".into(),
            Needed::Victim => "who the victims were".into(),
            Needed::Item => "a statement that matches".into(),
            Needed::Element(term) => {
                let element = self.facts.vocabulary.list(List::Element).title(term);
                format!("an involvement of its own in place of `by`, which says whether this holds: {element}")
            }
        }
    }

    fn terms(&self, of: List, terms: &[TermId]) -> String {
        let list = self.facts.vocabulary.list(of);
        let titles: Vec<&str> = terms.iter().take(MOST_TERMS).map(|term| list.title(*term)).collect();
        match terms.len().saturating_sub(MOST_TERMS) {
            0 => titles.join(" or "),
            more => format!("{} or {more} more", titles.join(", ")),
        }
    }

    /// What an item is called.
    pub(super) fn item(&self, item: Item) -> String {
        let facts = self.facts;
        match item {
            Item::Party(party) => format!("`{}`", facts.party_key(party)),
            Item::Position(party, at) => match self.title_of_post(party, at) {
                Some(title) => format!("the post \"{title}\" of `{}`", facts.party_key(party)),
                None => format!("a post of `{}`", facts.party_key(party)),
            },
            Item::Listing(party, _) => format!("a listing of `{}`", facts.party_key(party)),
            Item::Link(link) => format!("the link `{}`", facts.written_link_key(link)),
            Item::Act(act) => format!("the act `{}`", facts.act_key(act)),
            Item::Victim(act, at) => format!("victim {} of the act `{}`", at + 1, facts.act_key(act)),
            Item::Involvement(one) => format!("the involvement `{}`", facts.involvement_key(one)),
            Item::Judgement(one) => format!("the judgement `{}`", facts.judgement_key(one)),
            Item::Collection(name) => format!("the {name} of the case"),
        }
    }

    /// The title of a post, where the item is one and has a title.
    pub(super) fn post(&self, item: Item) -> Option<String> {
        match item {
            Item::Position(party, at) => self.title_of_post(party, at).map(str::to_owned),
            _ => None,
        }
    }

    fn title_of_post(&self, party: Ix, at: u32) -> Option<&str> {
        let party = self.facts.case.parties.get(self.facts.party_key(party))?;
        let post = party.positions.as_ref()?.get(at as usize)?.as_ref()?;
        match &post.title {
            crate::case::Claim::Said(said) => said.value.as_deref(),
            _ => None,
        }
    }

    /// What of an item.
    fn attribute(&self, place: Place) -> String {
        let what = match place.attribute {
            Attribute::Whole => return self.item(place.item),
            Attribute::Key("organOf") => return format!("state whose organ {} is", self.item(place.item)),
            Attribute::Key(key) | Attribute::At(key, _) => spaced(key),
            Attribute::Element(term) => self.facts.vocabulary.list(List::Element).title(term).to_owned(),
        };
        format!("{what} of {}", self.item(place.item))
    }

    /// The question that would settle a missing thing: the law's own where it has one.
    pub(super) fn question(&self, fact: &Fact) -> String {
        let meta = self.program.meta(fact.node);
        let own = meta.and_then(|meta| meta.about.ask.as_deref());
        match &fact.kind {
            Kind::Answer(question) => {
                let asked = self.facts.vocabulary.list(List::Question).term(*question).ask.as_deref();
                own.or(asked).unwrap_or("what is the answer?").to_owned()
            }
            Kind::Value(Value::Answer(_)) => match fact.place.attribute {
                Attribute::Element(term) => {
                    let element = self.facts.vocabulary.list(List::Element).title(term);
                    format!("Does this hold of {}: {element}?", self.item(fact.place.item))
                }
                _ => format!("Say yes or no: {}?", self.attribute(fact.place)),
            },
            Kind::Value(_) | Kind::Absent(_) => match (own, fact.needed, fact.kind) {
                // The law asks about a post or a tie; here it is the act that has no dates.
                (_, Some(Needed::OverlapWith(_)), _) if matches!(fact.place.item, Item::Act(_)) => {
                    format!("When did {} begin, and when did it end?", self.item(fact.place.item))
                }
                (Some(own), _, _) => own.to_owned(),
                (None, Some(needed), _) | (None, None, Kind::Absent(needed)) => {
                    let wanted = self.wanted(needed, fact.wanted);
                    format!("Give the {}. Needed: {wanted}.", self.attribute(fact.place))
                }
                _ => format!("Give the {}.", self.attribute(fact.place)),
            },
            Kind::Resolution(_) => format!("Which account is right: {}?", self.attribute(fact.place)),
            Kind::Support(_) => format!("What else shows {}?", self.item(fact.place.item)),
            Kind::Unsettled => meta
                .and_then(|meta| meta.about.unsettled.clone())
                .unwrap_or_else(|| "the day on which these words came into force is not known exactly".to_owned()),
            Kind::Discretion => meta.and_then(|meta| meta.about.discretion.clone()).unwrap_or_default(),
            Kind::Listing(regime, party) => {
                format!("opens on the day `{}` is listed under {}", self.facts.party_key(*party), self.regime(*regime))
            }
            Kind::Contradicted => format!("the file says otherwise: {}", self.attribute(fact.place)),
        }
    }

    /// What is needed of a missing thing: the value, where it is one.
    pub(super) fn needed_of(&self, fact: &Fact) -> String {
        match &fact.kind {
            Kind::Value(value) | Kind::Resolution(value) => self.value(value, fact),
            Kind::Absent(needed) => self.wanted(*needed, fact.wanted),
            Kind::Answer(_) => {
                if fact.wanted {
                    "yes, with reasons".into()
                } else {
                    "no, with reasons".into()
                }
            }
            Kind::Support(_) => "better support".into(),
            Kind::Unsettled | Kind::Discretion | Kind::Listing(..) => self.question(fact),
            Kind::Contradicted => {
                let title = self.program.meta(fact.node).and_then(|meta| meta.about.title.as_deref());
                title.map_or_else(|| self.question(fact), str::to_owned)
            }
        }
    }

    fn value(&self, value: &Value, fact: &Fact) -> String {
        let needed = || fact.needed.map_or_else(String::new, |needed| self.wanted(needed, fact.wanted));
        match value {
            // What must not be so is said as such: no advocate is to write whatever else would do.
            Value::Term(..) | Value::Activity(..) | Value::Rank(_) | Value::Act(_) if !fact.wanted => needed(),
            Value::Term(list, term) => self.facts.vocabulary.list(*list).title(*term).to_owned(),
            Value::Activity(term, country) => {
                let title = self.facts.vocabulary.list(List::Activity).title(*term);
                format!("{title}, with the country {}", country.name())
            }
            Value::Answer(true) => "yes".into(),
            Value::Answer(false) => "no".into(),
            Value::Rank(rank) => rank_word(*rank).into(),
            Value::Act(act) => format!("the act `{}`", self.facts.act_key(*act)),
            Value::Listing => "a listing in force".into(),
            Value::Date(day) => format!("a date on or before {}", day.prose()),
            Value::HeldOn(day, None) => format!("dates that include {}", day.prose()),
            Value::EndedBefore(day) => format!("a last day before {}", day.prose()),
            Value::BeganFrom(day) => format!("a first day on or after {}", day.prose()),
            Value::Nothing => "none".into(),
            Value::Country(_) | Value::Number(_) | Value::Name(_) | Value::HeldOn(_, Some(_)) | Value::Unsaid => {
                needed()
            }
        }
    }

    fn wanted(&self, needed: Needed, wanted: bool) -> String {
        let words = self.needed(needed);
        match (needed, wanted) {
            (_, true) => words,
            (Needed::Answer(answer), false) => {
                if answer {
                    "no".into()
                } else {
                    "yes".into()
                }
            }
            (Needed::Country(asked), false) if asked.how == PlaceHow::In => format!("none of: {words}"),
            (Needed::Terms(..) | Needed::Activity(..) | Needed::Rank(_) | Needed::Act(_), false) => {
                format!("none of: {words}")
            }
            (_, false) => format!("other than {words}"),
        }
    }

    /// What support of a statement lacks at a rung.
    pub(super) fn lacks(&self, rung: Rung, readers: &[String]) -> String {
        match rung {
            Rung::Alleged => "a statement".into(),
            Rung::Evidenced => "an item of evidence".into(),
            Rung::Corroborated => "a second source that does not rest on the first".into(),
            Rung::Disclosable => format!("an item cleared for {}", joined(readers)),
        }
    }

    /// What a missing thing is about.
    pub(super) fn about(&self, fact: &Fact) -> About {
        let facts = self.facts;
        let mut about = About::default();
        match (&fact.kind, fact.place.item) {
            (Kind::Listing(regime, party), _) => {
                about.regime = Some(self.regime(*regime));
                about.party = some_key(facts.party_key(*party));
            }
            (Kind::Answer(question), _) => self.about_question(*question, fact.hand, &mut about),
            (_, Item::Party(party) | Item::Listing(party, _)) => about.party = some_key(facts.party_key(party)),
            (_, Item::Position(party, at)) => {
                about.party = some_key(facts.party_key(party));
                about.link = Some(format!("{}/positions/{at}", facts.party_key(party)));
            }
            (_, Item::Link(link)) => about.link = some_key(facts.written_link_key(link)),
            (_, Item::Act(act)) => about.act = some_key(facts.act_key(act)),
            (_, Item::Victim(act, at)) => {
                about.act = some_key(facts.act_key(act));
                about.victim = Some(at);
            }
            (_, Item::Involvement(one)) => {
                if let Some(one) = facts.involvements.get(one as usize) {
                    about.party = some_key(facts.party_key(one.party));
                    about.act = some_key(facts.act_key(one.act));
                }
            }
            (_, Item::Judgement(_) | Item::Collection(_)) => self.in_hand(fact.hand, &mut about),
        }
        about
    }

    fn about_question(&self, question: TermId, hand: Hand, about: &mut About) {
        use crate::terms::Topic;
        let mut all = About::default();
        self.in_hand(hand, &mut all);
        for topic in &self.facts.vocabulary.list(List::Question).term(question).about {
            match topic {
                Topic::Party => about.party.clone_from(&all.party),
                Topic::Act => about.act.clone_from(&all.act),
                Topic::Link => about.link.clone_from(&all.link),
                Topic::Victim => {
                    about.act.clone_from(&all.act);
                    about.victim = all.victim;
                }
                Topic::Country => {}
            }
        }
    }

    fn in_hand(&self, hand: Hand, about: &mut About) {
        let facts = self.facts;
        about.party = some_key(facts.party_key(hand.party));
        about.act = some_key(facts.act_key(hand.act));
        about.victim = (hand.victim != NONE).then_some(hand.victim);
        about.link = facts.links.get(hand.link as usize).and_then(|link| match link.place.item {
            Item::Link(ix) => some_key(facts.written_link_key(ix)),
            Item::Position(party, at) => Some(format!("{}/positions/{at}", facts.party_key(party))),
            _ => None,
        });
    }

    /// The id of a regime.
    pub(super) fn regime(&self, number: u32) -> String {
        self.program.names.name(number).map_or_else(|| "another regime".to_owned(), str::to_owned)
    }
}

fn some_key(key: &str) -> Option<String> {
    (!key.is_empty()).then(|| key.to_owned())
}

fn rank_word(rank: Rank) -> &'static str {
    match rank {
        Rank::Leader => "leader",
        Rank::Senior => "senior official",
        Rank::Official => "official",
        Rank::Member => "member",
    }
}

fn places(asked: &Countries) -> String {
    let names: Vec<String> = asked
        .test
        .written
        .iter()
        .map(|code| Country::parse(code).map_or_else(|| code.clone(), |country| country.name().to_owned()))
        .collect();
    let names = names.join(" or ");
    match asked.how {
        PlaceHow::In => names,
        PlaceHow::Outside => format!("a country other than {names}"),
        PlaceHow::Only => format!("no country but {names}"),
    }
}

/// A key of the file in words: `officialOf` is `official of`.
fn spaced(key: &str) -> String {
    match key {
        "from" => return "first day".into(),
        "until" => return "last day".into(),
        "by" => return "doer".into(),
        "appointsBoardMajority" => return "right to appoint the majority of the board".into(),
        _ => {}
    }
    let mut words = String::with_capacity(key.len() + 4);
    for letter in key.chars() {
        if letter.is_ascii_uppercase() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}
