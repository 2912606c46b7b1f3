//! Findings in the shell text of RUN.

use super::{
    codes::{Entry, entry, message},
    mended,
    surroundings::{Interpreter, Surroundings, surroundings},
};
use crate::{
    diagnostic::{Finding, Profile, Severity},
    lint::{Context, RunScript},
    shell::analyser::{Dialect, Question, Remark, analyse},
};

/// Looks through the shell text of all RUN instructions.
pub(in crate::lint) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.config.skip_shell || context.profile() == Profile::Buildkit {
        return;
    }
    let surroundings = surroundings(context);
    for (script, around) in context.scripts().iter().zip(&surroundings) {
        if script.exec || around.interpreter == Interpreter::Foreign {
            continue;
        }
        let mut said: Vec<(&'static Entry, Remark)> =
            remarks(context.source, script, around).into_iter().filter_map(|r| Some((entry(r.code)?, r))).collect();
        if context.profile() == Profile::Hadolint {
            said.sort_by_key(|(entry, r)| (r.at.start, gravity(entry, around.interpreter), r.code));
            said = said.pop().into_iter().collect();
        }
        let wanted = said.iter().filter(|(entry, _)| context.config.wants(&entry.rule.meta));
        findings.extend(wanted.map(|(entry, remark)| {
            let mut finding = finding(script, entry, remark, gravity(entry, around.interpreter));
            let is_configured = context.config.overrides.iter().any(|(name, _)| finding.rule.is_called(name));
            finding.severity = match context.config.severity(finding.rule, finding.severity) {
                Some(severity) if is_configured || context.profile() == Profile::Plimsoll => severity,
                _ => gravity(entry, around.interpreter),
            };
            finding
        }));
    }
}

/// How grave a fault is where this shell runs the text: what bash alone has ends a text in dash and busybox, where in
/// POSIX shells at large it may or may not.
fn gravity(entry: &Entry, interpreter: Interpreter) -> Severity {
    let is_of_bash = (3000..4000).contains(&entry.code);
    let is_without = matches!(interpreter, Interpreter::Shell(Dialect::Dash | Dialect::Busybox));
    if is_of_bash && is_without { Severity::Error } else { entry.rule.meta.severity }
}

fn remarks(source: &str, script: &RunScript<'_>, around: &Surroundings) -> Vec<Remark> {
    let at = |code| Remark { code, at: crate::text::TextRange::default(), mending: None };
    let mut remarks: Vec<Remark> = around.of_shell.map(at).into_iter().collect();
    if let Interpreter::Shell(dialect) = around.interpreter {
        let question = Question {
            text: &script.text.text,
            script: &script.script,
            dialect,
            known: &around.known,
            ends_on_error: around.ends_on_error,
        };
        remarks.extend(analyse(&question));
        // Blanks around a continuation are the Dockerfile's layout, not the words' distance.
        let is_broken = |r: &Remark| script.source(r.at).of(source).contains('\n');
        remarks.retain(|r| r.code != 2291 || !is_broken(r));
    }
    remarks
}

fn finding(script: &RunScript<'_>, entry: &'static Entry, remark: &Remark, gravity: Severity) -> Finding {
    let meta = &entry.rule.meta;
    let range = if remark.at.is_empty() && remark.at.start == 0 {
        script.outer.keyword_range
    } else {
        script.source(remark.at)
    };
    let shown = excerpt(remark.at.of(&script.text.text));
    let mut finding =
        Finding::new(meta, script.outer.range, range, message(entry, shown)).help(entry.help).severity(gravity);
    if remark.code == 2154 {
        // The base image may set it.
        finding = finding.severity(Severity::Info);
    }
    finding.fixes.extend(remark.mending.as_ref().and_then(|m| mended::fix(script, remark, m)));
    finding
}

/// The first characters of what is at fault, on one line.
fn excerpt(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.trim().lines().next().unwrap_or_default().replace('`', "'");
    if line.chars().count() <= MOST {
        return line;
    }
    line.chars().take(MOST - 1).chain(['…']).collect()
}
