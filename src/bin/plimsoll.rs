//! The native command.

mod command;

fn main() -> std::process::ExitCode {
    command::run()
}
