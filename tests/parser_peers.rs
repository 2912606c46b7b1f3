//! The parser against two others: for every input that they accept, the sequence of instructions agrees.
//!
//! Listed differences, all of them the peers':
//! - `parse-dockerfile` counts offsets from behind a byte order mark; here they count from the file's start.
//! - `parse-dockerfile` takes two backslashes at a line's end for a continuation; BuildKit takes them for an
//!   escaped backslash, and so do we. Files with such a line are left out.
//! - `dockerfile-parser` knows neither heredocs nor directives, and takes any word for an instruction. Files that
//!   need more are left out.
//!
//! `dockerfile-parser` is deprecated upstream, knows neither heredocs nor directives nor `` escape=` ``;
//! `parse-dockerfile` is kept. Both give up at the first line that they don't like. Besides the files in
//! `tests/dockerfiles/`, the folder that `PLIMSOLL_CORPUS` names is read, where it is set.

#![expect(clippy::print_stdout, reason = "a test says what it compared")]

use plimsoll::dockerfile::{self, Keyword};
use std::path::{Path, PathBuf};

/// Keyword and line of each instruction.
type Sequence = Vec<(Keyword, u32)>;

fn line_of(text: &str, offset: usize) -> u32 {
    text[..offset].matches('\n').count() as u32 + 1
}

fn ours(text: &str) -> Sequence {
    let file = dockerfile::parse(text);
    file.instructions.iter().map(|i| (i.keyword, line_of(text, i.keyword_range.from()))).collect()
}

/// What `parse-dockerfile` reads; `None` where it refuses the file.
fn parse_dockerfile(text: &str) -> Option<Sequence> {
    use parse_dockerfile::Instruction as I;
    if text.lines().any(|l| l.trim_end().ends_with(r"\\")) {
        return None;
    }
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let file = parse_dockerfile::parse(text).ok()?;
    let span = |i: &I| match i {
        I::Add(x) => (Keyword::Add, x.add.span.start),
        I::Arg(x) => (Keyword::Arg, x.arg.span.start),
        I::Cmd(x) => (Keyword::Cmd, x.cmd.span.start),
        I::Copy(x) => (Keyword::Copy, x.copy.span.start),
        I::Entrypoint(x) => (Keyword::Entrypoint, x.entrypoint.span.start),
        I::Env(x) => (Keyword::Env, x.env.span.start),
        I::Expose(x) => (Keyword::Expose, x.expose.span.start),
        I::From(x) => (Keyword::From, x.from.span.start),
        I::Healthcheck(x) => (Keyword::Healthcheck, x.healthcheck.span.start),
        I::Label(x) => (Keyword::Label, x.label.span.start),
        I::Maintainer(x) => (Keyword::Maintainer, x.maintainer.span.start),
        I::Onbuild(x) => (Keyword::Onbuild, x.onbuild.span.start),
        I::Run(x) => (Keyword::Run, x.run.span.start),
        I::Shell(x) => (Keyword::Shell, x.shell.span.start),
        I::Stopsignal(x) => (Keyword::Stopsignal, x.stopsignal.span.start),
        I::User(x) => (Keyword::User, x.user.span.start),
        I::Volume(x) => (Keyword::Volume, x.volume.span.start),
        I::Workdir(x) => (Keyword::Workdir, x.workdir.span.start),
        _ => (Keyword::Unknown, 0),
    };
    Some(file.instructions.iter().map(span).map(|(k, at)| (k, line_of(text, at + bom))).collect())
}

/// What `dockerfile-parser` reads; `None` where it refuses the file or knows less than the file uses.
fn dockerfile_parser(text: &str) -> Option<Sequence> {
    use dockerfile_parser::Instruction as I;
    let read = dockerfile::parse(text);
    let beyond = read.escape != '\\'
        || read.instructions.iter().any(|i| !i.heredocs.is_empty() || i.keyword == Keyword::Unknown);
    if beyond {
        return None;
    }
    let file = dockerfile_parser::Dockerfile::parse(text).ok()?;
    let keyword = |i: &I| match i {
        I::From(_) => Keyword::From,
        I::Arg(_) => Keyword::Arg,
        I::Label(_) => Keyword::Label,
        I::Run(_) => Keyword::Run,
        I::Entrypoint(_) => Keyword::Entrypoint,
        I::Cmd(_) => Keyword::Cmd,
        I::Copy(_) => Keyword::Copy,
        I::Env(_) => Keyword::Env,
        I::Misc(x) => Keyword::read(&x.instruction.content),
    };
    Some(file.instructions.iter().map(|i| (keyword(i), line_of(text, i.span().start))).collect())
}

fn files() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dockerfiles")];
    folders.extend(std::env::var_os("PLIMSOLL_CORPUS").map(PathBuf::from));
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|f| std::fs::read_dir(f).unwrap_or_else(|e| panic!("{}: {e}", f.display())))
        .map(|entry| entry.expect("a folder's entry").path())
        .collect();
    files.sort();
    files
}

fn compare(name: &str, peer: fn(&str) -> Option<Sequence>, at_least: usize) {
    let mut accepted = 0;
    let mut differ = Vec::new();
    let files = files();
    for path in &files {
        let text = String::from_utf8_lossy(&std::fs::read(path).expect("a readable file")).into_owned();
        let Some(theirs) = peer(&text) else { continue };
        accepted += 1;
        let ours = ours(&text);
        if ours != theirs {
            let at = ours.iter().zip(&theirs).position(|(a, b)| a != b).unwrap_or(ours.len().min(theirs.len()));
            differ.push(format!("{}: #{at} ours {:?}, theirs {:?}", path.display(), ours.get(at), theirs.get(at)));
        }
    }
    assert!(differ.is_empty(), "{name} differs on {} of {accepted}:\n{}", differ.len(), differ.join("\n"));
    assert!(accepted >= at_least, "{name} accepted only {accepted} of {} files: nothing was compared", files.len());
    println!("{name}: {accepted} of {} files accepted, all agree", files.len());
}

#[test]
fn agrees_with_parse_dockerfile() {
    compare("parse-dockerfile", parse_dockerfile, 10);
}

#[test]
fn agrees_with_dockerfile_parser() {
    compare("dockerfile-parser", dockerfile_parser, 6);
}
