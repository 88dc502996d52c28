//! Text, Markdown and HTML side by side.

use std::collections::BTreeSet;

use super::poison::poisoned;
use super::{FULL, sample_filing, samples, snapshot};
use crate::plan::Plan;
use crate::render::document::{Block, Item, Line, Section};
use crate::render::text::{TextOptions, plan as text};
use crate::render::{bidi, html, markdown, page};

#[test]
fn a_whole_plan_in_each_form() {
    let plan = sample_filing::whole();
    snapshot("whole-plan-text", &text(&plan, &TextOptions::default()));
    snapshot("whole-plan-markdown", &markdown::plan(&plan, false));
    snapshot("whole-plan-html", &html::plan(&plan, false));
    snapshot("whole-plan-full-text", &text(&plan, &FULL));
}

/// All that a document says, line by line, in order.
fn lines(plan: &Plan, full: bool) -> Vec<String> {
    let document = page::document(plan, full);
    let mut all = vec![words(&document.banner), said(&document.title)];
    of_items(&document.head, &mut all);
    document.sections.iter().for_each(|section| of_section(section, &mut all));
    all.retain(|line| !line.is_empty());
    all
}

fn of_section(section: &Section, all: &mut Vec<String>) {
    all.push(said(&section.title));
    for block in &section.blocks {
        match block {
            Block::Paragraph(text) => all.push(said(text)),
            Block::Items(items) => of_items(items, all),
            Block::Table(table) => {
                all.push(said(&table.caption));
                all.extend(table.rows.iter().flatten().map(said));
            }
            Block::Figure(figure) => {
                all.push(said(&figure.title));
                of_items(&figure.in_words, all);
            }
            Block::Section(part) => of_section(part, all),
        }
    }
}

fn of_items(items: &[Item], all: &mut Vec<String>) {
    for item in items {
        all.extend(item.lead.as_ref().map(said));
        all.extend(item.label.as_deref().map(words));
        all.extend(item.word.as_ref().map(|(word, _)| words(word)));
        all.push(said(&item.text));
        of_items(&item.parts, all);
    }
}

fn said(line: &Line) -> String {
    words(&line.plain())
}

