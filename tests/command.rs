//! The native command: what it prints, where it points, how it exits.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// A folder of its own for each test, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("plimsoll-command-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn plimsoll(folder: &Path, args: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plimsoll"))
        .args(args)
        .current_dir(folder)
        .env("HOME", folder.join("home"))
        .env_remove("XDG_CONFIG_HOME")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that refuses its arguments is gone before it reads.
    let _ = child.stdin.take().expect("a pipe").write_all(stdin.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit status")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn json(output: &Output) -> Vec<serde_json::Value> {
    serde_json::from_slice(&output.stdout).expect("one JSON array")
}

#[test]
fn json_has_the_keys_of_the_contract_at_exact_places() {
    let folder = Folder::new("json");
    let out = plimsoll(&folder.0, &["lint", "--format", "json", "-"], "# é\nFROM debian:latest\n");
    assert_eq!(code(&out), 1);
    let findings = json(&out);
    let found = findings.iter().find(|f| f["code"] == "DL3007").expect("DL3007");
    let place = ["line", "column", "endLine", "endColumn"].map(|k| found[k].as_u64().expect("a number"));
    assert_eq!(place, [2, 13, 2, 19]);
    assert_eq!(found["file"], "-");
    assert_eq!(found["level"], "warning");
    assert_eq!(found["group"], "using-latest");
    for key in ["message", "why", "help"] {
        assert!(found[key].as_str().is_some_and(|s| !s.is_empty()), "{key}");
    }
    assert!(found["aliases"].is_array() && found["fixes"].is_array());
}

#[test]
fn fixes_carry_byte_edits() {
    let folder = Folder::new("edits");
    let source = "# é\nFROM debian:12\nMAINTAINER me\n";
    let findings = json(&plimsoll(&folder.0, &["lint", "--format", "json", "-"], source));
    let found = findings.iter().find(|f| f["code"] == "DL4000").expect("DL4000");
    let edit = &found["fixes"][0]["edits"][0];
    let (start, end) = (edit["start"].as_u64().expect("start") as usize, edit["end"].as_u64().expect("end") as usize);
    assert!(source[start..end].contains("MAINTAINER"), "{edit}");
    assert!(edit["text"].as_str().expect("text").contains("LABEL"));
    assert_eq!(found["aliases"][0], "MaintainerDeprecated");
}

#[test]
fn exit_codes_follow_the_threshold() {
    let folder = Folder::new("exit");
    let source = "FROM debian:latest\n";
    let exit = |args: &[&str]| code(&plimsoll(&folder.0, &[&["lint"], args, &["-"]].concat(), source));
    assert_eq!(exit(&[]), 1);
    assert_eq!(exit(&["-t", "error"]), 0);
    assert_eq!(exit(&["-t", "warning"]), 1);
    assert_eq!(exit(&["-t", "none"]), 1, "as in hadolint: any finding");
    assert_eq!(exit(&["--no-fail"]), 0);
    assert_eq!(exit(&["--ignore", "DL3007"]), 0);
    assert_eq!(exit(&["--ignore", "latest-tag"]), 0);
    assert_eq!(exit(&["-t", "error", "--error", "DL3007"]), 1);
    assert_eq!(exit(&["--style", "DL3007"]), 0, "the default threshold is info");
    assert_eq!(exit(&["--profile", "nobody"]), 2);
    assert_eq!(code(&plimsoll(&folder.0, &["lint"], "")), 2);
}

#[test]
fn unreadable_files_are_named_and_the_others_still_reported_in_order() {
    let folder = Folder::new("order");
    let names: Vec<String> = (0..20).map(|n| format!("{n:02}.Dockerfile")).collect();
    for name in &names {
        folder.file(name, "FROM debian:latest\n");
    }
    folder.file("binary", b"FROM a\0b\n");
    let mut args = vec!["lint", "--format", "json", "missing", "binary"];
    args.extend(names.iter().rev().map(String::as_str));
    let out = plimsoll(&folder.0, &args, "");
    assert_eq!(code(&out), 2);
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(said.contains("missing") && said.contains("binary") && said.contains("NUL"), "{said}");
    let files: Vec<String> = json(&out).iter().map(|f| f["file"].as_str().expect("a name").to_owned()).collect();
    let mut in_order = files.clone();
    in_order.dedup();
    assert_eq!(in_order, names.iter().rev().cloned().collect::<Vec<_>>());
}

