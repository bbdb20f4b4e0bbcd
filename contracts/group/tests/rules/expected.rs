//! Events of a plain group, to compare with or to change from.

use ajo_group::events::{Contributed, GroupCompleted, RoundSettled};
use ajo_group::types::ContributionKind;
use ajo_testkit::World;
use soroban_sdk::Bytes;

/// A member's own payment of one contribution without fees.
pub fn paid(world: &World, name: &str, round: u32, kind: ContributionKind) -> Contributed {
    Contributed {
        member: world.person(name),
        round,
        payer: world.person(name),
        amount: world.config.contribution,
        fee: None,
        kind,
        recipient: None,
        forwarded: None,
    }
}

/// The same, of arrears that were passed on whole.
pub fn paid_to(
    world: &World,
    name: &str,
    round: u32,
    kind: ContributionKind,
    recipient: &str,
) -> Contributed {
    Contributed {
        recipient: Some(world.person(recipient)),
        forwarded: Some(world.config.contribution),
        ..paid(world, name, round, kind)
    }
}

/// A round that closed without the reserve's help.
pub fn settled(
    world: &World,
    round: u32,
    recipient: &str,
    amount: i128,
    missing: u32,
) -> RoundSettled {
    RoundSettled {
        round,
        recipient: world.person(recipient),
        amount,
        missing,
        held: false,
        help: 0,
        kept: 0,
        discount: 0,
        short: world.config.contribution * i128::from(missing),
        reserve: 0,
    }
}

/// Completion with nothing in the reserve, these seats being in good standing.
pub fn nothing_shared(world: &World, sharers: &[u8]) -> GroupCompleted {
    GroupCompleted {
        gap: None,
        share: 0,
        dust: 0,
        sharers: Bytes::from_slice(&world.env, sharers),
    }
}
