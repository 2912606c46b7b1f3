//! The forms that values of labels can have.

/// The licences of the SPDX list (<https://spdx.org/licenses/>); a `+` marks those that hadolint does not know:
/// newer ones, and ones that the list calls deprecated.
const LICENCES: &str = include_str!("spdx.txt");

/// An absolute URI (RFC 3986).
pub(super) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (hierarchy, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = match hierarchy.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", hierarchy),
    };
    is_scheme && is_authority(authority) && [path, query, fragment].iter().all(|part| are_uri_characters(part, ":@/?"))
}

fn is_authority(text: &str) -> bool {
    let (user, rest) = text.split_once('@').unwrap_or(("", text));
    let (host, port) = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, port)) => {
            let is_address =
                address.matches(':').count() > 1 && address.chars().all(|c| c.is_ascii_hexdigit() || ":.".contains(c));
            if !is_address && !address.starts_with(['v', 'V']) {
                return false;
            }
            match port.strip_prefix(':') {
                Some(port) => ("", port),
                None if port.is_empty() => ("", ""),
                None => return false,
            }
        }
        None => rest.split_once(':').unwrap_or((rest, "")),
    };
    are_uri_characters(user, ":") && are_uri_characters(host, "") && port.chars().all(|c| c.is_ascii_digit())
}

/// Letters, digits and signs that stand for themselves, those in `more`, and `%` with two digits.
fn are_uri_characters(text: &str, more: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let fits = match c {
            '%' => (0..2).all(|_| chars.next().is_some_and(|c| c.is_ascii_hexdigit())),
            _ => c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=".contains(c) || more.contains(c),
        };
        if !fits {
            return false;
        }
    }
    true
}

/// An address without its scheme, with the usual one.
pub(super) fn as_url(text: &str) -> Option<String> {
    let host = text.split('/').next()?;
    let is_address = host.contains('.') && !host.starts_with('.') && !text.contains([':', '@']);
    is_address.then(|| format!("https://{text}"))
}

/// The address of `Name <address>`.
pub(super) fn as_email(text: &str) -> Option<String> {
    let (_, rest) = text.split_once('<')?;
    let (address, behind) = rest.split_once('>')?;
    (behind.trim().is_empty() && is_email(address)).then(|| address.to_owned())
}

/// A date, or a date and time, with what is missing of RFC 3339: midnight, UTC, `T`, the colon of the offset.
pub(super) fn as_rfc3339(text: &str) -> Option<String> {
    let text = text.trim();
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, "00:00:00Z"));
    let time = time.trim();
    let split = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, offset) = time.split_at(split);
    let clock = clock.trim();
    let seconds = if clock.matches(':').count() == 1 { ":00" } else { "" };
    let offset = match offset.len() {
        0 => "Z".to_owned(),
        5 if offset.is_char_boundary(3) => format!("{}:{}", &offset[..3], &offset[3..]),
        _ => offset.to_owned(),
    };
    let full = format!("{date}T{clock}{seconds}{offset}");
    is_rfc3339(&full).then_some(full)
}

/// A date and time with its offset (RFC 3339); blanks around it do no harm.
pub(super) fn is_rfc3339(text: &str) -> bool {
    let text = text.trim();
    let text = text.strip_prefix('-').unwrap_or(text);
    let Some((date, time)) = text.split_once(['T', 't']) else { return false };
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next(), number(parts.next()), number(parts.next()));
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return false };
    let is_year = !year.is_empty() && year.chars().all(|c| c.is_ascii_digit());
    if !is_year || parts.next().is_some() || !(1..=12).contains(&month) || !(1..=days(year, month)).contains(&day) {
        return false;
    }
    let Some(offset) = time.find(['Z', 'z', '+', '-']) else { return false };
    let (clock, offset) = time.split_at(offset);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = clock.split(':');
    let (hour, minute, second) = (number(parts.next()), number(parts.next()), number(parts.next()));
    parts.next().is_none()
        && hour.is_some_and(|n| n < 24)
        && minute.is_some_and(|n| n < 60)
        && second.is_some_and(|n| n <= 60)
        && fraction.chars().all(|c| c.is_ascii_digit())
        && is_offset(offset)
}

/// `Z`, `+01:00`, `+0100`.
fn is_offset(text: &str) -> bool {
    if matches!(text, "Z" | "z") {
        return true;
    }
    let digits: Vec<char> = text.chars().skip(1).filter(|&c| c != ':').collect();
    let has_form = text.len() == 5 && !text.contains(':') || text.len() == 6 && text[3..].starts_with(':');
    has_form && digits.len() == 4 && digits.iter().all(char::is_ascii_digit)
}

/// A number of two digits.
fn number(text: Option<&str>) -> Option<u32> {
    text.filter(|t| t.len() == 2 && t.chars().all(|c| c.is_ascii_digit()))?.parse().ok()
}

