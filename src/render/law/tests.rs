//! Every operator as a sentence.

use serde_json::{Value, json};

use super::page::Page;
use super::tree::{Said, Tree};
use crate::law::{Law, Node};
use crate::terms::Day;

fn shown(law: &Law, node: &Value, as_of: Option<Day>) -> String {
    let node: Node = serde_json::from_value(node.clone()).unwrap();
    let mut page = Page::default();
    Tree::new(law, None, as_of).node(&mut page, 0, &node, Said::default(), None);
    page.finish()
}

#[test]
fn leaves_are_sentences() {
    let law = Law::built_in();
    for (node, sentence) in [
        (json!({"conduct": ["killing"]}), "The conduct is unlawful killing [killing]."),
        (
            json!({"conduct": ["killing", "torture"]}),
            "The conduct is one of: unlawful killing [killing]; torture [torture].",
        ),
        (
            json!({"party": {"citizenship": {"outside": ["us", "@eu"]}, "time": "ever"}}),
            "A citizenship of the party, now or before, is none of: United States [us]; a state of the group eu [@eu].",
        ),
        (
            json!({"party": {"residence": {"only": ["$home"]}}}),
            "Every country of residence of the party, of which there is at least one, is the country given as home \
             [$home].",
        ),
        (
            json!({"party": {"office": {"when": ["serving", "at-act"], "of": {"outside": ["int"]}, "rank": ["leader"]}}}),
            "The party holds now or held at some time of the act an office of a state or body as its head; a state \
             whose office it is is other than International organisation [int].",
        ),
        (json!({"party": {"died": true}}), "The party has died."),
        (
            json!({"act": {"place": {"in": ["no"]}, "before": "2017", "after": "2012-03"}}),
            "All of this holds of the act: - A place of the act is Norway [no]. - The act ended before 2017. - The act \
             began on March 2012 or later.",
        ),
        (
            json!({"link": {"share": {"moreThan": 50}, "votes": {"atLeast": 25.5}, "concerns": "act"}}),
            "All of this holds of the tie: - The tie carries more than 50 per cent of the shares. - The tie carries \
             25.5 per cent or more of the voting rights. - The tie concerns the act.",
        ),
        (
            json!({"victim": {"harms": ["death"], "and": {"judgement": {"question": "serious-violation-gb", "about": ["victim"]}}}}),
            "What the victim suffered is death [death]. Of that victim: - The advocate answers yes, with reasons, of \
             the victim: “If a State had done this within its own territory, would it have been a serious violation of \
             the right to life, of the right not to be tortured or ill-treated, or of the right to be free from slavery \
             and forced labour?” [serious-violation-gb].",
        ),
        (
            json!({"listed": {"regimes": ["gb-hr"], "status": ["delisted"], "by": ["us", "Treasury"], "ago": "P1M",
                "measure": ["asset-freeze"], "for": "act", "orProposed": true}}),
            "The last event of a listing of the party is delisted [delisted]; under United Kingdom: Global Human Rights \
             Sanctions Regulations 2020 [gb-hr]; done by one of: United States [us]; Treasury; at least 1 month ago; \
             with asset freeze [asset-freeze]; for the act in question. A party that is itself proposed, and meets the \
             criteria there, leaves this open until it is listed.",
        ),
        (
            json!({"authority": "The minister consents."}),
            "For the government alone, never evaluated: The minister consents.",
        ),
        (
            json!({"recorded": {"party": ["names"], "case": ["acts"]}}),
            "All of this is in the file: - The file says of the party: [names]. - The file says of the case: [acts].",
        ),
        (json!({"use": "gb-hr/uk-person"}), "As defined: United Kingdom person [gb-hr/uk-person]."),
        (json!({"use": "somewhere", "with": {"home": "gb"}}), "As defined: somewhere [somewhere], where home is gb."),
    ] {
        let text = shown(&law, &node, None);
        assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), format!("- {sentence}"), "{node}");
    }
}

#[test]
fn trees_are_nested_and_keep_to_the_day() {
    let law = Law::built_in();
    let node = json!({
        "id": "limb", "title": "A limb", "ground": true, "inForce": [{"from": "2020-07-06", "until": "2024"}],
        "provision": "r. 1", "quote": "the “words”", "ask": "Who?", "caution": "take care", "unsettled": "Nobody knows.",
        "allOf": [
            {"not": {"anyOf": [{"party": {"kind": "person"}}, {"party": {"kind": "entity"}}]}},
            {"inForce": [{"from": "2023"}], "someLink": {"types": ["owned-by"], "direction": "in", "when": "ever", "indirect": true,
                "and": {"link": {"appointsBoardMajority": false}}, "that": {"party": {"kind": "entity"}}}},
            {"someAct": {"stage": "attempted", "during": "link", "that": {"someInvolved": {"modes": ["commits"], "that":
                {"involvement": {"modes": ["orders", "aids"], "elements": ["publicly"], "stage": "attempted"}}}}}}
        ]
    });
    let whole = "\
- A limb [limb]
  r. 1 (no source): ‘the “words”’
  In force: from 6 July 2020 until 2024 (day not known).
  This limb suffices alone.
  Unsettled: Nobody knows.
  To be asked: Who?
  Caution: take care.
  All of these:
  - None of these:
    - The party is a person.
    - The party is an entity.
  - Now or at any time before, another party is owned by [owned-by] the party; a
    chain of such ties will do.
    In force: from 2023 (day not known).
    Of the tie:
    - The tie does not carry the right to appoint or remove a majority of the
      board.
    Of that other party:
    - The party is an entity.
  - There is an act that was attempted and not completed, within the time of the
    tie, such that:
    - Somebody, the party itself or another, is involved in the act (in one of
      these ways: committed it [commits]) of whom this holds:
      - The party attempted to be involved in the act in one of these ways:
        ordered it [orders]; aided it [aids], which needs contributed
        [contributed]; and this provision also needs: publicly [publicly].
";
    assert_eq!(shown(&law, &node, None), whole);
    let day = |text: &str| Some(text.parse::<Day>().unwrap());
    assert_eq!(shown(&law, &node, day("2020-01-01")), "");
    assert_eq!(shown(&law, &node, day("2023-07-01")), whole);
    let earlier = shown(&law, &node, day("2021-07-01"));
    assert!(!earlier.contains("owned by") && earlier.contains("None of these"), "{earlier}");
}
