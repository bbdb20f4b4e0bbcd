//! What people do: calls that should succeed, and calls that may fail.

use ajo_group::types::{MemberInfo, MemberStatus};
use ajo_group::{deposit_for, Entry, GroupError};
use soroban_sdk::testutils::{MockAuth, MockAuthInvoke};
use soroban_sdk::{vec, Address, BytesN, IntoVal, Val, Vec};

use super::{entry_of, secret_of, World};
use crate::failure::{flatten, Outcome};

impl World {
    // Calls that should succeed

    pub fn join_all(&self, people: &[&str]) {
        for name in people {
            self.join(name);
        }
    }

    pub fn join(&self, name: &str) {
        self.try_join(name).unwrap();
    }

    pub fn start(&self) {
        self.try_start("Ada").unwrap();
    }

    /// Pays a person's next round.
    pub fn contribute(&self, name: &str) {
        let next = self.member(name).next_round;
        self.try_contribute(name, name, next, 1).unwrap();
    }

    pub fn contribute_all(&self, people: &[&str]) {
        for name in people {
            self.contribute(name);
        }
    }

    /// Closes the current round, in as many calls as it takes.
    pub fn settle(&self) {
        while !self.try_settle().unwrap() {}
    }

    pub fn claim(&self, name: &str) -> i128 {
        self.try_claim(name).unwrap()
    }

    // Calls that may fail

    pub fn try_join(&self, name: &str) -> Outcome<(), GroupError> {
        self.try_join_signed_by(name, name)
    }

    pub fn try_join_signed_by(&self, signer: &str, name: &str) -> Outcome<(), GroupError> {
        let entry = entry_of(&self.env, &self.config, name, &self.person(name));
        let rulebook = self.config.rulebook.clone();
        self.try_join_with(signer, name, rulebook, entry)
    }

    pub fn try_join_with(
        &self,
        signer: &str,
        name: &str,
        rulebook: BytesN<32>,
        entry: Entry,
    ) -> Outcome<(), GroupError> {
        let member = self.person(name);
        let args = (&member, &rulebook, &entry).into_val(&self.env);
        let deposit = self.transfer(&member, deposit_for(&self.config, 1));
        self.signed(&self.person(signer), "join", args, deposit);
        flatten(self.group.try_join(&member, &rulebook, &entry))
    }

    /// What a person commits to in a group that draws its turns.
    pub fn secret(&self, name: &str) -> BytesN<32> {
        secret_of(&self.env, name)
    }

    pub fn try_leave(&self, name: &str) -> Outcome<(), GroupError> {
        self.try_leave_signed_by(name, name)
    }

    pub fn try_leave_signed_by(&self, signer: &str, name: &str) -> Outcome<(), GroupError> {
        let member = self.person(name);
        let args = vec![&self.env, member.to_val()];
        self.signed(&self.person(signer), "leave", args, None);
        flatten(self.group.try_leave(&member))
    }

    pub fn try_start(&self, signer: &str) -> Outcome<(), GroupError> {
        self.signed(&self.person(signer), "start", vec![&self.env], None);
        flatten(self.group.try_start())
    }

    pub fn try_contribute(
        &self,
        payer: &str,
        member: &str,
        round: u32,
        rounds: u32,
    ) -> Outcome<(), GroupError> {
        self.try_contribute_signed_by(payer, payer, member, round, rounds)
    }

    pub fn try_contribute_signed_by(
        &self,
        signer: &str,
        payer: &str,
        member: &str,
        round: u32,
        rounds: u32,
    ) -> Outcome<(), GroupError> {
        let (payer, member) = (self.person(payer), self.person(member));
        let args: Vec<Val> = (&payer, &member, round, rounds).into_val(&self.env);
        let amount = self.price_of(&member, rounds);
        let transfer = self.transfer(&payer, amount);
        self.signed(&self.person(signer), "contribute", args, transfer);
        flatten(self.group.try_contribute(&payer, &member, &round, &rounds))
    }