/// Letters and digits of what is shown of a text: what is left when every form has been taken off it.
fn words(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
    bidi::visible(&text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a browser shows of a page, without its contents list and its drawings.
fn of_html(page: &str) -> String {
    let mut page = page.split_once("<body>").expect("a body").1.to_owned();
    for (open, close) in
        [("<nav", "</nav>"), ("<svg", "</svg>"), ("<a class=\"skip\"", "</a>"), ("<p class=\"legend\"", "</p>")]
    {
        while let Some(from) = page.find(open) {
            let to = page[from..].find(close).expect("an end") + from + close.len();
            page.replace_range(from..to, "");
        }
    }
    let mut shown = String::new();
    for part in page.split('<') {
        shown.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        shown = shown.replace(entity, c);
    }
    words(&shown)
}

#[test]
fn every_form_says_the_same_in_the_same_order() {
    for (plan, full) in samples().into_iter().flat_map(|plan| [(plan.clone(), false), (plan, true)]) {
        let forms = [
            ("text", words(&text(&plan, &TextOptions { full, ..TextOptions::default() }))),
            ("Markdown", words(&markdown::plan(&plan, full))),
            ("HTML", of_html(&html::plan(&plan, full))),
        ];
        let lines = lines(&plan, full);
        assert!(lines.len() > 5);
        for (form, shown) in forms {
            let mut rest = shown.as_str();
            let mut between = String::new();
            for line in &lines {
                let Some(at) = rest.find(line.as_str()) else { panic!("{form} does not say {line}") };
                between.push_str(&rest[..at]);
                rest = &rest[at + line.len()..];
            }
            between.push_str(rest);
            // Beside it stand numbers of lists and headings of columns, and nothing else.
            for heading in ["Who", "Post", "Body", "From", "Until", "Heldduringtheact"] {
                between = between.replace(heading, "");
            }
            assert!(between.chars().all(|c| c.is_ascii_digit()), "{form} also says {between}");
        }
    }
}

#[test]
fn a_page_fetches_nothing_and_runs_nothing() {
    for plan in samples().iter().flat_map(|plan| [plan.clone(), poisoned(plan)]) {
        for full in [false, true] {
            let page = html::plan(&plan, full);
            let lower = page.to_lowercase();
            for word in
                ["<script", "http-equiv=\"refresh", " src=", "href=\"http", "href=\"javascript", "url(", "@import"]
            {
                assert!(!lower.contains(word), "{word}");
            }
            assert!(
                lower.contains("content-security-policy\" content=\"default-src 'none'; style-src 'unsafe-inline'")
            );
            assert!(!page.chars().any(|c| c.is_control() && c != '\n'), "nothing unseen");
            assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{2028}']));
            assert_eq!(page.matches("<h1").count(), 1);
            for (at, _) in page.match_indices(" href=\"") {
                assert!(page[at..].starts_with(" href=\"#"), "only within the page");
            }
            is_well_formed(&page);
        }
    }
}

/// Every element that opens is closed, attributes are those we write, entities those we know, and no id stands twice.
fn is_well_formed(page: &str) {
    const EMPTY: [&str; 4] = ["meta", "!DOCTYPE", "path", "rect"];
    const ATTRIBUTES: &str = "lang charset http-equiv content name class href id aria-labelledby aria-label role tabindex \
                              value scope width height viewBox d x y rx html";
    let (before, style) = page.split_once("<style>").expect("a style sheet");
    let body = format!("{before}<style>{}", &style[style.find("</style>").expect("an end")..]);
    let (mut open, mut ids) = (Vec::new(), BTreeSet::new());
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert!(!text.contains('>'), "{text}");
        for (at, _) in text.match_indices('&') {
            let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
            assert!(known.iter().any(|entity| text[at..].starts_with(entity)), "{text}");
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{part}");
            continue;
        }
        let mut pieces = tag.trim_end_matches('/').split('"');
        let mut name = "";
        while let (Some(names), value) = (pieces.next(), pieces.next()) {
            for (at, attribute) in names.split_whitespace().enumerate() {
                let attribute = attribute.trim_end_matches('=');
                if name.is_empty() && at == 0 {
                    name = attribute;
                } else {
                    assert!(ATTRIBUTES.split(' ').any(|known| known == attribute), "{attribute} in {tag}");
                }
            }
            if names.ends_with(" id=") {
                assert!(ids.insert(value.unwrap_or_default().to_owned()), "{tag}");
            }
        }
        if !EMPTY.contains(&name) {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn headings_stand_in_order() {
    for plan in samples() {
        let page = html::plan(&plan, true);
        let mut last = 0;
        for (at, _) in page.match_indices("<h") {
            let Some(level) = page[at + 2..].chars().next().and_then(|c| c.to_digit(10)) else { continue };
            assert!(level <= last + 1, "h{level} after h{last}");
            last = level;
        }
        assert!(last > 1);
    }
}

#[test]
fn names_are_set_apart_in_every_form() {
    let plan = sample_filing::whole();
    let page = html::plan(&plan, false);
    assert!(page.contains("<bdi>مدير السجن الشمالي</bdi>") && page.contains("<bdi>北方监狱医生</bdi>"));
    for shown in [markdown::plan(&plan, false), text(&plan, &TextOptions::default())] {
        assert!(shown.contains("\u{2068}مدير السجن الشمالي\u{2069}"));
    }
}

#[test]
fn no_text_of_a_file_is_markup() {
    for plan in samples() {
        let shown = markdown::plan(&poisoned(&plan), true);
        let bare = unescaped(&shown);
        for markup in ["<", "[", "]", "!", "http:", "@", "&", "~", "_"] {
            assert!(!bare.contains(markup), "{markup}");
        }
        assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
        for line in shown.lines() {
            let count = |wanted| line.chars().filter(|c| *c == wanted).count();
            assert_eq!(count('\u{2068}'), count('\u{2069}'), "{line}");
        }
    }
}

/// Markdown without what is code and what is escaped.
fn unescaped(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let fence = rest.bytes().take_while(|byte| *byte == b'`').count();
        rest = if fence > 0 {
            let inside = &rest[fence..];
            let ticks = "`".repeat(fence);
            let ends = |at: &usize| !inside[..*at].ends_with('`') && !inside[at + fence..].starts_with('`');
            let end = inside.match_indices(&ticks).map(|(at, _)| at).find(ends).expect("code ends");
            assert!(!inside[..end].contains('\n'), "code stays within its line");
            &inside[end + fence..]
        } else if c == '\\' {
            &rest[1 + rest[1..].chars().next().map_or(0, char::len_utf8)..]
        } else {
            bare.push(c);
            &rest[c.len_utf8()..]
        };
    }
    bare
}
