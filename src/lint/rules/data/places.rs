//! Folders and the volumes that keep them.

use crate::{
    diagnostic::Fix,
    dockerfile::ImageReference,
    images,
    lint::{
        Context,
        assembly::StageFacts,
        knowledge::services::{Service, of_image},
    },
    text::Edit,
};

/// Whether `path` is `folder` or lies below it.
pub(super) fn is_below(path: &str, folder: &str) -> bool {
    let (path, folder) = (path.trim_end_matches('/'), folder.trim_end_matches('/'));
    path == folder || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The volumes that a stage's image has: those of the file, and those that a known base image declares.
pub(super) fn volumes(context: &Context<'_>, stage: &StageFacts) -> Vec<String> {
    let mut all = Vec::new();
    for facts in context.assembly().lineage(stage.index) {
        all.extend(facts.volumes.iter().map(|v| v.path.clone()));
        all.extend(facts.image.as_ref().map(of_base).unwrap_or_default());
    }
    all
}

/// The volumes that an image declares: what the data of base images say, else what is known of the service.
pub(super) fn of_base(image: &ImageReference) -> Vec<String> {
    let known = images::find(image).map(|k| k.declared.volumes).filter(|v| !v.is_empty());
    known.unwrap_or_else(|| {
        let service = of_image(image).filter(|s| s.declares);
        service.map(|s| s.data.iter().map(|d| (*d).to_owned()).collect()).unwrap_or_default()
    })
}

/// Whether any of the volumes keeps a folder: it lies in one, or one lies in it.
pub(super) fn is_kept(folder: &str, volumes: &[String]) -> bool {
    volumes.iter().any(|v| is_below(folder, v) || v.contains('$'))
}

/// Whether a comment or a label tells the reader to mount something there.
pub(super) fn is_documented(context: &Context<'_>, folder: &str) -> bool {
    let speaks = |text: &str| {
        if !text.contains(folder) {
            return false;
        }
        let lower = text.to_ascii_lowercase();
        ["mount", "-v ", "--volume", "bind"].iter().any(|word| lower.contains(word))
    };
    context.file.comments.iter().any(|c| speaks(c.range.of(context.source)))
}

/// The folder where a service of this image keeps its data: the one that the text mentions, else the usual one.
pub(super) fn data_folder(context: &Context<'_>, stage: &StageFacts, service: &'static Service) -> String {
    let assembly = context.assembly();
    if let Some(value) = service.data_variables.iter().find_map(|name| assembly.value(stage.index, name)) {
        return value.to_owned();
    }
    let mentioned = service.data.iter().find(|folder| context.source.contains(**folder));
    mentioned.or(service.data.first()).map(|f| (*f).to_owned()).unwrap_or_default()
}

/// A fix that declares a volume behind the last step of the stage that could change its content.
pub(super) fn declare(context: &Context<'_>, stage: &StageFacts, folder: &str) -> Option<Fix> {
    use crate::dockerfile::Keyword;
    if !folder.starts_with('/') || folder.contains([' ', '$', '"', '\\']) || context.file.escape != '\\' {
        return None;
    }
    let instructions = &context.file.instructions[stage.instructions.clone()];
    let last = instructions.iter().rev().find(|i| {
        matches!(
            i.keyword,
            Keyword::Run | Keyword::Copy | Keyword::Add | Keyword::From | Keyword::Workdir | Keyword::Shell
        )
    })?;
    // Behind a heredoc that never ends, and behind an open line, nothing can be put.
    if last.heredocs.iter().any(|h| h.terminator.is_none()) || last.range.of(context.source).trim_end().ends_with('\\')
    {
        return None;
    }
    let text = format!("{}VOLUME {folder}", crate::lint::rules::support::removal::line_break(context.source));
    Some(Fix::risky(format!("Declare `{folder}` a volume"), vec![Edit::insert(last.range.to(), text)]))
}
