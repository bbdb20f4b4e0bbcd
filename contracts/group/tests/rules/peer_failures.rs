//! What was seen to go wrong in other savings contracts, by running them.

use ajo_group::types::{GroupStatus, Motion};
use ajo_group::GroupError;
use ajo_testkit::{new_env, HostileToken, HostileTokenClient, Malice, Plan, World, GROUP_WASM};

use crate::refusal::{assert_foreign, refused};

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

#[test]
fn long_after_the_time_the_recipient_is_paid_and_nobody_refunded() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&THREE);
    world.jump(400 * 86_400);
    world.settle();
    assert_eq!(THREE.map(|name| world.gain(name)), [2 * C, -C, -C]);
    assert_eq!(world.round(1).recipient, world.person("Ada"));
}

#[test]
fn of_two_who_pay_the_same_round_in_one_ledger_the_second_keeps_the_money() {
    let world = World::started(&THREE, Plan::default());
    world.try_contribute("Chidi", "Bayo", 1, 1).unwrap();
    assert_eq!(
        world.try_contribute("Bayo", "Bayo", 1, 1),
        refused(GroupError::WrongRound)
    );
    assert_eq!(THREE.map(|name| world.gain(name)), [0, 0, -C]);
}

#[test]
fn of_two_claims_in_one_ledger_the_second_finds_nothing() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&THREE);
    world.freeze("Ada");
    world.settle();
    world.thaw("Ada");
    world.claim("Ada");
    assert_eq!(world.try_claim("Ada"), refused(GroupError::NothingHeld));
    assert_eq!((world.gain("Ada"), world.escrow()), (2 * C, 0));
}

#[test]
fn a_call_that_failed_half_way_leaves_nothing_locked() {
    let env = new_env();
    let token = env.register(HostileToken, ());
    let world = World::with_token(env, token.clone(), Plan::default());
    let hostile = HostileTokenClient::new(&world.env, &token);
    for name in THREE {
        hostile.mint(&world.person(name), &(10 * C));
    }
    world.join_all(&THREE);
    world.start();
    for malice in [Malice::ReentersSettle, Malice::RefusesPayments] {
        hostile.turn(&world.group.address, &malice);
        assert_foreign(world.try_contribute("Bayo", "Bayo", 1, 1));
    }
    hostile.turn(&world.group.address, &Malice::None);
    world.contribute_all(&THREE);
    world.settle();
    assert_eq!(world.balance("Ada"), 12 * C);
}

#[test]
fn code_changed_between_two_calls_of_a_settlement_loses_nothing() {
    let names: Vec<_> = (0..12).map(|seat| format!("seat {seat}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let world = World::started(&names, Plan::default());
    for name in &names {
        world.allow(name, C);
        world.try_standing_order(name, true).unwrap();
    }
    world.jump_past_grace(1);
    assert_eq!(world.try_settle(), Ok(false));
    let code = world.publish_code(GROUP_WASM);
    for name in &names {
        world.try_vote(name, Motion::Upgrade(code.clone())).unwrap();
    }
    world.settle();
    assert_eq!((world.gain(names[0]), world.escrow()), (11 * C, 0));
    assert_eq!(world.info().status, GroupStatus::Active);
}

/// The names that a module exports, read from its export section.
fn exports(wasm: &[u8]) -> Vec<String> {
    let mut at = 8;
    let read_number = |at: &mut usize| {
        let (mut number, mut shift) = (0usize, 0);
        loop {
            let byte = wasm[*at];
            *at += 1;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    };
    const EXPORT_SECTION: u8 = 7;
    loop {
        let section = wasm[at];
        at += 1;
        let len = read_number(&mut at);
        if section != EXPORT_SECTION {
            at += len;
            continue;
        }
        let count = read_number(&mut at);
        let one = |_| {
            let len = read_number(&mut at);
            let name = String::from_utf8(wasm[at..at + len].to_vec()).unwrap();
            // Its kind.
            at += len + 1;
            read_number(&mut at);
            name
        };
        return (0..count).map(one).collect();
    }
}

#[test]
fn the_built_code_has_every_function_of_the_interface() {
    let interface = include_str!("../../src/contract.rs");
    let declared = interface.lines().filter_map(|line| {
        let name = line.strip_prefix("    pub fn ")?;
        Some(name.split('(').next().unwrap().to_string())
    });
    let mut declared: Vec<_> = declared.collect();
    let mut built = exports(GROUP_WASM);
    // Beside it, what linker and SDK leave.
    let left = ["memory", "_", "__data_end", "__heap_base"];
    built.retain(|name| !left.contains(&name.as_str()));
    declared.sort();
    built.sort();
    assert!(declared.len() > 30, "the interface is read");
    assert_eq!(built, declared);
}
