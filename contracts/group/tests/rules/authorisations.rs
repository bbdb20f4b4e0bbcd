//! Signatures as the network checks them: each is good for one call, once, until a ledger.

use ajo_group::GroupError;
use ajo_testkit::{flatten, Outcome, Plan, World};
use soroban_sdk::xdr::{
    InvokeContractArgs, ScVal, SorobanAddressCredentials, SorobanAuthorizationEntry,
    SorobanAuthorizedFunction, SorobanAuthorizedInvocation, SorobanCredentials, VecM,
};
use soroban_sdk::{IntoVal, Val, Vec};

use crate::refusal::assert_foreign;

const FIRST_NONCE: i64 = 7;

/// Sends a standing order with what its member once signed: good until a ledger.
fn send(world: &World, name: &str, on: bool, nonce: i64, until: u32) -> Outcome<(), GroupError> {
    let member = world.person(name);
    let args: Vec<Val> = (&member, on).into_val(&world.env);
    let signed = SorobanAuthorizedInvocation {
        function: SorobanAuthorizedFunction::ContractFn(InvokeContractArgs {
            contract_address: (&world.group.address).into(),
            function_name: "set_standing_order".try_into().unwrap(),
            args: args.into(),
        }),
        sub_invocations: VecM::default(),
    };
    world.env.set_auths(&[SorobanAuthorizationEntry {
        credentials: SorobanCredentials::Address(SorobanAddressCredentials {
            address: (&member).into(),
            nonce,
            signature_expiration_ledger: until,
            signature: ScVal::Void,
        }),
        root_invocation: signed,
    }]);
    flatten(world.group.try_set_standing_order(&member, &on))
}

fn ledger(world: &World) -> u32 {
    world.env.ledger().sequence()
}

#[test]
fn what_was_signed_once_is_done_once() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    let until = ledger(&world) + 100;
    send(&world, "Bayo", true, FIRST_NONCE, until).unwrap();
    send(&world, "Bayo", false, FIRST_NONCE + 1, until).unwrap();
    // Somebody sends the first again, which the contract by itself would take.
    assert_foreign(send(&world, "Bayo", true, FIRST_NONCE, until));
    assert!(!world.member("Bayo").standing_order);
    send(&world, "Bayo", true, FIRST_NONCE + 2, until).unwrap();
}

#[test]
fn what_was_signed_long_ago_is_not_done() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    let until = ledger(&world) + 100;
    world.jump(100 * 5);
    send(&world, "Bayo", true, FIRST_NONCE, until).unwrap();
    world.jump(5);
    assert_foreign(send(&world, "Bayo", false, FIRST_NONCE + 1, until));
    assert!(world.member("Bayo").standing_order);
}

#[test]
fn what_one_member_signed_serves_no_other() {
    let world = World::started(&["Ada", "Bayo"], Plan::default());
    let until = ledger(&world) + 100;
    send(&world, "Bayo", true, FIRST_NONCE, until).unwrap();
    // Bayo's signature is at hand, Ada's is asked for.
    let ada = world.person("Ada");
    let answer = world.group.try_set_standing_order(&ada, &true);
    assert_foreign(flatten::<_, GroupError, _>(answer));
    assert!(!world.member("Ada").standing_order);
}
