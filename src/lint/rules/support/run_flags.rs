//! The flags of RUN, in a form in which they can be compared and looked through.

use crate::{
    dockerfile::{Flag, Instruction},
    text::sort_by,
};

/// A `--mount`: its options by their full names, in order of name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lint) struct Mount {
    options: Vec<(String, String)>,
}

impl Mount {
    fn read(flag: &Flag) -> Self {
        let mut options: Vec<(String, String)> = flag
            .options()
            .into_iter()
            .map(|option| {
                let value = option.value.unwrap_or_else(|| "true".to_owned());
                let value = value.trim_matches('"').to_owned();
                match option.name.as_str() {
                    "dst" | "destination" => ("target".to_owned(), value),
                    "src" => ("source".to_owned(), value),
                    "ro" => ("readonly".to_owned(), value),
                    "rw" | "readwrite" => {
                        ("readonly".to_owned(), if value == "true" { "false" } else { "true" }.to_owned())
                    }
                    _ => (option.name, value),
                }
            })
            .collect();
        if !options.iter().any(|(name, _)| name == "type") {
            options.push(("type".to_owned(), "bind".to_owned()));
        }
        sort_by(&mut options, Ord::cmp);
        Self { options }
    }

    /// The value of an option: `type`, `target`, `source`, `from`, ...
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Where a mount puts a file system that does not end up in the image: of type `cache` or `tmpfs`.
    pub fn passing_target(&self) -> Option<&str> {
        matches!(self.option("type"), Some("cache" | "tmpfs")).then(|| self.option("target")).flatten()
    }
}

/// The mounts of a RUN.
pub(in crate::lint) fn mounts(run: &Instruction) -> Vec<Mount> {
    run.flags.iter().filter(|f| f.name == "mount").map(Mount::read).collect()
}

/// What must be alike for two RUNs to be run as one.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::lint) struct RunFlags<'t> {
    mounts: Vec<Mount>,
    others: Vec<(&'t str, &'t str)>,
}

impl<'t> RunFlags<'t> {
    /// Reads the flags of a RUN.
    pub fn read(run: &'t Instruction) -> Self {
        Self::of(run.flags.iter())
    }

    /// Reads the flags that hadolint knows; from the first other one on, all is text to it.
    pub fn for_peer(run: &'t Instruction) -> Self {
        Self::of(run.flags.iter().take_while(|f| matches!(f.name.as_str(), "mount" | "network" | "security")))
    }

    fn of(flags: impl Iterator<Item = &'t Flag>) -> Self {
        let (mut mounts, mut others) = (Vec::new(), Vec::new());
        for flag in flags {
            match flag.name.as_str() {
                "mount" => mounts.push(Mount::read(flag)),
                name => others.push((name, flag.value.as_ref().map_or("", |v| v.value.as_str()))),
            }
        }
        sort_by(&mut mounts, Ord::cmp);
        mounts.dedup();
        sort_by(&mut others, Ord::cmp);
        Self { mounts, others }
    }
}

#[cfg(test)]
mod tests {
    use super::RunFlags;
    use crate::dockerfile::parse;

    #[test]
    fn spelling_and_order_do_not_matter() {
        let same = |a: &str, b: &str| {
            let file = parse(&format!("FROM a\nRUN {a} x\nRUN {b} x\n"));
            RunFlags::read(&file.instructions[1]) == RunFlags::read(&file.instructions[2])
        };
        assert!(same("--mount=type=cache,target=/x", "--mount=dst=\"/x\",type=cache"));
        assert!(same(
            "--mount=target=/x,ro --network=none",
            "--network=none --mount=type=bind,target=/x,readonly=true"
        ));
        assert!(!same("--mount=type=cache,target=/x", "--mount=type=cache,target=/y"));
        assert!(!same("--network=none", ""));
    }
}