#[test]
fn bytes_that_are_no_utf8_are_read_and_never_rewritten() {
    let folder = Folder::new("latin1");
    let bytes = b"# caf\xe9\nFROM debian:12\nMAINTAINER me\n";
    let path = folder.file("Dockerfile", bytes);
    let out = plimsoll(&folder.0, &["lint", "--fix", "Dockerfile"], "");
    assert_eq!(code(&out), 2);
    assert!(stdout(&out).contains("DL4000"));
    assert_eq!(std::fs::read(path).expect("still there"), bytes);
}

#[test]
fn fix_rewrites_the_file_and_diff_does_not() {
    let folder = Folder::new("fix");
    let source = "FROM debian:12\r\n# keep me\r\nMAINTAINER me\r\n";
    let path = folder.file("Dockerfile", source);
    let out = plimsoll(&folder.0, &["lint", "--diff", "Dockerfile"], "");
    assert_eq!(code(&out), 1);
    assert!(stdout(&out).contains("-MAINTAINER me") && stdout(&out).contains("+LABEL"), "{}", stdout(&out));
    assert_eq!(std::fs::read_to_string(&path).expect("there"), source);

    plimsoll(&folder.0, &["lint", "--fix", "Dockerfile"], "");
    let mended = std::fs::read_to_string(&path).expect("there");
    assert!(mended.contains("LABEL") && mended.contains("# keep me\r\n") && !mended.contains("MAINTAINER"), "{mended}");
    let out = plimsoll(&folder.0, &["lint", "--diff", "Dockerfile"], "");
    assert_eq!((code(&out), stdout(&out).as_str()), (0, ""));
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let folder = Folder::new("filter");
    let out = plimsoll(&folder.0, &["lint", "--fix", "-"], "FROM debian:12\nMAINTAINER me\n");
    assert!(stdout(&out).starts_with("FROM debian:12\nLABEL "), "{}", stdout(&out));
    assert!(String::from_utf8_lossy(&out.stderr).contains("1 file"));
}

#[test]
fn the_terminal_shows_the_place_and_steers_nothing() {
    let folder = Folder::new("tty");
    let out = plimsoll(&folder.0, &["lint", "-"], "FROM debian:latest\nRUN echo \x1b[2J\n\x1b[31mOOPS\n");
    let text = stdout(&out);
    assert!(text.contains("-:1:13 warning DL3007 latest-tag"), "{text}");
    assert!(text.contains("   1 | FROM debian:latest\n       |             ^^^^^^\n"), "{text}");
    assert!(!text.contains('\x1b'), "{text}");
}

