//! What the tables say of the key at the end of a way.

use super::{
    shape::{Others, Record, Shape},
    tables::ROOT,
};

/// A step on the way from the root of a file to one of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key of a mapping.
    Key(String),
    /// An item of a list.
    Item,
}

/// What the tables say of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is a key of the format from this version on.
    Known(u8),
    /// It is a name that the file gives: of a service, a variable, a label.
    Name,
    /// It starts with `x-`, which is taken from this version on and means nothing.
    Extension(u8),
    /// It is taken from this version on, as any key would be, and means nothing.
    Any(u8),
    /// No version takes it there.
    Refused,
    /// The tables say nothing of what stands there.
    Unseen,
}

/// What the tables say of the last key of a way.
pub fn standing(way: &[Step]) -> Standing {
    let Some((Step::Key(last), before)) = way.split_last() else { return Standing::Unseen };
    let mut shape = &Shape::Record(&ROOT);
    for step in before {
        match inside(shape, step) {
            Some(next) => shape = next,
            None => return Standing::Unseen,
        }
    }
    of(shape, last)
}

/// The shape of what a step leads to.
fn inside(shape: &'static Shape, step: &Step) -> Option<&'static Shape> {
    match (shape, step) {
        (Shape::Record(record), Step::Key(name)) => record.keys.iter().find(|k| k.name == name).map(|k| k.shape),
        (Shape::Each(_, shape), Step::Key(_)) | (Shape::List(shape, _), Step::Item) => Some(*shape),
        (Shape::From(_, shape), _) => inside(shape, step),
        (Shape::Either(shapes), _) => shapes.iter().find_map(|s| inside(s, step)),
        _ => None,
    }
}

fn of(shape: &Shape, name: &str) -> Standing {
    match shape {
        Shape::Record(record) => of_record(record, name),
        Shape::Each(..) => Standing::Name,
        Shape::From(_, shape) => of(shape, name),
        Shape::Either(shapes) => {
            shapes.iter().map(|s| of(s, name)).find(|s| *s != Standing::Unseen).unwrap_or(Standing::Unseen)
        }
        _ => Standing::Unseen,
    }
}

fn of_record(record: &Record, name: &str) -> Standing {
    if let Some(key) = record.keys.iter().find(|k| k.name == name) {
        return Standing::Known(key.since);
    }
    match record.others {
        Others::Extensions(since) if name.starts_with("x-") => Standing::Extension(since),
        Others::Taken => Standing::Any(0),
        Others::TakenFrom(since) => Standing::Any(since),
        Others::Refused | Others::Extensions(_) => Standing::Refused,
    }
}

/// Every key of the format with the way to it: names and items of lists are `*`.
#[cfg(test)]
pub(in crate::stack) fn all() -> Vec<String> {
    fn walk(shape: &'static Shape, at: &str, found: &mut Vec<String>) {
        match shape {
            Shape::Record(record) => {
                for key in record.keys {
                    let way = if at.is_empty() { key.name.to_owned() } else { format!("{at}.{}", key.name) };
                    found.push(way.clone());
                    walk(key.shape, &way, found);
                }
            }
            Shape::Each(_, shape) => {
                let way = format!("{at}.*");
                found.push(way.clone());
                walk(shape, &way, found);
            }
            Shape::List(shape, _) => walk(shape, &format!("{at}.*"), found),
            Shape::From(_, shape) => walk(shape, at, found),
            Shape::Either(shapes) => shapes.iter().for_each(|s| walk(s, at, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&Shape::Record(&ROOT), "", &mut found);
    found.sort();
    found.dedup();
    found
}
