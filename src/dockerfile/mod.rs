//! The Dockerfile: a tolerant parser, its syntax tree, and what follows from it: stages, variables, images.
//!
//! The parser never fails. Whatever the text, each line ends up in an instruction, a comment or a blank, and
//! what a build would refuse is a [`Fault`] with its place. Every node keeps its byte range in the document,
//! so that an edit touches the characters it means and nothing else.
//!
//! How lines, continuations, flags and heredocs are read follows the Dockerfile reference
//! (<https://docs.docker.com/reference/dockerfile/>) and, where that is silent, BuildKit's behaviour.
//!
//! The way through: `lines` joins physical lines to logical ones, `parser` walks over them, `arguments` reads
//! what stands behind each keyword with the help of `words`, `exec_form` and `heredoc`; `stages`, `variables`
//! and `image` say what it means; `highlight` colours the text.

mod arguments;
mod exec_form;
mod expansion;
mod fault;
mod flags;
mod graph;
mod heredoc;
mod highlight;
mod image;
mod keyword;
mod lines;
mod mount;
mod parser;
mod ports;
mod stages;
mod syntax;
mod variables;
mod words;

pub use expansion::{ExpandedWord, expanded_words};
pub use fault::{Fault, FaultKind, MountFault};
pub use flags::{Flag, FlagOption, known as flags_of};
pub use graph::{Edge, EdgeKind, Node, NodeKind, StageGraph};
pub use heredoc::Heredoc;
pub use highlight::{Token, TokenKind, highlight};
pub use image::{ImagePart, ImageReference, is_image_name};
pub use keyword::{Keyword, nearest};
pub use mount::{mount_faults, nearest_mount_word};
pub use parser::parse;
pub use ports::{is_exposable, is_port};
pub use stages::{Base, BaseImage, Stage, stages};
pub use syntax::{
    Alias, ArgDeclaration, Arguments, Command, Comment, Directive, Dockerfile, Healthcheck, Instruction, Pair, Word,
};
pub use variables::{VariableForm, VariableReference, expand, malformed, references};
