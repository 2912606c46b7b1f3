use super::*;

fn hadolint(text: &str) -> ConfigReading {
    read(text, ConfigDialect::Hadolint)
}

fn plimsoll(text: &str) -> ConfigReading {
    read(text, ConfigDialect::Plimsoll)
}

#[track_caller]
fn faults(reading: &ConfigReading, text: &str) -> Vec<(String, String)> {
    reading.faults.iter().map(|f| (f.range.of(text).trim().to_owned(), f.message.clone())).collect()
}

/// Texts that hadolint 2.15.1 takes, each with what `--verbose` says of it there.
#[test]
fn what_hadolint_takes_is_taken() {
    let names = |r: &ConfigReading| r.settings.ignored.iter().map(|i| i.name.clone()).collect::<Vec<_>>();
    for text in [
        "ignored: [DL3007]\n",
        "ignored: [\"DL3007\"]\n",
        "ignored:\n- DL3007\n",
        "ignored: [DL3007]\r\n",
        "\u{feff}ignored: [DL3007]\n",
        "\"ignored\": [DL3007]\n",
        "? ignored\n: [DL3007]\n",
        "%YAML 1.2\n---\nignored: [DL3007]\n",
        "x: &a [DL3007]\nignored: *a\n",
        "[a]: 1\nignored: [DL3007]\n",
        "~: 3\nignored: [DL3007]\n",
    ] {
        let reading = hadolint(text);
        assert_eq!((names(&reading), reading.faults.len()), (vec!["DL3007".to_owned()], 0), "{text}");
    }
    for text in [
        "{}\n",
        "ignored:\n",
        "ignored: ~\n",
        "no-fail:\n",
        "override: ~\n",
        "override: {error: ~}\n",
        "label-schema: ~\n",
        "failure-threshold: ~\n",
        "format: ~\n",
        "override: {bogus: [DL3007]}\n",
        "bogus: 1\n",
        "Ignored: [DL3007]\n",
        "1: 2\n",
        "true: 1\n",
        "<<: {ignored: [DL3007]}\n",
        "trusted-registries: [a]\n",
        "",
        "# only a comment\n",
        "~\n",
    ] {
        let reading = hadolint(text);
        assert_eq!((reading.settings, reading.faults), (Settings::default(), Vec::new()), "{text}");
    }
    let all = hadolint(
        "no-fail: True\nno-color: false\nstrict-labels: TRUE\ndisable-ignore-pragma: true\nformat: gnu\n\
         failure-threshold: \"warning\"\ntrustedRegistries: [docker.io, \"*.example.com\"]\n\
         label-schema: {a: text, b: \"\", c: semver}\noverride: {error: [DL3007], style: [DL3007, SC2086]}\n",
    );
    assert_eq!(all.faults, []);
    let s = all.settings;
    assert_eq!((s.no_fail, s.no_color, s.strict_labels), (Some(true), Some(false), Some(true)));
    assert_eq!((s.failure_threshold, s.format.as_deref()), (Some(Threshold::Warning), Some("gnu")));
    assert_eq!(s.label_schema[1], ("b".to_owned(), LabelType::Text));
    assert_eq!(s.overrides.last(), Some(&("DL3007".to_owned(), Severity::Error)), "the gravest comes last and wins");
}

