//! The entrypoint script that is made for a Dockerfile, in a real shell: it reads, it fills in a template, it asks for
//! its secrets, and it hands over to the program.
#![cfg(unix)]

use plimsoll::{
    diagnostic::{Config, Fix},
    dockerfile,
    lint::{
        Context,
        fix::apply_fix,
        starting_script::{StartingScript, of_last_image},
    },
};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn script_of(text: &str) -> Option<StartingScript> {
    let (file, config) = (dockerfile::parse(text), Config::default());
    of_last_image(&Context::new(text, &file, &config)).map(|script| (*script).clone())
}

fn applied(text: &str, script: &StartingScript) -> String {
    apply_fix(text, &Fix::display("", script.edits.clone())).expect("edits that fit")
}

fn sh(script: &Path, args: &[&str], env: &[(&str, &str)]) -> Output {
    Command::new("sh").arg(script).args(args).env_clear().envs(env.iter().copied()).output().expect("a shell")
}

#[test]
fn scripts_of_all_kinds_of_files_are_read_by_a_shell() {
    let folder = std::env::temp_dir().join(format!("plimsoll-scripts-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("script.sh");
    let mut made = 0;
    for cases in ["anti-patterns", "ladder", "talk"] {
        let all = fs::read_to_string(format!("{}/tests/advice/{cases}.cases", env!("CARGO_MANIFEST_DIR")));
        for case in all.expect("cases").split("=== ").skip(1) {
            let (name, text) = case.split_once("\n---\n").expect("a case");
            let Some(script) = script_of(text) else { continue };
            made += 1;
            fs::write(&path, &script.text).expect("a file");
            let read = Command::new("sh").arg("-n").arg(&path).output().expect("a shell");
            assert!(read.status.success(), "{name}: {}\n{}", String::from_utf8_lossy(&read.stderr), script.text);
            let (before, after) = (dockerfile::parse(text), dockerfile::parse(&applied(text, &script)));
            assert!(after.faults.len() <= before.faults.len(), "{name}: {:?}", after.faults);
            assert!(script.instructions.contains(script.name), "{name}");
            // What the instructions copy is the script that the edits put into the file.
            assert!(applied(text, &script).contains(&script.text), "{name}");
        }
    }
    fs::remove_dir_all(&folder).expect("its end");
    assert!(made > 20, "{made} scripts");
}

#[test]
fn the_script_fills_in_what_the_environment_says() {
    let folder = std::env::temp_dir().join(format!("plimsoll-script-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let home = folder.to_str().expect("a plain name");
    let text = format!(
        "FROM debian:12.6-slim\nENV DB_HOST=db.staging.acme.io DB_PASSWORD=hunter2\nCOPY config/staging.json {home}/config.json\n\
         ENTRYPOINT [\"echo\", \"server\", \"--stage=staging\"]\n"
    );
    let script = script_of(&text).expect("a script");
    assert!(!applied(&text, &script).contains("hunter2"));
    let path = folder.join(script.name);
    fs::write(&path, &script.text).expect("a file");
    fs::write(folder.join("config.json.template"), "${DB_HOST} ${DB_PASSWORD} ${OTHER} $DB_HOST {DB_HOST}\n")
        .expect("a template");

    let without = sh(&path, &["echo", "server"], &[("PATH", "/usr/bin:/bin"), ("DB_HOST", "db"), ("APP_STAGE", "qa")]);
    assert!(!without.status.success());
    assert!(String::from_utf8_lossy(&without.stderr).contains("DB_PASSWORD_FILE, where the container is started"));

    let env = [("PATH", "/usr/bin:/bin"), ("DB_HOST", "a|b&c\\d/e"), ("DB_PASSWORD", "s3cret"), ("APP_STAGE", "qa")];
    let done = sh(&path, &["echo", "server"], &env);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(String::from_utf8_lossy(&done.stdout), "server --stage=qa\n");
    let filled = fs::read_to_string(folder.join("config.json")).expect("the file");
    assert_eq!(filled, "a|b&c\\d/e s3cret ${OTHER} $DB_HOST {DB_HOST}\n");

    // A secret as a file, as Docker's secrets come; another command is started as it is.
    let secret = folder.join("secret");
    fs::write(&secret, "from-a-file\n").expect("a secret");
    let env =
        [("PATH", "/usr/bin:/bin"), ("DB_HOST", "db"), ("DB_PASSWORD_FILE", secret.to_str().expect("a plain name"))];
    let done = sh(&path, &["cat", &format!("{home}/config.json")], &env);
    assert_eq!(String::from_utf8_lossy(&done.stdout), "db from-a-file ${OTHER} $DB_HOST {DB_HOST}\n");
    fs::remove_dir_all(&folder).expect("its end");
}
