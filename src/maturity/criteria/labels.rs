//! # labels
//!
//! LABEL says what the image is, where it comes from and who looks after it.
//!
//! - *Met*: the last image has a LABEL of its own.
//! - *Missed*: it has none. MAINTAINER, which Docker gave up, does not count.

use crate::{
    dockerfile::Keyword,
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion = Criterion { id: "labels", title: "is labelled", rung: Rung::Documented, check };

fn check(view: &View<'_>) -> Outcome {
    let labels: Vec<_> = view.of(Keyword::Label).map(|i| i.range).collect();
    if labels.is_empty() {
        return Outcome::missed(
            "No LABEL says what the image is, where its source is and who looks after it.",
            "Add labels, for example `LABEL org.opencontainers.image.title=\"...\" org.opencontainers.image.source=\"https://...\"`.",
        )
        .at(view.of(Keyword::Maintainer).map(|i| i.range));
    }
    Outcome::met("Labels describe the image.").at(labels)
}
