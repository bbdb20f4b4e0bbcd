use ajo_group::events::Contributed;
use ajo_group::types::ContributionKind;
use ajo_group::GroupError;
use ajo_testkit::{Failure, Plan, World};

use crate::expected::paid;

const C: i128 = 1_000_000_000;

#[test]
fn a_contribution_moves_the_amount_into_escrow() {
    let world = World::started(&["Ada", "Bayo", "Chidi"], Plan::default());
    world.try_contribute("Bayo", "Bayo", 1, 1).unwrap();
    world.assert_events(&[&paid(&world, "Bayo", 1, ContributionKind::Paid)]);
    assert_eq!((world.gain("Bayo"), world.escrow()), (-C, C));
    assert_eq!(world.info().escrow, C);
    assert_eq!(world.member("Bayo").paid_rounds, 1);
}

#[test]
fn paying_twice_for_the_same_round_is_refused_and_costs_nothing() {
    let world = World::started(&["Ada", "Bayo", "Chidi"], Plan::default());
    world.try_contribute("Bayo", "Bayo", 1, 1).unwrap();
    let again = world.try_contribute("Bayo", "Bayo", 1, 1);
    assert_eq!(again, Err(Failure::Named(GroupError::WrongRound)));
    assert_eq!((world.gain("Bayo"), world.escrow()), (-C, C));
}

#[test]
fn a_round_cannot_be_skipped() {
    let world = World::started(&["Ada", "Bayo", "Chidi"], Plan::default());
    for round in [0, 2, 3, 4, u32::MAX] {
        let skipping = world.try_contribute("Bayo", "Bayo", round, 1);
        assert_eq!(
            skipping,
            Err(Failure::Named(GroupError::WrongRound)),
            "round {round}"
        );
    }
}

#[test]
fn anyone_may_pay_for_a_member() {
    let world = World::started(&["Ada", "Bayo", "Chidi"], Plan::default());
    world.try_contribute("Efe", "Bayo", 1, 1).unwrap();
    world.assert_events(&[&Contributed {
        payer: world.person("Efe"),
        ..paid(&world, "Bayo", 1, ContributionKind::Paid)
    }]);
    assert_eq!((world.gain("Efe"), world.gain("Bayo")), (-C, 0));
    assert_eq!(world.member("Bayo").paid_rounds, 1);
}

#[test]
fn several_rounds_can_be_paid_ahead_in_one_transfer() {
    let world = World::started(&["Ada", "Bayo", "Chidi"], Plan::default());
    world.try_contribute("Bayo", "Bayo", 1, 3).unwrap();
    world.assert_events(&[
        &paid(&world, "Bayo", 1, ContributionKind::Paid),
        &paid(&world, "Bayo", 2, ContributionKind::Ahead),
        &paid(&world, "Bayo", 3, ContributionKind::Ahead),
    ]);
    assert_eq!((world.gain("Bayo"), world.escrow()), (-3 * C, 3 * C));
}

#[test]
fn no_rounds_or_more_than_are_left_are_refused() {
    let world = World::started(&["Ada", "Bayo", "Chidi"], Plan::default());
    world.contribute("Bayo");
    for rounds in [0, 3, 256, u32::MAX] {
        let refused = world.try_contribute("Bayo", "Bayo", 2, rounds);
        assert_eq!(
            refused,
            Err(Failure::Named(GroupError::InvalidRounds)),
            "rounds {rounds}"
        );
    }
    assert_eq!(world.gain("Bayo"), -C);
}

#[test]
fn a_member_who_has_paid_everything_owes_nothing() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    world.try_contribute("Bayo", "Bayo", 1, 2).unwrap();
    for round in [0, 2, 3] {
        let more = world.try_contribute("Bayo", "Bayo", round, 1);
        assert_eq!(more, Err(Failure::Named(GroupError::NothingOwed)));
    }
}

#[test]
fn strangers_have_nothing_to_pay() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    let strange = world.try_contribute("Efe", "Efe", 1, 1);
    assert_eq!(strange, Err(Failure::Named(GroupError::NotMember)));
}

#[test]
fn nobody_pays_before_the_start() {
    let world = World::new(Plan::default());
    world.join_all(&["Ada", "Bayo"]);
    let early = world.try_contribute("Bayo", "Bayo", 1, 1);
    assert_eq!(early, Err(Failure::Named(GroupError::NotActive)));
}

#[test]
fn a_payer_without_the_money_changes_nothing_and_sees_the_tokens_error() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    world.freeze("Bayo");
    // 11 is the Stellar asset's "balance deauthorised".
    let refused = world.try_contribute("Bayo", "Bayo", 1, 1);
    let frozen = soroban_sdk::Error::from_contract_error(11);
    assert_eq!(refused, Err(Failure::Foreign(frozen)));

    world.thaw("Bayo");
    let (bayo, efe) = (world.person("Bayo"), world.person("Efe"));
    world.env.mock_all_auths();
    world
        .token
        .transfer(&bayo, &efe, &(world.balance("Bayo") - C + 1));
    // 10 is the Stellar asset's "balance too low".
    let refused = world.try_contribute("Bayo", "Bayo", 1, 1);
    let poor = soroban_sdk::Error::from_contract_error(10);
    assert_eq!(refused, Err(Failure::Foreign(poor)));
    assert_eq!((world.member("Bayo").paid_rounds, world.escrow()), (0, 0));
}
