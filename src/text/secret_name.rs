/// Words that name a secret.
const SECRETS: [&str; 13] = [
    "apikey",
    "credential",
    "credentials",
    "passphrase",
    "passwd",
    "password",
    "passwords",
    "pword",
    "pwd",
    "secret",
    "secrets",
    "token",
    "tokens",
];

/// Endings of words that run two into one: `DBPASSWORD`, `NPMTOKEN`.
const ENDINGS: [&str; 5] = ["password", "passwd", "secret", "token", "apikey"];

/// What stands before `key` where the key is to be kept secret.
const SECRET_KEYS: [&str; 11] =
    ["access", "api", "auth", "client", "deploy", "encryption", "license", "master", "private", "secret", "ssh"];

/// Words that say that a variable is about a secret, not the secret.
const ABOUT: [&str; 33] = [
    "algorithm",
    "allow",
    "audience",
    "dir",
    "directory",
    "disable",
    "enable",
    "endpoint",
    "expiration",
    "expires",
    "expiry",
    "file",
    "filename",
    "files",
    "header",
    "host",
    "issuer",
    "length",
    "limit",
    "max",
    "min",
    "name",
    "path",
    "policy",
    "prefix",
    "pub",
    "public",
    "server",
    "timeout",
    "ttl",
    "type",
    "url",
    "version",
];

/// Whether the name of a variable or an option says that its value is a secret: `DB_PASSWORD`, `npmToken`,
/// `--api-key`; not `TOKEN_URL`, which is about one.
pub fn names_a_secret(name: &str) -> bool {
    let words = words(name);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let is_key = words.windows(2).any(|pair| pair[1] == "key" && SECRET_KEYS.contains(&pair[0].as_str()));
    let is_run_together = || words.iter().any(|word| ENDINGS.iter().any(|end| word.ends_with(end)));
    !has(&ABOUT) && (is_key || has(&SECRETS) || is_run_together())
}

/// The words of a name in lower case, parted at `_`, `-`, `.` and where lower case turns to upper.
fn words(name: &str) -> Vec<String> {
    let mut parted = String::new();
    let mut after_lower = false;
    for c in name.chars() {
        if after_lower && c.is_uppercase() {
            parted.push('_');
        }
        parted.extend(c.to_lowercase());
        after_lower = c.is_lowercase();
    }
    parted.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

/// Whether a value is no secret, whatever its variable is called: a path, a switch, nothing at all.
pub fn is_no_secret(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    value.starts_with('/') || matches!(value.as_str(), "" | "true" | "false" | "yes" | "no" | "0" | "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_secrets_are_told_from_names_about_them() {
        for name in ["DB_PASSWORD", "npmToken", "--api-key", "AWS_SECRET_ACCESS_KEY", "DBPASSWORD"] {
            assert!(names_a_secret(name), "{name}");
        }
        for name in ["DB_PASSWORD_FILE", "TOKEN_URL", "PUBLIC_KEY", "KEYBOARD", "PATH", ""] {
            assert!(!names_a_secret(name), "{name}");
        }
    }
}
