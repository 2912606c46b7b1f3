//! A reader's stack file with what is advised written into it. Only edits: comments and everything else stay.

use super::{cpus, stays_off_managers, update_order, wants_spread};
use crate::{
    diagnostic::Config,
    stack::{Context, Surroundings, Variables, edits, fix_all},
    swarm::{
        input::{Input, Service},
        tier::Nodes,
    },
    text::{Edit, apply},
};
use serde::{Deserialize, Serialize};

/// A stack file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StackFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A stack file after the advice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AdvisedFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Safe fixes of the file's own findings that were made first.
    pub fixed: usize,
    /// What was written.
    pub changes: Vec<Change>,
    /// What could not be written, because the place is shared with others (an anchor, a merge key).
    pub left: Vec<Change>,
}

/// A key that is advised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The service; empty for the file as a whole.
    pub service: String,
    /// The key with its value: `deploy.update_config.failure_action: rollback`.
    pub key: String,
    /// What it is for.
    pub why: &'static str,
}

struct Advice {
    path: &'static [&'static str],
    value: String,
    why: &'static str,
    /// Whether it is one more item of a list that may be there.
    is_item: bool,
}

/// Oldest version of the format that has every key that is advised.
const VERSION: u8 = 7;
/// Each round writes one key of each service.
const ROUNDS: usize = 12;

/// Writes the advice for the services of a swarm into the files that they come from.
pub fn write(files: &[StackFile], variables: &Variables, input: &Input, nodes: Nodes) -> Vec<AdvisedFile> {
    let config = Config::default();
    let surroundings = Surroundings::from(variables);
    files
        .iter()
        .enumerate()
        .map(|(n, file)| {
            let outcome = fix_all(&file.text, &surroundings, &config, false);
            let mut advised =
                AdvisedFile { name: file.name.clone(), text: outcome.text, fixed: outcome.fixed, ..Default::default() };
            let others: Vec<&str> =
                files.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, f)| f.text.as_str()).collect();
            let others = Context::new(&others, &surroundings, &config);
            fill(&mut advised, &others, input, nodes, &surroundings, &config);
            advised
        })
        .collect()
}

fn fill(
    file: &mut AdvisedFile,
    others: &Context<'_>,
    input: &Input,
    nodes: Nodes,
    surroundings: &Surroundings,
    config: &Config,
) {
    for round in 0..ROUNDS {
        let context = Context::new(&[&file.text], surroundings, config);
        let Some(source) = context.files.first().filter(|s| s.file.yaml.is_empty()) else { return };
        let Some(root) = &source.file.root else { return };
        let mut edits: Vec<Edit> = Vec::new();
        let mut written: Vec<Change> = Vec::new();
        for service in &input.services {
            if root.find(&["services", &service.name]).is_none() {
                continue;
            }
            for advice in wanted(input, nodes, service) {
                let change = advice.change(service);
                let is_known = file.changes.contains(&change) || file.left.contains(&change);
                if is_known || has(&context, service, &advice) || has(others, service, &advice) {
                    continue;
                }
                if let Some(edit) = advice.edit(&context, service) {
                    edits.push(edit);
                    written.push(change);
                    break;
                }
                file.left.push(change);
            }
        }
        if edits.is_empty() {
            return;
        }
        if round == 0
            && source.version.minor() < VERSION
            && let Some(version) = root.get("version")
        {
            edits.push(Edit::replace(version.place.range, "\"3.8\""));
            written.push(Change {
                service: String::new(),
                key: "version: \"3.8\"".to_owned(),
                why: "The version that stood there does not know the keys below.",
            });
        }
        let faults = source.faults.len();
        let Ok(text) = apply(&file.text, &edits) else { return };
        let after = Context::new(&[&text], surroundings, config);
        let is_sound = after.is_complete() && after.files.first().is_some_and(|s| s.faults.len() <= faults);
        if !is_sound {
            file.left.append(&mut written);
            return;
        }
        file.text = text;
        file.changes.append(&mut written);
    }
}

impl Advice {
    fn change(&self, service: &Service) -> Change {
        let key = format!("{}: {}", self.path.join("."), self.value);
        Change { service: service.name.clone(), key, why: self.why }
    }

    fn edit(&self, context: &Context<'_>, service: &Service) -> Option<Edit> {
        if self.is_item {
            if let Some(edit) = edits::append(context, &service.name, self.path, &self.value) {
                return Some(edit);
            }
            return edits::set(context, &service.name, self.path, &format!("[{}]", self.value));
        }
        edits::set(context, &service.name, self.path, &self.value)
    }
}

