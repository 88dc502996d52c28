//! From a case to its facts.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::{
    ActFacts, Fact, FactList, Facts, FixedTerms, InvolvementFacts, Ix, JudgementFacts, Keys, LinkFacts, NONE, Names,
    PartyFacts, Range, VictimFacts,
};
use crate::case::act::{Act, Involvement, Victim};
use crate::case::claim::{Claim, List as Values, Said};
use crate::case::link::{Link, Percent};
use crate::case::model::Judgement;
use crate::case::{Case, Support};
use crate::engine::place::{Attribute, Item, Place};
use crate::engine::span::Span;
use crate::engine::support::{SupportId, Supports, Weight};
use crate::terms::kind::Stage;
use crate::terms::{List, TermId, Vocabulary};

/// What facts are built with.
pub(super) struct Builder<'c> {
    pub vocabulary: &'c Vocabulary,
    pub supports: Supports,
    pub names: Names,
    pub fixed: FixedTerms,
    pub party_index: HashMap<&'c str, Ix>,
    pub act_index: HashMap<&'c str, Ix>,
    link_index: HashMap<&'c str, Ix>,
    position_index: HashMap<(Ix, u32), Ix>,
    case: &'c Case,
    written: u32,
    unknown: Vec<PartyFacts>,
}

impl<'c> Facts<'c> {
    /// Reads a case that was checked against `vocabulary`. `names` are the names the law uses. Items are numbered in the order
    /// of their keys, so that nothing depends on how the file is ordered.
    pub fn of(case: &'c Case, vocabulary: &'c Vocabulary, names: Names) -> Facts<'c> {
        let links = vocabulary.list(List::Link);
        let fixed = FixedTerms {
            commits: vocabulary.list(List::Mode).id("commits"),
            posts: ["leads", "senior-official-of", "official-of", "member-of"].map(|name| links.id(name)),
        };
        let mut builder = Builder {
            vocabulary,
            supports: Supports::of(case, vocabulary),
            names,
            fixed,
            party_index: case.parties.sorted().map(|(key, _)| key).zip(0..).collect(),
            act_index: case.acts.sorted().map(|(key, _)| key).zip(0..).collect(),
            link_index: case.links.sorted().map(|(key, _)| key).zip(0..).collect(),
            position_index: HashMap::new(),
            case,
            written: number(case.parties.len()),
            unknown: Vec::new(),
        };
        let mut parties: Vec<PartyFacts> =
            case.parties.sorted().zip(0..).map(|((_, party), ix)| builder.party(party, ix)).collect();
        let mut links: Vec<LinkFacts> =
            case.links.sorted().zip(0..).map(|((_, link), ix)| builder.link(link, ix)).collect();
        for ((_, party), ix) in case.parties.sorted().zip(0..) {
            for (at, position) in (0..).zip(party.positions.iter().flatten()) {
                if let Some(position) = position {
                    builder.position_index.insert((ix, at), number(links.len()));
                    links.push(builder.position(position, ix, at));
                }
            }
        }
        let mut involvements: Vec<InvolvementFacts> =
            case.involvements.sorted().zip(0..).filter_map(|((_, one), ix)| builder.involvement(one, ix)).collect();
        let mut acts: Vec<ActFacts> = Vec::with_capacity(case.acts.len());
        for ((_, act), ix) in case.acts.sorted().zip(0..) {
            acts.push(builder.act(act, ix, &mut involvements));
        }
        let judgements =
            case.judgements.sorted().zip(0..).filter_map(|((_, one), ix)| builder.judgement(one, ix)).collect();
        let posts_open: Vec<Ix> =
            (0..).zip(&parties).filter(|(_, party)| !party.posts_complete).map(|(ix, _)| ix).collect();
        let mut unknown_body = vec![None; parties.len()];
        for ix in &posts_open {
            let body = builder.unknown_party(Place::key(Item::Party(*ix), "positions"));
            if let Some(slot) = unknown_body.get_mut(*ix as usize) {
                *slot = Some(body);
            }
        }
        parties.append(&mut builder.unknown);
        unknown_body.resize(parties.len(), None);
        let mut facts = Facts {
            case,
            vocabulary,
            acts_of: vec![Vec::new(); parties.len()],
            links_from: vec![Vec::new(); parties.len()],
            links_to: vec![Vec::new(); parties.len()],
            acts_of_unknown: (0..).zip(&acts).filter(|(_, act)| act.unknown_doer.is_some()).map(|(ix, _)| ix).collect(),
            bodies_open: Vec::new(),
            unknown_body,
            posts_open,
            parties,
            acts,
            links,
            involvements,
            judgements,
            supports: builder.supports,
            names: builder.names,
            fixed,
            keys: Keys {
                parties: case.parties.sorted().map(|(key, _)| key).collect(),
                acts: case.acts.sorted().map(|(key, _)| key).collect(),
                links: case.links.sorted().map(|(key, _)| key).collect(),
                involvements: case.involvements.sorted().map(|(key, _)| key).collect(),
                judgements: case.judgements.sorted().map(|(key, _)| key).collect(),
                evidence: case.evidence.sorted().map(|(key, _)| key).collect(),
            },
        };
        facts.index();
        facts
    }

    /// Which acts and links concern which party.
    fn index(&mut self) {
        for (ix, one) in (0..).zip(&self.involvements) {
            if let Some(acts) = self.acts_of.get_mut(one.party as usize) {
                acts.push(one.act);
            }
            if let Some(act) = self.acts.get_mut(one.act as usize) {
                act.involvements.push(ix);
            }
        }
        for acts in &mut self.acts_of {
            acts.sort_unstable();
            acts.dedup();
        }
        for (ix, link) in (0..).zip(&self.links) {
            if let Some(from) = self.links_from.get_mut(link.party as usize) {
                from.push(ix);
            }
            for by in &link.by {
                if let Some(to) = self.links_to.get_mut(*by as usize) {
                    to.push(ix);
                }
            }
            if link.by.iter().any(|by| self.parties.get(*by as usize).is_some_and(|party| party.unknown_at.is_some())) {
                self.bodies_open.push(ix);
            }
        }
    }
}

