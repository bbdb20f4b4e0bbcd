use ajo_group::types::GroupStatus;
use ajo_group::GroupError;
use ajo_testkit::{new_env, Failure, HostileToken, HostileTokenClient, Malice, Plan, World};
use soroban_sdk::xdr::{ScErrorCode, ScErrorType};
use soroban_sdk::Error;

const C: i128 = 1_000_000_000;
const THREE: [&str; 3] = ["Ada", "Bayo", "Chidi"];

fn started() -> (World, HostileTokenClient<'static>) {
    let env = new_env();
    let token = env.register(HostileToken, ());
    let world = World::with_token(env, token.clone(), Plan::default());
    let hostile = HostileTokenClient::new(&world.env, &token);
    for name in THREE {
        hostile.mint(&world.person(name), &(10 * C));
    }
    world.join_all(&THREE);
    world.start();
    (world, hostile)
}

#[test]
fn a_token_that_refuses_to_pay_out_blocks_no_round() {
    let (world, token) = started();
    world.contribute_all(&THREE);
    token.turn(&world.group.address, &Malice::KeepsPots);
    world.settle();
    assert_eq!((world.member("Ada").held, world.escrow()), (3 * C, 3 * C));
    assert!(matches!(world.try_claim("Ada"), Err(Failure::Foreign(_))));

    token.turn(&world.group.address, &Malice::None);
    assert_eq!(world.claim("Ada"), 3 * C);
    assert_eq!(world.balance("Ada"), 12 * C);
}

#[test]
fn a_token_that_refuses_payments_marks_nobody_as_paid() {
    let (world, token) = started();
    token.turn(&world.group.address, &Malice::RefusesPayments);
    let refused = world.try_contribute("Bayo", "Bayo", 1, 1);
    assert_eq!(
        refused,
        Err(Failure::Foreign(Error::from_contract_error(901)))
    );
    assert_eq!(world.member("Bayo").paid_rounds, 0);
    world.jump_past_grace(1);
    world.settle();
    assert_eq!(world.info().round, 2);
}

#[test]
fn a_token_that_calls_back_into_settlement_is_stopped_by_the_host() {
    let (world, token) = started();
    world.contribute_all(&THREE);
    token.turn(&world.group.address, &Malice::ReentersSettle);
    // The transfer fails, so the pot is held; the round was settled once.
    world.settle();
    assert_eq!((world.info().round, world.member("Ada").held), (2, 3 * C));
    let reentered = Error::from_type_and_code(ScErrorType::Context, ScErrorCode::InvalidAction);
    assert_eq!(
        world.try_contribute("Bayo", "Bayo", 2, 1),
        Err(Failure::Foreign(reentered))
    );
    assert_eq!(world.member("Bayo").paid_rounds, 1);
}

#[test]
fn a_token_that_calls_back_into_claim_pays_nobody_twice() {
    let (world, token) = started();
    world.contribute_all(&THREE);
    token.turn(&world.group.address, &Malice::KeepsPots);
    world.settle();
    token.turn(&world.group.address, &Malice::ReentersClaim);
    assert_eq!(world.claim("Ada"), 3 * C);
    assert_eq!((world.balance("Ada"), world.escrow()), (12 * C, 0));
    assert_eq!(
        world.try_claim("Ada"),
        Err(Failure::Named(GroupError::NothingHeld))
    );
}

#[test]
fn a_token_that_keeps_a_fee_is_refused_before_it_can_leave_the_pot_short() {
    let (world, token) = started();
    token.turn(&world.group.address, &Malice::TakesFee);
    let short = world.try_contribute("Bayo", "Bayo", 1, 1);
    assert_eq!(short, Err(Failure::Named(GroupError::InvalidToken)));
    assert_eq!(
        (world.balance("Bayo"), world.member("Bayo").paid_rounds),
        (10 * C, 0)
    );
}

#[test]
fn a_group_of_a_dead_token_still_completes() {
    let (world, token) = started();
    token.turn(&world.group.address, &Malice::RefusesPayments);
    world.jump_past_grace(3);
    for _ in 0..3 {
        world.settle();
    }
    assert_eq!(world.info().status, GroupStatus::Completed);
}
