//! What to move to from a line that has ended.

use super::{Date, Image, Line, Product, Tag, as_of};

/// Lines to move to.
#[derive(Clone, Copy, Debug)]
pub struct Successors {
    /// The smallest step that is looked after for another year at least.
    pub nearest: &'static Line,
    /// The newest line that is kept for long, or the newest one where the product does not tell such lines apart.
    pub newest: &'static Line,
}

/// What a product's users move to from one of its lines as of the data's day; `None` where no later line is looked
/// after.
pub fn successors(product: &'static Product, from: &Line) -> Option<Successors> {
    let day = as_of();
    let own = product.lines.iter().position(|l| l.line == from.line)?;
    let is_out = |l: &Line| l.released.is_none_or(|d| d <= day) && !l.has_ended(day);
    // The newest first: what stands before the own line is later.
    let later: Vec<&'static Line> = product.lines[..own].iter().filter(|l| is_out(l)).collect();
    let kept: Vec<&'static Line> = later.iter().copied().filter(|l| l.lts).collect();
    let choice = if kept.is_empty() { &later } else { &kept };
    let newest = *choice.first()?;
    let lasts = |l: &&&Line| l.ends.is_none_or(|end: Date| end >= day.plus_months(12));
    let nearest = choice.iter().rev().find(lasts).copied().unwrap_or(newest);
    Some(Successors { nearest, newest })
}

/// The tag that says of another line what a tag says of its own, where there is such a tag on the data's day:
/// from `3.8-slim-buster` to `3.14-slim-bookworm`, from `buster-slim` to `trixie-slim`. A tag of a full version
/// becomes the full version of the other line.
pub fn moved_tag(image: &Image, tag: &str, from: &Line, to: &Line) -> Option<String> {
    let read = Tag::read(tag);
    let (current, suffixes) = image.current_lines().find(|(c, _)| c.line == to.line)?;
    let (start, precise, rest) = if let Some(version) = read.version {
        let at = tag.find(version)? + version.len();
        (to.line.as_str(), version != from.line, &tag[at..])
    } else {
        let name = from.names.iter().find(|n| tag.starts_with(n.as_str()))?;
        let other = to.names.first()?;
        (other.as_str(), false, &tag[name.len()..])
    };
    let start = if precise { current.version.as_deref()? } else { start };
    let suffix = suffixes.iter().find(|s| *s == rest).or_else(|| on_another_system(rest, suffixes))?;
    Some(format!("{start}{suffix}"))
}

/// The tag that differs from the written one in nothing but the version of the system below: from
/// `3.12-slim-buster` to `3.12-slim-trixie`. `None` where the line has no such tag on the data's day.
pub fn on_newer_system(image: &Image, line: &Line, tag: &str) -> Option<String> {
    let version = Tag::read(tag).version?;
    let (current, suffixes) = image.current_lines().find(|(c, _)| c.line == line.line)?;
    let rest = &tag[tag.find(version)? + version.len()..];
    let suffix = on_another_system(rest, suffixes).filter(|s| *s != rest)?;
    let start = if version == line.line { version } else { current.version.as_deref()? };
    Some(format!("{start}{suffix}"))
}

/// The suffix that differs from `rest` in nothing but the version of the system: the newest such.
fn on_another_system<'s>(rest: &str, suffixes: &'s [String]) -> Option<&'s String> {
    let shape =
        |text: &str| text.split('-').map(|word| system_name(word).unwrap_or(word)).collect::<Vec<_>>().join("-");
    let wanted = shape(rest);
    suffixes.iter().filter(|s| shape(s) == wanted).max_by_key(|s| s.split('-').find_map(system_order))
}

/// `alpine` for `alpine3.20`, `debian` for `bookworm`.
fn system_name(word: &str) -> Option<&'static str> {
    if word.starts_with("alpine") && word.len() > 6 {
        return Some("alpine");
    }
    ["debian", "ubuntu"].into_iter().find(|id| {
        super::data()
            .product(id)
            .is_some_and(|p| p.line(word).is_some() && word.starts_with(|c: char| c.is_ascii_lowercase()))
    })
}

/// By which one system is newer than another of its sort.
fn system_order(word: &str) -> Option<Vec<u32>> {
    let numbers = |text: &str| text.split('.').map(|n| n.parse().unwrap_or(0)).collect();
    match system_name(word)? {
        "alpine" => Some(numbers(&word[6..])),
        id => super::data().product(id)?.line(word).map(|l| numbers(&l.line)),
    }
}

#[cfg(test)]
mod tests {
    use super::{moved_tag, successors};
    use crate::{dockerfile::ImageReference, images::find};

    fn moved(text: &str) -> Option<String> {
        let reference = ImageReference::read(text);
        let known = find(&reference)?;
        let to = successors(known.product?, known.line?)?.newest;
        moved_tag(known.image, &reference.tag?.text, known.line?, to)
    }

    #[test]
    fn tags_keep_what_they_say_besides_the_line() {
        assert_eq!(moved("debian:buster-slim").as_deref(), Some("trixie-slim"));
        assert_eq!(moved("debian:10").as_deref(), Some("13"));
        assert_eq!(moved("ubuntu:16.04").as_deref(), Some("26.04"));
        assert_eq!(moved("ubuntu:bionic").as_deref(), Some("resolute"));
        assert_eq!(moved("python:3.8-slim-buster").as_deref(), Some("3.14-slim-trixie"));
        assert_eq!(moved("node:14-alpine").as_deref(), Some("24-alpine"));
        let exact = moved("node:14.21.3-alpine").expect("a full version");
        assert!(exact.starts_with("24.") && exact.ends_with("-alpine"), "{exact}");
    }

    #[test]
    fn no_tag_is_made_up() {
        assert_eq!(moved("ubuntu:xenial-20170915"), None, "a dated tag has no counterpart");
        assert_eq!(moved("python:3.8-onbuild"), None);
    }

    #[test]
    fn the_nearest_line_lasts_a_year() {
        let known = find(&ImageReference::read("python:3.8")).expect("known");
        let (product, line) = (known.product.expect("a product"), known.line.expect("a line"));
        let to = successors(product, line).expect("later lines");
        assert!(to.nearest.ends.is_some_and(|end| end >= crate::images::as_of().plus_months(12)));
        assert!(to.nearest.released < to.newest.released);
    }
}
