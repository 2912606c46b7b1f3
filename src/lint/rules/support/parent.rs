//! What is known of the image that a stage starts from.

use crate::{
    diagnostic::Profile,
    dockerfile::{Arguments, Base, BaseImage, ImageReference, Instruction, Stage, Word},
    images::{self, Known},
    lint::Context,
    text::TextRange,
};
use std::rc::Rc;

/// What is known of the image below a stage, through the stages between. Only the default profile knows of images:
/// the peers judge a file by its text. The page's first load has no room for the data: there, too, nothing is known.
pub(in crate::lint) fn parent(context: &Context<'_>, stage: &Stage) -> Option<Rc<Known>> {
    if !cfg!(feature = "all-rules") || context.profile() != Profile::Plimsoll {
        return None;
    }
    let parents = context.once(|context| {
        let mut known: Vec<Option<Rc<Known>>> = Vec::with_capacity(context.stages.len());
        for stage in &context.stages {
            known.push(match &stage.base {
                Base::Image(image) => images::find(reference(image)).map(Rc::new),
                Base::Stage(n) => known.get(*n).cloned().flatten(),
                Base::Scratch | Base::Missing => None,
            });
        }
        Parents(known)
    });
    parents.0.get(stage.index).cloned().flatten()
}

/// What is known of the image below each stage.
struct Parents(Vec<Option<Rc<Known>>>);

/// A FROM with what is known of its image.
pub(in crate::lint) struct KnownFrom<'c> {
    /// The FROM.
    pub from: &'c Instruction,
    /// The image as it is written.
    pub image: &'c Word,
    /// The image, variables replaced.
    pub reference: ImageReference,
    /// What is known of it.
    pub known: Known,
    /// Number of its stage.
    pub stage: usize,
}

/// Each FROM whose image is known, for the default profile.
pub(in crate::lint) fn known_froms<'c>(context: &Context<'c>) -> Vec<KnownFrom<'c>> {
    if context.profile() != Profile::Plimsoll {
        return Vec::new();
    }
    let known = |stage: &Stage| {
        let from = context.file.instructions.get(stage.instructions.start)?;
        let (Arguments::From { image: Some(image), .. }, Base::Image(base)) = (&from.arguments, &stage.base) else {
            return None;
        };
        let reference = reference(base);
        let known = images::find(reference)?;
        Some(KnownFrom { from, image, reference: reference.clone(), known, stage: stage.index })
    };
    context.stages.iter().filter_map(known).collect()
}

impl KnownFrom<'_> {
    /// The place of the tag where FROM itself holds it, else of the whole image.
    pub fn tag_place(&self) -> TextRange {
        let own = self.literal_tag().map(|(_, at)| at);
        own.unwrap_or_else(|| self.from.source(TextRange::new(self.image.at.from(), self.image.at.to())))
    }

    /// The tag and its place, where it stands in FROM without a variable and no digest pins the image.
    pub fn literal_tag(&self) -> Option<(String, TextRange)> {
        let written = ImageReference::read(&self.image.text);
        let tag = written.tag.filter(|t| !t.text.contains(['$', '"', '\'', '\\']))?;
        let at = TextRange::new(self.image.at.from() + tag.at.from(), self.image.at.from() + tag.at.to());
        Some((tag.text, self.from.source(at)))
    }
}

fn reference(image: &BaseImage) -> &ImageReference {
    image.resolved.as_ref().unwrap_or(&image.written)
}
