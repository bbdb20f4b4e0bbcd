//! Turns won by sealed bids; the discount is shared by all.

use ajo_group::events::{AuctionWon, BidRevealed, BidSealed};
use ajo_group::{GroupError, TurnOrder};
use ajo_testkit::{Plan, World};
use soroban_sdk::Bytes;

use crate::refusal::{assert_foreign, refused};

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

fn auction() -> World {
    World::started(
        &THREE,
        Plan {
            turn_order: TurnOrder::Auction,
            ..Plan::default()
        },
    )
}

fn to_opening(world: &World, round: u32) {
    world.jump_to(world.due_at(round));
}

fn close(world: &World, round: u32) {
    world.jump_past_grace(round);
    world.settle();
}

#[test]
fn the_highest_bid_wins_the_turn_and_all_share_the_discount() {
    let world = auction();
    world.contribute_all(&THREE);
    world.try_bid("Bayo", 1, 1_000).unwrap();
    world.assert_events(&[&BidSealed {
        member: world.person("Bayo"),
        round: 1,
    }]);
    world.try_bid("Chidi", 1, 1_200).unwrap();
    to_opening(&world, 1);
    world.try_reveal_bid("Bayo", 1, 1_000).unwrap();
    world.assert_events(&[&BidRevealed {
        member: world.person("Bayo"),
        round: 1,
        discount_bps: 1_000,
    }]);
    world.try_reveal_bid("Chidi", 1, 1_200).unwrap();
    let standing = world.group.auction().unwrap();
    assert_eq!((standing.sealed, standing.discount_bps), (2, 1_200));
    assert_eq!(standing.leader, Some(world.person("Chidi")));
    close(&world, 1);

    let discount = 3 * C * 12 / 100;
    assert_eq!(world.gain("Chidi"), 3 * C - discount - C);
    let info = world.info();
    assert_eq!(info.dividend, discount / 3);
    // Turns: who won has gone first, the others keep their order.
    let turns: Vec<_> = world.members().iter().map(|m| m.address.clone()).collect();
    assert_eq!(
        turns,
        ["Chidi", "Ada", "Bayo"].map(|name| world.person(name))
    );
    for name in THREE {
        assert_eq!(world.claim(name), discount / 3);
    }
    assert_eq!(world.escrow(), info.reserve);
    let next = world.group.auction().unwrap();
    assert_eq!((next.round, next.sealed, next.leader), (2, 0, None));
}

#[test]
fn a_won_auction_is_told_with_its_new_order() {
    let world = auction();
    world.contribute_all(&THREE);
    world.try_bid("Chidi", 1, 7).unwrap();
    to_opening(&world, 1);
    world.try_reveal_bid("Chidi", 1, 7).unwrap();
    world.jump_past_grace(1);
    assert!(world.try_settle().unwrap());
    let won = AuctionWon {
        member: world.person("Chidi"),
        round: 1,
        discount_bps: 7,
        order: Bytes::from_array(&world.env, &[2, 0, 1]),
    };
    world.assert_first_event(&won);
}

#[test]
fn of_equal_bids_the_earlier_turn_wins_in_whatever_order_they_are_opened() {
    for opened in [["Bayo", "Chidi"], ["Chidi", "Bayo"]] {
        let world = auction();
        world.contribute_all(&THREE);
        world.try_bid("Chidi", 1, 500).unwrap();
        world.try_bid("Bayo", 1, 500).unwrap();
        to_opening(&world, 1);
        for name in opened {
            world.try_reveal_bid(name, 1, 500).unwrap();
        }
        close(&world, 1);
        assert_eq!(world.round(1).recipient, world.person("Bayo"));
    }
}

