//! Two members exchange their turns.

use ajo_group::events::TurnsSwapped;
use ajo_group::{GroupError, TurnOrder};
use ajo_testkit::{Plan, World};

use crate::refusal::{assert_foreign, refused};

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

#[test]
fn two_members_exchange_their_turns() {
    let world = World::started(&THREE, Plan::default());
    world.contribute_all(&THREE);
    world.try_swap("Ada", "Chidi").unwrap();
    world.assert_events(&[&TurnsSwapped {
        first: world.person("Ada"),
        second: world.person("Chidi"),
    }]);
    let turns = THREE.map(|name| world.member(name).turn);
    assert_eq!(turns, [3, 2, 1]);
    world.settle();
    assert_eq!(world.gain("Chidi"), 2 * C);
}

#[test]
fn both_sign() {
    let world = World::started(&THREE, Plan::default());
    for signers in [&["Ada"][..], &["Chidi"], &["Bayo", "Ada"], &[]] {
        assert_foreign(world.try_swap_signed_by(signers, "Ada", "Chidi"));
    }
}

#[test]
fn a_signature_for_one_exchange_does_not_serve_to_take_it_back() {
    let world = World::started(&THREE, Plan::default());
    world.try_swap("Ada", "Chidi").unwrap();
    let (ada, chidi) = (world.person("Ada"), world.person("Chidi"));
    assert_foreign(ajo_testkit::flatten::<_, GroupError, _>(
        world.group.try_swap(&ada, &chidi),
    ));
    assert_eq!(world.member("Ada").turn, 3);
}

#[test]
fn only_turns_to_come_are_exchanged() {
    let world = World::started(&THREE, Plan::default());
    let not_allowed = refused(GroupError::NotAllowed);
    assert_eq!(world.try_swap("Ada", "Ada"), not_allowed);
    assert_eq!(world.try_swap("Ada", "Efe"), refused(GroupError::NotMember));
    world.contribute_all(&THREE);
    world.settle();
    assert_eq!(world.try_swap("Ada", "Chidi"), not_allowed);
    assert_eq!(world.try_swap("Chidi", "Ada"), not_allowed);
    world.try_swap("Bayo", "Chidi").unwrap();
    world.try_exit("Chidi").unwrap();
    assert_eq!(world.try_swap("Bayo", "Chidi"), not_allowed);
}

#[test]
fn who_is_in_default_exchanges_nothing() {
    let world = World::started(
        &THREE,
        Plan {
            default_after: 1,
            ..Plan::default()
        },
    );
    world.contribute_all(&["Ada", "Bayo"]);
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(
        world.try_swap("Bayo", "Chidi"),
        refused(GroupError::NotAllowed)
    );
    world.contribute("Chidi");
    world.try_swap("Bayo", "Chidi").unwrap();
}

#[test]
fn turns_of_an_auction_are_bid_for_not_exchanged() {
    let world = World::started(
        &THREE,
        Plan {
            turn_order: TurnOrder::Auction,
            ..Plan::default()
        },
    );
    assert_eq!(
        world.try_swap("Bayo", "Chidi"),
        refused(GroupError::NotAllowed)
    );
}

#[test]
fn two_exchanges_in_one_ledger_are_both_done() {
    let world = World::started(&THREE, Plan::default());
    world.try_swap("Ada", "Chidi").unwrap();
    world.try_swap("Ada", "Bayo").unwrap();
    let turns = THREE.map(|name| world.member(name).turn);
    assert_eq!(turns, [2, 3, 1]);
}

#[test]
fn turns_are_exchanged_only_while_the_group_runs() {
    let world = World::new(Plan::default());
    world.join_all(&THREE);
    assert_eq!(
        world.try_swap("Ada", "Bayo"),
        refused(GroupError::NotActive)
    );
    world.start();
    world.try_pause("Ada").unwrap();
    assert_eq!(world.try_swap("Ada", "Bayo"), refused(GroupError::Paused));
}
