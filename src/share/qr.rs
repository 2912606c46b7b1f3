use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The white border that scanners ask for, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code: a square of dark and light modules.
#[derive(Clone, Debug)]
pub struct Qr {
    size: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// The code of a text, or nothing where the text is longer than the largest code holds (2,953 bytes).
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
        let size = code.size();
        let dark = (0..size * size).map(|n| code.get_module(n % size, n / size)).collect();
        Some(Self { size: usize::try_from(size).ok()?, dark })
    }

    /// Modules on a side, without the border.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether the module is dark; outside of the code all is light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        column < self.size && row < self.size && self.dark[row * self.size + column]
    }

    /// Whether a phone has trouble to read it from a screen: more than 117 modules on a side. Our judgement.
    pub fn is_dense(&self) -> bool {
        self.size > 117
    }

    /// Width and height with the border, in modules: the `viewBox` of [`Self::path`].
    pub fn side(&self) -> usize {
        self.size + 2 * QUIET
    }

    /// The dark modules as the path of an SVG, a unit a module, border included.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for row in 0..self.size {
            let mut column = 0;
            while column < self.size {
                let width = (column..self.size).take_while(|c| self.is_dark(*c, row)).count();
                if width > 0 {
                    let _ = write!(path, "M{},{}h{width}v1h-{width}z", column + QUIET, row + QUIET);
                }
                column += width.max(1);
            }
        }
        path
    }

    /// A whole SVG file, black on white.
    pub fn svg(&self) -> String {
        let side = self.side();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0,0h{side}v{side}h-{side}z\"/><path d=\"{}\"/></svg>\n",
            self.path()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_finders_and_a_path_of_its_modules() {
        let code = Qr::of("https://example.com/#report?s=1.AAAA").expect("short enough");
        let last = code.size() - 7;
        for (column, row) in [(0, 0), (last, 0), (0, last)] {
            let finder = |c: usize, r: usize| code.is_dark(column + c, row + r);
            assert!((0..7).all(|n| finder(n, 0) && finder(n, 6) && finder(0, n) && finder(6, n)));
            assert!((1..6).all(|n| !finder(n, 1) && !finder(n, 5) && !finder(1, n) && !finder(5, n)));
        }
        let dark = (0..code.size().pow(2)).filter(|n| code.is_dark(n % code.size(), n / code.size())).count();
        let drawn: usize =
            code.path().split('h').skip(1).filter_map(|p| p.split('v').next()?.parse::<usize>().ok()).sum();
        assert_eq!(drawn, dark);
        assert!(!code.is_dark(999, 0));
    }

    #[test]
    fn what_does_not_fit_has_no_code() {
        assert!(Qr::of(&"a".repeat(2_953)).is_some_and(|code| code.is_dense()));
        assert!(Qr::of(&"a".repeat(2_954)).is_none());
    }
}
