//! Attributes as the engine sees them: each value with the support it stands on.

use crate::case::claim::{Claim, List, Said, Value};
use crate::engine::support::SupportId;

/// A single attribute.
#[derive(Debug, Clone, Default)]
pub enum Fact<T> {
    /// Nobody knows.
    #[default]
    Unknown,
    /// One account.
    One(T, SupportId),
    /// Accounts that cannot all be true; one without a value is unknown.
    Either(Box<[(Option<T>, SupportId)]>),
}

/// An attribute with several values at once.
#[derive(Debug, Clone, Default)]
pub enum FactList<T> {
    /// Nobody knows.
    #[default]
    Unknown,
    /// The values; complete unless one of them is unknown.
    Items(Box<[Fact<T>]>),
    /// Accounts of the list that cannot all be true.
    Either(Box<[Box<[Fact<T>]>]>),
}

impl<T> Fact<T> {
    /// From a claim. `base` is the support of the item around it, `own` adds one of the claim's own, `value` reads it.
    pub fn of<C: Value>(
        claim: &Claim<C>,
        base: SupportId,
        own: &mut impl FnMut(&crate::case::Support) -> SupportId,
        value: &mut impl FnMut(&Said<C>) -> Option<T>,
    ) -> Fact<T> {
        let mut account = |said: &Said<C>| {
            let support = said.support.as_deref().map_or(base, &mut *own);
            (value(said), support)
        };
        match claim {
            Claim::Unknown => Fact::Unknown,
            Claim::Said(said) => match account(said) {
                (Some(value), support) => Fact::One(value, support),
                (None, _) => Fact::Unknown,
            },
            Claim::Either(all) => Fact::Either(all.iter().map(account).collect()),
        }
    }

    /// The value, where there is one account of it.
    pub fn one(&self) -> Option<&T> {
        match self {
            Fact::One(value, _) => Some(value),
            _ => None,
        }
    }
}

impl<T> FactList<T> {
    /// From a list attribute; see [`Fact::of`].
    pub fn of<C: Value, const SCALAR: bool>(
        list: &List<C, SCALAR>,
        base: SupportId,
        own: &mut impl FnMut(&crate::case::Support) -> SupportId,
        value: &mut impl FnMut(&Said<C>) -> Option<T>,
    ) -> FactList<T> {
        match list {
            List::Unknown => FactList::Unknown,
            List::Items(items) => {
                FactList::Items(items.iter().map(|item| Fact::of(item, base, &mut *own, &mut *value)).collect())
            }
            List::Accounts(all) => {
                let mut accounts: Vec<Box<[Fact<T>]>> = all
                    .iter()
                    .map(|account| {
                        let base = account.support.as_deref().map_or(base, &mut *own);
                        account.items.iter().map(|item| Fact::of(item, base, &mut *own, &mut *value)).collect()
                    })
                    .collect();
                match (accounts.len(), accounts.pop()) {
                    (1, Some(only)) => FactList::Items(only),
                    (_, Some(last)) => {
                        accounts.push(last);
                        FactList::Either(accounts.into())
                    }
                    (_, None) => FactList::Unknown,
                }
            }
        }
    }
}
