//! Old states become new ones, one version at a time, so that every link that was ever made stays readable.

use super::{LinkError, STATE_VERSION};
use serde_json::Value;

/// Turns a state of one version into the next one.
type Step = fn(&mut Value);

/// The step at place n leads from version n + 1 to n + 2. Steps are never changed or taken out again.
const STEPS: &[Step] = &[];

const _: () = assert!(STEPS.len() + 1 == STATE_VERSION as usize, "each version but the first has its step");

/// Brings a state up to this code's version.
pub fn up_to_date(state: &mut Value) -> Result<(), LinkError> {
    migrate(state, STEPS)
}

fn migrate(state: &mut Value, steps: &[Step]) -> Result<(), LinkError> {
    let Some(object) = state.as_object() else {
        return Err(LinkError::State("it is no object of JSON.".to_owned()));
    };
    let newest = steps.len() as u64 + 1;
    let v = match object.get("v") {
        None => return Err(LinkError::State("the key `v`, the version of its form, is missing.".to_owned())),
        Some(v) => v.as_u64().filter(|v| *v > 0).ok_or_else(|| {
            LinkError::State("the value of `v` is no version: it is a whole number from 1.".to_owned())
        })?,
    };
    if v > newest {
        return Err(LinkError::Newer(v));
    }
    for (n, step) in (1u64..).zip(steps).skip(v as usize - 1) {
        step(state);
        state["v"] = Value::from(n + 1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn old_states_take_each_step_from_their_own_version_on() {
        let steps: [Step; 2] = [|s| s["second"] = json!(true), |s| s["third"] = json!(true)];
        let mut first = json!({ "v": 1 });
        assert_eq!(migrate(&mut first, &steps), Ok(()));
        assert_eq!(first, json!({ "v": 3, "second": true, "third": true }));
        let mut second = json!({ "v": 2 });
        assert_eq!(migrate(&mut second, &steps), Ok(()));
        assert_eq!(second, json!({ "v": 3, "third": true }));
        assert_eq!(migrate(&mut json!({ "v": 4 }), &steps), Err(LinkError::Newer(4)));
        for bad in [json!([]), json!({}), json!({ "v": "1" }), json!({ "v": 0 }), json!({ "v": -1 })] {
            assert!(matches!(migrate(&mut bad.clone(), &steps), Err(LinkError::State(_))), "{bad}");
        }
    }
}