/// Texts that hadolint 2.15.1 refuses, with the characters at fault.
#[test]
fn what_hadolint_refuses_voids_the_file_and_is_named() {
    for (text, at) in [
        ("ignored: DL3007\n", "DL3007"),
        ("ignored: [1]\n", "1"),
        ("ignored: [true]\n", "true"),
        ("ignored: [[DL3007]]\n", "[DL3007]"),
        ("ignored: {a: b}\n", "{a: b}"),
        ("no-fail: yes\n", "yes"),
        ("no-fail: \"true\"\n", "\"true\""),
        ("no-fail: 1\n", "1"),
        ("failure-threshold: Error\n", "Error"),
        ("failure-threshold: \"\"\n", "\"\""),
        ("failure-threshold: 1\n", "1"),
        ("format: JSON\n", "JSON"),
        ("format: markdown\n", "markdown"),
        ("trustedRegistries: docker.io\n", "docker.io"),
        ("trustedRegistries: [0x1F]\n", "0x1F"),
        ("trustedRegistries: [1.5]\n", "1.5"),
        ("label-schema: {a: bogus}\n", "bogus"),
        ("label-schema: {a: Text}\n", "Text"),
        ("label-schema: {1: text}\n", "1"),
        ("label-schema: [a]\n", "[a]"),
        ("label-schema: {a: text, a: url}\n", "a"),
        ("override: []\n", "[]"),
        ("override: {error: DL3007}\n", "DL3007"),
        ("override: {error: [1]}\n", "1"),
        ("ignored: [DL3007]\nignored: [DL3008]\n", "ignored"),
        ("[]\n", "[]"),
        ("a\n", "a"),
    ] {
        let reading = hadolint(&format!("strict-labels: true\n{text}"));
        if !text.starts_with('[') && text != "a\n" {
            assert_eq!(reading.faults.len(), 1, "{text}");
            assert_eq!(reading.settings, Settings::default(), "one bad value voids the file: {text}");
        }
        let found = faults(&hadolint(text), text);
        assert_eq!(found.iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(), [at], "{text} {found:?}");
    }
    for text in ["a: b: c\n", "ignored: [DL3007\n", "ignored: *nope\n", "ignored: [DL3007]\n---\nignored: []\n"] {
        assert_eq!(hadolint(text).faults.len(), 1, "{text}");
    }
}

#[test]
fn faults_name_the_key_and_what_to_write() {
    let text = "no-fail: yes\nfailure-threshold: bad\n";
    let found = faults(&hadolint(text), text);
    assert_eq!(found[0].1, "`no-fail`: expected true or false, found the text `yes`");
    assert!(found[1].1.starts_with("`failure-threshold`: expected error, warning"), "{found:?}");
    let reading = hadolint("trusted-registries: [a]\nignord: [DL3007]\n");
    let said: Vec<&str> = reading.notes.iter().map(|n| n.message.as_str()).collect();
    assert!(said[0].ends_with("did you mean `trustedRegistries`?"), "{said:?}");
    assert!(said[1].ends_with("did you mean `ignored`?"), "{said:?}");
}

#[test]
fn the_own_file_has_more_keys_and_takes_no_strange_ones() {
    let text = "profile: hadolint\nshell: false\nformat: markdown\nignored: [DL3008]\nignore:\n  - code: latest-tag\n    \
                reason: we rebuild nightly\nstack:\n  ignored: [ST12]\n  override: {error: [ST3]}\n";
    let reading = plimsoll(text);
    assert_eq!(reading.faults, []);
    let s = &reading.settings;
    assert_eq!((s.profile, s.format.as_deref()), (Some(Profile::Hadolint), Some("markdown")));
    assert_eq!(s.ignored[1].reason.as_deref(), Some("we rebuild nightly"));
    assert_eq!(s.config().ignored, ["DL3008", "latest-tag"]);
    assert!(s.config().skip_shell && !plimsoll("shell: true\n").settings.config().skip_shell);
    assert_eq!(faults(&plimsoll("shell: bash\n"), "shell: bash\n")[0].0, "bash");
    assert_eq!(hadolint("shell: false\n").settings, Settings::default());
    let stack = s.clone().for_stack().config();
    assert_eq!(stack.ignored, ["DL3008", "latest-tag", "ST12"]);
    assert_eq!(reading.names.len(), 4);
    for (text, at) in [
        ("profil: hadolint\n", "profil"),
        ("profile: docker\n", "docker"),
        ("ignore: [DL3007]\n", "DL3007"),
        ("ignore:\n- code: DL3007\n", "DL3007"),
        ("ignore:\n- reason: because\n", "reason: because"),
        ("ignore:\n- code: DL3007\n  reason: \"\"\n", "\"\""),
        ("stack: {profile: hadolint}\n", "profile"),
    ] {
        let found = faults(&plimsoll(text), text);
        assert_eq!(found.first().map(|(at, _)| at.as_str()), Some(at), "{text} {found:?}");
    }
    assert_eq!(hadolint("profile: hadolint\n").settings.profile, None, "hadolint knows no such key");
    assert_eq!(read("profile: hadolint\nx: 1\n", ConfigDialect::Either).settings.profile, Some(Profile::Hadolint));
}

