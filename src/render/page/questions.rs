//! What to find out first: each question once, the one that opens most doors first; other ways; and what is not the
//! advocate's to answer.

use indexmap::IndexMap;

use super::super::document::{Item, Line, Section, code, line};
use super::{Context, support, words};
use crate::plan::{AnswerPlace, Assessment, Carried, Door, NodeName, NotHers, Question, Reason, Standing};

/// Questions that are shown where nothing asks for all.
const MOST_QUESTIONS: usize = 12;
/// Places of one question that are all shown.
const MOST_PLACES: usize = 2;
/// Nodes of the law that are named beside a question.
const MOST_NODES: usize = 4;
/// Regimes that are named for one kind of door before the rest is counted.
const MOST_REGIMES: usize = 8;

/// The section, with what belongs to it.
pub(super) fn section(context: &Context) -> Option<Section> {
    let board = &context.plan.board;
    let mut section = Section::new("What to find out first");
    if !board.questions.is_empty() {
        section.say("Write the evidence beside each answer; without it, it is alleged only.");
        let most = context.most(MOST_QUESTIONS);
        let shown = (1..).zip(board.questions.iter().take(most));
        section.items(shown.map(|(number, question)| one(context, question, Depth::Whole).numbered(number)));
        let hidden = board.questions.len().saturating_sub(most);
        if hidden > 0 {
            section.say(format!("And {}, shown with --full", words::counted(hidden, "more question")));
        }
        section.section(other_ways(context));
        if board.is_cut {
            section.say("Not every way of settling them could be counted; there may be others.");
        }
    }
    section.section(not_hers(context));
    section.section(support::section(context));
    section.unless_empty()
}

/// Which answers would meet an assessment as alleged, by number: `answer 1; or answers 2 and 3 together`.
pub(super) fn meeting(context: &Context, assessment: &Assessment) -> Option<String> {
    let is_this = |subject: &str, regime: &str| subject == assessment.subject && regime == assessment.regime;
    let ways = context.plan.board.ways.iter().find(|ways| is_this(&ways.subject, &ways.regime))?;
    let told = ways.sets.iter().filter(|set| !set.is_empty()).map(|set| {
        let numbers: Vec<String> = set.iter().map(usize::to_string).collect();
        match numbers.as_slice() {
            [only] => format!("answer {only}"),
            several => format!("answers {} together", words::joined(several)),
        }
    });
    let told: Vec<String> = told.collect();
    let supposes = if ways.supposes { ", which suppose something of which the file gives no sign" } else { "" };
    (!told.is_empty()).then(|| format!("{}{supposes}", told.join("; or ")))
}

/// How much is said about a question.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    /// With the doors it opens and what carries it.
    Whole,
    /// Only where the answer goes and who asks.
    Short,
}

fn one(context: &Context, question: &Question, depth: Depth) -> Item {
    let mut parts: Vec<Item> = Vec::new();
    if question.supposes {
        parts.push(Item::new("This supposes something of which the file gives no sign"));
    }
    if depth == Depth::Whole {
        parts.extend(doors(context, &question.doors));
    }
    let shown = if question.answer_in.len() > MOST_PLACES { context.most(1) } else { usize::MAX };
    for place in question.answer_in.iter().take(shown) {
        let is_for_some = question.answer_in.len() > 1 && place.subjects.len() < question.subjects.len();
        let whom = if is_for_some { line![" (", context.names.all(&place.subjects), ")"] } else { Line::default() };
        parts.push(Item::labelled("Answer in", line![answer_place(question, place), whom]));
    }
    let more = question.answer_in.len().saturating_sub(shown);
    if more > 0 {
        parts.push(Item::new(format!(
            "and in {}, one for each of the others",
            if more == 1 { "1 place like it".to_owned() } else { format!("{more} places like it") }
        )));
    }
    let answers: Vec<Line> =
        question.met_if.iter().filter(|one| !question.text.contains(*one)).map(Line::from).collect();
    if !answers.is_empty() {
        parts.push(Item::labelled("Met if", Line::between(answers, "; or ")));
    }
    if depth == Depth::Whole {
        parts.extend(question.carried_by.iter().map(carried));
    }
    parts.push(Item::labelled("Asked by", asked(context, &question.asked_by, &question.subjects)));
    Item::new(&question.text).with(parts)
}