#[test]
fn output_goes_to_a_file_and_takes_the_name_it_is_given() {
    let folder = Folder::new("output");
    let args = ["lint", "-f", "json", "-o", "out.json", "--file-path-in-report", "app/Dockerfile", "-"];
    let out = plimsoll(&folder.0, &args, "FROM debian:latest\n");
    assert_eq!(stdout(&out), "");
    let written = std::fs::read_to_string(folder.0.join("out.json")).expect("written");
    assert!(written.contains(r#""file":"app/Dockerfile""#), "{written}");
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = Folder::new("rules");
    let list = stdout(&plimsoll(&folder.0, &["rules"], ""));
    assert!(list.lines().any(|l| l.starts_with("DL3007") && l.contains("latest-tag")), "{list}");
    let page = stdout(&plimsoll(&folder.0, &["rules", "latest-tag"], ""));
    assert!(page.contains("## Why it is bad") && page.contains("https://"), "{page}");
    let records = json(&plimsoll(&folder.0, &["rules", "DL3007", "-f", "json"], ""));
    assert_eq!(records[0]["hadolint"], "warning");
    assert!(records[0]["docs"].as_str().is_some_and(|d| d.contains("## Example")));
    let unknown = plimsoll(&folder.0, &["rules", "XX1"], "");
    assert_eq!(code(&unknown), 2);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("XX1"));
}

#[test]
fn help_answers_and_completions_complete() {
    let folder = Folder::new("help");
    let help = stdout(&plimsoll(&folder.0, &["lint", "--help"], ""));
    for word in ["--profile", "--format", "--failure-threshold", "--fix-unsafe", "Exit status", "Examples"] {
        assert!(help.contains(word), "{word} in\n{help}");
    }
    for shell in ["bash", "zsh", "fish"] {
        assert!(stdout(&plimsoll(&folder.0, &["completions", shell], "")).contains("plimsoll"));
    }
}

/// A file whose name and text try to break out of each format.
fn hostile(test: &str) -> (Folder, &'static str) {
    let folder = Folder::new(test);
    let name = "a&b <c>,d%e.Dockerfile";
    folder.file(name, "FROM \"de|<b>'`bian:latest\nMAINTAINER ]]>&amp;\u{1}\n");
    (folder, name)
}

#[test]
fn xml_formats_are_well_formed_whatever_the_text() {
    let (folder, name) = hostile("xml");
    for (format, element) in [("checkstyle", "error"), ("junit", "failure")] {
        let text = stdout(&plimsoll(&folder.0, &["lint", "-f", format, name], ""));
        let xml = roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{format}: {e}\n{text}"));
        assert!(xml.descendants().filter(|n| n.has_tag_name(element)).count() >= 2, "{text}");
        assert!(xml.descendants().any(|n| n.attribute("name") == Some(name)), "{text}");
    }
}

#[test]
fn json_formats_have_the_keys_that_their_readers_need() {
    let (folder, name) = hostile("json-formats");
    let read = |format: &str| -> serde_json::Value {
        let out = plimsoll(&folder.0, &["lint", "-f", format, name], "");
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{format}: {e}"))
    };
    let sarif = read("sarif");
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().expect("results");
    let result = results.iter().find(|r| r["ruleId"] == "DL4000").expect("DL4000");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
    let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a URI");
    assert_eq!(uri, "a%26b%20%3Cc%3E%2Cd%25e.Dockerfile");
    let ids: Vec<_> = run["tool"]["driver"]["rules"].as_array().expect("rules").iter().map(|r| &r["id"]).collect();
    assert!(run["results"].as_array().expect("results").iter().all(|r| ids.contains(&&r["ruleId"])));

    let gitlab = read("gitlab_codeclimate");
    let mut prints: Vec<_> =
        gitlab.as_array().expect("an array").iter().map(|i| i["fingerprint"].to_string()).collect();
    let count = prints.len();
    prints.sort();
    prints.dedup();
    assert!(count >= 2 && prints.len() == count, "each issue has a fingerprint of its own");
    assert!(gitlab.as_array().expect("an array").iter().any(|i| i["severity"] == "blocker"), "{gitlab}");

    let sonar = read("sonarqube");
    assert_eq!(sonar["issues"][0]["primaryLocation"]["filePath"], name);
    let range = &sonar["issues"][0]["primaryLocation"]["textRange"];
    assert!(range["endColumn"].as_u64() > range["startColumn"].as_u64(), "{range}");
}

#[test]
fn line_formats_keep_one_finding_a_line() {
    let (folder, name) = hostile("lines");
    let count = json(&plimsoll(&folder.0, &["lint", "-f", "json", name], "")).len();
    for (format, start) in [("gnu", "plimsoll:a&b"), ("github", "::"), ("codacy", "{")] {
        let text = stdout(&plimsoll(&folder.0, &["lint", "-f", format, name], ""));
        assert_eq!(text.lines().count(), count, "{format}\n{text}");
        assert!(text.lines().all(|l| l.starts_with(start)), "{format}\n{text}");
    }
    let annotations = stdout(&plimsoll(&folder.0, &["lint", "-f", "github", name], ""));
    assert!(annotations.contains("file=a&b <c>%2Cd%25e.Dockerfile,line=1"), "{annotations}");
    let stream = plimsoll(&folder.0, &["lint", "-f", "codeclimate", name], "").stdout;
    let issues: Vec<&[u8]> = stream.split(|&b| b == 0).filter(|p| !p.is_empty()).collect();
    assert_eq!(issues.len(), count);
    assert!(issues.iter().all(|i| serde_json::from_slice::<serde_json::Value>(i).is_ok()));
    let table = stdout(&plimsoll(&folder.0, &["lint", "-f", "markdown", name], ""));
    assert!(table.contains("| 1:") && !table.contains("<b>"), "{table}");
}

#[test]
fn configuration_is_found_where_hadolint_looks_and_ours_comes_first() {
    let folder = Folder::new("config-places");
    let places = [
        "home/.hadolint.yml",
        "home/.hadolint.yaml",
        "home/.hadolint/config.yml",
        "home/.hadolint/config.yaml",
        "home/.hadolint/hadolint.yml",
        "home/.hadolint/hadolint.yaml",
        "home/.config/hadolint.yml",
        "home/.config/hadolint.yaml",
        ".hadolint.yml",
        ".hadolint.yaml",
        ".plimsoll.yml",
        ".plimsoll.yaml",
    ];
    for below in ["home/.config", "home/.hadolint"] {
        std::fs::create_dir_all(folder.0.join(below)).expect("a folder");
    }
    // Each place wins over those before it.
    for (n, place) in places.iter().enumerate() {
        folder.file(place, format!("override: {{info: [DL4000], style: [DL3007], error: [DL{:04}]}}\n", 3100 + n));
        let out = plimsoll(&folder.0, &["lint", "-f", "json", "-"], "FROM debian:latest\nMAINTAINER me\n");
        assert_eq!(json(&out)[0]["level"], "style", "{place}");
        assert!(stderr(&out).contains(&format!("DL{:04}", 3100 + n)), "{place}: {}", stderr(&out));
    }
    folder.file("mine.yaml", "ignored: [DL3007, DL4000]\n");
    let out = plimsoll(&folder.0, &["lint", "-c", "mine.yaml", "-f", "json", "-"], "FROM debian:latest\n");
    assert_eq!((code(&out), json(&out).len()), (0, 0), "{}", stderr(&out));
    let out = plimsoll(&folder.0, &["lint", "-c", "missing.yaml", "-"], "FROM debian:latest\n");
    assert_eq!(code(&out), 2);
    assert!(stderr(&out).contains("missing.yaml"), "{}", stderr(&out));
}

#[test]
fn flags_win_over_the_file_and_lists_add_up() {
    let folder = Folder::new("config-layers");
    folder.file(
        ".hadolint.yaml",
        "ignored: [DL4000]\noverride: {error: [DL3007]}\nfailure-threshold: error\nformat: gnu\nno-color: true\n",
    );
    let source = "FROM debian:latest\nMAINTAINER me\n";
    let out = plimsoll(&folder.0, &["lint", "-"], source);
    assert!(stdout(&out).starts_with("plimsoll:-:1"), "the file's format: {}", stdout(&out));
    assert_eq!(code(&out), 1);
    let out = plimsoll(&folder.0, &["lint", "-f", "json", "--style", "DL3007", "-"], source);
    assert_eq!((json(&out)[0]["level"].as_str(), code(&out)), (Some("style"), 0));
    let out = plimsoll(&folder.0, &["lint", "-f", "json", "-t", "style", "--style", "DL3007", "-"], source);
    assert_eq!(code(&out), 1);
    let out = plimsoll(&folder.0, &["lint", "-f", "json", "--ignore", "DL3007", "-"], source);
    assert_eq!(json(&out).len(), 0, "what flags and file silence adds up");
    let both = ["lint", "-f", "json", "--style", "DL3007", "--warning", "DL3007", "-"];
    assert_eq!(json(&plimsoll(&folder.0, &both, source))[0]["level"], "warning", "the gravest flag counts");
    folder.file(".plimsoll.yaml", "profile: hadolint\nno-fail: true\nignore:\n- {code: DL3007, reason: nightly}\n");
    let out = plimsoll(&folder.0, &["lint", "-f", "json", "-"], source);
    assert_eq!((code(&out), json(&out).len(), json(&out)[0]["level"].as_str()), (0, 1, Some("error")));
}

#[test]
fn a_bad_configuration_is_named_with_its_place_and_counts_for_nothing() {
    let folder = Folder::new("config-bad");
    folder.file(".hadolint.yaml", "ignored: [DL3007]\nno-fail: yes\nfailure-threshold: bad\n");
    let out = plimsoll(&folder.0, &["lint", "-f", "json", "-"], "FROM debian:latest\n");
    assert_eq!(code(&out), 2);
    assert!(json(&out).iter().any(|f| f["code"] == "DL3007"), "the file is linted all the same");
    let said = stderr(&out);
    assert!(said.contains(".hadolint.yaml:2:10: `no-fail`: expected true or false, found the text `yes`"), "{said}");
    assert!(said.contains(".hadolint.yaml:3:20: `failure-threshold`"), "{said}");
    folder.file(".hadolint.yaml", b"# \xff\n");
    assert_eq!(code(&plimsoll(&folder.0, &["lint", "-"], "FROM debian:12\n")), 2);
}

#[test]
fn hadolints_environment_counts() {
    let folder = Folder::new("config-environment");
    let run = |name: &str, value: &str| {
        let file = folder.file("Dockerfile", "FROM debian:latest\nMAINTAINER me\n");
        Command::new(env!("CARGO_BIN_EXE_plimsoll"))
            .args(["lint", "-f", "json"])
            .arg(file)
            .current_dir(&folder.0)
            .env("HOME", &folder.0)
            .env(name, value)
            .output()
            .expect("it runs")
    };
    assert_eq!(json(&run("HADOLINT_IGNORE", "DL3007,DL4000")).len(), 0);
    assert_eq!(json(&run("HADOLINT_OVERRIDE_ERROR", "DL3007"))[0]["level"], "error");
    assert_eq!(code(&run("HADOLINT_NOFAIL", "1")), 0);
    assert_eq!(code(&run("HADOLINT_NOFAIL", "no")), 1);
    assert_eq!(code(&run("HADOLINT_FAILURE_THRESHOLD", "bogus")), 1);
}

#[test]
fn the_builds_folder_tells_more() {
    let folder = Folder::new("context");
    std::fs::create_dir_all(folder.0.join("app/src/tmp")).expect("folders");
    folder.file("app/src/a.py", "");
    folder.file("app/src/tmp/b.py", "");
    folder.file("app/Dockerfile", "FROM scratch\nCOPY src /src\nCOPY nothing.txt /x\nCOPY ./src/tmp/b.py /b\n");
    let codes = |args: &[&str]| -> Vec<String> {
        let out = plimsoll(&folder.0, &[&["lint", "-f", "json"], args, &["app/Dockerfile"]].concat(), "");
        let wanted = |f: &serde_json::Value| {
            let code = f["code"].as_str().expect("a code");
            ["CopyIgnoredFile", "PL0027"].contains(&code).then(|| format!("{code}:{}", f["line"]))
        };
        json(&out).iter().filter_map(wanted).collect()
    };
    assert_eq!(codes(&[]), [""; 0]);
    assert_eq!(codes(&["--context", "app"]), ["PL0027:3"]);
    folder.file("app/.dockerignore", "*/tmp\n");
    assert_eq!(codes(&[]), ["CopyIgnoredFile:4"], "the ignore file beside the Dockerfile is read");
    assert_eq!(codes(&["--context", "app"]), ["PL0027:3", "CopyIgnoredFile:4"]);
    assert_eq!(codes(&["--profile", "buildkit"]), ["CopyIgnoredFile:4"]);
    assert_eq!(codes(&["--profile", "hadolint"]), [""; 0]);
    folder.file("app/Dockerfile.dockerignore", "nothing\n");
    assert_eq!(codes(&["--context", "app"]), ["PL0027:3"], "an ignore file of its own comes first");
    let out = plimsoll(&folder.0, &["lint", "app/Dockerfile", "app/Dockerfile"], "");
    assert_eq!(stderr(&out).matches("--context").count(), 1, "said once: {}", stderr(&out));
    assert_eq!(code(&plimsoll(&folder.0, &["lint", "--context", "nowhere", "app/Dockerfile"], "")), 2);
}

#[test]
fn idle_and_unknown_ignores_are_found_and_taken_out() {
    let folder = Folder::new("idle");
    let source = "# hadolint ignore=DL3007,DL3006,DL9999\nFROM debian\n# plimsoll ignore=DL3059 gone\nCMD [\"a\"]\n";
    let findings = json(&plimsoll(&folder.0, &["lint", "-f", "json", "-"], source));
    let codes: Vec<_> = findings.iter().map(|f| (f["code"].as_str().expect("a code"), f["line"].as_u64())).collect();
    assert!(codes.contains(&("PL0024", Some(1))) && codes.contains(&("PL0025", Some(1))), "{codes:?}");
    assert!(codes.contains(&("PL0025", Some(3))) && !codes.iter().any(|(c, _)| *c == "DL3006"), "{codes:?}");
    let mended = stdout(&plimsoll(&folder.0, &["lint", "--fix", "-"], source));
    assert!(mended.starts_with("# hadolint ignore=DL3006\nFROM debian\nCMD"), "{mended}");
}

#[test]
fn outsource_answers_with_the_keys_of_the_contract() {
    let folder = Folder::new("outsource");
    let input = r#"{"team":{"oncall":"0-2"},"layers":{"registry":{"contract":true}}}"#;
    let output = plimsoll(&folder.0, &["outsource", "--format", "json", "-"], input);
    assert_eq!(code(&output), 0);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("an object");
    let layer = &answer["layers"][0];
    for key in [
        "layer",
        "verdict",
        "rule",
        "direction",
        "challenge",
        "market",
        "strength",
        "tipped_by",
        "would_change_if",
        "wave",
        "exit_plan",
        "to_run",
        "actions",
    ] {
        assert!(layer.get(key).is_some(), "{key}");
    }
    assert_eq!((layer["rule"].as_str(), layer["challenge"]["sum"].as_i64()), (Some("G3"), Some(4)));
    assert!(layer["challenge"]["lines"][0]["why"].is_string());

    let several = plimsoll(&folder.0, &["outsource", "--format", "json", "-"], r#"[{},{"team":{"residency":"own"}}]"#);
    let answers = json(&several);
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[1]["layers"][0]["rule"], "G1");
    let neutral = plimsoll(&folder.0, &["outsource"], "");
    assert!(stdout(&neutral).contains("Image registry: outsource"));
    assert!(
        stdout(&plimsoll(&folder.0, &["outsource", "-f", "markdown"], "")).contains("| Image registry | outsource")
    );
}

#[test]
fn outsource_refuses_what_it_does_not_know_and_names_it() {
    let folder = Folder::new("outsource-refused");
    let refused = plimsoll(&folder.0, &["outsource", "-"], r#"{"team":{"oncall":"many"}}"#);
    assert_eq!(code(&refused), 2);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("team.oncall"));
    let ended = folder.file("board.json", r#"{"stack_board":{"storage":"rex-ray"}}"#);
    assert_eq!(code(&plimsoll(&folder.0, &["outsource", &ended.display().to_string()], "")), 1);
    assert_eq!(code(&plimsoll(&folder.0, &["outsource", "nosuch.json"], "")), 2);
}

#[test]
fn links_go_there_and_back_and_warn_of_secrets() {
    let folder = Folder::new("share");
    let path = folder.file("Dockerfile", "FROM alpine:3.20\nENV DB_PASSWORD=hunter2\n");
    let path = path.to_str().expect("UTF-8");
    let qr = folder.0.join("link.svg");
    let args = ["share", "encode", path, "--base", "https://example.com/", "--qr", qr.to_str().expect("UTF-8")];
    let out = plimsoll(&folder.0, &args, "");
    assert_eq!(code(&out), 0);
    let link = stdout(&out);
    assert!(link.starts_with("https://example.com/#report?s=1."), "{link}");
    let said = String::from_utf8(out.stderr).expect("UTF-8");
    assert!(
        said.contains("Dockerfile:2: looks like the value of `DB_PASSWORD`") && said.contains("--redact"),
        "{said}"
    );
    assert!(said.contains("paste anywhere") && !said.contains("hunter2"), "{said}");
    assert!(std::fs::read_to_string(&qr).expect("a file").starts_with("<svg"));

    let state = plimsoll(&folder.0, &["share", "decode", link.trim()], "");
    assert_eq!(code(&state), 0);
    let value: serde_json::Value = serde_json::from_slice(&state.stdout).expect("JSON");
    assert_eq!(value["documents"][0]["text"], "FROM alpine:3.20\nENV DB_PASSWORD=hunter2\n");
    // A state goes in again, and the same link comes out.
    let again = plimsoll(&folder.0, &["share", "encode", "-", "--base", "https://example.com/"], &stdout(&state));
    assert_eq!(stdout(&again), link);
    let clean = stdout(&plimsoll(&folder.0, &["share", "encode", path, "--redact"], ""));
    let state = stdout(&plimsoll(&folder.0, &["share", "decode", "-"], &clean));
    assert!(state.contains("DB_PASSWORD=REDACTED") && !state.contains("hunter2"), "{state}");

    let cut = &link.trim()[..link.len() - 10];
    let out = plimsoll(&folder.0, &["share", "decode", cut], "");
    assert_eq!(code(&out), 2);
    assert!(String::from_utf8_lossy(&out.stderr).contains("stops in the middle"));
}

#[test]
fn a_stack_is_sized_with_the_variables_of_the_environment() {
    let folder = Folder::new("swarm-stack");
    let stack = "services:\n  web:\n    image: nginx:1.27\n    deploy:\n      replicas: ${PLIMSOLL_TEST_TASKS:-1}\n      resources: {reservations: {memory: 1G}}\n";
    folder.file("stack.yml", stack);
    folder.file("swarm.json", r#"{"worker_failures_to_survive":0}"#);
    let bound = |args: &[&str], tasks: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_plimsoll"))
            .args(["swarm", "--format", "json", "--stack", "stack.yml"])
            .args(args)
            .current_dir(&folder.0)
            .env("PLIMSOLL_TEST_TASKS", tasks)
            .output()
            .expect("it runs");
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("an answer");
        answer["capacity"]["lower_bound"].as_u64()
    };
    assert_eq!(bound(&[], ""), Some(1));
    assert_eq!(bound(&["swarm.json"], "24"), Some(4));
    folder.file("both.json", r#"{"services":[{"name":"a"}]}"#);
    let refused = plimsoll(&folder.0, &["swarm", "--stack", "stack.yml", "both.json"], "");
    assert!(code(&refused) == 2 && stderr(&refused).contains("services: "), "{}", stderr(&refused));
}

#[test]
fn fixes_for_the_swarm_are_made_too() {
    let folder = Folder::new("swarm-fix");
    folder.file("swarm.json", r#"{"zones":3}"#);
    let stack = "services:\n  web: # ours\n    image: nginx:1.27\n    deploy:\n      replicas: 3\n";
    let with =
        |args: &[&str]| stdout(&plimsoll(&folder.0, &[&["stack", "--fix-unsafe"], args, &["-"]].concat(), stack));
    assert!(with(&["--swarm", "swarm.json"]).contains("preferences: [{spread: node.labels.zone}]"));
    assert!(!with(&[]).contains("preferences"));
}

#[test]
fn a_drill_plays_on_the_nodes_of_the_answers() {
    let folder = Folder::new("swarm-nodes");
    folder.file("actions.json", r#"{"actions":[{"do":"kill","node":"big"}]}"#);
    let input = r#"{"nodes":[{"name":"a","role":"manager","availability":"drain"},{"name":"big","memory_mib":65536,"cpu_m":16000},
        {"name":"small"}],"services":[{"name":"db","memory_mib":20000}]}"#;
    let output = plimsoll(&folder.0, &["swarm", "--format", "json", "--drill", "actions.json", "-"], input);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("an answer");
    assert_eq!(answer["drill"]["nodes"][1]["tasks"][0], "db.1");
    assert_eq!(answer["drill"]["steps"][0]["pending"][0]["task"], "db.1");
}
