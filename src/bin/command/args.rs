use clap::{Parser, ValueEnum, ValueHint};
use plimsoll::{
    diagnostic::{LabelType, Profile, Threshold},
    report,
};
use std::path::PathBuf;

/// The load line for containers: tells, before you sail, whether your Dockerfiles carry the load.
#[derive(Debug, Parser)]
#[command(name = "plimsoll", version, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Subcommand,
}

#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
    /// Find faults in Dockerfiles, and mend them
    Lint(Box<LintArgs>),
    /// Find faults in stack files, as `docker stack deploy` reads them, and mend them
    Stack(Box<StackArgs>),
    /// List the rules, or explain one
    Rules(RulesArgs),
    /// Judge everything that was entered, in one report
    Report(ReportArgs),
    /// Put what was entered into a link, or read a link
    #[command(subcommand)]
    Share(ShareArgs),
    /// Say how far a Dockerfile is fit for production: which rung of the maturity ladder it stands on, and why
    Maturity(MaturityArgs),
    /// Decide what to outsource, what to run yourself and what to leave for later
    Outsource(OutsourceArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell to complete in
        shell: clap_complete::Shell,
    },
    /// Size a swarm, and drill its failures
    #[command(display_order = 3)]
    Swarm(super::swarm::SwarmArgs),
}

/// What a reader wants of the findings of any kind of file.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Wants {
    /// How to write the findings [default: tty]
    #[arg(short, long, value_enum)]
    pub format: Option<Format>,
    /// Silence a rule; may be repeated
    #[arg(long, value_name = "CODE")]
    pub ignore: Vec<String>,
    /// Give a rule the level error; may be repeated
    #[arg(long, value_name = "CODE")]
    pub error: Vec<String>,
    /// Give a rule the level warning; may be repeated
    #[arg(long, value_name = "CODE")]
    pub warning: Vec<String>,
    /// Give a rule the level info; may be repeated
    #[arg(long, value_name = "CODE")]
    pub info: Vec<String>,
    /// Give a rule the level style; may be repeated
    #[arg(long, value_name = "CODE")]
    pub style: Vec<String>,
    /// Fail with status 1 only for findings at or over this level; ignore and none, as in hadolint, mean any finding
    /// [default: info]
    #[arg(short = 't', long, value_name = "LEVEL", value_parser = parse_threshold())]
    pub failure_threshold: Option<Threshold>,
    /// Take no notice of ignore comments
    #[arg(long)]
    pub disable_ignore_pragma: bool,
    /// The file's name in the report
    #[arg(long, value_name = "NAME")]
    pub file_path_in_report: Option<String>,
    /// Exit with 0 whatever is found
    #[arg(long)]
    pub no_fail: bool,
    /// No colours
    #[arg(long)]
    pub no_color: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Apply all safe fixes to the files, then report what is left; standard input is mended to standard output
    #[arg(long, group = "mend")]
    pub fix: bool,
    /// Apply unsafe fixes too: read what they change
    #[arg(long, group = "mend")]
    pub fix_unsafe: bool,
    /// Show what --fix would change, as a unified diff; with --fix-unsafe what that would change
    #[arg(long)]
    pub diff: bool,
}

