//! Edits of YAML that keep everything else byte for byte.

use super::{Context, Entry, Item, Place, Value, context::Source};
use crate::text::{Edit, TextRange};
use std::fmt::Write;

/// Puts quotes around the scalar at a place; `None` where it is no plain scalar on one line.
pub fn quote(context: &Context<'_>, place: Place) -> Option<Edit> {
    let text = context.text(place);
    let is_plain = !text.is_empty() && !text.contains(['"', '\'', '\n', '\\', '*', '&', '!']);
    is_plain.then(|| Edit::replace(place.range, format!("\"{text}\"")))
}

/// Takes the quotes from the scalar at a place.
pub fn unquote(context: &Context<'_>, place: Place) -> Option<Edit> {
    let text = context.text(place);
    let inside = text.strip_prefix('"').and_then(|t| t.strip_suffix('"'));
    let inside = inside.or_else(|| text.strip_prefix('\'').and_then(|t| t.strip_suffix('\'')))?;
    Some(Edit::replace(place.range, inside))
}

/// Gives a service a value at a path of keys, `["deploy", "replicas"]`, with those of the path that are missing.
/// `None` where the value is there already, or where the text is not the service's own (an alias, a merge key).
pub fn set(context: &Context<'_>, service: &str, path: &[&str], value: &str) -> Option<Edit> {
    let (source, entry) = context.written_service(service).next_back()?;
    let services = source.file.root.as_ref()?.entry("services")?;
    if services.is_merged || services.item.is_alias || !source.file.yaml.is_empty() {
        return None;
    }
    if entry.is_merged { None } else { set_below(source, entry, path, value) }
}

/// The like for any path from the root of the file that a place is in.
pub fn set_in_file(context: &Context<'_>, place: Place, path: &[&str], value: &str) -> Option<Edit> {
    set_at(context.files.get(place.file)?, path, value)
}

/// Adds an item to the end of a list of a service. `None` where there is no list with an item, or where its text is
/// not the service's own.
pub fn append(context: &Context<'_>, service: &str, path: &[&str], value: &str) -> Option<Edit> {
    let (source, entry) = context.written_service(service).next_back().filter(|(_, e)| !e.is_merged)?;
    let mut item = &entry.item;
    for name in path {
        let entry = item.entry(name).filter(|e| !e.is_merged && !item.is_alias)?;
        item = &entry.item;
    }
    let (first, last) = (item.items().first()?, item.items().last()?);
    if item.is_alias || !source.file.yaml.is_empty() {
        return None;
    }
    let text = source.text;
    if item.place.range.of(text).starts_with('[') {
        return Some(Edit::insert(last.place.range.to(), format!(", {value}")));
    }
    let start = text[..first.place.range.from()].rfind('\n').map_or(0, |n| n + 1);
    let before = &text[start..first.place.range.from()];
    (before.trim() == "-").then(|| {
        let indent = &before[..before.len() - before.trim_start().len()];
        insert_lines(text, last.place.range.to(), &format!("{indent}- {value}"))
    })
}

fn set_at(source: &Source<'_>, path: &[&str], value: &str) -> Option<Edit> {
    if !source.file.yaml.is_empty() {
        return None;
    }
    set_in(source, source.file.root.as_ref()?, path, value)
}

/// Sets a path below a key with its value.
fn set_below(source: &Source<'_>, entry: &Entry, path: &[&str], value: &str) -> Option<Edit> {
    if entry.item.is_null() && entry.item.place.range.is_empty() {
        return below_key(source, entry.key, path, value);
    }
    set_in(source, &entry.item, path, value)
}

fn set_in(source: &Source<'_>, mut item: &Item, path: &[&str], value: &str) -> Option<Edit> {
    for (n, name) in path.iter().enumerate() {
        if item.is_alias {
            return None;
        }
        match item.entry(name) {
            Some(entry) if entry.is_merged => return None,
            Some(entry) if entry.item.is_null() && n + 1 < path.len() && entry.item.place.range.is_empty() => {
                return below_key(source, entry.key, &path[n + 1..], value);
            }
            Some(entry) => item = &entry.item,
            None => return into_map(source, item, &path[n..], value),
        }
    }
    None
}

