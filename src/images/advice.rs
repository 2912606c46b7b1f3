//! What to think of the choice of a base image: the talk's advice, and what is to be said of it today.

use super::{Kind, Known};
use crate::dockerfile::ImageReference;

/// A remark, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The remark.
    pub text: &'static str,
    /// `talk 2017` or `ours`.
    pub whose: &'static str,
}

const FAMILIAR: Advice = Advice {
    text: "Stick with the distribution that you know best, at first the one that your deployments use already.",
    whose: "talk 2017",
};
const SIZE: Advice = Advice {
    text: "Size is no first reason: layers are kept once on each host, whatever number of images shares them.",
    whose: "talk 2017",
};
const ALPINE_LATER: Advice = Advice { text: "Consider Alpine later, perhaps much later.", whose: "talk 2017" };
const MUSL_TODAY: Advice = Advice {
    text: "Its C library is musl: more packages are built for it than in 2017, and what is built for glibc still does not run on it. Where your programs run well there is no reason to leave it.",
    whose: "ours",
};
const NO_SHELL: Advice = Advice {
    text: "It has no shell and no package manager: little to attack and little to patch. Look into a running container with `docker debug` or a sidecar, and plan that before the first night on call.",
    whose: "ours",
};
const SLIM: Advice = Advice {
    text: "The slim variant of the same image has the same distribution without compilers and headers: fewer packages whose flaws have to be looked at.",
    whose: "ours",
};
const DIGEST: Advice = Advice {
    text: "A bot that proposes new digests keeps a pinned base patched: pinning without it is a way to grow old.",
    whose: "ours",
};

/// Remarks on an image as the base of one's own.
pub fn advice(known: &Known, reference: &ImageReference) -> Vec<Advice> {
    let mut all = Vec::new();
    let below = known.system.map_or("", |s| s.lineage);
    match known.image.kind {
        Kind::Empty => all.push(NO_SHELL),
        _ if below == "alpine" => all.extend([ALPINE_LATER, SIZE, MUSL_TODAY]),
        Kind::OperatingSystem => all.extend([FAMILIAR, SIZE]),
        Kind::Language => {
            all.push(FAMILIAR);
            let has_slim =
                matches!(known.image.name.as_str(), "python" | "node" | "ruby" | "rust" | "perl" | "openjdk");
            let is_slim = reference.tag.as_ref().is_some_and(|t| t.text.contains("slim"));
            let is_full = known.declared.package_manager.as_deref() == Some("apt") && !is_slim;
            all.extend((has_slim && is_full).then_some(SLIM));
        }
        _ => all.push(FAMILIAR),
    }
    all.extend(reference.digest.is_some().then_some(DIGEST));
    all
}

#[cfg(test)]
mod tests {
    use super::{ALPINE_LATER, DIGEST, FAMILIAR, NO_SHELL, SLIM, advice};
    use crate::{dockerfile::ImageReference, images::find};

    #[test]
    fn advice_fits_the_image() {
        let of = |text: &str| {
            let reference = ImageReference::read(text);
            let known = find(&reference).unwrap_or_else(|| panic!("{text} is known"));
            advice(&known, &reference)
        };
        assert!(of("node:20-alpine").contains(&ALPINE_LATER));
        assert!(of("alpine:3.20").contains(&ALPINE_LATER));
        assert!(of("debian:12").contains(&FAMILIAR));
        assert!(of("python:3.12-bookworm").contains(&SLIM) && !of("python:3.12-slim-bookworm").contains(&SLIM));
        assert_eq!(of("gcr.io/distroless/static-debian12:nonroot"), [NO_SHELL]);
        let pinned = "debian:12@sha256:10901ccd8d249047f9761845b4594f121edef079cfd8224edebd9ea726f0a7f6";
        assert!(of(pinned).contains(&DIGEST));
    }
}
