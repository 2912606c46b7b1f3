//! Where the logs go.

mod plugin_log_driver;
mod unbounded_logs;

use crate::stack::Rule;

pub(super) const ALL: &[&Rule] = &[&unbounded_logs::RULE, &plugin_log_driver::RULE];
