//! The analysis of shell text: its examples, its places, its fixes, its bounds.

use plimsoll::{
    diagnostic::{Applicability, Config, Finding, Profile, Severity},
    lint::{self, analysed::codes::entries, fix::apply_fix},
};
use proptest::{collection::vec, prelude::*, sample::select};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

const BASH: &str = "SHELL [\"/bin/bash\", \"-c\"]\n";

/// The findings of ShellCheck's numbers in a Dockerfile.
fn shell_findings(text: &str, profile: Profile) -> Vec<Finding> {
    let analysis = lint::lint(text, &Config::of(profile));
    analysis.findings.into_iter().filter(|f| f.rule.code.starts_with("SC")).collect()
}

/// The numbers found in the text of one RUN.
fn codes(run: &str, shell: &str) -> Vec<&'static str> {
    // Text of more than one line stands in a heredoc.
    let run = if run.contains('\n') { format!("<<EOF\n{run}\nEOF") } else { run.to_owned() };
    let text = format!("FROM debian:12\n{shell}RUN {run}\n");
    shell_findings(&text, Profile::Plimsoll).iter().map(|f| f.rule.code).collect()
}

#[test]
fn each_example_has_its_fault_and_each_remedy_has_not() {
    let mut wrong = Vec::new();
    for entry in entries().filter(|e| !e.bad.is_empty()) {
        let code = entry.rule.meta.code;
        let said = |text: &str| ["", BASH].map(|shell| codes(text, shell));
        if !said(entry.bad).iter().any(|c| c.contains(&code)) {
            wrong.push(format!("{code}: nothing in {:?}, but {:?}", entry.bad, said(entry.bad)));
        }
        if said(entry.good).iter().any(|c| c.contains(&code)) {
            wrong.push(format!("{code}: still in {:?}", entry.good));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(entries().filter(|e| !e.bad.is_empty()).count() > 200);
}

#[test]
fn each_number_stands_once_and_says_something() {
    let mut seen = std::collections::BTreeSet::new();
    for entry in entries() {
        let meta = &entry.rule.meta;
        assert!(seen.insert(entry.code), "{} stands twice", meta.code);
        assert_eq!(meta.code, format!("SC{}", entry.code));
        assert!(entry.help.ends_with(['.', '?']) && meta.why.ends_with('.'), "{}", meta.code);
        assert!(!meta.summary.ends_with('.'), "{}", meta.code);
        assert!(meta.sources[0].url.ends_with(meta.code));
    }
}

/// The text of the one finding of a number.
fn place<'t>(text: &'t str, code: &str) -> &'t str {
    let found = shell_findings(text, Profile::Plimsoll);
    let mut of_code = found.iter().filter(|f| f.rule.code == code);
    let range = of_code.next().unwrap_or_else(|| panic!("{code} in {text:?}: {found:?}")).range;
    range.of(text)
}

#[test]
fn places_are_those_of_the_dockerfile() {
    let cases = [
        ("FROM a:1\nRUN x=$(y) && \\\n\t echo é $x\n", "SC2086", "$x"),
        ("FROM a:1\r\nRUN x=$(y) && \\\r\n  # why\r\n\r\n  echo $x\r\n", "SC2086", "$x"),
        ("# escape=`\nFROM a:1\nRUN x=$(y) && `\n  echo \u{1f600} $x\n", "SC2086", "$x"),
        ("FROM a:1\nRUN --mount=type=cache,target=/c x=$(y) && echo $x\n", "SC2086", "$x"),
        ("FROM a:1\nRUN <<EOF\nx=$(y)\n\techo é $x\nEOF\n", "SC2086", "$x"),
        ("FROM a:1\nRUN <<-EOF\n\tx=$(y)\n\t\techo $x\n\tEOF\n", "SC2086", "$x"),
        ("FROM a:1\nONBUILD RUN x=$(y); echo $x\n", "SC2086", "$x"),
        ("FROM a:1\nRUN echo $(a \\\n  b)\n", "SC2046", "$(a \\\n  b)"),
        ("FROM a:1\nRUN find \\\n  -name x\n", "SC2185", "find \\\n  -name x"),
    ];
    for (text, code, want) in cases {
        assert_eq!(place(text, code), want, "{text:?}");
    }
}

