//! What was found, by file.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;

/// What was found, by the name of the file.
#[derive(Default)]
pub(super) struct Findings(HashMap<String, Vec<Diagnostic>>);

impl Findings {
    /// Adds something about a file; each thing once.
    pub fn add(&mut self, file: &str, diagnostic: Diagnostic) {
        let found = self.0.entry(file.to_owned()).or_default();
        if !found.contains(&diagnostic) {
            found.push(diagnostic);
        }
    }

    /// Adds several things about a file.
    pub fn extend(&mut self, file: &str, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|one| self.add(file, one));
    }

    /// Everything about a file.
    pub fn take(&mut self, file: &str) -> Vec<Diagnostic> {
        self.0.remove(file).unwrap_or_default()
    }
}