impl<'c> Builder<'c> {
    /// Adds a party of whom nothing is known.
    pub(super) fn unknown_party(&mut self, place: Place) -> Ix {
        self.unknown.push(PartyFacts::unknown(place));
        self.written + number(self.unknown.len()) - 1
    }

    /// Elements by term.
    pub(super) fn elements(
        &mut self,
        elements: Option<&IndexMap<String, Claim<bool>>>,
        weight: Weight,
    ) -> Box<[(TermId, Fact<bool>)]> {
        let list = self.vocabulary.list(List::Element);
        let supports = &mut self.supports;
        // An element without evidence of its own is alleged only, whatever the statement around it stands on.
        elements
            .into_iter()
            .flatten()
            .filter_map(|(name, claim)| {
                let fact =
                    Fact::of(claim, SupportId::ALLEGED, &mut |own| supports.own(own, weight), &mut |said| said.value);
                Some((list.id(name)?, fact))
            })
            .collect()
    }

    fn terms<const SCALAR: bool>(
        &mut self,
        list: List,
        values: &Values<String, SCALAR>,
        base: SupportId,
    ) -> FactList<TermId> {
        let terms = self.vocabulary.list(list);
        let supports = &mut self.supports;
        FactList::of(values, base, &mut |own| supports.own(own, Weight::Accuses), &mut |said: &Said<String>| {
            said.value.as_deref().and_then(|name| terms.id(name))
        })
    }

    fn link(&mut self, link: &Link, ix: Ix) -> LinkFacts {
        let terms = self.vocabulary.list(List::Link);
        let kind = terms.id(&link.kind);
        let owned = terms.id("owned-by");
        let recorded = matches!((kind, owned), (Some(kind), Some(owned)) if terms.narrower(owned).contains(kind))
            || kind.is_some_and(|kind| self.fixed.posts.contains(&Some(kind)));
        let weight = if recorded { Weight::Recorded } else { Weight::Accuses };
        let support = self.supports.add(
            link.evidence.as_deref().unwrap_or_default(),
            link.clearance.as_ref(),
            link.unverified.as_deref(),
            weight,
        );
        let end = |key: &str| self.party_index.get(key).copied().unwrap_or(NONE);
        let (party, by) = (end(&link.party), end(&link.by));
        let elements = self.elements(link.elements.as_ref(), weight);
        let acts = &self.act_index;
        let supports = &mut self.supports;
        let mut own = |own: &Support| supports.own(own, weight);
        let is_for_life = kind.is_some_and(|kind| terms.term(kind).for_life);
        LinkFacts {
            kind: kind.map_or(Fact::Unknown, |kind| Fact::One(kind, support)),
            party,
            by: vec![by].into(),
            span: if is_for_life { Span::ALWAYS } else { Span::of(&link.from, &link.until, &link.as_of, &mut own) },
            share: Fact::of(&link.share, support, &mut own, &mut range),
            votes: Fact::of(&link.votes, support, &mut own, &mut range),
            board: Fact::of(&link.appoints_board_majority, support, &mut own, &mut |said| said.value),
            acts: FactList::of(&link.acts, support, &mut own, &mut |said| {
                said.value.as_deref().and_then(|key| acts.get(key).copied())
            }),
            elements,
            support,
            place: Place::whole(Item::Link(ix)),
            office: None,
        }
    }

