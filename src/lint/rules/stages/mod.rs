//! Stages: their names, their order, what goes from one to another.

mod circular_stage;
mod copy_from_itself;
mod forbidden_trigger;
mod instruction_before_from;
mod repeated_stage_name;
mod reserved_stage_name;
mod unbuilt_mount;
mod unknown_stage;
mod whole_filesystem;

use crate::lint::Rule;

pub(super) const LATER: &[&Rule] = &[
    &unknown_stage::RULE,
    &copy_from_itself::RULE,
    &repeated_stage_name::RULE,
    &reserved_stage_name::RULE,
    &instruction_before_from::RULE,
    &forbidden_trigger::RULE,
    &whole_filesystem::RULE,
    &circular_stage::RULE,
    &unbuilt_mount::RULE,
];
