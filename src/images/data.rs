//! The records of `static/data/images.json`.

use super::Date;
use serde::Deserialize;
use std::sync::OnceLock;

/// Everything that is known, as read from the data file.
#[derive(Debug, Default, Deserialize)]
pub struct Data {
    /// The day that the data tell of.
    pub as_of: Date,
    /// What they were derived from.
    pub sources: Vec<Provenance>,
    /// Products with their lines, by [`Product::id`].
    pub products: Vec<Product>,
    /// Images in order of their names.
    pub images: Vec<Image>,
}

/// A public repository that the data were derived from.
#[derive(Debug, Deserialize)]
pub struct Provenance {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// The day of the commit that was read.
    pub day: Date,
}

/// A product whose lines live and end: Python, Debian, Ruby.
#[derive(Debug, Deserialize)]
pub struct Product {
    /// Its name at endoflife.date.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The page that tells when its lines end.
    pub url: String,
    /// Its lines, the newest first.
    pub lines: Vec<Line>,
}

/// A line of releases that is looked after for some time: Python 3.12, Debian 12.
#[derive(Debug, Deserialize)]
pub struct Line {
    /// What it is called: `3.12`, `12`, `22.04`.
    pub line: String,
    /// Other names that tags use: `bookworm`.
    #[serde(default)]
    pub names: Vec<String>,
    /// The day of its first release.
    pub released: Option<Date>,
    /// The day on which regular support ends, where updates free for everybody go on behind it until `ends`.
    pub support: Option<Date>,
    /// The day on which security updates that are free for everybody end; `None` where none is set.
    pub ends: Option<Date>,
    /// Whether it has ended on a day that nobody wrote down.
    #[serde(default)]
    pub ended: bool,
    /// Whether it is one that is kept for long, where the product tells such lines apart.
    #[serde(default)]
    pub lts: bool,
}

/// What an image is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A distribution or another operating system, to install on.
    OperatingSystem,
    /// Nothing but what a program needs to run: no shell, no package manager.
    Empty,
    /// A language with its run time.
    Language,
    /// A tool that builds or helps, not meant to serve: Maven, buildpack-deps.
    Tool,
    /// A database.
    Database,
    /// A store in memory, which may write to disk as well.
    Cache,
    /// A message broker.
    Queue,
    /// A search engine.
    Search,
    /// A web or application server.
    WebServer,
    /// A proxy or load balancer.
    Proxy,
    /// A content management system or another program that people put files into.
    Cms,
    /// A registry of images.
    Registry,
    /// Any other program that serves.
    Application,
}

impl Kind {
    /// Whether the image brings a program that serves by itself.
    pub fn is_service(self) -> bool {
        !matches!(self, Self::OperatingSystem | Self::Empty | Self::Language | Self::Tool)
    }
}

/// An image, which is to say a repository of a registry with all its tags.
#[derive(Debug, Deserialize)]
pub struct Image {
    /// Its name without `docker.io/` and `library/`: `postgres`, `mcr.microsoft.com/dotnet/sdk`.
    pub name: String,
    /// Other names of the same image.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it is called in a sentence.
    pub title: String,
    /// What it is there for.
    pub kind: Kind,
    /// The product whose lines its tags name ([`Product::id`]).
    pub product: Option<String>,
    /// The one line that it holds, where its name and not its tag says it (`ubi8`).
    pub line: Option<String>,
    /// The distribution that it is, or is always built on: `debian`, `alpine`, `rhel`, `windows`.
    pub lineage: Option<String>,
    /// The places where the program keeps what must outlive a container; one of them is enough. Empty where it
    /// keeps nothing.
    #[serde(default)]
    pub data: Vec<String>,
    /// What most of its tags declare; [`Known::declared`](super::Known) is what a given tag does.
    #[serde(default)]
    pub declares: Declared,
    /// How some tags differ. Later ones win.
    #[serde(default)]
    pub(super) variants: Vec<Variant>,
    /// The tags of the data's day, by line.
    #[serde(default)]
    pub(super) current: Vec<CurrentTags>,
    /// That nobody should build on it any more.
    pub deprecated: Option<Deprecated>,
    /// Where its facts are from.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// That an image is given up.
#[derive(Debug, Deserialize)]
pub struct Deprecated {
    /// What to take instead.
    pub instead: Vec<String>,
    /// Where that is said.
    pub source: String,
}

/// What an image declares by itself, and so hands on to what is built on it. Empty lists, `None` and `false` say
/// that it declares nothing of the sort.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Declared {
    /// VOLUME.
    pub volumes: Vec<String>,
    /// EXPOSE, `/tcp` left out.
    pub ports: Vec<String>,
    /// USER; `None` is root.
    pub user: Option<String>,
    /// WORKDIR; `None` is `/`.
    pub workdir: Option<String>,
    /// ENTRYPOINT, a shell form as `/bin/sh -c ...`.
    pub entrypoint: Vec<String>,
    /// CMD, likewise.
    pub cmd: Vec<String>,
    /// STOPSIGNAL; `None` is SIGTERM.
    pub stopsignal: Option<String>,
    /// Whether it has a HEALTHCHECK.
    pub healthcheck: bool,
    /// Names that ENV sets in this tag or in another one of the image.
    pub env: Vec<String>,
    /// The shell that it brings: `/bin/sh`, `cmd`; `None` where it has none.
    pub shell: Option<String>,
    /// Its package manager: `apt`, `apk`, `dnf`, `microdnf`, `yum`, `zypper`, `pacman`, `tdnf`.
    pub package_manager: Option<String>,
    /// Its C library: `glibc` or `musl`.
    pub libc: Option<String>,
}

