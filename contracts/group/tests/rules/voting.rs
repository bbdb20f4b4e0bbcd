//! What members decide together: pause, end, upgrade.

use ajo_group::events::{GroupCancelled, GroupPaused, Upgraded, Voted};
use ajo_group::types::{GroupStatus, Motion, VERSION};
use ajo_group::GroupError;
use ajo_testkit::{Plan, World, GROUP_WASM};
use soroban_sdk::{Bytes, BytesN};

use crate::refusal::{assert_foreign, refused};

const C: i128 = 1_000_000_000;
const DAY: u64 = 86_400;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];
const FOUR: [&str; 4] = ["Ada", "Bayo", "Chidi", "Dede"];

fn running() -> World {
    World::started(&FOUR, Plan::default())
}

#[test]
fn more_than_half_pause_the_group() {
    let world = running();
    world.try_vote("Ada", Motion::Pause).unwrap();
    world.try_vote("Bayo", Motion::Pause).unwrap();
    assert_eq!(world.info().paused_until, 0);
    world.try_vote("Dede", Motion::Pause).unwrap();
    let until = world.now() + 7 * DAY;
    let voted = Voted {
        member: world.person("Dede"),
        motion: Motion::Pause,
        votes: 3,
    };
    world.assert_events(&[&voted, &GroupPaused { until, by: None }]);
    assert_eq!(
        world.try_vote("Chidi", Motion::Pause),
        refused(GroupError::AlreadyPaused)
    );
}

#[test]
fn nobody_votes_twice_or_for_another() {
    let world = running();
    world.try_vote("Ada", Motion::Pause).unwrap();
    assert_eq!(
        world.try_vote("Ada", Motion::Pause),
        refused(GroupError::AlreadyVoted)
    );
    assert_foreign(world.try_vote_signed_by("Ada", "Bayo", Motion::Pause));
    assert_eq!(
        world.try_vote("Efe", Motion::Pause),
        refused(GroupError::NotMember)
    );
}

#[test]
fn votes_lapse_30_days_after_the_first() {
    let world = running();
    world.try_vote("Ada", Motion::Pause).unwrap();
    world.jump(30 * DAY - 1);
    world.try_vote("Bayo", Motion::Pause).unwrap();
    world.jump(1);
    world.try_vote("Chidi", Motion::Pause).unwrap();
    world.try_vote("Dede", Motion::Pause).unwrap();
    assert_eq!(world.info().paused_until, 0);
    world.try_vote("Ada", Motion::Pause).unwrap();
    assert!(world.info().paused_until > world.now());
}

#[test]
fn all_together_end_a_group_and_get_back_exactly_what_was_not_settled() {
    let world = World::started(
        &THREE,
        Plan {
            deposit_bps: 10_000,
            ..Plan::default()
        },
    );
    world.contribute_all(&THREE);
    world.settle();
    world.try_contribute("Bayo", "Bayo", 2, 2).unwrap();
    world.contribute("Chidi");
    for name in ["Ada", "Bayo"] {
        world.try_vote(name, Motion::Cancel).unwrap();
    }
    assert_eq!(world.info().status, GroupStatus::Active);
    world.try_vote("Chidi", Motion::Cancel).unwrap();
    let voted = Voted {
        member: world.person("Chidi"),
        motion: Motion::Cancel,
        votes: 3,
    };
    let cancelled = GroupCancelled {
        gap: None,
        share: 0,
        dust: 0,
        sharers: Bytes::from_array(&world.env, &[0, 1, 2]),
    };
    world.assert_events(&[&voted, &cancelled]);
    for name in THREE {
        world.claim(name);
    }
    // Ada received a pot of three and paid one; the others have paid one each.
    assert_eq!(THREE.map(|name| world.gain(name)), [2 * C, -C, -C]);
    assert_eq!(world.escrow(), 0);
    for outcome in [
        world.try_contribute("Bayo", "Bayo", 2, 1),
        world.try_settle().map(drop),
    ] {
        assert_eq!(outcome, refused(GroupError::NotActive));
    }
}

