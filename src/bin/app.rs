//! The page.

fn main() {
    plimsoll::app::run();
}