/// What tags with a certain word, or of a certain line, declare in their own way.
#[derive(Debug, Deserialize)]
pub(super) struct Variant {
    pub word: Option<String>,
    pub line: Option<String>,
    pub set: Override,
}

/// The fields that differ; an empty text stands for none.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Override {
    volumes: Option<Vec<String>>,
    ports: Option<Vec<String>>,
    user: Option<String>,
    workdir: Option<String>,
    entrypoint: Option<Vec<String>>,
    cmd: Option<Vec<String>>,
    stopsignal: Option<String>,
    healthcheck: Option<bool>,
    shell: Option<String>,
    package_manager: Option<String>,
    libc: Option<String>,
}

impl Override {
    pub fn apply(&self, to: &mut Declared) {
        fn list(from: Option<&Vec<String>>, to: &mut Vec<String>) {
            if let Some(value) = from {
                to.clone_from(value);
            }
        }
        fn text(from: Option<&String>, to: &mut Option<String>) {
            if let Some(value) = from {
                *to = Some(value.clone()).filter(|v| !v.is_empty());
            }
        }
        list(self.volumes.as_ref(), &mut to.volumes);
        list(self.ports.as_ref(), &mut to.ports);
        list(self.entrypoint.as_ref(), &mut to.entrypoint);
        list(self.cmd.as_ref(), &mut to.cmd);
        text(self.user.as_ref(), &mut to.user);
        text(self.workdir.as_ref(), &mut to.workdir);
        text(self.stopsignal.as_ref(), &mut to.stopsignal);
        text(self.shell.as_ref(), &mut to.shell);
        text(self.package_manager.as_ref(), &mut to.package_manager);
        text(self.libc.as_ref(), &mut to.libc);
        to.healthcheck = self.healthcheck.unwrap_or(to.healthcheck);
    }
}

/// Lines that have the same tags on the data's day.
#[derive(Debug, Deserialize)]
pub(super) struct CurrentTags {
    pub lines: Vec<CurrentLine>,
    /// What follows the line's number, or name, in a tag: nothing, `-slim`, `-slim-bookworm`.
    pub suffixes: Vec<String>,
}

/// A line on the data's day.
#[derive(Debug, Deserialize)]
pub(super) struct CurrentLine {
    pub line: String,
    /// The full version that the line's own tag stands for.
    pub version: Option<String>,
    /// The system below the line's own tag: `debian 13`.
    pub system: Option<String>,
    /// The system below the tag `LINE-alpine`.
    pub alpine: Option<String>,
}

impl Data {
    /// The image of that name or other name.
    pub fn image(&self, name: &str) -> Option<&Image> {
        let found = self.images.binary_search_by(|i| i.name.as_str().cmp(name));
        let also = || self.images.iter().find(|i| i.also.iter().any(|n| n == name));
        found.ok().map(|at| &self.images[at]).or_else(also)
    }

    /// The product of that id.
    pub fn product(&self, id: &str) -> Option<&Product> {
        self.products.iter().find(|p| p.id == id)
    }
}

impl Product {
    /// The line of exactly that number or name.
    pub fn line(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|l| l.line == name || l.names.iter().any(|n| n == name))
    }
}

impl Line {
    /// Whether security updates have ended by that day.
    pub fn has_ended(&self, day: Date) -> bool {
        self.ended || self.ends.is_some_and(|end| end <= day)
    }
}

impl Image {
    /// The lines of the data's day, each with the suffixes of its tags.
    pub(super) fn current_lines(&self) -> impl Iterator<Item = (&CurrentLine, &[String])> {
        self.current.iter().flat_map(|c| c.lines.iter().map(|l| (l, c.suffixes.as_slice())))
    }
}

/// The data file's text. Empty without `all-rules`.
const TEXT: &str = if cfg!(any(test, feature = "all-rules")) {
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/static/data/images.json"))
} else {
    ""
};

/// All that is known, read on first use.
pub fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| if TEXT.is_empty() { Data::default() } else { serde_json::from_str(TEXT).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::{Data, TEXT, data};

    #[test]
    fn the_data_file_is_read_to_its_end() {
        let read: Data = serde_json::from_str(TEXT).expect("a data file of the right form");
        assert!(read.images.len() >= 60 && read.products.len() >= 40);
        assert!(read.images.is_sorted_by(|a, b| a.name < b.name), "images stand in order of their names");
    }

    #[test]
    fn every_record_has_a_source_and_its_product() {
        for image in &data().images {
            assert!(!image.sources.is_empty(), "{}", image.name);
            assert!(image.sources.iter().all(|s| s.starts_with("https://")), "{}", image.name);
            let product = image.product.as_deref().map(|id| data().product(id).unwrap_or_else(|| panic!("{id}")));
            if let Some(line) = &image.line {
                assert!(product.expect("a product").line(line).is_some(), "{}: {line}", image.name);
            }
        }
        assert!(data().products.iter().all(|p| p.url.starts_with("https://") && !p.lines.is_empty()));
    }
}
