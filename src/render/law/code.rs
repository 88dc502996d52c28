//! A diagnostic code: what it means and how to mend it.

use super::page::Page;
use crate::diagnostic::Code;

/// What a code means and how to mend what it complains of.
pub fn code(code: Code) -> String {
    let mut page = Page::default();
    page.line(0, &format!("{}[{}]: {}", code.severity().as_str(), code.as_str(), code.title()));
    page.gap();
    page.line(0, code.meaning());
    page.gap();
    page.labelled(0, "To mend it", Some(code.fix()));
    page.finish()
}
