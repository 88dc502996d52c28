//! What speaks against listing, as far as the file tells.

use serde::{Deserialize, Serialize};

use crate::case::Case;

/// What the file tells of information that speaks against listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContrarySummary {
    /// Whether it was looked for, and what was found, in a sentence.
    pub text: String,
    /// What was found, in the author's words.
    pub items: Vec<String>,
}

/// What speaks against listing: what was found, or that nothing was, or that nobody looked.
pub(super) fn contrary(case: &Case) -> ContrarySummary {
    let Some(contrary) = &case.contrary else {
        let text = "not looked for yet: look for what speaks against listing, and write down where and when";
        return ContrarySummary { text: text.to_owned(), items: Vec::new() };
    };
    let items: Vec<String> = contrary.items.iter().flatten().map(|item| item.text.clone()).collect();
    let mut text = match (contrary.searched_on, items.len()) {
        (None, 0) => "the file does not say when it was looked for, and names none".to_owned(),
        (None, _) => "found; the file does not say when it was last looked for".to_owned(),
        (Some(day), 0) => format!("none found; last looked for on {}", day.prose()),
        (Some(day), _) => format!("found; last looked for on {}", day.prose()),
    };
    if let Some(places) = contrary.places.as_ref().filter(|places| !places.is_empty()) {
        text.push_str(&format!(", in {}", places.join(", ")));
    }
    ContrarySummary { text, items }
}
