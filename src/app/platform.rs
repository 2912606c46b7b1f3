//! The browser, as far as the page asks it for something: each call may be refused and says so.

use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlElement, Url};

/// Percent-encodes a word for the address.
pub fn encode_uri(word: &str) -> String {
    js_sys::encode_uri_component(word).into()
}

/// Undoes [`encode_uri`]; what cannot be decoded stays as it is.
pub fn decode_uri(word: &str) -> String {
    js_sys::decode_uri_component(word).map_or_else(|_| word.to_owned(), Into::into)
}

/// The address's fragment, with its `#`.
pub fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// Goes to another fragment.
pub fn go(fragment: &str) {
    // Refused in some sandboxed frames, where the page stays at its place.
    let _ = gloo::utils::window().location().set_hash(fragment);
}

/// Sets a custom property of the page's style sheet.
pub fn set_property(name: &str, value: &str) {
    if let Some(root) = gloo::utils::document().document_element().and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property(name, value);
    }
}

/// Chooses the theme: `light`, `dark`, or what the system says for `None`.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = gloo::utils::document().document_element() {
        let _ = match theme {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    gloo::utils::document().get_element_by_id(id).and_then(|e| e.dyn_into().ok())
}

/// Moves the keyboard's focus to the element with this id, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Scrolls no further than needed for the element to be seen.
pub fn scroll_to(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Puts a text on the clipboard.
///
/// # Errors
/// When the browser refuses.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let clipboard = js_sys::Reflect::get(&gloo::utils::window().navigator(), &"clipboard".into())?;
    let clipboard: web_sys::Clipboard = clipboard.dyn_into()?;
    JsFuture::from(clipboard.write_text(text)).await.map(drop)
}

/// Offers a text as a file to keep.
///
/// # Errors
/// When the browser refuses.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/plain;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = gloo::utils::document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// Opens the browser's dialog for printing.
pub fn print() {
    // Refused in some sandboxed frames.
    let _ = gloo::utils::window().print();
}

/// What is kept under a name between visits; none also where the browser refuses storage.
pub fn kept(name: &str) -> Option<String> {
    gloo::utils::window().local_storage().ok()??.get_item(name).ok()?
}

/// Keeps a text under a name between visits.
///
/// # Errors
/// When the browser refuses storage or has no room.
pub fn keep(name: &str, text: &str) -> Result<(), JsValue> {
    gloo::utils::window().local_storage()?.ok_or(JsValue::NULL)?.set_item(name, text)
}

/// Address of a file that is fetched later, by the name under which the page lists it.
pub fn file(name: &str) -> Option<String> {
    let list = gloo::utils::document().query_selector("meta[name=program]").ok()??;
    list.get_attribute(&format!("data-{name}"))
}

#[wasm_bindgen]
extern "C" {
    /// Loads a module of the page's own: `boot/` lends its `import`, which Rust has not.
    #[wasm_bindgen(js_namespace = plimsoll, catch)]
    fn load(address: &str) -> Result<js_sys::Promise, JsValue>;
}

/// Takes in one of the page's own style sheets, by the name under which the page lists it, where it has not been. It
/// ends when the sheet is there, or can't be had.
pub async fn style(name: &str) {
    let Some(file) = file(name) else { return };
    let id = format!("style-{name}");
    let there = element(&id);
    let Some(link) = there.clone().or_else(|| new_sheet(&id, &file)) else { return };
    let is_in_force = || js_sys::Reflect::get(&link, &"sheet".into()).is_ok_and(|sheet| sheet.is_object());
    if there.is_some() && is_in_force() {
        return;
    }
    let settled = js_sys::Promise::new(&mut |resolve, _| {
        for event in ["load", "error"] {
            // These names are valid everywhere.
            let _ = link.add_event_listener_with_callback(event, &resolve);
        }
    });
    let _ = JsFuture::from(settled).await;
    if !is_in_force() {
        // To be asked for anew by whoever needs it next.
        link.remove();
    }
}

/// The element of a style sheet, on the page.
fn new_sheet(id: &str, file: &str) -> Option<HtmlElement> {
    let document = gloo::utils::document();
    let link: HtmlElement = document.create_element("link").ok()?.dyn_into().ok()?;
    for (key, value) in [("rel", "stylesheet"), ("href", file), ("id", id)] {
        link.set_attribute(key, value).ok()?;
    }
    document.head()?.append_child(&link).ok()?;
    Some(link)
}

/// A further program of the page's own, started.
///
/// # Errors
/// When it cannot be had.
pub async fn module(name: &str) -> Result<JsValue, JsValue> {
    JsFuture::from(load(&file(name).ok_or(JsValue::NULL)?)?).await
}

/// The text of one of the site's own files.
///
/// # Errors
/// When it cannot be had.
pub async fn fetch(path: &str) -> Result<String, JsValue> {
    let response: web_sys::Response = JsFuture::from(gloo::utils::window().fetch_with_str(path)).await?.dyn_into()?;
    if !response.ok() {
        return Err(response.status().into());
    }
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}

/// Calls `f` once the browser has drawn what is due now.
pub fn after_paint(f: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(f);
    let _ = gloo::utils::window().request_animation_frame(callback.unchecked_ref());
}

/// Does something and leaves its time with the browser's performance entries, under `name`. Only the last one
/// is kept: observers see each.
pub fn measured<T>(name: &str, f: impl FnOnce() -> T) -> T {
    let Some(clock) = gloo::utils::window().performance() else { return f() };
    let _ = clock.mark(name);
    let result = f();
    clock.clear_measures_with_measure_name(name);
    let _ = clock.measure_with_start_mark(name, name);
    clock.clear_marks_with_mark_name(name);
    result
}
