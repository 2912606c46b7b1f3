//! # command
//!
//! The image starts something: CMD or ENTRYPOINT of its own, or the one of a base image that is a server.
//!
//! - *Met*: the last image's stages have a CMD or an ENTRYPOINT, or the base image is a known server with its own.
//! - *Missed*: nothing is there but the shell of a distribution or the prompt of a language, and the image is one of
//!   an application: it brings files, says its ports, or installs a server. A CMD of an earlier stage that the last one
//!   does not start from does not count.
//! - *Can't be seen*: nothing is known of the base image, or the image only brings tools to work with or to build on.

use crate::maturity::{Criterion, Outcome, Rung, View, view::Root};

pub(super) const CRITERION: Criterion =
    Criterion { id: "command", title: "has a command to start", rung: Rung::Starts, check };

const TODO: &str = "Say what the container runs, in the last stage: `CMD [\"program\", \"argument\"]`.";

fn check(view: &View<'_>) -> Outcome {
    let start = &view.start;
    if start.is_own && !(start.is_shell() && has_files(view)) {
        return Outcome::met("The file says what runs.").at(start.places());
    }
    if start.is_own {
        let text = format!("`{}` starts a prompt, which ends at once where nobody sits in front of it.", start.text);
        return Outcome::missed(text, TODO).at(start.places());
    }
    let name = view.base_name();
    match view.root {
        Root::Missing if view.chain.is_empty() => Outcome::missed("There is nothing to start.", TODO),
        Root::Stranger | Root::Missing => {
            Outcome::unseen(format!("Whether `{name}` brings a command can't be seen here.")).at(view.from())
        }
        _ if view.is_for_building_on() => {
            Outcome::unseen("ONBUILD says that this image is there to build on: who does so brings the command.")
        }
        Root::Known if start.is_known && !start.is_prompt() && !is_tool(view) => {
            Outcome::met(format!("`{name}` brings its command: `{}`.", start.text)).at(view.from())
        }
        _ if !view.is_application() => {
            Outcome::unseen("Without files, ports or a command this looks like an image to work in or to build on.")
        }
        Root::Scratch => Outcome::missed("Neither CMD nor ENTRYPOINT says what runs.", TODO).at(view.from()),
        Root::Known if start.is_known => {
            let text = format!("`{name}` starts `{}` and nothing else: your program never runs.", start.text);
            Outcome::missed(text, TODO).at(view.from())
        }
        // A server's image starts its server; the data do not hold every command.
        Root::Known if view.is_on_service() && start.entrypoint.is_none() => {
            Outcome::unseen(format!("What `{name}` starts is not in the data.")).at(view.from())
        }
        Root::Known => {
            Outcome::missed(format!("`{name}` has no command, and neither has this file."), TODO).at(view.from())
        }
    }
}

fn is_tool(view: &View<'_>) -> bool {
    view.kind() == Some(crate::images::Kind::Tool)
}

fn has_files(view: &View<'_>) -> bool {
    use crate::dockerfile::Keyword;
    view.steps().any(|i| matches!(i.keyword, Keyword::Copy | Keyword::Add))
}
