//! The lists of the vocabulary, their terms, and how terms stand to each other.

use std::sync::LazyLock;

use super::country::Country;
use super::nearest::nearest;
use super::set::{Numbered, TermSet};

/// A closed list of terms.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum List {
    /// What kind of act it was.
    Conduct,
    /// How a party is tied to an act.
    Mode,
    /// A fact that a mode or provision asks for beside the mode.
    Element,
    /// How a party is tied to another.
    Link,
    /// What a victim was doing.
    Activity,
    /// What a victim is.
    VictimStatus,
    /// What a victim suffered.
    Harm,
    /// What a party is.
    PartyStatus,
    /// How wide the practice is that an act is part of.
    Scale,
    /// Whether an act or involvement was completed.
    Stage,
    /// How high an office is.
    Rank,
    /// What happened in a listing.
    ListingStatus,
    /// What a listing does.
    Measure,
    /// What ties a party to a country.
    NexusKind,
    /// What an item of evidence is.
    EvidenceKind,
    /// Where evidence comes from.
    OriginKind,
    /// Who files.
    FilerKind,
    /// Work that filings under several laws share.
    Preparation,
    /// An open-textured test of one law.
    Question,
}

impl List {
    /// Every list, in the order of the vocabulary file.
    pub const ALL: [Self; 19] = [
        Self::Conduct,
        Self::Mode,
        Self::Element,
        Self::Link,
        Self::Activity,
        Self::VictimStatus,
        Self::Harm,
        Self::PartyStatus,
        Self::Scale,
        Self::Stage,
        Self::Rank,
        Self::ListingStatus,
        Self::Measure,
        Self::NexusKind,
        Self::EvidenceKind,
        Self::OriginKind,
        Self::FilerKind,
        Self::Preparation,
        Self::Question,
    ];

    /// Every list, in the order of the vocabulary file.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    /// Its key in the vocabulary file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Conduct => "conduct",
            Self::Mode => "modes",
            Self::Element => "elements",
            Self::Link => "links",
            Self::Activity => "activities",
            Self::VictimStatus => "victimStatuses",
            Self::Harm => "harms",
            Self::PartyStatus => "partyStatuses",
            Self::Scale => "scales",
            Self::Stage => "stages",
            Self::Rank => "ranks",
            Self::ListingStatus => "listingStatuses",
            Self::Measure => "measures",
            Self::NexusKind => "nexusKinds",
            Self::EvidenceKind => "evidenceKinds",
            Self::OriginKind => "originKinds",
            Self::FilerKind => "filerKinds",
            Self::Preparation => "preparations",
            Self::Question => "questions",
        }
    }

    /// What one of its terms is called in a message: "`x` is not a kind of conduct".
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Conduct => "kind of conduct",
            Self::Mode => "mode of involvement",
            Self::Element => "element",
            Self::Link => "type of link",
            Self::Activity => "activity of a victim",
            Self::VictimStatus => "status of a victim",
            Self::Harm => "harm",
            Self::PartyStatus => "status of a party",
            Self::Scale => "scale",
            Self::Stage => "stage",
            Self::Rank => "rank",
            Self::ListingStatus => "status of a listing",
            Self::Measure => "measure",
            Self::NexusKind => "kind of nexus",
            Self::EvidenceKind => "kind of evidence",
            Self::OriginKind => "kind of origin",
            Self::FilerKind => "kind of filer",
            Self::Preparation => "preparation",
            Self::Question => "question",
        }
    }
}

/// A term, by its place in its list. Ids of different lists must not be mixed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TermId(u16);

impl Numbered for TermId {
    fn number(self) -> usize {
        usize::from(self.0)
    }

    fn from_number(number: u16) -> Self {
        Self(number)
    }
}

/// What kind of party may stand at an end of a link.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkEnd {
    /// A person.
    Person,
    /// An entity.
    Entity,
    /// Either.
    #[default]
    Any,
}

/// What a question can be about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// An act.
    Act,
    /// A party.
    Party,
    /// A link.
    Link,
    /// A victim of an act.
    Victim,
    /// A country.
    Country,
}

impl Topic {
    /// Its key in the vocabulary, in a judgement of a case, and in a `judgement` node.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Party => "party",
            Self::Link => "link",
            Self::Victim => "victim",
            Self::Country => "country",
        }
    }
}

/// A term and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// The name used in files, kebab-case.
    pub name: Box<str>,
    /// The name in plain words.
    pub title: Box<str>,
    /// What fact it states, in a sentence or two.
    pub plain: Option<Box<str>>,
    /// Its direct broader terms.
    pub broader: Vec<TermId>,
    /// What a fact of this term may turn out to be, though it is not narrower than that.
    pub may_be: Vec<TermId>,
    /// The code of the HURIDOCS micro-thesauri.
    pub huridocs: Option<Box<str>>,
    /// The name in FollowTheMoney.
    pub ftm: Option<Box<str>>,
    /// Of a mode: the elements (of [`List::Element`]) that must hold wherever it is relied on.
    pub elements: Vec<TermId>,
    /// Of an element: the elements each of which establishes it.
    pub any_of: Vec<TermId>,
    /// Of a link: it holds both ways.
    pub symmetric: bool,
    /// Of a link: it holds for life, and has no dates.
    pub for_life: bool,
    /// Of a link: what may stand at its `party` end.
    pub from: LinkEnd,
    /// Of a link: what may stand at its `by` end.
    pub to: LinkEnd,
    /// Of a link: the verb between `party` and `by`, as "is owned by".
    pub reads: Option<Box<str>>,
    /// Of a question: what it is about.
    pub about: Vec<Topic>,
    /// Of a question: the question in plain words.
    pub ask: Option<Box<str>>,
    /// Of a question: whose law asks it.
    pub jurisdiction: Option<Country>,
    /// Of an activity: it may name a country.
    pub country: bool,
    /// Of a measure: its name in OpenSanctions.
    pub open_sanctions: Option<Box<str>>,
    /// A remark of the maintainers.
    pub note: Option<Box<str>>,
}

