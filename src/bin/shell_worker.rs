//! The worker that will analyse RUN bodies.

fn main() {
    plimsoll::app::workers::serve_shell();
}
