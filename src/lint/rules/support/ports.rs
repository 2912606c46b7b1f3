//! What EXPOSE says.

use super::environment::{Environments, Step};
use crate::{
    diagnostic::Profile,
    dockerfile::{Arguments, Keyword, Word},
    lint::Context,
};

/// A port that EXPOSE names, variables replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Port {
    /// What stands in front of the container's port: `127.0.0.1:80`.
    pub host: Option<String>,
    /// The container's port, or range of ports, with the protocol where one is written.
    pub container: String,
}

impl Port {
    fn read(text: &str) -> Self {
        match text.rsplit_once(':') {
            Some((host, container)) => {
                // `:80` names no port of the host.
                let host = Some(host.to_owned()).filter(|h| !h.trim_matches(':').is_empty());
                Self { host, container: container.to_owned() }
            }
            None => Self { host: None, container: text.to_owned() },
        }
    }
}

/// Visits each port of each EXPOSE: for `BuildKit` those of triggers where they go off, else where they are
/// written.
pub(in crate::lint) fn each(context: &Context<'_>, mut visit: impl FnMut(&Step<'_>, &Word, &Port)) {
    let mut environments = Environments::new(context);
    for stage in &context.stages {
        environments.walk(context, stage, |step, environment| {
            let instruction = match context.profile() {
                Profile::Buildkit => step.instruction,
                _ if step.is_trigger => return,
                _ => step.instruction.triggered(),
            };
            let step = Step { instruction, ..*step };
            let (Arguments::List { items, .. }, Keyword::Expose) = (&instruction.arguments, instruction.keyword) else {
                return;
            };
            for item in items {
                let text = environment.expand(&item.text, context.file.escape).unwrap_or_default();
                for port in text.split_whitespace() {
                    visit(&step, item, &Port::read(port));
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Port;

    #[test]
    fn the_last_part_is_the_containers() {
        let read = |text| {
            let port = Port::read(text);
            (port.host, port.container)
        };
        assert_eq!(read("80"), (None, "80".to_owned()));
        assert_eq!(read("80:8080/tcp"), (Some("80".to_owned()), "8080/tcp".to_owned()));
        assert_eq!(read("[::1]::80"), (Some("[::1]:".to_owned()), "80".to_owned()));
        assert_eq!(read("::80"), (None, "80".to_owned()));
    }
}
