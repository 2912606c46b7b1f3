use super::Context;
use crate::{
    diagnostic::{CheckOptions, Dialect, Pragma, PragmaKind, Profile, RuleMeta},
    dockerfile::Instruction,
    text::TextRange,
};

/// Checks that speak only where a file asks for them; `skip` does not silence them.
const EXPERIMENTAL: [&str; 1] = ["InvalidDefinitionDescription"];

/// What the comments `# check=...` of a file ask for.
#[derive(Debug, Default)]
pub struct Checks<'p> {
    profile: Profile,
    global: Option<&'p CheckOptions>,
    /// Instructions by index, each with the options of the comment in front of it.
    local: Vec<(usize, &'p CheckOptions)>,
}

impl<'p> Checks<'p> {
    /// Collects them. Before an instruction the first one counts, and only where no empty comment parts the two.
    pub fn of<'t>(context: &'p Context<'t>) -> Self {
        let mut checks = Self { profile: context.profile(), ..Self::default() };
        for pragma in &context.pragmas {
            let PragmaKind::Check(options) = &pragma.kind else { continue };
            if is_directive(context, pragma.range) {
                checks.global.get_or_insert(options);
            } else if let Some(index) = target(context, pragma)
                && checks.local.last().is_none_or(|&(last, _)| last != index)
            {
                checks.local.push((index, options));
            }
        }
        checks
    }

    /// Whether the file asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.global.is_none() && self.local.is_empty()
    }

    /// Whether the build stops at what its checks say.
    pub fn stop_the_build(&self) -> bool {
        self.global.is_some_and(|o| o.error)
    }

    /// Whether a rule stays silent at the instruction with this index, or, for `None`, where no instruction's
    /// comments count.
    pub fn skip(&self, rule: &RuleMeta, index: Option<usize>) -> bool {
        let can_be = rule.buildkit_name().is_some_and(|name| !EXPERIMENTAL.contains(&name));
        can_be && self.options(index).any(|o| o.skip.contain(|name| self.means(name, rule)))
    }

    /// Whether an experimental rule may speak there.
    pub fn ask_for(&self, rule: &RuleMeta, index: usize) -> bool {
        self.options(Some(index)).any(|o| o.experimental.contain(|name| self.means(name, rule)))
    }

    fn options(&self, index: Option<usize>) -> impl Iterator<Item = &'p CheckOptions> {
        let at = index.and_then(|index| self.local.binary_search_by_key(&index, |&(n, _)| n).ok());
        self.global.into_iter().chain(at.map(|n| self.local[n].1))
    }

    /// `BuildKit` takes its own names only.
    fn means(&self, name: &str, rule: &RuleMeta) -> bool {
        match self.profile {
            Profile::Buildkit => rule.buildkit_name() == Some(name),
            _ => rule.is_called(name),
        }
    }
}

/// Whether a comment is one of the file's parser directives.
pub(super) fn is_directive(context: &Context<'_>, comment: TextRange) -> bool {
    context.file.directives.binary_search_by_key(&comment.start, |d| d.range.start).is_ok()
}

/// Index of the instruction that a comment in front of it speaks to.
fn target(context: &Context<'_>, pragma: &Pragma) -> Option<usize> {
    let instructions: &[Instruction] = &context.file.instructions;
    let next = instructions.partition_point(|i| i.range.start < pragma.range.start);
    let instruction = instructions.get(next)?;
    let is_inside = next > 0 && instructions[next - 1].range.covers(pragma.range);
    let is_indented = context.source[..pragma.range.from()].ends_with([' ', '\t']);
    let behind = context.file.comments.partition_point(|c| c.range.start <= pragma.range.start);
    let mut between = context.file.comments[behind..].iter().take_while(|c| c.range.start < instruction.range.start);
    let is_cut_off = between.any(|c| c.range.of(context.source).trim_end() == "#");
    (pragma.dialect == Dialect::Buildkit && !is_inside && !is_indented && !is_cut_off).then_some(next)
}
