//! "Did you mean": the valid spelling nearest to one that is not.

/// Words longer than this are not slips of the pen, and comparing them would be slow.
const LONGEST: usize = 64;

/// The candidate that is spelled most like `word`, if one is near enough to be what was meant.
///
/// Upper and lower case, hyphens, underscores and spaces do not count, so that `birth_date` finds
/// `birthDate`. Among equally near candidates the first is taken.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = folded(word);
    if word.is_empty() {
        return None;
    }
    let allowed = match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| {
            let folded = folded(candidate);
            let mut distance = strsim::damerau_levenshtein(&word, &folded);
            // A plural, or a word with its first or last part left out, is nearer than its letters say.
            if distance > allowed && word.len() >= 3 && folded.len() >= 3 {
                let part = folded.starts_with(&word) || folded.ends_with(&word);
                let whole = word.starts_with(&folded) || word.ends_with(&folded);
                if part || whole {
                    distance = allowed;
                }
            }
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The help that goes with an unknown word: the nearest candidate, or all of them when they are few.
///
/// `what` names the candidates in the plural, as in "the keys here are ...". `None` when there is
/// nothing useful to say.
pub fn suggestion(word: &str, candidates: &[&str], what: &str) -> Option<String> {
    const FEW: usize = 16;
    if let Some(near) = nearest(word, candidates.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    if candidates.is_empty() || candidates.len() > FEW {
        return None;
    }
    let quoted: Vec<_> = candidates.iter().map(|one| format!("`{one}`")).collect();
    let verb = if quoted.len() == 1 { "is" } else { "are" };
    Some(format!("{what} {verb} {}", quoted.join(", ")))
}

fn folded(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_of_the_pen() {
        let keys = ["parties", "birthDate", "residences", "acts", "title"];
        for (word, expected) in [
            ("partys", Some("parties")),
            ("birth_date", Some("birthDate")),
            ("Birth-Date", Some("birthDate")),
            ("birthdat", Some("birthDate")),
            ("residence", Some("residences")),
            ("act", Some("acts")),
            ("tilte", Some("title")),
            ("weather", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, keys), expected, "{word}");
        }
        assert_eq!(nearest(&"parties".repeat(1000), keys), None);
    }

    #[test]
    fn lists_candidates_only_when_they_are_few() {
        assert_eq!(
            suggestion("weather", &["now", "ever"], "the values"),
            Some("the values are `now`, `ever`".to_owned())
        );
        let many: Vec<_> = (0..50).map(|n| format!("key-number-{n}")).collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        assert_eq!(suggestion("weather", &many, "the values"), None);
    }
}
