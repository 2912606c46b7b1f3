//! Labels that the configuration asks for, and the form of their values.

use crate::{
    diagnostic::{Finding, Fix, LabelType, Profile, RuleMeta},
    dockerfile::{Arguments, Instruction, Keyword, Pair, Word},
    lint::Context,
    text::{Edit, TextRange},
};
use std::borrow::Cow;

/// The configured labels; of two entries for one label the last counts.
pub(super) fn schema<'c>(context: &Context<'c>) -> impl Iterator<Item = (&'c str, LabelType)> {
    let entries = &context.config.label_schema;
    entries.iter().enumerate().filter_map(move |(n, (label, form))| {
        let is_last = entries[n + 1..].iter().all(|(later, _)| later != label);
        is_last.then_some((label.as_str(), *form))
    })
}

/// LABEL instructions with their pairs. Triggers are left to the images that they run in.
pub(super) fn labels(instructions: &[Instruction]) -> impl Iterator<Item = (&Instruction, &[Pair], bool)> {
    instructions.iter().filter_map(|i| match (&i.arguments, i.keyword) {
        (Arguments::Pairs { pairs, legacy }, Keyword::Label) => Some((i, pairs.as_slice(), *legacy)),
        _ => None,
    })
}

/// Whether a pair sets that label.
pub(super) fn sets(pair: &Pair, label: &str) -> bool {
    pair.name.value == label
}

/// Reports values of labels of type `form` that `is_valid` refuses; `mend` says what one was most likely meant to be. hadolint reports a label once for each
/// instruction; where a variable stands in a value, only a build knows it.
pub(super) fn check(
    meta: &'static RuleMeta,
    form: LabelType,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
    is_valid: impl Fn(&str) -> bool,
    mend: impl Fn(&str) -> Option<String>,
    wanted: &str,
) {
    // An empty value is another rule's matter; hadolint reports it here too.
    let is_peer = context.profile() == Profile::Hadolint;
    let is_fine = |value: &str| is_valid(value) || (value.is_empty() && !is_peer);
    for (label, _) in schema(context).filter(|(_, f)| *f == form) {
        let message = |value: &str| format!("`{value}` in the label `{label}` is no {wanted}");
        report(meta, label, context, findings, is_fine, &mend, message);
    }
}

/// Reports values of a label that `is_fine` refuses.
pub(super) fn report(
    meta: &'static RuleMeta,
    label: &str,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
    is_fine: impl Fn(&str) -> bool,
    mend: impl Fn(&str) -> Option<String>,
    message: impl Fn(&str) -> String,
) {
    let is_peer = context.profile() == Profile::Hadolint;
    for (instruction, pairs, legacy) in labels(&context.file.instructions) {
        let own = pairs.iter().filter(|p| sets(p, label)).map(|p| &p.value);
        let wrong = own.filter(|value| {
            if is_peer {
                !is_fine(&peer_value(value, legacy))
            } else {
                !value.text.contains('$') && !is_fine(&value.value)
            }
        });
        let shown = if is_peer { 1 } else { usize::MAX };
        findings.extend(wrong.take(shown).map(|value| {
            let range = if value.range.is_empty() { instruction.range } else { value.range };
            let finding = Finding::new(meta, instruction.range, range, message(&value.value))
                .help("Write the value in the form that your configuration asks for, or correct the configuration.");
            match (mend(&value.value).filter(|mended| is_fine(mended)), value.text.find(&value.value)) {
                (Some(mended), Some(at)) if !(legacy && at > 0) => {
                    let at = TextRange::new(value.at.from() + at, value.at.from() + at + value.value.len());
                    let edit = Edit::replace(instruction.source(at), mended.clone());
                    finding.fix(Fix::risky(format!("Write `{mended}`"), vec![edit]))
                }
                _ => finding,
            }
        }));
    }
}

/// A value as hadolint reads it: in the form without `=` as it is written, else without quotes.
fn peer_value(value: &Word, legacy: bool) -> Cow<'_, str> {
    if legacy {
        Cow::Borrowed(&value.text)
    } else if value.text.contains('\\') {
        Cow::Owned(value.text.replace(['"', '\''], ""))
    } else {
        Cow::Borrowed(&value.value)
    }
}
