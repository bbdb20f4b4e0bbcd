//! How turns are ordered, drawn, exchanged and won.

use std::collections::BTreeSet;

use ajo_group::types::GroupStatus;
use ajo_group::{GroupError, StartRule, TurnOrder};

use super::powers::{ensure, DAY, HOUR};
use super::{Expected, Model, Refusal};
use crate::command::Person;

impl Model {
    /// Whether the group can begin at once, or what it begins with.
    pub(super) fn order_turns(&mut self) -> Result<bool, Refusal> {
        match self.plan.turn_order {
            TurnOrder::Joining | TurnOrder::Auction => Ok(true),
            TurnOrder::Fixed => {
                if self.roles.agreed.len() != self.members.len() {
                    return Err(Refusal::Named(GroupError::OrderNotAccepted));
                }
                let order = self.proposal().iter();
                self.members = order
                    .map(|&seat| self.roles.seats[seat as usize].unwrap())
                    .collect();
                Ok(true)
            }
            TurnOrder::Random => {
                let window = (self.plan.frequency / 10).clamp(HOUR, 3 * DAY);
                self.status = GroupStatus::Drawing;
                self.roles.draw_ends_at = self.now + window.min(self.plan.frequency);
                Ok(false)
            }
        }
    }

    pub(super) fn accept_order(&mut self, person: Person) -> Expected {
        self.forming()?;
        self.follows(TurnOrder::Fixed)?;
        self.is_member(person)?;
        let (mut proposed, mut taken) = (self.proposal().to_vec(), self.seats_taken());
        proposed.sort_unstable();
        taken.sort_unstable();
        let stands = self.roles.proposal.is_some() && proposed == taken;
        ensure(stands, GroupError::WrongOrder)?;
        let mut agreed = self.roles.agreed.clone();
        agreed.insert(person);
        let full = self.members.len() as u32 == self.plan.max_members;
        let complete = full && agreed.len() == self.members.len();
        let starts = complete && self.plan.start_rule == StartRule::WhenFull;
        if starts {
            self.not_paused()?;
        }
        self.roles.agreed = agreed;
        if starts {
            self.begin()?;
        }
        Ok(())
    }

    pub(super) fn draw_turns(&mut self) -> Expected {
        ensure(self.status == GroupStatus::Drawing, GroupError::NotDrawing)?;
        self.not_paused()?;
        let all = self.roles.agreed.len() == self.members.len();
        let over = all || self.now >= self.roles.draw_ends_at;
        ensure(over, GroupError::DrawNotOver)?;
        self.run();
        Ok(())
    }

    /// Takes over the turns that were drawn: those who revealed in any order, the others after them
    /// in the order of seats.
    pub fn adopt_draw(&mut self, order: Vec<Person>) {
        let revealed = std::mem::take(&mut self.roles.agreed);
        let (first, last) = order.split_at(revealed.len());
        assert_eq!(first.iter().copied().collect::<BTreeSet<_>>(), revealed);
        let seats: Vec<_> = last.iter().map(|&member| self.seat(member)).collect();
        assert!(
            seats.is_sorted(),
            "who kept silent follows in the order of seats"
        );
        assert_eq!(order.len(), self.members.len());
        self.members = order;
    }

    pub(super) fn may_change_turn(&self, member: Person) -> bool {
        let gone = self.exited.contains(&member) || self.defaulted.contains(&member);
        !self.has_received(member) && !gone
    }

    pub(super) fn swap(&mut self, first: Person, second: Person) -> Expected {
        self.active()?;
        self.not_paused()?;
        self.is_member(first)?;
        self.is_member(second)?;
        let may = first != second
            && self.closing.is_none()
            && self.plan.turn_order != TurnOrder::Auction
            && self.may_change_turn(first)
            && self.may_change_turn(second);
        ensure(may, GroupError::NotAllowed)?;
        let place = |person| self.members.iter().position(|&member| member == person);
        let (first, second) = (place(first).unwrap(), place(second).unwrap());
        self.members.swap(first, second);
        Ok(())
    }

    // The current round's auction

    /// The winner takes the turn. Returns the discount in basis points.
    pub(super) fn award(&mut self, round: u32) -> u32 {
        match self.roles.leader {
            Some((of, winner, discount_bps)) if of == round => {
                self.members.retain(|&member| member != winner);
                self.members.insert(round as usize - 1, winner);
                discount_bps
            }
            _ => 0,
        }
    }

    /// Shares a discount among all.
    pub(super) fn share_discount(&mut self, discount: i128) {
        let members = self.members.len() as i128;
        self.reserve += discount % members;
        for &member in &self.members {
            *self.roles.dividends.entry(member).or_default() += discount / members;
        }
    }

    pub(super) fn bidder(&self, member: Person) -> Expected {
        self.active()?;
        self.follows(TurnOrder::Auction)?;
        self.is_member(member)
    }

    pub(super) fn bid(&mut self, member: Person, discount_bps: u32) -> Expected {
        self.bidder(member)?;
        let round = self.round();
        ensure(self.now < self.due_at(round), GroupError::BidsClosed)?;
        let may = self.may_change_turn(member) && self.arrears(member) == 0;
        ensure(may, GroupError::NotAllowed)?;
        self.roles.sealed.insert(member, (round, discount_bps));
        Ok(())
    }

    pub(super) fn open_bid(&mut self, member: Person, discount_bps: u32) -> Expected {
        self.bidder(member)?;
        let round = self.round();
        let due_at = self.due_at(round);
        let open = (due_at..due_at + self.plan.grace).contains(&self.now);
        ensure(open, GroupError::BidsClosed)?;
        ensure(discount_bps <= 3_500, GroupError::InvalidBid)?;
        let sealed = self.roles.sealed.get(&member) == Some(&(round, discount_bps));
        ensure(sealed, GroupError::WrongBid)?;
        self.roles.sealed.remove(&member);
        let leads = match self.roles.leader {
            Some((of, leader, highest)) if of == round => {
                let earlier = self.turn(member) < self.turn(leader);
                discount_bps > highest || (discount_bps == highest && earlier)
            }
            _ => true,
        };
        if leads {
            self.roles.leader = Some((round, member, discount_bps));
        }
        Ok(())
    }
}
