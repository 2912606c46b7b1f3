//! The cost of linting grows with the size of the file, whatever stands in it: a file eight times as long may take a
//! little more than eight times as long, and not sixty-four times.

#![expect(clippy::print_stdout, reason = "a test says what it measured")]

use plimsoll::{
    diagnostic::{Config, Profile},
    lint,
};
use std::time::{Duration, Instant};

/// Files of about `size` bytes, each of one shape.
fn shapes(size: usize) -> Vec<(&'static str, String)> {
    let times = |unit: &str| unit.repeat(size / unit.len() + 1);
    let behind = |head: &str, unit: &str| format!("{head}{}\n", times(unit));
    let counted = |head: &str, line: &dyn Fn(usize) -> String| {
        let mut text = head.to_owned();
        let mut n = 0;
        while text.len() < size {
            text.push_str(&line(n));
            n += 1;
        }
        text
    };
    let lines = |unit: &str| behind("FROM a:1\n", unit);
    vec![
        ("one RUN of many commands", behind("FROM a:1\nRUN true ", "&& apt-get install -y x \\\n")),
        (
            "one RUN of many package managers",
            behind("FROM a:1\nRUN true ", "&& pip install x && apk add y && npm i z "),
        ),
        ("one line of many commands", behind("FROM a:1\nRUN ", "echo a; ")),
        ("a long pipeline", behind("FROM a:1\nRUN a ", "| b ")),
        ("nested substitutions", behind("FROM a:1\nRUN ", "$(a ")),
        ("many heredocs", lines("RUN <<E\napt-get install x\nE\n")),
        ("many RUN that fetch lists", lines("RUN apt-get update\n")),
        ("many RUN that clean up", lines("RUN apt-get install -y a=1 && rm -rf /var/lib/apt/lists/*\n")),
        ("many RUN of other managers", lines("RUN yum install -y a; npm i b\nRUN gem install c && pip install d\n")),
        ("many COPY", lines("COPY a b c/\n")),
        ("many COPY from a stage", behind("FROM a:1 AS b\nFROM c:1\n", "COPY --from=b a c\n")),
        ("many archives", counted("FROM a:1\n", &|n| format!("COPY a{n}.tar.gz /x/\nRUN tar -xf /x/a{n}.tar.gz\n"))),
        ("many stages", counted("", &|n| format!("FROM a:1 AS s{n}\nRUN x\n"))),
        (
            "stages upon stages",
            counted("FROM a:1 AS s0\n", &|n| format!("FROM s{n} AS s{}\nENV a{n}=1\nRUN x\n", n + 1)),
        ),
        ("stages upon one stage", counted("FROM a:1 AS s\n", &|n| format!("FROM s AS t{n}\nENV a{n}=1\nUSER root\n"))),
        ("stages of one name", lines("FROM a:1 AS s\n")),
        (
            "stages that copy from each other",
            counted("FROM a:1 AS s0\n", &|n| format!("FROM b:1 AS s{}\nCOPY --from=s{n} a /b\n", n + 1)),
        ),
        ("one ENV of many variables", counted("FROM a:1\nENV Z=1", &|n| format!(" A{n}=$A{}", n + 1)) + "\n"),
        ("many ENV", counted("FROM a:1\n", &|n| format!("ENV A{n}=$A{}\n", n.saturating_sub(1)))),
        ("many ARG", counted("", &|n| format!("ARG A{n}=$A{}\n", n.saturating_sub(1))) + "FROM a:1\n"),
        ("many ONBUILD", behind("FROM a:1 AS b\n", "ONBUILD RUN x\n") + "FROM b\n"),
        (
            "many stages upon many triggers",
            "FROM a:1 AS b\n".to_owned() + &"ONBUILD RUN x\n".repeat(size / 28) + &"FROM b\n".repeat(size / 14),
        ),
        ("comments", lines("# c\n")),
        ("ignore comments", lines("# hadolint ignore=DL3008,DL3009\nRUN x\n")),
        (
            "ignore comments for the whole file",
            behind("", "# hadolint global ignore=DL3008\n") + &times("RUN apt-get install x\n"),
        ),
        ("ignore comments that silence nothing", lines("# plimsoll ignore=latest-tag\n")),
        ("one ignore comment of many names", behind("FROM a:1\n# hadolint ignore=DL3008", ",DL3008") + "RUN x\n"),
        ("ignore comments of unknown names", lines("# hadolint ignore=DL9999\nRUN x\n")),
        ("blank lines in an instruction", behind("FROM a:1\nRUN a \\\n", "\n") + "b\n"),
        ("unknown instructions", lines("FOOBAR\n")),
        ("a long JSON array", behind("FROM a:1\nCMD [", "\"a\",") + "\"b\"]\n"),
        ("many mounts", behind("FROM a:1\nRUN ", "--mount=type=cache,target=/x ") + "x\n"),
        (
            "mounts with variables",
            counted("FROM a:1\n", &|n| format!("RUN --mount=type=cache,target=$X{n},id=${{Y}} x\n")),
        ),
        (
            "mounts of later stages",
            counted("FROM a:1\n", &|n| format!("RUN --mount=from=s{},target=/x y\nFROM a:1 AS s{n}\n", n + 1)),
        ),
        ("hosts in RUN", counted("FROM debian:12\n", &|n| format!("RUN echo server 10.0.0.1 > /etc/x{n}\n"))),
        (
            "images of one environment",
            counted("FROM a:1 AS s\nENV A_PASSWORD=b\n", &|n| {
                format!("FROM s AS t{n}\nCOPY config/prod.json /a{n}.json\nCMD [\"x\", \"--env=qa\"]\n")
            }),
        ),
        (
            "secrets and settings",
            counted("FROM a:1\n", &|n| {
                format!("ENV PASSWORD{n}=x HOST{n}=db.qa.example.com\nCOPY config/prod.json /a{n}.json\n")
            }),
        ),
        ("many packages", behind("FROM a:1\nRUN pip install ", "flask ")),
        ("many SHELL", lines("SHELL [\"a\"]\nRUN a | b\n")),
        ("many WORKDIR", lines("WORKDIR a\n")),
        ("many USER and WORKDIR", lines("USER root\nWORKDIR x\nRUN cd y\n")),
        ("many labels", counted("FROM a:1\n", &|n| format!("LABEL a{n}=b\n"))),
        ("many ports", behind("FROM a:1\nEXPOSE ", "99999 ")),
        ("many CMD", lines("CMD a\n")),
        ("many VOLUME", counted("FROM a:1\n", &|n| format!("VOLUME /v{n}\nRUN touch /v{n}/x\n"))),
        ("many downloads", counted("FROM a:1\n", &|n| format!("RUN curl -fsSL http://a/{n} | sh\n"))),
        ("many users", counted("FROM a:1\n", &|n| format!("RUN useradd u{n}\nUSER u{n}\n"))),
        (
            "many databases",
            counted("FROM a:1\n", &|n| format!("RUN mysqld && psql x{n}\nCOPY db{n}.sqlite /var/lib/\n")),
        ),
        ("many services", lines("RUN apt-get install -y nginx redis-server && service nginx start\n")),
        (
            "many files of settings",
            counted("FROM a:1\n", &|n| format!("COPY .env.{n} /app/.env\nENV URL{n}=http://10.0.0.1/\n")),
        ),
    ]
}

