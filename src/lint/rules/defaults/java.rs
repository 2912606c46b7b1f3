//! What starts a JVM, and what it is told of its memory.

use crate::lint::{
    Context,
    assembly::{Launch, StageFacts},
    knowledge::services::image_name,
};

/// Variables that every JVM reads.
pub(super) const READ_BY_JVM: &[&str] = &["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"];

/// Whether an argument says something of the heap.
pub(super) fn sets_heap(text: &str) -> bool {
    [
        "-Xmx",
        "-XX:MaxRAM",
        "-XX:MaxHeapSize",
        "-mx",
        "UseCGroupMemoryLimitForHeap",
        "MaxRAMPercentage",
        "MaxRAMFraction",
    ]
    .iter()
    .any(|f| text.contains(f))
}

/// The commands of an image that start `java` itself.
pub(super) fn java_launches<'c>(context: &'c Context<'_>, stage: &StageFacts) -> Vec<&'c Launch> {
    context.assembly().launches(stage.index).iter().filter(|l| l.name == "java").collect()
}

/// Whether the program is a short one or no server: `java -version`, a tool of the build.
pub(super) fn is_server_like(launch: &Launch) -> bool {
    launch.args.iter().any(|a| {
        a == "-jar"
            || a == "-cp"
            || a == "-classpath"
            || a == "-m"
            || a.ends_with("Launcher")
            || a.starts_with('@')
            || a.contains('.')
    }) && !launch.args.iter().any(|a| a == "-version" || a == "--version")
}

/// Whether the stage starts from an image whose own scripts size the heap.
pub(super) fn sizes_itself(context: &Context<'_>, stage: &StageFacts) -> bool {
    context.assembly().lineage(stage.index).filter_map(|s| s.image.as_ref()).any(|image| {
        let name = image_name(image);
        name.contains("fabric8")
            || name.contains("openjdk-")
            || name.contains("ubi8/openjdk")
            || name.contains("ubi9/openjdk")
            || name.contains("run-java")
    })
}
