//! The build's folder: which paths it has, and its `.dockerignore`.

use plimsoll::lint::{BuildContext, EntryKind, IgnoreFile, Paths};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A folder with more entries than this is not looked through to its end, and nothing is said of its files.
const MOST: usize = 300_000;

/// Reads the paths below a folder. `None` where there are too many.
///
/// # Errors
/// When the folder can't be read.
pub fn paths(folder: &Path) -> Result<Option<Paths>, String> {
    let mut found = Vec::new();
    let mut open: Vec<(PathBuf, String)> = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = open.pop() {
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(e) if prefix.is_empty() => return Err(format!("--context {}: {e}", folder.display())),
            // A folder that may not be read counts as one whose files are unknown.
            Err(_) => {
                found.push((prefix.trim_end_matches('/').to_owned(), EntryKind::Link));
                continue;
            }
        };
        for entry in entries.flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = match entry.file_type() {
                Ok(kind) if kind.is_dir() => EntryKind::Folder,
                Ok(kind) if kind.is_file() => EntryKind::File,
                _ => EntryKind::Link,
            };
            if kind == EntryKind::Folder {
                open.push((entry.path(), format!("{name}/")));
            }
            found.push((name, kind));
            if found.len() > MOST {
                return Ok(None);
            }
        }
    }
    Ok(Some(Paths::new(found)))
}

/// What is known of the folder that a file's build takes files from: the paths of `--context`, and the ignore file
/// of this Dockerfile alone, or that of the folder, which without `--context` is the Dockerfile's own; and its name.
pub fn of_file(file: &Path, context: Option<&Path>, paths: Option<&Paths>) -> BuildContext {
    let is_stdin = file == Path::new("-");
    let own = (!is_stdin).then(|| PathBuf::from(format!("{}.dockerignore", file.display())));
    let folder = context.or_else(|| file.parent().filter(|_| !is_stdin));
    let shared = folder.map(|f| f.join(".dockerignore"));
    let ignore = own.into_iter().chain(shared).find_map(|path| {
        let text = fs::read(&path).ok()?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some(IgnoreFile::read(&name, &String::from_utf8_lossy(&text)))
    });
    let name = file.file_name().filter(|_| !is_stdin).map(|n| n.to_string_lossy().into_owned());
    BuildContext { ignore, paths: paths.cloned(), dockerfile: name }
}