/// Files of which the analysis of shell text must learn what surrounds each RUN; the RUNs themselves are short, and for
/// the most part alike, so that what is measured is the file.
fn surrounded(size: usize) -> Vec<(&'static str, String)> {
    let counted = |head: &str, line: &dyn Fn(usize) -> String| {
        let mut text = head.to_owned();
        let mut n = 0;
        while text.len() < size {
            text.push_str(&line(n));
            n += 1;
        }
        text
    };
    vec![
        ("many RUN and ENV", counted("FROM a:1\n", &|n| format!("ENV A{n}=1\nRUN echo \"$A\"\n"))),
        ("many RUN and ARG", counted("FROM a:1\n", &|n| format!("ARG A{n}\nRUN echo \"$A\"\n"))),
        ("one ENV of many variables", counted("FROM a:1\nENV Z=1", &|n| format!(" A{n}=1")) + "\nRUN echo $A1\n"),
        (
            "stages upon stages",
            counted("FROM a:1 AS s0\n", &|n| format!("FROM s{n} AS s{}\nENV a{n}=1\nRUN echo $a\n", n + 1)),
        ),
        (
            "stages upon one stage",
            counted("FROM a:1 AS s\nENV B=1\n", &|n| format!("FROM s AS t{n}\nENV a{n}=1\nRUN echo $B\n")),
        ),
        ("triggers", counted("FROM a:1\n", &|n| format!("ENV A{n}=1\nONBUILD RUN echo $A\n"))),
    ]
}

