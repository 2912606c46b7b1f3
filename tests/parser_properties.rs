//! What holds for the parser whatever the text is.

use plimsoll::{
    diagnostic::{Config, Profile},
    dockerfile::{Arguments, Command, Dockerfile, Instruction, Word, expand, highlight, parse, references},
    lint,
    text::{LineIndex, TextRange},
};
use proptest::prelude::*;

/// Text made of what Dockerfiles are made of, whole or broken off.
fn dockerfile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(vec![
            "FROM", "RUN", "COPY", "ADD", "ENV", "ARG", "LABEL", "CMD", "ENTRYPOINT", "ONBUILD", "HEALTHCHECK", "SHELL",
            "EXPOSE", "VOLUME", "USER", "WORKDIR", "STOPSIGNAL", "MAINTAINER", "run", "Form",
        ]).prop_map(str::to_owned),
        10 => prop::sample::select(vec![
            " ", " ", " ", "\t", "\n", "\n", "\n", "\r\n", "\\\n", "\\ \n", "\\\r\n", "`\n", "\\", "`", "#", "# c\n", "# escape=`\n",
            "# syntax=x\n", "# hadolint ignore=DL3006\n", "<<EOF", "<<-'E'", "EOF\n", "E\n", "<<", "\u{feff}", "\0",
        ]).prop_map(str::to_owned),
        10 => prop::sample::select(vec![
            "alpine", ":latest", "@sha256:0", " AS ", "--from=a", "--mount=type=cache,target=/x", "--", "--x", "=", "a=b", "\"", "'",
            "[\"a\", \"b\"]", "[", "]", "{", "}", "$", "${", "$X", "${X:-y}", "${X//a/b}", "&&", "||", "|", ";", "apt-get install -y curl",
            "pip install x", "CMD", "NONE", "/", ".", "é", "\u{1F6A2}", "\u{2028}", "\u{a0}",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|p| p.concat())
}

/// All words of an instruction.
fn words(instruction: &Instruction) -> Vec<&Word> {
    match &instruction.arguments {
        Arguments::From { image, alias } => {
            image.iter().chain(alias.iter().flat_map(|a| [&a.keyword, &a.name])).collect()
        }
        Arguments::Command(Command::Exec(words)) => words.iter().collect(),
        Arguments::Transfer { paths, .. } => paths.iter().collect(),
        Arguments::Pairs { pairs, .. } => pairs.iter().flat_map(|p| [&p.name, &p.value]).collect(),
        Arguments::Arg(args) => args.iter().flat_map(|a| std::iter::once(&a.name).chain(&a.default)).collect(),
        Arguments::List { items, .. } => items.iter().collect(),
        Arguments::Text(Some(word)) => vec![word],
        Arguments::Onbuild(Some(inner)) => words(inner),
        _ => Vec::new(),
    }
}

fn check_places(file: &Dockerfile, source: &str) {
    let fits = |range: TextRange| source.get(range.from()..range.to()).is_some();
    let mut end = 0;
    for instruction in &file.instructions {
        assert!(fits(instruction.range) && instruction.range.from() >= end, "{instruction:?}");
        end = instruction.range.to();
        let slices: String = instruction.line.map.slices().map(|s| s.of(source)).collect();
        assert_eq!(slices, instruction.line.text, "the logical line is its slices");
        let keyword = instruction.keyword_range.of(source);
        assert!(keyword == instruction.keyword_text || keyword.contains('\n'), "{instruction:?}");
        for word in words(instruction) {
            assert!(fits(word.range) && instruction.range.covers(word.range), "{word:?} in {instruction:?}");
            let parts: String = instruction.line.map.part(word.at).slices().map(|s| s.of(source)).collect();
            assert_eq!(parts, word.text, "a word is what stands at its place");
        }
        if let Some(Command::Shell(script)) = instruction.triggered().command() {
            let slices: String = script.map.slices().map(|s| s.of(source)).collect();
            assert_eq!(slices, script.text, "a script is its slices");
        }
        for heredoc in &instruction.heredocs {
            assert!(fits(heredoc.body) && fits(heredoc.marker), "{heredoc:?}");
        }
    }
    assert!(file.comments.iter().all(|c| fits(c.range)));
    assert!(file.comments.windows(2).all(|w| w[0].range.to() <= w[1].range.from()), "comments are in order");
    assert!(file.faults.iter().all(|f| fits(f.range) && fits(f.anchor)));
}

