//! # signals
//!
//! The program gets the stop signal and can end in its own time.
//!
//! - *Met*: the program, or an init made for containers, is process 1; STOPSIGNAL says what it listens to.
//! - *Missed*: a shell is process 1 and hands nothing on, or `npm`, `yarn` and the like stand in front of the program.
//! - *Can't be seen*: a script of one's own runs: whether it ends in `exec` is not in the file.

use crate::{
    dockerfile::Keyword,
    maturity::{Criterion, Outcome, Rung, View},
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "signals", title: "gets the stop signal", rung: Rung::Scales, check };

fn check(view: &View<'_>) -> Outcome {
    let start = &view.start;
    if view.is_windows() {
        return Outcome::not_applicable("Windows has no such signals.");
    }
    if !start.is_known {
        return Outcome::unseen("The command can't be seen here.");
    }
    let places: Vec<_> = start.places().chain(view.from().filter(|_| !start.is_own)).collect();
    if start.shell_is_first() {
        return Outcome::missed(
            "A shell is process 1 and passes the stop signal to nobody: the service is killed in the middle of its work.",
            "Write the command as a JSON array, or put `exec` in front of the last program.",
        )
        .at(places)
        .codes(["DL3025"]);
    }
    if start.shell_in_array {
        return Outcome::missed(
            "A shell is started first and may stay process 1: then it passes the stop signal to nobody.",
            "Put `exec` in front of the last program: `[\"sh\", \"-c\", \"exec ...\"]`.",
        )
        .at(places)
        .codes(["PL504"]);
    }
    let has_init = start.wrappers.iter().any(|w| matches!(w.as_str(), "tini" | "dumb-init" | "catatonit"));
    if has_init {
        return Outcome::met("An init made for containers passes signals on.").at(places);
    }
    if let Some(runner) = start.main().filter(|p| is_runner(&p.name)) {
        return Outcome::missed(
            format!(
                "`{}` stands between Docker and the program and does not reliably pass the stop signal on.",
                runner.name
            ),
            "Start the program itself, for example `CMD [\"node\", \"server.js\"]`.",
        )
        .at(places)
        .codes(["PL505"]);
    }
    if let Some(script) = &start.script {
        return Outcome::unseen(format!("Whether `{script}` ends in `exec` can't be seen here.")).at(places);
    }
    let signal: Vec<_> = view.of(Keyword::Stopsignal).map(|i| i.range).collect();
    if !signal.is_empty() {
        return Outcome::met("STOPSIGNAL says which signal ends it.").at(signal.into_iter().chain(places));
    }
    match start.main() {
        Some(program) if !start.is_prompt() => {
            Outcome::met(format!("`{}` is process 1 and gets the stop signal itself.", program.name)).at(places)
        }
        _ => Outcome::unseen("Nothing is started that serves."),
    }
}

fn is_runner(name: &str) -> bool {
    matches!(name, "npm" | "yarn" | "pnpm" | "make" | "mvn" | "mvnw" | "gradle" | "gradlew" | "rake")
}
