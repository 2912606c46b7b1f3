use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What a [`Pick`] offers.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its name for those who do not see the words beside it.
    pub label: AttrValue,
    /// The value that stands.
    pub value: AttrValue,
    /// All values with their words.
    pub options: Vec<(AttrValue, String)>,
    /// Takes what the reader chooses.
    pub onpick: Callback<Event>,
    /// Classes beside its own.
    #[prop_or_default]
    pub class: Classes,
}

/// A list to choose from that always shows the value that stands: an option's attribute has no say any more once
/// a reader has used the list.
#[component]
pub fn Pick(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let (node, value) = (node.clone(), props.value.clone());
        use_effect(move || {
            if let Some(list) = node.cast::<HtmlSelectElement>().filter(|list| list.value() != value.as_str()) {
                list.set_value(&value);
            }
        });
    }
    let option = |(value, words): &(AttrValue, String)| {
        let is_chosen = *value == props.value;
        html! { <option key={value.to_string()} value={value.clone()} selected={is_chosen}>{ words }</option> }
    };
    html! {
        <select ref={node} class={classes!("tool", props.class.clone())} aria-label={props.label.clone()} onchange={props.onpick.clone()}>
            { for props.options.iter().map(option) }
        </select>
    }
}
