//! What the last image of a file is like: what it says itself and what it inherits.

use super::{Known, find};
use crate::{
    dockerfile::{Arguments, Base, Command, Dockerfile, Healthcheck, Keyword, Stage},
    text::TextRange,
};
use serde::Serialize;

/// A property of the last image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Property {
    /// `user`, `workdir`, `volumes`, `ports`, `entrypoint`, `command`, `stopsignal`, `healthcheck`.
    pub name: &'static str,
    /// The value in words; `None` where nothing is known of the base image and the file does not say.
    pub value: Option<String>,
    /// Whether it comes from the base image.
    pub inherited: bool,
    /// The instruction that says it; of an inherited one the FROM.
    pub range: Option<TextRange>,
}

/// What the last image of a file is like.
pub fn shape(file: &Dockerfile, stages: &[Stage]) -> Vec<Property> {
    let Some(last) = stages.last() else { return Vec::new() };
    let mut chain = vec![last];
    while let Some(Base::Stage(n)) = chain.last().map(|s| &s.base)
        && let Some(stage) = stages.get(*n).filter(|s| s.index < chain[chain.len() - 1].index)
    {
        chain.push(stage);
    }
    chain.reverse();
    let (known, is_empty) = match &chain[0].base {
        Base::Image(image) => (find(image.resolved.as_ref().unwrap_or(&image.written)), false),
        Base::Scratch => (None, true),
        _ => (None, false),
    };
    let from = chain[0].of(file).first().map(|i| i.range);
    let base = |value: &dyn Fn(&Known) -> Option<String>, nothing: &str| match &known {
        Some(known) => Some(value(known).filter(|v| !v.is_empty()).unwrap_or_else(|| nothing.to_owned())),
        None => is_empty.then(|| nothing.to_owned()),
    };
    let mut properties = vec![
        inherited("user", base(&|k| k.declared.user.clone(), "root"), from),
        inherited("workdir", base(&|k| k.declared.workdir.clone(), "/"), from),
        inherited("volumes", base(&|k| Some(k.declared.volumes.join(", ")), "none"), from),
        inherited("ports", base(&|k| Some(k.declared.ports.join(", ")), "none"), from),
        inherited("entrypoint", base(&|k| Some(k.declared.entrypoint.join(" ")), "none"), from),
        inherited("command", base(&|k| Some(k.declared.cmd.join(" ")), "none"), from),
        inherited("stopsignal", base(&|k| k.declared.stopsignal.clone(), "SIGTERM"), from),
        inherited(
            "healthcheck",
            base(&|k| k.declared.healthcheck.then(|| "of the base image".to_owned()), "none"),
            from,
        ),
    ];
    for instruction in chain.iter().flat_map(|s| s.of(file)) {
        let said = match (&instruction.arguments, instruction.keyword) {
            (Arguments::Text(Some(word)), Keyword::User) => Some(("user", word.value.clone())),
            (Arguments::Text(Some(word)), Keyword::Stopsignal) => Some(("stopsignal", word.value.clone())),
            (Arguments::Text(Some(word)), Keyword::Workdir) => Some(("workdir", word.value.clone())),
            (Arguments::List { items, .. }, Keyword::Volume) => {
                Some(("volumes", joined(items.iter().map(|w| &w.value))))
            }
            (Arguments::List { items, .. }, Keyword::Expose) => Some(("ports", joined(items.iter().map(|w| &w.value)))),
            (Arguments::Command(command), Keyword::Cmd) => Some(("command", words(command))),
            (Arguments::Command(command), Keyword::Entrypoint) => Some(("entrypoint", words(command))),
            (Arguments::Healthcheck(Healthcheck::None), _) => Some(("healthcheck", "none".to_owned())),
            (Arguments::Healthcheck(Healthcheck::Command(command)), _) => Some(("healthcheck", words(command))),
            _ => None,
        };
        let Some((name, value)) = said else { continue };
        let Some(property) = properties.iter_mut().find(|p| p.name == name) else { continue };
        let before = property.value.take().filter(|v| v != "none" && !v.is_empty());
        property.value = Some(match name {
            // These add up.
            "volumes" | "ports" => together(before.as_deref(), &value),
            "workdir" if !value.starts_with(['/', '$', '\\']) && !value.contains(':') => {
                format!("{}/{value}", before.unwrap_or_default().trim_end_matches('/'))
            }
            _ => value,
        });
        property.inherited = false;
        property.range = Some(instruction.range);
        // An entry point of the file clears the base image's command.
        if name == "entrypoint"
            && let Some(command) = properties.iter_mut().find(|p| p.name == "command" && p.inherited)
        {
            command.value = Some("none".to_owned());
        }
    }
    properties
}

fn inherited(name: &'static str, value: Option<String>, range: Option<TextRange>) -> Property {
    Property { name, value, inherited: true, range }
}

fn joined<'w>(words: impl Iterator<Item = &'w String>) -> String {
    words.map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn words(command: &Command) -> String {
    match command {
        Command::Shell(text) => text.text.trim().to_owned(),
        Command::Exec(words) => words.iter().map(|w| w.value.as_str()).collect::<Vec<_>>().join(" "),
    }
}

/// Two lists in one, each item once; a port with and without `/tcp` is the same.
fn together(before: Option<&str>, more: &str) -> String {
    let mut all: Vec<&str> = Vec::new();
    for item in before.into_iter().chain([more]).flat_map(|list| list.split(", ")) {
        let item = item.strip_suffix("/tcp").unwrap_or(item);
        if !all.contains(&item) {
            all.push(item);
        }
    }
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::shape;
    use crate::dockerfile::{parse, stages};

    fn value(text: &str, name: &str) -> (Option<String>, bool) {
        let file = parse(text);
        let found = shape(&file, &stages(&file)).into_iter().find(|p| p.name == name).expect("a property");
        (found.value, found.inherited)
    }

    #[test]
    fn what_the_file_does_not_say_is_inherited() {
        let text = "FROM postgres:16.3 AS base\nVOLUME /extra\nFROM base\nUSER 70\nENTRYPOINT [\"/run\"]\n";
        assert_eq!(value(text, "volumes"), (Some("/var/lib/postgresql/data, /extra".to_owned()), false));
        assert_eq!(value(text, "ports"), (Some("5432".to_owned()), true));
        assert_eq!(value(text, "user"), (Some("70".to_owned()), false));
        assert_eq!(value(text, "entrypoint"), (Some("/run".to_owned()), false));
        assert_eq!(value(text, "command"), (Some("none".to_owned()), true));
        assert_eq!(value(text, "stopsignal"), (Some("SIGINT".to_owned()), true));
    }

    #[test]
    fn of_strangers_nothing_is_known() {
        assert_eq!(value("FROM acme/base:1\n", "user"), (None, true));
        assert_eq!(value("FROM acme/base:1\nUSER app\n", "user"), (Some("app".to_owned()), false));
        assert_eq!(value("FROM scratch\n", "user"), (Some("root".to_owned()), true));
        assert_eq!(value("FROM golang:1.27\nWORKDIR src\n", "workdir"), (Some("/go/src".to_owned()), false));
        assert!(shape(&parse(""), &[]).is_empty());
    }
}
