//! Text that Markdown shows as it stands.

/// Punctuation that means something within a line. A full stop or a hyphen does only at its start.
const MARKUP: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '~', '#', '$', '!'];

/// Text in which nothing is markup and nothing becomes a link. Pass text that is visible: on one line, without control
/// characters.
pub(super) fn escaped(text: &str) -> String {
    let words = text.split(' ').map(|word| if is_address(word) { code(word) } else { punctuation(word) });
    words.collect::<Vec<_>>().join(" ")
}

fn punctuation(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 8);
    for c in word.chars() {
        if MARKUP.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// What renderers turn into a link by themselves: addresses of pages and of letter boxes.
fn is_address(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.contains('@') || lower.contains("://") || lower.contains("www.") || lower.contains("mailto:")
}

/// Text as code, whatever is in it.
pub(super) fn code(text: &str) -> String {
    if text.trim().is_empty() {
        return text.to_owned();
    }
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let touches = text.starts_with('`') || text.ends_with('`') || (text.starts_with(' ') && text.ends_with(' '));
    if touches { format!("{fence} {text} {fence}") } else { format!("{fence}{text}{fence}") }
}

/// The start of a line, where a number, a hyphen or a plus would begin a list and others a heading or a rule.
pub(super) fn start(line: &str) -> String {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    match rest.chars().next() {
        Some('.' | ')') if digits > 0 => format!("{number}\\{rest}"),
        Some('-' | '+' | '=' | ':') if digits == 0 => format!("\\{line}"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        for (text, shown) in [
            ("s. 4(1)(b), fine", "s. 4(1)(b), fine"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
            ("![x](y) a|b `c` *d* _e_ ~f~", "\\!\\[x\\](y) a\\|b \\`c\\` \\*d\\* \\_e\\_ \\~f\\~"),
            ("&lt; AT&T $x$", "\\&lt; AT\\&T \\$x\\$"),
            ("see https://example.org/a_b and a@b.example", "see `https://example.org/a_b` and `a@b.example`"),
            ("www.example.org`x", "``www.example.org`x``"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }

    #[test]
    fn code_is_fenced_by_more_than_it_holds() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a``"), "``` `a`` ```");
        assert_eq!(code(" "), " ");
    }

    #[test]
    fn no_line_starts_a_list_by_itself() {
        assert_eq!(start("1. one"), "1\\. one");
        assert_eq!(start("2019) x"), "2019\\) x");
        assert_eq!(start("- one"), "\\- one");
        assert_eq!(start("2019 was"), "2019 was");
    }
}
