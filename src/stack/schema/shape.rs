//! The words in which the tables are written.

/// What a value may be.
#[derive(Debug)]
pub(super) enum Shape {
    /// Anything.
    Any,
    /// This, from a version on; nothing before.
    From(u8, &'static Shape),
    /// One of these kinds.
    Scalar(&'static [Kind]),
    /// A text that is a duration, from version 3.4 on; before that the client complains later.
    Duration,
    /// A short port.
    Port,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A mapping with certain keys.
    Record(&'static Record),
    /// A mapping with any names, each with this value.
    Each(Names, &'static Shape),
    /// A list of this; whether each item may stand there once only.
    List(&'static Shape, Unique),
    /// The first of these that takes a value of that kind.
    Either(&'static [&'static Shape]),
}

/// Kind of a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Bool,
    Integer,
    /// A whole number that is not below 0.
    Count,
    Number,
    /// A number that is not below 0.
    Amount,
    Null,
}

/// Which names a mapping may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// Letters, digits, `.`, `_` and `-`; others are refused.
    Plain,
    /// Those are looked at; what others hold is not.
    PlainOrAny,
    /// Any but the empty one.
    Filled,
    /// Lower-case letters; what others hold is not looked at.
    Lower,
}

/// Whether the items of a list must differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unique {
    Yes,
    No,
    /// Up to this version.
    Until(u8),
}

/// A mapping with certain keys.
#[derive(Debug)]
pub(super) struct Record {
    pub keys: &'static [Key],
    pub others: Others,
    /// Keys that must be there.
    pub required: &'static [&'static str],
    /// Whether nothing may stand there.
    pub or_null: bool,
}

/// What a record makes of keys that it does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Others {
    /// Refuses them.
    Refused,
    /// Takes those that start with `x-`, from this version on.
    Extensions(u8),
    /// Takes all.
    Taken,
    /// Takes all from this version on.
    TakenFrom(u8),
}

/// A key with the version that brought it.
#[derive(Debug)]
pub(super) struct Key {
    pub name: &'static str,
    pub since: u8,
    pub shape: &'static Shape,
}

/// A key of the first version.
pub(super) const fn key(name: &'static str, shape: &'static Shape) -> Key {
    Key { name, since: 0, shape }
}

/// A key that came later.
pub(super) const fn since(since: u8, name: &'static str, shape: &'static Shape) -> Key {
    Key { name, since, shape }
}

/// A record that refuses all other keys.
pub(super) const fn closed(keys: &'static [Key]) -> Record {
    Record { keys, others: Others::Refused, required: &[], or_null: false }
}

/// A record that takes any other key.
pub(super) const fn open(keys: &'static [Key]) -> Record {
    Record { keys, others: Others::Taken, required: &[], or_null: false }
}