#[test]
fn fixes_fit_the_dockerfile_and_end_their_fault() {
    let cases = [
        ("FROM a:1\nRUN x=$(y) && \\\n  echo $x\n", "SC2086", "FROM a:1\nRUN x=$(y) && \\\n  echo \"$x\"\n"),
        ("FROM a:1\nRUN x=$(y) && echo \\\n$x\n", "SC2086", "FROM a:1\nRUN x=$(y) && echo \\\n\"$x\"\n"),
        (
            "FROM a:1\nRUN <<EOF\nx=$(y)\n\techo é $x\nEOF\n",
            "SC2086",
            "FROM a:1\nRUN <<EOF\nx=$(y)\n\techo é \"$x\"\nEOF\n",
        ),
        ("FROM a:1\nRUN egrep a b\n", "SC2196", "FROM a:1\nRUN grep -E a b\n"),
        ("FROM a:1\nRUN [ \"$HOME\" == b ]\n", "SC3014", "FROM a:1\nRUN [ \"$HOME\" = b ]\n"),
    ];
    for (text, code, want) in cases {
        let found = shell_findings(text, Profile::Plimsoll);
        let finding = found.iter().find(|f| f.rule.code == code).unwrap_or_else(|| panic!("{code} in {text:?}"));
        let fix = finding.fixes.first().unwrap_or_else(|| panic!("{code}: a fix in {text:?}"));
        let mended = apply_fix(text, fix).expect("a fix fits its text");
        assert_eq!(mended, want);
        assert!(shell_findings(&mended, Profile::Plimsoll).iter().all(|f| f.rule.code != code));
    }
}

#[test]
fn what_can_change_what_runs_is_never_applied_in_bulk() {
    let text = "FROM a:1\nRUN x=$(y) && echo $x $(z) && echo '$x' >> f\n";
    let found = shell_findings(text, Profile::Plimsoll);
    assert!(found.iter().any(|f| !f.fixes.is_empty()));
    for finding in found.iter().filter(|f| ["SC2086", "SC2046", "SC2016"].contains(&f.rule.code)) {
        assert!(finding.fixes.iter().all(|f| f.applicability != Applicability::Safe), "{}", finding.rule.code);
    }
    assert_eq!(lint::fix::fix_all(text, &Config::default(), false).text, text);
}

#[test]
fn surroundings_count() {
    let none = |text: &str, code: &str| {
        assert!(shell_findings(text, Profile::Plimsoll).iter().all(|f| f.rule.code != code), "{code} in {text:?}");
    };
    none("FROM a:1\nARG a b=1\nENV c=1\nRUN echo \"$a$b$c$http_proxy\"\n", "SC2154");
    none("FROM a:1 AS x\nENV c=1\nFROM x\nRUN echo \"$c\"\n", "SC2154");
    none("FROM a:1\nSHELL [\"/bin/bash\", \"-c\"]\nRUN [[ -d /a ]]\n", "SC3010");
    none("FROM a:1\n# hadolint shell=/bin/bash\nRUN [[ -d /a ]]\n", "SC3010");
    none("FROM a:1\nRUN <<EOF\n#!/bin/bash\n[[ -d /a ]]\nEOF\n", "SC3010");
    none("FROM a:1\nRUN <<EOF\n# shellcheck disable=SC2164\ncd /a\nrm b\nEOF\n", "SC2164");
    none("FROM a:1\n# plimsoll ignore=SC2164 known\nRUN cd /a; rm b\n", "SC2164");
    none("FROM a:1\n# hadolint ignore=SC2164\nRUN cd /a; rm b\n", "SC2164");
    for shell in ["[\"powershell\", \"-Command\"]", "[\"cmd\", \"/S\", \"/C\"]", "[\"/usr/bin/fish\", \"-c\"]"] {
        let text = format!("FROM a:1\nSHELL {shell}\nRUN Write-Host (a) $b\n");
        assert!(shell_findings(&text, Profile::Plimsoll).is_empty(), "{text}");
    }
    assert!(shell_findings("FROM a:1\nRUN cd /a; rm b\n", Profile::Buildkit).is_empty());
    assert!(shell_findings("FROM a:1\nCMD cd /a; rm $b\n", Profile::Plimsoll).is_empty());
}