fn time(text: &str, config: &Config) -> Duration {
    let start = Instant::now();
    let analysis = lint::lint(text, config);
    assert!(analysis.index.line(text.len() as u32) > 0);
    start.elapsed()
}

/// Which of the shapes take more than their length explains; `build` makes them for a size.
fn slow(size: usize, skip_shell: bool, build: fn(usize) -> Vec<(&'static str, String)>) -> Vec<String> {
    let mut slow = Vec::new();
    for profile in [Profile::Plimsoll, Profile::Hadolint, Profile::Buildkit] {
        let config = Config { skip_shell, ..Config::of(profile) };
        for ((name, small), (_, large)) in build(size).into_iter().zip(build(size * 8)) {
            let (mut before, mut after) = (Duration::MAX, Duration::MAX);
            // What else the machine does only adds: what looks slow is measured again.
            let is_slow = (0..4).all(|_| {
                before = before.min(time(&small, &config));
                after = after.min(time(&large, &config));
                // What takes no time at all tells nothing.
                after > Duration::from_millis(100) && after.as_secs_f64() > 30.0 * before.as_secs_f64()
            });
            println!("{profile:?} {name}: {before:.1?} {after:.1?}");
            if is_slow {
                slow.push(format!("{profile:?}, {name}: {before:.1?}, then {after:.1?}"));
            }
        }
    }
    slow
}

#[test]
fn eight_times_as_long_takes_about_eight_times_as_long() {
    // Unoptimised, the same shapes are told apart at smaller sizes.
    let slow = slow(if cfg!(debug_assertions) { 2_000 } else { 24_000 }, true, shapes);
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[cfg(feature = "shell")]
#[test]
fn so_does_the_analysis_of_shell_text() {
    let slow = slow(if cfg!(debug_assertions) { 4_000 } else { 24_000 }, false, surrounded);
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// What each rule takes of an ordinary file, for whoever makes the linter faster.
#[test]
#[ignore = "prints a table: cargo test --release --features cli --test linear -- --ignored --nocapture"]
fn what_each_rule_takes() {
    let part = "# What the service needs.\nRUN apt-get update \\\n    && apt-get install -y --no-install-recommends \
        ca-certificates curl \\\n    && rm -rf /var/lib/apt/lists/*\nENV PORT=8080 \\\n    GREETING=\"hello $USER\"\n\
        COPY --chown=app:app src/ /app/src/\nRUN cd /app && pip install --no-cache-dir -r requirements.txt | tee \
        /tmp/log\nWORKDIR /app\nEXPOSE 8080\nCMD [\"python\", \"-m\", \"app\"]\n";
    let text = format!("FROM debian:12.8-slim\n{}", part.repeat(100_000 / part.len()));
    let config = Config { skip_shell: true, ..Config::default() };
    let start = Instant::now();
    let file = plimsoll::dockerfile::parse(&text);
    println!("parse {:.2?}", start.elapsed());
    let context = lint::Context::new(&text, &file, &config);
    let start = Instant::now();
    let (scripts, _) = (context.scripts().len(), context.assembly());
    println!("{scripts} scripts {:.2?}", start.elapsed());
    let mut table: Vec<(Duration, usize, &str)> = Vec::new();
    for rule in lint::rules().filter(|r| config.wants(&r.meta)) {
        let mut findings = Vec::new();
        let start = Instant::now();
        (rule.check)(&context, &mut findings);
        table.push((start.elapsed(), findings.len(), rule.meta.slug));
    }
    table.sort();
    println!("rules {:.2?}", table.iter().map(|t| t.0).sum::<Duration>());
    for (time, findings, slug) in table.iter().rev().take(40) {
        println!("{time:>10.2?} {findings:>6} {slug}");
    }
}
