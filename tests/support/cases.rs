//! Tables of Dockerfiles with a peer's verdicts.
//!
//! `tests/<peer>/<CODE>.cases`: what stands before the first case is about the table. Each case starts with a line
//! `=== title | 2 5 5`: the lines on which the peer reports the code. Where we differ on purpose it goes on ` -> 2`,
//! our lines. A further `| --option value ...` gives options of the peer's command.

use std::path::PathBuf;

/// A Dockerfile, and where a code is reported in it.
pub struct Case {
    pub name: String,
    pub code: String,
    pub theirs: Vec<u32>,
    pub ours: Vec<u32>,
    pub options: Vec<String>,
    pub text: String,
}

fn numbers(text: &str) -> Vec<u32> {
    text.split_whitespace().map(|n| n.parse().unwrap_or_else(|_| panic!("`{n}` is no line number"))).collect()
}

/// All cases of a peer.
pub fn read(peer: &str) -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(peer);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "cases"))
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let code = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let content = std::fs::read_to_string(&path).expect("UTF-8");
        for part in format!("\n{content}").split("\n=== ").skip(1) {
            let (head, text) = part.split_once('\n').unwrap_or((part, ""));
            let (head, options) =
                head.rsplit_once("| --").map_or((head, String::new()), |(h, o)| (h, format!("--{o}")));
            let (title, lines) = head.rsplit_once('|').unwrap_or_else(|| panic!("{code}: no `|` in `{head}`"));
            let (theirs, ours) = lines.split_once("->").unwrap_or((lines, lines));
            cases.push(Case {
                name: format!("{code} {}", title.trim()),
                code: code.clone(),
                theirs: numbers(theirs),
                ours: numbers(ours),
                options: options.split_whitespace().map(str::to_owned).collect(),
                // The line break before the next case's mark is not part of this one's text but for its last line.
                text: format!("{}\n", text.strip_suffix('\n').unwrap_or(text)),
            });
        }
    }
    cases
}
