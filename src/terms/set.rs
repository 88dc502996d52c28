//! Small fixed-size bit sets: no allocation, copied freely, a handful of word operations for a test.

use std::fmt;
use std::marker::PhantomData;

use super::country::Country;
use super::list::TermId;

/// Something that is numbered from nought and can stand in a [`Set`].
pub trait Numbered: Copy {
    /// Its number.
    fn number(self) -> usize;
    /// The one that has this number; the inverse of [`Numbered::number`] for the numbers a set can hold.
    fn from_number(number: u16) -> Self;
}

/// A set of numbered things, `W` machine words wide: it holds the numbers below `64 * W`.
pub struct Set<K, const W: usize> {
    words: [u64; W],
    of: PhantomData<fn() -> K>,
}

/// A set of terms of one vocabulary list. A list has at most 256 terms.
pub type TermSet = Set<TermId, 4>;

/// A set of countries.
pub type CountrySet = Set<Country, 5>;

impl<K: Numbered, const W: usize> Set<K, W> {
    /// The set with nothing in it.
    pub const EMPTY: Self = Self { words: [0; W], of: PhantomData };

    /// A set with nothing in it.
    #[must_use]
    pub const fn new() -> Self {
        Self::EMPTY
    }

    /// The set of one thing.
    #[must_use]
    pub fn only(key: K) -> Self {
        let mut set = Self::EMPTY;
        set.insert(key);
        set
    }

    /// Adds `key`. A number the set is too small for is left out; neither vocabulary lists nor the table of countries
    /// grow past their sets, which is checked where they are made.
    pub fn insert(&mut self, key: K) {
        let number = key.number();
        if let Some(word) = self.words.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    /// Takes `key` out.
    pub fn remove(&mut self, key: K) {
        let number = key.number();
        if let Some(word) = self.words.get_mut(number / 64) {
            *word &= !(1 << (number % 64));
        }
    }

    /// Whether `key` is in the set.
    #[must_use]
    pub fn contains(&self, key: K) -> bool {
        let number = key.number();
        self.words.get(number / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    /// Everything in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    /// Everything in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    /// Everything in this set that is not in `other`.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    /// Whether the sets have anything in common.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }

    /// Whether everything in this set is in `other`.
    #[must_use]
    pub fn is_subset(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).all(|(a, b)| a & !b == 0)
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many things are in the set.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// What is in the set, by rising number.
    #[must_use]
    pub fn iter(&self) -> Members<K, W> {
        Members { words: self.words, word: 0, of: PhantomData }
    }

    fn zip(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let mut joined = *self;
        for (word, theirs) in joined.words.iter_mut().zip(&other.words) {
            *word = join(*word, *theirs);
        }
        joined
    }
}

/// The members of a [`Set`], by rising number.
pub struct Members<K, const W: usize> {
    words: [u64; W],
    word: usize,
    of: PhantomData<fn() -> K>,
}

impl<K: Numbered, const W: usize> Iterator for Members<K, W> {
    type Item = K;

    fn next(&mut self) -> Option<K> {
        loop {
            let word = self.words.get_mut(self.word)?;
            if *word == 0 {
                self.word += 1;
                continue;
            }
            let bit = word.trailing_zeros() as usize;
            *word &= *word - 1;
            return u16::try_from(self.word * 64 + bit).ok().map(K::from_number);
        }
    }
}

impl<K: Numbered, const W: usize> IntoIterator for &Set<K, W> {
    type Item = K;
    type IntoIter = Members<K, W>;

    fn into_iter(self) -> Members<K, W> {
        self.iter()
    }
}

impl<K: Numbered, const W: usize> FromIterator<K> for Set<K, W> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::EMPTY;
        set.extend(keys);
        set
    }
}

impl<K: Numbered, const W: usize> Extend<K> for Set<K, W> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

// Written out, since a derive would ask the same of `K`.
impl<K, const W: usize> Clone for Set<K, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, const W: usize> Copy for Set<K, W> {}

impl<K: Numbered, const W: usize> Default for Set<K, W> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<K, const W: usize> PartialEq for Set<K, W> {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl<K, const W: usize> Eq for Set<K, W> {}

impl<K, const W: usize> std::hash::Hash for Set<K, W> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.words.hash(state);
    }
}

impl<K: Numbered + fmt::Debug, const W: usize> fmt::Debug for Set<K, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(numbers: &[u16]) -> TermSet {
        numbers.iter().map(|n| TermId::from_number(*n)).collect()
    }

    #[test]
    fn holds_what_was_put_in_across_words() {
        let numbers = [0, 1, 63, 64, 127, 128, 255];
        let set = set(&numbers);
        assert_eq!(set.len(), numbers.len());
        assert!(set.iter().map(Numbered::number).eq(numbers.iter().map(|n| usize::from(*n))));
        assert!(set.contains(TermId::from_number(64)));
        assert!(!set.contains(TermId::from_number(65)));
    }

    #[test]
    fn a_number_too_large_is_never_a_member() {
        let mut set = TermSet::new();
        set.insert(TermId::from_number(256));
        assert!(set.is_empty());
        assert!(!set.contains(TermId::from_number(256)));
    }

    #[test]
    fn joins_and_compares() {
        let (a, b) = (set(&[1, 70]), set(&[70, 200]));
        assert_eq!(a.union(&b), set(&[1, 70, 200]));
        assert_eq!(a.intersection(&b), set(&[70]));
        assert_eq!(a.difference(&b), set(&[1]));
        assert!(a.intersects(&b));
        assert!(!set(&[1]).intersects(&b));
        assert!(set(&[70]).is_subset(&a));
        assert!(!a.is_subset(&b));
        let mut c = a;
        c.remove(TermId::from_number(1));
        assert_eq!(c, set(&[70]));
    }
}
