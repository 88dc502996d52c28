//! The terminal: what is printed, where, and whether in colour.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::args::Diagnostics;
use super::failure::Failure;
use crate::diagnostic::Report;
use crate::render::bidi::visible;
use crate::render::diagnostic;

/// Where answers and complaints go.
#[derive(Debug)]
pub(super) struct Terminal {
    color: ColorChoice,
    diagnostics: Diagnostics,
}

impl Terminal {
    /// The terminal as the user wants it.
    pub fn new(color: clap::ColorChoice, diagnostics: Diagnostics) -> Self {
        let color = match color {
            clap::ColorChoice::Auto => ColorChoice::Auto,
            clap::ColorChoice::Always => ColorChoice::Always,
            clap::ColorChoice::Never => ColorChoice::Never,
        };
        Terminal { color, diagnostics }
    }

    /// Whether nothing from inside a case may be shown in a complaint.
    pub fn is_terse(&self) -> bool {
        self.diagnostics == Diagnostics::Terse
    }

    /// Whether an answer on standard output may be coloured: as asked for, else as terminal and environment say.
    pub fn has_color(&self) -> bool {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
            asked => asked != ColorChoice::Never,
        }
    }

    /// Prints an answer as it is.
    ///
    /// # Errors
    /// [`Failure::NobodyReads`] where the reader has gone, else what the machine says.
    pub fn answer(&self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::NobodyReads),
            Err(error) => Err(Failure::io("write", "standard output".as_ref(), &error)),
            Ok(()) => Ok(()),
        }
    }

    /// Says why a command could not do its work, on standard error.
    pub fn complain(&self, failure: &Failure) {
        match failure {
            Failure::Files(reports) => self.reports(reports),
            Failure::NobodyReads => {}
            Failure::Told { message, help } => {
                let mut text = self.labelled("error", AnsiColor::BrightRed, message);
                text.extend(help.iter().map(|help| self.labelled("help", AnsiColor::BrightCyan, help)));
                self.aside(&text);
            }
        }
    }

    /// What is wrong with files, on standard error.
    pub fn reports(&self, reports: &[Report]) {
        for report in reports {
            self.aside(&self.shown(report, self.has_color_aside()));
        }
    }

    /// What is wrong with a file, as part of an answer.
    pub fn report(&self, report: &Report) -> String {
        self.shown(report, self.has_color())
    }

    fn shown(&self, report: &Report, color: bool) -> String {
        match self.diagnostics {
            Diagnostics::Drawn => diagnostic::drawn(report, color),
            Diagnostics::Plain => diagnostic::plain(report),
            Diagnostics::Terse => diagnostic::terse(report),
        }
    }

    /// Says something beside the answer, on standard error. Where nobody reads, nobody is told.
    pub fn aside(&self, text: &str) {
        let mut stream = io::stderr().lock();
        let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    }

    fn has_color_aside(&self) -> bool {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
            asked => asked != ColorChoice::Never,
        }
    }

    fn labelled(&self, label: &str, color: AnsiColor, words: &str) -> String {
        let style =
            if self.has_color_aside() { Style::new().fg_color(Some(color.into())).bold() } else { Style::new() };
        format!("{style}{label}{style:#}: {}\n", visible(words))
    }
}
