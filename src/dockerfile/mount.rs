use super::{Fault, FaultKind, Flag, FlagOption, MountFault};
use crate::text::{Derived, TextRange};

/// The options of `--mount`, by the name that documentation uses first.
const OPTIONS: [&str; 19] = [
    "type",
    "from",
    "source",
    "src",
    "target",
    "dst",
    "destination",
    "readonly",
    "ro",
    "readwrite",
    "rw",
    "id",
    "sharing",
    "required",
    "size",
    "mode",
    "uid",
    "gid",
    "env",
];

const TYPES: [&str; 5] = ["bind", "cache", "tmpfs", "secret", "ssh"];

/// What the build refuses in a `--mount`. Values with variables are left alone.
pub(super) fn check(flag: &Flag, line: &Derived, anchor: TextRange, faults: &mut Vec<Fault>) {
    let options = flag.options();
    for (n, problem) in mount_faults(&options) {
        let option = &options[n];
        let written = option.at.of(&line.text).to_owned();
        faults.push(Fault { kind: FaultKind::Mount(written, problem), range: line.source(option.at), anchor });
    }
}

/// What the build refuses in the options of a mount, each by its number. Values with variables are left alone.
pub fn mount_faults(options: &[FlagOption]) -> Vec<(usize, MountFault)> {
    let kind = type_of(options);
    let mut found: Vec<(usize, MountFault)> =
        options.iter().enumerate().filter_map(|(n, option)| Some((n, problem(option, kind)?))).collect();
    if kind == Some("secret") {
        let says = |names: &[&str]| {
            let mut named = options.iter().enumerate().rev().filter(|(_, o)| names.contains(&o.name.as_str()));
            named.find(|(_, o)| o.value.as_deref().is_some_and(|v| !v.is_empty())).map(|(n, _)| n)
        };
        let source = says(&["source", "src"]);
        match (source, says(&["id"]), says(&["target", "dst", "destination"])) {
            (None, None, None) => {
                let written = options.iter().position(|o| o.name == "type");
                found.extend(written.map(|n| (n, MountFault::NoSecret)));
            }
            (Some(source), Some(_), _) => found.push((source, MountFault::TwoNames)),
            _ => {}
        }
    }
    found
}

/// The mount's type; `None` where a variable or a mistake hides it.
fn type_of(options: &[FlagOption]) -> Option<&'static str> {
    let Some(option) = options.iter().find(|o| o.name == "type") else { return Some("bind") };
    let value = option.value.as_deref().unwrap_or_default().to_ascii_lowercase();
    TYPES.into_iter().find(|t| *t == value)
}

fn problem(option: &FlagOption, kind: Option<&'static str>) -> Option<MountFault> {
    let name = option.name.as_str();
    if !OPTIONS.contains(&name) {
        return Some(MountFault::UnknownOption);
    }
    let Some(value) = option.value.as_deref() else {
        let is_switch = matches!(name, "readonly" | "ro" | "readwrite" | "rw" | "required");
        return if is_switch { wrong_type(name, kind) } else { Some(MountFault::NoValue) };
    };
    if value.contains('$') {
        // A sign at the very end is taken for itself.
        let is_variable = value.find('$').is_some_and(|at| at + 1 < value.len());
        return (name == "from" && is_variable).then_some(MountFault::Variable);
    }
    let number = |base| value.is_empty() || u32::from_str_radix(value, base).is_err();
    match name {
        "type" if !TYPES.contains(&value.to_ascii_lowercase().as_str()) => Some(MountFault::UnknownType),
        "sharing" if !matches!(value.to_ascii_lowercase().as_str(), "shared" | "private" | "locked") => {
            Some(MountFault::Value("shared, private or locked"))
        }
        "readonly" | "ro" | "readwrite" | "rw" | "required" if !is_bool(value) => {
            Some(MountFault::Value("true or false"))
        }
        "mode" if number(8) => Some(MountFault::Value("an octal number such as 0400")),
        "uid" | "gid" if number(10) => Some(MountFault::Value("a number")),
        "size" if kind == Some("tmpfs") && !is_size(value) => Some(MountFault::Value("a size such as 64m")),
        _ => wrong_type(name, kind),
    }
}

/// Options that only some types have.
fn wrong_type(name: &str, kind: Option<&'static str>) -> Option<MountFault> {
    let kind = kind?;
    let fits = match name {
        "size" => kind == "tmpfs",
        "required" => matches!(kind, "secret" | "ssh"),
        "sharing" => kind == "cache",
        "mode" | "uid" | "gid" => matches!(kind, "secret" | "ssh" | "cache"),
        "from" => kind != "secret",
        _ => true,
    };
    (!fits).then_some(MountFault::WrongType(kind))
}

fn is_bool(value: &str) -> bool {
    matches!(value, "1" | "t" | "T" | "TRUE" | "true" | "True" | "0" | "f" | "F" | "FALSE" | "false" | "False")
}

/// A number, with a unit behind it or without: `64m`, `1.5 GiB`.
fn is_size(value: &str) -> bool {
    let number = value.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(value.len());
    let unit = value[number..].trim_start_matches(' ').to_ascii_lowercase();
    let known = match unit.strip_prefix(['k', 'm', 'g', 't', 'p']) {
        Some(rest) => matches!(rest, "" | "b" | "ib"),
        None => matches!(unit.as_str(), "" | "b"),
    };
    known && value[..number].parse::<f64>().is_ok()
}

/// The option or type that a slip of the fingers most likely meant.
pub fn nearest_mount_word(word: &str, is_type: bool) -> Option<&'static str> {
    if is_type { super::keyword::nearest(word, &TYPES) } else { super::keyword::nearest(word, &OPTIONS) }
}
