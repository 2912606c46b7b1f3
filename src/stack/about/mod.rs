//! What a key of a stack file means, and what the client makes of it.
//!
//! The tables are those that the rules go by: the schema's, the client's lists of keys that it treats in a way of its
//! own, and what each key means (`meanings`).

mod meanings;

use super::{
    Item, Value, Variables, keys, read,
    rules::sources::{CONVERT, SCHEMA, TYPES},
    schema::{
        Version,
        lookup::{Standing, Step, standing},
    },
};
use crate::{diagnostic::Source, text::TextRange};
use std::borrow::Cow;

/// What the client makes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes by it.
    Taken,
    /// It says that it ignores it.
    Ignored,
    /// It drops it without a word.
    Dropped,
    /// It stops the deploy.
    Refused,
}

impl Fate {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Ignored => "ignored",
            Self::Dropped => "dropped",
            Self::Refused => "refused",
        }
    }
}

/// A key of a stack file, explained.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// Where its name stands.
    pub range: TextRange,
    /// The way to it: `services.web.deploy.replicas`; items of lists are `*`.
    pub path: String,
    /// What the client makes of it.
    pub fate: Fate,
    /// The same in a sentence.
    pub does: Cow<'static, str>,
    /// What it means in a sentence; empty where it means nothing.
    pub meaning: &'static str,
    /// What to write instead; empty where nothing has to be.
    pub instead: &'static str,
    /// Who says so.
    pub source: Source,
}

/// Explains the key whose name stands at a place (a byte of the text); `None` where no key's name stands.
pub fn about(text: &str, at: u32) -> Option<About> {
    let root = read::read(text, 0, &Variables::new()).root?;
    let mut ways = Vec::new();
    find(&root, at, &mut Vec::new(), &mut ways);
    // What stands in an `x-` key and is merged into a service is that service's.
    let is_merged =
        |(way, _): &(Vec<Step>, TextRange)| !matches!(way.first(), Some(Step::Key(k)) if k.starts_with("x-"));
    let found = ways.iter().position(is_merged).unwrap_or(0);
    let (way, range) = ways.into_iter().nth(found)?;
    let version = Version::of(&root);
    let path: Vec<&str> = way.iter().map(|step| if let Step::Key(key) = step { key.as_str() } else { "*" }).collect();
    let told = told(&way, &path, &version);
    Some(About {
        range,
        path: path.join("."),
        fate: told.fate,
        does: told.does,
        meaning: meanings::of(&path),
        instead: told.instead,
        source: told.source,
    })
}

/// The ways to the keys whose names stand at a place.
fn find(item: &Item, at: u32, way: &mut Vec<Step>, found: &mut Vec<(Vec<Step>, TextRange)>) {
    if found.len() >= 8 {
        return;
    }
    match &item.value {
        Value::List(items) => {
            way.push(Step::Item);
            for item in items {
                find(item, at, way, found);
            }
            way.pop();
        }
        Value::Map(entries) => {
            for entry in entries {
                way.push(Step::Key(entry.name.clone()));
                if entry.key.range.start <= at && at <= entry.key.range.end {
                    found.push((way.clone(), entry.key.range));
                }
                find(&entry.item, at, way, found);
                way.pop();
            }
        }
        _ => {}
    }
}

/// What becomes of a key.
struct Told {
    fate: Fate,
    does: Cow<'static, str>,
    instead: &'static str,
    source: Source,
}

impl Told {
    fn new(fate: Fate, does: impl Into<Cow<'static, str>>, source: Source) -> Self {
        Self { fate, does: does.into(), instead: "", source }
    }

    fn instead(self, instead: &'static str) -> Self {
        Self { instead, ..self }
    }
}

fn told(way: &[Step], path: &[&str], version: &Version) -> Told {
    if let ["services", _, key, rest @ ..] = path
        && let Some(told) = of_service(key, rest)
    {
        return told;
    }
    let name = path.last().copied().unwrap_or_default();
    let newer = |since: u8| since > version.minor();
    let too_new = |since: u8| {
        let does = format!(
            "The client refuses it: it came with version 3.{since} of the format, and this file names {}.",
            version.name()
        );
        Told::new(Fate::Refused, does, SCHEMA)
            .instead("Remove `version:`, which makes the newest version count, or raise it.")
    };
    match standing(way) {
        Standing::Known(since) | Standing::Extension(since) | Standing::Any(since) if newer(since) => too_new(since),
        Standing::Known(0) => Told::new(Fate::Taken, "The client takes it.", SCHEMA),
        Standing::Known(since) => {
            Told::new(Fate::Taken, format!("The client takes it, from version 3.{since} of the format on."), SCHEMA)
        }
        Standing::Name => Told::new(Fate::Taken, "A name that this file gives.", SCHEMA),
        Standing::Extension(_) | Standing::Unseen => Told::new(
            Fate::Taken,
            "The client takes it and does nothing with it: what stands under `x-` is for anchors and for other tools.",
            SCHEMA,
        ),
        Standing::Any(_) => {
            Told::new(Fate::Dropped, "The client takes any key here, and hands this one to nobody.", CONVERT)
                .instead("Remove it.")
        }
        Standing::Refused => {
            let told =
                Told::new(Fate::Refused, "The client refuses the file: no key of this name may stand here.", SCHEMA);
            told.instead(keys::find(&keys::COMPOSE_ONLY, name).map_or("", |known| known.instead))
        }
    }
}

