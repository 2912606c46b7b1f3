//! What must hold for any text.

use super::*;
use crate::text::TextRange;
use proptest::prelude::*;

/// Every range in a script.
fn ranges(script: &Script) -> Vec<TextRange> {
    let mut all = script.comments.clone();
    for command in &script.commands {
        all.push(command.range);
        let words =
            command.words.iter().chain(command.assignments.iter().flat_map(|a| a.list.iter().chain([&a.value])));
        for word in words.chain(command.redirects.iter().map(|r| &r.target)) {
            all.push(word.range);
            all.extend(word.parts.iter().map(|p| p.range));
        }
        all.extend(command.redirects.iter().map(|r| r.range));
        all.extend(command.redirects.iter().filter_map(|r| r.heredoc.as_ref()).map(|h| h.body));
    }
    all.extend(script.compounds.iter().map(|c| c.range));
    all.extend(script.pipelines.iter().flat_map(|p| p.pipes.iter().copied().chain([p.range])));
    all.extend(script.fault.iter().map(|f| f.range));
    all.extend(script.inner.iter().flat_map(|i| ranges(&i.script)));
    all
}

/// What must hold for the reading of `text`.
fn check(text: &str) {
    let script = read(text);
    for range in ranges(&script) {
        assert!(text.get(range.from()..range.to()).is_some(), "{range:?} in {text:?}");
    }
    for (n, command) in script.commands.iter().enumerate() {
        for word in &command.words {
            assert!(command.range.covers(word.range), "{text:?}");
            assert!(word.parts.iter().all(|p| word.range.covers(p.range)), "{text:?}");
            assert!(word.parts.windows(2).all(|p| p[0].range.end <= p[1].range.start), "{text:?}");
        }
        assert!(command.words.windows(2).all(|w| w[0].range.end <= w[1].range.start), "{text:?}");
        assert!(command.parent.is_none_or(|p| (p as usize) < n), "{text:?}");
        assert!((command.pipeline as usize) < script.pipelines.len(), "{text:?}");
        assert!(command.inside.is_none_or(|i| script.compounds[i as usize].range.covers(command.range)), "{text:?}");
    }
    for (n, compound) in script.compounds.iter().enumerate() {
        assert!(compound.inside.is_none_or(|i| (i as usize) < n), "{text:?}");
    }
    assert!(script.fault.is_some() || script.commands.iter().all(|c| c.strict), "{text:?}");
    // Every view can be asked everything.
    for call in script.strict().chain(script.effective()).chain(script.written()) {
        let _ = (call.flags().count(), call.operands().count(), call.values_of(&["a", "bc"]), call.has_flag("y"));
    }
}

/// Pieces of shell text, well put together or not.
fn pieces() -> impl Strategy<Value = String> {
    let tokens = [
        "a",
        "b",
        " ",
        " ",
        " ",
        "\n",
        ";",
        "&&",
        "||",
        "|",
        "&",
        "(",
        ")",
        "{ ",
        "}",
        "\"",
        "'",
        "`",
        "$(",
        "$((",
        "))",
        "${",
        "$x",
        "$",
        "\\",
        "#",
        "if ",
        "then ",
        "else ",
        "elif ",
        "fi",
        "for i in ",
        "while ",
        "do ",
        "done",
        "case x in ",
        "esac",
        ";;",
        "<<E\n",
        "\nE\n",
        "<",
        ">",
        "2>&1",
        "[ ",
        " ]",
        "[[ ",
        " ]]",
        "!",
        "é",
        "=",
        "X=",
        "f()",
        "@(",
        "<(",
        "{a,",
        "$'",
        "sh -c ",
        "sudo -u x ",
        "\\`",
        "time ",
        "function ",
        "coproc ",
        "eval ",
        "-y",
        "--opt=v",
        "\r",
        "\t",
    ];
    prop::collection::vec(prop::sample::select(tokens.to_vec()), 0..40).prop_map(|t| t.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_shell_text_is_read(text in pieces()) {
        check(&text);
    }
}

/// Steps for a text of about `len` bytes made of `unit`.
fn steps(unit: &str, len: usize) -> u64 {
    reader::steps(&unit.repeat(len / unit.len()))
}

#[test]
fn the_work_grows_with_the_length() {
    let units = [
        "a b && ",
        "a \"b $c\" ; ",
        "(",
        "((",
        "f(",
        "f(a) ",
        "$(",
        "$((",
        "\"$(",
        "${a:-",
        "\"${a:-",
        "`",
        "\\`",
        "{ ",
        "{a,",
        "{",
        "}",
        "if a; then ",
        "while ",
        "case a in b) ",
        "f() ",
        "f() { ",
        "! ",
        "time ",
        "time -p ",
        "[ ",
        "[ ( ",
        "[[ a && ",
        "<(",
        "@(",
        "a <<E\n",
        "a <<E <<F\n",
        "'",
        "\"",
        "$'",
        "$[",
        "a=(",
        "a[",
        "x[1",
        "a | ",
        "\\",
        "#",
        "\n",
        ";",
        ")",
        "fi ",
        "fi; ",
        "function ",
        "coproc ",
        "coproc a ",
        "for i in a ",
        "for i in a; do ",
        "é",
        "$((a)) ",
        "$((a",
        "$(( $(b) ",
        "sh -c '",
        "sh -c \"a\" ",
        "eval ",
        "sudo ",
        "a > ",
        "1",
        "12> ",
        "{a}",
        "if a; fi ",
        "( fi ",
    ];
    for unit in units {
        let (one, two) = (steps(unit, 20_000), steps(unit, 40_000));
        assert!(two <= one * 2 + one / 4 + 10_000, "{unit:?}: {one} steps, twice the length {two}");
        assert!(two <= 40_000 * 150, "{unit:?}: {two} steps");
    }
}

#[test]
fn a_megabyte_is_read_at_once() {
    for unit in
        ["RUN apt-get install -y \"foo=$bar\" && ", "(", "$(", "`a` ", "\"${a:-", "{a,b}", "if a; then ", "a <<E\n"]
    {
        check(&unit.repeat(1_000_000 / unit.len()));
    }
}
