//! What apt is told by options and by configuration files.

use crate::{
    dockerfile::Base,
    lint::{Context, RunScript},
    shell::Call,
};

/// A key of apt's configuration that matters to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// `APT::Get::Assume-Yes`
    AssumeYes,
    /// `APT::Install-Recommends`
    InstallRecommends,
}

/// The keys in small letters, in the order of [`Key`].
const KEYS: [&str; 2] = ["apt::get::assume-yes", "apt::install-recommends"];

/// The value of a configuration key that a command sets with `-o`: `-o APT::Get::Assume-Yes=true`.
fn option_value(call: &Call<'_>, key: Key) -> Option<bool> {
    call.values_of(&["o", "option"]).iter().rev().find_map(|option| {
        let (name, value) = option.split_once('=')?;
        name.trim().eq_ignore_ascii_case(KEYS[key as usize]).then(|| truth(value))?
    })
}

/// apt's words for yes and no.
fn truth(value: &str) -> Option<bool> {
    let value = value.trim_matches(['"', '\'', ' ', ';']).to_ascii_lowercase();
    match value.as_str() {
        "1" | "yes" | "true" | "with" | "on" | "enable" => Some(true),
        "0" | "no" | "false" | "without" | "off" | "disable" => Some(false),
        _ => None,
    }
}

/// The value of a long option that is a switch: true for `--name`, the word behind `=` where there is one.
pub(super) fn switch(call: &Call<'_>, name: &str) -> Option<bool> {
    let flag = call.flags().filter(|f| !f.short && f.name == name).last()?;
    flag.value.as_deref().map_or(Some(true), truth)
}

/// What a command or a configuration file before it says of a configuration key.
pub(super) fn setting(context: &Context<'_>, run: &RunScript<'_>, call: &Call<'_>, key: Key) -> Option<bool> {
    option_value(call, key).or_else(|| written_before(context, run, key))
}

/// What instructions of this stage and of those below it, up to this RUN, write of a key: a line such as
/// `APT::Install-Recommends "false";` on its way into a file under `/etc/apt`.
fn written_before(context: &Context<'_>, run: &RunScript<'_>, key: Key) -> Option<bool> {
    context.once(Written::of).before(run.index, run.stage, key)
}

/// What a file's instructions write of the keys.
#[derive(Default)]
struct Written {
    /// For each key the instructions that write it, by index, with the value.
    values: [Vec<(usize, bool)>; KEYS.len()],
    /// For each key and stage what holds at its end.
    at_end: [Vec<Option<bool>>; KEYS.len()],
    /// Where each stage starts, and what holds there.
    stages: Vec<(usize, Option<usize>)>,
}

impl Written {
    fn of(context: &Context<'_>) -> Self {
        let mut written = Self::default();
        for (index, instruction) in context.file.instructions.iter().enumerate() {
            let lower = instruction.range.of(context.source).to_ascii_lowercase();
            if !lower.contains("apt::") {
                continue;
            }
            for (values, key) in written.values.iter_mut().zip(KEYS) {
                values.extend(value_in(&lower, key).map(|value| (index, value)));
            }
        }
        for stage in &context.stages {
            let below = if let Base::Stage(below) = stage.base { Some(below) } else { None };
            written.stages.push((stage.instructions.start, below));
            for key in [Key::AssumeYes, Key::InstallRecommends] {
                let end = stage.instructions.end.saturating_sub(1);
                let value = written.before(end, Some(stage.index), key);
                written.at_end[key as usize].push(value);
            }
        }
        written
    }

    /// What holds behind the instruction with this index.
    fn before(&self, index: usize, stage: Option<usize>, key: Key) -> Option<bool> {
        let (start, below) = stage.and_then(|s| self.stages.get(s)).copied().unwrap_or_default();
        let values = &self.values[key as usize];
        let last = values[..values.partition_point(|&(n, _)| n <= index)].last();
        let own = last.filter(|&&(n, _)| n >= start).map(|&(_, value)| value);
        own.or_else(|| self.at_end[key as usize].get(below?).copied()?)
    }
}

/// The value behind the last mention of a key in a text, both in small letters.
fn value_in(lower: &str, key: &str) -> Option<bool> {
    let at = lower.rfind(key)? + key.len();
    let value = lower[at..].trim_start_matches([' ', '\t', '"', '\'', '=', '\\']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(value.len());
    truth(&value[..end])
}
