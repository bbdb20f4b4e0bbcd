use ajo_group::events::{Contributed, MemberLate};
use ajo_group::types::{ContributionKind, GroupStatus};
use ajo_group::GroupError;
use ajo_testkit::{Failure, Plan, World};

use crate::expected::{nothing_shared, paid, paid_to, settled};

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

fn late(world: &World, member: &str, round: u32, recipient: &str) -> MemberLate {
    MemberLate {
        member: world.person(member),
        round,
        amount: C,
        recipient: world.person(recipient),
    }
}

fn contributed(
    world: &World,
    member: &str,
    round: u32,
    kind: ContributionKind,
    recipient: Option<&str>,
) -> Contributed {
    match recipient {
        Some(recipient) => paid_to(world, member, round, kind, recipient),
        None => paid(world, member, round, kind),
    }
}

#[test]
fn one_late_member_makes_the_pot_smaller_but_never_later() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    world.assert_events(&[
        &late(&world, "Chidi", 1, "Ada"),
        &settled(&world, 1, "Ada", 2 * C, 1),
    ]);
    assert_eq!(world.gain("Ada"), C);
    assert_eq!((world.round(1).payout, world.round(1).missing), (2 * C, 1));
}

#[test]
fn a_late_payment_goes_on_to_the_one_it_is_owed_to() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    world.contribute("Chidi");
    world.assert_events(&[&contributed(
        &world,
        "Chidi",
        1,
        ContributionKind::Late,
        Some("Ada"),
    )]);
    assert_eq!(THREE.map(|name| world.gain(name)), [2 * C, -C, -C]);
    assert_eq!(world.escrow(), 0);
}

#[test]
fn paying_up_and_on_in_one_call_sends_each_round_where_it_belongs() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    world.try_contribute("Chidi", "Chidi", 1, 3).unwrap();
    world.assert_events(&[
        &contributed(&world, "Chidi", 1, ContributionKind::Late, Some("Ada")),
        &contributed(&world, "Chidi", 2, ContributionKind::Paid, None),
        &contributed(&world, "Chidi", 3, ContributionKind::Ahead, None),
    ]);
    assert_eq!((world.gain("Ada"), world.gain("Chidi")), (2 * C, -3 * C));
    assert_eq!(world.escrow(), 2 * C);
}

#[test]
fn arrears_can_be_paid_after_completion() {
    let world = World::started(&THREE, Plan::default());
    for round in 1..=3 {
        world.contribute_all(&["Ada", "Bayo"]);
        world.jump_past_grace(round);
        world.settle();
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
    // Chidi's own pot of two paid the two rounds owed, and then Chidi's own third.
    assert_eq!(world.member("Chidi").paid_rounds, 3);
    assert_eq!(THREE.map(|name| world.gain(name)), [0, 0, 0]);

    let world = World::started(&THREE, Plan::default());
    for round in 1..=3 {
        world.contribute_all(&["Bayo", "Chidi"]);
        world.jump_past_grace(round);
        world.settle();
    }
    // Ada was paid first, her own round set off, and has paid nothing since.
    assert_eq!(THREE.map(|name| world.gain(name)), [2 * C, -C, -C]);
    assert_eq!(world.member("Ada").paid_rounds, 1);
    world.try_contribute("Ada", "Ada", 2, 2).unwrap();
    world.assert_events(&[
        &contributed(&world, "Ada", 2, ContributionKind::Late, Some("Bayo")),
        &contributed(&world, "Ada", 3, ContributionKind::Late, Some("Chidi")),
    ]);
    assert_eq!(THREE.map(|name| world.gain(name)), [0, 0, 0]);
    assert_eq!(world.escrow(), 0);
    let more = world.try_contribute("Ada", "Ada", 4, 1);
    assert_eq!(more, Err(Failure::Named(GroupError::NothingOwed)));
}

#[test]
fn a_recipients_own_missing_contribution_is_set_off_against_the_pot() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&["Bayo", "Chidi"]);
    world.jump_past_grace(1);
    world.settle();
    world.assert_events(&[
        &contributed(&world, "Ada", 1, ContributionKind::SetOff, None),
        &settled(&world, 1, "Ada", 2 * C, 0),
    ]);
    assert_eq!(THREE.map(|name| world.gain(name)), [2 * C, -C, -C]);
    assert_eq!(world.member("Ada").paid_rounds, 1);
    assert_eq!((world.round(1).payout, world.round(1).missing), (2 * C, 0));
}

#[test]
fn a_recipient_in_arrears_first_pays_what_they_owe_out_of_the_pot() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&["Ada", "Chidi"]);
    world.jump_past_grace(1);
    world.settle();
    world.contribute_all(&["Ada", "Chidi"]);
    world.jump_past_grace(2);
    world.settle();
    world.assert_events(&[
        &contributed(&world, "Bayo", 1, ContributionKind::SetOff, Some("Ada")),
        &contributed(&world, "Bayo", 2, ContributionKind::SetOff, None),
        &settled(&world, 2, "Bayo", C, 0),
    ]);
    assert_eq!(THREE.map(|name| world.gain(name)), [C, C, -2 * C]);
    assert_eq!((world.member("Bayo").paid_rounds, world.escrow()), (2, 0));
}

