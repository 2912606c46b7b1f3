//! Which Dockerfile builds the image of which service. Nothing in either file says so, but their names do.

use super::{Context, Image};
use crate::{
    images::is_public_registry,
    stack::{model::Service, units::reference},
};

/// A service with the image that it runs.
#[derive(Clone, Copy)]
pub struct Pair<'c, 'a> {
    /// Number of its stack file.
    pub stack: usize,
    /// The service.
    pub service: &'c Service,
    /// The image.
    pub image: &'c Image<'a>,
    /// What tells that they belong together.
    pub told: Told,
}

/// What tells that a Dockerfile builds the image of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The Dockerfile is called after the service or its image: `web.Dockerfile`.
    ByName,
    /// There is one Dockerfile, and one image that comes from a registry of one's own.
    ByBeingAlone,
}

impl Pair<'_, '_> {
    /// "`web.Dockerfile`", with how it is known where its name does not say it.
    pub fn dockerfile(&self) -> String {
        match self.told {
            Told::ByName => format!("`{}`", self.image.name),
            Told::ByBeingAlone => {
                format!("`{}`, taken for the source of the one image from a registry of yours,", self.image.name)
            }
        }
    }
}

/// The word that tells a Dockerfile from others: `web` of `web.Dockerfile`, `Dockerfile.web` and `web/Dockerfile`.
fn stem(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
    let stem = match file.strip_suffix(".dockerfile").or_else(|| file.strip_prefix("dockerfile.")) {
        Some(stem) => stem,
        None if file == "dockerfile" || file == "containerfile" => folder.rsplit('/').next().unwrap_or_default(),
        None => "",
    };
    (!stem.is_empty()).then(|| stem.to_owned())
}

fn is_called(service: &Service, stem: &str) -> bool {
    let image = service.image.as_ref().and_then(|i| reference::parts(i).repository.rsplit('/').next());
    service.name.eq_ignore_ascii_case(stem) || image == Some(stem)
}

fn is_own(service: &Service) -> bool {
    service.image.as_ref().and_then(|i| reference::parts(i).registry).is_some_and(|host| !is_public_registry(host))
}

pub(super) fn pairs<'c, 'a>(context: &'c Context<'a>) -> Vec<Pair<'c, 'a>> {
    let stacks = || context.stacks.iter().enumerate().filter(|(_, s)| s.is_complete());
    let services = || stacks().flat_map(|(n, s)| s.analysis.model.services.iter().map(move |service| (n, service)));
    let mut found = Vec::new();
    for image in &context.images {
        let Some(stem) = stem(image.name) else { continue };
        let called = services().filter(|(_, service)| is_called(service, &stem));
        found.extend(called.map(|(stack, service)| Pair { stack, service, image, told: Told::ByName }));
    }
    if let ([image], true) = (context.images.as_slice(), found.is_empty()) {
        let mut own = services().filter(|(_, service)| is_own(service));
        if let (Some((stack, service)), None) = (own.next(), own.next()) {
            found.push(Pair { stack, service, image, told: Told::ByBeingAlone });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn names_tell_what_a_dockerfile_is_for() {
        for name in ["web.Dockerfile", "Dockerfile.web", "services/web/Dockerfile"] {
            assert_eq!(stem(name).as_deref(), Some("web"), "{name}");
        }
        for name in ["Dockerfile", "Dockerfile 2", "Containerfile", "web.txt"] {
            assert_eq!(stem(name), None, "{name}");
        }
    }
}
