//! Searches: some act, some party involved in it, some link. Collections are what the file alleges: where nothing in
//! them matches, a search is not met on this file, except where the file leaves a place open.

use super::{Atom, Care, Evaluation, Hand, Join, Needed, Recorder, Why};
use crate::engine::facts::{Ix, LinkFacts, NONE};
use crate::engine::outcome::{Outcome, Tri};
use crate::engine::place::{Item, Place};
use crate::engine::program::{CompiledNode, LinkSearch, Posts, TermTest};
use crate::engine::span::Span;
use crate::engine::support::SupportId;
use crate::law::operator::{Direction, When};
use crate::terms::kind::Stage;
use crate::terms::{List, TermId};

/// Links in a chain that is told one by one.
const LONGEST_TOLD: usize = 8;

/// How a chain goes on from each party.
enum Chain<'a> {
    /// As found.
    Known(&'a [Outcome]),
    /// Told link by link; `path` are the parties passed.
    Told { beyond: &'a [Outcome], path: Vec<Ix> },
}

impl<'a, R: Recorder<'a>> Evaluation<'a, R> {
    pub(super) fn some_act(&mut self, node: &'a CompiledNode, stage: Stage, during: bool, hand: Hand) -> Outcome {
        let (facts, program) = (self.facts, self.program);
        let child = program.kids_of(node).first().and_then(|kid| program.nodes.get(*kid as usize));
        let unknown = facts.parties.get(hand.party as usize).is_some_and(|party| party.unknown_at.is_some());
        let narrowed = child.is_some_and(|child| child.needs_involvement) && !unknown;
        let own = facts.acts_of.get(hand.party as usize).map_or(&[][..], Vec::as_slice);
        let open = facts.acts_of_unknown.as_slice();
        self.joined(Join::Any, |this| {
            let mut outcome = Outcome::NOT;
            let mut found = false;
            let mut one = |this: &mut Self, act: Ix| {
                if Self::is_won(outcome) || facts.acts.get(act as usize).is_none_or(|facts| facts.stage != stage) {
                    return;
                }
                found = true;
                let hand = Hand { act, ..hand };
                outcome = outcome.or(this.joined(Join::All, |this| {
                    let held = if during { this.within_link(hand) } else { Outcome::MET };
                    if Self::is_lost(held) {
                        return held;
                    }
                    held.and(this.kid(node, 0, hand))
                }));
            };
            if narrowed {
                for act in merged(own, open) {
                    one(this, act);
                }
            } else {
                for (act, _) in (0..).zip(&facts.acts) {
                    one(this, act);
                }
            }
            if !found {
                let place = Place::whole(Item::Collection("acts"));
                this.say(Outcome::NOT, || Atom::other(place, Why::Silent(Needed::Item)));
            }
            outcome
        })
    }

    /// Whether the link in hand and the act have a day in common.
    fn within_link(&mut self, hand: Hand) -> Outcome {
        let facts = self.facts;
        let Some(link) = facts.links.get(hand.link as usize) else { return Outcome::OPEN };
        self.overlap(link, hand.act)
    }

    /// Whether a link or post and an act have a day in common, with a word of care where it may cover only part.
    pub(super) fn overlap(&mut self, link: &LinkFacts, act: Ix) -> Outcome {
        let facts = self.facts;
        let Some(act_facts) = facts.acts.get(act as usize) else { return Outcome::OPEN };
        let tri = link.span.overlaps(&act_facts.span);
        let care = match (tri, link.span.covers(&act_facts.span)) {
            (Tri::Yes, Tri::No) => Some(Care::PartOfAct),
            (Tri::Yes, Tri::Unknown) => Some(Care::PerhapsPartOfAct),
            _ => None,
        };
        let item = link.place.item;
        let until = Place::key(item, "until");
        let [start, end] = link.span.stands_on(&act_facts.span);
        let supports = [(Place::key(item, "from"), start), (until, end)];
        let disputed = link.span.start_disputed || link.span.end_disputed;
        self.compared(tri, until, &supports, care, disputed, || Needed::OverlapWith(act))
    }

    pub(super) fn some_involved(
        &mut self,
        node: &'a CompiledNode,
        modes: Option<&'a TermTest>,
        other: bool,
        hand: Hand,
    ) -> Outcome {
        let facts = self.facts;
        let Some(act) = facts.acts.get(hand.act as usize) else { return Outcome::OPEN };
        self.joined(Join::Any, |this| {
            let mut outcome = Outcome::NOT;
            let mut found = false;
            let current = hand.party;
            for one in act.involvements.iter().filter_map(|ix| facts.involvements.get(*ix as usize)) {
                if other && one.party == current {
                    continue;
                }
                found = true;
                let hand = Hand { party: one.party, ..hand };
                let candidate = this.joined(Join::All, |this| {
                    let involved = match modes {
                        Some(modes) => this.mode(one, modes),
                        None => this.stated(one.place, one.support),
                    };
                    if Self::is_lost(involved) {
                        return involved;
                    }
                    let candidate = involved.and(this.kid(node, 0, hand));
                    if one.disputed { candidate.and(this.disputed(one.place)) } else { candidate }
                });
                outcome = outcome.or(candidate);
                if Self::is_won(outcome) {
                    break;
                }
            }
            if let Some(unknown) = act.unknown_doer.filter(|_| modes.is_none_or(|modes| this.may_commit(modes))) {
                let place = Place::key(Item::Act(hand.act), "by");
                outcome = outcome.or(this.joined(Join::All, |this| {
                    let who = this.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Party)));
                    who.and(this.kid(node, 0, Hand { party: unknown, ..hand }))
                }));
            }
            if !found && act.unknown_doer.is_none() {
                let place = Place::whole(Item::Collection("involvements"));
                this.say(Outcome::NOT, || Atom::other(place, Why::Silent(Needed::Item)));
            }
            outcome
        })
    }

    pub(super) fn some_link(&mut self, node: &'a CompiledNode, search: &'a LinkSearch, hand: Hand) -> Outcome {
        let facts = self.facts;
        if facts.parties.get(hand.party as usize).is_some_and(|party| party.unknown_at.is_some()) {
            let unknown = self.unknown_party(hand);
            return unknown.unwrap_or(Outcome::OPEN);
        }
        if search.indirect { self.chain(node, search, hand) } else { self.links(node, search, hand, None) }
    }

    /// Links of the party in hand. `chain` says how a chain goes on from each party.
    fn links(&mut self, node: &'a CompiledNode, search: &'a LinkSearch, hand: Hand, chain: Option<&Chain>) -> Outcome {
        let facts = self.facts;
        let party = hand.party as usize;
        let from = facts.links_from.get(party).map_or(&[][..], Vec::as_slice);
        let to = facts.links_to.get(party).map_or(&[][..], Vec::as_slice);
        self.joined(Join::Any, |this| {
            let mut outcome = Outcome::NOT;
            let mut found = false;
            for (links, outward) in [(from, true), (to, false)] {
                for ix in links {
                    let Some(link) = facts.links.get(*ix as usize) else { continue };
                    let types = this.types(search, link, outward);
                    if types == Tri::No {
                        continue;
                    }
                    found = true;
                    outcome = outcome.or(this.one_link(node, search, (*ix, link), outward, hand, chain));
                    if Self::is_won(outcome) {
                        return outcome;
                    }
                }
            }
            let open = this.open_posts(node, search, hand);
            if !found && open.is_none() {
                let place = Place::whole(Item::Collection("links"));
                let needed = || Needed::Terms(List::Link, &search.types.wanted);
                this.say(Outcome::NOT, || Atom::other(place, Why::Silent(needed())));
            }
            outcome.or(open.unwrap_or(Outcome::NOT))
        })
    }

    /// Whether a link, followed this way, is of the types searched for.
    fn types(&self, search: &'a LinkSearch, link: &LinkFacts, outward: bool) -> Tri {
        use crate::engine::facts::Fact;
        let wanted = outward == (search.direction == Direction::Out);
        let way =
            |kind: TermId| if wanted || search.symmetric.contains(kind) { search.types.tri(kind) } else { Tri::No };
        match &link.kind {
            Fact::One(kind, _) => way(*kind),
            Fact::Either(all) => {
                let mut tris = all.iter().map(|(kind, _)| kind.map_or(Tri::Unknown, way));
                let first = tris.next().unwrap_or(Tri::Unknown);
                if tris.all(|tri| tri == first) { first } else { Tri::Unknown }
            }
            Fact::Unknown if !wanted => Tri::No,
            Fact::Unknown => match search.posts {
                Posts::All => Tri::Yes,
                Posts::Some => Tri::Unknown,
                Posts::None => Tri::No,
            },
        }
    }

    fn one_link(
        &mut self,
        node: &'a CompiledNode,
        search: &'a LinkSearch,
        (ix, link): (Ix, &LinkFacts),
        outward: bool,
        hand: Hand,
        chain: Option<&Chain>,
    ) -> Outcome {
        self.joined(Join::All, |this| {
            let mut outcome = this.stated(link.place, link.support);
            if this.types(search, link, outward) == Tri::Unknown {
                let key = if link.office.is_some() { "rank" } else { "type" };
                let place = Place::key(link.place.item, key);
                let needed = Needed::Terms(List::Link, &search.types.wanted);
                outcome = outcome.and(this.say(Outcome::OPEN, || Atom::other(place, Why::Vague(needed))));
            }
            outcome = outcome.and(this.when(search.when, link, hand));
            if search.and && !Self::is_lost(outcome) {
                outcome = outcome.and(this.kid(node, 1, Hand { link: ix, ..hand }));
            }
            if Self::is_lost(outcome) {
                return outcome;
            }
            outcome.and(this.other_end(node, search, (ix, link), outward, hand, chain))
        })
    }

    /// What must hold of the party at the other end, under each account of who that is.
    fn other_end(
        &mut self,
        node: &'a CompiledNode,
        search: &'a LinkSearch,
        (ix, link): (Ix, &LinkFacts),
        outward: bool,
        hand: Hand,
        chain: Option<&Chain>,
    ) -> Outcome {
        let inward = [link.party];
        let ends: &[Ix] = if outward { &link.by } else { &inward };
        let mut all: Option<Outcome> = None;
        let disputed = link.by.len() > 1;
        for end in ends {
            let hand = Hand { party: *end, link: ix, ..hand };
            let one = match chain {
                None => self.kid(node, 0, hand),
                Some(chain) => self.joined(Join::Any, |this| {
                    let here = this.kid(node, 0, hand);
                    here.or(this.onward(node, search, *end, hand, chain))
                }),
            };
            all = Some(all.map_or(one, |all| Outcome { met: all.met & one.met, not: all.not & one.not }));
        }
        let outcome = all.unwrap_or(Outcome::OPEN);
        if !outward && disputed {
            let place = Place::key(link.place.item, "body");
            let dispute = self.say(Outcome::OPEN, || Atom::other(place, Why::Disputed(Needed::Party)));
            return outcome.and(dispute);
        }
        outcome
    }

    /// Whether a link holds when it must.
    fn when(&mut self, when: When, link: &LinkFacts, hand: Hand) -> Outcome {
        let as_of = self.program.as_of;
        let span = &link.span;
        match when {
            When::Act => self.overlap(link, hand.act),
            When::Now => {
                let care = span.presumed_after.filter(|_| span.presumed_on(as_of)).map(Care::Presumed);
                let place = Place::key(link.place.item, "until");
                let disputed = span.start_disputed || span.end_disputed;
                let from = Place::key(link.place.item, "from");
                let [start, end] = span.stands_on(&Span::day(as_of));
                let supports = [(from, start), (place, end)];
                self.compared(span.contains(as_of), place, &supports, care, disputed, || Needed::HoldsOn(as_of))
            }
            When::Ever => {
                let place = Place::key(link.place.item, "from");
                let [start, _] = span.stands_on(&Span::day(as_of));
                let supports = [(place, start)];
                self.compared(span.starts_by(as_of), place, &supports, None, span.start_disputed, || {
                    Needed::BeganBy(as_of)
                })
            }
        }
    }

    /// Links that the file leaves a place open for: posts that are not written, and posts in a body that is not named.
    fn open_posts(&mut self, node: &'a CompiledNode, search: &'a LinkSearch, hand: Hand) -> Option<Outcome> {
        if search.posts == Posts::None {
            return None;
        }
        let facts = self.facts;
        if search.direction == Direction::Out {
            let body = facts.unknown_body.get(hand.party as usize).copied().flatten()?;
            let place = Place::key(Item::Party(hand.party), "positions");
            return Some(self.joined(Join::All, |this| {
                let post = this.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Post)));
                post.and(this.kid(node, 0, Hand { party: body, link: NONE, ..hand }))
            }));
        }
        let is_entity = facts
            .parties
            .get(hand.party as usize)
            .is_some_and(|party| party.kind != Some(crate::terms::kind::PartyKind::Person));
        if !is_entity {
            return None;
        }
        let mut outcome: Option<Outcome> = None;
        let mut add = |one: Outcome| outcome = Some(outcome.map_or(one, |all| all.or(one)));
        for person in &facts.posts_open {
            let place = Place::key(Item::Party(*person), "positions");
            add(self.joined(Join::All, |this| {
                let post = this.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Post)));
                post.and(this.kid(node, 0, Hand { party: *person, link: NONE, ..hand }))
            }));
        }
        for ix in &facts.bodies_open {
            let Some(link) = facts.links.get(*ix as usize) else { continue };
            if self.types(search, link, false) == Tri::No || link.by.contains(&hand.party) {
                continue;
            }
            let place = Place::key(link.place.item, "body");
            add(self.joined(Join::All, |this| {
                let body = this.say(Outcome::OPEN, || Atom::other(place, Why::Missing(Needed::Party)));
                body.and(this.kid(node, 0, Hand { party: link.party, link: *ix, ..hand }))
            }));
        }
        outcome
    }

    /// A chain of links each of which is of the types, in time, and as the law asks. How each party's chain comes out is
    /// found from nothing upwards until nothing changes, so that a circle of links never supports itself.
    fn chain(&mut self, node: &'a CompiledNode, search: &'a LinkSearch, hand: Hand) -> Outcome {
        // Most parties have no such link: there is nothing to walk, and no room is needed for it.
        if !self.leads_anywhere(search, hand.party) {
            return self.links(node, search, hand, Some(&Chain::Known(&[])));
        }
        let mut beyond = vec![Outcome::NOT; self.facts.parties.len()];
        let mut silent = Evaluation {
            program: self.program,
            facts: self.facts,
            masks: self.masks,
            proposed: self.proposed,
            recorder: crate::engine::verdict::Silent,
        };
        let reached = silent.reached(search, hand.party);
        let mut changed = true;
        while changed {
            changed = false;
            for party in &reached {
                let chain = Chain::Known(&beyond);
                let now = silent.links(node, search, Hand { party: *party, ..hand }, Some(&chain));
                if let Some(slot) = beyond.get_mut(*party as usize).filter(|slot| **slot != now) {
                    *slot = now;
                    changed = true;
                }
            }
        }
        if R::TELLS {
            let told = Chain::Told { beyond: &beyond, path: vec![hand.party] };
            return self.links(node, search, hand, Some(&told));
        }
        self.links(node, search, hand, Some(&Chain::Known(&beyond)))
    }

    /// How a chain goes on from a party. Where it is told, every chain without a circle is walked, up to a length; beyond that
    /// what was found stands alone.
    fn onward(
        &mut self,
        node: &'a CompiledNode,
        search: &'a LinkSearch,
        from: Ix,
        hand: Hand,
        chain: &Chain,
    ) -> Outcome {
        match chain {
            Chain::Known(beyond) => beyond.get(from as usize).copied().unwrap_or(Outcome::NOT),
            Chain::Told { path, .. } if path.contains(&from) => Outcome::NOT,
            Chain::Told { beyond, path } if path.len() < LONGEST_TOLD => {
                let path = path.iter().copied().chain([from]).collect();
                self.links(node, search, Hand { party: from, ..hand }, Some(&Chain::Told { beyond, path }))
            }
            Chain::Told { beyond, .. } => {
                let outcome = beyond.get(from as usize).copied().unwrap_or(Outcome::NOT);
                let place = Place::whole(Item::Party(from));
                self.say(outcome, || match outcome {
                    Outcome::OPEN => Atom::other(place, Why::Missing(Needed::Item)),
                    _ => Atom::said(place, SupportId::ALLEGED),
                })
            }
        }
    }

    /// Whether a party has a link that may be of these types, followed the right way.
    fn leads_anywhere(&self, search: &'a LinkSearch, party: Ix) -> bool {
        let facts = self.facts;
        let ways = [(facts.links_from.get(party as usize), true), (facts.links_to.get(party as usize), false)];
        ways.into_iter().any(|(links, outward)| {
            let mut links = links.into_iter().flatten().filter_map(|ix| facts.links.get(*ix as usize));
            links.any(|link| self.types(search, link, outward) != Tri::No)
        })
    }

    /// Parties that links of these types lead to, the first not counted unless they lead back to it.
    fn reached(&self, search: &'a LinkSearch, from: Ix) -> Vec<Ix> {
        let facts = self.facts;
        let mut seen = vec![false; facts.parties.len()];
        let mut queue = vec![from];
        let mut reached = Vec::new();
        while let Some(party) = queue.pop() {
            let ways = [(facts.links_from.get(party as usize), true), (facts.links_to.get(party as usize), false)];
            for (links, outward) in ways {
                for link in links.into_iter().flatten().filter_map(|ix| facts.links.get(*ix as usize)) {
                    if self.types(search, link, outward) == Tri::No {
                        continue;
                    }
                    let inward = [link.party];
                    for end in if outward { &*link.by } else { &inward[..] } {
                        if let Some(flag) = seen.get_mut(*end as usize).filter(|flag| !**flag) {
                            *flag = true;
                            reached.push(*end);
                            queue.push(*end);
                        }
                    }
                }
            }
        }
        reached.sort_unstable();
        reached
    }
}

/// Two ascending lists as one, each number once.
fn merged<'a>(a: &'a [Ix], b: &'a [Ix]) -> impl Iterator<Item = Ix> + 'a {
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    std::iter::from_fn(move || match (a.peek().copied(), b.peek().copied()) {
        (Some(x), Some(y)) if x == y => {
            b.next();
            a.next()
        }
        (Some(x), Some(y)) if x < y => a.next(),
        (Some(_), None) => a.next(),
        (_, Some(_)) => b.next(),
        (None, None) => None,
    })
}