/// Whether a file says something there already; a list may get one more item.
fn has(context: &Context<'_>, service: &Service, advice: &Advice) -> bool {
    let path: Vec<&str> = ["services", &service.name].into_iter().chain(advice.path.iter().copied()).collect();
    let mut found = context.files.iter().filter_map(|f| f.file.root.as_ref()?.find(&path));
    found.any(|item| !item.is_null() && (!advice.is_item || item.items().is_empty()))
}

/// What a service should say.
fn wanted(input: &Input, nodes: Nodes, service: &Service) -> Vec<Advice> {
    let mut all = Vec::new();
    let mut add = |path, value: String, why, is_item| all.push(Advice { path, value, why, is_item });
    if service.cpu_m > 0 {
        let why = "The scheduler looks at reservations only.";
        add(&["deploy", "resources", "reservations", "cpus"][..], cpus(service), why, false);
    }
    if service.memory_mib > 0 {
        let why = "The scheduler looks at reservations only.";
        let value = format!("{}M", service.memory_mib);
        add(&["deploy", "resources", "reservations", "memory"][..], value, why, false);
    }
    if stays_off_managers(nodes, service) {
        let why = "It stays off the managers even when one is activated.";
        add(&["deploy", "placement", "constraints"][..], "node.role==worker".to_owned(), why, true);
    }
    if wants_spread(input, service) {
        let value = "{spread: node.labels.zone}".to_owned();
        add(&["deploy", "placement", "preferences"][..], value, "No zone holds all of its tasks.", true);
    }
    let order = update_order(service);
    for (path, value, why) in [
        (&["deploy", "update_config", "order"][..], order.to_owned(), "Said, not left to the default."),
        (
            &["deploy", "update_config", "parallelism"][..],
            service.update_parallelism.to_string(),
            "Said, not left to the default.",
        ),
        (
            &["deploy", "update_config", "failure_action"][..],
            "rollback".to_owned(),
            "The default pauses and leaves half of the tasks updated.",
        ),
        (
            &["deploy", "update_config", "monitor"][..],
            "60s".to_owned(),
            "The default of 5 s ends before most health checks have failed once.",
        ),
        (&["deploy", "rollback_config", "order"][..], order.to_owned(), "A rollback goes the way of the update."),
    ] {
        add(path, value, why, false);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::swarm::{Input, size};

    fn advised(text: &str, answers: &str) -> AdvisedFile {
        let input = Input::from_json(answers).expect("answers").with_stack_files(&[text], &Variables::default());
        let nodes = size(&input).nodes;
        let file = StackFile { name: "stack.yml".into(), text: text.into() };
        write(&[file], &Variables::default(), &input, nodes).remove(0)
    }

    #[test]
    fn what_is_advised_is_written_and_comments_stay() {
        let text = "# The shop.\nservices:\n  web: # the front\n    image: nginx:1.27\n    deploy:\n      replicas: 4\n      \
                    placement:\n        constraints:\n          - node.labels.ssd==true # fast disks\n  db:\n    image: postgres:17\n";
        let file = advised(text, r#"{"existing_nodes":12,"zones":3}"#);
        for line in text.lines() {
            assert!(file.text.contains(line.trim_end()), "{line}\n{}", file.text);
        }
        assert!(file.text.contains("          - node.role==worker\n"), "{}", file.text);
        assert!(file.text.contains("preferences: [{spread: node.labels.zone}]"), "{}", file.text);
        assert!(file.left.is_empty(), "{:?}", file.left);
        let again = Input::default().with_stack_files(&[&file.text], &Variables::default());
        assert_eq!(again.services[0].constraints, ["node.labels.ssd==true", "node.role==worker"]);
        assert_eq!(again.services[0].preferences, ["node.labels.zone"]);
        assert_eq!(again.services[1].constraints, ["node.role==worker"]);
        let twice = advised(&file.text, r#"{"existing_nodes":12,"zones":3}"#);
        assert_eq!((twice.text, twice.changes), (file.text, Vec::new()), "nothing is written twice");
    }

    #[test]
    fn old_versions_are_raised_and_broken_files_left_alone() {
        let file = advised("version: \"3.3\"\nservices:\n  web:\n    image: a:1\n", "{}");
        assert!(file.text.starts_with("version: \"3.8\"\n"), "{}", file.text);
        let broken = "services:\n  web: [\n";
        assert_eq!(advised(broken, "{}").text, broken);
        let shared = "x-deploy: &d\n  replicas: 2\nservices:\n  web:\n    image: a:1\n    deploy: *d\n";
        let file = advised(shared, "{}");
        assert!(file.changes.is_empty() && !file.left.is_empty(), "{file:?}");
    }
}
