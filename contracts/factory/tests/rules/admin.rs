use ajo_factory::events::{AdminChanged, AdminProposed, CodeApplied, CodeProposed};
use ajo_factory::FactoryError;
use ajo_group::GroupClient;
use ajo_testkit::{flatten, Failure};
use soroban_sdk::testutils::Address as _;
use soroban_sdk::{vec, Address, BytesN, Event};

use crate::bench::{assert_unsigned, Bench};

const WEEK: u64 = 7 * 86_400;

#[test]
fn new_code_waits_seven_days_and_serves_new_groups_only() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let old = bench.create(&organiser, 1).unwrap();
    let hash = BytesN::from_array(&bench.env, &[9; 32]);
    let ready_at = bench.env.ledger().timestamp() + WEEK;

    bench.sign(
        &bench.admin,
        "propose_code",
        vec![&bench.env, hash.to_val()],
    );
    bench.factory.propose_code(&hash);
    let proposed = CodeProposed {
        hash: hash.clone(),
        ready_at,
    };
    bench.assert_events(&[proposed.to_xdr(&bench.env, &bench.factory.address)]);
    assert_eq!(bench.factory.group_code(), bench.code);

    bench.jump(WEEK - 1);
    bench.sign(&bench.admin, "apply_code", vec![&bench.env]);
    let early = flatten(bench.factory.try_apply_code());
    assert_eq!(early, Err(Failure::Named(FactoryError::CodeNotReady)));

    bench.jump(1);
    bench.sign(&bench.admin, "apply_code", vec![&bench.env]);
    bench.factory.apply_code();
    let applied = CodeApplied { hash: hash.clone() };
    bench.assert_events(&[applied.to_xdr(&bench.env, &bench.factory.address)]);
    assert_eq!(bench.factory.group_code(), hash);
    // The old group runs on; the new code was never uploaded, so a new group cannot.
    assert_eq!(GroupClient::new(&bench.env, &old).info().member_count, 1);
    assert!(bench.create(&organiser, 2).is_err());
    assert_eq!(bench.factory.group_count(), 1);

    bench.sign(&bench.admin, "apply_code", vec![&bench.env]);
    let again = flatten(bench.factory.try_apply_code());
    assert_eq!(again, Err(Failure::Named(FactoryError::NoPendingCode)));
}

#[test]
fn a_second_proposal_starts_the_wait_again() {
    let bench = Bench::new();
    for seed in [1, 2] {
        let hash = BytesN::from_array(&bench.env, &[seed; 32]);
        bench.sign(
            &bench.admin,
            "propose_code",
            vec![&bench.env, hash.to_val()],
        );
        bench.factory.propose_code(&hash);
        bench.jump(WEEK - 1);
    }
    bench.sign(&bench.admin, "apply_code", vec![&bench.env]);
    let early = flatten(bench.factory.try_apply_code());
    assert_eq!(early, Err(Failure::Named(FactoryError::CodeNotReady)));
}

#[test]
fn only_the_admin_proposes_and_applies() {
    let bench = Bench::new();
    let stranger = Address::generate(&bench.env);
    let hash = BytesN::from_array(&bench.env, &[9; 32]);
    bench.sign(&stranger, "propose_code", vec![&bench.env, hash.to_val()]);
    assert_unsigned(flatten(bench.factory.try_propose_code(&hash)));
    bench.sign(&stranger, "apply_code", vec![&bench.env]);
    assert_unsigned(flatten(bench.factory.try_apply_code()));
    bench.sign(
        &stranger,
        "propose_admin",
        vec![&bench.env, stranger.to_val()],
    );
    assert_unsigned(flatten(bench.factory.try_propose_admin(&stranger)));
    assert_eq!(
        (bench.factory.group_code(), bench.factory.admin()),
        (bench.code, bench.admin)
    );
}

#[test]
fn the_admin_changes_only_when_the_next_one_accepts() {
    let bench = Bench::new();
    let next = Address::generate(&bench.env);
    bench.sign(&next, "accept_admin", vec![&bench.env]);
    let nobody = flatten(bench.factory.try_accept_admin());
    assert_eq!(nobody, Err(Failure::Named(FactoryError::NoPendingAdmin)));

    bench.sign(
        &bench.admin,
        "propose_admin",
        vec![&bench.env, next.to_val()],
    );
    bench.factory.propose_admin(&next);
    let proposed = AdminProposed {
        admin: next.clone(),
    };
    bench.assert_events(&[proposed.to_xdr(&bench.env, &bench.factory.address)]);
    assert_eq!(bench.factory.admin(), bench.admin);

    bench.sign(&bench.admin, "accept_admin", vec![&bench.env]);
    assert_unsigned(flatten(bench.factory.try_accept_admin()));
    bench.sign(&next, "accept_admin", vec![&bench.env]);
    bench.factory.accept_admin();
    let changed = AdminChanged {
        admin: next.clone(),
    };
    bench.assert_events(&[changed.to_xdr(&bench.env, &bench.factory.address)]);
    assert_eq!(bench.factory.admin(), next);

    bench.sign(&next, "accept_admin", vec![&bench.env]);
    let again = flatten(bench.factory.try_accept_admin());
    assert_eq!(again, Err(Failure::Named(FactoryError::NoPendingAdmin)));
}