fn days(year: &str, month: u32) -> u32 {
    let year: u32 = year.parse().unwrap_or(1);
    match month {
        2 if (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A licence that hadolint knows.
pub(super) fn is_licence_for_peer(text: &str) -> bool {
    let text = text.trim_end();
    LICENCES.lines().any(|licence| licence == text)
}

/// An SPDX licence expression: licences of the list, or `LicenseRef-...`, with AND, OR, WITH and brackets.
pub(super) fn is_licence(text: &str) -> bool {
    let parted = text.replace(['(', ')'], " ");
    let mut words = parted.split_whitespace();
    loop {
        let Some(licence) = words.next() else { return false };
        let plain = licence.strip_suffix('+').unwrap_or(licence);
        let is_known = LICENCES.lines().any(|l| l.trim_start_matches('+').eq_ignore_ascii_case(plain));
        if !is_known && !licence.contains("LicenseRef-") {
            return false;
        }
        let mut joint = words.next();
        if joint == Some("WITH") {
            // The exceptions are another list: any name goes.
            if words.next().is_none() {
                return false;
            }
            joint = words.next();
        }
        match joint {
            None => return true,
            Some("AND" | "OR") => {}
            Some(_) => return false,
        }
    }
}

/// The licence of the list that is meant by another spelling of it: `apache 2`, `GPL-2.0+`.
pub(super) fn as_licence(text: &str) -> Option<String> {
    let dashed = text.trim().replace(' ', "-");
    let later = dashed.strip_suffix('+').map(|licence| format!("{licence}-or-later"));
    let spellings = [later, Some(format!("{dashed}-only")), Some(format!("{dashed}.0")), Some(dashed)];
    let find = |spelling: &String| LICENCES.lines().find(|l| !l.starts_with('+') && l.eq_ignore_ascii_case(spelling));
    spellings.iter().flatten().find_map(find).map(str::to_owned)
}

/// A commit of git as hadolint knows it: 7 or 40 hexadecimal digits in lower case.
pub(super) fn is_hash_for_peer(text: &str) -> bool {
    matches!(text.len(), 7 | 40) && text.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
}

/// A commit of git, shortened or not, of SHA-1 or SHA-256.
pub(super) fn is_hash(text: &str) -> bool {
    (7..=40).contains(&text.len()) && text.chars().all(|c| c.is_ascii_hexdigit())
        || text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit())
}

/// `1.2.3`, `1.2.3-rc.1+build.5`.
pub(super) fn is_semver(text: &str) -> bool {
    let (text, build) = text.split_once('+').map_or((text, None), |(t, b)| (t, Some(b)));
    let (core, release) = text.split_once('-').map_or((text, None), |(t, r)| (t, Some(r)));
    let numbers: Vec<&str> = core.split('.').collect();
    let is_number = |n: &&str| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit());
    numbers.len() == 3 && numbers.iter().all(is_number) && release.is_none_or(is_suffix) && build.is_none_or(is_suffix)
}

/// A version with a `v` in front, or with numbers missing, as a semantic one.
pub(super) fn as_semver(text: &str) -> Option<String> {
    let plain = text.trim().trim_start_matches(['v', 'V']);
    let end = plain.find(['-', '+']).unwrap_or(plain.len());
    let (core, suffix) = plain.split_at(end);
    let missing = 2usize.checked_sub(core.matches('.').count())?;
    Some(format!("{core}{}{suffix}", ".0".repeat(missing)))
}

/// Identifiers parted by dots. Like hadolint this takes none, and a dot behind the last.
fn is_suffix(text: &str) -> bool {
    let is_identifier = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let inner = text.strip_suffix('.').filter(|inner| !inner.is_empty()).unwrap_or(text);
    text.is_empty() || inner.split('.').all(|part| !part.is_empty() && is_identifier(part))
}

/// An address as RFC 5322 has it: comments in brackets and blanks around its atoms do no harm.
pub(super) fn is_email(text: &str) -> bool {
    let text = without_comments(text);
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    is_local(local.trim()) && is_domain(domain.trim())
}

fn without_comments(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn is_local(text: &str) -> bool {
    let is_atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c);
    let is_quoted = text.len() > 1 && text.starts_with('"') && text.ends_with('"');
    let are_atoms = || text.split('.').map(str::trim).all(|atom| !atom.is_empty() && atom.chars().all(is_atom));
    text.len() <= 64 && (is_quoted || are_atoms())
}

fn is_domain(text: &str) -> bool {
    if let Some(literal) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        return literal.is_ascii() && !literal.contains(['[', ']']);
    }
    let name = text.strip_suffix('.').unwrap_or(text);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    name.len() <= 253 && name.split('.').map(str::trim).all(is_label)
}
