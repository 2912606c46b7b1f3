//! Windows nodes.

use super::input::Input;
use crate::stack::units::constraint::{Constraint, Key};
use serde::Serialize;

/// What to mind with Windows nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WindowsPlan {
    /// Services that run there.
    pub services: Vec<String>,
    /// What the talk says.
    pub talk: &'static str,
    /// What holds today.
    pub today: Vec<&'static str>,
}

/// The plan; `None` where no service asks for Windows.
pub fn plan(input: &Input) -> Option<WindowsPlan> {
    let asks = |text: &String| {
        Constraint::read(text).is_ok_and(|c| c.key == Key::Os && c.equal && c.value.eq_ignore_ascii_case("windows"))
    };
    let services: Vec<String> =
        input.services.iter().filter(|s| s.constraints.iter().any(asks)).map(|s| s.name.clone()).collect();
    (!services.is_empty()).then(|| WindowsPlan {
        services,
        talk: "Managers on Linux; Windows nodes only for what runs nowhere else; a swarm of Windows alone is hard.",
        today: vec![
            "The host's Windows version and the image's must match for process isolation.",
            "Encrypted overlays do not work on Windows and fail without a word.",
            "Secrets lie in clear text on the container's disk while it runs; uid, gid and mode are ignored.",
            "Docker publishes Engine packages for Linux only; on Windows it comes as a binary, or from Mirantis or Microsoft (ours, from the install pages).",
            "Windows Server 2022 and 2025 are current; extended support of 2016 ends on 2027-01-12.",
        ],
    })
}
