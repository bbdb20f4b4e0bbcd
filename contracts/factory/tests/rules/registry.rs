use ajo_factory::FactoryError;
use ajo_testkit::{flatten, Failure};
use soroban_sdk::testutils::storage::{Instance as _, Persistent as _};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, IntoVal, Symbol, Val};

use crate::bench::Bench;

const DAY_LEDGERS: u32 = 86_400 / 5;

#[test]
fn groups_are_listed_in_order_across_pages() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let created: std::vec::Vec<Address> = (0..70)
        .map(|seed| bench.create(&organiser, seed).unwrap())
        .collect();

    let list = |start, limit| -> std::vec::Vec<Address> {
        bench.factory.groups(&start, &limit).iter().collect()
    };
    assert_eq!(list(0, 100), created);
    assert_eq!(list(0, 1), created[..1]);
    assert_eq!(list(30, 5), created[30..35]);
    assert_eq!(list(31, 34), created[31..65]);
    assert_eq!(list(32, 32), created[32..64]);
    assert_eq!(list(69, 100), created[69..]);
    assert!(list(70, 1).is_empty());
    assert!(list(u32::MAX, 100).is_empty());
    for limit in [0, 101, u32::MAX] {
        let refused = flatten(bench.factory.try_groups(&0, &limit));
        assert_eq!(refused, Err(Failure::Named(FactoryError::InvalidLimit)));
    }
}

#[test]
fn an_empty_registry_lists_nothing() {
    let bench = Bench::new();
    assert_eq!(bench.factory.group_count(), 0);
    assert!(bench.factory.groups(&0, &100).is_empty());
    bench.factory.extend_ttl();
}

#[test]
fn anyone_can_keep_the_registry_alive() {
    let bench = Bench::new();
    bench.create(&Address::generate(&bench.env), 1).unwrap();
    bench.jump(91 * 86_400);
    bench.env.set_auths(&[]);
    bench.factory.extend_ttl();
    let env = &bench.env;
    let page: Val = (Symbol::new(env, "Page"), 0u32).into_val(env);
    let lives = env.as_contract(&bench.factory.address, || {
        let page = env.storage().persistent().get_ttl(&page);
        [env.storage().instance().get_ttl(), page].map(|ledgers| ledgers / DAY_LEDGERS)
    });
    assert_eq!(lives, [120, 120]);
}