#[test]
fn layers_add_up_and_the_upper_one_wins() {
    let below = hadolint("ignored: [DL3007]\noverride: {error: [DL3008]}\nlabel-schema: {a: url, b: text}\n").settings;
    let mut above = Settings { failure_threshold: Some(Threshold::None), ..Settings::default() };
    above.ignored.push(Ignored { name: "DL3004".to_owned(), reason: None });
    above.override_severities([(Severity::Style, "DL3008".to_owned())]);
    above.label_schema.push(("a".to_owned(), LabelType::Hash));
    let config = above.over(below).config();
    assert_eq!(config.ignored, ["DL3007", "DL3004"]);
    assert_eq!(config.overrides.last(), Some(&("DL3008".to_owned(), Severity::Style)));
    assert_eq!(config.label_schema, [("b".to_owned(), LabelType::Text), ("a".to_owned(), LabelType::Hash)]);
}

proptest::proptest! {
    #[test]
    fn any_text_gives_a_reading(text in "[ -~\n\t:\\[\\]{}&*é-]{0,80}") {
        for dialect in [ConfigDialect::Hadolint, ConfigDialect::Plimsoll, ConfigDialect::Either] {
            let reading = read(&text, dialect);
            for note in reading.faults.iter().chain(&reading.notes) {
                proptest::prop_assert!(note.range.to() <= text.len() && !note.message.is_empty());
            }
        }
    }
}

/// Tags, as hadolint 2.15.1 takes them: a text can be called one, a list or a mapping that is called anything else is
/// none, and so is a value with a tag that YAML does not know. Each line was given to the binary.
#[test]
fn tags_mean_what_they_mean_to_hadolint() {
    for text in [
        "ignored: ! [DL3007]\n",
        "ignored: !!seq [DL3007]\n",
        "ignored: [!!str DL3007]\n",
        "ignored: [! DL3007]\n",
        "ignored: [!<tag:yaml.org,2002:str> DL3007]\n",
        "!!str ignored: [DL3007]\n",
        "!!map {ignored: [DL3007]}\n",
        "%TAG !e! tag:yaml.org,2002:\n---\nignored: [!e!str DL3007]\n",
        "ignored:\n- !!str |-\n  DL3007\n",
        "foo: &x !!str DL3007\nignored: [*x]\n",
        "foo: !bar 1\nignored: [DL3007]\n",
        "? !x ignored\n: [DL3004]\nignored: [DL3007]\n",
    ] {
        let reading = hadolint(text);
        let names: Vec<_> = reading.settings.ignored.iter().map(|i| i.name.as_str()).collect();
        assert_eq!((names, reading.faults.len()), (vec!["DL3007"], 0), "{text}");
    }
    for text in [
        "ignored: !!str [DL3007]\n",
        "ignored: !!map [DL3007]\n",
        "ignored: [!!seq DL3007]\n",
        "ignored: [!foo DL3007]\n",
        "ignored: [!!binary DL3007]\n",
        "ignored: !foo [DL3007]\n",
        "override: !!seq {error: [DL3007]}\n",
        "label-schema: {a: !foo text}\n",
        "label-schema: {!foo a: text}\n",
        "trustedRegistries: [!!int 5]\n",
        "trustedRegistries: [!foo 5]\n",
        "no-fail: !!str true\n",
        "no-fail: !!bool yes\n",
        "no-fail: !!seq true\n",
        "foo: !!int 5.0\n",
        "foo: &x !bar DL3007\nignored: [*x]\n",
        "!foo {ignored: [DL3007]}\n",
        "!!seq\nignored: [DL3007]\n",
    ] {
        let reading = hadolint(text);
        assert_eq!((reading.settings, reading.faults.is_empty()), (Settings::default(), false), "{text}");
    }
    let quoted = hadolint("no-fail: !!bool \"true\"\n");
    assert_eq!((quoted.settings.no_fail, quoted.faults.len()), (Some(true), 0));
    let text = "ignored: !!map [DL3007]\n";
    assert_eq!(faults(&hadolint(text), text)[0].1, "`ignored`: expected a list, found a value with the tag `!!map`");
}
