//! All analyses by kind of document, as the core worker and the module with all rules offer them.

use super::{
    analysis::{self, Item},
    linter::write_outcome,
};
use crate::{
    cross::on_swarm::{self, Swarm},
    diagnostic::{Config, ConfigDialect, Severity},
    dockerfile::TokenKind,
    lint::{
        self, BuildContext, EntryKind, IgnoreFile, Paths,
        fix::{self, FixOutcome},
        read_config,
    },
    share::{Document, DocumentKind},
    stack::{self, Surroundings, Token, Variables},
    text::{LineIndex, TextRange},
};
use serde::Deserialize;

/// What bears on a text, as the page sends it.
#[derive(Default, Deserialize)]
struct Beside {
    /// Configuration and ignore files.
    #[serde(default)]
    documents: Vec<Document>,
    /// Every path of the folder that was dropped on the page; folders end with a slash.
    #[serde(default)]
    paths: Option<Vec<String>>,
    /// What stands in for the environment of `docker stack deploy`.
    #[serde(default)]
    variables: Variables,
    /// The answers on the swarm that a stack is to run on.
    #[serde(default)]
    swarm: Option<serde_json::Value>,
}

/// A text's surroundings.
pub struct Desk {
    kind: DocumentKind,
    name: String,
    config: Config,
    build: BuildContext,
    surroundings: Surroundings,
    swarm: Option<Swarm>,
}

impl Desk {
    /// Lays out the surroundings: the name of the text's kind, its own name, and what bears on it as JSON
    /// (`documents` as in a state object, and `paths`).
    pub fn new(kind: &str, name: &str, beside: &str) -> Self {
        let Beside { documents, paths, variables, swarm } = serde_json::from_str(beside).unwrap_or_default();
        let of_kind = |kind| documents.iter().find(move |d: &&Document| d.kind == kind);
        let settings = of_kind(DocumentKind::Config)
            .map(|d| read_config(&d.text, ConfigDialect::of_file(&d.name)).settings)
            .unwrap_or_default();
        let kind = DocumentKind::parse(kind).unwrap_or_default();
        let settings = if kind == DocumentKind::Stack { settings.for_stack() } else { settings };
        let entry = |path: String| match path.strip_suffix('/') {
            Some(folder) => (folder.to_owned(), EntryKind::Folder),
            None => (path, EntryKind::File),
        };
        // Answers that cannot be read are told at their own place.
        let swarm = swarm.and_then(|value| Swarm::from_value(&value).ok());
        let build = BuildContext {
            ignore: of_kind(DocumentKind::Dockerignore).map(|d| IgnoreFile::read(&d.name, &d.text)),
            paths: paths.map(|paths| Paths::new(paths.into_iter().map(entry))),
            dockerfile: Some(name.to_owned()),
        };
        Self { kind, name: name.to_owned(), config: settings.config(), build, surroundings: (&variables).into(), swarm }
    }

    /// What the reader wants to hear.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The findings of a text, by place.
    pub fn items(&self, text: &str) -> Vec<Item> {
        match self.kind {
            DocumentKind::Dockerfile => {
                analysis::shown(text, &self.config, lint::lint_in(text, &self.config, &self.build))
            }
            DocumentKind::Stack => self
                .stack(text)
                .files
                .into_iter()
                .flat_map(|f| analysis::shown_findings(text, &self.config, &f.index, f.findings))
                .collect(),
            DocumentKind::Dockerignore => {
                let faults = IgnoreFile::read(&self.name, text).faults;
                faults.into_iter().map(|f| Item::remark(text, Severity::Error, f.message, f.range)).collect()
            }
            DocumentKind::Config => {
                let reading = read_config(text, ConfigDialect::of_file(&self.name));
                let faults = reading.faults.into_iter().map(|note| (Severity::Error, note));
                let notes = reading.notes.into_iter().map(|note| (Severity::Warning, note));
                let mut items: Vec<Item> =
                    faults.chain(notes).map(|(s, note)| Item::remark(text, s, note.message, note.range)).collect();
                items.sort_by_key(|item| item.range.start);
                items
            }
        }
    }

    /// All that is known of a stack file.
    fn stack(&self, text: &str) -> stack::Analysis {
        match &self.swarm {
            Some(swarm) => on_swarm::lint(&[text], &self.surroundings, &self.config, swarm),
            None => stack::lint_in(&[text], &self.surroundings, &self.config),
        }
    }

    /// What a stack file comes to, as JSON of [`stack::Explained`].
    pub fn explained(&self, text: &str) -> String {
        let analysis = stack::lint_in(&[text], &self.surroundings, &self.config);
        serde_json::to_string(&stack::explain(&analysis)).unwrap_or_default()
    }

    /// The findings as JSON, for the page.
    pub fn analyse(&self, text: &str) -> String {
        analysis::to_json(self.items(text).iter())
    }

    /// A text after all safe fixes.
    pub fn fix_all(&self, text: &str) -> FixOutcome {
        match self.kind {
            DocumentKind::Dockerfile => fix::fix_all(text, &self.config, false),
            DocumentKind::Stack => match &self.swarm {
                Some(swarm) => on_swarm::fix_all(text, &self.surroundings, &self.config, swarm, false),
                None => stack::fix_all(text, &self.surroundings, &self.config, false),
            },
            DocumentKind::Dockerignore | DocumentKind::Config => FixOutcome { fixed: 0, text: text.to_owned() },
        }
    }

