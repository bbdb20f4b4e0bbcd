use ajo_group::events::{PayoutClaimed, PayoutHeld, RoundSettled};
use ajo_group::types::{ContributionKind, GroupStatus};
use ajo_group::{Entry, GroupError};
use ajo_testkit::{Failure, Plan, World};
use soroban_sdk::Address;

use crate::expected::{paid_to, settled};

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

#[test]
fn a_frozen_recipient_never_blocks_the_round_and_is_paid_when_thawed() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&THREE);
    world.freeze("Ada");
    world.settle();
    world.assert_events(&[&RoundSettled {
        held: true,
        ..settled(&world, 1, "Ada", 3 * C, 0)
    }]);
    assert_eq!((world.member("Ada").held, world.escrow()), (3 * C, 3 * C));
    assert_eq!(world.info().round, 2);

    // Still frozen: the claim fails with the token's error and loses nothing.
    let frozen = soroban_sdk::Error::from_contract_error(11);
    assert_eq!(world.try_claim("Ada"), Err(Failure::Foreign(frozen)));
    assert_eq!(world.member("Ada").held, 3 * C);

    world.thaw("Ada");
    assert_eq!(world.claim("Ada"), 3 * C);
    world.assert_events(&[&PayoutClaimed {
        member: world.person("Ada"),
        amount: 3 * C,
        from_deposit: 0,
    }]);
    assert_eq!((world.gain("Ada"), world.member("Ada").held), (2 * C, 0));
    assert_eq!(
        world.try_claim("Ada"),
        Err(Failure::Named(GroupError::NothingHeld))
    );
}

#[test]
fn a_recipient_without_an_account_for_the_token_is_paid_when_there_is_one() {
    let world = World::new(Plan::default());
    let account = "GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7";
    let missing = Address::from_str(&world.env, account);
    world.name("Efe", &missing);
    // The account cannot sign in this world: everything else here is paid for it.
    world.env.mock_all_auths();
    let rulebook = &world.config.rulebook;
    let entry = Entry {
        commitment: None,
        invitation: None,
    };
    world.group.join(&missing, rulebook, &entry);
    world.unsigned();
    world.join_all(&["Bayo", "Chidi"]);
    world.start();
    world.try_contribute("Bayo", "Efe", 1, 1).unwrap();
    world.contribute_all(&["Bayo", "Chidi"]);
    world.settle();
    assert_eq!((world.member("Efe").held, world.escrow()), (3 * C, 3 * C));
}

#[test]
fn late_payments_for_a_frozen_creditor_are_held_on_top_of_the_pot() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&["Ada", "Bayo"]);
    world.freeze("Ada");
    world.jump_past_grace(1);
    world.settle();
    world.contribute("Chidi");
    let held = PayoutHeld {
        member: world.person("Ada"),
        amount: C,
    };
    let late = paid_to(&world, "Chidi", 1, ContributionKind::Late, "Ada");
    world.assert_events(&[&held, &late]);
    assert_eq!((world.member("Ada").held, world.escrow()), (3 * C, 3 * C));
    world.thaw("Ada");
    assert_eq!(world.claim("Ada"), 3 * C);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn arrears_set_off_for_a_frozen_creditor_are_held() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&["Ada", "Chidi"]);
    world.jump_past_grace(1);
    world.settle();
    world.freeze("Ada");
    world.contribute("Chidi");
    world.jump_past_grace(2);
    world.settle();
    // Chidi's payment for round 2 went towards what Bayo owed Ada for round 1.
    assert_eq!((world.member("Ada").held, world.round(2).payout), (C, 0));
    world.thaw("Ada");
    assert_eq!(world.claim("Ada"), C);
}

#[test]
fn a_completed_group_keeps_exactly_what_is_held() {
    let world = World::started(&THREE, Plan::default());
    world.freeze("Bayo");
    for round in 1..=3 {
        world.contribute_all(&["Ada", "Chidi"]);
        world.jump_past_grace(round);
        world.settle();
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
    // Bayo's pot of round 2, two contributions less the round owed to Ada.
    assert_eq!((world.member("Bayo").held, world.escrow()), (C, C));
    world.thaw("Bayo");
    world.claim("Bayo");
    assert_eq!(world.escrow(), 0);
}

#[test]
fn only_members_with_held_money_have_something_to_claim() {
    let world = World::started(&THREE, Plan::default());
    assert_eq!(
        world.try_claim("Ada"),
        Err(Failure::Named(GroupError::NothingHeld))
    );
    assert_eq!(
        world.try_claim("Efe"),
        Err(Failure::Named(GroupError::NotMember))
    );
}

#[test]
fn a_frozen_escrow_holds_every_pot_until_it_thaws() {
    let world = World::started(&THREE, Plan::default());
    world.name("the group", &world.group.address);
    for name in THREE {
        world.try_contribute(name, name, 1, 3).unwrap();
    }
    world.freeze("the group");
    for _ in 0..3 {
        world.settle();
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
    assert_eq!(THREE.map(|name| world.member(name).held), [3 * C; 3]);
    world.thaw("the group");
    for name in THREE {
        world.claim(name);
    }
    assert_eq!(
        (THREE.map(|name| world.gain(name)), world.escrow()),
        ([0; 3], 0)
    );
}
