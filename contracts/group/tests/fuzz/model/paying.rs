//! What members pay, deposit, draw out, and leave.

use ajo_group::types::GroupStatus;
use ajo_group::{GroupError, TurnOrder};

use super::{refuse, Expected, Model, Refusal, MAX_FORWARDS};
use crate::command::Person;

impl Model {
    pub(super) fn contribute(
        &mut self,
        payer: Person,
        member: Person,
        round: u32,
        rounds: u32,
    ) -> Expected {
        if !matches!(self.status, GroupStatus::Active | GroupStatus::Completed) {
            return refuse(GroupError::NotActive);
        }
        if !self.members.contains(&member) {
            return refuse(GroupError::NotMember);
        }
        let unpaid = self.unpaid(member);
        if unpaid.is_empty() {
            return refuse(GroupError::NothingOwed);
        }
        if round != unpaid[0] {
            return refuse(GroupError::WrongRound);
        }
        if rounds == 0 || rounds as usize > unpaid.len() {
            return refuse(GroupError::InvalidRounds);
        }
        if self.arrears(member).min(rounds as usize) > MAX_FORWARDS {
            return refuse(GroupError::InvalidRounds);
        }
        let paying = &unpaid[..rounds as usize];
        let total = paying.iter().map(|&round| self.price(round)).sum();
        if !self.can_pay(payer, total) {
            return Err(Refusal::Foreign);
        }
        self.collect(payer, total);
        for &round in paying {
            self.pay_round(member, round);
        }
        Ok(())
    }

    pub(super) fn add_deposit(&mut self, payer: Person, member: Person, amount: i128) -> Expected {
        if self.status != GroupStatus::Active {
            return refuse(GroupError::NotActive);
        }
        if !self.members.contains(&member) {
            return refuse(GroupError::NotMember);
        }
        if self.defaulted.contains(&member) {
            return refuse(GroupError::NotAllowed);
        }
        let turn = self.turn(member);
        let after_turn = self.unpaid(member).into_iter().filter(|&r| r > turn);
        let most = self.deposit_for(after_turn.count());
        let most = most.max(self.required_deposit(member));
        if amount <= 0 || self.deposit(member) + amount > most {
            return refuse(GroupError::InvalidDeposit);
        }
        if !self.can_pay(payer, amount) {
            return Err(Refusal::Foreign);
        }
        self.collect(payer, amount);
        *self.deposits.entry(member).or_default() += amount;
        Ok(())
    }

    pub(super) fn standing_order(&mut self, person: Person, on: bool) -> Expected {
        if !self.members.contains(&person) {
            return refuse(GroupError::NotMember);
        }
        if self.exited.contains(&person) {
            return refuse(GroupError::NotAllowed);
        }
        if on {
            self.standing.insert(person);
        } else {
            self.standing.remove(&person);
        }
        Ok(())
    }

    pub(super) fn exit(&mut self, person: Person) -> Expected {
        if self.status != GroupStatus::Active {
            return refuse(GroupError::NotActive);
        }
        self.not_paused()?;
        if !self.members.contains(&person) {
            return refuse(GroupError::NotMember);
        }
        let gone = self.exited.contains(&person) || self.plan.turn_order == TurnOrder::Auction;
        if gone || self.has_received(person) || self.arrears(person) > 0 {
            return refuse(GroupError::NotAllowed);
        }
        self.vacate(person, self.settled.len() as u32);
        Ok(())
    }

    pub(super) fn claim(&mut self, person: Person) -> Expected {
        if !self.members.contains(&person) {
            return refuse(GroupError::NotMember);
        }
        let amount = self.claimable(person);
        if amount == 0 {
            return refuse(GroupError::NothingHeld);
        }
        if self.frozen.contains(&person) {
            return Err(Refusal::Foreign);
        }
        let spare = self.spare_deposit(person);
        *self.deposits.entry(person).or_default() -= spare;
        self.held.remove(&person);
        self.credits.remove(&person);
        self.shares.remove(&person);
        self.roles.dividends.remove(&person);
        self.escrow -= amount;
        self.wallets[person] += amount;
        Ok(())
    }

    // Money

    pub(super) fn can_pay(&self, payer: Person, amount: i128) -> bool {
        amount == 0 || (!self.frozen.contains(&payer) && self.wallets[payer] >= amount)
    }

    pub(super) fn collect(&mut self, payer: Person, amount: i128) {
        self.wallets[payer] -= amount;
        self.escrow += amount;
    }
}
