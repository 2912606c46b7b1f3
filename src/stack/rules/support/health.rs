//! How long a healthcheck needs.

use crate::stack::model::Healthcheck;

/// Nanoseconds until a healthcheck can call a new task unhealthy, with the engine's defaults for what is left out; `None`
/// where it checks nothing.
pub(in crate::stack::rules) fn time_to_fail(health: &Healthcheck) -> Option<i64> {
    let default = |given: Option<i64>, default: i64| given.filter(|n| *n > 0).unwrap_or(default);
    let needed = default(health.interval, 30_000_000_000)
        .saturating_mul(default(health.retries, 3))
        .saturating_add(default(health.start_period, 0));
    (!health.is_off()).then_some(needed)
}
