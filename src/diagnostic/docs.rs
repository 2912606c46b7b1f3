//! A rule's documentation: the head of its file, read as Markdown.
//!
//! Each head has a title, then headings of the second level: *What it does*, *Why it is bad*, *Example*, *Use
//! instead*, *Fix safety* and what else helps. Fenced blocks of language `dockerfile` (of rules for
//! stack files: `yaml`) are tests; the words behind the language say what is expected of the rule in the default profile:
//!
//! - `flagged=2,5`: findings on these lines and no others;
//! - `clean`: none;
//! - `fixed`: what the flagged block before it becomes when the rule's fixes (unsafe ones too) are applied;
//! - `profile=hadolint`: asked of that profile instead;
//! - `ignore=a,b`, `paths=a,b/`: with these lines in `.dockerignore`, these paths in the build's folder;
//! - `trusted=a,b`, `labels=name:type,...`, `strict`: with these registries, this label schema.

use super::RuleMeta;

/// The documentation of a rule in Markdown; empty without the feature `docs`.
pub fn markdown(meta: &RuleMeta) -> String {
    head(meta.file)
}

/// The `//!` lines at the head of a rule's file, without the marks.
pub fn head(file: &str) -> String {
    let lines = file.lines().map_while(|l| l.strip_prefix("//!"));
    lines.map(|l| l.strip_prefix(' ').unwrap_or(l)).collect::<Vec<_>>().join("\n")
}

/// A fenced block of a rule's documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The words behind the language, `flagged=2`.
    pub marks: Vec<String>,
    /// The block's text, with a line break at its end.
    pub text: String,
    /// Line of the fence in the documentation, from 1.
    pub line: usize,
}

impl Example {
    /// The value of a mark, `2,5` of `flagged=2,5`; empty for a bare word.
    pub fn mark(&self, name: &str) -> Option<&str> {
        self.marks.iter().find_map(|m| {
            let (key, value) = m.split_once('=').unwrap_or((m, ""));
            (key == name).then_some(value)
        })
    }
}

/// The blocks of a documentation that are in a language (`dockerfile`, `yaml`), in order.
pub fn examples(markdown: &str, language: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut open: Option<Example> = None;
    for (n, line) in markdown.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let mut words = info.split_whitespace().map(str::to_owned);
                let is_asked_for = words.next().as_deref() == Some(language);
                let marks = words.collect();
                open = Some(Example {
                    marks: if is_asked_for { marks } else { vec!["other".to_owned()] },
                    text: String::new(),
                    line: n + 1,
                });
            }
            (Some(_), Some(_)) => found.extend(open.take().filter(|e| e.mark("other").is_none())),
            (Some(example), None) => {
                example.text.push_str(line);
                example.text.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}
