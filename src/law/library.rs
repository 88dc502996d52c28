//! The law as a whole: built in, or a folder that replaces it.

use std::sync::OnceLock;

use indexmap::IndexMap;
use sha2::{Digest, Sha256};

use super::check::{self, Body, Book, Shelf};
use super::common::Common;
use super::head;
use super::read;
use super::refers;
use super::regime::Regime;
use super::tree;
use crate::diagnostic::{At, Code, Diagnostic, Document, Report, nearest};
use crate::spread::spread;
use crate::terms::{Country, Vocabulary};

/// The file of terms.
pub const VOCABULARY: &str = "vocabulary.json";
/// The file of what regimes share.
pub const COMMON: &str = "common.json";

/// The built-in law: the name and the text of every file. A test holds it to the folder `regimes`.
pub const BUILT_IN: &[(&str, &str)] = &[
    (VOCABULARY, include_str!("../../regimes/vocabulary.json")),
    (COMMON, include_str!("../../regimes/common.json")),
    ("au-crp.json", include_str!("../../regimes/au-crp.json")),
    ("au-human.json", include_str!("../../regimes/au-human.json")),
    ("ca-jvcfoa.json", include_str!("../../regimes/ca-jvcfoa.json")),
    ("ca-sema.json", include_str!("../../regimes/ca-sema.json")),
    ("cz-national.json", include_str!("../../regimes/cz-national.json")),
    ("ee-entry-ban.json", include_str!("../../regimes/ee-entry-ban.json")),
    ("ee-sanctions.json", include_str!("../../regimes/ee-sanctions.json")),
    ("eu-hr.json", include_str!("../../regimes/eu-hr.json")),
    ("eu-rus.json", include_str!("../../regimes/eu-rus.json")),
    ("gb-ac.json", include_str!("../../regimes/gb-ac.json")),
    ("gb-hr.json", include_str!("../../regimes/gb-hr.json")),
    ("lt-entry-ban.json", include_str!("../../regimes/lt-entry-ban.json")),
    ("lv-entry-ban.json", include_str!("../../regimes/lv-entry-ban.json")),
    ("lv-sanctions.json", include_str!("../../regimes/lv-sanctions.json")),
    ("no-sanctions.json", include_str!("../../regimes/no-sanctions.json")),
    ("us-7031c.json", include_str!("../../regimes/us-7031c.json")),
    ("us-glomag.json", include_str!("../../regimes/us-glomag.json")),
    ("us-glomag-act.json", include_str!("../../regimes/us-glomag-act.json")),
    ("us-magnitsky.json", include_str!("../../regimes/us-magnitsky.json")),
];

/// Where the law comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LawSource {
    /// It is compiled in.
    BuiltIn,
    /// A folder, by the name the user gave it.
    Folder(String),
}

/// All regimes, with what they share.
#[derive(Debug)]
pub struct Law {
    /// The terms.
    pub vocabulary: Vocabulary,
    /// Groups of states and shared definitions.
    pub common: Common,
    /// The regimes by id, in the order of their ids.
    pub regimes: IndexMap<String, Regime>,
    /// Where the law comes from.
    pub source: LawSource,
    /// Built-in regimes that were left unread.
    unread: Vec<&'static str>,
    digests: OnceLock<Digests>,
    warnings: Vec<Report>,
}

/// SHA-256 in hexadecimal, of every file and of all together.
#[derive(Debug)]
struct Digests {
    files: IndexMap<String, String>,
    all: String,
}

/// A file of the built-in law, read.
enum File {
    Vocabulary(Box<Vocabulary>),
    Common(Box<Common>),
    Regime(Box<Regime>),
}

impl Law {
    /// The law that is compiled in. It was checked when the program was tested, and is not checked again.
    pub fn built_in() -> Law {
        Law::built_in_for(&[])
    }

