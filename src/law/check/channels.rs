//! Channels: readers that cannot be meant, steps that wait for what is not there or for themselves.

use super::words::not_encoded;
use super::{Findings, Shelf, offer};
use crate::diagnostic::{At, Code, Diagnostic, quoted};
use crate::law::channel::{Channel, Step};
use crate::law::regime::Regime;
use crate::terms::Country;

/// How many steps may wait for each other in a row.
const LONGEST: usize = 256;

/// A step: the numbers of its file, its channel and itself.
type Key = (usize, usize, usize);

pub(super) fn check(shelf: &Shelf<'_>, findings: &mut Findings) {
    let mut waits: Vec<(Key, Vec<(Key, usize)>)> = Vec::new();
    for (book, regime) in regimes(shelf) {
        for (c, channel) in regime.channels.iter().enumerate() {
            findings.extend(book, readers(channel, c));
            for (s, step) in channel.steps.iter().enumerate() {
                let mut before = Vec::new();
                for (a, name) in step.after.iter().enumerate() {
                    let found = resolve(shelf, book, c, name, &pointer((book, c, s), a));
                    match found {
                        Ok(keys) => before.extend(keys.into_iter().map(|key| (key, a))),
                        Err(diagnostic) => findings.add(book, *diagnostic),
                    }
                }
                waits.push(((book, c, s), before));
            }
        }
    }
    let mut search = Search { shelf, waits: &waits, done: Vec::new(), path: Vec::new(), findings };
    for (key, _) in &waits {
        search.step(*key);
    }
}

/// Readers of two letters are countries: nothing in a case would ever be cleared for one that does not exist.
fn readers(channel: &Channel, number: usize) -> Vec<Diagnostic> {
    let named = channel.readers.iter().enumerate();
    let wrong = named.filter(|(_, reader)| reader.len() == 2 && Country::parse(reader).is_none());
    let worded = |(i, reader): (usize, &String)| {
        let near = Country::nearest(reader).map(|near| format!("did you mean `{near}`?"));
        let message = format!("{} is not a country code", quoted(reader));
        let at = At::Value(format!("/channels/{number}/readers/{i}"));
        Diagnostic::new(Code::UnknownCountry, at, message).help_if(near)
    };
    wrong.map(worded).collect()
}

fn regimes<'l>(shelf: &Shelf<'l>) -> impl Iterator<Item = (usize, &'l Regime)> {
    shelf.books.iter().enumerate().filter_map(|(number, book)| Some((number, book.regime()?)))
}

fn pointer((_, channel, step): Key, after: usize) -> String {
    format!("/channels/{channel}/steps/{step}/after/{after}")
}

/// The steps that `name` stands for in a channel: one of the same channel, else those of the regime, or of another one.
fn resolve(shelf: &Shelf<'_>, book: usize, channel: usize, name: &str, at: &str) -> Result<Vec<Key>, Box<Diagnostic>> {
    let steps = |book: usize, name: &str| -> Vec<Key> {
        let of_book = regimes(shelf).filter(move |(number, _)| *number == book);
        let of_channels = of_book.flat_map(|(_, regime)| regime.channels.iter().enumerate());
        let all = of_channels.flat_map(|(c, one)| one.steps.iter().enumerate().map(move |(s, step)| (c, s, step)));
        all.filter(|(_, _, step)| step.id == name).map(|(c, s, _)| (book, c, s)).collect()
    };
    let (number, found) = match name.split_once('/') {
        None => {
            let found = steps(book, name);
            let own: Vec<Key> = found.iter().copied().filter(|(_, c, _)| *c == channel).collect();
            (book, if own.is_empty() { found } else { own })
        }
        Some((regime, _)) if shelf.unread.contains(&regime) => return Ok(Vec::new()),
        Some((regime, step)) => match shelf.of_regime(regime) {
            None => return Err(Box::new(not_encoded(shelf, regime, at.to_owned()))),
            Some((number, _)) => (number, steps(number, step)),
        },
    };
    if !found.is_empty() {
        return Ok(found);
    }
    let prefix = name.split_once('/').map_or_else(String::new, |(regime, _)| format!("{regime}/"));
    let ids = regimes(shelf).filter(|(book, _)| *book == number).flat_map(|(_, regime)| &regime.channels);
    let ids: Vec<String> = ids.flat_map(|one| &one.steps).map(|step| format!("{prefix}{}", step.id)).collect();
    let message = format!("there is no step {}", quoted(name));
    let diagnostic = Diagnostic::new(Code::UnknownStep, At::Value(at.to_owned()), message);
    Err(Box::new(diagnostic.help_if(offer(name, ids.iter().map(String::as_str), "step"))))
}

/// A search for steps that wait for themselves.
struct Search<'s, 'l> {
    shelf: &'s Shelf<'l>,
    /// What each step waits for, with the place among its `after`.
    waits: &'s [(Key, Vec<(Key, usize)>)],
    done: Vec<Key>,
    /// Steps that lead to where the search is, each with the place among its `after` it was left by.
    path: Vec<(Key, usize)>,
    findings: &'s mut Findings,
}

impl Search<'_, '_> {
    /// Goes through what a step waits for, though no further than any plan goes and a stack bears.
    fn step(&mut self, key: Key) {
        if self.done.contains(&key) {
            return;
        }
        let waits = self.waits;
        for (before, after) in waits.iter().filter(|(one, _)| *one == key).flat_map(|(_, before)| before) {
            self.path.push((key, *after));
            match self.path.iter().position(|(seen, _)| seen == before) {
                Some(from) => self.cycle(from),
                None if self.path.len() > LONGEST => self.too_long(),
                None => self.step(*before),
            }
            self.path.pop();
        }
        self.done.push(key);
    }

    fn too_long(&mut self) {
        if let Some((key, after)) = self.path.last() {
            let message = format!("more than {LONGEST} steps wait for each other");
            self.findings.add(key.0, Diagnostic::new(Code::TooDeep, At::Value(pointer(*key, *after)), message));
        }
    }

    fn cycle(&mut self, from: usize) {
        let cycle = self.path.get(from..).unwrap_or_default();
        let (Some((first, _)), Some((last, after))) = (cycle.first(), cycle.last()) else {
            return;
        };
        let home = last.0;
        let called = |key: Key| match self.named(key) {
            Some((regime, step)) if key.0 != home => format!("{regime}/{}", step.id),
            Some((_, step)) => step.id.clone(),
            None => String::new(),
        };
        let names: Vec<String> = cycle.iter().map(|(key, _)| called(*key)).chain([called(*first)]).collect();
        let message = format!("the step {} waits for itself: {}", quoted(&called(*first)), names.join(" after "));
        let mut diagnostic = Diagnostic::new(Code::StepCycle, At::Value(pointer(*last, *after)), message)
            .help("take one of these out of `after`");
        for (key, after) in cycle.iter().rev().skip(1).rev().filter(|(key, _)| key.0 == home) {
            diagnostic = diagnostic.related(At::Value(pointer(*key, *after)), "and this waits for the next");
        }
        self.findings.add(home, diagnostic);
    }

    fn named(&self, (book, channel, step): Key) -> Option<(&str, &Step)> {
        let book = self.shelf.books.get(book)?;
        Some((book.id, book.regime()?.channels.get(channel)?.steps.get(step)?))
    }
}
