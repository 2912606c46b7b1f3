//! How findings are written, one file a format: each says who reads it and where that reader's rules stand.

mod checkstyle;
mod codacy;
mod code_climate;
mod github;
mod gnu;
mod junit;
mod markdown;
mod sarif;
mod sonarqube;
mod tty;
mod xml;

pub(super) use markdown::text as markdown_text;
pub use tty::{Palette, explain, summary};

use super::FindingRecord;
use crate::{
    diagnostic::{Finding, Profile},
    text::LineIndex,
};

/// A way to write findings down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people at a terminal.
    Tty(Palette),
    /// One array of findings: the contract for programs.
    Json,
    /// SARIF 2.1.0: code scanning of GitHub and others.
    Sarif,
    /// A table for issues and pull requests.
    Markdown,
    /// Checkstyle's XML: Jenkins and others.
    Checkstyle,
    /// Code Climate's issues, parted by NUL bytes.
    CodeClimate,
    /// GitLab's code quality report: one array.
    GitlabCodeClimate,
    /// One line a finding as GNU tools write it: editors.
    Gnu,
    /// Codacy's objects, one a line.
    Codacy,
    /// SonarQube's generic issues.
    SonarQube,
    /// JUnit's XML: test reports of CI servers.
    Junit,
    /// Workflow commands of GitHub Actions: annotations.
    Github,
}

/// A file with what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct FileReport<'a> {
    /// The file's name for the reader.
    pub name: &'a str,
    /// The text that was analysed.
    pub source: &'a str,
    /// What was found.
    pub findings: &'a [Finding],
    /// Lines and columns of the text.
    pub index: &'a LineIndex,
    /// Whose judgement it is: it decides where a finding is placed.
    pub profile: Profile,
}

impl<'a> FileReport<'a> {
    /// The findings with lines and columns.
    pub fn records(&self) -> Vec<FindingRecord<'a>> {
        super::records(self.name, self.source, self.findings, self.index, self.profile)
    }
}

/// Writes the findings of files, in the order given.
pub fn render(format: Format, files: &[FileReport<'_>]) -> String {
    match format {
        Format::Tty(palette) => tty::render(files, palette),
        Format::Json => json(&all(files)),
        Format::Sarif => sarif::render(files),
        Format::Markdown => markdown::render(files),
        Format::Checkstyle => checkstyle::render(files),
        Format::CodeClimate => code_climate::stream(&all(files)),
        Format::GitlabCodeClimate => code_climate::array(&all(files)),
        Format::Gnu => gnu::render(&all(files)),
        Format::Codacy => codacy::render(&all(files)),
        Format::SonarQube => sonarqube::render(&all(files)),
        Format::Junit => junit::render(files),
        Format::Github => github::render(&all(files)),
    }
}

fn all<'a>(files: &[FileReport<'a>]) -> Vec<FindingRecord<'a>> {
    files.iter().flat_map(FileReport::records).collect()
}

/// A value on one line with a line break at its end.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    // The records hold nothing that JSON can't say.
    serde_json::to_string(value).unwrap_or_default() + "\n"
}
