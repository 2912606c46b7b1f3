//! What apt is told by options and by configuration files.

use crate::{
    lint::{Context, RunScript},
    shell::Call,
};

/// The value of a configuration key that a command sets with `-o`: `-o APT::Get::Assume-Yes=true`.
fn option_value(call: &Call<'_>, key: &str) -> Option<bool> {
    call.values_of(&["o", "option"]).iter().rev().find_map(|option| {
        let (name, value) = option.split_once('=')?;
        name.trim().eq_ignore_ascii_case(key).then(|| truth(value))?
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
pub(super) fn setting(context: &Context<'_>, run: &RunScript<'_>, call: &Call<'_>, key: &str) -> Option<bool> {
    option_value(call, key).or_else(|| written_before(context, run, key))
}

/// What instructions of this stage and of those below it, up to this RUN, write of a key: a line such as
/// `APT::Install-Recommends "false";` on its way into a file under `/etc/apt`.
fn written_before(context: &Context<'_>, run: &RunScript<'_>, key: &str) -> Option<bool> {
    use crate::dockerfile::Base;
    let mut end = run.index + 1;
    let mut stage = run.stage;
    loop {
        let start = stage.map_or(0, |s| context.stages[s].instructions.start);
        let instructions = context.file.instructions.get(start..end).unwrap_or_default();
        let said = instructions.iter().rev().find_map(|i| value_in(i.range.of(context.source), key));
        if said.is_some() {
            return said;
        }
        let Some(Base::Stage(below)) = stage.map(|s| &context.stages[s].base) else { return None };
        end = context.stages[*below].instructions.end;
        stage = Some(*below);
    }
}

/// The value behind the last mention of a key in a text.
fn value_in(text: &str, key: &str) -> Option<bool> {
    let lower = text.to_ascii_lowercase();
    let at = lower.rfind(&key.to_ascii_lowercase())? + key.len();
    let value = lower[at..].trim_start_matches([' ', '\t', '"', '\'', '=', '\\']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(value.len());
    truth(&value[..end])
}
