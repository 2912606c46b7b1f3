//! # no-build-tools
//!
//! The shipped image holds no compilers and no build tools.
//!
//! - *Missed*: its base image is a development kit (Go, Rust, Maven, a JDK, the .NET SDK), or compilers and headers are
//!   installed in it and not removed by the same RUN.
//! - *Met*: the base is known and none of these is installed.
//! - *Can't be seen*: the base image is not known. *Not applicable*: the image is one to work in or to build on.

use crate::{
    images::Kind,
    maturity::{
        Criterion, Outcome, Rung, View,
        view::{Root, installed},
    },
    text::TextRange,
};

pub(super) const CRITERION: Criterion =
    Criterion { id: "no-build-tools", title: "ships no build tools", rung: Rung::Lean, check };

const TODO: &str =
    "Keep build tools in a stage of their own and copy the result, or remove them in the RUN that installs them.";

fn check(view: &View<'_>) -> Outcome {
    if !view.is_application() {
        return Outcome::not_applicable("This is an image to work in or to build on.");
    }
    if let Some(kit) = kit(view) {
        let text = format!("`{}` is {kit}: all of it is shipped and has to be patched.", view.base_name());
        return Outcome::missed(text, "Build with it in a first stage, and ship the result on a base without tools.")
            .at(view.from())
            .codes(["PL507"]);
    }
    let tools = tools(view);
    if let Some((name, _)) = tools.first() {
        return Outcome::missed(format!("`{name}` stays in the image that is shipped."), TODO)
            .at(tools.iter().map(|(_, place)| *place))
            .codes(["PL507"]);
    }
    match view.root {
        Root::Scratch | Root::Known => Outcome::met("The shipped image holds no compilers or headers.").at(view.from()),
        _ => Outcome::unseen(format!("What `{}` holds can't be seen here.", view.base_name())),
    }
}

/// What sort of development kit the base image is.
fn kit(view: &View<'_>) -> Option<&'static str> {
    let parent = view.parent.as_ref()?;
    let name = parent.image.name.as_str();
    let base = view.base_name();
    let tag = base.rsplit_once(':').map_or("", |(_, tag)| tag);
    match name {
        "golang" => Some("the Go compiler"),
        "rust" => Some("the Rust compiler"),
        "maven" | "gradle" => Some("a build tool with a JDK"),
        "gcc" | "buildpack-deps" => Some("made of compilers and headers"),
        "swift" if !tag.contains("slim") => Some("the Swift compiler"),
        "mcr.microsoft.com/dotnet/sdk" | "mcr.microsoft.com/dotnet/core/sdk" => Some("the .NET SDK"),
        _ if parent.image.kind == Kind::Language && tag.contains("jdk") => Some("a JDK, where a JRE is enough to run"),
        _ => None,
    }
}

/// Compilers, headers and build tools that a RUN of the last image installs and leaves.
fn tools(view: &View<'_>) -> Vec<(String, TextRange)> {
    let mut found = Vec::new();
    for run in view.runs() {
        let calls: Vec<_> = run.script.effective().collect();
        let removed: Vec<String> = calls
            .iter()
            .filter(|c| c.has_any_arg(&["purge", "remove", "autoremove", "del", "erase"]))
            .flat_map(|c| c.args().iter().map(|w| w.text().to_owned()).collect::<Vec<_>>())
            .collect();
        // `apk del .build-deps`, `apt-get purge --auto-remove $BUILD_DEPS`: what a name or a variable stands for.
        let takes_all =
            removed.iter().any(|w| w.starts_with('.') || w.contains('$') || w == "autoremove" || w == "--auto-remove");
        for call in &calls {
            for (name, place) in installed(run, call) {
                if is_tool(&name)
                    && !takes_all
                    && !removed.iter().any(|r| r.split(['=', ':']).next() == Some(name.as_str()))
                {
                    found.push((name, place));
                }
            }
        }
    }
    found
}

fn is_tool(package: &str) -> bool {
    const TOOLS: [&str; 28] = [
        "build-essential",
        "gcc",
        "g++",
        "clang",
        "make",
        "cmake",
        "autoconf",
        "automake",
        "libtool",
        "ninja-build",
        "build-base",
        "alpine-sdk",
        "gcc-c++",
        "golang",
        "golang-go",
        "go",
        "cargo",
        "rustc",
        "rust",
        "maven",
        "gradle",
        "ant",
        "nodejs-dev",
        "gfortran",
        "bison",
        "flex",
        "patch",
        "python3-distutils-extra",
    ];
    TOOLS.contains(&package)
        || package.ends_with("-dev")
        || package.ends_with("-devel")
        || package.ends_with("-headers")
        || (package.starts_with("openjdk-") && package.contains("-jdk"))
}