    /// What a member's next rounds cost: the late fee for each that is settled.
    fn price_of(&self, member: &Address, rounds: u32) -> i128 {
        let config = &self.config;
        let fee = |bps: u32| config.contribution * i128::from(bps) / 10_000;
        let price = config
            .contribution
            .saturating_add(fee(config.reserve_fee_bps));
        let late = self.arrears_of(member).min(rounds);
        let late_fees = fee(config.late_fee_bps) * i128::from(late);
        price
            .saturating_mul(rounds.into())
            .saturating_add(late_fees)
    }

    /// How many settled rounds somebody owes, counted from the views.
    fn arrears_of(&self, address: &Address) -> u32 {
        let mut members = self.group.members().iter();
        let Some(MemberInfo {
            turn,
            paid_rounds,
            status,
            ..
        }) = members.find(|member| member.address == *address)
        else {
            return 0;
        };
        if status == MemberStatus::Exited {
            return 0;
        }
        let rounds = self.group.rounds().iter();
        let owed = rounds
            .filter(|round| round.settled && round.round > paid_rounds && turn <= round.owed_turns);
        owed.count() as u32
    }

    pub fn try_deposit(&self, payer: &str, member: &str, amount: i128) -> Outcome<(), GroupError> {
        let (payer, member) = (self.person(payer), self.person(member));
        let args = (&payer, &member, amount).into_val(&self.env);
        let transfer = self.transfer(&payer, amount);
        self.signed(&payer, "deposit", args, transfer);
        flatten(self.group.try_deposit(&payer, &member, &amount))
    }

    pub fn try_standing_order(&self, name: &str, on: bool) -> Outcome<(), GroupError> {
        let member = self.person(name);
        let args = (&member, on).into_val(&self.env);
        self.signed(&member, "set_standing_order", args, None);
        flatten(self.group.try_set_standing_order(&member, &on))
    }

    /// Lets the group draw up to this amount from a person's balance.
    pub fn allow(&self, name: &str, amount: i128) {
        let expires_at = self.env.ledger().sequence() + 3_000_000;
        self.env.mock_all_auths();
        let group = &self.group.address;
        self.token
            .approve(&self.person(name), group, &amount, &expires_at);
        self.env.set_auths(&[]);
    }

    pub fn try_exit(&self, name: &str) -> Outcome<(), GroupError> {
        let member = self.person(name);
        self.signed(&member, "exit", (&member,).into_val(&self.env), None);
        flatten(self.group.try_exit(&member))
    }

    /// True when the round closed, false when the call is to be repeated.
    pub fn try_settle(&self) -> Outcome<bool, GroupError> {
        self.env.set_auths(&[]);
        flatten(self.group.try_settle_round())
    }

    pub fn try_claim(&self, name: &str) -> Outcome<i128, GroupError> {
        self.env.set_auths(&[]);
        flatten(self.group.try_claim(&self.person(name)))
    }

    /// Nobody signs the calls that follow.
    pub fn unsigned(&self) {
        self.env.set_auths(&[]);
    }

    /// A transfer into the group, where there is one.
    pub fn transfer(&self, from: &Address, amount: i128) -> Option<Vec<Val>> {
        let args = (from, &self.group.address, amount).into_val(&self.env);
        (amount > 0).then_some(args)
    }

    /// The next call is signed by one address, for this function and these arguments, with the
    /// token transfer it leads to.
    pub fn signed(
        &self,
        signer: &Address,
        function: &str,
        args: Vec<Val>,
        transfer: Option<Vec<Val>>,
    ) {
        let token_call = transfer.map(|args| MockAuthInvoke {
            contract: &self.token.address,
            fn_name: "transfer",
            args,
            sub_invokes: &[],
        });
        let sub_invokes: std::vec::Vec<_> = token_call.into_iter().collect();
        self.env.mock_auths(&[MockAuth {
            address: signer,
            invoke: &MockAuthInvoke {
                contract: &self.group.address,
                fn_name: function,
                args,
                sub_invokes: &sub_invokes,
            },
        }]);
    }
}
