use super::{Found, Plan};
use crate::{
    diagnostic::Severity::{Error, Info, Warning},
    swarm::{
        input::Goal,
        managers::{MOST_MANAGERS, TALK_MANAGERS, needed, tolerated},
    },
};

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    count(plan, found);
    failures(plan, found);
    zones(plan, found);
    dedicated(plan, found);
}

fn count(plan: &Plan<'_>, found: &mut Found) {
    let managers = plan.decision.nodes.managers;
    if managers == 2 {
        found.add(
            "SW101",
            Error,
            "Two managers tolerate no failure: either of them stops the swarm's control",
            "Both must agree, so two machines can fail where with one manager only one can. `docker info` warns of it.",
            "Take 1 manager or 3.",
        );
    } else if managers.is_multiple_of(2) {
        let message =
            format!("{managers} managers tolerate {}, as {} do", failures_of(tolerated(managers)), managers - 1);
        found.add(
            "SW102",
            Warning,
            message,
            "Of an even number one manager brings no more safety, only one more machine that must answer each write.",
            format!("Take {} managers or {}.", managers - 1, managers + 1),
        );
    }
    if managers > MOST_MANAGERS {
        found.add(
            "SW103",
            Error,
            format!("{managers} managers are more than the {MOST_MANAGERS} that Docker calls the maximum"),
            "Each write waits for a majority: more managers make the swarm slower and do not let it run more workers.",
            "Take 5 managers and give them larger machines.",
        );
    } else if managers > TALK_MANAGERS {
        found.add(
            "SW104",
            Warning,
            format!("{managers} managers are more than the {TALK_MANAGERS} where the talk stops"),
            "Docker allows up to 7, but its engineers found 7 slower than 5.",
            "Stay with 5 managers and give them larger machines, unless three must be allowed to fail at once.",
        );
    }
    if plan.input.existing_nodes.is_some_and(|n| plan.input.managers.is_some_and(|m| m > n)) {
        found.add(
            "SW106",
            Error,
            format!(
                "{} managers do not fit on {} nodes",
                plan.input.managers.unwrap_or_default(),
                plan.decision.nodes.total
            ),
            "A node is one manager or none.",
            "Lower the number of managers, or add nodes.",
        );
    }
}

fn failures(plan: &Plan<'_>, found: &mut Found) {
    let (managers, asked) = (plan.decision.nodes.managers, plan.input.manager_failures());
    if tolerated(managers) < asked {
        found.add(
            "SW105",
            Warning,
            format!(
                "{managers} {} {}, and {} asked for",
                if managers == 1 { "manager tolerates" } else { "managers tolerate" },
                failures_of(tolerated(managers)),
                if asked == 1 { "1 is".to_owned() } else { format!("{asked} are") }
            ),
            "Without a majority of managers nothing is started, moved or updated; what runs goes on running.",
            format!("Take {} managers.", needed(asked)),
        );
    }
}

fn zones(plan: &Plan<'_>, found: &mut Found) {
    let (input, zones) = (plan.input, plan.input.zones);
    if input.survive_zone_loss && !plan.layout.safe {
        let managers = plan.decision.nodes.managers;
        if zones < 3 {
            found.add(
                "SW111",
                Error,
                match zones {
                    1 => "The loss of a zone can't be survived with one zone".to_owned(),
                    _ => "The loss of a zone can't be survived with two zones, whatever the number of managers"
                        .to_owned(),
                },
                "One of the zones always holds so many managers that the rest is no majority.",
                "Find a third place, if only for one small manager; or put the majority where it matters and plan \
                 `docker swarm init --force-new-cluster` for the loss of that zone.",
            );
        } else {
            found.add(
                "SW112",
                Error,
                format!("With {managers} managers in {zones} zones the loss of the largest zone takes the majority"),
                "Without a majority nothing is started or moved, so the tasks of the lost zone are not replaced.",
                "Take 3 managers or 5, spread over three zones.",
            );
        }
        return;
    }
    if input.goal == Goal::Prod && zones == 1 {
        found.add(
            "SW113",
            Warning,
            "All nodes stand in one zone: its loss takes the whole swarm",
            "Docker's advice is to spread managers over at least three zones. Virtual machines on one host are one zone.",
            "Spread the nodes over three zones or hosts, or accept an outage of that length.",
        );
    } else if input.goal == Goal::Prod && !plan.layout.safe && plan.decision.nodes.managers > 1 {
        found.add(
            "SW114",
            Info,
            format!("In {zones} zones the managers lose their majority with the largest zone"),
            "No layout over two zones leaves a majority whichever zone fails.",
            "Put the majority in the zone that matters, or find a third place.",
        );
    }
}

fn dedicated(plan: &Plan<'_>, found: &mut Found) {
    let (input, nodes) = (plan.input, plan.decision.nodes);
    if input.dedicated_managers == Some(3) && input.manager_failures() > 1 {
        found.add(
            "SW115",
            Warning,
            format!("Three dedicated managers tolerate 1 failure, and {} are asked for", input.manager_failures()),
            "Three managers are enough for one failure only.",
            "Take 5 dedicated managers, or ask for one failure.",
        );
    }
    let may_offer = input.managers.is_none() && input.dedicated_managers.is_none() && input.manager_failures() <= 1;
    if nodes.managers_dedicated && nodes.managers > 3 && may_offer {
        found.add(
            "SW116",
            Info,
            format!("3 dedicated managers in place of {} would do for one failure", nodes.managers),
            "The talk stays with 5; Docker's guide for large clusters names 3 or 5 for production.",
            "Set `dedicated_managers` to 3 to see that swarm.",
        );
    }
}

fn failures_of(n: u32) -> String {
    match n {
        0 => "no failure".to_owned(),
        1 => "1 failure".to_owned(),
        n => format!("{n} failures"),
    }
}
