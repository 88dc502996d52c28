//! Judgements: whether they name what their question is about, and answer it once.

use std::collections::HashMap;

use super::Found;
use super::path::pointer;
use crate::case::model::{Case, Judgement};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::terms::{Country, List, Topic, Vocabulary};

/// What a question can be about, in the order of the keys of a judgement.
const TOPICS: [Topic; 5] = [Topic::Act, Topic::Party, Topic::Link, Topic::Victim, Topic::Country];

/// Everything one judgement is about.
type About<'a> = (&'a str, Option<&'a str>, Option<&'a str>, Option<&'a str>, Option<usize>, Option<Country>);

/// Every judgement.
pub(super) fn check(case: &Case, vocabulary: &Vocabulary, found: &mut Found) {
    let mut answered: HashMap<About, &str> = HashMap::new();
    for (key, judgement) in case.judgements.iter() {
        topics(vocabulary, key, judgement, found);
        victim(case, key, judgement, found);
        if let Some(first) = answered.insert(about(judgement), key) {
            found.add(|| {
                Diagnostic::new(
                    Code::DuplicateStatement,
                    At::Key(pointer(&["judgements", key])),
                    "this question is answered twice about the same things",
                )
                .help("keep one of the two; if you are in doubt, let its `answer` be `null`")
                .related(At::Key(pointer(&["judgements", first])), "the first time")
            });
        }
    }
}

fn about(one: &Judgement) -> About<'_> {
    (&one.question, one.act.as_deref(), one.party.as_deref(), one.link.as_deref(), one.victim, one.country)
}

fn names(one: &Judgement, topic: Topic) -> bool {
    match topic {
        Topic::Act => one.act.is_some(),
        Topic::Party => one.party.is_some(),
        Topic::Link => one.link.is_some(),
        Topic::Victim => one.victim.is_some(),
        Topic::Country => one.country.is_some(),
    }
}

/// The things the question is about, no fewer and no others. A victim is found through its act.
fn topics(vocabulary: &Vocabulary, key: &str, judgement: &Judgement, found: &mut Found) {
    let questions = vocabulary.list(List::Question);
    let Some(question) = questions.id(&judgement.question).map(|id| questions.term(id)) else { return };
    let wanted = |topic: Topic| {
        question.about.contains(&topic) || (topic == Topic::Act && question.about.contains(&Topic::Victim))
    };
    for topic in TOPICS {
        match (wanted(topic), names(judgement, topic)) {
            (true, false) => found.add(|| missing(key, judgement, topic)),
            (false, true) => found.add(|| idle(key, judgement, topic, &question.about)),
            _ => {}
        }
    }
}

fn missing(key: &str, judgement: &Judgement, topic: Topic) -> Diagnostic {
    let key_of_topic = topic.key();
    let question = pointer(&["judgements", key, "question"]);
    Diagnostic::new(
        Code::UnansweredAbout,
        At::Key(pointer(&["judgements", key])),
        format!("this judgement does not say which {key_of_topic} it is about"),
    )
    .help(format!("add `{key_of_topic}`"))
    .related(At::Value(question), format!("`{}` needs {}", judgement.question, with_article(topic)))
}

fn idle(key: &str, judgement: &Judgement, topic: Topic, about: &[Topic]) -> Diagnostic {
    let about: Vec<&str> = about.iter().map(|topic| with_article(*topic)).collect();
    Diagnostic::new(
        Code::UnansweredAbout,
        At::key(&pointer(&["judgements", key]), topic.key()),
        format!("the question `{}` is not about {}", judgement.question, with_article(topic)),
    )
    .help(format!("remove `{}`: the question is about {}", topic.key(), about.join(" and ")))
}

fn with_article(topic: Topic) -> &'static str {
    match topic {
        Topic::Act => "an act",
        Topic::Party => "a party",
        Topic::Link => "a link",
        Topic::Victim => "a victim",
        Topic::Country => "a country",
    }
}

/// The victim a judgement is about is in the list of its act.
fn victim(case: &Case, key: &str, judgement: &Judgement, found: &mut Found) {
    let Some(index) = judgement.victim else { return };
    // Without its act a victim is told of where the topics of the question are.
    let Some(name) = judgement.act.as_deref() else { return };
    let Some(act) = case.acts.get(name) else { return };
    let victims = act.victims.as_deref().unwrap_or_default();
    if victims.get(index).is_some_and(Option::is_some) {
        return;
    }
    found.add(|| {
        let message = match victims.len() {
            0 => format!("`{name}` has no list of victims"),
            1 => format!("`{name}` has one victim, which is number 0"),
            many if index >= many => format!("`{name}` has {many} victims, the last of which is number {}", many - 1),
            _ => format!("number {index} among the victims of `{name}` is nobody in particular"),
        };
        let wrong = Diagnostic::new(Code::DanglingName, At::Value(pointer(&["judgements", key, "victim"])), message)
            .help("victims are counted from 0, in the order of the file");
        if victims.is_empty() {
            return wrong.related(At::Key(pointer(&["acts", name])), "that act");
        }
        wrong.related(At::Value(pointer(&["acts", name, "victims"])), "the victims of that act")
    });
}