#[test]
fn a_pot_too_small_for_the_recipients_arrears_pays_the_oldest_and_the_rest_stays_owed() {
    let world = World::started(&["Ada", "Bayo", "Chidi", "Dede"], Plan::default());
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(2);
    world.settle();
    // Chidi owes rounds 1 and 2; only Ada pays round 3.
    world.contribute("Ada");
    world.jump_past_grace(3);
    world.settle();
    world.assert_events(&[
        &contributed(&world, "Chidi", 1, ContributionKind::SetOff, Some("Ada")),
        &late(&world, "Bayo", 3, "Chidi"),
        &late(&world, "Chidi", 3, "Chidi"),
        &late(&world, "Dede", 3, "Chidi"),
        &settled(&world, 3, "Chidi", 0, 3),
    ]);
    assert_eq!(world.member("Chidi").paid_rounds, 1);
    assert_eq!((world.gain("Chidi"), world.escrow()), (0, 0));

    // Their own round is owed to themselves: paying it comes straight back.
    world.try_contribute("Chidi", "Chidi", 2, 2).unwrap();
    world.assert_events(&[
        &contributed(&world, "Chidi", 2, ContributionKind::Late, Some("Bayo")),
        &contributed(&world, "Chidi", 3, ContributionKind::Late, Some("Chidi")),
    ]);
    assert_eq!((world.gain("Chidi"), world.escrow()), (-C, 0));
}

#[test]
fn a_group_in_which_nobody_pays_still_completes() {
    let world = World::started(&THREE, Plan::default());
    world.jump_past_grace(1);
    world.settle();
    // Ada's own contribution is set off against a pot of nothing else.
    world.assert_events(&[
        &contributed(&world, "Ada", 1, ContributionKind::SetOff, None),
        &late(&world, "Bayo", 1, "Ada"),
        &late(&world, "Chidi", 1, "Ada"),
        &settled(&world, 1, "Ada", 0, 2),
    ]);
    world.jump_past_grace(2);
    world.settle();
    world.assert_events(&[
        &late(&world, "Ada", 2, "Bayo"),
        &late(&world, "Bayo", 2, "Bayo"),
        &late(&world, "Chidi", 2, "Bayo"),
        &settled(&world, 2, "Bayo", 0, 3),
    ]);
    world.jump_past_grace(3);
    world.settle();
    world.assert_events(&[
        &late(&world, "Ada", 3, "Chidi"),
        &late(&world, "Bayo", 3, "Chidi"),
        &late(&world, "Chidi", 3, "Chidi"),
        &settled(&world, 3, "Chidi", 0, 3),
        &nothing_shared(&world, &[]),
    ]);
    assert_eq!(THREE.map(|name| world.gain(name)), [0, 0, 0]);
}

#[test]
fn money_paid_ahead_by_a_member_who_then_stops_still_counts_for_its_rounds() {
    let world = World::started(&THREE, Plan::default());
    world.try_contribute("Chidi", "Chidi", 1, 2).unwrap();
    world.jump_past_grace(3);
    for _ in 0..3 {
        world.settle();
    }
    assert_eq!(world.round(1).payout, C);
    assert_eq!(
        world.round(2).payout,
        0,
        "Bayo's pot of one pays the round Bayo owes Ada"
    );
    assert_eq!(THREE.map(|name| world.gain(name)), [2 * C, 0, -2 * C]);
}

#[test]
fn one_call_passes_on_at_most_eight_rounds_of_arrears() {
    let people: Vec<String> = (0..12).map(|index| format!("Member {index}")).collect();
    let names: Vec<&str> = people.iter().map(String::as_str).collect();
    let world = World::started(&names, Plan::default());
    let payers = &names[..11];
    for round in 1..=9 {
        world.contribute_all(payers);
        world.jump_past_grace(round);
        world.settle();
    }
    let last = names[11];
    let nine = world.try_contribute(last, last, 1, 9);
    assert_eq!(nine, Err(Failure::Named(GroupError::InvalidRounds)));
    world.try_contribute(last, last, 1, 8).unwrap();
    world.try_contribute(last, last, 9, 4).unwrap();
    assert_eq!(world.member(last).paid_rounds, 12);
    assert_eq!(world.gain(last), -12 * C);
}

#[test]
fn a_recipient_far_in_arrears_has_eight_rounds_set_off() {
    let people: Vec<String> = (0..12).map(|index| format!("Member {index}")).collect();
    let names: Vec<&str> = people.iter().map(String::as_str).collect();
    let world = World::started(&names, Plan::default());
    for round in 1..=12 {
        world.contribute_all(&names[..11]);
        world.jump_past_grace(round);
        world.settle();
    }
    let last = names[11];
    assert_eq!(world.member(last).paid_rounds, 8);
    assert_eq!(
        (world.round(12).payout, world.round(12).missing),
        (3 * C, 1)
    );
    assert_eq!(world.escrow(), 0);
    // The four rounds left: three owed to others, one to themselves.
    world.try_contribute(last, last, 9, 4).unwrap();
    let everyone: i128 = names.iter().map(|name| world.gain(name)).sum();
    assert_eq!((world.gain(last), everyone), (0, 0));
}