/// Adds a path of keys to a mapping that is there.
fn into_map(source: &Source<'_>, item: &Item, path: &[&str], value: &str) -> Option<Edit> {
    let Value::Map(entries) = &item.value else { return None };
    let text = source.text;
    let range = item.place.range;
    if range.of(text).starts_with('{') {
        let inside = range.of(text).strip_suffix('}')?;
        let flow = flow(path, value);
        let at = range.from() + inside.trim_end().len();
        let comma = if inside.trim() == "{" || inside.trim_end().ends_with(',') { "" } else { ", " };
        return Some(Edit::insert(at, format!("{comma}{flow}")));
    }
    let first = entries.iter().find(|e| !e.is_merged)?;
    // The mapping may start behind `- ` or with a merge key: the first key's own column counts.
    let indent = column(text, first.key.range.from());
    Some(insert_lines(text, range.to(), &block(path, value, indent, text)))
}

/// Adds a path of keys below a key that has no value.
fn below_key(source: &Source<'_>, key: Place, path: &[&str], value: &str) -> Option<Edit> {
    let text = source.text;
    let line_start = text[..key.range.from()].rfind('\n').map_or(0, |n| n + 1);
    let before = &text[line_start..key.range.from()];
    before.trim().is_empty().then(|| {
        let indent = column(text, key.range.from()) + 2;
        insert_lines(text, key.range.to(), &block(path, value, indent, text))
    })
}

/// Takes a key of a service away and gives the service a value at a path instead, as [`set`] does.
pub fn replace_key(
    context: &Context<'_>,
    service: &Entry,
    key: &Entry,
    path: &[&str],
    value: &str,
) -> Option<Vec<Edit>> {
    let added = set(context, &service.name, path, value)?;
    let removed = remove(context, key.key, key.item.place, service.item.entries().len())?;
    // Where both touch the last line, the key is replaced in place.
    let is_one = added.range.start >= removed.range.start && added.range.start <= removed.range.end;
    Some(if is_one {
        let text = added.text.trim_start_matches(['\r', '\n']);
        vec![Edit::replace(removed.range, format!("{text}{}", line_break(context.source(key.key))))]
    } else {
        vec![removed, added]
    })
}

/// Inserts lines behind the line of an offset.
fn insert_lines(text: &str, offset: usize, lines: &str) -> Edit {
    let line_break = line_break(text);
    match text[offset..].find('\n') {
        Some(n) => {
            let mut at = offset + n;
            if text[..at].ends_with('\r') {
                at -= 1;
            }
            Edit::insert(at, format!("{line_break}{lines}"))
        }
        None => Edit::insert(text.len(), format!("{line_break}{lines}")),
    }
}

/// The line break of a text, as its first line has it.
fn line_break(text: &str) -> &'static str {
    let is_windows = text.find('\n').is_some_and(|n| text[..n].ends_with('\r'));
    if is_windows { "\r\n" } else { "\n" }
}

/// Number of characters before an offset in its line.
fn column(text: &str, offset: usize) -> usize {
    let start = text[..offset].rfind('\n').map_or(0, |n| n + 1);
    text[start..offset].chars().count()
}

fn block(path: &[&str], value: &str, indent: usize, text: &str) -> String {
    let mut out = String::new();
    for (n, name) in path.iter().enumerate() {
        if n > 0 {
            out.push_str(line_break(text));
        }
        let _ = write!(out, "{}{name}:", " ".repeat(indent + 2 * n));
    }
    let _ = write!(out, " {value}");
    out
}

fn flow(path: &[&str], value: &str) -> String {
    let mut out = String::new();
    for (n, name) in path.iter().enumerate() {
        let brace = if n + 1 < path.len() { "{" } else { "" };
        let _ = write!(out, "{name}: {brace}");
    }
    out.push_str(value);
    out.push_str(&"}".repeat(path.len() - 1));
    out
}

/// Takes a key with its value out of a block mapping, whole lines. `None` in flow style, where it shares a line with
/// something else, or where it is all that the mapping has.
pub fn remove(context: &Context<'_>, key: Place, value: Place, siblings: usize) -> Option<Edit> {
    let text = context.source(key);
    if siblings < 2 || key.file != value.file || value.range.end < key.range.end {
        return None;
    }
    let start = text[..key.range.from()].rfind('\n').map_or(0, |n| n + 1);
    let end = text[value.range.to()..].find('\n').map_or(text.len(), |n| value.range.to() + n + 1);
    let is_alone = text[start..key.range.from()].trim().is_empty()
        && text[value.range.to()..end].trim_start().chars().next().is_none_or(|c| c == '#');
    is_alone.then(|| Edit::delete(TextRange::new(start, end)))
}
