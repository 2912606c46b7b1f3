//! Shell text, split into commands: the core's own light reader.
//!
//! Rules about package managers, `cd`, `sudo`, pipes and the like need to know which commands a `RUN` body runs
//! and with which arguments. [`read`] answers that for POSIX sh and bash text: it sees through `&&`, `||`, `;`,
//! `|`, newlines, subshells, braces, `if`, loops, `case`, functions, substitutions, redirections, assignments,
//! quotes, heredocs and comments. It never fails: where the text is no shell, [`Script::fault`] says where and
//! why, and the reading goes on behind it.
//!
//! # Two views
//!
//! - [`Script::strict`] yields the commands that a strict reader sees, hadolint's view: nothing at all when the
//!   text as a whole cannot be parsed, nothing behind a stray word; only `exec`, `command`, `builtin` and
//!   `busybox` are seen through. The profile that reproduces hadolint uses this one.
//! - [`Script::effective`] yields what really runs: through `sudo`, `env`, `timeout`, `xargs`, absolute paths and
//!   `sh -c "..."`, and as much as can be told of text that is broken. The default profile uses this one.
//!
//! Both yield [`Call`]s, so that one rule is written once for both.
//!
//! ```
//! let script = plimsoll::shell::read("cd /tmp && sudo -E apt-get install -qy \"curl\"");
//! let calls: Vec<_> = script.effective().collect();
//! assert_eq!(calls[1].name(), "apt-get");
//! assert!(calls[1].has_flag("y"));
//! assert_eq!(calls[1].operands().map(|w| w.text()).collect::<Vec<_>>(), ["install", "curl"]);
//! ```
//!
//! # Ranges
//!
//! All ranges are bytes of the text given to [`read`]: the joined script, as the shell gets it. Its caller maps
//! them to the Dockerfile (`Derived::source` of the text module).
//!
//! # Where things are
//!
//! | file | what |
//! |---|---|
//! | `script.rs` | what is read: script, pipelines, compounds, faults |
//! | `command.rs` | a simple command with its assignments and redirects |
//! | `word.rs` | words and the parts that they are made of |
//! | `names.rs` | which names its commands go by, as a quick test |
//! | `call.rs` | a command as a rule sees it: name, arguments, flags |
//! | `wrappers.rs` | which commands run other commands, and what they run |
//! | `reader/` | the reader itself, one file for each sort of syntax |
//! | `bounds.rs` | how long a text may be for the analyser |
//! | `mendable.rs` | which of ShellCheck's faults have a fix |
//! | `analyser/` | ShellCheck's faults in shell text (feature `shell`) |

#[cfg(feature = "shell")]
pub mod analyser;
pub mod bounds;
mod call;
mod command;
mod mapping;
pub mod mendable;
mod names;
#[cfg(test)]
mod properties;
mod reader;
mod script;
#[cfg(test)]
mod tests;
mod word;
mod wrappers;

pub use call::{Call, Flag};
pub use command::{Assignment, Command, CommandKind, Heredoc, Redirect, RedirectKind};
pub use script::{Compound, Enclosure, Fault, Inner, Join, Pipeline, Reach, Script};
pub use word::{Part, PartKind, Quote, Variable, Word};

/// How many `sh -c "..."` texts inside one another are read.
const INNER_LIMIT: usize = 4;

/// Reads shell text. Never fails; takes time linear in the length of the text.
pub fn read(script: &str) -> Script {
    // The texts of one level stand beside one another. Where they do not, as in `eval a $((eval b $((...`, each is in
    // all that are around it, and reading them all would take far more time than the text is long.
    let mut left = INNER_LIMIT * script.len();
    read_level(script, 0, &mut left)
}

/// Reads a text, and the texts in it as far as bytes of them are `left` to be read.
fn read_level(text: &str, level: usize, left: &mut usize) -> Script {
    let mut script = reader::read(text);
    // Found once, since nearly every rule asks for it.
    for command in &mut script.commands {
        (command.wrappers, command.runs) = wrappers::find(&command.words);
        script.names.add(command);
    }
    if level < INNER_LIMIT {
        let mut inner = Vec::new();
        let mut names = script.names;
        for (command, derived) in wrappers::inner_texts(&script) {
            let Some(rest) = left.checked_sub(derived.text.len()) else { break };
            *left = rest;
            let mut script = read_level(&derived.text, level + 1, left);
            mapping::map(&mut script, &|range| derived.source(range));
            names.add_all(script.names);
            inner.push(Inner { command, script });
        }
        script.names = names;
        script.inner = inner;
    }
    script
}