/// What an answer opens, and for whom: alone or with others, and how far.
fn doors(context: &Context, doors: &[Door]) -> Vec<Item> {
    let mut kinds: IndexMap<(bool, Standing), IndexMap<&str, Vec<&str>>> = IndexMap::new();
    for door in doors {
        let regimes = kinds.entry((!door.alone, door.to)).or_default();
        regimes.entry(&door.subject).or_default().push(&door.regime);
    }
    kinds.sort_keys();
    let told = kinds.into_iter().map(|((with_others, to), by_subject)| {
        let how = if with_others { "with other answers" } else { "alone" };
        let mut alike: IndexMap<Vec<&str>, Vec<&str>> = IndexMap::new();
        for (subject, regimes) in by_subject {
            alike.entry(regimes).or_default().push(subject);
        }
        let each = alike.into_iter().map(|(regimes, subjects)| {
            let regimes = Line::cut(words::codes(regimes), context.most(MOST_REGIMES));
            line![regimes, " for ", context.names.list(subjects)]
        });
        let label = match to {
            Standing::Open => "Bears on, and would not settle".to_owned(),
            to => format!("Opens, {how}, up to {}", to.word().to_lowercase()),
        };
        Item::labelled(label, Line::between(each, "; "))
    });
    told.collect()
}

fn answer_place(question: &Question, place: &AnswerPlace) -> Line {
    if let Some(pointer) = &place.pointer {
        return code(words::place(pointer)).into();
    }
    let mut line = Line::from(code("judgements"));
    if let Some(question) = &question.question {
        line.push(", as question ");
        line.push(code(question));
    }
    let about = words::about(&place.about);
    if !about.is_empty() {
        line.push(", about ");
        line.push(about);
    }
    line
}

fn carried(carried: &Carried) -> Item {
    let mut line = Line::from(&carried.takes);
    if !carried.asked_by.is_empty() {
        line.push("; asked for in practice by ");
        line.push(Line::cut(words::codes(&carried.asked_by), MOST_REGIMES));
    }
    Item::labelled(format!("To be {}", carried.rung.as_str()), line)
}

/// Which nodes ask, and of whom where there are several.
fn asked(context: &Context, nodes: &[NodeName], subjects: &[String]) -> Line {
    let nodes = words::nodes(nodes, MOST_NODES);
    if context.names.count() > 1 { line![nodes, "; for ", context.names.all(subjects)] } else { nodes }
}

/// Questions on other ways to the same.
fn other_ways(context: &Context) -> Section {
    let board = &context.plan.board;
    let mut section = Section::new("Other ways to the same");
    let number = board.other_ways.len();
    if context.full {
        let numbered = (board.questions.len() + 1..).zip(&board.other_ways);
        section.items(numbered.map(|(number, question)| one(context, question, Depth::Short).numbered(number)));
    } else if number > 0 {
        section.say(format!("{}, shown with --full", words::counted(number, "more question")));
    }
    section
}

/// What stands open on the law or the government.
fn not_hers(context: &Context) -> Section {
    let mut section = Section::new("Not yours to fill");
    let item = |one: &NotHers| {
        let label = match one.reason {
            Reason::Discretion => "The government's discretion",
            Reason::Depends => "Waits for another listing",
            _ => "The law is unsettled",
        };
        Item::labelled(label, line![&one.text, " [", asked(context, &one.asked_by, &one.subjects), "]"])
    };
    section.items(context.plan.board.not_hers.iter().map(item));
    section
}
