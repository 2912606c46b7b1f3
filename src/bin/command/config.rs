//! Where the configuration comes from: a file, hadolint's environment variables, the command line, each laid over the
//! one before.

use super::{
    args::{LintArgs, StackArgs, Wants},
    complain,
};
use plimsoll::{
    diagnostic::{ConfigDialect, ConfigNote, Ignored, LabelType, Settings, Severity},
    lint,
    text::LineIndex,
};
use std::path::{Path, PathBuf};

/// A configuration file larger than this is none.
const LARGEST: u64 = 1 << 20;

/// All settings together, and whether the file could be used.
///
/// A file with a fault counts for nothing, as with hadolint; its faults are said, and the command ends with status 2.
pub fn settings(args: &LintArgs) -> Result<(Settings, bool), String> {
    let (file, is_good) = of_file(args.config.as_deref())?;
    Ok((of_flags(args).over(of_environment().over(file)), is_good))
}

/// The like for stack files: what the file says of them in particular counts, and the flags over it.
pub fn stack_settings(args: &StackArgs) -> Result<(Settings, bool), String> {
    let (file, is_good) = of_file(args.config.as_deref())?;
    let mut settings = of_wants(&args.wants).over(file.for_stack());
    // The peers' profiles know no stack files.
    settings.profile = None;
    Ok((settings, is_good))
}

fn of_file(path: Option<&Path>) -> Result<(Settings, bool), String> {
    match path.map(Path::to_path_buf).or_else(find) {
        Some(path) => read(&path),
        None => Ok((Settings::default(), true)),
    }
}

/// Codes with the severities that flags give them.
fn levels(codes: [&Vec<String>; 4]) -> Vec<(Severity, String)> {
    let pairs = codes.into_iter().zip(Severity::ALL);
    pairs.flat_map(|(codes, severity)| codes.iter().map(move |code| (severity, code.clone()))).collect()
}

/// The first configuration file in the order of the contract: our own, then hadolint's places.
fn find() -> Option<PathBuf> {
    let home = std::env::var_os("HOME").filter(|h| !h.is_empty()).map(PathBuf::from);
    let user = std::env::var_os("XDG_CONFIG_HOME")
        .filter(|d| !d.is_empty())
        .map(PathBuf::from)
        .or_else(|| home.as_ref().map(|h| h.join(".config")));
    let mut places = vec![PathBuf::from(".plimsoll"), PathBuf::from(".hadolint")];
    places.extend(user.map(|d| d.join("hadolint")));
    for below in [".hadolint/hadolint", ".hadolint/config", ".hadolint"] {
        places.extend(home.as_ref().map(|h| h.join(below)));
    }
    let with_ending = |place: PathBuf, ending: &str| PathBuf::from(format!("{}.{ending}", place.display()));
    let mut files = places.into_iter().flat_map(|p| [with_ending(p.clone(), "yaml"), with_ending(p, "yml")]);
    files.find(|path| path.is_file())
}

fn read(path: &Path) -> Result<(Settings, bool), String> {
    use std::io::Read;
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(|e| format!("the configuration {name}: {e}"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("the configuration {name}: larger than 1 MiB"));
    }
    let text = text_of(bytes).ok_or_else(|| format!("the configuration {name}: this is no text in UTF-8 or UTF-16"))?;
    let reading = lint::read_config(&text, ConfigDialect::of_file(&name));
    let index = LineIndex::new(&text);
    let say = |kind: &str, note: &ConfigNote| {
        let place = index.position(&text, note.range.start);
        complain(&format!("{name}:{}:{}: {kind}{}", place.line, place.column, note.message));
    };
    reading.notes.iter().for_each(|note| say("note: ", note));
    reading.faults.iter().for_each(|fault| say("", fault));
    if !reading.faults.is_empty() {
        complain(&format!("{name}: nothing of this file is used until that is mended"));
    }
    Ok((reading.settings, reading.faults.is_empty()))
}

/// Text in UTF-8, or in UTF-16 with a mark at its start.
fn text_of(bytes: Vec<u8>) -> Option<String> {
    let pairs = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => pairs(u16::from_le_bytes),
        Some([0xfe, 0xff]) => pairs(u16::from_be_bytes),
        _ => String::from_utf8(bytes).ok(),
    }
}

/// hadolint's environment variables. A value that it would not take is passed over, as there.
fn of_environment() -> Settings {
    let variable = |name: &str| std::env::var(format!("HADOLINT_{name}")).ok().filter(|v| !v.is_empty());
    let list = |name: &str| -> Vec<String> {
        variable(name).map(|v| v.split(',').map(str::to_owned).collect()).unwrap_or_default()
    };
    let switch = |name: &str| {
        let is_on = |v: String| matches!(v.to_ascii_lowercase().as_str(), "1" | "y" | "yes" | "true" | "on");
        variable(name).is_some_and(is_on).then_some(true)
    };
    let label = |text: String| {
        let (label, form) = text.split_once(':')?;
        Some((label.to_owned(), form.parse::<LabelType>().ok()?))
    };
    let mut settings = Settings {
        ignored: ignored(&list("IGNORE")),
        trusted_registries: list("TRUSTED_REGISTRIES"),
        label_schema: list("REQUIRE_LABELS").into_iter().filter_map(label).collect(),
        strict_labels: switch("STRICT_LABELS"),
        disable_ignore_pragmas: switch("DISABLE_IGNORE_PRAGMA"),
        no_fail: switch("NOFAIL"),
        failure_threshold: variable("FAILURE_THRESHOLD").and_then(|v| v.parse().ok()),
        format: variable("FORMAT"),
        ..Settings::default()
    };
    let levels = [
        ("OVERRIDE_ERROR", Severity::Error),
        ("OVERRIDE_WARNING", Severity::Warning),
        ("OVERRIDE_INFO", Severity::Info),
        ("OVERRIDE_STYLE", Severity::Style),
    ];
    settings.override_severities(levels.into_iter().flat_map(|(name, s)| list(name).into_iter().map(move |c| (s, c))));
    settings
}

fn of_flags(args: &LintArgs) -> Settings {
    Settings {
        profile: args.profile,
        trusted_registries: args.trusted_registry.clone(),
        label_schema: args.require_label.clone(),
        strict_labels: args.strict_labels.then_some(true),
        shell: args.no_shell.then_some(false).or(args.shell.then_some(true)),
        ..of_wants(&args.wants)
    }
}

/// What flags say that files of all kinds have.
fn of_wants(wants: &Wants) -> Settings {
    let mut settings = Settings {
        ignored: ignored(&wants.ignore),
        disable_ignore_pragmas: wants.disable_ignore_pragma.then_some(true),
        no_fail: wants.no_fail.then_some(true),
        no_color: wants.no_color.then_some(true),
        failure_threshold: wants.failure_threshold,
        ..Settings::default()
    };
    settings.override_severities(levels([&wants.error, &wants.warning, &wants.info, &wants.style]));
    settings
}

fn ignored(names: &[String]) -> Vec<Ignored> {
    names.iter().map(|name| Ignored { name: name.clone(), reason: None }).collect()
}
