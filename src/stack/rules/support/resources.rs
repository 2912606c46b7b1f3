//! Figures under `deploy.resources` that every service should give.

use crate::{
    diagnostic::Fix,
    stack::{Context, Findings, Found, Rule, edits, model::Deploy},
};

/// A figure that a service should give.
pub(in crate::stack::rules) struct Figure {
    /// The rule that asks for it.
    pub rule: &'static Rule,
    /// Where it stands, below `deploy.resources`.
    pub path: [&'static str; 2],
    /// Whether a service gives it.
    pub is_given: fn(&Deploy) -> bool,
    /// What is the matter with a service without it: `reserves no memory`.
    pub lack: &'static str,
    /// What to do.
    pub help: &'static str,
    /// The fix in words.
    pub fix: &'static str,
    /// A figure to start from, given what the service says already.
    pub start: fn(&Deploy) -> String,
}

/// Reports each service, jobs left out, that does not give a figure.
pub(in crate::stack::rules) fn ask_for(figure: &Figure, context: &Context<'_>, findings: &mut Findings) {
    if !context.is_complete() {
        return;
    }
    let path = ["deploy", "resources", figure.path[0], figure.path[1]];
    for service in context.model.services.iter().filter(|s| !s.is_job() && !(figure.is_given)(&s.deploy)) {
        let message = format!("service `{}` {}", service.name, figure.lack);
        let fix = edits::set(context, &service.name, &path, &(figure.start)(&service.deploy))
            .map(|e| Fix::risky(figure.fix, vec![e]));
        findings.push(Found::new(figure.rule, service.key, message).help(figure.help).fix(fix));
    }
}
