//! Whether an image gives a service a configuration of its own.

use crate::lint::{Context, assembly::StageFacts, knowledge::services::Service};

/// Whether any instruction of the stage's image configures the service: a copied file, a RUN that writes one, a variable,
/// an option of the command.
pub(in crate::lint) fn is_configured(context: &Context<'_>, stage: &StageFacts, service: &Service) -> bool {
    context
        .assembly()
        .lineage(stage.index)
        .any(|facts| by_copy(facts, service) || by_variable(facts, service) || by_run(context, facts, service))
        || by_command(context, stage, service)
}

fn by_copy(facts: &StageFacts, service: &Service) -> bool {
    facts.transfers.iter().any(|transfer| {
        transfer.sources.iter().any(|source| {
            let target = transfer.target(source);
            let is_file = |path: &str| {
                service.config_files.contains(&path.trim_end_matches('/').rsplit('/').next().unwrap_or_default())
            };
            let is_place = |path: &str| service.config.iter().any(|c| path.starts_with(c));
            // Scripts of the database and pages of the site are no configuration.
            is_place(&target) || is_place(&transfer.destination) || is_file(&source.path) || is_file(&target)
        })
    })
}

fn by_variable(facts: &StageFacts, service: &Service) -> bool {
    facts.settings.iter().filter(|s| !s.is_arg).any(|s| service.config_variables.iter().any(|v| s.name.starts_with(v)))
}

fn by_run(context: &Context<'_>, facts: &StageFacts, service: &Service) -> bool {
    let is_place = |text: &str| {
        service.config.iter().any(|c| text.contains(c)) || service.config_files.iter().any(|f| text.contains(f))
    };
    facts.runs.clone().any(|n| {
        let (run, known) = (&context.scripts()[n], &context.assembly().variables[n]);
        let mentions = is_place(&run.text.text) || run.text.text.contains('$') || run.text.text.contains("a2en");
        mentions
            && run.script.effective().any(|call| {
                let writes = call.command.redirects.iter().any(|r| is_place(&known.resolve(&r.target)));
                let changes = !matches!(
                    call.name(),
                    "rm" | "mkdir"
                        | "chown"
                        | "chmod"
                        | "ls"
                        | "cat"
                        | "test"
                        | "["
                        | "echo"
                        | "printf"
                        | "install"
                        | "grep"
                );
                let is_log_link = call.name() == "ln" && call.args().iter().any(|w| w.text().starts_with("/dev/std"));
                // A sample as it is delivered is the default under another name.
                let is_sample = matches!(call.name(), "cp" | "mv")
                    && call.operands().next().is_some_and(|w| w.text().contains("sample"));
                // Debian's own commands that switch parts of the configuration.
                let switches = service.name == "Apache httpd" && call.name().starts_with("a2");
                writes
                    || switches
                    || (changes
                        && !is_log_link
                        && !is_sample
                        && call.args().iter().any(|w| is_place(&known.resolve(w))))
            })
    })
}

fn by_command(context: &Context<'_>, stage: &StageFacts, service: &Service) -> bool {
    context.assembly().launches(stage.index).iter().any(|launch| {
        // The file that comes with the service is its default: had it been changed, that would be known.
        let is_default = |path: &str| service.config.iter().any(|c| path.starts_with(c));
        let mut args = launch.args.iter().map(String::as_str).peekable();
        std::iter::from_fn(|| args.next().map(|arg| (arg, args.peek().copied().unwrap_or_default()))).any(
            |(arg, next)| {
                service.config_options.iter().any(|option| match option.as_bytes() {
                    [b'-', _] => arg == *option && !is_default(next),
                    [b'.', ..] => arg.contains(option) && !is_default(arg),
                    _ => arg.contains(option),
                })
            },
        ) && launch.line() != "nginx -g daemon off;"
    })
}
