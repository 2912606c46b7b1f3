//! From the parser's faults to findings.
//!
//! The default profile reports each fault at its place. hadolint gives up on a file at the first fault that it
//! trips over and prints one line, `DL1000`, for the whole file; what it lets pass it does not report. Its profile
//! here says the same, for faults that a build refuses as well.

use super::{behind_array, image_name};
use crate::{
    diagnostic::{Finding, Fix, Profile, RuleMeta, Severity},
    dockerfile::{Arguments, Dockerfile, Fault, FaultKind, Healthcheck, Instruction, Keyword, MountFault},
    lint::Context,
    text::TextRange,
};

/// What a rule says about a fault.
pub(super) struct Described {
    /// What is wrong, with the reader's own words in it.
    pub message: String,
    /// What to do.
    pub help: String,
    /// A way to mend it.
    pub fix: Option<Fix>,
    /// Whether the build goes on all the same.
    pub builds: bool,
}

impl Described {
    /// A fault that stops the build.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), fix: None, builds: false }
    }

    /// With a way to mend it.
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}

/// Reports the faults that `describe` knows, as the profile wants them.
pub(super) fn report(
    meta: &'static RuleMeta,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
    describe: impl Fn(&Fault) -> Option<Described>,
) {
    if context.file.faults.is_empty() {
        return;
    }
    if context.profile() == Profile::Hadolint {
        let Some(Refusal { what: Refused::Fault(fault), place }) = first(context) else { return };
        if let Some(described) = describe(fault) {
            findings.push(finding_at(meta, fault.range, place, described));
        }
        return;
    }
    for fault in &context.file.faults {
        let Some(described) = describe(fault) else { continue };
        let instruction = instruction_of(context.file, fault);
        // A trigger is read only where it goes off.
        let is_kept = instruction
            .is_some_and(|i| i.keyword == Keyword::Onbuild && i.range != fault.range && !is_own(&fault.kind));
        if (described.builds || is_kept) && context.profile() == Profile::Buildkit {
            continue;
        }
        let severity = if described.builds { Severity::Warning } else { Severity::Error };
        let anchor = instruction.map_or(fault.anchor, |i| i.range);
        findings.push(finding(meta, anchor, fault.range, described).severity(severity));
    }
}

/// Whether a fault of an ONBUILD is its own and not its trigger's.
fn is_own(kind: &FaultKind) -> bool {
    matches!(
        kind,
        FaultKind::OnbuildTrigger(_)
            | FaultKind::MissingArguments(Keyword::Onbuild)
            // What the build reads before it looks at the instruction's name.
            | FaultKind::PairWithoutValue(..)
            | FaultKind::PairWithoutEquals(..)
            | FaultKind::NotStrings(_)
            | FaultKind::UnterminatedHeredoc(_)
    )
}

fn finding(meta: &'static RuleMeta, anchor: TextRange, range: TextRange, described: Described) -> Finding {
    let finding = Finding::new(meta, anchor, range, described.message).help(described.help);
    match described.fix {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

/// A finding on the line where hadolint stops.
pub(super) fn finding_at(meta: &'static RuleMeta, range: TextRange, place: usize, described: Described) -> Finding {
    let range = if range.contains(place) { range } else { TextRange::at(place) };
    finding(meta, TextRange::at(place), range, described)
}

/// What makes hadolint give up on a file.
pub(super) struct Refusal<'f> {
    /// What it is.
    pub what: Refused<'f>,
    /// Where hadolint stops.
    pub place: usize,
}

/// What hadolint can't read.
pub(super) enum Refused<'f> {
    /// A fault of the parser.
    Fault(&'f Fault),
    /// Text behind a JSON array, which a build takes for shell text.
    BehindArray(&'f Instruction),
    /// An image whose name can't be.
    ImageName(&'f Instruction),
}

/// The first thing that hadolint trips over, if a build refuses it or takes it for something else too.
pub(super) fn first<'f>(context: &Context<'f>) -> Option<Refusal<'f>> {
    let file = context.file;
    let fault = file
        .faults
        .iter()
        .find_map(|fault| Some(Refusal { what: Refused::Fault(fault), place: place(context, fault)? }));
    let array = file
        .instructions
        .iter()
        .find_map(|i| Some(Refusal { what: Refused::BehindArray(i), place: behind_array::place(i)? }));
    let image = file
        .instructions
        .iter()
        .find_map(|i| Some(Refusal { what: Refused::ImageName(i), place: image_name::place(i)? }));
    [fault, array, image].into_iter().flatten().min_by_key(|r| r.place)
}

/// The instruction that a fault belongs to.
pub(super) fn instruction_of<'f>(file: &'f Dockerfile, fault: &Fault) -> Option<&'f Instruction> {
    let next = file.instructions.partition_point(|i| i.range.start <= fault.anchor.start);
    let instruction = file.instructions.get(next.checked_sub(1)?)?;
    instruction.range.covers(fault.anchor).then_some(instruction)
}

