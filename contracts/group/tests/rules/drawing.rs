//! Turns drawn from every member's secret.

use ajo_group::events::{DrawOpened, GroupStarted, OrderDrawn, SecretRevealed};
use ajo_group::types::GroupStatus;
use ajo_group::{Entry, GroupError, StartRule, TurnOrder};
use ajo_testkit::{Plan, World};
use serde_json::Value;
use soroban_sdk::xdr::ToXdr;
use soroban_sdk::{Bytes, BytesN};

use crate::refusal::refused;

const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];
const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;

fn plan() -> Plan {
    Plan {
        turn_order: TurnOrder::Random,
        ..Plan::default()
    }
}

fn drawing() -> World {
    World::started(&THREE, plan())
}

fn seats(world: &World) -> Vec<u8> {
    let members = world.members();
    members.iter().map(|member| member.seat as u8).collect()
}

#[test]
fn starting_opens_the_draw_and_the_draw_starts_the_group() {
    let world = drawing();
    let ends_at = world.now() + 3 * DAY;
    world.assert_events(&[&DrawOpened { ends_at }]);
    let info = world.info();
    assert_eq!(info.status, GroupStatus::Drawing);
    assert_eq!((info.draw_ends_at, info.started_at), (ends_at, 0));

    for name in THREE {
        assert_eq!(world.try_draw(), refused(GroupError::DrawNotOver));
        world.reveal(name);
        world.assert_events(&[&SecretRevealed {
            member: world.person(name),
            secret: world.secret(name),
        }]);
    }
    world.jump(HOUR);
    let secrets = THREE.map(|name| world.secret(name));
    let (seed, order) = expected_draw(&world, &secrets, &[0, 1, 2], &[]);
    let drawn = OrderDrawn {
        seed,
        order: order.clone(),
    };
    let started = GroupStarted {
        started_at: world.now(),
        order: order.clone(),
    };
    world.try_draw().unwrap();
    world.assert_events(&[&drawn, &started]);
    let info = world.info();
    assert_eq!(info.status, GroupStatus::Active);
    assert_eq!(seats(&world), order.iter().collect::<Vec<_>>());
}

/// The draw as the rules tell it, once more.
fn expected_draw(
    world: &World,
    secrets: &[BytesN<32>],
    revealed: &[u8],
    silent: &[u8],
) -> (BytesN<32>, Bytes) {
    let crypto = world.env.crypto();
    let mut all = Bytes::new(&world.env);
    for secret in secrets {
        all.append(&secret.clone().into());
    }
    let seed = crypto.sha256(&all).to_bytes();
    let mut order = revealed.to_vec();
    for last in (1..order.len()).rev() {
        let mut preimage = Bytes::from(seed.clone());
        preimage.extend_from_array(&(last as u32).to_be_bytes());
        let hash = crypto.sha256(&preimage).to_array();
        let number = u64::from_be_bytes(hash[..8].try_into().unwrap());
        order.swap(last, (number % (last as u64 + 1)) as usize);
    }
    order.extend_from_slice(silent);
    (seed, Bytes::from_slice(&world.env, &order))
}

#[test]
fn the_last_seat_of_a_group_that_starts_when_full_opens_its_draw() {
    let world = World::new(Plan {
        start_rule: StartRule::WhenFull,
        ..plan()
    });
    world.join_all(&THREE);
    assert_eq!(world.info().status, GroupStatus::Drawing);
}

#[test]
fn who_does_not_reveal_goes_last() {
    let world = drawing();
    world.reveal("Chidi");
    world.reveal("Bayo");
    world.jump_to(world.info().draw_ends_at);
    world.try_draw().unwrap();
    assert_eq!(seats(&world)[2], 0);
}

#[test]
fn nobody_revealing_leaves_the_order_of_seats() {
    let world = drawing();
    world.jump_to(world.info().draw_ends_at);
    world.try_draw().unwrap();
    assert_eq!(seats(&world), [0, 1, 2]);
}

#[test]
fn the_draw_waits_for_the_last_second_of_its_window_and_no_secret_comes_after() {
    let world = drawing();
    world.reveal("Ada");
    world.jump_to(world.info().draw_ends_at - 1);
    assert_eq!(world.try_draw(), refused(GroupError::DrawNotOver));
    world.reveal("Bayo");
    world.jump(1);
    // The late revealer would be choosing between two known orders.
    assert_eq!(
        world.try_reveal("Chidi", &world.secret("Chidi")),
        refused(GroupError::NotDrawing)
    );
    world.try_draw().unwrap();
    assert_eq!(seats(&world)[2], 2);
}

#[test]
fn a_window_is_a_tenth_of_a_round_an_hour_at_least_three_days_at_most_never_a_whole_round() {
    for (frequency, window) in [
        (60, 60),
        (2 * HOUR, HOUR),
        (10 * DAY, DAY),
        (30 * DAY, 3 * DAY),
        (300 * DAY, 3 * DAY),
    ] {
        let world = World::started(
            &THREE,
            Plan {
                frequency,
                grace: 0,
                ..plan()
            },
        );
        assert_eq!(world.info().draw_ends_at, world.now() + window);
    }
}