/// Exit status: 0 nothing at or over the threshold, 1 findings, 2 bad usage or unreadable input (files that
/// could be read are still reported).
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 nothing at or over the threshold; 1 findings; 2 bad usage or unreadable \
input (files that could be read are still reported).\n\nExamples:\n  plimsoll lint Dockerfile\n  \
plimsoll lint --profile hadolint --format json */Dockerfile\n  plimsoll lint --diff Dockerfile\n  \
cat Dockerfile | plimsoll lint -")]
pub struct LintArgs {
    #[command(flatten)]
    pub wants: Wants,
    /// Whose judgement is asked for
    /// [default: plimsoll]
    #[arg(long, value_name = "PROFILE", value_parser = parse_profile())]
    pub profile: Option<Profile>,
    /// The configuration file; else .plimsoll.yaml, else .hadolint.yaml and hadolint's other places
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// The folder that the build takes files from: sources of COPY and ADD are looked for there
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub context: Option<PathBuf>,
    /// A registry that images may come from, such as docker.io or *.example.com; may be repeated
    #[arg(long, value_name = "REGISTRY")]
    pub trusted_registry: Vec<String>,
    /// A label that images must carry, and the form of its value (text, url, rfc3339, spdx, hash, semver,
    /// email), such as maintainer:email; may be repeated
    #[arg(long, value_name = "LABEL:TYPE", value_parser = parse_label)]
    pub require_label: Vec<(String, LabelType)>,
    /// Allow no labels but the required ones
    #[arg(long)]
    pub strict_labels: bool,
    /// Analyse the shell text of RUN as ShellCheck does (the default)
    #[arg(long, overrides_with = "no_shell")]
    pub shell: bool,
    /// Leave the shell text of RUN alone: no SC findings
    #[arg(long, overrides_with = "shell")]
    pub no_shell: bool,
    /// Dockerfiles; `-` is standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 fit, or fit with conditions; 1 not yet; 2 bad usage or input that can't be \
read.\n\nExamples:\n  plimsoll report state.json\n  plimsoll report --format html -o report.html state.json\n  \
plimsoll report --format markdown '#report?s=1...'\n  plimsoll report Dockerfile stack.yml")]
pub struct ReportArgs {
    /// How to write the report
    #[arg(short, long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Write the documents that safe fixes change into this folder, as they are then
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub fixed: Option<PathBuf>,
    /// Print the JSON Schema of the report, or of the state that it is made of, instead
    #[arg(long, value_enum, value_name = "WHICH", exclusive = true)]
    pub schema: Option<Schema>,
    /// A state as JSON (a name that ends in .json, or `-` for standard input), a link, or documents
    #[arg(required_unless_present = "schema", value_name = "STATE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<PathBuf>,
}

/// How to write a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    #[value(alias = "tty")]
    Text,
    /// For issues, wikis and pull requests
    Markdown,
    /// One file that needs nothing else, made to be printed
    Html,
    /// For programs
    Json,
    /// SARIF 2.1.0 of the findings
    Sarif,
}

/// A published schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Schema {
    /// The report's
    Report,
    /// The state's
    State,
}

