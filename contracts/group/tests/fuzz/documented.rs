//! The rulebook in the code: what `contract.rs` says that each call refuses with and publishes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use ajo_group::GroupError;

use crate::command::Command;
use crate::powers::Power;

struct Documented {
    errors: BTreeSet<String>,
    events: BTreeSet<String>,
}

fn rulebook() -> &'static BTreeMap<String, Documented> {
    static RULEBOOK: OnceLock<BTreeMap<String, Documented>> = OnceLock::new();
    RULEBOOK.get_or_init(|| {
        let mut functions = BTreeMap::new();
        let mut doc = String::new();
        for line in include_str!("../../src/contract.rs").lines() {
            if let Some(text) = line.strip_prefix("    /// ") {
                doc.push_str(text);
                doc.push(' ');
            } else if let Some(name) = line.strip_prefix("    pub fn ") {
                let name = name.split('(').next().unwrap();
                functions.insert(name.to_string(), documented(&std::mem::take(&mut doc)));
            } else {
                doc.clear();
            }
        }
        functions
    })
}

fn documented(doc: &str) -> Documented {
    let words = |text: &str| {
        let words = text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        words.map(str::to_string).collect()
    };
    let (before, events) = doc.split_once("Events: ").unwrap_or((doc, ""));
    let errors = before
        .split_once("Errors: ")
        .map_or("", |(_, errors)| errors);
    Documented {
        errors: words(errors),
        events: words(events),
    }
}

/// All events that calls are said to publish, and all errors that they are said to refuse with; sentences have words beside them.
pub fn everything() -> (BTreeSet<String>, BTreeSet<String>) {
    let calls = || {
        rulebook()
            .iter()
            .filter(|(name, _)| *name != "__constructor")
    };
    let events = calls().flat_map(|(_, call)| &call.events);
    let errors = calls().flat_map(|(_, call)| &call.errors);
    let is_event = |word: &&String| word.contains('_') || SHORT_EVENTS.contains(&word.as_str());
    let is_error = |word: &&String| word.starts_with(char::is_uppercase);
    (
        events.filter(is_event).cloned().collect(),
        errors.filter(is_error).cloned().collect(),
    )
}

const SHORT_EVENTS: [&str; 4] = ["contributed", "invited", "upgraded", "voted"];

/// A call ends with what it is said to end with, and publishes what it is said to publish.
pub fn check(command: &Command, refusal: Option<GroupError>, published: &[String]) {
    let function = function_of(command);
    let documented = &rulebook()[function];
    if let Some(error) = refusal {
        let error = format!("{error:?}");
        assert!(
            documented.errors.contains(&error),
            "{function} is not said to refuse with {error}"
        );
    }
    for event in published {
        assert!(
            documented.events.contains(event),
            "{function} is not said to publish {event}"
        );
    }
}

fn function_of(command: &Command) -> &'static str {
    match command {
        Command::Join(_) | Command::ForgeJoin(_) => "join",
        Command::Leave(_) | Command::ForgeLeave(_) => "leave",
        Command::Start(_) => "start",
        Command::Contribute { .. } | Command::ForgeContribution { .. } => "contribute",
        Command::Settle | Command::SettleOnce => "settle_round",
        Command::Claim(_) => "claim",
        Command::Exit(_) => "exit",
        Command::StandingOrder(..) => "set_standing_order",
        Command::Deposit { .. } => "deposit",
        Command::Power(power) => function_of_power(power),
        Command::Allow(..)
        | Command::Freeze(_)
        | Command::Thaw(_)
        | Command::Jump(_)
        | Command::Renew
        | Command::VoteTogether(_)
        | Command::Await => unreachable!("calls the group not"),
    }
}

fn function_of_power(power: &Power) -> &'static str {
    match power {
        Power::Approve(_) => "approve",
        Power::Disapprove(_) => "disapprove",
        Power::Invite(..) => "invite",
        Power::Revoke => "revoke",
        Power::JoinInvited(..) => "join",
        Power::SetOrder(_) => "set_order",
        Power::AcceptOrder(_) => "accept_order",
        Power::Reveal(_) => "reveal",
        Power::Draw => "draw",
        Power::Swap(..) => "swap",
        Power::Propose { .. } => "propose_hand_over",
        Power::HandOver(..) => "complete_hand_over",
        Power::Bid { .. } => "bid",
        Power::OpenBid { .. } => "reveal_bid",
        Power::Vote(..) => "vote",
        Power::Recover(..) => "complete_recovery",
        Power::VetoRecovery(_) => "veto_recovery",
        Power::Pause(_) => "pause",
        Power::Cancel(_) => "cancel",
        Power::SetDeputy(_) => "set_deputy",
        Power::Succeed(_) => "succeed",
        Power::Stay(_) => "stay",
    }
}

#[test]
fn every_call_says_what_it_refuses_with_and_publishes() {
    let silent = [
        "extend_ttl",
        "info",
        "members",
        "rounds",
        "round_price",
        "move_of",
        "auction",
    ];
    for (function, documented) in rulebook() {
        let says = !documented.events.iter().all(String::is_empty);
        assert_eq!(says, !silent.contains(&function.as_str()), "{function}");
    }
    assert!(rulebook().len() > 30);
}
