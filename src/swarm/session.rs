//! Questions that follow each other: the same answers with one action more, one action less, other answers.
//!
//! A [`Session`] keeps what it worked out, so that an action costs only itself. What it gives out is bounded: of
//! many thousand tasks that move the first ones are named and the rest are counted.

use super::{
    Answer, Input, Refusal, Watch,
    drill::{Action, Drill, Fault, Moment, Moved, NodeLoad, Pending, Rehearsal, Step, Survives},
    size_watched,
    stack_advice::{AdvisedFile, StackFile, write},
};
use crate::stack::Variables;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Moved and pending tasks that are named, of the last step and of those before it.
const NAMED: [usize; 2] = [200, 20];

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Question {
    /// The reader's answers, as [`Input`] has them; nothing yet: the defaults.
    pub answers: Option<Value>,
    /// The reader's stack files.
    pub files: Vec<StackFile>,
    /// What stands in for the environment of `docker stack deploy`.
    pub variables: Variables,
    /// What stands in while there are neither answers nor files.
    pub example: StackFile,
    /// What happens in the drill.
    pub actions: Vec<Action>,
}

/// Where the services come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The reader typed them in.
    Typed,
    /// The reader's stack files.
    Stack,
    /// The example.
    Example,
}

/// The sized swarm.
#[derive(Debug, Serialize)]
pub struct SizedSwarm<'s> {
    /// All answers, the services among them.
    pub input: &'s Input,
    /// Where the services come from.
    pub origin: Origin,
    /// Why the reader's answers were not taken; the defaults stand in.
    pub refused: Option<&'s Refusal>,
    /// The answer.
    pub answer: &'s Answer,
    /// The stack files with the advice written in.
    pub files: &'s [AdvisedFile],
}

/// The drill as it stands.
#[derive(Debug, Serialize)]
pub struct DrillNow<'s> {
    /// The nodes.
    pub nodes: Vec<NodeLoad>,
    /// Whether the managers have a majority.
    pub quorum: bool,
    /// How many tasks are pending.
    pub pending: usize,
    /// The first of them.
    pub pending_named: Vec<Pending>,
    /// What each action did.
    pub steps: Vec<StepShown<'s>>,
    /// What the swarm survived before anything happened.
    pub survives: &'s Survives,
    /// What it survives now; `None` before anything happened.
    pub survives_now: Option<&'s Survives>,
}

/// What an action did, bounded.
#[derive(Debug, Serialize)]
pub struct StepShown<'s> {
    /// The action.
    pub after: &'s Action,
    /// What it means.
    pub summary: &'s str,
    /// Whether the managers have a majority.
    pub quorum: bool,
    /// Seconds until the swarm reacts, from and to.
    pub seconds: [f64; 2],
    /// What happens when.
    pub timeline: &'s [Moment],
    /// What to type.
    pub commands: &'s [String],
    /// How many tasks came to a node.
    pub moved: usize,
    /// The first of them.
    pub moved_named: &'s [Moved],
    /// How many tasks are pending.
    pub pending: usize,
    /// The first of them.
    pub pending_named: &'s [Pending],
}

/// What was worked out for the last question.
#[derive(Debug, Default)]
pub struct Session {
    known: Option<Known>,
}

#[derive(Debug)]
struct Known {
    question: Question,
    input: Input,
    origin: Origin,
    refused: Option<Refusal>,
    answer: Answer,
    files: Vec<AdvisedFile>,
    rehearsal: Rehearsal,
}

impl Session {
    /// Works out the answer to a question; afterwards [`Session::sized`] and [`Session::drill`] have it.
    ///
    /// # Errors
    /// Names the key of an action with a wrong value, or says that the watch ended it.
    pub fn ask(&mut self, question: Question, watch: &mut Watch<'_>) -> Result<(), Fault> {
        let same = |known: &Known| {
            let other = &known.question;
            (&other.answers, &other.files, &other.variables, &other.example)
                == (&question.answers, &question.files, &question.variables, &question.example)
        };
        let actions = question.actions.clone();
        if !self.known.as_ref().is_some_and(same) {
            self.known = None;
            self.known = Some(Known::new(question, watch)?);
        }
        match &mut self.known {
            Some(known) => known.rehearsal.play(&actions, watch),
            None => Ok(()),
        }
    }

    /// The sized swarm of the last question.
    pub fn sized(&self) -> Option<SizedSwarm<'_>> {
        let known = self.known.as_ref()?;
        Some(SizedSwarm {
            input: &known.input,
            origin: known.origin,
            refused: known.refused.as_ref(),
            answer: &known.answer,
            files: &known.files,
        })
    }

    /// The drill of the last question.
    pub fn drill(&self) -> Option<DrillNow<'_>> {
        let rehearsal = &self.known.as_ref()?.rehearsal;
        let now: &Drill = rehearsal.now();
        let mut pending = now.pending();
        let all = pending.len();
        pending.truncate(NAMED[0]);
        let last = rehearsal.steps().len().saturating_sub(1);
        Some(DrillNow {
            nodes: now.loads(),
            quorum: now.quorum(),
            pending: all,
            pending_named: pending,
            steps: rehearsal
                .steps()
                .iter()
                .enumerate()
                .map(|(n, step)| shown(step, NAMED[usize::from(n < last)]))
                .collect(),
            survives: rehearsal.survives_at_start(),
            survives_now: rehearsal.survives_now(),
        })
    }
}

