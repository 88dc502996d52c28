//! Colour by role. It repeats what the words already say, and uses the sixteen colours of the terminal's own theme.

use anstyle::{AnsiColor, Color, Style};

use crate::plan::Standing;
use crate::terms::kind::Truth;

/// What a piece of text is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A heading, or a name that leads a block.
    Heading,
    /// Something nobody may overlook.
    Warning,
    /// A criterion is met.
    Met,
    /// It cannot be told yet.
    Open,
    /// A criterion is not met.
    NotMet,
}

impl Role {
    /// The role of an outcome.
    pub const fn of_truth(truth: Truth) -> Role {
        match truth {
            Truth::Met => Role::Met,
            Truth::Open => Role::Open,
            Truth::NotMet => Role::NotMet,
        }
    }

    /// The role of a standing.
    pub const fn of_standing(standing: Standing) -> Role {
        match standing {
            Standing::Ready | Standing::Eligible | Standing::Listed => Role::Met,
            Standing::Open | Standing::Discretionary => Role::Open,
            Standing::Closed | Standing::NotInForce => Role::NotMet,
        }
    }

    fn style(self) -> Style {
        let color = |color| Style::new().bold().fg_color(Some(Color::Ansi(color)));
        match self {
            Role::Heading => Style::new().bold(),
            Role::Warning => color(AnsiColor::Red),
            Role::Met => color(AnsiColor::Green),
            Role::Open => color(AnsiColor::Yellow),
            Role::NotMet => color(AnsiColor::Magenta),
        }
    }
}

/// The text in the colour of its role if `color`, else as it is.
///
/// Pass text that is safe to show; what comes back must not be wrapped or padded any more.
pub fn paint(text: &str, role: Role, color: bool) -> String {
    if color {
        let style = role.style();
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_put_around_the_words_and_nowhere_else() {
        assert_eq!(paint("Open", Role::Open, false), "Open");
        assert_eq!(paint("Open", Role::Open, true), "\u{1b}[1m\u{1b}[33mOpen\u{1b}[0m");
        assert_eq!(paint("Heading", Role::Heading, true), "\u{1b}[1mHeading\u{1b}[0m");
    }
}