fn check_tiling(file: &Dockerfile, source: &str) {
    let mut end = 0;
    for token in highlight(file, source) {
        assert_eq!(token.range.from(), end, "tokens tile the text");
        assert!(source.is_char_boundary(token.range.to()));
        end = token.range.to();
    }
    assert_eq!(end, source.len(), "tokens tile the text");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_read_and_every_place_is_true(source in dockerfile()) {
        let file = parse(&source);
        check_places(&file, &source);
        check_tiling(&file, &source);
    }

    #[test]
    fn every_text_is_linted_in_every_profile(source in dockerfile()) {
        for profile in Profile::ALL {
            let analysis = lint::lint(&source, &Config::of(profile));
            for finding in &analysis.findings {
                prop_assert!(source.get(finding.range.from()..finding.range.to()).is_some(), "{:?}", finding);
                prop_assert!(!finding.message.is_empty());
                for fix in &finding.fixes {
                    prop_assert!(lint::fix::apply_fix(&source, fix).is_ok(), "{:?}", fix);
                }
            }
        }
    }

    #[test]
    fn words_survive_variables(text in ".{0,40}") {
        for reference in references(&text, '\\') {
            prop_assert!(reference.at.of(&text).starts_with('$'));
            prop_assert!(reference.at.covers(reference.word));
        }
        let _ = expand(&text, '\\', &|name| Some(name.to_owned()));
    }

    #[test]
    fn editor_offsets_go_there_and_back(text in "([a-z\u{e9}\u{1F6A2}]|\r\n|\n){0,40}") {
        let index = LineIndex::new(&text);
        let as_editor: String = text.replace("\r\n", "\n");
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let units = index.editor_offset(&text, at as u32);
            let want = text[..at].replace("\r\n", "\n").trim_end_matches(|x| x == '\r' && c == '\n').encode_utf16().count();
            prop_assert_eq!(units as usize, want);
            if c != '\n' || !text[..at].ends_with('\r') {
                prop_assert_eq!(index.from_editor_offset(&text, units) as usize, at);
            }
        }
        prop_assert_eq!(index.editor_offset(&text, text.len() as u32) as usize, as_editor.encode_utf16().count());
    }
}

#[test]
fn fixtures_have_true_places_and_no_faults() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dockerfiles");
    for entry in std::fs::read_dir(folder).expect("the fixtures") {
        let path = entry.expect("an entry").path();
        let source = std::fs::read_to_string(&path).expect("UTF-8");
        let file = parse(&source);
        check_places(&file, &source);
        check_tiling(&file, &source);
        assert_eq!(file.faults, [], "{}", path.display());
        // Cut off anywhere, it is still read.
        for (n, _) in source.char_indices() {
            check_places(&parse(&source[..n]), &source[..n]);
        }
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    let size = 1 << 20;
    for piece in [
        "${",
        "${a:-",
        "RUN \\\n",
        "<<A ",
        "\"",
        "[",
        "[\"",
        "RUN <<A\n",
        "ONBUILD ",
        "# c\n",
        "\\\n",
        "ENV a=",
        "--x ",
        "$(",
    ] {
        let source = format!("FROM a\nRUN {}", piece.repeat(size / piece.len()));
        let started = std::time::Instant::now();
        let analysis = lint::lint(&source, &Config::default());
        check_tiling(&analysis.dockerfile, &source);
        // A square of the length would take minutes; the bound only tells these apart.
        assert!(started.elapsed().as_secs() < 20, "{piece:?} took {:?}", started.elapsed());
    }
}
