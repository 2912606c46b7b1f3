use super::{
    IgnoreFile, clean,
    pattern::{Pattern, has_wildcards},
};
use std::{collections::BTreeMap, sync::Arc};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A file.
    File,
    /// A folder, whose entries are listed too.
    Folder,
    /// A link, or something else that is not looked into.
    Link,
}

/// Every path of a build's context; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    entries: Arc<BTreeMap<String, EntryKind>>,
}

/// Whether a source is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is.
    Yes,
    /// No such path.
    No,
    /// It is, but `.dockerignore` keeps it out.
    KeptOut,
    /// Can't be told: it leads through a link, or there is too much to look through.
    Unknown,
}

impl Paths {
    /// Takes paths relative to the folder, with slashes.
    pub fn new(entries: impl IntoIterator<Item = (String, EntryKind)>) -> Self {
        Self { entries: Arc::new(entries.into_iter().map(|(path, kind)| (clean(&path), kind)).collect()) }
    }

    /// Looks for a source of COPY or ADD, wildcards included; `ignore` is what the build leaves out, `work` how many
    /// paths may still be looked at, all sources of a file together.
    pub fn find(&self, source: &str, ignore: Option<&IgnoreFile>, work: &mut usize) -> Found {
        let path = clean(&format!("/{source}"));
        let path = path.trim_start_matches('/');
        if path.is_empty() {
            return Found::Yes;
        }
        if self.leads_through_link(path) {
            return Found::Unknown;
        }
        if has_wildcards(path) {
            return self.find_pattern(path, ignore, work);
        }
        if self.entries.contains_key(path) { self.arrives(path, ignore, work) } else { Found::No }
    }

    fn find_pattern(&self, path: &str, ignore: Option<&IgnoreFile>, work: &mut usize) -> Found {
        // A link above the first wildcard was looked for; one below could hold what matches.
        let Ok(pattern) = Pattern::read(path, false) else { return Found::Unknown };
        let mut best = Found::No;
        for entry in self.entries.keys() {
            if !may_go_on(work) {
                return Found::Unknown;
            }
            if pattern.matches(entry) {
                match self.arrives(entry, ignore, work) {
                    Found::Yes => return Found::Yes,
                    other => best = other,
                }
            }
        }
        if best == Found::No && self.entries.values().any(|kind| *kind == EntryKind::Link) && path.contains('/') {
            return Found::Unknown;
        }
        best
    }

    /// Whether anything of an entry gets past `.dockerignore`.
    fn arrives(&self, path: &str, ignore: Option<&IgnoreFile>, work: &mut usize) -> Found {
        let Some(ignore) = ignore else { return Found::Yes };
        if !ignore.keeps_out(path) {
            return Found::Yes;
        }
        if !ignore.takes_back() {
            return Found::KeptOut;
        }
        let below = format!("{path}/");
        for (entry, _) in self.entries.range(below.clone()..).take_while(|(entry, _)| entry.starts_with(&below)) {
            if !may_go_on(work) {
                return Found::Unknown;
            }
            if !ignore.keeps_out(entry) {
                return Found::Yes;
            }
        }
        Found::KeptOut
    }

    fn leads_through_link(&self, path: &str) -> bool {
        let above = path.match_indices('/').map(|(n, _)| &path[..n]);
        above.into_iter().any(|folder| self.entries.get(folder) == Some(&EntryKind::Link))
    }
}

fn may_go_on(work: &mut usize) -> bool {
    *work = work.saturating_sub(1);
    *work > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_looked_for_as_the_build_does() {
        let entries = [
            ("app", EntryKind::Folder),
            ("app/main.py", EntryKind::File),
            ("app/tmp", EntryKind::Folder),
            ("app/tmp/x", EntryKind::File),
            ("link", EntryKind::Link),
            ("a.json", EntryKind::File),
        ];
        let paths = Paths::new(entries.map(|(path, kind)| (path.to_owned(), kind)));
        let ignore = IgnoreFile::read(".dockerignore", "app\n!app/main.py\n*.json\n");
        for (source, plain, ignored) in [
            (".", Found::Yes, Found::Yes),
            ("/", Found::Yes, Found::Yes),
            ("./app/", Found::Yes, Found::Yes),
            ("/app/main.py", Found::Yes, Found::Yes),
            ("../app", Found::Yes, Found::Yes),
            ("app/tmp", Found::Yes, Found::KeptOut),
            ("*.json", Found::Yes, Found::KeptOut),
            ("*.yaml", Found::No, Found::No),
            ("app/*", Found::Yes, Found::Yes),
            ("app/nothing", Found::No, Found::No),
            ("link/x", Found::Unknown, Found::Unknown),
            ("link", Found::Yes, Found::Yes),
        ] {
            let mut work = 1_000;
            let found = (paths.find(source, None, &mut work), paths.find(source, Some(&ignore), &mut work));
            assert_eq!(found, (plain, ignored), "{source}");
        }
    }

    #[test]
    fn much_work_ends_in_silence() {
        let paths = Paths::new((0..100).map(|n| (format!("f{n}"), EntryKind::File)));
        assert_eq!(paths.find("x*", None, &mut 1_000), Found::No);
        assert_eq!(paths.find("x*", None, &mut 50), Found::Unknown);
    }
}