#[test]
fn a_secret_is_what_was_committed_to_and_is_told_once() {
    let world = drawing();
    let others = world.secret("Bayo");
    assert_eq!(
        world.try_reveal("Ada", &others),
        refused(GroupError::WrongSecret)
    );
    world.reveal("Ada");
    assert_eq!(
        world.try_reveal("Ada", &world.secret("Ada")),
        refused(GroupError::AlreadyRevealed)
    );
    assert_eq!(
        world.try_reveal("Efe", &others),
        refused(GroupError::NotMember)
    );
}

#[test]
fn secrets_are_asked_for_only_while_the_turns_are_drawn() {
    let world = World::new(plan());
    world.join_all(&THREE);
    let reveal = || world.try_reveal("Ada", &world.secret("Ada"));
    assert_eq!(reveal(), refused(GroupError::NotDrawing));
    assert_eq!(world.try_draw(), refused(GroupError::NotDrawing));
    world.start();
    for name in THREE {
        world.reveal(name);
    }
    world.try_draw().unwrap();
    assert_eq!(reveal(), refused(GroupError::NotDrawing));
    assert_eq!(world.try_draw(), refused(GroupError::NotDrawing));
}

#[test]
fn a_commitment_copied_from_another_member_cannot_be_opened() {
    let world = World::new(plan());
    world.join_all(&["Ada", "Bayo"]);
    let copied = world.entry("Bayo");
    world
        .try_join_with("Mallory", "Mallory", world.config.rulebook.clone(), copied)
        .unwrap();
    world.start();
    world.reveal("Ada");
    world.reveal("Bayo");
    assert_eq!(
        world.try_reveal("Mallory", &world.secret("Bayo")),
        refused(GroupError::WrongSecret)
    );
    world.jump_to(world.info().draw_ends_at);
    world.try_draw().unwrap();
    assert_eq!(world.member("Mallory").turn, 3);
}

#[test]
fn a_member_without_a_commitment_does_not_join() {
    let world = World::new(plan());
    let entry = Entry {
        commitment: None,
        invitation: None,
    };
    assert_eq!(
        world.try_join_with("Bayo", "Bayo", world.config.rulebook.clone(), entry),
        refused(GroupError::InvalidCommitment)
    );
}

#[test]
fn a_seat_taken_again_has_its_new_holders_commitment() {
    let world = World::new(plan());
    world.join_all(&THREE);
    world.try_leave("Bayo").unwrap();
    world.join("Dede");
    world.start();
    world.reveal("Dede");
    world.reveal("Chidi");
    world.reveal("Ada");
    world.try_draw().unwrap();
}

#[test]
fn a_pause_holds_the_draw_up_and_no_secret() {
    let world = drawing();
    world.try_pause("Ada").unwrap();
    for name in THREE {
        world.reveal(name);
    }
    assert_eq!(world.try_draw(), refused(GroupError::Paused));
    world.jump_to(world.info().paused_until);
    world.try_draw().unwrap();
}

/// The same file is what the TypeScript version is checked against.
#[test]
fn anyone_can_draw_the_same_order_from_the_same_secrets() {
    let vectors = include_str!("../vectors/draw.json");
    let vectors: Value = serde_json::from_str(vectors).unwrap();
    for vector in vectors.as_array().unwrap() {
        let secrets = vector["secrets"].as_array().unwrap();
        let world = World::new(Plan {
            max_members: secrets.len() as u32,
            ..plan()
        });
        let names: Vec<_> = (0..secrets.len())
            .map(|seat| format!("seat {seat}"))
            .collect();
        for (name, secret) in names.iter().zip(secrets) {
            join_with(&world, name, &secret_of(&world, secret));
        }
        world.start();
        for (name, secret) in names.iter().zip(secrets) {
            if !secret.is_null() {
                world.try_reveal(name, &secret_of(&world, secret)).unwrap();
            }
        }
        world.jump_to(world.info().draw_ends_at);
        let order: Vec<u8> = vector["order"]
            .as_array()
            .unwrap()
            .iter()
            .map(|seat| seat.as_u64().unwrap() as u8)
            .collect();
        let order = Bytes::from_slice(&world.env, &order);
        let seed = bytes_of(vector["seed"].as_str().unwrap());
        let drawn = OrderDrawn {
            seed: BytesN::from_array(&world.env, &seed),
            order: order.clone(),
        };
        let started = GroupStarted {
            started_at: world.now(),
            order,
        };
        world.try_draw().unwrap();
        world.assert_events(&[&drawn, &started]);
    }
}

fn join_with(world: &World, name: &str, secret: &BytesN<32>) {
    let mut opened = Bytes::from(secret.clone());
    opened.append(&world.person(name).to_xdr(&world.env));
    let entry = Entry {
        commitment: Some(world.env.crypto().sha256(&opened).to_bytes()),
        invitation: None,
    };
    let rulebook = world.config.rulebook.clone();
    world.try_join_with(name, name, rulebook, entry).unwrap();
}

/// Who keeps their secret has one all the same.
fn secret_of(world: &World, secret: &Value) -> BytesN<32> {
    let bytes = secret.as_str().map_or([9; 32], bytes_of);
    BytesN::from_array(&world.env, &bytes)
}

fn bytes_of(hex: &str) -> [u8; 32] {
    core::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
}
