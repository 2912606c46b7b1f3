use super::{
    Item, Model, Place, Rule, Surroundings,
    read::{self, File},
    schema::{self, SchemaFault, Version},
};
use crate::{
    diagnostic::{Config, Finding, Fix, Refuser, RuleMeta, Severity},
    images::{Known, find_named},
    text::{LineIndex, TextRange},
};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

/// What a rule may look at.
#[derive(Debug)]
pub struct Context<'t> {
    /// The files, in the order given.
    pub files: Vec<Source<'t>>,
    /// All files together.
    pub model: Model,
    /// Where the services of each name stand: the file, and the entry below `services`.
    written: HashMap<String, Vec<(usize, usize)>>,
    /// What is known of the images, by the text that names them.
    images: HashMap<String, Known>,
    /// What is known around the files.
    pub surroundings: &'t Surroundings,
    /// What the reader wants to hear.
    pub config: &'t Config,
}

/// One file.
#[derive(Debug)]
pub struct Source<'t> {
    /// Its text.
    pub text: &'t str,
    /// Its lines.
    pub index: LineIndex,
    /// The file as it was read.
    pub file: File,
    /// The version of the format that it names.
    pub version: Version,
    /// What the schema refuses.
    pub faults: Vec<SchemaFault>,
}

impl Source<'_> {
    /// The services as they are written.
    pub fn services(&self) -> &[super::Entry] {
        self.file.root.as_ref().and_then(|root| root.get("services")).map(Item::entries).unwrap_or_default()
    }
}

impl<'t> Context<'t> {
    /// Reads the files of a stack.
    pub fn new(texts: &[&'t str], surroundings: &'t Surroundings, config: &'t Config) -> Self {
        let files: Vec<Source<'t>> = texts
            .iter()
            .enumerate()
            .map(|(index, &text)| {
                let file = read::read(text, index, &surroundings.variables);
                let version = file.root.as_ref().map_or(Version::Known(schema::NEWEST), Version::of);
                let faults = file.root.as_ref().map(|root| schema::check(root, version.minor())).unwrap_or_default();
                Source { text, index: LineIndex::new(text), file, version, faults }
            })
            .collect();
        let model = Model::of(files.iter().filter_map(|f| f.file.root.as_ref()));
        let mut written: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (file, source) in files.iter().enumerate() {
            for (n, entry) in source.services().iter().enumerate() {
                written.entry(entry.name.clone()).or_default().push((file, n));
            }
        }
        let named = model.services.iter().filter_map(|s| s.image.as_ref()).map(|i| i.value.as_str());
        let named: HashSet<&str> = named.collect();
        let images = named.into_iter().filter_map(|i| Some((i.to_owned(), find_named(i)?))).collect();
        Self { files, model, written, images, surroundings, config }
    }

    /// The text at a place.
    pub fn text(&self, place: Place) -> &'t str {
        self.files.get(place.file).map_or("", |f| place.range.of(f.text))
    }

    /// The whole text of the file that a place is in.
    pub fn source(&self, place: Place) -> &'t str {
        self.files.get(place.file).map_or("", |f| f.text)
    }

    /// What the schema refuses, of all files.
    pub fn faults(&self) -> impl Iterator<Item = &SchemaFault> {
        self.files.iter().flat_map(|f| &f.faults)
    }

    /// The services of each file by themselves, with the file's index: name, place of the name, and value.
    pub fn written_services(&self) -> impl Iterator<Item = &super::Entry> {
        self.files.iter().flat_map(Source::services)
    }

    /// What is known of a service's image.
    pub fn image_of(&self, service: &super::model::Service) -> Option<&Known> {
        self.images.get(&service.image.as_ref()?.value)
    }

    /// A service as each file has it, in the order of the files.
    pub fn written_service(&self, name: &str) -> impl DoubleEndedIterator<Item = (&Source<'t>, &super::Entry)> {
        let places = self.written.get(name).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|&(file, n)| {
            let source = self.files.get(file)?;
            Some((source, source.services().get(n)?))
        })
    }

    /// Whether a file is read as a whole: where lines are missing, nobody should complain of what is not there.
    pub fn is_complete(&self) -> bool {
        self.files.iter().all(|f| f.file.yaml.is_empty())
    }
}

/// A finding with the file that it belongs to.
#[derive(Debug)]
pub struct Found {
    pub(super) file: usize,
    pub(super) finding: Finding,
}

impl Found {
    /// What is wrong at a place.
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self::of(&rule.meta, place, message).refused_by(rule.refused_by)
    }

    /// The like for a rule that stands elsewhere.
    pub fn of(meta: &'static RuleMeta, place: Place, message: impl Into<String>) -> Self {
        Self { file: place.file, finding: Finding::new(meta, place.range, place.range, message) }
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.finding.help = help.into();
        self
    }

    /// With a reason of its own.
    #[must_use]
    pub fn why(mut self, why: impl Into<Cow<'static, str>>) -> Self {
        self.finding.why = why.into();
        self
    }

    /// With a severity of its own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.finding.severity = severity;
        self
    }

    /// With who refuses the file for it.
    #[must_use]
    pub fn refused_by(mut self, refuser: Option<Refuser>) -> Self {
        self.finding.refused_by = refuser;
        self
    }

    /// With one more fix.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.finding.fixes.extend(fix.into());
        self
    }
}

/// What was found, file by file.
#[derive(Debug)]
pub struct Findings {
    by_file: Vec<Vec<Finding>>,
    /// Code and place of each, with the file.
    told: HashSet<(usize, &'static str, TextRange)>,
}

impl Findings {
    pub(super) fn new(files: usize) -> Self {
        Self { by_file: (0..files).map(|_| Vec::new()).collect(), told: HashSet::new() }
    }

    /// Adds a finding. What stands in an anchor is found once for each of its aliases, and told once.
    pub fn push(&mut self, found: Found) {
        let Some(findings) = self.by_file.get_mut(found.file) else { return };
        let finding = found.finding;
        let is_new = self.told.insert((found.file, finding.rule.code, finding.range));
        let same = |f: &Finding| f.rule.code == finding.rule.code && f.range == finding.range;
        if is_new || !findings.iter().rev().take(256).any(|f| same(f) && f.message == finding.message) {
            findings.push(finding);
        }
    }

    pub(super) fn into_files(self) -> Vec<Vec<Finding>> {
        self.by_file
    }
}
