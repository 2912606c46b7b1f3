//! Which of `ShellCheck`'s faults are mended, and which of these mendings leave what runs as it is.
//!
//! The analyser goes by it, and so does what is said of each number where the analyser is not built in.

/// Numbers whose fixes are offered. Other fixes break the text, do what a reader has to decide, or only hide the fault.
const MENDED: &[u16] = &[2005, 2006, 2016, 2027, 2046, 2086, 2196, 2197, 3014, 3020];

/// Of them those whose fix changes nothing but the fault.
const SAFE: &[u16] = &[2027, 2196, 2197, 3014, 3020];

/// Whether a fix for this number is offered.
pub const fn is_mended(code: u16) -> bool {
    contains(MENDED, code)
}

/// Whether a fix for this number leaves what runs as it is.
pub const fn is_safely_mended(code: u16) -> bool {
    contains(SAFE, code)
}

const fn contains(codes: &[u16], code: u16) -> bool {
    let mut n = 0;
    while n < codes.len() {
        if codes[n] == code {
            return true;
        }
        n += 1;
    }
    false
}