#[test]
fn without_bids_the_turns_are_taken_as_they_stand() {
    let world = auction();
    for round in 1..=3 {
        world.contribute_all(&THREE);
        close(&world, round);
    }
    assert_eq!(THREE.map(|name| world.gain(name)), [0, 0, 0]);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn a_bid_counts_only_when_opened() {
    let world = auction();
    world.contribute_all(&THREE);
    world.try_bid("Chidi", 1, 3_500).unwrap();
    close(&world, 1);
    assert_eq!(world.round(1).recipient, world.person("Ada"));
    assert_eq!(world.round(1).discount, 0);
}

#[test]
fn bids_are_sealed_until_due_and_opened_until_the_end_of_grace() {
    let world = auction();
    world.contribute_all(&THREE);
    let closed = refused(GroupError::BidsClosed);
    world.jump_to(world.due_at(1) - 1);
    world.try_bid("Bayo", 1, 100).unwrap();
    world.try_bid("Chidi", 1, 200).unwrap();
    assert_eq!(world.try_reveal_bid("Bayo", 1, 100), closed);
    world.jump(1);
    assert_eq!(world.try_bid("Ada", 1, 300), closed);
    world.try_reveal_bid("Bayo", 1, 100).unwrap();
    world.jump(world.config.grace - 1);
    world.try_reveal_bid("Chidi", 1, 200).unwrap();
    assert_eq!(world.try_settle(), refused(GroupError::RoundNotDue));
    world.jump(1);
    assert_eq!(world.try_reveal_bid("Chidi", 1, 200), closed);
    world.settle();
    assert_eq!(world.round(1).recipient, world.person("Chidi"));
}

#[test]
fn the_winner_gets_at_least_65_percent_of_the_pot() {
    let world = auction();
    world.contribute_all(&THREE);
    world.try_bid("Bayo", 1, 3_501).unwrap();
    world.try_bid("Chidi", 1, 3_500).unwrap();
    to_opening(&world, 1);
    assert_eq!(
        world.try_reveal_bid("Bayo", 1, 3_501),
        refused(GroupError::InvalidBid)
    );
    assert_eq!(
        world.try_reveal_bid("Bayo", 1, u32::MAX),
        refused(GroupError::InvalidBid)
    );
    world.try_reveal_bid("Chidi", 1, 3_500).unwrap();
    close(&world, 1);
    assert_eq!(world.round(1).payout, 3 * C * 65 / 100);
}

#[test]
fn what_is_opened_is_what_was_sealed() {
    let world = auction();
    world.try_bid("Bayo", 1, 100).unwrap();
    to_opening(&world, 1);
    let wrong = refused(GroupError::WrongBid);
    assert_eq!(world.try_reveal_bid("Bayo", 1, 101), wrong);
    assert_eq!(world.try_reveal_bid("Chidi", 1, 100), wrong);
    world.try_reveal_bid("Bayo", 1, 100).unwrap();
    assert_eq!(world.try_reveal_bid("Bayo", 1, 100), wrong);
}

#[test]
fn a_later_seal_takes_the_place_of_an_earlier_one() {
    let world = auction();
    world.try_bid("Bayo", 1, 100).unwrap();
    world.try_bid("Bayo", 1, 300).unwrap();
    assert_eq!(world.group.auction().unwrap().sealed, 1);
    to_opening(&world, 1);
    assert_eq!(
        world.try_reveal_bid("Bayo", 1, 100),
        refused(GroupError::WrongBid)
    );
    world.try_reveal_bid("Bayo", 1, 300).unwrap();
}

#[test]
fn a_bid_copied_from_another_member_cannot_be_opened() {
    let world = auction();
    let bayos = world.seal_bid("Bayo", 900);
    world.try_bid_sealed("Bayo", 1, &bayos).unwrap();
    world.try_bid_sealed("Chidi", 1, &bayos).unwrap();
    to_opening(&world, 1);
    world.try_reveal_bid("Bayo", 1, 900).unwrap();
    world.unsigned();
    let copied =
        world
            .group
            .try_reveal_bid(&world.person("Chidi"), &1, &900, &world.secret("Bayo"));
    assert_eq!(ajo_testkit::flatten(copied), refused(GroupError::WrongBid));
}

#[test]
fn a_bid_of_an_earlier_round_is_worth_nothing_in_a_later_one() {
    let world = auction();
    world.contribute_all(&THREE);
    world.try_bid("Chidi", 1, 900).unwrap();
    close(&world, 1);
    to_opening(&world, 2);
    assert_eq!(
        world.try_reveal_bid("Chidi", 1, 900),
        refused(GroupError::WrongRound)
    );
    assert_eq!(
        world.try_reveal_bid("Chidi", 2, 900),
        refused(GroupError::WrongBid)
    );
}

#[test]
fn only_who_waits_for_a_turn_and_owes_nothing_bids() {
    let world = auction();
    world.contribute_all(&["Ada", "Bayo"]);
    assert_eq!(
        world.try_bid("Bayo", 2, 100),
        refused(GroupError::WrongRound)
    );
    assert_eq!(world.try_bid("Efe", 1, 100), refused(GroupError::NotMember));
    close(&world, 1);
    let not_allowed = refused(GroupError::NotAllowed);
    assert_eq!(world.try_bid("Ada", 2, 100), not_allowed);
    assert_eq!(world.try_bid("Chidi", 2, 100), not_allowed);
    world.contribute("Chidi");
    world.try_bid("Chidi", 2, 100).unwrap();
}

#[test]
fn nobody_bids_for_another_member() {
    let world = auction();
    let (member, sealed) = (world.person("Bayo"), world.seal_bid("Bayo", 1));
    world.unsigned();
    assert_foreign(ajo_testkit::flatten::<_, GroupError, _>(
        world.group.try_bid(&member, &1, &sealed),
    ));
}

#[test]
fn other_groups_hold_no_auction() {
    let world = World::started(&THREE, Plan::default());
    assert_eq!(world.try_bid("Bayo", 1, 1), refused(GroupError::NotAllowed));
    assert_eq!(
        world.try_reveal_bid("Bayo", 1, 1),
        refused(GroupError::NotAllowed)
    );
    assert_eq!(world.group.auction(), None);
}

#[test]
fn a_whole_auction_pays_out_all_that_came_in() {
    let world = auction();
    for (round, bidder) in [(1, "Chidi"), (2, "Bayo"), (3, "Ada")] {
        world.contribute_all(&THREE);
        world.try_bid(bidder, round, 333).unwrap();
        to_opening(&world, round);
        world.try_reveal_bid(bidder, round, 333).unwrap();
        close(&world, round);
    }
    for name in THREE {
        world.claim(name);
    }
    assert_eq!(world.escrow(), 0);
    assert_eq!(THREE.iter().map(|name| world.gain(name)).sum::<i128>(), 0);
}
