use ajo_group::events::{GroupStarted, MemberJoined, MemberLeft};
use ajo_group::types::{GroupStatus, VERSION};
use ajo_group::{GroupError, StartRule};
use ajo_testkit::{Failure, Plan, World, START_TIME};
use soroban_sdk::Bytes;

#[test]
fn a_new_group_is_forming_and_empty() {
    let world = World::new(Plan::default());
    let info = world.info();
    assert_eq!(info.status, GroupStatus::Forming);
    assert_eq!(info.config, world.config);
    assert_eq!(info.organiser, world.person("Ada"));
    assert_eq!(info.factory, world.factory);
    assert_eq!(
        (info.round, info.total_rounds, info.member_count),
        (0, 0, 0)
    );
    assert_eq!(
        (info.started_at, info.escrow, info.version),
        (0, 0, VERSION)
    );
    assert!(world.members().is_empty());
    assert!(world.rounds().is_empty());
}

#[test]
fn an_organiser_may_take_the_first_seat_while_opening() {
    let world = World::new(Plan {
        organiser_joins: true,
        ..Plan::default()
    });
    let ada = world.member("Ada");
    assert_eq!(
        (ada.seat, ada.turn, ada.paid_rounds, ada.held),
        (0, 1, 0, 0)
    );
    assert_eq!(
        world.try_join("Ada"),
        Err(Failure::Named(GroupError::AlreadyMember))
    );
}

#[test]
fn joining_takes_a_seat_and_the_last_turn_and_moves_no_money() {
    let world = World::new(Plan::default());
    world.join("Bayo");
    world.assert_events(&[&MemberJoined {
        member: world.person("Bayo"),
        seat: 0,
        deposit: 0,
        rulebook: world.config.rulebook.clone(),
        commitment: None,
    }]);
    world.join("Chidi");
    world.assert_events(&[&MemberJoined {
        member: world.person("Chidi"),
        seat: 1,
        deposit: 0,
        rulebook: world.config.rulebook.clone(),
        commitment: None,
    }]);
    let seats: Vec<_> = world.members().iter().map(|m| (m.seat, m.turn)).collect();
    assert_eq!(seats, [(0, 1), (1, 2)]);
    assert_eq!((world.gain("Bayo"), world.escrow()), (0, 0));
}

#[test]
fn nobody_takes_two_seats() {
    let world = World::new(Plan::default());
    world.join("Bayo");
    assert_eq!(
        world.try_join("Bayo"),
        Err(Failure::Named(GroupError::AlreadyMember))
    );
    assert_eq!(world.info().member_count, 1);
}

#[test]
fn a_full_group_takes_nobody_else() {
    let world = World::new(Plan::default());
    world.join_all(&["Ada", "Bayo", "Chidi"]);
    assert_eq!(
        world.try_join("Dede"),
        Err(Failure::Named(GroupError::GroupFull))
    );
    assert_eq!(
        world.try_join("Ada"),
        Err(Failure::Named(GroupError::AlreadyMember))
    );
    assert_eq!(world.info().status, GroupStatus::Forming);
}

#[test]
fn the_joining_that_fills_the_last_seat_starts_the_group_when_so_ruled() {
    let world = World::new(Plan {
        start_rule: StartRule::WhenFull,
        ..Plan::default()
    });
    world.join_all(&["Bayo", "Ada", "Chidi"]);
    let joined = MemberJoined {
        member: world.person("Chidi"),
        seat: 2,
        deposit: 0,
        rulebook: world.config.rulebook.clone(),
        commitment: None,
    };
    let started = GroupStarted {
        started_at: START_TIME,
        order: Bytes::from_array(&world.env, &[0, 1, 2]),
    };
    world.assert_events(&[&joined, &started]);
    let info = world.info();
    assert_eq!(info.status, GroupStatus::Active);
    assert_eq!(
        (info.round, info.total_rounds, info.started_at),
        (1, 3, START_TIME)
    );
    assert_eq!(
        world.try_join("Dede"),
        Err(Failure::Named(GroupError::NotForming))
    );
}

#[test]
fn leaving_frees_the_seat_and_moves_later_members_up() {
    let world = World::new(Plan::default());
    world.join_all(&["Ada", "Bayo", "Chidi"]);
    world.try_leave("Bayo").unwrap();
    world.assert_events(&[&MemberLeft {
        member: world.person("Bayo"),
        seat: 1,
        refund: 0,
    }]);
    let chidi = world.member("Chidi");
    assert_eq!((chidi.seat, chidi.turn), (2, 2));

    world.join("Dede");
    let dede = world.member("Dede");
    assert_eq!((dede.seat, dede.turn), (1, 3));
    world.try_leave("Dede").unwrap();
    world.join("Bayo");
    assert_eq!(world.member("Bayo").turn, 3);
}

#[test]
fn seats_never_run_out_by_coming_and_going() {
    let world = World::new(Plan {
        max_members: 2,
        ..Plan::default()
    });
    world.join("Ada");
    for _ in 0..300 {
        world.join("Bayo");
        world.try_leave("Bayo").unwrap();
    }
    world.join("Chidi");
    assert_eq!(world.member("Chidi").seat, 1);
}

#[test]
fn only_members_leave_and_only_before_the_start() {
    let world = World::new(Plan::default());
    assert_eq!(
        world.try_leave("Bayo"),
        Err(Failure::Named(GroupError::NotMember))
    );
    world.join_all(&["Ada", "Bayo"]);
    world.start();
    assert_eq!(
        world.try_leave("Bayo"),
        Err(Failure::Named(GroupError::NotForming))
    );
    assert_eq!(
        world.try_leave("Chidi"),
        Err(Failure::Named(GroupError::NotForming))
    );
}
