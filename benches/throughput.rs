//! How fast the parser and the linter are, from 100 bytes to 1 MB. The cost grows with the size: compare the
//! throughput column.
//!
//! `cargo bench --bench throughput`

use divan::{Bencher, counter::BytesCount};
use plimsoll::{diagnostic::Config, dockerfile, lint, shell, stack};
use std::fmt::Write as _;

fn main() {
    divan::main();
}

const SIZES: [usize; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];

/// A Dockerfile of about this size, made of what real ones are made of.
fn dockerfile_of(size: usize) -> String {
    const HEAD: &str = "# syntax=docker/dockerfile:1\nARG TAG=12.8-slim\nFROM debian:${TAG} AS base\n";
    const BODY: &str = "\
# What the service needs to run.
RUN apt-get update \\
    && apt-get install -y --no-install-recommends ca-certificates curl \\
    && rm -rf /var/lib/apt/lists/*
ENV PORT=8080 \\
    GREETING=\"hello $USER\"
COPY --chown=app:app src/ /app/src/
RUN cd /app && pip install --no-cache-dir -r requirements.txt | tee /tmp/log
WORKDIR /app
EXPOSE 8080
CMD [\"python\", \"-m\", \"app\"]
";
    let mut text = HEAD.to_owned();
    while text.len() < size {
        text.push_str(BODY);
    }
    let mut end = size.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text
}

#[divan::bench(args = SIZES)]
fn parse(bencher: Bencher, size: usize) {
    let text = dockerfile_of(size);
    bencher.counter(BytesCount::of_str(&text)).bench(|| dockerfile::parse(divan::black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn lint_all_rules(bencher: Bencher, size: usize) {
    let text = dockerfile_of(size);
    let config = Config::default();
    bencher.counter(BytesCount::of_str(&text)).bench(|| lint::lint(divan::black_box(&text), &config));
}

#[divan::bench(args = SIZES)]
fn highlight(bencher: Bencher, size: usize) {
    let text = dockerfile_of(size);
    let file = dockerfile::parse(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| dockerfile::highlight(&file, divan::black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn read_shell(bencher: Bencher, size: usize) {
    let one = "apt-get update && apt-get install -y curl | tee /tmp/log; if [ -f x ]; then echo \"$(date)\"; fi\n";
    let text = one.repeat(size / one.len() + 1);
    bencher.counter(BytesCount::of_str(&text)).bench(|| shell::read(divan::black_box(&text)));
}

/// A stack file with so many services, of the kind that people write.
fn stack_of(services: usize) -> String {
    let mut text = String::from("services:\n");
    for n in 0..services {
        // Writing to a text does not fail.
        let _ = write!(
            text,
            "  s{n}:\n    image: registry.example.com/shop/s{n}:1.0\n    environment:\n      PORT: \"8080\"\n      \
             DB_HOST: ${{DB_HOST:-db}}\n    networks: [front]\n    volumes:\n      - d{n}:/data\n    ports:\n      - \
             \"{}:8080\"\n    deploy:\n      replicas: 2\n      placement:\n        constraints: [node.role == worker]\n",
            1_000 + n
        );
    }
    text += "networks:\n  front: {}\nvolumes:\n";
    for n in 0..services {
        let _ = writeln!(text, "  d{n}: {{}}");
    }
    text
}

#[divan::bench(args = [30, 300, 3_000])]
fn lint_stack(bencher: Bencher, services: usize) {
    let text = stack_of(services);
    let (config, variables) = (Config::default(), stack::Variables::new());
    bencher.counter(BytesCount::of_str(&text)).bench(|| stack::lint(&[divan::black_box(&text)], &variables, &config));
}