/// What becomes of a key of a service that the client treats in a way of its own, or of what stands below one.
fn of_service(key: &str, rest: &[&str]) -> Option<Told> {
    if let Some(known) = keys::find(&keys::FORBIDDEN, key) {
        let does = "The client stops the deploy at it, before it looks at anything else.";
        return Some(Told::new(Fate::Refused, does, TYPES).instead(known.instead));
    }
    if let Some(known) = keys::find(&keys::IGNORED, key) {
        let does = format!("The client says that it is not supported and ignores it: {}.", known.effect);
        return Some(Told::new(Fate::Ignored, does, TYPES).instead(known.instead));
    }
    if let Some(known) = keys::find(&keys::DEPRECATED, key) {
        let does = format!("The client calls it deprecated and ignores it: {}.", known.effect);
        return Some(Told::new(Fate::Ignored, does, TYPES).instead(known.instead));
    }
    if let Some(known) = keys::find(&keys::DROPPED, key) {
        let does = format!("The client takes it and drops it without a word: {}.", known.effect);
        return Some(Told::new(Fate::Dropped, does, CONVERT).instead(known.instead));
    }
    match (key, rest) {
        ("build", _) => {
            let does = "The client says that it is not supported and ignores it: nodes pull images, they build none.";
            let instead = "Build and push the image first, and name it under `image`.";
            Some(Told::new(Fate::Ignored, does, TYPES).instead(instead))
        }
        ("restart", []) => {
            let does = "The client says that it ignores it, and yet turns it into `deploy.restart_policy` where that is \
                        missing; `\"no\"` becomes the swarm's default, which restarts always.";
            let instead = "Write `deploy.restart_policy.condition`: `any`, `on-failure` or `none`.";
            Some(Told::new(Fate::Taken, does, CONVERT).instead(instead))
        }
        ("networks", [_, "ipv4_address" | "ipv6_address"]) => {
            let does = "The client takes it and drops it without a word: tasks get any address of the network.";
            let instead = "Reach the service by its name; where a name of its own is needed, add it under `aliases`.";
            Some(Told::new(Fate::Dropped, does, CONVERT).instead(instead))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, key: &str) -> About {
        about(text, text.find(key).expect("the key") as u32).expect("a key")
    }

    #[test]
    fn keys_have_their_fate() {
        let text = "version: \"3.6\"\nx-a: &a\n  read_only: true\nservices:\n  web:\n    <<: *a\n    image: nginx:1.27\n    restart: always\n    privileged: true\n    container_name: w\n    depends_on: [db]\n    mem_limit: 1g\n    scale: 2\n    init: true\n    build: {context: .}\n    deploy: {replicas: 2, rollback_config: {order: stop-first}}\n    volumes: [{type: bind, source: /a, target: /b, bind: {create_host_path: true}}]\n    environment: {TZ: UTC}\n";
        for (key, fate, path) in [
            ("image", Fate::Taken, "services.web.image"),
            ("restart:", Fate::Taken, "services.web.restart"),
            ("privileged", Fate::Ignored, "services.web.privileged"),
            ("container_name", Fate::Ignored, "services.web.container_name"),
            ("context", Fate::Ignored, "services.web.build.context"),
            ("depends_on", Fate::Dropped, "services.web.depends_on"),
            ("create_host_path", Fate::Dropped, "services.web.volumes.*.bind.create_host_path"),
            ("mem_limit", Fate::Refused, "services.web.mem_limit"),
            ("scale", Fate::Refused, "services.web.scale"),
            ("init", Fate::Refused, "services.web.init"),
            ("rollback_config", Fate::Refused, "services.web.deploy.rollback_config"),
            ("replicas", Fate::Taken, "services.web.deploy.replicas"),
            ("read_only", Fate::Taken, "services.web.read_only"),
            ("TZ", Fate::Taken, "services.web.environment.TZ"),
        ] {
            let about = at(text, key);
            assert_eq!((about.fate, about.path.as_str()), (fate, path), "{about:?}");
            assert!(!about.does.is_empty());
            assert!(about.fate == Fate::Taken || !about.instead.is_empty(), "{about:?}");
        }
        assert_eq!(at(text, "image").range.of(text), "image");
        assert_eq!(about(text, text.find("nginx").expect("a value") as u32), None);
        assert!(at(text, "init").does.contains("3.7"));
    }

    #[test]
    fn broken_files_are_explained_as_far_as_they_are_read() {
        let text = "services:\n  web:\n    image: nginx\n    ports: [\n";
        assert_eq!(at(text, "image").fate, Fate::Taken);
        assert_eq!(about("", 0), None);
        assert_eq!(about("a: b", 900), None);
    }

    #[test]
    fn each_key_that_is_taken_has_a_meaning() {
        let known = crate::stack::schema::lookup::all();
        let is_own = |way: &&String| {
            let path: Vec<&str> = way.split('.').collect();
            !matches!(path.as_slice(), ["services", _, key, rest @ ..] if of_service(key, rest).is_some())
        };
        let without: Vec<&String> = known
            .iter()
            .filter(is_own)
            .filter(|w| meanings::of(&w.split('.').collect::<Vec<_>>()).is_empty())
            .collect();
        assert!(without.is_empty(), "no meaning: {without:?}");
        let lost: Vec<String> = meanings::ways().filter(|way| !known.contains(way)).collect();
        assert!(lost.is_empty(), "no such key: {lost:?}");
    }
}
