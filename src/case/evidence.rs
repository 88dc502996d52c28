//! The register of evidence and the origins behind it.

use serde::Deserialize;

use super::clearance::Clearance;
use super::strict::Whole;
use crate::terms::PartialDate;

/// Where evidence comes from, so that sources can be counted.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Origin {
    /// Name of the person, body or publication.
    pub name: Option<String>,
    /// What kind of source (vocabulary list `originKinds`).
    pub kind: Option<String>,
    /// To whom the origin may be shown.
    pub clearance: Option<Clearance>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// One item of the evidence register.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Evidence {
    /// What it is called.
    pub title: String,
    /// What kind of thing it is (vocabulary list `evidenceKinds`).
    pub kind: Option<String>,
    /// When it was made or published.
    pub date: Option<PartialDate>,
    /// Who it comes from, a key of `origins`. Without it the item never counts as a second source.
    pub origin: Option<String>,
    /// Items it repeats or rests on: they are one source with it.
    pub derives_from: Option<Vec<String>>,
    /// Admiralty letter A to F: how far the source is trusted.
    pub reliability: Option<Reliability>,
    /// Admiralty digit 1 to 6: how far this information is believed.
    pub credibility: Option<Credibility>,
    /// To whom it may be shown; absent means nobody.
    pub clearance: Option<Clearance>,
    /// Where it was found.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Pages or paragraphs that matter.
    pub pages: Option<String>,
    /// When a copy was taken.
    pub captured_at: Option<PartialDate>,
    /// Who took the copy.
    pub captured_by: Option<String>,
    /// Where an archived copy is.
    pub archive_url: Option<String>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: Option<Sha256>,
    /// Who held it, when, and what was done with it.
    pub custody: Option<Vec<Custody>>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// One hand in the chain of custody.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Custody {
    /// Who held it.
    pub who: Option<String>,
    /// When.
    pub when: Option<PartialDate>,
    /// What was done with it.
    pub what: Option<String>,
    /// Anything the author wants to say.
    pub note: Option<String>,
}

/// How far a source is trusted, A (completely) to E (not), F cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

/// How far information is believed, 1 (confirmed by others) to 5 (improbable), 6 cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Whole")]
pub struct Credibility(u8);

impl TryFrom<Whole> for Credibility {
    type Error = &'static str;

    fn try_from(Whole(digit): Whole) -> Result<Self, Self::Error> {
        match u8::try_from(digit) {
            Ok(digit @ 1..=6) => Ok(Credibility(digit)),
            _ => Err("a digit from 1 to 6"),
        }
    }
}

impl Credibility {
    /// The digit, 1 to 6.
    pub fn digit(self) -> u8 {
        self.0
    }
}

/// A SHA-256 fingerprint, 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Sha256(String);

impl TryFrom<String> for Sha256 {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Sha256(text))
        } else {
            Err("64 hexadecimal digits")
        }
    }
}

impl Sha256 {
    /// The digits as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
