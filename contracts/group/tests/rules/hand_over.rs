//! A member hands their seat over to a newcomer.

use ajo_group::events::{DepositAdded, HandOverProposed, HandOverVetoed, SeatMoved};
use ajo_group::types::MoveReason;
use ajo_group::GroupError;
use ajo_testkit::{Plan, World};
use soroban_sdk::BytesN;

use crate::refusal::{assert_foreign, refused};

const C: i128 = 1_000_000_000;
const DAY: u64 = 86_400;
const FOUR: [&str; 4] = ["Ada", "Bayo", "Chidi", "Dede"];

fn running() -> World {
    World::started(&FOUR, Plan::default())
}

/// Proposed, and the others have had their time.
fn proposed(world: &World, member: &str, price: i128) {
    world.try_propose_hand_over(member, "Efe", price).unwrap();
    let pending = world.group.move_of(&world.person(member)).unwrap();
    world.jump_to(pending.ready_at);
}

#[test]
fn a_newcomer_pays_the_price_and_takes_the_seat_as_it_is() {
    let world = running();
    world.try_contribute("Chidi", "Chidi", 1, 2).unwrap();
    world
        .try_propose_hand_over("Chidi", "Efe", 2 * C + 5)
        .unwrap();
    world.assert_events(&[&HandOverProposed {
        member: world.person("Chidi"),
        newcomer: world.person("Efe"),
        price: 2 * C + 5,
        ready_at: world.now() + 7 * DAY,
    }]);
    world.jump(7 * DAY);
    world.try_complete_hand_over("Chidi", "Efe").unwrap();
    world.assert_events(&[&SeatMoved {
        member: world.person("Chidi"),
        newcomer: world.person("Efe"),
        seat: 2,
        reason: MoveReason::HandOver,
        price: 2 * C + 5,
    }]);
    assert_eq!((world.gain("Chidi"), world.gain("Efe")), (5, -2 * C - 5));
    let efe = world.member("Efe");
    assert_eq!((efe.seat, efe.turn, efe.paid_rounds), (2, 3, 2));
    assert_eq!(world.group.move_of(&world.person("Efe")), None);
    assert_eq!(
        world.try_contribute("Chidi", "Chidi", 3, 1),
        refused(GroupError::NotMember)
    );
    world.try_contribute("Efe", "Efe", 3, 1).unwrap();
}

#[test]
fn the_others_have_time_to_object_and_the_offer_lapses() {
    let world = running();
    world.try_propose_hand_over("Chidi", "Efe", 0).unwrap();
    let complete = || world.try_complete_hand_over("Chidi", "Efe");
    world.jump(7 * DAY - 1);
    assert_eq!(complete(), refused(GroupError::NotReady));
    let member = world.person("Chidi");
    let lapses_at = world.group.move_of(&member).unwrap().lapses_at;
    world.jump_to(lapses_at);
    assert_eq!(complete(), refused(GroupError::NoProposal));
    assert_eq!(world.group.move_of(&member), None);

    proposed(&world, "Chidi", 0);
    let lapses_at = world.group.move_of(&member).unwrap().lapses_at;
    world.jump_to(lapses_at - 1);
    complete().unwrap();
}

#[test]
fn the_window_is_a_quarter_of_a_round_an_hour_at_least_seven_days_at_most() {
    for (frequency, window) in [(60, 3_600), (4 * DAY, DAY), (300 * DAY, 7 * DAY)] {
        let world = World::started(
            &FOUR,
            Plan {
                frequency,
                grace: 0,
                ..Plan::default()
            },
        );
        world.try_propose_hand_over("Chidi", "Efe", 0).unwrap();
        let pending = world.group.move_of(&world.person("Chidi")).unwrap();
        assert_eq!(pending.ready_at, world.now() + window);
    }
}

