use std::{
    io::Read,
    path::{Path, PathBuf},
};

/// A file larger than this is no Dockerfile.
const LARGEST: u64 = 64 << 20;

/// A file as it was read.
#[derive(Debug)]
pub struct Input {
    pub path: PathBuf,
    /// Its name for the report.
    pub name: String,
    /// Its text; bytes that are no UTF-8 are replaced.
    pub text: String,
    /// Whether the text is the file, byte for byte, so that edits fit it.
    pub is_exact: bool,
}

/// Reads a file, or standard input for `-`.
pub fn read(path: &Path) -> Result<Input, String> {
    let name = path.display().to_string();
    let fail = |e: std::io::Error| format!("{name}: {e}");
    let is_stdin = path == Path::new("-");
    let mut bytes = Vec::new();
    if is_stdin {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes).map_err(fail)?;
    } else {
        let file = std::fs::File::open(path).map_err(fail)?;
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(fail)?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(format!("{name}: larger than 64 MiB, which is no Dockerfile"));
    }
    if bytes.contains(&0) {
        return Err(format!("{name}: holds NUL bytes, so it is no text"));
    }
    let (text, is_exact) = match String::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(e) => (String::from_utf8_lossy(e.as_bytes()).into_owned(), false),
    };
    Ok(Input { path: path.to_owned(), name, text, is_exact: is_exact && !is_stdin })
}

/// Does `work` for each item on all processors; the results come in the order of the items.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if threads <= 1 {
        return items.iter().map(work).collect();
    }
    let next = std::sync::atomic::AtomicUsize::new(0);
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let run = || {
            let mut mine = Vec::new();
            loop {
                let n = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let Some(item) = items.get(n) else { return mine };
                mine.push((n, work(item)));
            }
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        workers.into_iter().flat_map(|w| w.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    done.sort_by_key(|&(n, _)| n);
    done.into_iter().map(|(_, r)| r).collect()
}
