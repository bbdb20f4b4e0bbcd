use ajo_factory::events::GroupCreated;
use ajo_factory::FactoryError;
use ajo_group::GroupClient;
use ajo_testkit::{flatten, Failure};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{Address, Event};

use crate::bench::{assert_unsigned, Bench, NOTHING};

#[test]
fn creating_deploys_a_group_that_knows_its_factory_and_its_organiser() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let address = bench.create(&organiser, 1).unwrap();
    bench.assert_events(&[GroupCreated {
        group: address.clone(),
        organiser: organiser.clone(),
        config: bench.config(),
        organiser_joins: true,
        index: 0,
    }
    .to_xdr(&bench.env, &bench.factory.address)]);

    let group = GroupClient::new(&bench.env, &address);
    let info = group.info();
    assert_eq!(
        (info.factory, info.organiser),
        (bench.factory.address.clone(), organiser)
    );
    assert_eq!((info.config, info.member_count), (bench.config(), 1));
    assert!(bench.factory.is_group(&address));
    assert_eq!(bench.factory.group_count(), 1);
}

#[test]
fn the_same_creation_sent_twice_makes_one_group() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    bench.create(&organiser, 1).unwrap();
    let again = bench.create(&organiser, 1);
    assert_eq!(again, Err(Failure::Named(FactoryError::GroupExists)));
    bench.create(&organiser, 2).unwrap();
    assert_eq!(bench.factory.group_count(), 2);
}

#[test]
fn nobody_can_take_anothers_address_by_using_their_salt() {
    let bench = Bench::new();
    let one = bench.create(&Address::generate(&bench.env), 1).unwrap();
    let other = bench.create(&Address::generate(&bench.env), 1).unwrap();
    assert_ne!(one, other);
}

#[test]
fn nobody_creates_a_group_in_anothers_name() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let (salt, config) = (bench.salt(1), bench.config());
    bench.env.set_auths(&[]);
    let forged = bench
        .factory
        .try_create_group(&organiser, &salt, &config, &true, &NOTHING);
    assert_unsigned(flatten(forged));
    assert_eq!(bench.factory.group_count(), 0);
}

#[test]
fn a_group_deployed_by_another_factory_is_not_genuine() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let genuine = bench.create(&organiser, 1).unwrap();
    let other = bench.beside();
    let strange = other.create(&organiser, 1).unwrap();
    assert!(bench.factory.is_group(&genuine) && !bench.factory.is_group(&strange));
    assert!(other.factory.is_group(&strange) && !other.factory.is_group(&genuine));
    assert!(!bench.factory.is_group(&bench.factory.address));
}
