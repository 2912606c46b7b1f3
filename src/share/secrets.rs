//! Text that looks like a password, a token or a key: it should not travel in a link.
//!
//! Three signs: the form that an issuer gives its tokens, a variable or option whose name says what its value is,
//! and a long word that looks drawn at random. A sign can be wrong both ways; the reader decides.

use super::State;
use crate::text::{Edit, TextRange, apply, is_no_secret, names_a_secret};

/// What stands in place of a secret.
pub const REDACTED: &str = "REDACTED";

/// A part of a document that looks like a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The document's place among those of the state.
    pub document: usize,
    /// The secret itself, in bytes of the document's text.
    pub range: TextRange,
    /// Why it looks like one: "a token of GitHub", "the value of `DB_PASSWORD`".
    pub looks_like: String,
}

/// Everything in the documents of a state that looks like a secret, in order.
pub fn find(state: &State) -> Vec<Secret> {
    let of_document = |(document, d): (usize, &super::Document)| {
        let found = find_in(&d.text);
        found.into_iter().map(move |(range, looks_like)| Secret { document, range, looks_like })
    };
    state.documents.iter().enumerate().flat_map(of_document).collect()
}

/// The state with [`REDACTED`] in place of each secret.
#[must_use]
pub fn redact(state: &State, secrets: &[Secret]) -> State {
    let mut state = state.clone();
    for (n, document) in state.documents.iter_mut().enumerate() {
        let mine = secrets.iter().filter(|s| s.document == n);
        let edits: Vec<Edit> = mine.map(|s| Edit::replace(s.range, REDACTED)).collect();
        if let Ok(text) = apply(&document.text, &edits) {
            document.text = text;
        }
    }
    state
}

/// Places in a text that look like secrets, in order and apart from each other.
fn find_in(text: &str) -> Vec<(TextRange, String)> {
    let mut found = private_keys(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut in_line = Vec::new();
        credentials_of_addresses(line, &mut in_line);
        known_forms(line, &mut in_line);
        named_values(line, &mut in_line);
        random_words(line, &mut in_line);
        let moved = |r: TextRange| TextRange::new(r.from() + start, r.to() + start);
        found.extend(in_line.into_iter().map(|(range, looks_like)| (moved(range), looks_like)));
        start += line.len();
    }
    // Of signs that touch, the one that starts first stays, and of those the surest, which was found first.
    found.sort_by_key(|(range, _)| range.start);
    let mut kept: Vec<(TextRange, String)> = Vec::new();
    for one in found {
        if !one.0.is_empty() && kept.last().is_none_or(|last| last.0.end <= one.0.start) {
            kept.push(one);
        }
    }
    kept
}

/// `-----BEGIN PRIVATE KEY-----` and what follows, to its end line or, without one, to the end of the text.
fn private_keys(text: &str) -> Vec<(TextRange, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = text[at..].find("-----BEGIN ").map(|n| n + at) {
        at = begin + "-----BEGIN ".len();
        let head: String = text[at..].chars().take(40).take_while(|c| *c != '\n').collect();
        if !head.contains("PRIVATE KEY") {
            continue;
        }
        let end = text[at..].find("-----END ").map(|n| n + at);
        let end = end.map_or(text.len(), |e| e + text[e..].find("KEY-----").map_or(0, |n| n + "KEY-----".len()));
        found.push((TextRange::new(begin, end), "a private key".to_owned()));
        at = end.max(at);
    }
    found
}