    fn involvement(&mut self, one: &Involvement, ix: Ix) -> Option<InvolvementFacts> {
        let support = self.supports.add(
            one.evidence.as_deref().unwrap_or_default(),
            one.clearance.as_ref(),
            one.unverified.as_deref(),
            Weight::Accuses,
        );
        let modes = self.vocabulary.list(List::Mode);
        let supports = &mut self.supports;
        let mode = Fact::of(&one.mode, support, &mut |own| supports.own(own, Weight::Accuses), &mut |said| {
            said.value.as_deref().and_then(|name| modes.id(name))
        });
        Some(InvolvementFacts {
            party: *self.party_index.get(one.party.as_str())?,
            act: *self.act_index.get(one.act.as_str())?,
            mode,
            stage: one.stage.unwrap_or_default(),
            elements: self.elements(one.elements.as_ref(), Weight::Accuses),
            support,
            place: Place::whole(Item::Involvement(ix)),
            disputed: false,
        })
    }

    fn act(&mut self, act: &Act, ix: Ix, involvements: &mut Vec<InvolvementFacts>) -> ActFacts {
        let support = self.supports.add(
            act.evidence.as_deref().unwrap_or_default(),
            act.clearance.as_ref(),
            act.unverified.as_deref(),
            Weight::Accuses,
        );
        let conduct = self.terms(List::Conduct, &act.conduct, support);
        let scale = self.terms(List::Scale, &act.scale, support);
        let supports = &mut self.supports;
        let names = &mut self.names;
        let mut own = |own: &Support| supports.own(own, Weight::Accuses);
        let place = FactList::of(&act.place, support, &mut own, &mut |said| said.value);
        let breaches =
            FactList::of(&act.breaches, support, &mut own, &mut |said| said.value.as_deref().map(|id| names.add(id)));
        let span = Span::of(&act.from, &act.until, &act.as_of, &mut own);
        let unknown_doer = self.doers(act, ix, support, involvements);
        let victims = act
            .victims
            .as_ref()
            .map(|all| all.iter().map(|one| one.as_ref().map(|victim| self.victim(victim, support))).collect());
        ActFacts {
            conduct,
            place,
            span,
            stage: act.stage.unwrap_or_default(),
            scale,
            breaches,
            victims,
            involvements: Vec::new(),
            unknown_doer,
            support,
        }
    }

    /// Adds the involvements that `by` stands for; gives the party of whom nothing is known, where there is one.
    fn doers(&mut self, act: &Act, ix: Ix, base: SupportId, involvements: &mut Vec<InvolvementFacts>) -> Option<Ix> {
        let accounts: usize = match &act.by {
            Values::Unknown => return Some(self.unknown_party(Place::key(Item::Act(ix), "by"))),
            Values::Items(_) => 1,
            Values::Accounts(all) => all.len(),
        };
        let mut unknown = false;
        // Each doer, with the accounts that name him without doubt.
        let mut doers: Vec<(Ix, Vec<usize>, SupportId, u32)> = Vec::new();
        for (account, at, claim) in act.by.all_items() {
            unknown |= claim.accounts().is_empty();
            let certain = claim.accounts().len() == 1;
            for said in claim.accounts() {
                let Some(party) = said.value.as_deref().and_then(|key| self.party_index.get(key).copied()) else {
                    unknown = true;
                    continue;
                };
                let of_account = match &act.by {
                    Values::Accounts(all) => all.get(account).and_then(|one| one.support.as_deref()),
                    _ => None,
                };
                let support = match said.support.as_deref().or(of_account) {
                    Some(own) => self.supports.own(own, Weight::Accuses),
                    None => base,
                };
                let found = doers.iter_mut().find(|doer| doer.0 == party);
                match found {
                    Some(doer) if certain => doer.1.push(account),
                    Some(_) => {}
                    None => doers.push((party, if certain { vec![account] } else { Vec::new() }, support, number(at))),
                }
            }
        }
        for (party, mut named, support, at) in doers {
            named.sort_unstable();
            named.dedup();
            involvements.push(InvolvementFacts {
                party,
                act: ix,
                mode: self.fixed.commits.map_or(Fact::Unknown, |commits| Fact::One(commits, support)),
                // To attempt an act is to be involved in the attempt, not to attempt an involvement.
                stage: Stage::Completed,
                elements: Box::default(),
                support,
                place: Place { item: Item::Act(ix), attribute: Attribute::At("by", at) },
                disputed: named.len() < accounts,
            });
        }
        unknown.then(|| self.unknown_party(Place::key(Item::Act(ix), "by")))
    }

