#![allow(clippy::unwrap_used)]

use super::*;

/// Names and arguments of the calls of a view, as one line each.
fn lines<'a>(calls: impl Iterator<Item = Call<'a>>) -> Vec<String> {
    calls
        .map(|call| {
            let mut line = call.name().to_owned();
            for text in call.texts() {
                line.push(' ');
                line.push_str(&text);
            }
            line
        })
        .collect()
}

fn strict(script: &str) -> Vec<String> {
    lines(read(script).strict())
}

fn effective(script: &str) -> Vec<String> {
    lines(read(script).effective())
}

fn reach(script: &str) -> Option<Reach> {
    read(script).fault.map(|f| f.reach)
}

#[test]
fn commands_are_found_wherever_they_can_stand() {
    for script in [
        "a b && c",
        "a b || c",
        "a b ; c",
        "a b | c",
        "a b |& c",
        "a b & c",
        "a b\nc",
        "(a b) && c",
        "{ a b; } ; c",
        "if a b; then c; fi",
        "while a b; do c; done",
        "until a b; do c; done",
        "a b; for i in x y; do c; done",
        "a b; for ((i=0;i<3;i++)); do c; done",
        "a b; case x in y|z) c;; esac",
        "a b; case x in (y) c; esac",
        "f() { a b; }; c",
        "function f { a b; }; c",
        "! a b; c",
        "time -p a b; c",
        "X=1 Y=\"2 3\" a b; c",
        ">/dev/null a b 2>&1; c",
        "a b # && d\nc",
        "a\tb ; \\\n c",
        "'a' b; c",
        "\\a b; \"c\"",
        "a \"b\"; c",
    ] {
        assert_eq!(strict(script), ["a b", "c"], "{script}");
        assert_eq!(effective(script), ["a b", "c"], "{script}");
        assert_eq!(read(script).fault, None, "{script}");
    }
}