    /// The built-in law of these regimes, and of all that they refer to; the whole where none is named. The others keep
    /// their ids, and are not read.
    #[expect(clippy::expect_used, reason = "the law is compiled in, and a test reads all of it")]
    pub fn built_in_for(asked: &[String]) -> Law {
        let is_asked = |name: &str| !is_regime(name) || asked.is_empty() || asked.iter().any(|id| id == id_of(name));
        let (files, mut rest): (Vec<_>, Vec<_>) = BUILT_IN.iter().copied().partition(|(name, _)| is_asked(name));
        let (mut vocabulary, mut common) = (None, None);
        let mut regimes = IndexMap::with_capacity(BUILT_IN.len());
        for file in read_built_in(files) {
            match file {
                File::Vocabulary(file) => vocabulary = Some(*file),
                File::Common(file) => common = Some(*file),
                File::Regime(file) => drop(regimes.insert(file.id.clone(), *file)),
            }
        }
        let common: Common = common.expect("what regimes share is built in");
        while !rest.is_empty() {
            let named =
                refers::regimes(tree::of_common(&common).into_iter().chain(regimes.values().flat_map(tree::of_regime)));
            let (more, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(name, _)| named.contains(&id_of(name)));
            rest = others;
            if more.is_empty() {
                break;
            }
            for file in read_built_in(more) {
                if let File::Regime(file) = file {
                    regimes.insert(file.id.clone(), *file);
                }
            }
        }
        regimes.sort_unstable_keys();
        Law {
            vocabulary: vocabulary.expect("the vocabulary is built in"),
            common,
            regimes,
            source: LawSource::BuiltIn,
            unread: rest.into_iter().map(|(name, _)| id_of(name)).collect(),
            digests: OnceLock::new(),
            warnings: Vec::new(),
        }
    }

    /// Law from the files of a folder: vocabulary.json, common.json, and a regime in every other `*.json`. Other files
    /// are passed over.
    ///
    /// # Errors
    /// All that is wrong with all files, one report for each file with errors or warnings.
    pub fn from_files(source: LawSource, mut files: Vec<(String, Vec<u8>)>) -> Result<Law, Vec<Report>> {
        files.retain(|(name, _)| name.ends_with(".json"));
        files.sort_by(|a, b| a.0.cmp(&b.0));
        let mut reports = Vec::new();
        let vocabulary = take(required(VOCABULARY, &files, read::read_vocabulary), &mut reports);
        let common = take(required(COMMON, &files, read::read_common), &mut reports);
        let mut regimes: Vec<(&str, &[u8], Regime)> = Vec::new();
        let mut unread: Vec<&str> = Vec::new();
        for (name, bytes) in files.iter().filter(|(name, _)| is_regime(name)) {
            match take(read::read_regime(name, bytes), &mut reports) {
                Some(regime) => regimes.push((name, bytes, regime)),
                None => unread.push(id_of(name)),
            }
        }
        if regimes.is_empty() && unread.is_empty() {
            let folder = match &source {
                LawSource::Folder(name) => name,
                LawSource::BuiltIn => "law",
            };
            reports.push(missing(folder, "there is no regime in the law folder"));
        }
        let common_bytes = files.iter().find(|(name, _)| name == COMMON).map(|(_, bytes)| bytes.as_slice());
        let common_read =
            common.as_ref().zip(common_bytes).map(|(common, bytes)| (COMMON, bytes, Body::Common(common)));
        let regimes_read = regimes.iter().map(|(name, bytes, regime)| (*name, *bytes, Body::Regime(regime)));
        let read: Vec<(&str, &[u8], Body<'_>)> = common_read.into_iter().chain(regimes_read).collect();
        reports.extend(checked(vocabulary.as_ref(), &read, unread));
        reports.sort_by(|a, b| a.name().cmp(b.name()));
        let failed = reports.iter().any(Report::has_errors);
        let digests = Digests::of(&files);
        let mut regimes: IndexMap<String, Regime> =
            regimes.into_iter().map(|(_, _, regime)| (regime.id.clone(), regime)).collect();
        regimes.sort_unstable_keys();
        match (vocabulary, common) {
            (Some(vocabulary), Some(common)) if !failed => {
                let digests = OnceLock::from(digests);
                Ok(Law { vocabulary, common, regimes, source, unread: Vec::new(), digests, warnings: reports })
            }
            _ => Err(reports),
        }
    }

    /// The regime of this id, if it was read.
    pub fn regime(&self, id: &str) -> Option<&Regime> {
        self.regimes.get(id)
    }

    /// The ids of all regimes, in their order, those that were left unread too.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let mut all: Vec<&str> = self.regimes.keys().map(String::as_str).chain(self.unread.iter().copied()).collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// Whose law a regime is, though it may have been left unread.
    pub fn jurisdiction_of(&self, id: &str) -> Option<Country> {
        match self.regime(id) {
            Some(regime) => Some(regime.jurisdiction),
            None if self.unread.contains(&id) => {
                let (_, text) = BUILT_IN.iter().find(|(name, _)| id_of(name) == id)?;
                head::jurisdiction(text)
            }
            None => None,
        }
    }

    /// The id that was probably meant.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.ids())
    }

    /// SHA-256 over all files, in hexadecimal.
    pub fn digest(&self) -> &str {
        &self.digests().all
    }