/// Where hadolint stops on a fault; `None` where it goes on.
fn place(context: &Context<'_>, fault: &Fault) -> Option<usize> {
    let instruction = instruction_of(context.file, fault)?;
    let inner = instruction.triggered();
    let start = fault.range.from();
    match &fault.kind {
        FaultKind::UnknownInstruction(_)
        | FaultKind::HealthcheckType(_)
        | FaultKind::HealthcheckNone
        | FaultKind::Port(_) => Some(start),
        FaultKind::MissingArguments(Keyword::Shell | Keyword::Volume) if !inner.arguments_at.is_empty() => None,
        FaultKind::MissingArguments(Keyword::Healthcheck)
            if matches!(&inner.arguments, Arguments::Healthcheck(Healthcheck::Command(_))) =>
        {
            None
        }
        FaultKind::MissingArguments(_) | FaultKind::MissingDestination(_) | FaultKind::PairWithoutValue(..) => {
            Some(end_of(context, instruction))
        }
        FaultKind::OpenQuote(Keyword::Env | Keyword::Label, _) if !is_legacy(inner) => {
            Some(end_of(context, instruction))
        }
        FaultKind::PairWithoutEquals(..) => {
            // It takes the word and all that follows for one more pair; only with nothing behind it that fails.
            let is_last = fault.range.to() == instruction.arguments_range().to();
            is_last.then(|| end_of(context, instruction))
        }
        FaultKind::NotStrings(Keyword::Add | Keyword::Copy) if !inner.arguments_text().contains([' ', '\t']) => {
            Some(end_of(context, instruction))
        }
        FaultKind::FromArguments => from_place(inner),
        FaultKind::UnknownFlag(keyword, _) => flag_place(inner, *keyword, fault),
        FaultKind::FlagWithoutValue(_) => match inner.keyword {
            Keyword::Healthcheck | Keyword::Add | Keyword::From if !is_switch_without_value(inner, fault) => {
                Some(start)
            }
            _ => None,
        },
        FaultKind::FlagValue(..) => matches!(inner.keyword, Keyword::Healthcheck | Keyword::Run).then(|| start),
        FaultKind::DuplicateFlag(_) => match inner.keyword {
            Keyword::Run => None,
            Keyword::From => Some(start),
            _ => Some(inner.source(inner.arguments_at).from()),
        },
        FaultKind::Mount(_, problem) => mount_place(inner, fault, *problem),
        FaultKind::UnterminatedHeredoc(_) | FaultKind::HeredocDestination(_) => stray_line(context, instruction),
        _ => None,
    }
}

/// The end of an instruction's own lines; of the file where the last of them asks for another one.
fn end_of(context: &Context<'_>, instruction: &Instruction) -> usize {
    let end = instruction.line.range().to();
    let rest = context.source[end..].trim_start_matches([' ', '\t']);
    let goes_on = rest.strip_prefix(context.file.escape).is_some_and(|r| r.trim().is_empty());
    if goes_on { context.source.len() } else { end }
}

fn is_legacy(instruction: &Instruction) -> bool {
    matches!(instruction.arguments, Arguments::Pairs { legacy: true, .. })
}

/// hadolint takes `# ...` behind the image or the stage's name for a comment.
fn from_place(from: &Instruction) -> Option<usize> {
    let Arguments::From { image: Some(image), .. } = &from.arguments else { return None };
    let behind = &from.line.text[image.at.to()..];
    let mut words = behind.split_whitespace();
    let is_alias = words.next()?.eq_ignore_ascii_case("as") && words.next().is_some();
    let stray = behind.split_whitespace().nth(if is_alias { 2 } else { 0 })?;
    let at = stray.as_ptr() as usize - from.line.text.as_ptr() as usize;
    (!stray.starts_with('#')).then(|| from.source(TextRange::new(at, at + stray.len())).from())
}

fn flag_place(inner: &Instruction, keyword: Keyword, fault: &Fault) -> Option<usize> {
    let has_value = inner.flags.iter().any(|f| f.range == fault.range && f.value.is_some());
    match keyword {
        Keyword::Copy | Keyword::Add | Keyword::Healthcheck if has_value => {
            Some(inner.source(inner.arguments_at).from())
        }
        Keyword::Add | Keyword::Healthcheck | Keyword::From | Keyword::Expose | Keyword::Onbuild => {
            Some(fault.range.from())
        }
        _ => None,
    }
}

fn is_switch_without_value(inner: &Instruction, fault: &Fault) -> bool {
    let flag = inner.flags.iter().find(|f| f.range == fault.range);
    flag.is_some_and(|f| matches!(f.name.as_str(), "link" | "parents" | "keep-git-dir" | "unpack"))
}

fn mount_place(inner: &Instruction, fault: &Fault, problem: MountFault) -> Option<usize> {
    let refused = match problem {
        // hadolint takes any text for these.
        MountFault::Value(wanted) => wanted.contains("shared") || wanted.contains("true"),
        MountFault::Variable | MountFault::NoSecret | MountFault::TwoNames => false,
        _ => true,
    };
    (refused && inner.keyword == Keyword::Run).then(|| fault.range.from())
}

/// Without its end a heredoc is none to hadolint, and behind a path it is a path: it reads the body as
/// instructions, up to the first line that is none.
fn stray_line(context: &Context<'_>, instruction: &Instruction) -> Option<usize> {
    let heredoc = instruction.heredocs.first()?;
    let body = heredoc.terminator.map_or(heredoc.body, |end| heredoc.body.join(end));
    let mut at = body.from();
    for line in body.of(context.source).split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '\t']);
        let word = text.split_whitespace().next().unwrap_or_default();
        if !word.is_empty() && !word.starts_with('#') && Keyword::read(word) == Keyword::Unknown {
            return Some(at + line.len() - text.len());
        }
        at += line.len();
    }
    None
}
