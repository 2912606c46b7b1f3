//! Realistic Dockerfiles, made by chance: what people write, well and badly, in an order that builds.

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

const BASES: &[&str] = &[
    "FROM debian:12.8-slim",
    "FROM debian",
    "FROM debian:latest",
    "FROM ubuntu:24.04 AS build",
    "FROM alpine:3.20",
    "FROM --platform=linux/amd64 python:3.13",
    "FROM node:lts-alpine AS Web",
    "FROM scratch",
    "FROM registry.example.com:5000/team/app:1.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "FROM ${IMAGE}",
    "FROM ${IMAGE:-debian}:${TAG}",
    "from centos:7",
    "FROM build",
];

const LINES: &[&str] = &[
    "RUN apt-get update && apt-get install -y --no-install-recommends curl=8.* ca-certificates && rm -rf /var/lib/apt/lists/*",
    "RUN apt-get update && apt-get install curl git",
    "RUN apt-get update \\\n    && apt-get -y install \\\n       nginx \\\n       # the editor\n       vim \\\n    && apt-get clean",
    "RUN apt-get update",
    "RUN sudo apt-get install -y wget",
    "RUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get install -y gcc",
    "RUN apk add curl",
    "RUN apk update && apk add --no-cache bash=5.2.26-r0 git~=2.45",
    "RUN apk --no-cache add --virtual .deps build-base && make && apk del .deps",
    "RUN pip install flask",
    "RUN pip install --no-cache-dir flask==3.0.3 -r requirements.txt",
    "RUN python3 -m pip install --upgrade pip && pip3 install 'requests>=2' numpy",
    "RUN yum install -y httpd && yum clean all",
    "RUN npm install -g pnpm",
    "RUN gem install bundler",
    "RUN curl -fsSL https://example.com/install.sh | sh",
    "RUN wget https://example.com/a.tar.gz && tar xf a.tar.gz",
    "RUN wget -q -O - https://example.com/key | apt-key add -",
    "RUN cd /srv && make",
    "RUN make && make install",
    "RUN [\"/bin/bash\", \"-c\", \"echo exec\"]",
    "RUN echo \"$HOME\" > /tmp/home; ls | grep x || true",
    "RUN <<EOF\nset -e\napt-get update\napt-get install -y make\nEOF",
    "RUN if [ -f a ]; then pip install b; fi",
    "RUN useradd app",
    "RUN ln -sf /bin/bash /bin/sh",
    "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]",
    "SHELL [\"powershell\", \"-Command\"]",
    "COPY . .",
    "COPY package.json package-lock.json ./",
    "COPY --from=build /out/app /usr/local/bin/app",
    "COPY a b c",
    "COPY [\"a file\", \"dir/\"]",
    "ADD src /srv/src",
    "ADD archive.tar.gz /srv/",
    "ADD https://example.com/file /srv/file",
    "ADD --chown=app:app config.json /etc/app/",
    "WORKDIR /srv/app",
    "WORKDIR srv",
    "WORKDIR $HOME/app",
    "ENV PORT=8080 MODE=\"production mode\"",
    "ENV PATH /opt/bin:$PATH",
    "ENV A=1 B=$A",
    "ARG VERSION",
    "ARG TOKEN=secret",
    "LABEL maintainer=\"team@example.com\" version=1.0",
    "MAINTAINER Some Body <some.body@example.com>",
    "MAINTAINER \"quoted\"",
    "USER root",
    "USER app:app",
    "USER 1000",
    "EXPOSE 8080/tcp 99999",
    "VOLUME /var/lib/mysql",
    "VOLUME [\"/data\"]",
    "STOPSIGNAL SIGTERM",
    "HEALTHCHECK --interval=30s CMD curl -f http://localhost/ || exit 1",
    "ONBUILD RUN apt-get install -y make",
    "ONBUILD COPY . .",
    "CMD node server.js",
    "CMD [\"node\", \"server.js\"]",
    "CMD exec nginx -g 'daemon off;'",
    "ENTRYPOINT [\"/entrypoint.sh\"]",
    "ENTRYPOINT /entrypoint.sh $MODE",
    "# a comment",
    "# hadolint ignore=DL3008,DL3059",
    "# plimsoll ignore=shell-form it has no signals to take",
    "",
];