fn shown(step: &Step, most: usize) -> StepShown<'_> {
    StepShown {
        after: &step.after,
        summary: &step.summary,
        quorum: step.quorum,
        seconds: step.seconds,
        timeline: &step.timeline,
        commands: &step.commands,
        moved: step.moved.len(),
        moved_named: &step.moved[..step.moved.len().min(most)],
        pending: step.pending.len(),
        pending_named: &step.pending[..step.pending.len().min(most)],
    }
}

impl Known {
    fn new(question: Question, watch: &mut Watch<'_>) -> Result<Self, Fault> {
        let (input, origin, refused) = read(&question);
        let (answer, decision) = size_watched(&input, watch).map_err(Fault::Stopped)?;
        let own = if origin == Origin::Example { std::slice::from_ref(&question.example) } else { &question.files[..] };
        let files = write(own, &question.variables, &input, decision.nodes);
        let rehearsal = Rehearsal::new(&input, &decision, watch)?;
        Ok(Self { question, input, origin, refused, answer, files, rehearsal })
    }
}

/// The answers with their services. What is refused is left out, and said.
fn read(question: &Question) -> (Input, Origin, Option<Refusal>) {
    let (input, mut refused) = match question.answers.as_ref().map(Input::from_value) {
        Some(Ok(input)) => (input, None),
        Some(Err(refusal)) => (Input::default(), Some(refusal)),
        None => (Input::default(), None),
    };
    if !input.services.is_empty() {
        return (input, Origin::Typed, refused);
    }
    let (origin, texts): (_, Vec<&str>) = if !question.files.is_empty() {
        (Origin::Stack, question.files.iter().map(|f| f.text.as_str()).collect())
    } else if question.answers.is_none() || refused.is_some() {
        (Origin::Example, vec![&question.example.text])
    } else {
        (Origin::Typed, Vec::new())
    };
    let complete = input.clone().with_stack_files(&texts, &question.variables);
    match complete.check() {
        Ok(()) => (complete, origin, refused),
        Err(refusal) => {
            refused.get_or_insert(refusal);
            (input, origin, refused)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::ops::ControlFlow;

    fn question(actions: &Value) -> Question {
        let text = "services:\n  web:\n    image: a:1\n    deploy: {replicas: 6, resources: {reservations: {cpus: '0.5', memory: 512M}}}\n";
        serde_json::from_value(json!({"files": [{"name": "stack.yml", "text": text}], "actions": actions}))
            .expect("a question")
    }

    fn ask(session: &mut Session, question: Question) -> Result<(), Fault> {
        let mut on = |_| ControlFlow::Continue(());
        session.ask(question, &mut Watch::new(&mut on))
    }

    #[test]
    fn one_action_more_and_one_less_come_to_the_same_as_played_at_once() {
        let (first, both) = (
            json!([{"do": "kill", "node": "node-2"}]),
            json!([{"do": "kill", "node": "node-2"}, {"do": "return", "node": "node-2"}]),
        );
        let mut session = Session::default();
        let mut seen = Vec::new();
        for actions in [&first, &both, &first, &json!([])] {
            ask(&mut session, question(actions)).expect("played");
            let mut fresh = Session::default();
            ask(&mut fresh, question(actions)).expect("played");
            let now = json!(session.drill());
            assert_eq!(now, json!(fresh.drill()));
            seen.push(now["steps"].as_array().expect("steps").len());
        }
        assert_eq!(seen, [1, 2, 1, 0]);
        assert_eq!(json!(session.sized())["origin"], "stack");
    }

    #[test]
    fn what_is_refused_is_named_and_the_defaults_stand_in() {
        let mut session = Session::default();
        let mut asked = question(&json!([]));
        asked.answers = Some(json!({"zones": 9}));
        ask(&mut session, asked).expect("sized all the same");
        let sized = json!(session.sized());
        assert_eq!(sized["refused"]["key"], "zones");
        assert_eq!(sized["input"]["services"][0]["name"], "web");
        let refused = ask(&mut session, question(&json!([{"do": "kill", "node": "nobody"}])));
        assert!(matches!(refused, Err(Fault::Refused(r)) if r.key == "actions[0].node"));
    }

    #[test]
    fn whoever_watches_can_end_it() {
        let services: Vec<Value> = (0..200)
            .map(|n| json!({"name": format!("s{n}"), "replicas": 40, "cpu_m": 400, "memory_mib": 400}))
            .collect();
        let asked = Question { answers: Some(json!({"services": services})), ..Question::default() };
        let mut told = 0;
        let mut stop = |_| {
            told += 1;
            ControlFlow::Break(())
        };
        let ended = Session::default().ask(asked, &mut Watch::new(&mut stop));
        assert!(matches!(ended, Err(Fault::Stopped(_))) && told == 1);
    }
}
