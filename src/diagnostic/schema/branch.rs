//! Of several forms that a value may take, the one it was probably meant to have.

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, JsonTypeSet, ValidationError};
use serde_json::Value;

use crate::diagnostic::nearest;

use super::words::kind_of;

/// Why a value fits none of its forms.
pub(super) enum Misfit<'e> {
    /// It is of no kind that any of them takes.
    Kind(JsonTypeSet),
    /// It is none of these fixed values.
    Values(Vec<&'e Value>),
    /// The forms ask for one of these keys.
    Keys(Vec<&'e str>),
    /// What is wrong with it by the form that fits best.
    Errors(&'e [ValidationError<'static>]),
    /// It is nearly this fixed value of one of them.
    Nearly(&'e str),
    /// Several forms fit equally badly.
    Unclear,
}

/// `forms`: for each form, what is wrong with `value`, which stands at `pointer`, by that form.
pub(super) fn misfit<'e>(forms: &'e [Vec<ValidationError<'static>>], pointer: &str, value: &Value) -> Misfit<'e> {
    let mut taken = JsonTypeSet::empty();
    let mut fitting: Vec<&[ValidationError<'static>]> = Vec::new();
    for errors in forms {
        let of_value = errors.iter().filter(|one| one.instance_path().as_str() == pointer);
        let refused = of_value.fold(JsonTypeSet::empty(), |set, one| set.union(kinds_asked(one, value)));
        if refused.is_empty() {
            fitting.push(errors);
        } else {
            taken = taken.union(refused);
        }
    }
    match fitting.as_slice() {
        [] => Misfit::Kind(taken),
        [only] => match same(&[only], pointer) {
            Some(misfit @ Misfit::Values(_)) => misfit,
            _ => Misfit::Errors(only),
        },
        several => {
            same(several, pointer).or_else(|| nearly(several, pointer, value)).unwrap_or_else(|| best(several, pointer))
        }
    }
}

/// The kinds that an error asks for, if it is about the kind of `value`; else none.
fn kinds_asked(error: &ValidationError<'static>, value: &Value) -> JsonTypeSet {
    let none = JsonTypeSet::empty();
    match error.kind() {
        Kind::Type { kind } => types(kind),
        Kind::Constant { expected_value } => match kind_of(expected_value) {
            kind if kind == kind_of(value) => none,
            kind => none.insert(kind),
        },
        Kind::Enum { options } => {
            let kinds = options.as_array().into_iter().flatten().map(kind_of);
            let kinds = kinds.fold(none, JsonTypeSet::insert);
            if kinds.contains(kind_of(value)) { none } else { kinds }
        }
        _ => none,
    }
}

pub(super) fn types(kind: &TypeKind) -> JsonTypeSet {
    match kind {
        TypeKind::Single(one) => JsonTypeSet::empty().insert(*one),
        TypeKind::Multiple(set) => *set,
    }
}

/// What all forms have in common: fixed values, or one required key each.
fn same<'e>(forms: &[&'e [ValidationError<'static>]], pointer: &str) -> Option<Misfit<'e>> {
    let mut values = Vec::new();
    let mut keys = Vec::new();
    for errors in forms {
        let [error] = errors else {
            return None;
        };
        if error.instance_path().as_str() != pointer {
            return None;
        }
        match error.kind() {
            Kind::Constant { expected_value } => values.push(expected_value.as_ref()),
            Kind::Enum { options } => values.extend(options.as_array().into_iter().flatten()),
            Kind::Required { property } => keys.extend(property.as_str()),
            _ => return None,
        }
    }
    match (values.is_empty(), keys.is_empty()) {
        (false, true) => Some(Misfit::Values(values)),
        (true, false) => Some(Misfit::Keys(keys)),
        _ => None,
    }
}

/// The fixed text of some form that the value is a misspelling of.
fn nearly<'e>(forms: &[&'e [ValidationError<'static>]], pointer: &str, value: &Value) -> Option<Misfit<'e>> {
    let of_value = |one: &&ValidationError<'static>| one.instance_path().as_str() == pointer;
    let errors = forms.iter().flat_map(|errors| errors.iter()).filter(of_value);
    let texts = errors.flat_map(|one| match one.kind() {
        Kind::Constant { expected_value } => std::slice::from_ref(expected_value.as_ref()),
        Kind::Enum { options } => options.as_array().map(Vec::as_slice).unwrap_or_default(),
        _ => &[],
    });
    nearest(value.as_str()?, texts.filter_map(Value::as_str)).map(Misfit::Nearly)
}

/// The form with the least wrong on the outside, then the least wrong altogether.
fn best<'e>(forms: &[&'e [ValidationError<'static>]], pointer: &str) -> Misfit<'e> {
    let weight = |errors: &[ValidationError<'static>]| {
        let outside = errors.iter().filter(|one| one.instance_path().as_str() == pointer).count();
        // A fixed value inside that differs, as in `"kind": "x"`, tells that another form was meant.
        let other = |one: &&ValidationError<'static>| matches!(one.kind(), Kind::Constant { .. } | Kind::Enum { .. });
        (errors.iter().filter(other).count(), outside, errors.len())
    };
    let mut weighed: Vec<_> = forms.iter().map(|errors| (weight(errors), *errors)).collect();
    weighed.sort_by_key(|(weight, _)| *weight);
    match weighed.as_slice() {
        [(first, _), (second, _), ..] if first == second => Misfit::Unclear,
        [(_, errors), ..] => Misfit::Errors(errors),
        [] => Misfit::Unclear,
    }
}

/// All kinds of values.
pub(super) const ANY: JsonTypeSet = JsonTypeSet::all();

/// Text only.
pub(super) const TEXT: JsonTypeSet = JsonTypeSet::empty().insert(JsonType::String);
