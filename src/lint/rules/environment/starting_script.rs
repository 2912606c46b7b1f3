//! A starting file that the reader can copy: one image, defaults by ENV, and a script that fills in what the environment
//! says before the program starts.

use crate::{
    diagnostic::Fix,
    lint::Context,
    text::{Edit, TextRange},
};

/// A display fix that puts the defaults and the script in the place of the lines of `range`.
///
/// `target` is the file that the program reads, as the copied one was called in the image.
pub(super) fn in_place_of(context: &Context<'_>, range: TextRange, target: &str) -> Fix {
    let start = context.source[..range.from()].rfind('\n').map_or(0, |n| n + 1);
    let is_line = context.source[start..range.from()].trim().is_empty();
    let edits = if is_line { vec![Edit::replace(range, text(target))] } else { Vec::new() };
    Fix::display("Use defaults by ENV and a script that fills them in when the container starts", edits)
}

/// The lines: a heredoc needs BuildKit, the file can as well be kept beside the Dockerfile.
fn text(target: &str) -> String {
    let target = if target.contains(['$', '\\', ' ']) || target.is_empty() { "/app/config.properties" } else { target };
    let target = target.trim_end_matches('/');
    format!(
        "# Defaults; each environment overrides them: docker run -e APP_URL=..., or `environment:` in the stack file.\n\
         ENV APP_URL=http://localhost:8080 \\\n    APP_LOG_LEVEL=info\n\
         COPY --chmod=755 <<'SCRIPT' /usr/local/bin/docker-entrypoint.sh\n\
         #!/bin/sh\n\
         set -eu\n\
         # Writes the configuration from the environment, then hands process 1 to the program.\n\
         cat > {target} <<CONFIG\n\
         app.url=${{APP_URL}}\n\
         app.log-level=${{APP_LOG_LEVEL}}\n\
         CONFIG\n\
         exec \"$@\"\n\
         SCRIPT\n\
         ENTRYPOINT [\"docker-entrypoint.sh\"]"
    )
}

/// What to do, for findings without a place for the script.
pub(super) const HELP: &str = "Build one image for all environments: give each value a default with ENV, let an ENTRYPOINT script write it into the program's configuration, and override it where the container is started.";