#[test]
fn more_than_half_of_the_others_stop_a_hand_over() {
    let world = running();
    proposed(&world, "Chidi", 0);
    let veto = world.veto("Chidi");
    assert_eq!(
        world.try_vote("Chidi", veto.clone()),
        refused(GroupError::NotAllowed)
    );
    world.try_vote("Ada", veto.clone()).unwrap();
    world.try_vote("Bayo", veto.clone()).unwrap();
    let voted = ajo_group::events::Voted {
        member: world.person("Bayo"),
        motion: veto.clone(),
        votes: 2,
    };
    let vetoed = HandOverVetoed {
        member: world.person("Chidi"),
    };
    world.assert_events(&[&voted, &vetoed]);
    assert_eq!(
        world.try_complete_hand_over("Chidi", "Efe"),
        refused(GroupError::NoProposal)
    );
    assert_eq!(
        world.try_vote("Dede", veto),
        refused(GroupError::NoProposal)
    );
}

#[test]
fn a_new_proposal_takes_new_votes_and_a_new_window() {
    let world = running();
    proposed(&world, "Chidi", 0);
    world.try_vote("Ada", world.veto("Chidi")).unwrap();
    world.try_propose_hand_over("Chidi", "Funmi", 3).unwrap();
    assert_eq!(
        world.try_complete_hand_over("Chidi", "Funmi"),
        refused(GroupError::NotReady)
    );
    world.try_vote("Ada", world.veto("Chidi")).unwrap();
    let pending = world.group.move_of(&world.person("Chidi")).unwrap();
    assert_eq!(pending.newcomer, world.person("Funmi"));
}

#[test]
fn both_sign_the_proposal_and_the_newcomer_its_completion() {
    let world = running();
    for signers in [&["Chidi"][..], &["Efe"], &["Ada", "Efe"]] {
        assert_foreign(world.try_propose_hand_over_signed_by(signers, "Chidi", "Efe", C));
    }
    proposed(&world, "Chidi", C);
    assert_foreign(world.try_complete_hand_over("Chidi", "Chidi"));
    assert_foreign(world.try_complete_hand_over("Chidi", "Ada"));
    let other = BytesN::from_array(&world.env, &[1; 32]);
    assert_eq!(
        world.try_complete_hand_over_with("Chidi", "Efe", other),
        refused(GroupError::WrongRulebook)
    );
}

#[test]
fn nobody_takes_a_second_seat_by_a_hand_over() {
    let world = running();
    assert_eq!(
        world.try_propose_hand_over("Chidi", "Ada", 0),
        refused(GroupError::AlreadyMember)
    );
    world.try_propose_hand_over("Bayo", "Efe", 0).unwrap();
    proposed(&world, "Chidi", 0);
    // Both in one ledger: the second finds the newcomer seated.
    world.try_complete_hand_over("Bayo", "Efe").unwrap();
    assert_eq!(
        world.try_complete_hand_over("Chidi", "Efe"),
        refused(GroupError::AlreadyMember)
    );
}

#[test]
fn a_seat_given_up_or_in_default_is_not_handed_over() {
    let world = World::started(
        &FOUR,
        Plan {
            default_after: 1,
            ..Plan::default()
        },
    );
    let propose = |member| world.try_propose_hand_over(member, "Efe", 0);
    world.try_exit("Dede").unwrap();
    let not_allowed = refused(GroupError::NotAllowed);
    assert_eq!(propose("Dede"), not_allowed);
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(propose("Chidi"), not_allowed);
    // A substitute pays what is owed, then takes the seat.
    world.try_contribute("Efe", "Chidi", 1, 1).unwrap();
    propose("Chidi").unwrap();
    assert_eq!(world.try_propose_hand_over("Chidi", "Efe", -1), not_allowed);
}

#[test]
fn what_waits_for_the_member_is_claimed_first() {
    let world = running();
    world.freeze("Ada");
    world.contribute_all(&["Bayo", "Chidi", "Dede"]);
    world.jump_past_grace(1);
    world.settle();
    assert!(world.member("Ada").claimable > 0);
    proposed(&world, "Ada", 0);
    let complete = || world.try_complete_hand_over("Ada", "Efe");
    assert_eq!(complete(), refused(GroupError::ClaimFirst));
    world.thaw("Ada");
    world.claim("Ada");
    complete().unwrap();
    assert_eq!(world.gain("Ada"), 3 * C);
}

