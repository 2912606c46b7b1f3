use super::{LinkError, State, decode, encode};

/// The place that a shared link opens.
const REPORT: &str = "report";

/// The fragment of an address: a place of the page and what it is to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The place, without `#`: `report`.
    pub route: String,
    /// What was entered.
    pub state: State,
}

impl Link {
    /// A link to the report on this state.
    pub fn to_report(state: State) -> Self {
        Self { route: REPORT.to_owned(), state }
    }

    /// The fragment with its `#`: `#report?s=1.<payload>`.
    ///
    /// # Errors
    /// When the state is too large for a link.
    pub fn fragment(&self) -> Result<String, LinkError> {
        Ok(format!("#{}?s={}", self.route, encode(&self.state)?))
    }

    /// Reads a whole address, its fragment, or only what stands behind `s=`.
    ///
    /// # Errors
    /// As [`decode`] has them; [`LinkError::Empty`] where the fragment carries no state.
    pub fn read(text: &str) -> Result<Self, LinkError> {
        let text = text.trim().trim_start_matches(['<', '(', '"']);
        let plain;
        let text = if text.contains('%') && text.len() <= super::MOST_CHARACTERS * 3 {
            // Some gateways write `?` and `=` of a fragment as `%3F` and `%3D`.
            plain = unescaped(text);
            &plain
        } else {
            text
        };
        let (is_fragment, fragment) = text.split_once('#').map_or((false, text), |(_, fragment)| (true, fragment));
        match fragment.split_once("?s=").or_else(|| fragment.split_once("&s=")) {
            Some((route, payload)) => {
                let payload = payload.split('&').next().unwrap_or_default();
                let route = route.split(['?', '&']).next().unwrap_or_default();
                let route: String = route.chars().filter(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect();
                Ok(Self { route: route.chars().take(80).collect(), state: decode(payload)? })
            }
            None if is_fragment => Err(LinkError::Empty),
            None => Ok(Self::to_report(decode(fragment.strip_prefix("s=").unwrap_or(fragment))?)),
        }
    }
}

/// `%3D` and the like for printable ASCII; everything else as it is.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(1..3).and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(u8::is_ascii_graphic);
        let taken = code.map_or(1, |_| 3);
        out.push(code.map_or('%', char::from));
        rest = &rest[taken..];
    }
    out + rest
}
