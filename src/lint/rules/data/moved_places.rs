//! Where the text moves a service's data to: a variable, an option of the command, a RUN that writes the setting.

use super::places::{is_below, is_kept};
use crate::{
    lint::{Context, assembly::StageFacts, knowledge::services::Service},
    text::TextRange,
};

/// A place that no VOLUME keeps, with the words that name it.
#[derive(Debug)]
pub(super) struct Moved {
    /// The folder.
    pub place: String,
    /// The instruction that names it.
    pub index: usize,
    /// The words.
    pub range: TextRange,
}

/// All places that a stage's image moves a service's data to and that none of the volumes keeps.
pub(super) fn moved(context: &Context<'_>, stage: &StageFacts, service: &Service, kept: &[String]) -> Vec<Moved> {
    let mut moved = Vec::new();
    in_variables(context, stage, service, kept, &mut moved);
    in_commands(context, stage, service, kept, &mut moved);
    in_scripts(context, stage, service, kept, &mut moved);
    moved
}

fn in_variables(context: &Context<'_>, stage: &StageFacts, service: &Service, kept: &[String], moved: &mut Vec<Moved>) {
    for name in service.data_variables {
        let Some(setting) = context.assembly().setting(stage.index, name) else { continue };
        let place = setting.value.as_str();
        if place.starts_with('/') && !place.contains('$') && !is_kept(place, kept) && !is_usual(service, place) {
            moved.push(Moved { place: place.to_owned(), index: setting.index, range: setting.range });
        }
    }
}

fn in_commands(context: &Context<'_>, stage: &StageFacts, service: &Service, kept: &[String], moved: &mut Vec<Moved>) {
    let mut seen: Vec<String> = Vec::new();
    for launch in context.assembly().launches(stage.index) {
        let is_it = service.programs.contains(&launch.name.as_str())
            || launch.args.iter().any(|a| service.programs.contains(&a.as_str()));
        let is_arguments = service.name == "MinIO" && launch.name == "server";
        if !is_it
            && !is_arguments
            && !launch.name.contains("entrypoint")
            && !launch.args.first().is_some_and(|a| a.starts_with('-'))
            && !launch.name.starts_with('-')
        {
            continue;
        }
        // `minio server /export`
        let words: Vec<&str> =
            [launch.name.as_str()].into_iter().chain(launch.args.iter().map(String::as_str)).collect();
        let behind = words.iter().position(|w| *w == "server").filter(|_| service.name == "MinIO");
        let place = behind.and_then(|n| words[n + 1..].iter().find(|w| w.starts_with('/')));
        if let Some(place) = place.filter(|p| !is_kept(p, kept) && !p.contains('$') && !seen.iter().any(|s| s == *p)) {
            moved.push(Moved { place: (*place).to_owned(), index: launch.index, range: launch.range });
            seen.push((*place).to_owned());
        }
        for option in service.data_options {
            let value = launch.value(option).map(str::to_owned).or_else(|| {
                // `minio server /data`, `-c data_directory=/x`
                let setting = format!("{option}=");
                launch.args.iter().find_map(|a| a.strip_prefix(&setting).map(str::to_owned))
            });
            let Some(place) = value.filter(|v| v.starts_with('/') && !v.contains('$')) else { continue };
            // A folder below /etc holds the configuration, which says where the data is.
            if is_kept(&place, kept) || is_usual(service, &place) || place.starts_with("/etc") || seen.contains(&place)
            {
                continue;
            }
            moved.push(Moved { place: place.clone(), index: launch.index, range: launch.range });
            seen.push(place);
        }
    }
}

/// A RUN that writes the setting: `sed -i 's|^datadir.*|datadir=/srv|'`, `echo "dbPath: /srv" >> mongod.conf`.
fn in_scripts(context: &Context<'_>, stage: &StageFacts, service: &Service, kept: &[String], moved: &mut Vec<Moved>) {
    for facts in context.assembly().lineage(stage.index) {
        for n in facts.runs.clone() {
            let (run, known) = (&context.scripts()[n], &context.assembly().variables[n]);
            if !service.data_keys.iter().any(|key| run.text.text.contains(key)) || service.data_keys == ["dir"] {
                continue;
            }
            for call in run.script.calling(&["sed", "echo", "printf", "crudini", "tee"]) {
                for word in call.args() {
                    let text = known.resolve(word);
                    let place = service.data_keys.iter().find_map(|key| place_behind(&text, key));
                    let Some(place) = place.filter(|p| !is_kept(p, kept) && !is_usual(service, p)) else { continue };
                    moved.push(Moved { place, index: run.index, range: run.source(word.range) });
                }
            }
        }
    }
}

/// The last path that a setting is given in a text.
fn place_behind(text: &str, key: &str) -> Option<String> {
    let (at, _) = text.match_indices(key).last()?;
    let rest = text[at + key.len()..].trim_start_matches([' ', '=', ':', '\t', '"', '\'', '\\']);
    let end =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '.'))).unwrap_or(rest.len());
    let place = &rest[..end];
    (place.starts_with('/') && place.len() > 1).then(|| place.trim_end_matches('/').to_owned())
}

/// Whether a place is one of the usual ones: whether that is kept is the question of another rule.
fn is_usual(service: &Service, place: &str) -> bool {
    service.data.iter().any(|d| is_below(place, d))
}
