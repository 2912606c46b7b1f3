//! Files brought in by the reader.

use super::{
    session::Session,
    state::{Action, Tell},
    texts::{fill, text},
};
use crate::share::DocumentKind;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, DataTransferItemList, File, FileList};

/// Files above this many bytes are no Dockerfiles.
const LARGEST: f64 = 4.0 * 1024.0 * 1024.0;

/// Why a file was not taken in.
enum Refusal {
    TooLarge,
    NoText,
    Unreadable,
}

/// The text of bytes that are one; a BOM stays, it is the linter's business.
fn decode(bytes: Vec<u8>) -> Option<String> {
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

async fn read(file: &File) -> Result<String, Refusal> {
    if file.size() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Refusal::Unreadable)?;
    decode(js_sys::Uint8Array::new(&buffer).to_vec()).ok_or(Refusal::NoText)
}

#[wasm_bindgen]
extern "C" {
    /// What `boot/` finds in a dropped folder.
    type Folder;
    #[wasm_bindgen(method, getter)]
    fn paths(this: &Folder) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn files(this: &Folder) -> Vec<File>;

    #[wasm_bindgen(js_namespace = plimsoll)]
    fn folder(items: &DataTransferItemList) -> js_sys::Promise;
}

/// Whether a file of a dropped folder is one to work on.
fn is_wanted(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let stack = ["stack", "compose"].iter().any(|part| name.contains(part));
    match DocumentKind::of_file(&name) {
        DocumentKind::Dockerfile => name.contains("dockerfile") || name.contains("containerfile"),
        DocumentKind::Stack => stack,
        DocumentKind::Dockerignore | DocumentKind::Config => true,
    }
}

/// Takes in what was dropped: files as documents; of a folder the files to work on, and its paths as the build's
/// context.
pub fn take(session: &Rc<Session>, data: &DataTransfer) {
    let (session, list) = (Rc::clone(session), data.files());
    let found = folder(&data.items());
    spawn_local(async move {
        match JsFuture::from(found).await {
            Ok(found) if found.is_object() => {
                let found: Folder = found.unchecked_into();
                let files = found.files().into_iter().filter(|file| is_wanted(&file.name())).collect();
                read_all(&session, files).await;
                session.take_folder(found.paths());
            }
            _ => {
                if let Some(list) = list {
                    open(&session, &list);
                }
            }
        }
    });
}

/// Opens each file as a document of its own, and says which ones could not be.
pub fn open(session: &Rc<Session>, list: &FileList) {
    let files: Vec<File> = (0..list.length()).filter_map(|n| list.get(n)).collect();
    let session = Rc::clone(session);
    spawn_local(async move { read_all(&session, files).await });
}

async fn read_all(session: &Rc<Session>, files: Vec<File>) {
    let mut refused = Vec::new();
    for file in files {
        let name = file.name();
        match read(&file).await {
            Ok(text) => session.dispatch(Action::Add(DocumentKind::of_file(&name), name, Rc::from(text))),
            Err(why) => {
                let template = match why {
                    Refusal::TooLarge => text("file.too-large"),
                    Refusal::NoText => text("file.no-text"),
                    Refusal::Unreadable => text("file.unreadable"),
                };
                refused.push(fill(template, &[("name", &name)]));
            }
        }
    }
    if !refused.is_empty() {
        session.dispatch(Action::Tell(Some(Tell::fault(refused.join(" ")))));
    }
}
