//! What a definition asks of the places where it is used, found out once for each.

use crate::diagnostic::At;
use crate::law::node::Hand;

/// Something in a file: where it stands and what it is called there.
#[derive(Clone, Debug)]
pub(super) struct Witness {
    /// The number of the file.
    pub book: usize,
    /// Where in the file.
    pub at: At,
    /// The operator or key.
    pub word: &'static str,
}

/// Why something must be in hand.
#[derive(Clone, Debug)]
pub(super) enum Need {
    /// The definition says so.
    Declared,
    /// A test in it speaks of it.
    Spoken(Witness),
}

/// What a definition holds that matters where it is used.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary {
    /// What must be in hand.
    pub needs: Each<Option<Need>>,
    /// A `someAct`.
    pub some_act: Option<Witness>,
    /// A `someAct`, `someLink` or `involvement`.
    pub search: Option<Witness>,
    /// An `authority` that is all of it.
    pub authority: Option<Witness>,
    /// A `recorded`.
    pub recorded: Option<Witness>,
    /// A test of `died`.
    pub died: Option<Witness>,
    /// An `orProposed`.
    pub proposed: Option<Witness>,
}

/// What is taken in hand by a search. A party is in hand from the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Thing {
    /// By `someAct`.
    Act,
    /// By `someLink`.
    Link,
    /// By `victim`.
    Victim,
}

impl Thing {
    pub const ALL: [Thing; 3] = [Thing::Act, Thing::Link, Thing::Victim];

    /// What must be taken in hand for `hand` to be there. A party always is; a country is the value of a parameter.
    pub fn of(hand: Hand) -> Option<Thing> {
        match hand {
            Hand::Party | Hand::Country => None,
            Hand::Act => Some(Thing::Act),
            Hand::Link => Some(Thing::Link),
            Hand::Victim => Some(Thing::Victim),
        }
    }

    /// In a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Thing::Act => "an act",
            Thing::Link => "a link",
            Thing::Victim => "a victim",
        }
    }

    /// How it is taken in hand.
    pub fn help(self) -> &'static str {
        match self {
            Thing::Act => "wrap it in `someAct`",
            Thing::Link => "wrap it in `someLink`, or put it under its `and`",
            Thing::Victim => "put it under the `and` of a `victim`",
        }
    }
}

/// One value for each thing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Each<T> {
    act: T,
    link: T,
    victim: T,
}

impl<T> Each<T> {
    pub fn get(&self, thing: Thing) -> &T {
        match thing {
            Thing::Act => &self.act,
            Thing::Link => &self.link,
            Thing::Victim => &self.victim,
        }
    }

    pub fn set(&mut self, thing: Thing, value: T) {
        match thing {
            Thing::Act => self.act = value,
            Thing::Link => self.link = value,
            Thing::Victim => self.victim = value,
        }
    }
}
