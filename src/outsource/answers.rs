//! What a team answers, as it stands in JSON. What is left out is neutral; an unknown key or a wrong value is
//! refused, and the message names its place.

use super::{Catalogue, FactChanges, Layer, day_one::Project, platform::Platform, stack::BoardLayer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An enum whose variants are words in JSON, with `ALL` in their order and `as_str`.
macro_rules! word_enum {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word that stands for it in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The one that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }

        // As a string, not as an enum: so the place of an error holds the key where the word is one.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Word;
                impl serde::de::Visitor<'_> for Word {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("one of" $(, " `", $word, "`")+))
                    }

                    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<$name, E> {
                        $name::from_word(word).ok_or_else(|| E::unknown_variant(word, &[$($word),+]))
                    }
                }
                deserializer.deserialize_str(Word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use word_enum;

word_enum! {
    /// How many people can be called when the plumbing fails.
    pub enum Oncall {
        /// Nobody can be away.
        UpTo2 = "0-2",
        /// A thin rota.
        From3To5 = "3-5",
        /// A rota that lasts (Google's SRE book asks for six per site).
        From6 = "6+",
    }
}

word_enum! {
    /// Hours a week that the team can give to plumbing.
    pub enum Hours {
        /// Less than half a day.
        Under4 = "<4",
        /// Half a day to two days.
        From4To16 = "4-16",
        /// More than two days.
        Over16 = ">16",
    }
}

word_enum! {
    /// When the service has to be there.
    pub enum Avail {
        /// In office hours.
        Office = "office",
        /// Day and night.
        Always = "24x7",
        /// Downtime costs revenue.
        Revenue = "revenue",
    }
}

word_enum! {
    /// How much there is of it: nodes, and logs a day.
    pub enum Scale {
        /// At most 5 nodes and under 5 GB of logs a day.
        Small = "small",
        /// What lies between.
        Medium = "medium",
        /// Over 20 nodes or over 20 GB of logs a day.
        Large = "large",
    }
}

word_enum! {
    /// Where data may lie.
    pub enum Residency {
        /// Anywhere.
        Any = "any",
        /// In a given region.
        Region = "region",
        /// On own machines only.
        Own = "own",
    }
}

word_enum! {
    /// What the rules say of outside processors.
    pub enum Compliance {
        /// Nothing.
        None = "none",
        /// A review and a contract are needed first.
        Review = "review",
        /// No outside processor is allowed or approved.
        NoProcessor = "no-processor",
    }
}

word_enum! {
    /// Money for services.
    pub enum Budget {
        /// None: free tiers only.
        None = "none",
        /// A little.
        Small = "small",
        /// It is planned for.
        Planned = "planned",
    }
}

word_enum! {
    /// How many of the team have run the layer in production.
    pub enum Skill {
        /// Nobody.
        None = "none",
        /// One.
        One = "one",
        /// Two or more.
        TwoOrMore = "two+",
    }
}

word_enum! {
    /// Whether the layer is needed.
    pub enum Need {
        /// It is missing, or what there is hurts.
        Now = "now",
        /// What there is works.
        Later = "later",
        /// It is not needed.
        No = "no",
    }
}

/// The seven answers about the team. The default is neutral: it moves no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Team {
    /// People on call.
    pub oncall: Oncall,
    /// Hours a week for plumbing.
    pub hours: Hours,
    /// Availability promised.
    pub avail: Avail,
    /// Size.
    pub scale: Scale,
    /// Where data may lie.
    pub residency: Residency,
    /// Rules on outside processors.
    pub compliance: Compliance,
    /// Money for services.
    pub budget: Budget,
}

impl Default for Team {
    fn default() -> Self {
        Self {
            oncall: Oncall::From3To5,
            hours: Hours::From4To16,
            avail: Avail::Always,
            scale: Scale::Medium,
            residency: Residency::Any,
            compliance: Compliance::None,
            budget: Budget::Planned,
        }
    }
}

/// The four answers about one layer. The default is neutral but for `need`, which depends on the layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct LayerAnswers {
    /// How many have run it in production.
    #[serde(skip_serializing_if = "is_one")]
    pub skill: Skill,
    /// Whether a service for it is paid for already, or comes with something else.
    #[serde(skip_serializing_if = "is_false")]
    pub contract: bool,
    /// Whether it is what the team sells.
    #[serde(skip_serializing_if = "is_false")]
    pub diff: bool,
    /// Whether it is needed; left out: `later` for a day-two layer, `now` for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<Need>,
}

