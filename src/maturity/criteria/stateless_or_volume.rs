//! # stateless-or-volume
//!
//! What must outlive a container lies in a VOLUME; everything else can be thrown away with it.
//!
//! - *Met*: the places of data are a VOLUME, of the file or of its base image, or a comment shows the mount.
//! - *Missed*: a rule warns of trapped data, or the file names a folder for uploads or a database file that no VOLUME keeps.
//! - *Can't be seen*: nothing tells whether the program keeps data.

use crate::{
    diagnostic::Group,
    dockerfile::Keyword,
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion = Criterion {
    id: "stateless-or-volume",
    title: "keeps its data in a VOLUME, or has none",
    rung: Rung::Scales,
    check,
};

fn check(view: &View<'_>) -> Outcome {
    let todo = "Declare a VOLUME for each place of data, or say in a comment where it is mounted.";
    // Folders for uploads and database files are named in the file itself: that the program keeps data is to be seen.
    let named = view.findings.iter().filter(|f| matches!(f.rule.code, "PL104" | "PL105"));
    let trapped: Vec<_> = view.grave(Group::TrappingData).chain(named).collect();
    if let Some(first) = trapped.first() {
        return Outcome::missed(first.message.clone() + ".", todo)
            .at(trapped.iter().map(|f| f.range))
            .codes(trapped.iter().map(|f| f.rule.code));
    }
    let own: Vec<_> = view.of(Keyword::Volume).map(|i| i.range).collect();
    if !own.is_empty() {
        return Outcome::met("VOLUME says where data lies.").at(own);
    }
    if let Some(parent) = view.parent.as_ref().filter(|p| !p.declared.volumes.is_empty()) {
        let text = format!("`{}` declares the VOLUME {}.", view.base_name(), parent.declared.volumes.join(", "));
        return Outcome::met(text).at(view.from());
    }
    let mounts: Vec<_> =
        view.context.file.comments.iter().map(|c| c.range).filter(|r| shows_mount(r.of(view.context.source))).collect();
    if !mounts.is_empty() {
        return Outcome::met("A comment says where data is mounted.").at(mounts);
    }
    Outcome::unseen("Whether the program keeps data can't be seen here.")
}

/// Whether a comment shows a mount of data, as `docker run` takes it: `-v /data/ldap:/var/lib/ldap`.
fn shows_mount(comment: &str) -> bool {
    let words: Vec<&str> = comment.split_whitespace().collect();
    words.windows(2).any(|w| {
        let is_volume = w[1].split_once(':').is_some_and(|(_, to)| to.starts_with('/') && !to.starts_with("/etc/"));
        let is_socket = w[1].contains("docker.sock") || w[1].contains("/tmp/.X11") || w[1].contains("localtime");
        matches!(w[0], "-v" | "--volume") && is_volume && !is_socket
    }) || comment.contains("--mount type=volume")
}
