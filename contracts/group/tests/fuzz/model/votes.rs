//! What members decide together, and pauses.

use std::collections::BTreeSet;

use ajo_group::types::GroupStatus;
use ajo_group::GroupError;

use super::powers::{ensure, Move, DAY};
use super::{Expected, Model};
use crate::command::Person;
use crate::powers::Ballot;

impl Model {
    pub(super) fn may_pause(&self) -> Expected {
        let over = matches!(self.status, GroupStatus::Completed | GroupStatus::Cancelled);
        ensure(!over, GroupError::NotActive)?;
        let is_first = self.roles.paused_in != Some(self.round());
        ensure(is_first, GroupError::AlreadyPaused)
    }

    pub(super) fn pause(&mut self) {
        self.roles.paused_in = Some(self.round());
        self.roles.paused_until = self.now + (self.plan.frequency / 2).min(7 * DAY);
    }

    pub(super) fn vote(&mut self, person: Person, ballot: Ballot) -> Expected {
        let mut electorate: BTreeSet<_> = self.electorate();
        match ballot {
            Ballot::Recover(lost, fresh) => {
                let waits = matches!(self.status, GroupStatus::Forming | GroupStatus::Drawing);
                ensure(!waits, GroupError::NotActive)?;
                self.is_new(fresh)?;
                self.is_member(lost)?;
                electorate.remove(&lost);
            }
            Ballot::Veto(member) => {
                self.active()?;
                self.is_member(member)?;
                let pending = self
                    .pending(member)
                    .is_some_and(|pending| !pending.is_recovery);
                ensure(pending, GroupError::NoProposal)?;
                electorate.remove(&member);
            }
            Ballot::Pause => {
                self.active()?;
                self.may_pause()?;
            }
            Ballot::Cancel => self.active()?,
            Ballot::Upgrade { genuine } => {
                self.active()?;
                ensure(genuine, GroupError::NotGenuine)?;
            }
        }
        self.is_member(person)?;
        ensure(electorate.contains(&person), GroupError::NotAllowed)?;
        let open = self.roles.ballots.get(&ballot).cloned();
        let open = open.filter(|(_, opened_at)| self.now < opened_at + 30 * DAY);
        let (mut voters, opened_at) = open.unwrap_or((BTreeSet::new(), self.now));
        let is_new = voters.insert(person);
        let votes = voters.intersection(&electorate).count();
        let passes = match ballot {
            Ballot::Cancel | Ballot::Upgrade { .. } => votes == electorate.len(),
            _ => 2 * votes > electorate.len(),
        };
        ensure(passes || is_new, GroupError::AlreadyVoted)?;
        if !passes {
            self.roles.ballots.insert(ballot, (voters, opened_at));
            return Ok(());
        }
        self.roles.ballots.remove(&ballot);
        match ballot {
            Ballot::Pause => self.pause(),
            Ballot::Cancel => self.cancel(),
            Ballot::Upgrade { .. } => self.upgraded = true,
            Ballot::Veto(member) => {
                self.roles.moves.remove(&member);
            }
            Ballot::Recover(lost, fresh) => {
                let pending = Move {
                    newcomer: fresh,
                    is_recovery: true,
                    price: 0,
                    ready_at: self.now + 7 * DAY,
                    lapses_at: self.now + 30 * DAY,
                };
                self.roles.moves.insert(lost, pending);
            }
        }
        Ok(())
    }

    /// Who is in, and who has left but is still owed the round they vacated.
    pub(super) fn electorate(&self) -> BTreeSet<Person> {
        let members = self.members.iter().copied();
        let has_say = members.filter(|&member| {
            let round = self.turn(member);
            let is_owed = self.owed.iter().any(|&(_, owed)| owed == round);
            !self.exited.contains(&member) || (!self.has_received(member) && is_owed)
        });
        has_say.collect()
    }

    /// What is paid for rounds not settled is given back, the reserve shared.
    pub(super) fn cancel(&mut self) {
        let settled = self.settled.len() as u32;
        for &(member, _) in self.paid.iter().filter(|paid| paid.1 > settled) {
            *self.credits.entry(member).or_default() += 1;
        }
        self.status = GroupStatus::Cancelled;
        self.share_out();
        if self.reserve > 0 {
            *self.held.entry(self.heir).or_default() += self.reserve;
            self.reserve = 0;
        }
    }
}