#[test]
fn an_ended_group_shares_its_reserve_to_the_last_unit() {
    let world = World::started(
        &THREE,
        Plan {
            contribution: 1_000_001,
            reserve_fee_bps: 500,
            deposit_bps: 3_333,
            ..Plan::default()
        },
    );
    world.contribute_all(&THREE);
    for name in THREE {
        world.try_vote(name, Motion::Cancel).unwrap();
    }
    for name in THREE {
        world.claim(name);
    }
    assert_eq!(THREE.map(|name| world.gain(name)), [0, 0, 0]);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn those_who_stay_do_not_end_a_group_that_owes_a_leaver() {
    let world = running();
    for round in 1..=2 {
        world.contribute_all(&FOUR);
        world.jump_to(world.due_at(round));
        world.settle();
    }
    // Dede has paid two and is to get them back in round four.
    world.try_exit("Dede").unwrap();
    for name in THREE {
        world.try_vote(name, Motion::Cancel).unwrap();
    }
    assert_eq!(world.info().status, GroupStatus::Active);
    world.try_vote("Dede", Motion::Cancel).unwrap();
    assert_eq!(world.info().status, GroupStatus::Cancelled);
}

#[test]
fn a_leaver_who_is_owed_nothing_has_no_say() {
    let world = running();
    world.try_exit("Dede").unwrap();
    assert_eq!(
        world.try_vote("Dede", Motion::Cancel),
        refused(GroupError::NotAllowed)
    );
    for name in THREE {
        world.try_vote(name, Motion::Cancel).unwrap();
    }
    assert_eq!(world.info().status, GroupStatus::Cancelled);
}

#[test]
fn votes_that_suffice_since_somebody_left_count_when_repeated() {
    let world = running();
    for name in THREE {
        world.try_vote(name, Motion::Cancel).unwrap();
    }
    world.try_exit("Dede").unwrap();
    world.try_vote("Ada", Motion::Cancel).unwrap();
    assert_eq!(world.info().status, GroupStatus::Cancelled);
}

#[test]
fn only_a_running_group_votes() {
    let world = World::new(Plan::default());
    world.join_all(&THREE);
    for motion in [
        Motion::Pause,
        Motion::Cancel,
        world.recover("Ada", "Efe"),
        world.veto("Ada"),
    ] {
        assert_eq!(
            world.try_vote("Ada", motion),
            refused(GroupError::NotActive)
        );
    }
}

#[test]
fn a_veto_needs_a_hand_over() {
    let world = running();
    assert_eq!(
        world.try_vote("Ada", world.veto("Bayo")),
        refused(GroupError::NoProposal)
    );
}

/// The group's code with a section that means nothing: other bytes, the same rules.
fn other_code() -> Vec<u8> {
    let mut code = GROUP_WASM.to_vec();
    code.extend_from_slice(&[0, 6, 4]);
    code.extend_from_slice(b"note!");
    code
}

#[test]
fn all_together_upgrade_to_the_factorys_code() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&THREE);
    let code = world.publish_code(&other_code());
    let motion = Motion::Upgrade(code.clone());
    for name in ["Ada", "Bayo"] {
        world.try_vote(name, motion.clone()).unwrap();
        assert_ne!(world.code(), Some(code.clone()));
    }
    world.try_vote("Chidi", motion.clone()).unwrap();
    let voted = Voted {
        member: world.person("Chidi"),
        motion,
        votes: 3,
    };
    let upgraded = Upgraded {
        code: code.clone(),
        version: VERSION,
    };
    world.assert_events(&[&voted, &upgraded]);
    assert_eq!(world.code(), Some(code));
    world.settle();
    assert_eq!(world.gain("Ada"), 2 * C);
}

#[test]
fn code_that_is_not_the_factorys_is_not_voted_on() {
    let world = World::started(&THREE, Plan::default());
    world.publish_code(GROUP_WASM);
    let backdoor = world.env.deployer().upload_contract_wasm(&*other_code());
    for code in [backdoor, BytesN::from_array(&world.env, &[0; 32])] {
        assert_eq!(
            world.try_vote("Ada", Motion::Upgrade(code)),
            refused(GroupError::NotGenuine)
        );
    }
}

#[test]
fn votes_for_code_that_the_factory_has_replaced_change_nothing() {
    let world = World::started(&THREE, Plan::default());
    let old = world.publish_code(&other_code());
    world.try_vote("Ada", Motion::Upgrade(old.clone())).unwrap();
    world
        .try_vote("Bayo", Motion::Upgrade(old.clone()))
        .unwrap();
    let new = world.publish_code(GROUP_WASM);
    assert_eq!(
        world.try_vote("Chidi", Motion::Upgrade(old.clone())),
        refused(GroupError::NotGenuine)
    );
    world.try_vote("Chidi", Motion::Upgrade(new)).unwrap();
    assert_ne!(world.code(), Some(old));
}

#[test]
fn who_takes_a_seat_half_way_through_an_upgrade_is_asked_too() {
    let world = World::started(&THREE, Plan::default());
    let code = world.publish_code(&other_code());
    let upgrade = || Motion::Upgrade(code.clone());
    world.try_propose_hand_over("Bayo", "Efe", 0).unwrap();
    world.jump(7 * DAY);
    world.try_vote("Ada", upgrade()).unwrap();
    world.try_vote("Bayo", upgrade()).unwrap();
    world.try_complete_hand_over("Bayo", "Efe").unwrap();
    // Bayo's vote does not bind Efe: everybody votes again.
    world.try_vote("Chidi", upgrade()).unwrap();
    world.try_vote("Ada", upgrade()).unwrap();
    assert_ne!(world.code(), Some(code.clone()));
    world.try_vote("Efe", upgrade()).unwrap();
    assert_eq!(world.code(), Some(code.clone()));
}

#[test]
fn a_seats_vote_for_a_pause_stays_with_it() {
    let world = running();
    world.try_propose_hand_over("Bayo", "Efe", 0).unwrap();
    world.jump(7 * DAY);
    world.try_vote("Ada", Motion::Pause).unwrap();
    world.try_vote("Bayo", Motion::Pause).unwrap();
    world.try_complete_hand_over("Bayo", "Efe").unwrap();
    assert_eq!(
        world.try_vote("Efe", Motion::Pause),
        refused(GroupError::AlreadyVoted)
    );
    world.try_vote("Chidi", Motion::Pause).unwrap();
    assert!(world.info().paused_until > world.now());
}
