//! The shell worker: what is wrong with the shell text of a Dockerfile. Its program is too large to come with the
//! page, and its time hangs on the text, so that it works by itself and can be stopped.
//!
//! A request is a row: its number, the text, the configuration. The answer is a row: the number, the findings.

use crate::diagnostic::{Config, Profile};
use js_sys::Array;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

/// A request as it is sent.
pub fn shell_request(id: u32, text: &str, config: &str) -> Array {
    Array::of3(&id.into(), &text.into(), &config.into())
}

/// Reads an answer: the number of the request, and the findings as JSON; `None` for what is no answer.
pub fn shell_answer(message: &JsValue) -> Option<(u32, String)> {
    let message = Array::is_array(message).then(|| Array::from(message))?;
    Some((super::core::number(&message), message.get(1).as_string()?))
}

/// The part of a configuration that bears on shell text.
pub fn config_to_json(config: &Config) -> String {
    let overrides: Vec<_> = config.overrides.iter().map(|(name, severity)| json!([name, severity.as_str()])).collect();
    json!({
        "profile": config.profile.as_str(),
        "ignored": config.ignored,
        "overrides": overrides,
        "disableIgnorePragmas": config.disable_ignore_pragmas,
        "skip": config.skip_shell,
    })
    .to_string()
}

/// Reads what [`config_to_json`] wrote.
#[cfg_attr(not(any(test, feature = "shell")), expect(dead_code, reason = "for the worker's own program"))]
fn read_config(json: &str) -> Config {
    let value: Value = serde_json::from_str(json).unwrap_or_default();
    let list = |name: &str| value[name].as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().map(str::to_owned);
    Config {
        profile: value["profile"].as_str().and_then(|p| p.parse().ok()).unwrap_or(Profile::Plimsoll),
        ignored: list("ignored").iter().filter_map(word).collect(),
        overrides: list("overrides")
            .iter()
            .filter_map(|o| Some((word(&o[0])?, o[1].as_str()?.parse().ok()?)))
            .collect(),
        disable_ignore_pragmas: value["disableIgnorePragmas"] == true,
        skip_shell: value["skip"] == true,
        ..Config::default()
    }
}

/// What is wrong with the shell text of a Dockerfile, as JSON of [`crate::app::analysis::to_json`].
#[cfg(feature = "shell")]
pub fn analyse_shell(text: &str, config: &str) -> String {
    use crate::{app::analysis, lint};

    let config = read_config(config);
    let found = lint::lint_shell(text, &config);
    analysis::to_json(analysis::shown(text, &config, found).iter())
}

/// Runs the worker.
#[cfg(feature = "shell")]
pub fn serve_shell() {
    super::serve(|message| {
        let word = |n| message.get(n).as_string().unwrap_or_default();
        Array::of2(&message.get(0), &analyse_shell(&word(1), &word(2)).into())
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    #[test]
    fn a_configuration_survives_the_way() {
        let config = Config {
            profile: Profile::Hadolint,
            ignored: vec!["SC2086".to_owned()],
            overrides: vec![("SC2046".to_owned(), Severity::Error)],
            disable_ignore_pragmas: true,
            skip_shell: true,
            ..Config::default()
        };
        assert_eq!(read_config(&config_to_json(&config)), config);
        assert_eq!(read_config("no JSON"), Config::default());
    }
}
