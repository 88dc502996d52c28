//! Leaves, with terms as bit sets and names as numbers.

use std::sync::Arc;

use super::{Compiler, Scope};
use crate::case::recorded;
use crate::engine::facts::LISTED;
use crate::engine::program::{
    ActTest, ElementTest, InvolvementTest, JudgementTest, LinkTest, ListedTest, NodeIx, OfficeTest, Op, PartyTest,
    RecordedTest, TermTest, VictimTest, reads,
};
use crate::law::node::{Hand, Node, Operator};
use crate::law::operator::{Involvement, Judgement, Listed, Party, Victim};
use crate::terms::kind::Rank;
use crate::terms::{CountrySet, List, Numbered, TermId, TermList, TermSet, Vocabulary};

impl<'l> Compiler<'l> {
    pub(super) fn leaf(&mut self, leaf: &'l Operator, node: &'l Node, scope: &Scope<'l>) -> Option<(Op, Vec<NodeIx>)> {
        let alone = |op| Some((op, Vec::new()));
        match leaf {
            Operator::Conduct(terms) => alone(Op::Conduct(Box::new(self.terms(List::Conduct, terms)))),
            Operator::Involvement(test) => alone(Op::Involvement(Box::new(self.involvement(test)))),
            Operator::Victim(test) => {
                let and = test.and.as_ref().and_then(|node| self.node(node, scope));
                Some((Op::Victim(Box::new(self.victim(test, scope))), and.into_iter().collect()))
            }
            Operator::Act(test) => alone(Op::Act(Box::new(ActTest {
                place: self.places(test.place.as_ref(), scope),
                before: test.before.map(|day| day.earliest),
                after: test.after.map(|day| day.earliest),
                scale: self.some_terms(List::Scale, &test.scale),
                breaches: test.breaches.iter().map(|id| self.program.names.add(id)).collect(),
            }))),
            Operator::Link(test) => alone(Op::Link(Box::new(LinkTest {
                share: test.share,
                votes: test.votes,
                board: test.appoints_board_majority,
                concerns_act: test.concerns.is_some(),
                elements: self.elements(&test.elements),
            }))),
            Operator::Party(test) => alone(Op::Party(Box::new(self.party(test, scope)))),
            Operator::Listed(test) => alone(Op::Listed(Box::new(self.listed(test, scope)))),
            Operator::Judgement(test) => self.judgement(test, node, scope),
            Operator::Recorded(test) => alone(Op::Recorded(Box::new(RecordedTest {
                party: test.party.iter().filter_map(|key| recorded::of_party(key)).collect(),
                act: test.act.iter().filter_map(|key| recorded::of_act(key)).collect(),
                case: test.case.iter().filter_map(|key| recorded::of_case(key)).collect(),
            }))),
            _ => None,
        }
    }

    /// A test for terms or what is narrower.
    pub(super) fn terms(&self, list: List, names: &[String]) -> TermTest {
        let list = self.law.vocabulary.list(list);
        let wanted: Arc<[TermId]> = names.iter().filter_map(|name| list.id(name)).collect();
        let yes = list.wanted(wanted.iter().copied());
        TermTest { yes, maybe: list.perhaps(&yes), wanted }
    }

    fn some_terms(&self, list: List, names: &[String]) -> Option<TermTest> {
        (!names.is_empty()).then(|| self.terms(list, names))
    }

    fn elements(&self, names: &[String]) -> Vec<ElementTest> {
        let list = self.law.vocabulary.list(List::Element);
        names.iter().filter_map(|name| list.id(name)).map(|element| element_test(list, element)).collect()
    }

    fn involvement(&self, test: &Involvement) -> InvolvementTest {
        let wanted = self.terms(List::Mode, &test.modes);
        let own = self.own.clone();
        let of = |mode: TermId| own.get(mode.number()).map_or(&[][..], Vec::as_slice);
        let mut asked = wanted.yes.iter().map(of);
        let first = asked.next().unwrap_or_default();
        let others: Vec<&[ElementTest]> = asked.collect();
        let has = |all: &[ElementTest], one: &ElementTest| all.iter().any(|other| other.element == one.element);
        let common = first.iter().filter(|one| others.iter().all(|all| has(all, one))).cloned().collect();
        InvolvementTest { modes: wanted, elements: self.elements(&test.elements), common, own, stage: test.stage }
    }

    fn victim(&self, test: &Victim, scope: &Scope<'l>) -> VictimTest {
        VictimTest {
            activities: self.some_terms(List::Activity, &test.activities),
            activity_country: self.places(test.activity_country.as_ref(), scope),
            citizenship: self.places(test.citizenship.as_ref(), scope),
            residence: self.places(test.residence.as_ref(), scope),
            located_in: self.places(test.located_in.as_ref(), scope),
            statuses: self.some_terms(List::VictimStatus, &test.statuses),
            harms: self.some_terms(List::Harm, &test.harms),
        }
    }

    fn party(&self, test: &Party, scope: &Scope<'l>) -> PartyTest {
        PartyTest {
            kind: test.kind,
            citizenship: self.places(test.citizenship.as_ref(), scope),
            registered_in: self.places(test.registered_in.as_ref(), scope),
            residence: self.places(test.residence.as_ref(), scope),
            permanent_residence: self.places(test.permanent_residence.as_ref(), scope),
            located_in: self.places(test.located_in.as_ref(), scope),
            organ_of: self.places(test.organ_of.as_ref(), scope),
            statuses: self.some_terms(List::PartyStatus, &test.statuses),
            office: test.office.as_ref().map(|office| OfficeTest {
                when: office.when.clone(),
                of: self.places(office.of.as_ref(), scope),
                rank: ranks(&office.rank),
            }),
            died: test.died,
            time: test.time,
        }
    }

