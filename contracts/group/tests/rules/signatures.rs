//! No call without the right signature changes anything.

use ajo_group::types::{GroupInfo, MemberInfo, RoundInfo};
use ajo_group::GroupError;
use ajo_testkit::{flatten, Failure, Outcome, Plan, World};
use soroban_sdk::{
    xdr::{ScErrorCode, ScErrorType},
    Error,
};

type Snapshot = (GroupInfo, Vec<MemberInfo>, Vec<RoundInfo>, i128);

fn snapshot(world: &World) -> Snapshot {
    (
        world.info(),
        world.members(),
        world.rounds(),
        world.balance("Bayo"),
    )
}

#[track_caller]
fn assert_unsigned<T: core::fmt::Debug + PartialEq, E: core::fmt::Debug + PartialEq>(
    outcome: Outcome<T, E>,
) {
    let refused = Error::from_type_and_code(ScErrorType::Context, ScErrorCode::InvalidAction);
    assert_eq!(outcome, Err(Failure::Foreign(refused)));
}

#[test]
fn joining_needs_the_members_own_signature() {
    let world = World::new(Plan::default());
    let before = snapshot(&world);
    assert_unsigned(world.try_join_signed_by("Efe", "Bayo"));
    assert_eq!(snapshot(&world), before);
}

#[test]
fn leaving_needs_the_members_own_signature() {
    let world = World::new(Plan::default());
    world.join_all(&["Ada", "Bayo"]);
    let before = snapshot(&world);
    assert_unsigned(world.try_leave_signed_by("Ada", "Bayo"));
    assert_eq!(snapshot(&world), before);
}

#[test]
fn only_the_organiser_starts_the_group() {
    let world = World::new(Plan::default());
    world.join_all(&["Ada", "Bayo"]);
    let before = snapshot(&world);
    assert_unsigned(world.try_start("Bayo"));
    assert_eq!(snapshot(&world), before);
}

#[test]
fn nobody_spends_another_persons_money() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    let before = snapshot(&world);
    assert_unsigned(world.try_contribute_signed_by("Efe", "Bayo", "Bayo", 1, 1));
    assert_unsigned(world.try_contribute_signed_by("Efe", "Bayo", "Efe", 1, 1));
    assert_eq!(snapshot(&world), before);
}

#[test]
fn a_signature_for_one_payment_does_not_serve_another() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    world.try_contribute("Bayo", "Bayo", 1, 1).unwrap();
    let before = snapshot(&world);
    // What was signed was used up: sending the same call again without signing fails.
    let bayo = world.person("Bayo");
    let again = world.group.try_contribute(&bayo, &bayo, &2, &1);
    assert_unsigned(flatten::<_, GroupError, _>(again));
    assert_eq!(snapshot(&world), before);
}

#[test]
fn the_group_itself_is_no_payer() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    world.contribute("Ada");
    let before = snapshot(&world);
    world.unsigned();
    let group = world.group.address.clone();
    let paying = world
        .group
        .try_contribute(&group, &world.person("Bayo"), &1, &1);
    assert_unsigned(flatten::<_, GroupError, _>(paying));
    assert_eq!(snapshot(&world), before);
}
