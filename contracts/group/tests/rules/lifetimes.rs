//! Nothing a group needs is archived while somebody uses it.

use ajo_testkit::{Plan, World};
use soroban_sdk::testutils::storage::{Instance as _, Persistent as _};
use soroban_sdk::testutils::Deployer as _;
use soroban_sdk::{Env, IntoVal, Symbol, Val};

const DAY: u32 = 86_400 / 5;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

fn code_days(world: &World) -> u32 {
    let deployer = world.env.deployer();
    deployer.get_contract_code_ttl(&world.group.address) / DAY
}

fn instance_days(world: &World) -> u32 {
    let group = world.group.address.clone();
    world
        .env
        .as_contract(&group, || world.env.storage().instance().get_ttl())
        / DAY
}

/// The shortest life left among the group's persistent entries: its state, seats and members.
fn shortest_entry_days(world: &World) -> u32 {
    let env = &world.env;
    let state = symbols(env, "State").into_val(env);
    let seats = THREE.map(|name| (Symbol::new(env, "Seat"), world.person(name)).into_val(env));
    let members = [0u32, 1, 2].map(|seat| (Symbol::new(env, "MemberAt"), seat).into_val(env));
    let keys: Vec<Val> = [&[state][..], &seats, &members].concat();
    let lives = keys.iter().map(|key| {
        env.as_contract(&world.group.address, || {
            env.storage().persistent().get_ttl(key)
        })
    });
    lives.min().unwrap() / DAY
}

/// A key without a value, as `#[contracttype]` writes it.
fn symbols(env: &Env, name: &str) -> soroban_sdk::Vec<Symbol> {
    soroban_sdk::vec![env, Symbol::new(env, name)]
}

#[test]
fn joining_keeps_everything_for_120_days() {
    let world = World::new(Plan::default());
    world.join_all(&THREE);
    assert_eq!(
        (instance_days(&world), shortest_entry_days(&world)),
        (120, 120)
    );
}

#[test]
fn a_contribution_renews_what_has_less_than_30_days_left() {
    let world = World::started(&THREE, Plan::default());
    world.jump(91 * 86_400);
    world.contribute("Bayo");
    assert_eq!(instance_days(&world), 120);
}

#[test]
fn no_member_is_charged_the_rent_of_the_code_that_all_groups_share() {
    let world = World::started(&THREE, Plan::default());
    world.group.extend_ttl();
    world.jump(91 * 86_400);
    world.contribute("Bayo");
    assert_eq!(code_days(&world), 29);
}

#[test]
fn anyone_can_renew_what_other_peoples_calls_depend_on() {
    let world = World::started(&THREE, Plan::default());
    world.jump(91 * 86_400);
    world.unsigned();
    world.group.extend_ttl();
    assert_eq!((instance_days(&world), code_days(&world)), (120, 120));
    // The members' own seats are renewed by the members' own calls.
    assert_eq!(shortest_entry_days(&world), 29);
    for name in THREE {
        world.contribute(name);
    }
    assert_eq!(shortest_entry_days(&world), 120);
}

#[test]
fn a_group_left_alone_for_a_year_still_works() {
    let world = World::started(&THREE, Plan::default());
    world.jump(366 * 86_400);
    world.contribute("Bayo");
    world.settle();
    assert_eq!(world.info().round, 2);
}
