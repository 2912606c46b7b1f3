//! # dockerignore
//!
//! A `.dockerignore` keeps what does not belong there out of the build context, and so out of the image.
//!
//! - *Met*: the whole context is copied, and a `.dockerignore` stands beside the file.
//! - *Missed*: the folder is known, and has none.
//! - *Can't be seen*: the whole context is copied, and whether a `.dockerignore` stands beside the file is not in it.
//! - *Not applicable*: only chosen files are copied.

use crate::{
    dockerfile::{Arguments, Keyword},
    lint::BuildContext,
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "dockerignore", title: "has a .dockerignore", rung: Rung::Lean, check };

fn check(view: &View<'_>) -> Outcome {
    let file = view.context.file;
    let whole = file.instructions.iter().filter(|i| {
        let is_copy = matches!(i.keyword, Keyword::Copy | Keyword::Add) && i.flag("from").is_none();
        is_copy && matches!(&i.arguments, Arguments::Transfer { paths, .. } if paths.first().is_some_and(|p| matches!(p.value.as_str(), "." | "./" | "*")))
    });
    let places: Vec<_> = whole.map(|i| i.range).collect();
    if places.is_empty() {
        return Outcome::not_applicable("Only chosen files are copied.");
    }
    match view.context.build {
        Some(BuildContext { ignore: Some(_), .. }) => {
            return Outcome::met("The whole folder is copied, and a .dockerignore says what of it stays out.")
                .at(places);
        }
        Some(BuildContext { paths: Some(_), .. }) => {
            return Outcome::missed(
                "The whole folder is copied, and it has no .dockerignore.",
                "Add a `.dockerignore` with `.git`, secrets, build results and whatever else the image does not need.",
            )
            .at(places);
        }
        _ => {}
    }
    Outcome::unseen("The whole folder is copied; whether a .dockerignore keeps .git, secrets and build results out can't be seen here.").at(places)
}
