//! Who may see what: clearance of evidence and statements, by reader.

use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// To whom something may be shown. Readers are addressees (`gb`, `us`, `eu`, a named body), not territories: `eu` does not
/// include its members, nor they it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clearance {
    /// Everybody.
    Public,
    /// These readers and nobody else.
    Readers(Vec<String>),
    /// Nobody. This is also what an absent clearance on evidence means.
    Nobody,
}

/// The reader that stands for everybody.
pub const PUBLIC: &str = "public";

impl Clearance {
    /// Whether `reader` may see it. The reader `public` is covered only by what is public.
    pub fn covers(&self, reader: &str) -> bool {
        match self {
            Clearance::Public => true,
            Clearance::Readers(all) => reader != PUBLIC && all.iter().any(|one| one == reader),
            Clearance::Nobody => false,
        }
    }

    /// Whether each of `readers` may see it.
    pub fn covers_all(&self, readers: &[String]) -> bool {
        readers.iter().all(|reader| self.covers(reader))
    }
}

impl<'de> Deserialize<'de> for Clearance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Clearance;

            fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
                out.write_str("`public`, `none`, or a list of readers")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<Clearance, E> {
                match word {
                    "public" => Ok(Clearance::Public),
                    "none" => Ok(Clearance::Nobody),
                    other => Err(E::invalid_value(de::Unexpected::Str(other), &self)),
                }
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Clearance, A::Error> {
                let mut readers = Vec::new();
                while let Some(reader) = seq.next_element::<String>()? {
                    if !super::model::is_key(&reader) || reader == PUBLIC || reader == "none" {
                        return Err(de::Error::invalid_value(de::Unexpected::Str(&reader), &self));
                    }
                    readers.push(reader);
                }
                Ok(Clearance::Readers(readers))
            }
        }
        deserializer.deserialize_any(Words)
    }
}

impl Serialize for Clearance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Clearance::Public => serializer.serialize_str("public"),
            Clearance::Nobody => serializer.serialize_str("none"),
            Clearance::Readers(all) => all.serialize(serializer),
        }
    }
}
