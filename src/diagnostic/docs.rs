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
//! - `name=Dockerfile.prod`: of a file of that name;
//! - `ignore=a,b`, `paths=a,b/`: with these lines in `.dockerignore`, these paths in the build's folder;
//! - `sizes=a:512000`: of a stack that names a file `a` of so many bytes;
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

/// What is wrong with a rule's documentation, in words, given the lines on which the rule speaks of an example and what
/// its fixes make of one.
#[cfg(test)]
pub(crate) fn faults(
    meta: &RuleMeta,
    language: &str,
    lines: impl Fn(&Example) -> Vec<u32>,
    fixed: impl Fn(&Example) -> String,
) -> Vec<String> {
    let text = markdown(meta);
    let mut faults = Vec::new();
    for heading in ["## What it does", "## Why it is bad", "## Example", "## Use instead", "## Fix safety"] {
        if !text.lines().any(|l| l == heading) {
            faults.push(format!("no heading `{heading}`"));
        }
    }
    if text.lines().next() != Some(&format!("# {}", meta.slug)) {
        faults.push("the first line is not `# <slug>`".to_owned());
    }
    let examples = examples(&text, language);
    let (mut flagged, mut clean, mut with_fix) = (0, 0, 0);
    let mut last_flagged = None;
    for example in &examples {
        let got = lines(example);
        if let Some(want) = example.mark("flagged") {
            flagged += 1;
            last_flagged = Some(example);
            let want: Vec<u32> = want.split(',').map(|n| n.parse().expect("a line number")).collect();
            if got != want {
                faults.push(format!("line {}: findings on lines {got:?}, not {want:?}", example.line));
            }
        } else if example.mark("clean").is_some() {
            clean += 1;
            if !got.is_empty() {
                faults.push(format!("line {}: findings on lines {got:?}, though it is clean", example.line));
            }
        } else if example.mark("fixed").is_some() {
            with_fix += 1;
            let Some(before) = last_flagged else {
                faults.push(format!("line {}: `fixed` without a flagged block before it", example.line));
                continue;
            };
            let after = fixed(before);
            if after != example.text {
                faults.push(format!("line {}: fixed to\n{after}", example.line));
            }
        } else {
            faults.push(format!("line {}: a block without flagged, clean or fixed", example.line));
        }
    }
    if flagged == 0 || clean == 0 {
        faults.push(format!("{flagged} flagged and {clean} clean examples"));
    }
    if (meta.fix == super::FixAvailability::None) != (with_fix == 0) {
        faults.push(format!("{with_fix} fixed examples, but fixes are called {:?}", meta.fix));
    }
    faults
}
