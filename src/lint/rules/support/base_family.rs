//! What sort of system a stage is built on, as far as its image's name tells.

use crate::{dockerfile::Base, lint::Context};

/// Families of base images, by what their commands can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) enum BaseFamily {
    /// Alpine and busybox: small commands with few options.
    Busybox,
    /// Nothing of Unix is there to run.
    None,
    /// Others: GNU's commands, and bash more often than not.
    Other,
}

/// The family of a stage.
pub(in crate::lint) fn family(context: &Context<'_>, mut stage: usize) -> BaseFamily {
    while let Base::Stage(base) = context.stages[stage].base {
        stage = base;
    }
    let Base::Image(image) = &context.stages[stage].base else { return BaseFamily::None };
    let image = image.resolved.as_ref().unwrap_or(&image.written);
    let name = image.repository.text.to_ascii_lowercase();
    let tag = image.tag.as_ref().map_or("", |t| t.text.as_str());
    if name.contains("alpine") || name.ends_with("busybox") || tag.contains("alpine") {
        BaseFamily::Busybox
    } else if name.contains("distroless") || name.contains("windows") || name.contains("nanoserver") {
        BaseFamily::None
    } else {
        BaseFamily::Other
    }
}