/// Beginnings of tokens, how many characters follow at least, and whose they are.
const FORMS: &[(&str, usize, &str)] = &[
    ("AKIA", 16, "an access key of AWS"),
    ("ASIA", 16, "an access key of AWS"),
    ("ghp_", 30, "a token of GitHub"),
    ("gho_", 30, "a token of GitHub"),
    ("ghu_", 30, "a token of GitHub"),
    ("ghs_", 30, "a token of GitHub"),
    ("ghr_", 30, "a token of GitHub"),
    ("github_pat_", 22, "a token of GitHub"),
    ("glpat-", 20, "a token of GitLab"),
    ("gldt-", 20, "a token of GitLab"),
    ("glrt-", 20, "a token of GitLab"),
    ("xoxb-", 20, "a token of Slack"),
    ("xoxp-", 20, "a token of Slack"),
    ("xoxa-", 20, "a token of Slack"),
    ("sk_live_", 16, "a key of Stripe"),
    ("rk_live_", 16, "a key of Stripe"),
    ("sk-ant-", 20, "a key of Anthropic"),
    ("sk-proj-", 20, "a key of OpenAI"),
    ("npm_", 30, "a token of npm"),
    ("pypi-AgE", 30, "a token of PyPI"),
    ("dckr_pat_", 20, "a token of Docker Hub"),
    ("hf_", 30, "a token of Hugging Face"),
    ("AIza", 35, "a key of Google"),
    ("SG.", 40, "a key of SendGrid"),
    ("hvs.", 20, "a token of Vault"),
    ("SWMTKN-", 40, "a token to join a swarm"),
    ("SWMKEY-", 20, "a key to unlock a swarm"),
];

fn is_of_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | '/' | '=')
}

/// The words of a line that a token could be, with their places.
fn tokens(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &line[at..];
        let start = at + rest.find(is_of_token)?;
        let len = line[start..].find(|c| !is_of_token(c)).unwrap_or(line.len() - start);
        at = start + len;
        Some((start, &line[start..at]))
    })
}

fn known_forms(line: &str, found: &mut Vec<(TextRange, String)>) {
    for (start, token) in tokens(line) {
        // `TOKEN=ghp_...` is one word here: the token starts behind the last `=` that is not its end.
        let body = token.trim_end_matches(['=', '.', '/']);
        let cut = body.rfind(['=', '/']).map_or(0, |n| n + 1);
        let word = &body[cut..];
        let form = FORMS.iter().find(|(head, least, _)| {
            word.strip_prefix(head).is_some_and(|rest| rest.len() >= *least && rest.is_ascii())
        });
        let is_jwt = word.starts_with("eyJ") && word.matches('.').count() == 2 && word.len() > 40;
        let looks_like = form.map(|f| f.2).or(is_jwt.then_some("a signed token (JWT)"));
        if let Some(looks_like) = looks_like {
            found.push((TextRange::new(start + cut, start + body.len()), looks_like.to_owned()));
        }
    }
}

/// `https://user:secret@host`.
fn credentials_of_addresses(line: &str, found: &mut Vec<(TextRange, String)>) {
    let mut at = 0;
    while let Some(scheme) = line[at..].find("://").map(|n| n + at) {
        at = scheme + 3;
        let end =
            line[at..].find(|c: char| c.is_whitespace() || "/?#\"'<>`".contains(c)).map_or(line.len(), |n| n + at);
        let authority = &line[at..end];
        if let Some((user, _)) = authority.rsplit_once('@')
            && let Some((name, password)) = user.split_once(':')
            && !is_placeholder(password)
        {
            let start = at + name.len() + 1;
            found.push((TextRange::new(start, start + password.len()), "a password inside an address".to_owned()));
        }
    }
}