/// Links carry inputs, never results, in the part of an address that no browser sends to a server.
#[derive(Debug, clap::Subcommand)]
pub enum ShareArgs {
    /// Write a link for a state, or for files
    Encode(EncodeArgs),
    /// Read a link and print the state that it carries, as JSON
    Decode {
        /// A link, its part behind `#`, or its part behind `s=`; `-` reads it from standard input
        #[arg(value_name = "LINK")]
        link: String,
    },
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  plimsoll share encode state.json\n  \
plimsoll share encode Dockerfile stack.yml --base https://example.com/plimsoll/\n  \
plimsoll share decode '#report?s=1...'")]
pub struct EncodeArgs {
    /// The page's address, put before the link's own part
    #[arg(long, value_name = "URL", default_value = "")]
    pub base: String,
    /// Replace what looks like a password, a token or a key by REDACTED
    #[arg(long)]
    pub redact: bool,
    /// Write the link as a QR code, as an SVG file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub qr: Option<PathBuf>,
    /// A state as JSON (a name that ends in .json, or `-` for standard input), or documents
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Variables come from the environment, as for the Docker client; .env is not read. Files that a \
stack names (env_file, secrets, configs) are taken to be there; where they are, their sizes are looked at.\n\nExit status: 0 nothing at or over the threshold; \
1 findings; 2 bad usage or unreadable input (files that could be read are still reported).\n\nExamples:\n  \
plimsoll stack stack.yml\n  plimsoll stack -c stack.yml -c production.yml\n  \
plimsoll stack --swarm swarm.json stack.yml\n  cat stack.yml | plimsoll stack -"
)]
pub struct StackArgs {
    #[command(flatten)]
    pub wants: Wants,
    /// A file of one stack, merged with the others as `docker stack deploy -c a -c b` does; may be repeated
    #[arg(short = 'c', long = "compose-file", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub compose_files: Vec<PathBuf>,
    /// The configuration file; else .plimsoll.yaml and the other places
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// The answers on the swarm that it is to run on, as `plimsoll swarm` takes them: its nodes are judged by, too
    #[arg(long, value_name = "INPUT", value_hint = ValueHint::FilePath)]
    pub swarm: Option<PathBuf>,
    /// The script of a drill, whose list of nodes is judged by
    #[arg(long, value_name = "ACTIONS", value_hint = ValueHint::FilePath, requires = "swarm")]
    pub nodes: Option<PathBuf>,
    /// Stack files, each judged by itself; `-` is standard input
    #[arg(required_unless_present = "compose_files", conflicts_with = "compose_files", value_name = "FILE",
        value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct RulesArgs {
    /// How to write them
    #[arg(short, long, value_enum, default_value_t = RulesFormat::Tty)]
    pub format: RulesFormat,
    /// No colours
    #[arg(long)]
    pub no_color: bool,
    /// A rule's code, name or alias: explain it
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Exit status: 0 judged, 2 bad usage or unreadable input.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 judged; 2 bad usage or unreadable input (files that could be read are still \
judged).")]
pub struct MaturityArgs {
    /// How to write it
    #[arg(short, long, value_enum, default_value_t = MaturityFormat::Tty)]
    pub format: MaturityFormat,
    /// No colours
    #[arg(long)]
    pub no_color: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Dockerfiles; `-` is standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
}

/// How to write the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MaturityFormat {
    /// For people
    Tty,
    /// One array, a file an object
    Json,
    /// Tables for issues and pull requests
    Markdown,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 answered; 1 the stack board holds a product that has ended or has no path on \
Swarm; 2 bad usage or answers that are refused.\n\nExamples:\n  plimsoll outsource\n  \
echo '{\"team\":{\"oncall\":\"0-2\"}}' | plimsoll outsource --format json -")]
pub struct OutsourceArgs {
    /// How to write the answer
    #[arg(short, long, value_enum, default_value_t = PlanFormat::Tty)]
    pub format: PlanFormat,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Write the JSON Schema of the answers, or of what they come to, instead
    #[arg(long, value_enum, conflicts_with = "answers")]
    pub schema: Option<OutsourceSchema>,
    /// Answers as JSON, one object or an array of them; `-` is standard input, without it all is neutral
    #[arg(value_name = "ANSWERS", value_hint = ValueHint::FilePath)]
    pub answers: Option<PathBuf>,
}

/// A schema of the decision on outsourcing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutsourceSchema {
    /// Of what is read
    Answers,
    /// Of what `--format json` writes
    Advice,
}

/// How to write a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    /// For people
    Tty,
    /// For programs
    Json,
    /// For wikis and pull requests
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Format {
    /// For people
    Tty,
    /// One array of findings
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Tables for issues and pull requests
    Markdown,
    /// Checkstyle's XML
    Checkstyle,
    /// Code Climate's issues, parted by NUL bytes
    Codeclimate,
    /// GitLab's code quality report
    GitlabCodeclimate,
    /// One line a finding, for editors
    Gnu,
    /// Codacy's objects, one a line
    Codacy,
    /// SonarQube's generic issues
    Sonarqube,
    /// JUnit's XML, for CI servers
    Junit,
    /// Annotations of GitHub Actions
    Github,
}

impl Format {
    /// The library's name for it; `palette` is for the terminal.
    pub fn with(self, palette: report::Palette) -> report::Format {
        match self {
            Self::Tty => report::Format::Tty(palette),
            Self::Json => report::Format::Json,
            Self::Sarif => report::Format::Sarif,
            Self::Markdown => report::Format::Markdown,
            Self::Checkstyle => report::Format::Checkstyle,
            Self::Codeclimate => report::Format::CodeClimate,
            Self::GitlabCodeclimate => report::Format::GitlabCodeClimate,
            Self::Gnu => report::Format::Gnu,
            Self::Codacy => report::Format::Codacy,
            Self::Sonarqube => report::Format::SonarQube,
            Self::Junit => report::Format::Junit,
            Self::Github => report::Format::Github,
        }
    }
}

/// How to write rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// For people
    Tty,
    /// One array for programs
    Json,
}

fn parse_label(text: &str) -> Result<(String, LabelType), String> {
    let (label, form) = text.split_once(':').unwrap_or((text, ""));
    let form = if form.is_empty() { LabelType::Text } else { form.parse()? };
    Ok((label.to_owned(), form))
}

fn parse_profile() -> impl clap::builder::TypedValueParser<Value = Profile> {
    use clap::builder::TypedValueParser;
    clap::builder::PossibleValuesParser::new(Profile::ALL.map(Profile::as_str)).try_map(|word| word.parse::<Profile>())
}

fn parse_threshold() -> impl clap::builder::TypedValueParser<Value = Threshold> {
    use clap::builder::TypedValueParser;
    clap::builder::PossibleValuesParser::new(Threshold::ALL.map(Threshold::as_str))
        .try_map(|word| word.parse::<Threshold>())
}
