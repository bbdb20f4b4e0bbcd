//! How a group forms.

use ajo_group::types::GroupStatus;
use ajo_group::GroupError;

use super::{refuse, Expected, Model, Refusal};
use crate::command::Person;
use crate::powers::starts_when_full;

impl Model {
    /// With an invitation, maybe, that is signed for somebody.
    pub(super) fn join(&mut self, person: Person, invited: Option<Person>) -> Expected {
        if self.status != GroupStatus::Forming {
            return refuse(GroupError::NotForming);
        }
        self.not_paused()?;
        if self.members.contains(&person) {
            return refuse(GroupError::AlreadyMember);
        }
        if self.members.len() as u32 == self.plan.max_members {
            return refuse(GroupError::GroupFull);
        }
        self.admits(person, invited)?;
        if !self.can_pay(person, self.deposit_for(1)) {
            return Err(Refusal::Foreign);
        }
        self.take_in(person);
        let full = self.members.len() as u32 == self.plan.max_members;
        if full && starts_when_full(&self.plan) {
            self.begin()?;
        }
        Ok(())
    }

    pub(super) fn take_in(&mut self, person: Person) {
        let deposit = self.deposit_for(1);
        self.members.push(person);
        self.seated(person);
        self.collect(person, deposit);
        *self.deposits.entry(person).or_default() += deposit;
    }

    pub(super) fn leave(&mut self, person: Person) -> Expected {
        if self.status != GroupStatus::Forming {
            return refuse(GroupError::NotForming);
        }
        if !self.members.contains(&person) {
            return refuse(GroupError::NotMember);
        }
        let deposit = self.deposit(person);
        if deposit > 0 && self.frozen.contains(&person) {
            return Err(Refusal::Foreign);
        }
        self.unseated(person);
        self.members.retain(|&member| member != person);
        self.deposits.remove(&person);
        self.standing.remove(&person);
        self.escrow -= deposit;
        self.wallets[person] += deposit;
        Ok(())
    }

    pub(super) fn start(&mut self, signer: Person) -> Expected {
        self.organiser_signs(signer)?;
        if self.status != GroupStatus::Forming {
            return refuse(GroupError::NotForming);
        }
        self.not_paused()?;
        if self.members.len() < 2 {
            return refuse(GroupError::NotEnoughMembers);
        }
        self.begin()?;
        self.heard();
        Ok(())
    }

    pub(super) fn begin(&mut self) -> Expected {
        if self.order_turns()? {
            self.run();
        }
        Ok(())
    }

    pub(super) fn run(&mut self) {
        self.status = GroupStatus::Active;
        self.started_at = self.now;
        for &member in &self.members {
            for round in 1..=self.members.len() as u32 {
                self.owed.insert((member, round));
            }
        }
    }
}
