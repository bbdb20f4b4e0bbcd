//! The group's interface. Each call authorises here and leaves the deciding to its rule.

use ajo_types::GroupConfig;
use soroban_sdk::{contract, contractimpl, contractmeta, Address, Env, Vec};

use crate::rules;
use crate::storage;
use crate::types::{GroupInfo, MemberInfo, RoundInfo};

contractmeta!(
    key = "Description",
    val = "Ajo: one savings group and its escrow"
);

#[contract]
pub struct Group;

#[contractimpl]
impl Group {
    /// Opens the group; the factory calls it as it deploys, having asked for the organiser's
    /// signature. A group deployed otherwise is not in the factory's registry. With
    /// `organiser_joins` the organiser takes the first seat.
    /// Errors: InvalidName .. InvalidMaxMembers.
    pub fn __constructor(
        env: Env,
        factory: Address,
        organiser: Address,
        config: GroupConfig,
        organiser_joins: bool,
    ) {
        rules::open(&env, factory, organiser, config, organiser_joins);
    }

    /// Takes a seat while the group is forming. Under WhenFull the last seat starts the group.
    /// Errors: NotForming, AlreadyMember, GroupFull.
    pub fn join(env: Env, member: Address) {
        member.require_auth();
        rules::join(&env, member);
    }

    /// Gives the seat back while the group is forming. Errors: NotForming, NotMember.
    pub fn leave(env: Env, member: Address) {
        member.require_auth();
        rules::leave(&env, member);
    }

    /// Starts the group; the organiser signs. Errors: NotForming, NotEnoughMembers.
    pub fn start(env: Env) {
        storage::terms(&env).organiser.require_auth();
        rules::start(&env);
    }

    /// Pays `rounds` rounds of `member`, oldest first. `round` must be the member's oldest unpaid
    /// round, so the same payment sent twice is refused. Rounds already settled are passed on to
    /// their recipient. Errors: NotActive, NotMember, NothingOwed, WrongRound, InvalidRounds.
    pub fn contribute(env: Env, payer: Address, member: Address, round: u32, rounds: u32) {
        payer.require_auth();
        rules::contribute(&env, payer, member, round, rounds);
    }

    /// Closes the current round and pays the pot; anyone may call it once everyone has paid or the
    /// grace period has ended. Errors: NotActive, RoundNotDue.
    pub fn settle_round(env: Env) {
        rules::settle(&env);
    }

    /// Pays what is held for `member` to `member`; anyone may call it. Returns the amount.
    /// Errors: NotMember, NothingHeld.
    pub fn claim(env: Env, member: Address) -> i128 {
        rules::claim(&env, member)
    }

    /// Keeps the group from being archived; anyone may call it.
    pub fn extend_ttl(env: Env) {
        storage::extend_all(&env);
    }

    /// The group as a whole.
    pub fn info(env: Env) -> GroupInfo {
        rules::info(&env)
    }

    /// The members in turn order.
    pub fn members(env: Env) -> Vec<MemberInfo> {
        rules::members(&env)
    }

    /// The rounds in order; none while forming.
    pub fn rounds(env: Env) -> Vec<RoundInfo> {
        rules::rounds(&env)
    }
}