impl Default for LayerAnswers {
    fn default() -> Self {
        Self { skill: Skill::One, contract: false, diff: false, need: None }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_one(skill: &Skill) -> bool {
    *skill == Skill::One
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_false(value: &bool) -> bool {
    !value
}

/// All that a team enters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Answers {
    /// About the team.
    pub team: Team,
    /// About the layers that are asked for; `None`: all of them, neutral.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<BTreeMap<Layer, LayerAnswers>>,
    /// Facts of layers that are otherwise in the team's case.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<Layer, FactChanges>,
    /// What the first project is planned to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<Project>,
    /// Answers for the decisions on machines, system and base images.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
    /// One product, by its id in the catalogue, for a layer of the stack board.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub stack_board: BTreeMap<BoardLayer, String>,
}

impl Answers {
    /// Reads answers from JSON.
    ///
    /// # Errors
    /// Names the key that is unknown or has a wrong value, with its path, or where the text is no JSON.
    pub fn from_json(json: &str, catalogue: &Catalogue) -> Result<Self, String> {
        let answers: Self = read(json)?;
        answers.check(catalogue)?;
        Ok(answers)
    }

    /// Reads one set of answers or an array of them; the flag tells whether it was an array.
    ///
    /// # Errors
    /// As [`Answers::from_json`].
    pub fn one_or_many(json: &str, catalogue: &Catalogue) -> Result<(Vec<Self>, bool), String> {
        if !json.trim_start_matches('\u{feff}').trim_start().starts_with('[') {
            return Ok((vec![Self::from_json(json, catalogue)?], false));
        }
        let many: Vec<Self> = read(json)?;
        for (n, answers) in many.iter().enumerate() {
            answers.check(catalogue).map_err(|e| format!("[{n}].{e}"))?;
        }
        Ok((many, true))
    }

    fn check(&self, catalogue: &Catalogue) -> Result<(), String> {
        for (layer, id) in &self.stack_board {
            let key = format!("stack_board.{layer}");
            let product = catalogue
                .product(id)
                .ok_or_else(|| format!("{key}: `{id}` is no product of the catalogue of {}", catalogue.as_of))?;
            if !product.layers.contains(layer) {
                let fits = product.layers.iter().map(|l| l.as_str()).collect::<Vec<_>>().join(", ");
                return Err(format!("{key}: `{id}` ({}) does not serve this layer, but {fits}", product.name));
            }
        }
        Ok(())
    }

    /// Whether a layer is asked for.
    pub fn asks(&self, layer: Layer) -> bool {
        self.layers.as_ref().is_none_or(|layers| layers.contains_key(&layer))
    }

    /// What is answered about a layer.
    pub fn of(&self, layer: Layer) -> LayerAnswers {
        self.layers.as_ref().and_then(|layers| layers.get(&layer)).copied().unwrap_or_default()
    }
}

/// Reads JSON; an error names the path of the key at fault.
fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, String> {
    let json = json.trim_start_matches('\u{feff}');
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|e| {
        let path = e.path().to_string();
        if path == "." { e.inner().to_string() } else { format!("{path}: {}", e.inner()) }
    })?;
    reader.end().map_err(|e| e.to_string())?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(json: &str) -> String {
        Answers::one_or_many(json, Catalogue::bundled()).expect_err(json)
    }

    #[test]
    fn unknown_keys_and_wrong_values_are_named() {
        assert!(refused(r#"{"tean":{}}"#).contains("tean"));
        assert!(refused(r#"{"team":{"oncal":"0-2"}}"#).contains("oncal"));
        let wrong = refused(r#"{"team":{"oncall":"7"}}"#);
        assert!(wrong.contains("team.oncall") && wrong.contains("0-2"), "{wrong}");
        assert!(refused(r#"{"layers":{"regstry":{}}}"#).contains("regstry"));
        assert!(refused(r#"{"layers":{"registry":{"contract":"yes"}}}"#).contains("layers.registry.contract"));
        assert!(refused(r#"{"layers":{"registry":{"need":"soon"}}}"#).contains("layers.registry.need"));
        assert!(refused(r#"[{}, {"team":{"hours":4}}]"#).contains("[1].team.hours"));
        assert!(refused(r#"{"constants":{"logs":{"stat":true}}}"#).contains("stat"));
        assert!(refused(r#"{"stack_board":{"registry":"nosuch"}}"#).contains("stack_board.registry"));
        assert!(refused(r#"{"stack_board":{"registry":"traefik"}}"#).contains("l7_proxy"));
        assert!(refused(r#"{"stack_board":{"registr":"harbor"}}"#).contains("registr"));
        assert!(refused(r#"{"project":{"big":true}}"#).contains("big"));
        assert!(refused(r#"{"platform":{"machines":{"know":"ships"}}}"#).contains("platform.machines.know"));
    }

    #[test]
    fn bad_json_is_refused_where_it_breaks() {
        assert!(refused("").contains("line 1"));
        assert!(refused("{").contains("line 1"));
        assert!(refused("{} {}").contains("column 4"));
        assert!(refused("\u{0}").contains("column 1"));
        assert!(!refused(&"[".repeat(100_000)).is_empty());
        assert!(!refused(&"{\"team\":".repeat(10_000)).is_empty());
    }

    #[test]
    fn what_is_left_out_is_neutral_and_comes_back_as_it_was() {
        let answers = Answers::from_json("{}", Catalogue::bundled()).expect("neutral");
        assert_eq!(answers, Answers::default());
        assert!(Layer::ALL.iter().all(|l| answers.asks(*l)));
        let text = r#"{"team":{"oncall":"0-2"},"layers":{"logs":{"need":"later","skill":"two+"}}}"#;
        let answers = Answers::from_json(text, Catalogue::bundled()).expect("good answers");
        assert!(answers.asks(Layer::Logs) && !answers.asks(Layer::Registry));
        let again = serde_json::to_string(&answers).expect("JSON");
        assert_eq!(Answers::from_json(&again, Catalogue::bundled()), Ok(answers));
    }
}