/// Of each shell what it knows: dash less than bash, busybox something in between; and where bash alone would run it, it
/// is an error.
#[test]
fn dash_and_busybox_are_shells_of_their_own() {
    let said = |shell: &str, run: &str, profile| -> Vec<(&'static str, Severity)> {
        let text = format!("FROM a:1\nSHELL [\"/bin/{shell}\", \"-c\"]\nRUN {run}\n");
        shell_findings(&text, profile).iter().map(|f| (f.rule.code, f.severity)).collect()
    };
    let all = |run: &str,
               sh: &[(&'static str, Severity)],
               dash: &[(&'static str, Severity)],
               ash: &[(&'static str, Severity)]| {
        assert_eq!(said("sh", run, Profile::Plimsoll), sh, "sh: {run}");
        assert_eq!(said("dash", run, Profile::Plimsoll), dash, "dash: {run}");
        assert_eq!(said("ash", run, Profile::Plimsoll), ash, "ash: {run}");
        // ShellCheck, as hadolint calls it, knows ash as dash.
        assert_eq!(said("ash", run, Profile::Hadolint), dash, "ash as hadolint has it: {run}");
    };
    let (warning, error) = (Severity::Warning, Severity::Error);
    all("echo -n a", &[("SC3037", warning)], &[], &[]);
    all("echo -e a", &[("SC3037", warning)], &[("SC3036", error)], &[]);
    all("[[ -d /a ]]", &[("SC3010", warning)], &[("SC3010", error)], &[]);
    all("set -o pipefail", &[("SC3040", warning)], &[], &[]);
    all("[ \"$HOME\" == b ]", &[("SC3014", warning)], &[("SC3014", error)], &[]);
    all("mkdir /a/{b,c}", &[("SC3009", warning)], &[("SC3009", error)], &[("SC3009", error)]);
    all("ulimit -n 10", &[("SC3045", warning)], &[], &[]);
    all("export a=$HOME/b", &[("SC2086", Severity::Info)], &[], &[]);
    // What is configured counts for more.
    let config = Config { overrides: vec![("SC3009".to_owned(), Severity::Style)], ..Config::of(Profile::Hadolint) };
    let text = "FROM a:1\nSHELL [\"/bin/dash\", \"-c\"]\nRUN mkdir /a/{b,c}\n";
    let severities: Vec<Severity> =
        lint::lint(text, &config).findings.iter().filter(|f| f.rule.code == "SC3009").map(|f| f.severity).collect();
    assert_eq!(severities, [Severity::Style]);
}

#[test]
fn what_is_too_long_to_be_analysed_is_said_to_be() {
    let told = |run: &str, config: &Config| -> Vec<String> {
        let findings = lint::lint(&format!("FROM a:1\nRUN {run}\n"), config).findings;
        findings.into_iter().filter(|f| f.rule.code == "PL0034").map(|f| f.message).collect()
    };
    let config = Config::default();
    assert!(told(&"a; ".repeat(300), &config).is_empty());
    assert!(told(&"a; ".repeat(301), &config)[0].contains("SC2086"));
    for whole in ["a; ".repeat(4001), "f() { a; }; ".repeat(61), format!("echo {}", "x".repeat(600_000))] {
        assert!(told(&whole, &config)[0].contains("(SC codes)"));
        assert!(told(&whole, &Config { skip_shell: true, ..Config::default() }).is_empty());
        assert!(told(&whole, &Config::of(Profile::Hadolint)).is_empty());
    }
}

#[test]
fn hostile_text_is_bounded() {
    let nested = |open: &str, n: usize| format!("FROM a:1\nRUN {}\n", open.repeat(n));
    let mut texts = vec![
        nested("$(", 5000),
        nested("\"$(", 5000),
        nested("(", 5000),
        nested("{ ", 5000),
        nested("if a; then ", 5000),
        nested("case a in b) ", 3000),
        nested("${a:-", 5000),
        nested("time ", 20_000),
        nested("coproc ", 20_000),
        nested("time -p ! ", 20_000),
        nested("${a}", 5000),
        nested("${a}", 100_000),
        nested("eval a $((", 1000),
        nested("sh -c \"$(", 500),
        nested("`", 5001),
        nested("[[ ", 3000),
        nested("a && ", 20_000),
        nested("a | ", 20_000),
        nested("echo $a; ", 3000),
        nested("a=1; echo $a; ", 1500),
        nested("if a; then b=1; else b=$c; fi; echo $b; ", 700),
        nested("f() { echo $1 $a; a=2; }; f; ", 500),
        nested("$a", 50_000),
        nested("\"", 50_001),
        nested("\\", 50_000),
        nested("{a,b}", 20_000),
        nested("<<E ", 2000),
        "FROM a:1\nRUN echo \"\\\"`é`\"\nRUN echo \"\\\" `date` é\" `é \\\" é`\n".to_owned(),
    ];
    texts.push(format!("FROM a:1\nRUN echo {}\n", "x".repeat(1 << 20)));
    for text in texts {
        let start = Instant::now();
        lint::lint(&text, &Config::default());
        let took = start.elapsed();
        // A build without optimisation on a busy machine: an order of magnitude above what users see.
        assert!(took < Duration::from_secs(40), "{took:?} for {:?}...", &text[..40.min(text.len())]);
    }
}

/// Commands such as people write, many with a fault that has a fix.
const PIECES: &[&str] = &[
    "x=$(date)",
    "echo $x",
    "echo \"$x\"",
    "echo é $x",
    "rm -rf /srv/$x/*",
    "cd /srv",
    "cd $x || exit",
    "make -j$(nproc)",
    "y=`uname -m`",
    "echo \"a $x b\" c",
    "egrep a f",
    "fgrep -v a f",
    "[ \"$x\" == b ]",
    "[ $x = b ]",
    "[[ $x == b ]]",
    "echo '$x' >> f",
    "echo $(date)",
    "echo \"$(date)\"",
    "ls &> f",
    "for f in *.txt; do cat $f; done",
    "if [ -z $x ]; then echo no; fi",
    "case \"$x\" in a) echo $x ;; *) exit 1 ;; esac",
    "export PATH=$x:$PATH",
    "printf '%s\\n' $x",
    "echo \"a\"$x\"b\"",
    "find . -name '*.sh' -exec sh -c 'echo {}' ';'",
    "tr a-z A-Z < f",
    "read y",
    "curl -fsSL \"https://example.com/$x.tgz\" | tar xz",
    "true",
    "echo \u{1f600}$x",
    "sed -i \"s/a/$x/\" f",
    "test $x",
];

/// A RUN of such commands, on one line, over several, or in a heredoc.
fn run() -> impl Strategy<Value = String> {
    let joints = || select(vec![" && ", "; ", " \\\n    && ", "; \\\n\t", " \\\n# why\n && ", " || "]);
    let line = (vec(select(PIECES), 1..6), vec(joints(), 6)).prop_map(|(pieces, joints)| {
        let rest = pieces[1..].iter().zip(joints).map(|(piece, joint)| format!("{joint}{piece}"));
        format!("RUN {}{}\n", pieces[0], rest.collect::<String>())
    });
    let heredoc = vec(select(PIECES), 1..5).prop_map(|pieces| format!("RUN <<EOF\n{}\nEOF\n", pieces.join("\n")));
    prop_oneof![4 => line, 1 => heredoc]
}

/// How often each of ShellCheck's numbers is found.
fn counts(text: &str) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in shell_findings(text, Profile::Plimsoll) {
        *counts.entry(finding.rule.code).or_insert(0) += 1;
    }
    counts
}

/// What a fix may bring to light: text that is expanded now, and words that were one before.
const BROUGHT: &[(&str, &[&str])] = &[("SC2016", &["SC2154", "SC2086"]), ("SC2006", &["SC2046"])];

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fixes_of_any_run_end_their_fault_and_bring_no_other(
        runs in vec(run(), 1..4), shell in select(vec!["", BASH]), end in select(vec!["\n", "\r\n"]),
    ) {
        let text = format!("FROM debian:12\n{shell}{}", runs.concat()).replace('\n', end);
        let before = counts(&text);
        let instructions = plimsoll::dockerfile::parse(&text).instructions.len();
        for finding in shell_findings(&text, Profile::Plimsoll) {
            for fix in &finding.fixes {
                let code = finding.rule.code;
                let mended = apply_fix(&text, fix).expect("a fix fits its text");
                let after = counts(&mended);
                prop_assert!(after.get(code).copied().unwrap_or(0) < before[code], "{} is still there:\n{}\n{}", code, text, mended);
                let may_bring = |other: &str| BROUGHT.iter().any(|(c, o)| *c == code && o.contains(&other));
                for (other, count) in &after {
                    let was = before.get(other).copied().unwrap_or(0);
                    prop_assert!(*count <= was || may_bring(other), "{} brings {}:\n{}\n{}", code, other, text, mended);
                }
                let read = plimsoll::dockerfile::parse(&mended);
                prop_assert_eq!(read.instructions.len(), instructions, "{}\n{}", text, mended);
            }
        }
        let config = Config::default();
        let once = lint::fix::fix_all(&text, &config, false).text;
        prop_assert_eq!(&lint::fix::fix_all(&once, &config, false).text, &once);
    }

    #[test]
    fn any_text_is_read_in_bounded_time(body in "[a-z$(){}\\[\\]`\"'\\\\|&;<>! \n\té\0#*?=-]{0,200}") {
        let start = Instant::now();
        for shell in ["", BASH] {
            lint::lint(&format!("FROM a:1\n{shell}RUN {body}\n"), &Config::default());
        }
        prop_assert!(start.elapsed() < Duration::from_secs(20));
    }
}

/// What the page puts together from two modules is what one run finds.
#[test]
fn the_shell_findings_by_themselves_are_those_of_the_whole() {
    for text in [
        "FROM a:1\nRUN x=$(y) && echo $x\n",
        "FROM a:1\n# hadolint ignore=SC2086\nRUN x=$(y) && echo $x\n",
        "FROM a:1\n# hadolint ignore=SC2086,DL3003\nRUN true\n",
        "# hadolint global ignore=SC2046\nFROM a:1\nRUN true\n",
        "FROM a:1\n# plimsoll ignore=unquoted-variable never\nRUN true\n",
        "FROM a:1\nRUN egrep a b\nCMD echo $x\n",
    ] {
        for profile in [Profile::Plimsoll, Profile::Hadolint, Profile::Buildkit] {
            let config = Config::of(profile);
            let is_of_shell = |f: &&Finding| f.rule.code.starts_with("SC");
            let said = |findings: &[Finding]| -> Vec<(u32, &'static str)> {
                findings.iter().filter(is_of_shell).map(|f| (f.range.start, f.rule.code)).collect()
            };
            let (whole, alone) = (lint::lint(text, &config), lint::lint_shell(text, &config));
            assert_eq!(said(&whole.findings), said(&alone.findings), "{text:?}");
            let idle = |findings: &[Finding]| findings.iter().filter(|f| f.rule.code == "PL0025").count();
            let names_shell = text.contains("SC") || text.contains("unquoted");
            assert!(
                idle(&alone.findings) <= idle(&whole.findings) && (names_shell || idle(&alone.findings) == 0),
                "{text:?}"
            );
            let others = alone.findings.iter().filter(|f| !is_of_shell(f) && f.rule.code != "PL0025");
            assert_eq!(others.count(), 0, "{text:?}");
        }
    }
    let idle = lint::lint_shell("FROM a:1\n# hadolint ignore=SC2086,DL3003\nRUN true\n", &Config::default());
    let words: Vec<&str> = idle.findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(words, ["`SC2086` has nothing to silence here"]);
}