/// `DB_PASSWORD=x`, `password: x`, `--password x`, `ENV DB_PASSWORD x`, `Authorization: Bearer x`.
fn named_values(line: &str, found: &mut Vec<(TextRange, String)>) {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let is_env = line.trim_start().get(..4).is_some_and(|w| w.eq_ignore_ascii_case("env "));
    let header = line.to_ascii_lowercase().find("authorization");
    let mut at = 0;
    let mut nth_name = 0;
    while let Some(start) = line[at..].find(is_of_name).map(|n| n + at) {
        let len = line[start..].find(|c| !is_of_name(c)).unwrap_or(line.len() - start);
        let end = start + len;
        let name = &line[start..end];
        at = end;
        nth_name += 1;
        if name.eq_ignore_ascii_case("bearer") || name.eq_ignore_ascii_case("basic") {
            let value = line[end..].trim_start();
            let from = line.len() - value.len();
            let len = value.find(|c| !is_of_token(c)).unwrap_or(value.len());
            if len >= 12 && header.is_some_and(|h| h < start) {
                found.push((TextRange::new(from, from + len), "the proof of an `Authorization` header".to_owned()));
            }
            continue;
        }
        if !names_a_secret(name) {
            continue;
        }
        let behind = &line[end..];
        // `${PASSWORD:-x}`: only what stands in for the variable is a value.
        let is_expansion = line[..start].ends_with("${");
        if is_expansion && !(behind.starts_with('-') || behind.starts_with(":-")) {
            continue;
        }
        // `"password": "x"`: the quote that closes the name.
        let behind = behind.strip_prefix(['"', '\'']).unwrap_or(behind);
        let takes_next_word = name.starts_with("--") || is_env && nth_name == 2;
        let value = match behind.chars().next() {
            Some(':' | '-') if is_expansion => behind.trim_start_matches(':').trim_start_matches('-'),
            Some('=') => &behind[1..],
            Some(':') => behind[1..].trim_start_matches([' ', '\t', '=']),
            Some(' ' | '\t') if behind.trim_start().starts_with(['=', ':']) => {
                behind.trim_start()[1..].trim_start_matches([' ', '\t'])
            }
            Some(' ' | '\t') if takes_next_word => behind.trim_start_matches([' ', '\t']),
            _ => continue,
        };
        if value.trim_start_matches(['"', '\'']).starts_with("${") {
            continue;
        }
        let (from, to) = word(line, line.len() - value.len());
        let value = &line[from..to];
        let is_option = takes_next_word && value.starts_with('-');
        if !(is_no_secret(value) || is_placeholder(value) || is_option) {
            found.push((TextRange::new(from, to), format!("the value of `{}`", name.trim_start_matches('-'))));
        }
        at = to.max(at);
    }
}

/// A word that starts at `from`, inside its quotes where it has some.
fn word(line: &str, from: usize) -> (usize, usize) {
    let rest = &line[from..];
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let body = &rest[1..];
            let len = body.find(quote).unwrap_or(body.trim_end().len());
            (from + 1, from + 1 + len)
        }
        _ => (from, from + rest.find(|c: char| c.is_whitespace() || ",;\"'`)}]&|".contains(c)).unwrap_or(rest.len())),
    }
}

/// What stands where a secret will be put: a variable, a template, dots and stars, a structure of YAML.
fn is_placeholder(value: &str) -> bool {
    let is_filler = |c: char| matches!(c, '*' | '.' | 'x' | 'X' | '-' | '_' | '?');
    value.starts_with(['$', '<', '{', '[', '%', '&', '|', '>', '!', '#', '\\', '@'])
        || value == REDACTED
        || value.chars().all(is_filler)
        || matches!(value, "null" | "~" | "none" | "None" | "required" | "external")
}

/// A word of 32 characters or more in which capitals, small letters and digits are mixed as if drawn at random.
fn random_words(line: &str, found: &mut Vec<(TextRange, String)>) {
    for (start, token) in tokens(line) {
        let cut = token.rfind(['/', '.']).map_or(0, |n| n + 1);
        // `name=word`: the word.
        let body = token.trim_end_matches('=');
        let cut = body.rfind('=').map_or(cut, |n| cut.max(n + 1)).min(body.len());
        let word = &body[cut..];
        let before = &line[..start + cut];
        let is_digest =
            word.starts_with("sha") || ["sha256:", "sha384:", "sha512:"].iter().any(|d| before.ends_with(d));
        if word.len() >= 32 && !is_digest && looks_drawn(word) {
            found.push((TextRange::new(start + cut, start + body.len()), "a long random word".to_owned()));
        }
    }
}

