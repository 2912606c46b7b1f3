//! Which rule tells which of the schema's refusals: each is told once, by the rule that knows it best.

use crate::stack::{
    Value, keys,
    schema::{SchemaFault, SchemaFaultKind},
};

/// Mappings whose values become text.
const TEXT_MAPS: [&str; 8] =
    ["environment", "labels", "args", "driver_opts", "options", "sysctls", "extra_hosts", "segments"];

/// The code of the rule that tells a refusal.
pub(in crate::stack::rules) fn rule_of(fault: &SchemaFault) -> &'static str {
    let name = fault.name();
    match &fault.kind {
        SchemaFaultKind::UnknownKey { since: Some(_), .. } => "ST08",
        SchemaFaultKind::UnknownKey { .. } => match fault.path.as_slice() {
            [section, _, key]
                if (section == "secrets" || section == "configs") && (key == "environment" || key == "content") =>
            {
                "ST15"
            }
            // The client stops at these before it looks at the schema.
            [section, _, key] if section == "services" && keys::find(&keys::FORBIDDEN, key).is_some() => "ST01",
            _ => "ST02",
        },
        SchemaFaultKind::WrongType(_) => match (&fault.item.value, name) {
            (_, "version") if fault.path.len() == 1 => "ST07",
            (Value::Text(_), "published") if fault.is_at(&["services", "*", "ports", "*", "published"]) => "ST03",
            (Value::Int(_) | Value::Float(_), "cpus") => "ST04",
            (Value::Map(_), "depends_on") => "ST05",
            (Value::Bool(_), _) if fault.path.iter().rev().nth(1).is_some_and(|p| TEXT_MAPS.contains(&p.as_str())) => {
                "ST06"
            }
            (Value::Null, _) => "ST75",
            _ => "ST74",
        },
        SchemaFaultKind::Duplicate(_) => "ST73",
        SchemaFaultKind::Missing(_) => "ST93",
        SchemaFaultKind::NotDuration => "ST78",
        SchemaFaultKind::NotPort => "ST89",
        SchemaFaultKind::NotWord(_) => "ST79",
        SchemaFaultKind::BadName => "ST92",
        SchemaFaultKind::Negative => "ST95",
    }
}
