//! The build script: what the linker must know.

#[expect(clippy::print_stdout, reason = "how a build script speaks to cargo")]
fn main() {
    println!("cargo::rerun-if-changed=scripts/link.rs");
    // The shell analyser follows nested text by recursion and allows itself 1.5 MiB of stack for it, more than a
    // module has by default: in the browser that would end in a trap.
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bin=shell_worker=-zstack-size=8388608");
    }
}
