//! How seats change hands.

use std::collections::BTreeSet;

use ajo_group::GroupError;

use super::powers::{ensure, Move, DAY, HOUR};
use super::{Expected, Model, Refusal};
use crate::command::Person;
use crate::powers::Ballot;

impl Model {
    pub(super) fn propose(&mut self, member: Person, newcomer: Person, price: i128) -> Expected {
        self.active()?;
        self.not_paused()?;
        self.is_member(member)?;
        self.is_new(newcomer)?;
        let gone = self.exited.contains(&member) || self.defaulted.contains(&member);
        let recovering = self
            .pending(member)
            .is_some_and(|pending| pending.is_recovery);
        ensure(!gone && !recovering, GroupError::NotAllowed)?;
        let window = (self.plan.frequency / 4).clamp(HOUR, 7 * DAY);
        let pending = Move {
            newcomer,
            is_recovery: false,
            price,
            ready_at: self.now + window,
            lapses_at: self.now + 30 * DAY,
        };
        self.roles.moves.insert(member, pending);
        self.roles.ballots.remove(&Ballot::Veto(member));
        Ok(())
    }

    pub(super) fn ready(&self, member: Person, is_recovery: bool) -> Result<Move, Refusal> {
        match self.pending(member) {
            Some(pending) if pending.is_recovery == is_recovery => {
                ensure(self.now >= pending.ready_at, GroupError::NotReady)?;
                Ok(pending.clone())
            }
            _ => Err(Refusal::Named(GroupError::NoProposal)),
        }
    }

    pub(super) fn hand_over(&mut self, member: Person) -> Expected {
        self.active()?;
        self.not_paused()?;
        self.is_member(member)?;
        let pending = self.ready(member, false)?;
        let gone = self.exited.contains(&member) || self.defaulted.contains(&member);
        ensure(!gone, GroupError::NotAllowed)?;
        ensure(self.claimable(member) == 0, GroupError::ClaimFirst)?;
        self.is_new(pending.newcomer)?;
        let (newcomer, price) = (pending.newcomer, pending.price);
        let lacking = (self.required_deposit(member) - self.deposit(member)).max(0);
        let refused = price > 0 && self.frozen.contains(&member);
        if refused || !self.can_pay(newcomer, price + lacking) {
            return Err(Refusal::Foreign);
        }
        self.move_seat(member, newcomer);
        self.collect(newcomer, lacking);
        *self.deposits.entry(newcomer).or_default() += lacking;
        self.wallets[newcomer] -= price;
        self.wallets[member] += price;
        Ok(())
    }

    pub(super) fn recover(&mut self, member: Person) -> Expected {
        self.is_member(member)?;
        let pending = self.ready(member, true)?;
        self.is_new(pending.newcomer)?;
        self.move_seat(member, pending.newcomer);
        Ok(())
    }

    pub(super) fn move_seat(&mut self, member: Person, newcomer: Person) {
        let seat = self.seat(member) as usize;
        self.roles.seats[seat] = Some(newcomer);
        self.roles.moves.remove(&member);
        // What needs everybody's own vote is asked anew.
        self.roles.ballots.remove(&Ballot::Cancel);
        let upgrade = Ballot::Upgrade { genuine: true };
        self.roles.ballots.remove(&upgrade);
        for (voters, _) in self.roles.ballots.values_mut() {
            rename(voters, member, newcomer);
        }
        if let Some((_, leader, _)) = &mut self.roles.leader {
            if *leader == member {
                *leader = newcomer;
            }
        }
        // A seal is bound to the address that made it.
        self.roles.sealed.remove(&member);
        self.roles.moved += 1;
        // The allowance was the member's.
        self.standing.remove(&member);
        for people in [&mut self.defaulted, &mut self.exited] {
            rename(people, member, newcomer);
        }
        for money in [
            &mut self.held,
            &mut self.deposits,
            &mut self.credits,
            &mut self.shares,
            &mut self.received,
            &mut self.roles.dividends,
        ] {
            if let Some(amount) = money.remove(&member) {
                *money.entry(newcomer).or_default() += amount;
            }
        }
        for obligations in [&mut self.owed, &mut self.paid] {
            let all = std::mem::take(obligations).into_iter();
            let renamed =
                |(person, round)| (if person == member { newcomer } else { person }, round);
            *obligations = all.map(renamed).collect();
        }
        for person in self.members.iter_mut().chain([&mut self.heir]) {
            if *person == member {
                *person = newcomer;
            }
        }
    }
}

fn rename(people: &mut BTreeSet<Person>, old: Person, new: Person) {
    if people.remove(&old) {
        people.insert(new);
    }
}
