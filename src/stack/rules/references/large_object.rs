//! # large-object
//!
//! ## What it does
//! Flags secrets whose file has 512,000 bytes or more, and configs whose file has 1,024,000 bytes or more. The command
//! looks at files that it finds beside the stack file; where the size is not known, nothing is said.
//!
//! ## Why it is bad
//! The swarm keeps secrets and configs in its raft log and refuses larger ones: the deploy stops.
//!
//! ## Example
//! ```yaml flagged=8 sizes=./ca-bundle.pem:512000
//! services:
//!   web:
//!     image: nginx:1.27
//!     secrets: [ca_v1]
//! secrets:
//!   ca_v1:
//!     # 512,000 bytes
//!     file: ./ca-bundle.pem
//! ```
//!
//! ## Use instead
//! Bring large files in the image or in a volume:
//! ```yaml clean sizes=./ca-bundle.pem:511999
//! services:
//!   web:
//!     image: nginx:1.27
//!     secrets: [ca_v1]
//! secrets:
//!   ca_v1:
//!     file: ./ca-bundle.pem
//! ```
//!
//! ## Fix safety
//! There is no fix: only you can say what should be left out.

use crate::{
    diagnostic::{Refuser, RuleMeta, rule_file},
    stack::{
        Context, Findings, Found, Rule,
        rules::support::meta::{BASE, CONFIGS, SECRETS},
    },
};

pub(super) const RULE: Rule = Rule {
    meta: RuleMeta {
        code: "ST14",
        slug: "large-object",
        summary: "A secret or config that is too large",
        why: "The swarm keeps secrets and configs in its raft log and refuses larger ones: the deploy stops.",
        sources: &[SECRETS, CONFIGS],
        file: rule_file!(),
        ..BASE
    },
    refused_by: Some(Refuser::Engine),
    check,
};

/// First sizes that the swarm refuses (swarmkit `api/validation/secrets.go`, `manager/controlapi/config.go`; the page
/// on configs still gives the older 500 kB).
const SECRET: u64 = 512_000;
const CONFIG: u64 = 1_024_000;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let model = &context.model;
    for (objects, kind, first_refused) in [(&model.secrets, "secret", SECRET), (&model.configs, "config", CONFIG)] {
        for object in objects.iter().filter(|o| o.external.is_none()) {
            let Some(file) = &object.file else { continue };
            let Some(&size) = context.surroundings.sizes.get(&file.value).filter(|s| **s >= first_refused) else {
                continue;
            };
            let message =
                format!("the {kind} `{}` has {size} bytes, and the swarm takes less than {first_refused}", object.name);
            findings.push(
                Found::new(&RULE, file.place, message)
                    .help("Keep what must be secret or changed here, and bring the rest in the image or in a volume."),
            );
        }
    }
}
