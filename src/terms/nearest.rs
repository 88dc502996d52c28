//! "Did you mean": the known word that a mistyped one was most likely meant to be.

/// The candidate that `typed` was most likely meant to be, or none if nothing is close.
///
/// Case, underscores and spaces do not count. The first of equally close candidates wins, so that the answer depends
/// on the order of the candidates alone.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A word longer than any term is no misspelling, and comparing costs the product of the lengths.
    if typed.len() > 80 {
        return None;
    }
    let typed = plain(typed);
    let limit = (typed.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut alike: Option<(f64, &str)> = None;
    for candidate in candidates {
        let spelled = plain(candidate);
        let distance = strsim::osa_distance(&typed, &spelled);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
        let likeness = strsim::jaro_winkler(&typed, &spelled);
        if likeness >= 0.9 && alike.is_none_or(|(most, _)| likeness > most) {
            alike = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate).or(alike.map(|(_, candidate)| candidate))
}

fn plain(word: &str) -> String {
    word.trim().chars().map(|c| if c == '_' || c == ' ' { '-' } else { c }).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const WORDS: [&str; 4] = ["torture", "killing", "forced-labour", "arbitrary-detention"];

    #[test]
    fn finds_misspellings() {
        assert_eq!(nearest("tortur", WORDS), Some("torture"));
        assert_eq!(nearest("Killling", WORDS), Some("killing"));
        assert_eq!(nearest("forced labor", WORDS), Some("forced-labour"));
        assert_eq!(nearest("ARBITRARY_DETENTION", WORDS), Some("arbitrary-detention"));
    }

    #[test]
    fn stays_silent_when_nothing_is_close() {
        assert_eq!(nearest("embezzlement", WORDS), None);
        assert_eq!(nearest("", WORDS), None);
        assert_eq!(nearest(&"torture".repeat(100), WORDS), None);
    }
}