#[test]
fn substitutions_follow_the_command_in_whose_word_they_stand() {
    for (script, outer) in [
        ("x $(a b) y", "x $(a b) y"),
        ("x \"$(a b)\" y", "x $(a b) y"),
        ("x $(a b)y", "x $(a b)y"),
        ("x <(a b)", "x <(a b)"),
        ("x ${y:-$(a b)}", "x ${y:-$(a b)}"),
        ("x > $(a b)", "x"),
        ("A=$(a b) x", "x"),
        ("x $(( $(a b) + 1 ))", "x $(( $(a b) + 1 ))"),
        ("x <<E\n$(a b)\nE", "x"),
    ] {
        let script_read = read(script);
        assert_eq!(lines(script_read.effective()), [outer, "a b"], "{script}");
        assert_eq!(script_read.commands[1].parent, Some(0), "{script}");
        assert_eq!(script_read.fault, None, "{script}");
    }
    assert_eq!(effective("x `a b` y"), ["x `a b` y", "a b"]);
    assert_eq!(effective(r#"x `a \`b "c"\``"#), [r#"x `a \`b "c"\``"#, r#"a `b "c"`"#, "b c"]);
    assert_eq!(effective(r#"x "`a \"b c\"`""#)[1], "a b c");
    assert_eq!(effective("x $( (a b) )")[1], "a b");
    assert_eq!(effective("x $((a b); c)")[1..], ["a b", "c"]);
}

#[test]
fn words_keep_their_parts_and_their_text() {
    let script = read(r#"a b"c d"'e'\f$X${Y:-z}"g$H" "" *.[ch] {1..3} $'i\n'"#);
    let words = &script.commands[0].words;
    let texts: Vec<_> = words.iter().map(Word::text).collect();
    assert_eq!(texts, ["a", "bc def$X${Y:-z}g$H", "", "*.[ch]", "{1..3}", r"i\n"]);
    assert_eq!(words[1].literal(), None);
    assert_eq!(words[3].literal(), Some("*.[ch]"));
    assert!(words[3].has_glob() && words[2].is_quoted() && words[4].has_expansion());
    let variables: Vec<_> = words[1].variables().map(|v| (v.name.as_str(), v.operator.as_str())).collect();
    assert_eq!(variables, [("X", ""), ("Y", ":-"), ("H", "")]);
}

#[test]
fn strict_text_is_what_hadolint_makes_of_a_word() {
    for (word, text) in [
        ("in<(x)stall", "install"),
        ("in{a,b}stall", "install"),
        ("in$\"x\"stall", "install"),
        ("in$'x'stall", "inxstall"),
        ("in$(x)stall", "in$(x)stall"),
        ("in`x=1`stall", "in${VAR}stall"),
        ("in$((x=1))stall", "in${VAR}stall"),
        ("\"in\\stall\"", "in\\stall"),
        ("in\\stall", "install"),
    ] {
        assert_eq!(read(&format!("a {word}")).commands[0].words[1].strict_text(), text, "{word}");
    }
}

#[test]
fn wrappers_are_seen_through_in_the_effective_view_only() {
    for script in [
        "sudo a b",
        "sudo -E -u root X=1 a b",
        "sudo -Eu root -- a b",
        "env a b",
        "env -i X=1 Y= a b",
        "env -u X a b",
        "nice -n 10 a b",
        "timeout -k 5 --signal=9 10m a b",
        "xargs -0 -n 1 a b",
        "sudo env X=1 nohup a b",
        "gosu root a b",
        "eatmydata /usr/bin/a b",
    ] {
        assert_eq!(effective(script), ["a b"], "{script}");
        assert_eq!(strict(script).len(), 1, "{script}");
        assert!(!strict(script)[0].starts_with("a "), "{script}");
    }
    assert_eq!(read("sudo env X=1 a").effective().next().map(|c| c.through), Some(vec!["sudo", "env"]));
}

#[test]
fn hadolint_sees_through_a_few() {
    for script in ["exec a b", "exec -a foo a b", "exec -cl -- a b", "command a b", "builtin a b", "busybox a b"] {
        assert_eq!(read(script).strict().next().map(|c| c.name().to_owned()).as_deref(), Some("a"), "{script}");
    }
    // The name is the inner command's, but the arguments begin behind the first word.
    assert_eq!(strict("exec a b"), ["a a b"]);
    for script in ["command -v a", "exec command a", "command", "env a", "/bin/a"] {
        assert_ne!(strict(script)[0], "a", "{script}");
    }
    assert_eq!(effective("command -v a"), ["command -v a"]);
}

#[test]
fn scripts_in_arguments_are_read_in_the_effective_view() {
    for script in [
        "sh -c 'a b; c'",
        "bash -lc \"a b; c\"",
        "/bin/bash -euo pipefail -c \"a 'b'; c\"",
        "sudo bash -c 'a b && c' name",
        "su user -c 'a b; c'",
        "eval 'a b;' c",
    ] {
        let script_read = read(script);
        assert_eq!(lines(script_read.effective())[1..], ["a b", "c"], "{script}");
        assert_eq!(strict(script).len(), 1, "{script}");
        let c = script_read.effective().last().map(|c| c.command.range.of(script).to_owned());
        assert_eq!(c.as_deref(), Some("c"), "{script}");
    }
    let nested = r#"sh -c "sh -c \"a \\\"b\\\"\"""#;
    assert_eq!(effective(nested).last().map(String::as_str), Some("a b"));
    assert_eq!(effective("sh x.sh -c").len(), 1);
}

#[test]
fn flags_are_found_in_any_order() {
    let script = read("a -qy b --no-x --opt=1 -t c \"-z\" -- - d --file e");
    let call = script.effective().next().unwrap();
    for flag in ["q", "y", "no-x", "opt", "t", "z", "file"] {
        assert!(call.has_flag(flag), "{flag}");
    }
    for no_flag in ["b", "x", "qy", "", "-", "no", "o"] {
        assert!(!call.has_flag(no_flag), "{no_flag}");
    }
    let texts = |words: Vec<&Word>| words.iter().map(|w| w.text().to_owned()).collect::<Vec<_>>();
    assert_eq!(texts(call.operands().collect()), ["b", "c", "--", "-", "d", "e"]);
    assert_eq!(texts(call.operands_without(&["t", "file"]).collect()), ["b", "--", "-", "d"]);
    assert_eq!(call.values_of(&["t", "opt", "file"]), ["1", "c", "e"]);
    assert_eq!(call.flags().find(|f| f.name == "opt").unwrap().value.as_deref(), Some("1"));
    let attached = read("a -tb -qt c -y=d e");
    let call = attached.effective().next().unwrap();
    assert_eq!(call.values_of(&["t"]), ["b", "c"]);
    assert_eq!(texts(call.operands_without(&["t"]).collect()), ["e"]);
    assert!(!call.has_flag("d") && attached.strict().next().unwrap().has_flag("d"));
}

#[test]
fn places_are_kept() {
    let script = read("a && b || c | d |& e; f & g");
    let joins: Vec<_> = script.commands.iter().map(|c| c.join).collect();
    let expected = [Join::Start, Join::And, Join::Or, Join::Pipe, Join::PipeBoth, Join::Sequence, Join::Background];
    assert_eq!(joins, expected);
    let pipelines: Vec<_> = script.commands.iter().map(|c| c.pipeline).collect();
    assert_eq!(pipelines, [0, 1, 2, 2, 2, 3, 4]);
    assert_eq!(script.pipelines[2].pipes.len(), 2);

    let script = read("! { if a; then (b); fi; } | c");
    let kinds = |n: usize| script.around(&script.commands[n]).map(|c| c.kind).collect::<Vec<_>>();
    assert_eq!(kinds(0), [Enclosure::Condition, Enclosure::If, Enclosure::Group]);
    assert_eq!(kinds(1), [Enclosure::Subshell, Enclosure::Branch, Enclosure::If, Enclosure::Group]);
    assert!(script.pipelines[0].negated && script.commands[2].negated);
    assert_eq!(script.compounds[0].range.of("! { if a; then (b); fi; } | c"), "{ if a; then (b); fi; }");
}

#[test]
fn redirections_and_assignments_are_no_words() {
    let text = "X=1 Y+='b c' L=(d $(e)) a 2> f < g >&2 &> h <<< 'i' b >> j";
    let script = read(text);
    let command = &script.commands[0];
    assert_eq!(lines(script.effective())[0], "a b");
    let redirects: Vec<_> = command.redirects.iter().map(|r| r.range.of(text)).collect();
    assert_eq!(redirects, ["2> f", "< g", ">&2", "&> h", "<<< 'i'", ">> j"]);
    let assignments: Vec<_> = command.assignments.iter().map(|a| (a.name.as_str(), a.value.text())).collect();
    assert_eq!(assignments, [("X", "1"), ("Y", "b c"), ("L", "")]);
    assert_eq!(command.assignments[2].list.len(), 2);
}

#[test]
fn heredocs_are_no_commands() {
    let text = "cat <<A - <<-'B'; x\na $(y)\nA\n\t$(z)\n\tB\nw";
    let script = read(text);
    assert_eq!(lines(script.effective()), ["cat -", "x", "y", "w"]);
    let bodies: Vec<_> = script.commands[0].redirects.iter().filter_map(|r| r.heredoc.as_ref()).collect();
    assert_eq!(bodies[0].body.of(text), "a $(y)\n");
    assert_eq!((bodies[1].body.of(text), bodies[1].quoted), ("\t$(z)\n", true));
    assert_eq!(script.fault, None);
    assert_eq!(reach("cat <<A\nb"), Some(Reach::Whole));
    assert_eq!(effective("(cat <<A\nb\nA\n); c"), ["cat", "c"]);
}

#[test]
fn tests_are_commands_of_their_own() {
    for script in [
        "[ a ] && b",
        "[ ! -f a -a -n \"$x\" ] && b",
        "[[ a == b || ( c && -n d ) ]] && b",
        "[[ $a =~ ^(b|c d)$ ]] && b",
        "[ a \\> b ] && b",
        "[ \\( a = b \\) -o c ] && b",
        "[ $# -gt 0 ] && b",
        "[ ] && b",
    ] {
        let read = read(script);
        assert_eq!(read.fault, None, "{script}");
        assert_eq!(read.commands[0].kind, CommandKind::Test);
        assert_eq!(lines(read.strict()).last().map(String::as_str), Some("b"));
    }
    for script in ["[ a b ] && b", "[a = b]; b", "[ a = b; b", "[ -f ]; b", "[ a -eq ]; b"] {
        assert_eq!(reach(script), Some(Reach::Whole), "{script}");
    }
}

#[test]
fn faults_that_cost_the_whole_text() {
    for script in [
        "a 'b",
        "a \"b",
        "a `b",
        "a $(b",
        "a ${b",
        "a $((1+2)",
        "(a",
        "{ a",
        "{ a }",
        "( )",
        "{ }; a",
        "a &&",
        "a ||",
        "a |",
        "a && || b",
        "a && ; b",
        "a | | b",
        "a && fi",
        "!",
        "if a",
        "if a; then",
        "if a; then b",
        "if a then b; fi",
        "if a; then fi",
        "if; then b; fi",
        "while a; do b",
        "while a; b; done",
        "for i in a b; c; done",
        "for i in a; do b",
        "case a in b) c;;",
        "case a b) c;; esac",
        "case a in b c;; esac",
        "a >",
        "a > ; b",
        "f() a",
        "f (a)",
        "a=( b",
        "if a; then b (c); fi",
        "a $(b (c))",
        "a; if b; then c; fi; if",
        "a `b` 'c",
        "a $(b &&)",
        "((a",
        "x; [[ a b ]]",
    ] {
        assert_eq!(reach(script), Some(Reach::Whole), "{script}");
        assert_eq!(read(script).strict().count(), 0, "{script}");
    }
}

#[test]
fn faults_that_cost_the_rest() {
    for (script, seen) in [
        ("a; fi; b", 1),
        ("a; done", 1),
        ("a; }", 1),
        ("a) ; b", 1),
        ("a; b x (c); d", 2),
        ("a ;; b", 1),
        ("a; ; b", 1),
        ("a; && b", 1),
        ("&& a", 0),
        ("| a", 0),
        ("; a", 0),
        ("(a) b", 1),
        ("if a; then b; fi c", 2),
        ("(a) (b)", 1),
        ("a | b x (c)", 2),
    ] {
        assert_eq!(reach(script), Some(Reach::Rest), "{script}");
        assert_eq!(read(script).strict().count(), seen, "{script}");
    }
    let script = read("a; b `c \"d`; e");
    assert_eq!(script.fault.as_ref().map(|f| f.reach), Some(Reach::Substitution));
    assert_eq!(lines(script.strict()), ["a", "b ${VAR}", "e"]);
}

#[test]
fn what_is_odd_but_passes() {
    for script in [
        "if a; then; b; fi",
        "if[ a ]; then b; fi",
        "[ a ]&& [ !b ]&& b",
        "f(a) { b; }",
        "a ${ b; }; b",
        "a &; b",
        "{a; b; }",
        "a {{b}}; b",
        "a b}; b",
        "a ${}; b",
        "echo fi; b",
        "if [ a ] then b; fi",
        "for i in a b do a; b; done",
        "a; f() (b)",
        "!a; b",
        "a | fi; b",
        "coproc a; b",
        "a; {\n b\n}",
        "# c\na; b # d",
        "time; b",
        "a; for i; do b; done",
        "a; for i do b; done",
        "a -- '{}' \\; ; b",
        "a; case b in c) b; esac",
        "a; case x in esac; b",
        "a; export X=(1 2); b",
        "a; x[1]=2 b",
        "a $; b",
        "a \"$\"; b",
        "a 'b'\\''c'; b",
        "a; while b; do b; done < c > d; b",
        "a $'b\\'c'; b",
        "a; if (b) then b; fi",
        "a @(b|c d); b",
        "a; ((b++)); b",
    ] {
        let read = read(script);
        assert_eq!(read.fault, None, "{script}");
        assert_eq!(lines(read.strict()).last().map(|l| &l[..1]), Some("b"), "{script}");
    }
}

#[test]
fn broken_text_is_read_on() {
    assert_eq!(effective("if a; then b; c"), ["a", "b", "c"]);
    assert_eq!(effective("a; fi; b"), ["a", "b"]);
    assert_eq!(effective("a && ; b"), ["a", "b"]);
    assert_eq!(effective("(a; b"), ["a", "b"]);
    assert_eq!(effective("if (a; fi; b"), ["a", "b"]);
    assert_eq!(effective("{ a }"), ["a }"]);
}
