//! Services that come in images and packages: where they keep their data, where their configuration lies, what their
//! defaults are and what a better first value depends on.
//!
//! Sources: each service's own manual ([`Service::manual`]) and the Dockerfile of its official image, as known on the day
//! [`AS_OF`]; the defaults of a named version carry it. What a first value should be is our inference from those manuals.
//! Most of the manuals' addresses were looked up on 2026-11-25, in stored copies of the pages and in what public
//! repositories cite; none was opened itself. About a dozen were not looked up: those of the relational databases
//! beside `MariaDB`, of Kafka and of Jenkins among them.

mod applications;
mod databases;
mod platforms;
mod queues;
mod web;

use crate::dockerfile::ImageReference;
use std::sync::LazyLock;

/// The month for which the tables speak.
pub const AS_OF: &str = "November 2025";

/// What a service is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It keeps data that nobody else has.
    Store,
    /// It may keep data, or be a cache that may lose it.
    Cache,
    /// An application whose users upload files and install extensions: part of its state lies in folders.
    Application,
    /// It keeps nothing.
    Stateless,
}

/// A service.
#[derive(Debug)]
pub struct Service {
    /// Its name for people.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Images of it, Docker Hub's by their short names.
    pub images: &'static [&'static str],
    /// Whether these images declare a VOLUME for the data; where [`crate::images`] knows an image, that counts.
    pub declares: bool,
    /// System packages that bring the server, numbers of series left out.
    pub packages: &'static [&'static str],
    /// Programs that are the server.
    pub programs: &'static [&'static str],
    /// Parts of the addresses that it is downloaded from.
    pub downloads: &'static [&'static str],
    /// Folders for its data. Where there are several, `all_data` says whether each counts.
    pub data: &'static [&'static str],
    /// Variables that name the data folder.
    pub data_variables: &'static [&'static str],
    /// Options that name it.
    pub data_options: &'static [&'static str],
    /// Settings of its configuration file that name it.
    pub data_keys: &'static [&'static str],
    /// Beginnings of the paths of its configuration.
    pub config: &'static [&'static str],
    /// What a file of its configuration is called.
    pub config_files: &'static [&'static str],
    /// Variables that configure it.
    pub config_variables: &'static [&'static str],
    /// Options that configure it.
    pub config_options: &'static [&'static str],
    /// The page of its manual that tells the defaults; empty where there are no knobs.
    pub manual: &'static str,
    /// What its defaults are and what to set first; empty where the defaults are fit.
    pub knobs: &'static [Knob],
}

/// A setting whose default is seldom fit.
#[derive(Debug)]
pub struct Knob {
    /// Its name.
    pub name: &'static str,
    /// What it is left alone.
    pub default: &'static str,
    /// What a first value depends on.
    pub first: &'static str,
}

/// What the tables leave out of a service.
const NOTHING: Service = Service {
    name: "",
    kind: Kind::Stateless,
    images: &[],
    declares: false,
    packages: &[],
    programs: &[],
    downloads: &[],
    data: &[],
    data_variables: &[],
    data_options: &[],
    data_keys: &[],
    config: &[],
    config_files: &[],
    config_variables: &[],
    config_options: &[],
    manual: "",
    knobs: &[],
};

const TABLES: &[&[Service]] =
    &[databases::SERVICES, queues::SERVICES, platforms::SERVICES, applications::SERVICES, web::SERVICES];

/// Services by the names that lead to them, in order of name.
struct Index(Vec<(&'static str, &'static Service)>);

impl Index {
    fn of(names: fn(&Service) -> &'static [&'static str]) -> Self {
        let mut all: Vec<_> = all().flat_map(|s| names(s).iter().map(move |n| (*n, s))).collect();
        all.sort_by_key(|(name, _)| *name);
        Self(all)
    }

    fn get(&self, name: &str) -> Option<&'static Service> {
        self.0.binary_search_by_key(&name, |(n, _)| n).ok().map(|found| self.0[found].1)
    }
}

static IMAGES: LazyLock<Index> = LazyLock::new(|| Index::of(|s| s.images));
static PACKAGES: LazyLock<Index> = LazyLock::new(|| Index::of(|s| s.packages));
static PROGRAMS: LazyLock<Index> = LazyLock::new(|| Index::of(|s| s.programs));

/// All services that are known.
pub fn all() -> impl Iterator<Item = &'static Service> {
    TABLES.iter().copied().flatten()
}

/// The service of an image.
pub fn of_image(image: &ImageReference) -> Option<&'static Service> {
    let name = image_name(image);
    IMAGES.get(&name)
}

/// A name that is the same wherever an official image is mirrored: `docker.io/library/redis` and
/// `public.ecr.aws/docker/library/redis` are `redis`; other registries stay in front.
pub fn image_name(image: &ImageReference) -> String {
    if let Some(name) = image.official_name() {
        return name.to_owned();
    }
    let repository = image.repository.text.as_str();
    if let Some((_, name)) = repository.rsplit_once("library/") {
        return name.to_owned();
    }
    match &image.registry {
        Some(registry) if !matches!(registry.text.as_str(), "docker.io" | "index.docker.io") => {
            format!("{}/{repository}", registry.text)
        }
        _ => repository.to_owned(),
    }
}

/// The service that a system package brings.
pub fn of_package(package: &str) -> Option<&'static Service> {
    let name = package.split([':', '@']).next().unwrap_or(package);
    let plain = crate::lint::rules::packages::importance::without_version(name);
    PACKAGES.get(name).or_else(|| PACKAGES.get(&plain))
}

/// The service that a program is.
pub fn of_program(program: &str) -> Option<&'static Service> {
    PROGRAMS.get(program)
}

/// The service that is downloaded from an address.
pub fn of_download(address: &str) -> Option<&'static Service> {
    all().find(|s| s.downloads.iter().any(|part| address.contains(part)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_name_leads_to_one_service() {
        let lists: [fn(&Service) -> &'static [&'static str]; 3] = [|s| s.images, |s| s.packages, |s| s.programs];
        for list in lists {
            let mut seen = BTreeSet::new();
            for service in all() {
                for name in list(service) {
                    assert!(seen.insert(*name), "`{name}` of {} stands twice", service.name);
                }
            }
        }
    }

    #[test]
    fn defaults_have_a_source() {
        for service in all() {
            assert_eq!(service.knobs.is_empty(), service.manual.is_empty(), "{}", service.name);
            assert!(service.manual.is_empty() || service.manual.starts_with("https://"), "{}", service.name);
        }
    }

    #[test]
    fn what_keeps_data_says_where() {
        for service in all() {
            assert!(
                service.kind == Kind::Stateless || !service.data.is_empty(),
                "{} keeps data, but nothing says where",
                service.name
            );
            assert!(service.data.iter().all(|d| d.starts_with('/')), "{}", service.name);
        }
    }

    #[test]
    fn images_are_known_wherever_they_are_mirrored() {
        for text in ["mysql:8", "docker.io/library/mysql", "public.ecr.aws/docker/library/mysql:8.0"] {
            assert_eq!(of_image(&ImageReference::read(text)).map(|s| s.name), Some("MySQL"), "{text}");
        }
        assert!(of_image(&ImageReference::read("team/mysql")).is_none());
        assert_eq!(of_package("postgresql-16").map(|s| s.name), Some("PostgreSQL"));
        assert!(of_package("postgresql-client-16").is_none());
    }
}
