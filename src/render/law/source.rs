//! Instruments and sources: what there is to cite, and how far each was read.

use indexmap::IndexMap;

use super::page::Page;
use super::words::{keyed, stopped};
use crate::law::regime::Regime;
use crate::law::source::{Source, SourceStatus};

/// The legal texts of a regime.
pub(super) fn instruments(page: &mut Page, regime: &Regime) {
    page.heading("Instruments");
    for (key, one) in &regime.instruments {
        let number = one.number.as_ref().map(|number| format!(", {number}")).unwrap_or_default();
        page.item(2, &keyed(&format!("{}{number}", one.title), key));
        page.labelled(4, "Made", one.made.map(|day| stopped(&day.prose())).as_deref());
        address(page, one.url.as_deref());
        if let Some(eli) = &one.eli {
            page.unbroken(4, &format!("ELI: {eli}"));
        }
        page.labelled(4, "Source", one.source.as_ref().map(|key| format!("[{key}].")).as_deref());
        page.labelled(4, "Note", one.note.as_deref());
    }
}

/// Everything that was read, or was not.
pub(super) fn sources(page: &mut Page, sources: &IndexMap<String, Source>) {
    page.heading("Sources");
    for (key, one) in sources {
        page.item(2, &keyed(one.title.as_deref().unwrap_or("Without title"), key));
        page.line(4, &reading(one));
        address(page, one.url.as_deref());
        page.labelled(4, "Note", one.note.as_deref());
    }
}

/// How far a source was read, by whom it was published, when.
fn reading(one: &Source) -> String {
    let mut words = match one.status {
        SourceStatus::Official => "Official text",
        SourceStatus::Secondary => "Secondary: a text that quotes or sums it up",
        SourceStatus::Unread => "Not read",
    }
    .to_owned();
    if let Some(day) = one.read {
        words.push_str(&format!(", read on {}", day.prose()));
    } else if one.status != SourceStatus::Unread {
        words.push_str(", the day of reading is not recorded");
    }
    words.extend(one.via.iter().map(|mirror| format!(", in the mirror {mirror}")));
    words.extend(one.read_in.iter().map(|other| format!("; the same words were read in {other}")));
    stopped(&words)
}

fn address(page: &mut Page, url: Option<&str>) {
    match url {
        Some(url) => page.unbroken(4, url),
        None => page.line(4, "Address not known."),
    }
}