/// Whether a fact meets a test.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Satisfies {
    /// It does not.
    No,
    /// It may turn out to: the fact is broader than the test, or may be what is tested for.
    Possibly,
    /// It does.
    Yes,
}

/// One list of the vocabulary.
#[derive(Clone, Debug)]
pub struct TermList {
    pub(super) list: List,
    pub(super) terms: Vec<Term>,
    /// The numbers of the terms, by name.
    pub(super) by_name: Vec<TermId>,
    pub(super) relations: Vec<Relations>,
}

/// The terms a term stands in a relation to, closed over. `from` are those whose `possible` has it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Relations {
    pub(super) narrower: TermSet,
    pub(super) broader: TermSet,
    pub(super) possible: TermSet,
    pub(super) from: TermSet,
}

/// What an id of another list gets: nothing, rather than a panic.
static NO_TERM: LazyLock<Term> = LazyLock::new(Term::default);
static NO_RELATIONS: Relations =
    Relations { narrower: TermSet::EMPTY, broader: TermSet::EMPTY, possible: TermSet::EMPTY, from: TermSet::EMPTY };

impl TermList {
    /// Which list this is.
    #[must_use]
    pub const fn list(&self) -> List {
        self.list
    }

    /// How many terms it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether it has no terms.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The terms with their ids, in file order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (TermId, &Term)> {
        let id = |number: usize| TermId(u16::try_from(number).unwrap_or(u16::MAX));
        self.terms.iter().enumerate().map(move |(number, term)| (id(number), term))
    }

    /// The names, in file order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.terms.iter().map(|term| &*term.name)
    }

    /// The term of this name.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<TermId> {
        self.by_name.binary_search_by(|id| self.name(*id).cmp(name)).ok().and_then(|at| self.by_name.get(at).copied())
    }

    /// The name of a term; empty for an id that is not of this list.
    #[must_use]
    pub fn name(&self, id: TermId) -> &str {
        &self.term(id).name
    }

    /// The name of a term in plain words.
    #[must_use]
    pub fn title(&self, id: TermId) -> &str {
        &self.term(id).title
    }

    /// A term; an empty one for an id that is not of this list.
    #[must_use]
    pub fn term(&self, id: TermId) -> &Term {
        self.terms.get(id.number()).unwrap_or(&NO_TERM)
    }

    /// The name that `typed` was most likely meant to be.
    #[must_use]
    pub fn nearest(&self, typed: &str) -> Option<&str> {
        nearest(typed, self.names())
    }

    /// The term and all that are narrower, however far down: any of these facts is also a fact of this term.
    #[must_use]
    pub fn narrower(&self, id: TermId) -> &TermSet {
        &self.relations(id).narrower
    }

    /// Of an element: it and all that establish it. The same as [`TermList::narrower`], said of elements.
    #[must_use]
    pub fn establishing(&self, id: TermId) -> &TermSet {
        self.narrower(id)
    }

    /// The term and all that are broader, however far up.
    #[must_use]
    pub fn broader(&self, id: TermId) -> &TermSet {
        &self.relations(id).broader
    }

    /// Everything that a fact stated as this term may turn out to be, what it is already included.
    #[must_use]
    pub fn possible(&self, id: TermId) -> &TermSet {
        &self.relations(id).possible
    }

    /// All that is narrower than any of `ids`: what a test for `ids` is met by.
    #[must_use]
    pub fn wanted(&self, ids: impl IntoIterator<Item = TermId>) -> TermSet {
        ids.into_iter().fold(TermSet::EMPTY, |set, id| set.union(self.narrower(id)))
    }

    /// Whether a fact stated as `fact` meets a test for `wanted`, which holds its narrower terms too
    /// ([`TermList::wanted`]).
    #[must_use]
    pub fn satisfies(&self, fact: TermId, wanted: &TermSet) -> Satisfies {
        if wanted.contains(fact) {
            Satisfies::Yes
        } else if self.possible(fact).intersects(wanted) {
            Satisfies::Possibly
        } else {
            Satisfies::No
        }
    }

    /// The terms that [possibly](Satisfies::Possibly) meet a test for `wanted`.
    #[must_use]
    pub fn perhaps(&self, wanted: &TermSet) -> TermSet {
        let from = wanted.iter().fold(TermSet::EMPTY, |set, id| set.union(&self.relations(id).from));
        from.difference(wanted)
    }

    fn relations(&self, id: TermId) -> &Relations {
        self.relations.get(id.number()).unwrap_or(&NO_RELATIONS)
    }
}