    /// A text after all safe fixes and their number, as JSON, for the page.
    pub fn fixed(&self, text: &str) -> String {
        write_outcome(&self.fix_all(text))
    }

    /// What the key at a place of a stack file means and what becomes of it, as JSON for the editor, in whose units the
    /// place is; nothing where no key's name stands, and for other kinds of text.
    pub fn about(kind: &str, text: &str, at: u32) -> Option<String> {
        if DocumentKind::parse(kind) != Some(DocumentKind::Stack) {
            return None;
        }
        let index = LineIndex::new(text);
        let about = stack::about(text, index.from_editor_offset(text, at))?;
        let unit = |at| index.editor_offset(text, at);
        Some(
            serde_json::json!({
                "from": unit(about.range.start), "to": unit(about.range.end), "path": about.path, "fate": about.fate.as_str(),
                "does": about.does, "meaning": about.meaning, "instead": about.instead,
                "source": about.source.title, "url": about.source.url,
            })
            .to_string(),
        )
    }

    /// Colour runs of a text, as [`analysis::colour_runs`] makes them.
    pub fn colours(kind: &str, text: &str) -> Vec<u32> {
        match DocumentKind::parse(kind).unwrap_or_default() {
            DocumentKind::Dockerfile => analysis::colour_runs(text),
            DocumentKind::Stack => stack_colours(text),
            DocumentKind::Dockerignore | DocumentKind::Config => Vec::new(),
        }
    }
}

/// Colour runs of a stack file, in the editor's units.
fn stack_colours(text: &str) -> Vec<u32> {
    let index = LineIndex::new(text);
    let run = |(range, token): (TextRange, Token)| {
        let kind = match token {
            Token::Key => TokenKind::Keyword,
            Token::String => TokenKind::String,
            Token::Variable => TokenKind::Variable,
            Token::Comment => TokenKind::Comment,
        };
        [index.editor_offset(text, range.start), index.editor_offset(text, range.end), kind as u32]
    };
    stack::highlight(text).into_iter().flat_map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(kind: &str, name: &str, beside: &str, text: &str) -> Vec<String> {
        let list = Desk::new(kind, name, beside).items(text);
        list.into_iter().map(|item| format!("{} {}", item.severity, item.code)).collect()
    }

    #[test]
    fn a_stack_file_is_judged_as_one() {
        let text = "services:\n  web:\n    image: nginx:${TAG}\n    cpus: 1\n";
        let found = codes("stack", "stack.yml", "", text);
        assert!(found.contains(&"error ST84".to_owned()) && found.contains(&"error ST02".to_owned()), "{found:?}");
        let found = codes("stack", "stack.yml", r#"{"variables":{"TAG":"1.27"}}"#, text);
        assert!(!found.contains(&"error ST84".to_owned()), "{found:?}");
        let found = codes(
            "stack",
            "stack.yml",
            r#"{"swarm":{"node":{"memory_mib":1024}}}"#,
            "services:\n  web:\n    image: nginx:1\n    deploy: {resources: {reservations: {memory: 2G}}}\n",
        );
        assert!(found.contains(&"error ST21".to_owned()), "{found:?}");
        assert_eq!(Desk::colours("stack", text).first_chunk::<3>(), Some(&[0, 8, TokenKind::Keyword as u32]));
    }

    #[test]
    fn a_key_is_explained() {
        let text = "services:\n  wéb:\n    privileged: true\n";
        let at = text[..text.find("privileged").expect("the key")].encode_utf16().count() as u32;
        let told: serde_json::Value =
            serde_json::from_str(&Desk::about("stack", text, at + 3).expect("a key")).expect("JSON");
        assert_eq!((told["from"].as_u64(), told["fate"].as_str()), (Some(u64::from(at)), Some("ignored")));
        assert_eq!(Desk::about("dockerfile", text, at), None);
    }

    #[test]
    fn a_configuration_beside_it_counts() {
        let beside = r#"{"documents":[{"kind":"config","name":".hadolint.yaml","text":"ignored: [DL3007]"}]}"#;
        let text = "FROM alpine:latest\n";
        assert!(codes("dockerfile", "Dockerfile", "", text).contains(&"warning DL3007".to_owned()));
        assert!(!codes("dockerfile", "Dockerfile", beside, text).iter().any(|c| c.ends_with("DL3007")));
    }

    #[test]
    fn a_folder_and_its_ignore_file_are_asked() {
        let beside = r#"{"documents":[{"kind":"dockerignore","name":".dockerignore","text":"*.log"}],
            "paths":["app.log","src/","src/a"]}"#;
        let text = "FROM alpine:3.20\nCOPY app.log nowhere src/a /x/\n";
        let found = codes("dockerfile", "Dockerfile", beside, text);
        assert!(found.iter().any(|c| c.ends_with("CopyIgnoredFile")), "{found:?}");
        assert!(codes("dockerfile", "Dockerfile", "", text).len() < found.len(), "{found:?}");
    }

    #[test]
    fn configuration_and_ignore_file_are_checked_themselves() {
        assert_eq!(codes("config", ".plimsoll.yaml", "", "ignored: 5\n"), ["error "]);
        assert_eq!(codes("config", ".plimsoll.yaml", "", "ignored: [DL3007]\n").len(), 0);
        assert_eq!(codes("dockerignore", ".dockerignore", "", "[b\n"), ["error "]);
    }
}
