//! Nodes as lines of text, one a node: `node-1 manager zone=a cpus=4 memory=8G drain ssd=yes`.

use super::super::units;
use crate::swarm::{
    Refusal,
    input::{Availability, ListedNode, Role},
};

/// Reads the lines. Empty ones, and what stands behind a `#`, count for nothing.
///
/// # Errors
/// Names the line and the word that is not understood.
pub fn read(text: &str) -> Result<Vec<ListedNode>, Refusal> {
    let lines = text.lines().enumerate().map(|(n, line)| (n + 1, line.split('#').next().unwrap_or_default().trim()));
    lines.filter(|(_, line)| !line.is_empty()).map(|(n, line)| node(&format!("line {n}"), line)).collect()
}

fn node(key: &str, line: &str) -> Result<ListedNode, Refusal> {
    let refused = |message: String| Refusal { key: key.to_owned(), message };
    let mut words = line.split([' ', '\t', ',', ';']).filter(|w| !w.is_empty());
    let name = words.next().unwrap_or_default();
    if name.contains('=') {
        return Err(refused(format!("`{name}` stands first, where the node's name belongs")));
    }
    let mut node = ListedNode::named(name);
    for word in words {
        match (word.split_once('='), word.to_ascii_lowercase().as_str()) {
            (Some(("zone", value)), _) => node.zone = (!value.is_empty()).then(|| value.to_owned()),
            (Some(("cpus" | "cpu", value)), _) => node.cpu_m = Some(units::processors(key, value)?),
            (Some(("memory" | "mem", value)), _) => node.memory_mib = Some(units::memory(key, value)?),
            (Some(("os", value)), _) => node.os = Some(value.to_owned()),
            (Some(("arch", value)), _) => node.arch = Some(value.to_owned()),
            (Some((label, value)), _) if !label.is_empty() => {
                node.labels.insert(label.to_owned(), value.to_owned());
            }
            (None, "manager") => node.role = Role::Manager,
            (None, "worker") => node.role = Role::Worker,
            (None, "active") => node.availability = Some(Availability::Active),
            (None, "drain" | "drained") => node.availability = Some(Availability::Drain),
            _ => {
                return Err(refused(format!(
                    "`{word}` is not understood; behind the name stand manager or worker, active or drain, \
                     zone=a, cpus=4, memory=8G and labels such as ssd=yes"
                )));
            }
        }
    }
    Ok(node)
}

/// Labels with commas between: `ssd=yes, net=dmz`.
pub fn read_labels(key: &str, text: &str) -> Result<std::collections::BTreeMap<String, String>, Refusal> {
    let words = text.split(',').map(str::trim).filter(|w| !w.is_empty());
    let label = |word: &str| match word.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.trim().to_owned())),
        _ => Err(Refusal { key: key.to_owned(), message: format!("`{word}` is no label; write ssd=yes, net=dmz") }),
    };
    words.map(label).collect()
}

/// Labels as they are read.
pub fn write_labels(node: &ListedNode) -> String {
    node.labels.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(", ")
}

/// Writes nodes as lines.
pub fn write(nodes: &[ListedNode]) -> String {
    let line = |node: &ListedNode| {
        let mut words = vec![node.name.clone(), node.role.as_str().to_owned()];
        words.extend(node.zone.iter().map(|zone| format!("zone={zone}")));
        words.extend(node.cpu_m.map(|m| format!("cpus={}", units::as_processors(m))));
        words.extend(node.memory_mib.map(|mib| format!("memory={}", units::as_memory(mib))));
        words.extend(node.availability.map(|a| a.as_str().to_owned()));
        words.extend(node.os.iter().map(|os| format!("os={os}")));
        words.extend(node.arch.iter().map(|arch| format!("arch={arch}")));
        words.extend(node.labels.iter().map(|(name, value)| format!("{name}={value}")));
        words.join(" ")
    };
    nodes.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let text = "a manager zone=eu cpus=4 memory=8G drain ssd=yes\nb worker";
        let nodes = read(text).expect("nodes");
        assert_eq!(nodes[0].role, Role::Manager);
        assert_eq!((nodes[0].cpu_m, nodes[0].memory_mib), (Some(4000), Some(8192)));
        assert_eq!((nodes[0].zone.as_deref(), nodes[0].label("ssd")), (Some("eu"), "yes"));
        assert_eq!(nodes[0].availability, Some(Availability::Drain));
        assert_eq!(write(&nodes), text);
        assert_eq!(read("# mine\n\nc, worker, zone=b # last").expect("a node")[0].zone.as_deref(), Some("b"));
    }

    #[test]
    fn a_fault_names_its_line() {
        for (text, line) in
            [("a boss", "line 1"), ("a\nb cpus=four", "line 2"), ("zone=a", "line 1"), ("a =b", "line 1")]
        {
            assert_eq!(read(text).expect_err("refused").key, line, "{text}");
        }
        assert!(read_labels("nodes[0].labels", "ssd").is_err());
        assert_eq!(read_labels("k", "a=b, c=").expect("labels").len(), 2);
    }
}
