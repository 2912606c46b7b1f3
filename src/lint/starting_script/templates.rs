//! Configuration files of one environment, and the templates that take their place.

use super::is_plain_path;
use crate::{
    dockerfile::references,
    lint::{
        Context,
        assembly::StageFacts,
        knowledge::environments::{FileRole, among, file_role, is_environment_variable},
    },
    text::TextRange,
};

/// How many files a script fills in.
const TEMPLATES: usize = 12;

/// A copied file.
#[derive(Debug)]
pub(super) struct Template {
    /// Index of the COPY or ADD.
    pub index: usize,
    /// How many sources that has.
    pub siblings: usize,
    /// The source as it is written.
    pub written: String,
    /// Its place.
    pub range: TextRange,
    /// The template beside the Dockerfile; empty for a file of variables, which needs none.
    pub source: String,
    /// Where the template goes in the image.
    pub copied_to: String,
    /// The file that the program reads; `None` where the base image's own script fills in what is below `copied_to`.
    pub target: Option<String>,
    /// The file itself, where it is one of variables that go to the container instead.
    pub dot_env: Option<String>,
}

/// The files of one environment that an image takes in.
pub(super) fn of(context: &Context<'_>, image: &StageFacts) -> Vec<Template> {
    let lineage: Vec<&StageFacts> = context.assembly().lineage(image.index).collect();
    let is_nginx = lineage.last().and_then(|s| s.image.as_ref()).is_some_and(|i| i.repository.text.ends_with("nginx"));
    let mut all: Vec<Template> = Vec::new();
    for facts in lineage.iter().rev() {
        for transfer in facts.transfers.iter().filter(|t| t.from.is_none() && !t.is_add) {
            for source in transfer.sources.iter().filter(|s| !s.is_heredoc && !s.path.contains("://")) {
                let role = file_role(&source.path).0;
                let is_chosen = references(&source.written, context.file.escape)
                    .iter()
                    .any(|r| is_environment_variable(&r.name) || r.name.eq_ignore_ascii_case("env"));
                let target = transfer.target(source);
                let is_file = target.rsplit('/').next().is_some_and(|n| n.contains('.')) && !source.path.ends_with('/');
                let is_one = matches!(role, FileRole::Configuration | FileRole::DotEnv) || is_chosen;
                if !is_one || !is_file || !is_plain_path(&target) || all.len() >= TEMPLATES {
                    continue;
                }
                let (index, siblings, range) = (transfer.index, transfer.sources.len(), source.range);
                let written = source.written.clone();
                let template = neutral(&source.written, &target);
                all.push(if role == FileRole::DotEnv {
                    let (source, copied_to) = (String::new(), String::new());
                    Template { index, siblings, written, range, source, copied_to, target: None, dot_env: Some(target) }
                } else if let Some(name) = target.strip_prefix("/etc/nginx/conf.d/").filter(|_| is_nginx) {
                    let copied_to = format!("/etc/nginx/templates/{name}.template");
                    Template {
                        index,
                        siblings,
                        written,
                        range,
                        source: template,
                        copied_to,
                        target: None,
                        dot_env: None,
                    }
                } else {
                    let copied_to = format!("{target}.template");
                    Template {
                        index,
                        siblings,
                        written,
                        range,
                        source: template,
                        copied_to,
                        target: Some(target),
                        dot_env: None,
                    }
                });
            }
        }
    }
    all
}

/// The template's path beside the Dockerfile: the file's folder without the environment's, and its name in the image.
fn neutral(written: &str, target: &str) -> String {
    let written = written.trim_start_matches("./").trim_start_matches('/');
    let folders = written.rsplit_once('/').map_or("", |(f, _)| f);
    let is_neutral = |f: &&str| !f.is_empty() && among(f).is_none() && !f.contains(['$', '*', '"', '\'']);
    let mut path: Vec<&str> = folders.split('/').filter(is_neutral).collect();
    let name = target.rsplit('/').next().unwrap_or(target);
    let plain = match among(name) {
        // `application-prod.yml` is `application.yml` for all.
        Some((_, word)) => ["-", ".", "_"]
            .iter()
            .flat_map(|sign| [format!("{sign}{word}"), format!("{word}{sign}")])
            .find(|part| name.contains(part.as_str()) && name.len() > part.len())
            .map_or_else(|| name.to_owned(), |part| name.replacen(&part, "", 1)),
        None => name.to_owned(),
    };
    path.push(&plain);
    format!("{}.template", path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn templates_bear_no_environment() {
        for (written, target, want) in [
            ("config/production.json", "/app/config.json", "config/config.json.template"),
            ("src/application-prod.yml", "/app/application-prod.yml", "src/application.yml.template"),
            ("envs/prod/nginx.conf", "/etc/nginx/nginx.conf", "envs/nginx.conf.template"),
            ("config/${ENV}.json", "/app/config.json", "config/config.json.template"),
        ] {
            assert_eq!(neutral(written, target), want);
        }
    }
}