    fn victim(&mut self, victim: &Victim, of_act: SupportId) -> VictimFacts {
        let stands_alone = victim.evidence.is_some() || victim.clearance.is_some() || victim.unverified.is_some();
        let support = if stands_alone {
            self.supports.add(
                victim.evidence.as_deref().unwrap_or_default(),
                victim.clearance.as_ref(),
                victim.unverified.as_deref(),
                Weight::Accuses,
            )
        } else {
            of_act
        };
        let activities = self.vocabulary.list(List::Activity);
        let supports = &mut self.supports;
        let activities =
            FactList::of(&victim.activities, support, &mut |own| supports.own(own, Weight::Accuses), &mut |said| {
                let term = said.value.as_ref().and_then(|activity| activities.id(&activity.0))?;
                Some((term, said.extra))
            });
        VictimFacts {
            activities,
            citizenships: self.dated(&victim.citizenships, support, Weight::Accuses),
            residences: self.dated(&victim.residences, support, Weight::Accuses),
            located_in: self.dated(&victim.located_in, support, Weight::Accuses),
            statuses: self.terms(List::VictimStatus, &victim.statuses, support),
            harms: self.terms(List::Harm, &victim.harms, support),
            support,
        }
    }

    /// A link by its key, or a position by its place.
    fn named_link(&self, name: &str) -> Option<Ix> {
        self.link_index.get(name).copied().or_else(|| {
            let (party, at) = self.case.position(name)?;
            let party = self.party_index.get(party)?;
            self.position_index.get(&(*party, number(at))).copied()
        })
    }

    fn judgement(&mut self, one: &Judgement, ix: Ix) -> Option<JudgementFacts> {
        let question = self.vocabulary.list(List::Question).id(&one.question)?;
        let party = |key: &Option<String>| key.as_deref().and_then(|key| self.party_index.get(key).copied());
        let act = one.act.as_deref().and_then(|key| self.act_index.get(key).copied());
        let link = one.link.as_deref().and_then(|name| self.named_link(name));
        let party = party(&one.party);
        let supports = &mut self.supports;
        let answer =
            Fact::of(&one.answer, SupportId::ALLEGED, &mut |own| supports.own(own, Weight::Accuses), &mut |said| {
                said.value
            });
        Some(JudgementFacts {
            question,
            act: act.unwrap_or(NONE),
            party: party.unwrap_or(NONE),
            link: link.unwrap_or(NONE),
            victim: one.victim.map_or(NONE, number),
            country: one.country,
            answer,
            own_support: one
                .answer
                .accounts()
                .iter()
                .any(|said| said.support.as_ref().is_some_and(|own| !own.evidence.is_empty())),
            place: Place::whole(Item::Judgement(ix)),
        })
    }
}

fn range(said: &Said<Percent>) -> Option<Range> {
    let bounds = said.extra;
    let exact = said.value.map(Percent::get);
    if exact.is_none() && bounds == crate::case::link::Bounds::default() {
        return None;
    }
    let (min, above_min) = match (exact, bounds.minimum, bounds.exclusive_minimum) {
        (Some(exact), _, _) => (exact, false),
        (None, at_least, Some(above)) if at_least.is_none_or(|at_least| above >= at_least) => (above.get(), true),
        (None, at_least, _) => (at_least.map_or(0.0, Percent::get), false),
    };
    let (max, below_max) = match (exact, bounds.maximum, bounds.exclusive_maximum) {
        (Some(exact), _, _) => (exact, false),
        (None, at_most, Some(below)) if at_most.is_none_or(|at_most| below <= at_most) => (below.get(), true),
        (None, at_most, _) => (at_most.map_or(100.0, Percent::get), false),
    };
    Some(Range { min, above_min, max, below_max })
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}