    /// SHA-256 of the file of a regime, in hexadecimal.
    pub fn digest_of(&self, id: &str) -> Option<&str> {
        self.digests().files.get(&format!("{id}.json")).map(String::as_str)
    }

    /// What should be looked at although the law can be used; nothing for the built-in law.
    pub fn warnings(&self) -> &[Report] {
        &self.warnings
    }

    fn digests(&self) -> &Digests {
        // That of a folder is there from the start.
        self.digests.get_or_init(|| Digests::of(BUILT_IN))
    }
}

impl Digests {
    /// Of files by name and content, in any order.
    fn of(files: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> Digests {
        let mut files: IndexMap<String, String> = files
            .iter()
            .map(|(name, content)| (name.as_ref().to_owned(), hex(&Sha256::digest(content.as_ref()))))
            .collect();
        files.sort_unstable_keys();
        let mut all = Sha256::new();
        for (name, digest) in &files {
            all.update(format!("{digest}  {name}\n"));
        }
        Digests { all: hex(&all.finalize()), files }
    }
}

/// Reads files side by side, the longest first: nobody waits for a long one that was begun last.
#[expect(clippy::expect_used, reason = "the law is compiled in, and a test reads all of it")]
fn read_built_in(mut files: Vec<(&'static str, &'static str)>) -> Vec<File> {
    files.sort_by_key(|(_, text)| std::cmp::Reverse(text.len()));
    spread(&files, |(file, text)| match *file {
        VOCABULARY => File::Vocabulary(Vocabulary::from_json(text).expect("the built-in vocabulary is valid").into()),
        COMMON => File::Common(serde_json::from_str::<Common>(text).expect("what regimes share is valid").into()),
        _ => File::Regime(serde_json::from_str::<Regime>(text).expect("the built-in law is valid").into()),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The id of the regime in a file of this name.
fn id_of(file: &str) -> &str {
    file.strip_suffix(".json").unwrap_or(file)
}

/// Whether a file of a law folder is a regime.
fn is_regime(name: &str) -> bool {
    name.ends_with(".json") && name != VOCABULARY && name != COMMON
}

fn take<T>(read: Result<T, Report>, reports: &mut Vec<Report>) -> Option<T> {
    read.map_err(|report| reports.push(report)).ok()
}

fn required<T>(
    name: &str,
    files: &[(String, Vec<u8>)],
    read: impl Fn(&str, &[u8]) -> Result<T, Report>,
) -> Result<T, Report> {
    match files.iter().find(|(file, _)| file == name) {
        Some((_, bytes)) => read(name, bytes),
        None => Err(missing(name, &format!("`{name}` is not in the law folder"))),
    }
}

fn missing(name: &str, message: &str) -> Report {
    let help = "a law folder has the layout of the folder `regimes`: vocabulary.json, common.json, one file a regime";
    Report::of_text(name, "", vec![Diagnostic::new(Code::MissingFile, At::Whole, message).help(help)])
}

/// Checks the meaning of the files that could be read.
fn checked(vocabulary: Option<&Vocabulary>, files: &[(&str, &[u8], Body<'_>)], unread: Vec<&str>) -> Vec<Report> {
    // They were read before, so that all of them can be read again.
    let documents: Vec<(Document, Body<'_>)> =
        files.iter().filter_map(|(name, bytes, body)| Some((Document::parse(name, bytes).ok()?, *body))).collect();
    let books = documents.iter().map(|(document, body)| {
        let id = match body {
            Body::Regime(regime) => regime.id.as_str(),
            Body::Common(_) => "common",
        };
        Book { id, file: document.name(), value: document.value(), body: *body }
    });
    let shelf = Shelf { vocabulary, books: books.collect(), unread };
    let mut found = check::check(&shelf);
    for (found, conflict) in found.iter_mut().zip(conflicts(&shelf.books)) {
        found.extend(conflict);
    }
    drop(shelf);
    let reports = documents.into_iter().zip(found).map(|((document, _), found)| document.report(found));
    reports.filter(|report| !report.is_empty()).collect()
}

/// Files for the same regime: for each file, what is wrong with it.
fn conflicts(books: &[Book<'_>]) -> Vec<Option<Diagnostic>> {
    let conflict = |book: &Book<'_>| {
        let same = |other: &&Book<'_>| other.id == book.id && other.file != book.file;
        let other = books.iter().find(same)?;
        let message = format!("the regime `{}` also stands in `{}`", book.id, other.file);
        let help = "compare the two, keep the right one under its own name, and move the other out of the folder";
        Some(Diagnostic::new(Code::ConflictingFile, At::value("", "id"), message).help(help))
    };
    books.iter().map(conflict).collect()
}
