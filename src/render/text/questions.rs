//! What would settle the open ones: each question once, the one that settles most first; and what is not the advocate's
//! to answer.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;

use super::super::bidi::isolate;
use super::page::Page;
use super::ways::{self, Door, Same, Way};
use super::words::{self, Names};
use crate::plan::{About, Assessment, OpenReason, Plan, Reason, Standing};

/// Questions that are printed where nothing asks for all.
const MOST_QUESTIONS: usize = 12;
/// Nodes of the law that are named beside a question.
const MOST_NODES: usize = 4;

/// One question, of everybody whom it is about.
struct Question<'p> {
    reason: &'p OpenReason,
    /// Where an answer goes, each with the subjects it serves.
    places: Vec<(Answer<'p>, Vec<&'p str>)>,
    /// Answers that would meet the criterion.
    met_if: Vec<&'p str>,
    /// Who asks: regime and node.
    asked_by: Vec<(&'p str, &'p str)>,
    subjects: Vec<&'p str>,
    /// Assessments that this question alone would settle, and that it takes part in settling.
    alone: BTreeSet<Door<'p>>,
    doors: BTreeSet<Door<'p>>,
}

/// Where an answer goes.
#[derive(Clone, Copy, PartialEq)]
struct Answer<'p> {
    pointer: Option<&'p str>,
    about: &'p About,
}

/// Questions, each found again by what it is.
type Collected<'p> = IndexMap<Same<'p>, Question<'p>>;

/// All questions of a plan.
pub(super) struct Questions<'p> {
    ways: HashMap<Door<'p>, Vec<Way<'p>>>,
    /// On the ways chosen, those that settle most first.
    first: Collected<'p>,
    /// On other ways only.
    later: Collected<'p>,
    /// Whether there may be more ways than were counted.
    cut: bool,
    /// What no fact of the advocate's settles.
    not_hers: Vec<NotHers<'p>>,
    subjects: usize,
}

/// Something that stands open and is not the advocate's to fill.
struct NotHers<'p> {
    reason: Reason,
    text: &'p str,
    asked_by: Vec<(&'p str, &'p str)>,
    subjects: Vec<&'p str>,
}

