//! SC2114 and SC2115: a folder of the system itself is removed, or all that is in it.

use super::{Question, Remark};
use crate::shell::Word;

const FOLDER: u16 = 2114;
const CONTENT: u16 = 2115;

/// The folders that count, without a `/` at the end.
const OF_SYSTEM: &[&str] = &[
    "",
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/home",
    "/lib",
    "/lib64",
    "/media",
    "/mnt",
    "/usr",
    "/usr/bin",
    "/usr/local",
    "/usr/share",
    "/var",
];

pub(super) fn check(question: &Question<'_>, remarks: &mut Vec<Remark>) {
    for call in question.script.written().filter(|c| c.name() == "rm") {
        let removes_folders = call.has_flag("r") || call.has_flag("R") || call.has_flag("recursive");
        let paths = call.args().iter().filter(|_| removes_folders);
        remarks.extend(paths.filter_map(|word| Some(Remark::new(code(word)?, word.range))));
    }
}

fn code(word: &Word) -> Option<u16> {
    let text = word.text();
    if !text.starts_with('/') || word.variables().next().is_some() || text.contains(['$', '`']) {
        return None;
    }
    let paths: Vec<String> = match text.split_once('{').and_then(|(a, rest)| Some((a, rest.split_once('}')?))) {
        Some((before, (list, behind))) => list.split(',').map(|one| format!("{before}{one}{behind}")).collect(),
        None => vec![text.to_owned()],
    };
    let is_of_system = |path: &str| {
        let mut folded = path.trim_end_matches('/').to_owned();
        while folded.contains("//") {
            folded = folded.replace("//", "/");
        }
        OF_SYSTEM.contains(&folded.as_str())
    };
    if paths.iter().any(|p| is_of_system(p)) {
        return Some(FOLDER);
    }
    let is_content = |path: &String| path.strip_suffix("/*").is_some_and(is_of_system);
    (word.has_glob() && paths.iter().any(is_content)).then_some(CONTENT)
}