#[test]
fn a_member_frozen_while_the_hand_over_waits_keeps_the_seat_until_the_price_arrives() {
    let world = running();
    proposed(&world, "Chidi", C);
    world.freeze("Chidi");
    assert_foreign(world.try_complete_hand_over("Chidi", "Efe"));
    assert_eq!(world.member("Chidi").turn, 3);
    assert_eq!(world.gain("Efe"), 0);
    world.thaw("Chidi");
    world.try_complete_hand_over("Chidi", "Efe").unwrap();
    assert_eq!((world.gain("Chidi"), world.gain("Efe")), (C, -C));
}

#[test]
fn the_deposit_passes_and_the_newcomer_posts_what_it_lacks() {
    let world = World::started(
        &FOUR,
        Plan {
            deposit_bps: 5_000,
            reserve_fee_bps: 100,
            ..Plan::default()
        },
    );
    // Dede does not pay; the deposit of half a contribution stays, and is drawn by nothing.
    world.contribute_all(&["Ada", "Bayo", "Chidi"]);
    world.jump_past_grace(1);
    world.settle();
    let ada = world.member("Ada");
    assert_eq!(ada.required_deposit, 3 * C / 2);
    assert_eq!(ada.deposit, 3 * C / 2);
    proposed(&world, "Ada", 0);
    world.try_complete_hand_over("Ada", "Efe").unwrap();
    let efe = world.member("Efe");
    assert_eq!((efe.deposit, efe.required_deposit), (3 * C / 2, 3 * C / 2));
    assert_eq!(world.gain("Efe"), 0);
}

#[test]
fn a_deposit_drawn_down_is_filled_up_by_who_takes_the_seat() {
    let world = World::started(
        &FOUR,
        Plan {
            deposit_bps: 10_000,
            ..Plan::default()
        },
    );
    // Dede's deposit of one contribution pays for the round.
    world.contribute_all(&["Ada", "Bayo", "Chidi"]);
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(world.member("Dede").deposit, 0);
    proposed(&world, "Dede", 7);
    world.try_complete_hand_over("Dede", "Efe").unwrap();
    let moved = SeatMoved {
        member: world.person("Dede"),
        newcomer: world.person("Efe"),
        seat: 3,
        reason: MoveReason::HandOver,
        price: 7,
    };
    let added = DepositAdded {
        member: world.person("Efe"),
        payer: Some(world.person("Efe")),
        amount: C,
    };
    world.assert_events(&[&moved, &added]);
    assert_eq!(world.member("Efe").deposit, C);
    assert_eq!(world.gain("Efe"), -C - 7);
}

#[test]
fn an_allowance_of_the_old_holder_is_not_drawn_for_the_new_one() {
    let world = running();
    world.try_standing_order("Chidi", true).unwrap();
    world.allow("Chidi", 100 * C);
    proposed(&world, "Chidi", 0);
    world.try_complete_hand_over("Chidi", "Efe").unwrap();
    assert!(!world.member("Efe").standing_order);
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(world.gain("Chidi"), 0);
}

#[test]
fn hand_overs_wait_while_the_group_is_paused_and_end_with_it() {
    let world = running();
    proposed(&world, "Chidi", 0);
    world.try_pause("Ada").unwrap();
    assert_eq!(
        world.try_complete_hand_over("Chidi", "Efe"),
        refused(GroupError::Paused)
    );
    assert_eq!(
        world.try_propose_hand_over("Bayo", "Funmi", 0),
        refused(GroupError::Paused)
    );
    for round in 1..=4 {
        world.jump_to(
            world
                .info()
                .paused_until
                .max(world.due_at(round) + world.config.grace),
        );
        world.settle();
    }
    assert_eq!(
        world.try_propose_hand_over("Bayo", "Funmi", 0),
        refused(GroupError::NotActive)
    );
}