/// Whether a word mixes its kinds of letters too often to be language: at least a third of its neighbours differ in
/// kind, and no letter takes more than a fifth of it.
fn looks_drawn(word: &str) -> bool {
    let kind = |b: u8| match b {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let bytes = word.as_bytes();
    let has = |k: u8| bytes.iter().any(|b| kind(*b) == k);
    let changes = bytes.windows(2).filter(|w| kind(w[0]) != kind(w[1])).count();
    let mut counts = [0usize; 256];
    for b in bytes {
        counts[usize::from(*b)] += 1;
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    has(0) && has(1) && has(2) && changes * 3 >= bytes.len() && most * 5 <= bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find_in(text).into_iter().map(|(range, _)| range.of(text)).collect()
    }

    #[test]
    fn secrets_are_seen_where_they_stand() {
        let github = format!("ghp_{}", "a1B2".repeat(9));
        let aws = "AKIAIOSFODNN7EXAMPLE";
        for (text, secret) in [
            ("ENV DB_PASSWORD=hunter2", "hunter2"),
            ("ENV DB_PASSWORD hunter2\n", "hunter2"),
            ("ARG NPM_TOKEN=\"a b\"", "a b"),
            ("  MYSQL_ROOT_PASSWORD: s3cret", "s3cret"),
            ("- POSTGRES_PASSWORD=s3cret\r\n", "s3cret"),
            ("RUN login --password s3cret example.com", "s3cret"),
            ("RUN curl https://me:pa55@example.com/x", "pa55"),
            ("{\"client_secret\": \"abc\"}", "abc"),
            ("-H 'Authorization: Bearer abcdefghijklmnop'", "abcdefghijklmnop"),
            ("RUN x q7Tz9KfW2mXv8RbN4cJh6LsD3pGy5Ea1", "q7Tz9KfW2mXv8RbN4cJh6LsD3pGy5Ea1"),
            (&format!("RUN echo {github} | login"), &github),
            (&format!("RUN export ID={aws}"), aws),
            ("  PASSWORD: ${PASSWORD:-hunter2}", "hunter2"),
            ("é DB_PASSWORD=\"hunter2", "hunter2"),
        ] {
            assert_eq!(found(text), [secret], "{text}");
        }
        let key = "x\n-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\ny";
        assert_eq!(found(key).len(), 1);
        assert!(found(key)[0].ends_with("KEY-----"));
    }

    #[test]
    fn what_is_no_secret_is_left_alone() {
        for text in [
            "ENV DB_PASSWORD_FILE=/run/secrets/db",
            "RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci",
            "    secrets:\n      - db_password\n",
            "  PASSWORD: ${PASSWORD:?missing}",
            "FROM alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "RUN curl https://example.com/a/very/long/path/To/Some/Thing/v1.2.3/file-1.2.3-linux-amd64.tar.gz",
            "integrity: sha512-q7Tz9KfW2mXv8RbN4cJh6LsD3pGy5Ea1q7Tz9KfW2mXv8RbN4cJh6LsD",
            "ARG NPM_TOKEN",
            "RUN x --password --secret",
            "secret: {",
            "-----BEGIN CERTIFICATE-----\nabc",
            "token: <your token>",
            "https://${USER}:${TOKEN}@example.com",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_redacted_state_holds_none() {
        let text = "ENV DB_PASSWORD=hunter2 API_KEY='k'\nRUN curl https://a:b@c\n".to_owned();
        let document =
            super::super::Document { kind: super::super::DocumentKind::Dockerfile, name: "Dockerfile".into(), text };
        let state = State { documents: vec![document], ..State::default() };
        let secrets = find(&state);
        assert_eq!(secrets.len(), 3);
        let clean = redact(&state, &secrets);
        assert_eq!(
            clean.documents[0].text,
            "ENV DB_PASSWORD=REDACTED API_KEY='REDACTED'\nRUN curl https://a:REDACTED@c\n"
        );
        assert_eq!(find(&clean), []);
    }
}