impl<'p> Questions<'p> {
    pub fn of(plan: &'p Plan) -> Questions<'p> {
        let mut questions = Questions {
            ways: ways::chosen(plan),
            first: Collected::default(),
            later: Collected::default(),
            cut: false,
            not_hers: Vec::new(),
            subjects: plan.subjects.len(),
        };
        for assessment in &plan.assessments {
            if ways::is_asked(plan, assessment) {
                questions.hers(assessment);
                questions.not_hers(assessment);
            } else if assessment.standing == Standing::Discretionary {
                questions.not_hers(assessment);
            }
        }
        // Those that settle most come first; of equals, the one that came up first.
        questions.first.sort_by_key(|_, one| (Reverse(one.alone.len()), Reverse(one.doors.len())));
        questions.drop_repeated();
        questions
    }

    fn hers(&mut self, assessment: &'p Assessment) {
        self.cut |= assessment.gaps_cut;
        let door = ways::door(assessment);
        let ways = self.ways.get(&door).map(Vec::as_slice).unwrap_or_default();
        for reason in ways::as_alleged(assessment).filter(|one| is_hers(one.reason)) {
            let answers = || ways.iter().flat_map(|way| way.answers.iter().map(move |answer| (way, answer)));
            let serving = || answers().filter(|(_, (_, other))| std::ptr::eq(*other, reason));
            if serving().next().is_none() && !ways.is_empty() {
                put(&mut self.later, reason, assessment);
                continue;
            }
            let question = put(&mut self.first, reason, assessment);
            question.doors.insert(door);
            for (way, (need, _)) in serving() {
                add(&mut question.met_if, need.needed.as_str());
                if way.answers.len() == 1 {
                    question.alone.insert(door);
                }
            }
        }
    }

    fn not_hers(&mut self, assessment: &'p Assessment) {
        for reason in ways::as_alleged(assessment).filter(|one| !is_hers(one.reason)) {
            let known = self.not_hers.iter_mut().find(|one| one.reason == reason.reason && one.text == reason.text);
            let nodes = reason.nodes.iter().map(|node| (assessment.regime.as_str(), node.as_str()));
            match known {
                Some(known) => {
                    nodes.for_each(|node| add(&mut known.asked_by, node));
                    add(&mut known.subjects, assessment.subject.as_str());
                }
                None => self.not_hers.push(NotHers {
                    reason: reason.reason,
                    text: &reason.text,
                    asked_by: nodes.collect(),
                    subjects: vec![&assessment.subject],
                }),
            }
        }
    }

    /// What stands on a chosen way of somebody's is not said again among the others.
    fn drop_repeated(&mut self) {
        let first = &self.first;
        self.later.retain(|key, question| {
            if let Some(known) = first.get(key) {
                question.places.retain(|(place, _)| !known.places.iter().any(|(other, _)| other == place));
            }
            !question.places.is_empty()
        });
    }

    /// Which answers would meet an assessment as alleged, by number: `answer 1; or answers 2 and 3 together`.
    pub fn meeting(&self, assessment: &Assessment) -> Option<String> {
        let mut ways: Vec<BTreeSet<usize>> = Vec::new();
        for way in self.ways.get(&ways::door(assessment))? {
            let number = |reason| Some(self.first.get_index_of(&Same::of(reason, assessment))? + 1);
            add(&mut ways, way.answers.iter().map(|(_, reason)| number(reason)).collect::<Option<_>>()?);
        }
        let ways: Vec<String> = ways
            .iter()
            .map(|numbers| {
                let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
                match numbers.as_slice() {
                    [one] => format!("answer {one}"),
                    many => format!("answers {} together", words::joined(many)),
                }
            })
            .collect();
        (!ways.is_empty()).then(|| ways.join("; or "))
    }

    /// What to do first, where one answer alone would meet something.
    pub fn first_step(&self) -> Option<String> {
        let (_, first) = self.first.first()?;
        let open = self.ways.len();
        match first.alone.len() {
            0 => None,
            met => Some(format!("answer 1 below; alone it would meet {met} of the {open} open")),
        }
    }

    /// The node that asks the first question, as `regimes explain` takes it.
    pub fn first_node(&self) -> Option<String> {
        let (regime, node) = self.first.first()?.1.asked_by.first()?;
        Some(words::node(regime, node))
    }

    /// The questions, numbered.
    pub fn print(&self, page: &mut Page, names: &Names, full: bool) {
        if !self.first.is_empty() {
            page.heading("What would settle the open ones");
            page.item(2, "Write the evidence beside each answer; without it, it is alleged only.");
            let most = if full { usize::MAX } else { MOST_QUESTIONS };
            self.numbered(page, &self.first, 1, most, names);
            self.other_ways(page, names, full);
        }
    }

    /// What stands open on the law or the government.
    pub fn print_not_hers(&self, page: &mut Page, names: &Names) {
        if !self.not_hers.is_empty() {
            page.heading("Not yours to fill");
            for one in &self.not_hers {
                let label = match one.reason {
                    Reason::Discretion => "The government's discretion",
                    Reason::Depends => "Waits for another listing",
                    _ => "The law is unsettled",
                };
                page.item(
                    2,
                    &format!("{label}: {} [{}]", isolate(one.text), self.asked(&one.asked_by, &one.subjects, names)),
                );
            }
        }
    }

    fn other_ways(&self, page: &mut Page, names: &Names, full: bool) {
        let later = self.later.len();
        if later > 0 && full {
            page.gap();
            page.item(2, "On other ways to the same:");
            self.numbered(page, &self.later, self.first.len() + 1, usize::MAX, names);
        } else if later > 0 {
            let them = words::counted(later, "more question");
            page.item(2, &format!("Other ways to the same: {them}, shown with --full"));
        }
        if self.cut {
            page.item(2, "Not every way of settling them could be counted; there may be others.");
        }
    }

    fn numbered(&self, page: &mut Page, questions: &Collected, start: usize, most: usize, names: &Names) {
        let last = start + questions.len().min(most).saturating_sub(1);
        let columns = last.to_string().len() + 4;
        for (number, question) in (start..).zip(questions.values().take(most)) {
            page.row(&format!("  {number}."), columns, "", None, &isolate(&question.reason.text));
            for (place, subjects) in &question.places {
                let who = if question.places.len() > 1 && subjects.len() < question.subjects.len() {
                    format!(" ({})", names.list(subjects.iter().copied()))
                } else {
                    String::new()
                };
                page.item(columns, &format!("Answer in: {}{who}", self.place(question.reason, place)));
            }
            let answers: Vec<String> = question
                .met_if
                .iter()
                .filter(|one| !question.reason.text.contains(**one))
                .map(|one| isolate(one))
                .collect();
            if !answers.is_empty() {
                page.item(columns, &format!("Met if: {}", answers.join("; or ")));
            }
            page.item(columns, &format!("Asked by: {}", self.asked(&question.asked_by, &question.subjects, names)));
        }
        let hidden = questions.len().saturating_sub(most);
        if hidden > 0 {
            page.item(2, &format!("And {}, shown with --full", words::counted(hidden, "more question")));
        }
    }

    fn place(&self, reason: &OpenReason, place: &Answer) -> String {
        if let Some(pointer) = place.pointer {
            return words::place(pointer);
        }
        let about = words::about(place.about);
        let about = if about.is_empty() { about } else { format!(", about {about}") };
        match &reason.question {
            Some(question) => format!("judgements, as question {}{about}", isolate(question)),
            None => format!("judgements{about}"),
        }
    }

    /// Which nodes ask, and of whom where there are several.
    fn asked(&self, nodes: &[(&str, &str)], subjects: &[&str], names: &Names) -> String {
        let nodes: Vec<String> = nodes.iter().map(|(regime, node)| words::node(regime, node)).collect();
        let nodes = words::cut(&nodes, MOST_NODES);
        if self.subjects > 1 { format!("{nodes}; for {}", names.list(subjects.iter().copied())) } else { nodes }
    }
}

/// The question that a reason puts, with the place, the node and the subject added to it.
fn put<'q, 'p>(to: &'q mut Collected<'p>, reason: &'p OpenReason, assessment: &'p Assessment) -> &'q mut Question<'p> {
    let subject = assessment.subject.as_str();
    let question = to.entry(Same::of(reason, assessment)).or_insert_with(|| Question {
        reason,
        places: Vec::new(),
        met_if: Vec::new(),
        asked_by: Vec::new(),
        subjects: Vec::new(),
        alone: BTreeSet::new(),
        doors: BTreeSet::new(),
    });
    let answer = Answer { pointer: reason.pointer.as_deref(), about: &reason.about };
    match question.places.iter_mut().find(|(place, _)| *place == answer) {
        Some((_, subjects)) => add(subjects, subject),
        None => question.places.push((answer, vec![subject])),
    }
    for node in &reason.nodes {
        add(&mut question.asked_by, (assessment.regime.as_str(), node.as_str()));
    }
    add(&mut question.subjects, subject);
    question
}

const fn is_hers(reason: Reason) -> bool {
    matches!(reason, Reason::Fact | Reason::Judgement | Reason::Conflict)
}

/// Adds what is not there yet.
fn add<T: PartialEq>(to: &mut Vec<T>, one: T) {
    if !to.contains(&one) {
        to.push(one);
    }
}
