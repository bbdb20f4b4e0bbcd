//! People and tokens that try to take what is not theirs, by what they try.

use ajo_group::types::{GroupStatus, MemberStatus};
use ajo_group::GroupError;
use ajo_testkit::{
    new_env, Failure, HostileToken, HostileTokenClient, Malice, Plan, World, WEALTH,
};
use soroban_sdk::{contract, contractimpl, Address, Env, MuxedAddress};

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

/// A token whose transfers answer `false` and move nothing.
#[contract]
struct LyingToken;

#[contractimpl]
impl LyingToken {
    pub fn decimals(_env: Env) -> u32 {
        7
    }

    pub fn balance(_env: Env, _id: Address) -> i128 {
        0
    }

    pub fn transfer(_env: Env, _from: Address, _to: MuxedAddress, _amount: i128) -> bool {
        false
    }
}

#[test]
fn a_token_that_answers_false_counts_for_nobody() {
    let env = new_env();
    let token = env.register(LyingToken, ());
    let world = World::with_token(env, token, Plan::default());
    world.join_all(&THREE);
    world.start();
    assert!(world.try_contribute("Bayo", "Bayo", 1, 1).is_err());
    assert_eq!(world.member("Bayo").paid_rounds, 0);
    world.jump_past_grace(3);
    (1..=3).for_each(|_| world.settle());
    assert_eq!(world.info().status, GroupStatus::Completed);
}

#[test]
fn what_a_fee_taking_token_delivers_of_a_standing_order_is_deposit_and_blocks_no_round() {
    let env = new_env();
    let token = env.register(HostileToken, ());
    let world = World::with_token(env, token.clone(), Plan::default());
    let hostile = HostileTokenClient::new(&world.env, &token);
    for name in THREE {
        hostile.mint(&world.person(name), &(10 * C));
    }
    world.join_all(&THREE);
    world.start();
    world.try_standing_order("Chidi", true).unwrap();
    hostile.turn(&world.group.address, &Malice::TakesFee);
    world.jump_past_grace(1);
    world.settle();
    let chidi = world.member("Chidi");
    assert_eq!((chidi.deposit, chidi.standing_order), (C - 1, false));
    assert_eq!((world.balance("Chidi"), world.round(1).missing), (9 * C, 2));
    // It is Chidi's own.
    hostile.turn(&world.group.address, &Malice::None);
    assert_eq!(world.claim("Chidi"), C - 1);
}

#[test]
fn nobody_orders_deposits_or_leaves_for_another() {
    let world = World::started(
        &THREE,
        Plan {
            deposit_bps: 5_000,
            ..Plan::default()
        },
    );
    let (bayo, efe) = (world.person("Bayo"), world.person("Efe"));
    world.unsigned();
    assert!(world.group.try_set_standing_order(&bayo, &true).is_err());
    assert!(world.group.try_exit(&bayo).is_err());
    assert!(world.group.try_deposit(&efe, &bayo, &1).is_err());
    assert!(world
        .group
        .try_deposit(&world.group.address, &bayo, &1)
        .is_err());
    let bayo = world.member("Bayo");
    assert_eq!((bayo.standing_order, bayo.deposit), (false, C / 2));
    assert_eq!(bayo.status, MemberStatus::Good);
}

#[test]
fn an_allowance_is_drawn_for_what_its_owner_owes_and_nothing_more() {
    let world = World::started(&THREE, Plan::default());
    world.allow("Chidi", 100 * C);
    world.try_standing_order("Chidi", true).unwrap();
    world.jump_past_grace(1);
    world.settle();
    for _ in 0..3 {
        assert_eq!(
            world.try_settle(),
            Err(Failure::Named(GroupError::RoundNotDue))
        );
    }
    assert_eq!(world.gain("Chidi"), -C);
}

#[test]
fn a_deposit_cannot_be_claimed_and_left_owing() {
    let world = World::started(
        &THREE,
        Plan {
            deposit_bps: 10_000,
            ..Plan::default()
        },
    );
    world.contribute_all(&THREE);
    world.settle();
    for _ in 0..3 {
        assert_eq!(
            world.try_claim("Ada"),
            Err(Failure::Named(GroupError::NothingHeld))
        );
    }
    assert_eq!(world.member("Ada").deposit, 2 * C);
    // Whatever Ada does now, the others are paid whole.
    for round in [2, 3] {
        world.contribute_all(&["Bayo", "Chidi"]);
        world.jump_past_grace(round);
        world.settle();
        assert_eq!(world.round(round).payout, 3 * C);
    }
}

#[test]
fn a_frozen_recipient_loses_neither_payout_nor_deposit() {
    let world = World::started(
        &THREE,
        Plan {
            deposit_bps: 5_000,
            ..Plan::default()
        },
    );
    world.contribute_all(&THREE);
    world.freeze("Ada");
    world.settle();
    let ada = world.member("Ada");
    assert_eq!((ada.held, ada.deposit), (3 * C - C / 2, C));
    world.thaw("Ada");
    assert_eq!(world.claim("Ada"), 3 * C - C / 2);
}

#[test]
fn fifty_members_in_default_at_once_still_end() {
    let people: Vec<String> = (0..50).map(|index| format!("Member {index}")).collect();
    let names: Vec<&str> = people.iter().map(String::as_str).collect();
    let world = World::started(
        &names,
        Plan {
            deposit_bps: 1,
            late_fee_bps: 1_000,
            reserve_fee_bps: 500,
            default_after: 1,
            ..Plan::default()
        },
    );
    world.jump(60 * world.config.frequency);
    for _ in 0..50 {
        world.settle();
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
    for name in &names {
        if world.member(name).claimable > 0 {
            world.claim(name);
        }
    }
    assert_eq!(world.escrow(), 0);
}

#[test]
fn amounts_near_the_end_of_the_numbers_do_not_overflow_with_deposits_and_fees() {
    let largest = i128::MAX / 100_000_000;
    let world = World::new(Plan {
        contribution: largest,
        max_members: 2,
        deposit_bps: 10_000,
        late_fee_bps: 1_000,
        reserve_fee_bps: 500,
        default_after: 10,
        ..Plan::default()
    });
    for name in ["Ada", "Bayo"] {
        world.mint(&world.person(name), largest * 5);
        world.join(name);
    }
    world.start();
    world.jump_past_grace(1);
    world.settle();
    world.contribute("Bayo");
    world.jump_past_grace(2);
    world.settle();
    for name in ["Ada", "Bayo"] {
        while world.member(name).next_round > 0 {
            world.contribute(name);
        }
    }
    for name in ["Ada", "Bayo"] {
        if world.member(name).claimable > 0 {
            world.claim(name);
        }
    }
    let all = world.balance("Ada") + world.balance("Bayo");
    assert_eq!((all, world.escrow()), (2 * WEALTH + 10 * largest, 0));
}
