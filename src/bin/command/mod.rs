//! The `plimsoll` command: arguments, files, exit codes. What is judged and how it reads is the library's.

mod args;
mod config;
mod environment;
mod files;
mod folder;
mod lint;
mod maturity;
mod outsource;
mod report;
mod rules;
mod share;
mod stack;
mod state;
mod swarm;

use args::{Args, Subcommand};
use clap::{CommandFactory, Parser};
use std::{io::Write, process::ExitCode};

/// Nothing at or over the threshold.
const CLEAN: u8 = 0;
/// Findings.
const FOUND: u8 = 1;
/// Bad usage or input that can't be read.
const REFUSED: u8 = 2;

/// Reads the arguments and does what they ask for.
pub fn run() -> ExitCode {
    let outcome = match Args::parse().command {
        Subcommand::Lint(args) => lint::run(&args),
        Subcommand::Stack(args) => stack::run(&args),
        Subcommand::Rules(args) => rules::run(&args),
        Subcommand::Report(args) => report::run(&args),
        Subcommand::Share(args) => share::run(&args),
        Subcommand::Maturity(args) => maturity::run(&args),
        Subcommand::Outsource(args) => outsource::run(&args),
        Subcommand::Completions { shell } => {
            clap_complete::generate(shell, &mut Args::command(), "plimsoll", &mut std::io::stdout());
            Ok(CLEAN)
        }
        Subcommand::Swarm(args) => swarm::run(&args),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            complain(&message);
            ExitCode::from(REFUSED)
        }
    }
}

/// Says on standard error what went wrong.
fn complain(message: &str) {
    say(&format!("plimsoll: {message}\n"));
}

/// Writes to standard error; nothing is to be done where that fails.
fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Writes to a file, or to standard output. A reader that has gone away (`| head`) is no fault.
fn write_out(output: Option<&std::path::Path>, text: &str) -> Result<(), String> {
    match output {
        Some(path) => std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display())),
        None => match std::io::stdout().write_all(text.as_bytes()) {
            Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}")),
            _ => Ok(()),
        },
    }
}

/// Whether to colour what goes to standard output.
fn palette(no_color: bool, output: Option<&std::path::Path>) -> plimsoll::report::Palette {
    use std::io::IsTerminal;
    let asked_not = no_color || std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    if asked_not || output.is_some() || !std::io::stdout().is_terminal() {
        plimsoll::report::Palette::Plain
    } else {
        plimsoll::report::Palette::Ansi
    }
}