/// Commands that a RUN is put together from, well and badly written.
const COMMANDS: &[&str] = &[
    "apt-get install curl",
    "apt-get -qq -y install --no-install-recommends nginx=1.22.* $EXTRA",
    "apt-get install -y -t bookworm 'a=1' b",
    "apt-get update -qq",
    "apt-get -y dist-upgrade",
    "apt upgrade",
    "apk add -t .deps x~=1 \"y>2\"",
    "apk --update add z",
    "pip3 install --no-cache-dir 'a[b]==1' -c limits.txt",
    "pip install git+https://example.com/a@v1 ./b",
    "python3.12 -m pip install -U pip",
    "npm i -g @a/b@1 c",
    "npm install git+https://example.com/a.git",
    "yarn install --frozen-lockfile",
    "yarn cache clean",
    "gem install a:1 b",
    "gem install a -v 1",
    "yum -y install a-1.2 b",
    "dnf install a",
    "microdnf install -y a && microdnf clean all",
    "zypper -n in a=1 b",
    "zypper dup",
    "go install example.com/a@latest",
    "go install ./...",
    "wget -O- https://example.com",
    "curl -fsSL https://example.com",
    "useradd -u 123456 a",
    "useradd -lu 123456 a",
    "cd /srv",
    "service a start",
    "ln -s /bin/bash /bin/sh",
    "rm -rf /var/lib/apt/lists/* /tmp/*",
    "tar -xzf archive.tar.gz",
    "set -o pipefail",
    "a | b",
    "sudo -u a b",
    "sh -c 'apt-get install x | y'",
];

/// Where a command stands.
const AROUND: &[&str] = &[
    "%",
    "%",
    "sudo %",
    "env A=1 %",
    "A=1 %",
    "exec %",
    "(%)",
    "{ %; }",
    "if true; then %; else b; fi",
    "for i in a b; do %; done",
    "while a; do %; done",
    "case $x in a) %;; esac",
    "f() { %; }; f",
    "echo $(%)",
    "X=`%`",
    "% || true",
    "% > /dev/null 2>&1",
    "% &",
    "! %",
    "[ -f a ] && %",
    "bash -c \"%\"",
    "timeout 5 %",
    "%  # as ever",
];

const BETWEEN: &[&str] = &[" && ", "; ", " || ", " | ", " && \\\n    ", "; \\\n# about it\n    "];

/// A RUN of a few commands, each with something around it.
fn composed() -> impl Strategy<Value = String> {
    let command = (prop::sample::select(COMMANDS), prop::sample::select(AROUND), prop::sample::select(BETWEEN));
    let start = prop::sample::select(vec![
        "RUN ",
        "RUN ",
        "RUN ",
        "run ",
        "ONBUILD RUN ",
        "RUN --mount=type=cache,target=/root/.cache/pip ",
        "RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt ",
        "RUN <<EOF\n",
    ]);
    (start, prop::collection::vec(command, 1..4)).prop_map(|(start, commands)| {
        let mut text = start.to_owned();
        for (n, (command, around, between)) in commands.into_iter().enumerate() {
            if n > 0 {
                text.push_str(between);
            }
            text.push_str(&around.replace('%', command));
        }
        if start.ends_with('\n') {
            text.push_str("\nEOF\n");
        }
        text
    })
}

/// A Dockerfile of one to three stages; sometimes with CRLF line breaks or no break at its end.
#[allow(dead_code, reason = "not every test that shares this module uses all of it")]
pub fn realistic() -> impl Strategy<Value = String> {
    of_lines(prop::sample::select(LINES).prop_map(str::to_owned))
}

/// The like with RUN lines put together by chance.
fn strange() -> impl Strategy<Value = String> {
    of_lines(prop_oneof![prop::sample::select(LINES).prop_map(str::to_owned), composed()])
}

fn of_lines(line: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let stage = (prop::sample::select(BASES), prop::collection::vec(line, 0..10));
    (
        prop::sample::select(vec![
            "",
            "",
            "# syntax=docker/dockerfile:1\n",
            "ARG IMAGE=debian\nARG TAG=12\n",
            "# about this file\n\n",
        ]),
        prop::collection::vec(stage, 1..4),
        0..12u8,
    )
        .prop_map(|(head, stages, ending)| {
            let mut text = head.to_owned();
            for (base, lines) in stages {
                for line in std::iter::once(base.to_owned()).chain(lines) {
                    text.push_str(&line);
                    text.push('\n');
                }
            }
            match ending {
                0 => text.replace('\n', "\r\n"),
                1 => text.trim_end().to_owned(),
                _ => text,
            }
        })
}

/// `count` Dockerfiles that are the same at each run.
#[allow(dead_code, reason = "not every test that shares this module uses all of it")]
pub fn seeded(count: usize, seed: u8) -> Vec<String> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = strange();
    (0..count).map(|_| strategy.new_tree(&mut runner).expect("nothing is filtered").current()).collect()
}
