//! Doors to knock on: where, who reads, what is asked for, in which steps.

use super::claim::Cited;
use super::page::Page;
use super::tree::{Said, Tree};
use super::words::{keyed, stopped, term};
use crate::law::channel::{Channel, Content, ExposedTo, Format, Route, Step, StepRole, Unit};
use crate::terms::{Country, List};

/// Writes one channel.
pub(super) fn write<'l>(page: &mut Page, tree: &mut Tree<'l>, one: &'l Channel) {
    page.heading(&format!("How to file: {} [{}]", one.title, one.id));
    let shelf = tree.shelf();
    page.line(2, &format!("Route: {}.", route(one.route)));
    page.line(2, &format!("Addressee: {}", stopped(&one.addressee)));
    match &one.address {
        Some(address) => page.unbroken(2, &format!("Address: {address}")),
        None => page.line(2, "Address: not published or not verified."),
    }
    let address = Cited { source: one.address_source.as_deref(), ..Cited::default() };
    page.labelled(2, "Of the address", address.words(shelf).map(|words| stopped(&words)).as_deref());
    page.labelled(2, "Who may file", one.who_may_file.as_deref().map(stopped).as_deref());
    let readers: Vec<String> = one.readers.iter().map(|who| reader(who)).collect();
    page.line(2, &format!("Readers, who will or may receive it: {}.", readers.join("; ")));
    page.labelled(2, "Expected time", one.expected_time.as_deref());
    let cited = Cited { source: one.source.as_deref(), basis: one.basis, ..Cited::default() };
    cited.write(page, 2, shelf, None);
    page.labelled(2, "Note", one.note.as_deref());
    format(page, tree, one.format.as_ref());
    if !one.exposure.is_empty() {
        page.line(2, "Who else may come to see it:");
    }
    for exposure in &one.exposure {
        page.item(2, &format!("{}: {}", exposed(exposure.to), stopped(&exposure.text)));
        let (provision, source) = (exposure.provision.as_deref(), exposure.source.as_deref());
        Cited { provision, source, ..Cited::default() }.write(page, 4, shelf, None);
        page.labelled(4, "Note", exposure.note.as_deref());
    }
    if one.contents.is_empty() {
        page.line(2, "Contents: none are prescribed that were read.");
    } else {
        page.line(2, "Contents, in the order in which they are asked for:");
    }
    for content in &one.contents {
        contents(page, tree, content);
    }
    if !one.steps.is_empty() {
        page.line(2, "Steps:");
    }
    for one in &one.steps {
        step(page, tree, one);
    }
}

fn contents<'l>(page: &mut Page, tree: &mut Tree<'l>, one: &'l Content) {
    page.item(2, &format!("{} [{}]", one.heading, one.id));
    page.labelled(4, "Holds", one.holds.as_deref());
    if let Some(maximum) = &one.maximum {
        let unit = match maximum.unit {
            Unit::Words => "words",
            Unit::Pages => "pages",
            Unit::Characters => "characters",
        };
        page.line(4, &format!("At most: {} {unit}.", maximum.count));
        page.labelled(4, "Note", maximum.note.as_deref());
    }
    let cited = Cited { source: one.source.as_deref(), basis: one.basis, ..Cited::default() };
    cited.write(page, 4, tree.shelf(), None);
    page.labelled(4, "Note", one.note.as_deref());
    match &one.when {
        Some(when) => {
            page.line(4, "It is there where this holds:");
            tree.node(page, 4, when, Said::default(), None);
        }
        None => page.line(4, "Whether it is there cannot be told from the file."),
    }
}

fn step(page: &mut Page, tree: &Tree<'_>, one: &Step) {
    page.item(2, &format!("{} [{}]", one.title, one.id));
    page.labelled(4, "What to do", one.text.as_deref());
    match one.role {
        Some(StepRole::Renewal) => page.line(4, "Confirms that the regime is still law."),
        Some(StepRole::Send) => page.line(4, "Here material leaves your hands."),
        None => {}
    }
    if let Some(name) = &one.preparation {
        let work = term(tree.law, List::Preparation, name);
        page.line(4, &format!("Shared work: {work}, done once for all filings that need it."));
    }
    let after: Vec<String> = one.after.iter().map(|step| format!("[{step}]")).collect();
    page.labelled(4, "After", (!after.is_empty()).then(|| stopped(&after.join(", "))).as_deref());
    page.labelled(4, "Time", one.time.as_deref().map(stopped).as_deref());
    let cited = Cited { source: one.source.as_deref(), basis: one.basis, ..Cited::default() };
    cited.write(page, 4, tree.shelf(), None);
    page.labelled(4, "Note", one.note.as_deref());
}

fn format(page: &mut Page, tree: &Tree<'_>, format: Option<&Format>) {
    let Some(format) = format else { return };
    page.labelled(2, "Language", format.language.as_deref().map(stopped).as_deref());
    page.labelled(2, "Form", format.form.as_deref().map(stopped).as_deref());
    if format.source.is_some() {
        Cited { source: format.source.as_deref(), ..Cited::default() }.write(page, 2, tree.shelf(), None);
    }
    page.labelled(2, "Note", format.note.as_deref());
}

/// Whom the key of a reader stands for.
fn reader(key: &str) -> String {
    match Country::parse(key) {
        _ if key == "public" => "everybody [public]".to_owned(),
        Some(country) => format!("the authorities of {}", keyed(country.name(), key)),
        None => format!("[{key}]"),
    }
}

fn route(route: Route) -> &'static str {
    match route {
        Route::Email => "e-mail",
        Route::Portal => "a form on a web page",
        Route::Post => "post",
        Route::Embassy => "a diplomatic mission",
        Route::ForeignMinistry => "the foreign ministry",
        Route::MemberState => "a member state that may propose",
        Route::Parliament => "parliament",
        Route::Coalition => "a coalition that files together",
        Route::InPerson => "in person",
    }
}

fn exposed(to: ExposedTo) -> &'static str {
    match to {
        ExposedTo::ListedPerson => "The listed person",
        ExposedTo::Court => "A court",
        ExposedTo::FreedomOfInformation => "Anyone, under freedom of information law",
        ExposedTo::PartnerGovernments => "Other governments",
        ExposedTo::Parliament => "Parliament",
        ExposedTo::Public => "The public",
    }
}