    fn listed(&mut self, test: &Listed, scope: &Scope<'l>) -> ListedTest {
        let in_force: Vec<String> = LISTED.iter().map(|status| (*status).to_owned()).collect();
        let status = if test.status.is_empty() { &in_force } else { &test.status };
        let jurisdictions = (!test.jurisdictions.is_empty()).then(|| {
            let places = crate::law::operator::Places::In(test.jurisdictions.clone());
            self.places(Some(&places), scope)
        });
        ListedTest {
            regimes: test.regimes.iter().map(|id| self.program.names.add(id)).collect(),
            jurisdictions: jurisdictions.flatten(),
            status: self.terms(List::ListingStatus, status),
            by: test.by.iter().map(|who| self.program.names.add(who)).collect(),
            ago: test.ago,
            measure: self.some_terms(List::Measure, &test.measure),
            for_act: test.for_act.is_some(),
            or_proposed: test.or_proposed,
        }
    }

    /// A listing in force under one regime.
    pub(super) fn listed_under(&self, regime: u32) -> ListedTest {
        let in_force: Vec<String> = LISTED.iter().map(|status| (*status).to_owned()).collect();
        ListedTest {
            regimes: vec![regime],
            jurisdictions: None,
            status: self.terms(List::ListingStatus, &in_force),
            by: Vec::new(),
            ago: None,
            measure: None,
            for_act: false,
            or_proposed: false,
        }
    }

    fn judgement(&mut self, test: &'l Judgement, node: &'l Node, scope: &Scope<'l>) -> Option<(Op, Vec<NodeIx>)> {
        let question = self.law.vocabulary.list(List::Question).id(&test.question)?;
        let about = test.about.iter().fold(0, |about, hand| {
            about
                | match hand {
                    Hand::Party => reads::PARTY,
                    Hand::Act => reads::ACT,
                    Hand::Link => reads::LINK,
                    Hand::Victim => reads::VICTIM | reads::ACT,
                    Hand::Country => 0,
                }
        });
        let country = test.about.contains(&Hand::Country).then(|| scope.country()).flatten().map(CountrySet::only);
        let mut kids = Vec::new();
        if let Some(clear) = &test.clear {
            let about = &node.about;
            // What merely may be so is the doubtful of which the question is asked.
            let sure = |terms: TermTest| TermTest { maybe: TermSet::default(), ..terms };
            let conduct = self.some_terms(List::Conduct, &clear.conduct).map(sure);
            let harms = self.some_terms(List::Harm, &clear.harms).map(sure);
            let modes = (!clear.modes.is_empty()).then(|| {
                let part = Involvement { modes: clear.modes.clone(), ..Involvement::default() };
                let test = self.involvement(&part);
                InvolvementTest { modes: sure(test.modes), ..test }
            });
            let harmed = harms.map(|harms| VictimTest { harms: Some(harms), ..VictimTest::default() });
            let ops = [
                conduct.map(|terms| Op::Conduct(Box::new(terms))),
                harmed.map(|test| Op::Victim(Box::new(test))),
                modes.map(|test| Op::Involvement(Box::new(test))),
            ];
            for op in ops.into_iter().flatten() {
                kids.push(self.push(op, &[], about, scope, false));
            }
            if kids.len() > 1 {
                kids = vec![self.push(Op::Any, &kids, about, scope, false)];
            }
        }
        Some((Op::Judgement(Box::new(JudgementTest { question, about, country })), kids))
    }
}

/// The elements that each mode brings, by the number of the mode: its own and those of broader modes.
pub(super) fn own_elements(vocabulary: &Vocabulary) -> Arc<[Vec<ElementTest>]> {
    let (modes, list) = (vocabulary.list(List::Mode), vocabulary.list(List::Element));
    let own = modes.iter().map(|(mode, _)| {
        let broader = modes.broader(mode).iter();
        let mut elements: Vec<TermId> = broader.flat_map(|mode| modes.term(mode).elements.iter().copied()).collect();
        elements.sort_unstable();
        elements.dedup();
        elements.into_iter().map(|element| element_test(list, element)).collect()
    });
    own.collect()
}

fn element_test(list: &TermList, element: TermId) -> ElementTest {
    let by = *list.narrower(element);
    // What is broader than an element holds wherever the element does, so that its absence rules the element out.
    let mut ruled_out_by = TermSet::default();
    for (other, _) in list.iter() {
        if list.narrower(other).contains(element) {
            ruled_out_by.insert(other);
        }
    }
    ElementTest { element, by, ruled_out_by, parts: list.term(element).any_of.clone() }
}

/// The ranks a law names, each with those above it that are narrower: a leader or a senior official is an official.
fn ranks(named: &[Rank]) -> Vec<Rank> {
    let mut ranks = named.to_vec();
    if named.contains(&Rank::Official) {
        ranks.extend([Rank::Leader, Rank::Senior]);
    }
    ranks.sort_unstable_by_key(|rank| *rank as u8);
    ranks.dedup();
    ranks
}
