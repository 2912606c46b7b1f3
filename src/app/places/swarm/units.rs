//! Numbers as a reader writes them.

use crate::swarm::Refusal;

fn refused(key: &str, message: impl Into<String>) -> Refusal {
    Refusal { key: key.to_owned(), message: message.into() }
}

/// A whole number.
pub fn whole(key: &str, text: &str) -> Result<u32, Refusal> {
    let text = text.trim();
    text.parse().map_err(|_| refused(key, format!("`{}` is no whole number", short(text))))
}

/// A whole number, or nothing for the default.
pub fn optional(key: &str, text: &str) -> Result<Option<u32>, Refusal> {
    if text.trim().is_empty() { Ok(None) } else { whole(key, text).map(Some) }
}

/// Processors, `4` or `0.5`, in thousandths.
pub fn processors(key: &str, text: &str) -> Result<u32, Refusal> {
    let text = text.trim();
    let fault = || refused(key, format!("`{}` is no number of processors; write 4 or 0.5", short(text)));
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |t: &str| t.chars().all(|c| c.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !digits(whole) || !digits(part) || part.len() > 3 {
        return Err(fault());
    }
    let thousandths: u32 = format!("{part:0<3}").parse().map_err(|_| fault())?;
    let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| fault())? };
    whole.checked_mul(1000).and_then(|m| m.checked_add(thousandths)).ok_or_else(fault)
}

/// Memory, `512`, `512M`, `8G` or `8 GiB`, in MiB.
pub fn memory(key: &str, text: &str) -> Result<u32, Refusal> {
    let text = text.trim();
    let fault = || refused(key, format!("`{}` is no amount of memory; write 512M or 8G", short(text)));
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: u32 = text[..end].parse().map_err(|_| fault())?;
    match text[end..].trim().to_ascii_lowercase().as_str() {
        "" | "m" | "mb" | "mib" => Ok(number),
        "g" | "gb" | "gib" => number.checked_mul(1024).ok_or_else(fault),
        _ => Err(fault()),
    }
}

/// Thousandths as processors.
pub fn as_processors(thousandths: u32) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// MiB with their unit: whole GiB where they are.
pub fn as_memory(mib: u32) -> String {
    if mib >= 1024 && mib.is_multiple_of(1024) { format!("{}G", mib / 1024) } else { format!("{mib}M") }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for m in [0, 1, 10, 250, 500, 999, 1000, 1500, 64_000] {
            assert_eq!(processors("k", &as_processors(m)), Ok(m));
        }
        for mib in [0, 4, 512, 1024, 1536, 8192] {
            assert_eq!(memory("k", &as_memory(mib)), Ok(mib));
        }
        assert_eq!((processors("k", "0,5"), memory("k", "8 GiB")), (Ok(500), Ok(8192)));
        for wrong in ["", "four", "1.2.3", "-1", "1e3", "4 CPUs", "99999999999", "0.0005", "."] {
            assert!(processors("node.cpu_m", wrong).is_err_and(|r| r.key == "node.cpu_m"), "{wrong}");
        }
        for wrong in ["", "M", "1.5G", "8T", "-8G", "9999999999", "9999999G"] {
            assert!(memory("k", wrong).is_err(), "{wrong}");
        }
        assert!(whole("zones", "1.5").is_err() && whole("zones", "").is_err());
        assert_eq!(optional("managers", " "), Ok(None));
    }
}
