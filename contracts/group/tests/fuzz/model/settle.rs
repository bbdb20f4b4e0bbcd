//! How a round ends.

use ajo_group::types::GroupStatus;
use ajo_group::{GroupError, TurnOrder};

use super::{bps, refuse, Expected, Model, Settled, MAX_FORWARDS};
use crate::command::Person;

/// Draws one call tries.
const MAX_DRAWS: usize = 8;

/// A settlement that has begun.
#[derive(Clone, Copy, Debug, Default)]
pub struct Closing {
    discount_bps: u32,
    /// How many members, in turn order, it has drawn what could be drawn from.
    drawn_from: usize,
}

impl Model {
    /// As many calls as it takes.
    pub(super) fn settle(&mut self) -> Expected {
        let settled = self.settled.len();
        while self.settled.len() == settled {
            self.settle_once()?;
        }
        Ok(())
    }

    /// One call.
    pub(super) fn settle_once(&mut self) -> Expected {
        if self.status != GroupStatus::Active {
            return refuse(GroupError::NotActive);
        }
        self.not_paused()?;
        let round = self.round();
        let waits = self.plan.turn_order == TurnOrder::Auction || !self.missing(round).is_empty();
        if waits && self.now < self.due_at(round) + self.plan.grace {
            return refuse(GroupError::RoundNotDue);
        }

        let Closing {
            discount_bps,
            mut drawn_from,
        } = self
            .closing
            .take()
            .unwrap_or_else(|| self.begin_closing(round));
        let mut drawn = 0;
        while let Some(&member) = self.members.get(drawn_from) {
            let may_draw = self.standing.contains(&member) || self.deposit(member) > 0;
            if !may_draw || self.oldest_owed(member, round).is_none() {
                drawn_from += 1;
                continue;
            }
            if drawn == MAX_DRAWS {
                self.closing = Some(Closing {
                    discount_bps,
                    drawn_from,
                });
                return Ok(());
            }
            drawn += 1;
            if !self.draw(member, round) {
                drawn_from += 1;
            }
        }
        self.close(round, self.members[round as usize - 1], discount_bps);
        Ok(())
    }

    fn begin_closing(&mut self, round: u32) -> Closing {
        let discount_bps = self.award(round);
        let recipient = self.members[round as usize - 1];
        if self.defaulted.contains(&recipient) && !self.exited.contains(&recipient) {
            let paid = self.paid.range((recipient, 0)..(recipient + 1, 0));
            let last_paid = paid.map(|&(_, round)| round).max().unwrap_or(0);
            self.forgive(recipient);
            self.vacate(recipient, last_paid);
        }
        Closing {
            discount_bps,
            drawn_from: 0,
        }
    }

    /// What a member owes first, up to this round.
    fn oldest_owed(&self, member: Person, round: u32) -> Option<u32> {
        let oldest = self.unpaid(member).first().copied();
        oldest.filter(|&oldest| oldest <= round)
    }

    /// Who owes a round and has not paid it, in turn order.
    fn missing(&self, round: u32) -> Vec<Person> {
        let members = self.members.iter().copied();
        let owing = members.filter(|&member| self.owed.contains(&(member, round)));
        owing
            .filter(|&member| !self.paid.contains(&(member, round)))
            .collect()
    }

    /// What a member who lost the turn owed to others is no longer owed to them.
    fn forgive(&mut self, member: Person) {
        let settled = self.settled.len() as u32;
        for round in self.unpaid(member) {
            if round <= settled {
                let short = &mut self.settled[round as usize - 1].short;
                *short = (*short - self.plan.contribution).max(0);
            }
        }
    }

    /// Whoever the member has paid pays the member's own round, nobody else; the member owes nothing
    /// after `last_paid`. What was paid for what is not owed is given back.
    pub(super) fn vacate(&mut self, member: Person, last_paid: u32) {
        let turn = self.turn(member);
        let exempt = self.members.iter().skip(last_paid as usize);
        let mut gone: Vec<_> = exempt.map(|&other| (other, turn)).collect();
        let rounds = last_paid + 1..=self.members.len() as u32;
        gone.extend(rounds.map(|round| (member, round)));
        for obligation in gone {
            let was_owed = self.owed.remove(&obligation);
            if was_owed && self.paid.remove(&obligation) {
                *self.credits.entry(obligation.0).or_default() += 1;
            }
        }
        self.exited.insert(member);
    }

    /// Draws a member's oldest unpaid round up to this one. Whether there was enough.
    fn draw(&mut self, member: Person, round: u32) -> bool {
        let Some(oldest) = self.oldest_owed(member, round) else {
            return false;
        };
        let price = self.price(oldest);
        let (allowed, until) = self.allowances.get(&member).copied().unwrap_or((0, 0));
        let allows = allowed >= price && self.ledger <= until;
        if self.standing.contains(&member) && allows && self.can_pay(member, price) {
            self.allowances.insert(member, (allowed - price, until));
            self.collect(member, price);
        } else if self.deposit(member) >= price {
            *self.deposits.entry(member).or_default() -= price;
        } else {
            return false;
        }
        self.pay_round(member, oldest);
        true
    }

    /// The money is in escrow: what it pays is paid.
    pub(super) fn pay_round(&mut self, member: Person, round: u32) {
        self.reserve += self.price(round) - self.plan.contribution;
        self.mark_paid(member, round);
        if round as usize <= self.settled.len() {
            self.pass_on(round);
        }
        let cured = match self.has_received(member) {
            true => self.unpaid(member).is_empty(),
            false => self.arrears(member) == 0,
        };
        if cured {
            self.defaulted.remove(&member);
        }
        self.pass_to_heir();
    }

    /// A contribution to a settled round: to its recipient as far as they are short.
    fn pass_on(&mut self, round: u32) {
        let settled = &mut self.settled[round as usize - 1];
        let theirs = self.plan.contribution.min(settled.short);
        settled.short -= theirs;
        self.reserve += self.plan.contribution - theirs;
        self.pay(self.members[round as usize - 1], theirs);
    }

    fn pass_to_heir(&mut self) {
        if self.status == GroupStatus::Completed && self.reserve > 0 {
            *self.held.entry(self.heir).or_default() += self.reserve;
            self.reserve = 0;
        }
    }

    fn close(&mut self, round: u32, recipient: Person, discount_bps: u32) {
        let c = self.plan.contribution;
        let owing = self.owed.iter().filter(|owed| owed.1 == round);
        let payers = owing.filter(|owed| self.paid.contains(owed)).count();
        let others_missing = self.missing(round).into_iter().filter(|&m| m != recipient);
        let others_missing = others_missing.count() as i128;
        let rounds_left = (self.members.len() - self.settled.len()) as i128;
        let help = (c * others_missing).min(self.reserve / rounds_left);
        self.reserve -= help;
        let mut pot = c * payers as i128 + help;
        let discount = bps(pot, discount_bps);
        self.share_discount(discount);
        pot -= discount;

        if self.exited.contains(&recipient) && self.defaulted.contains(&recipient) {
            // Every round before this one is either paid, vacated or was lost on others.
            let lost = (1..round).filter(|&earlier| {
                let vacant = self.exited.contains(&self.members[earlier as usize - 1]);
                !vacant && !self.paid.contains(&(recipient, earlier))
            });
            let penalty = (self.late_fee() * lost.count() as i128).min(pot);
            self.reserve += penalty;
            pot -= penalty;
        }

        for _ in 0..MAX_FORWARDS {
            let oldest = self.unpaid(recipient).first().copied();
            let Some(oldest) = oldest.filter(|&oldest| oldest < round) else {
                break;
            };
            let price = self.price(oldest);
            if pot < price {
                break;
            }
            pot -= price;
            self.credit(recipient, c);
            self.reserve += price - c;
            self.mark_paid(recipient, oldest);
            self.pass_on(oldest);
        }
        if self.unpaid(recipient).first() == Some(&round) && pot >= self.reserve_fee() {
            pot -= self.reserve_fee();
            self.reserve += self.reserve_fee();
            self.credit(recipient, c);
            // It never left the pot: nothing of it stays in escrow.
            self.mark_paid(recipient, round);
        }

        let missing = self.missing(round);
        self.settled.push(Settled {
            payout: pot,
            missing: missing.len() as u32,
            short: c * missing.len() as i128 - help,
        });
        if self.settled.len() == self.members.len() {
            self.status = GroupStatus::Completed;
        }

        let lacking = self.required_deposit(recipient) - self.deposit(recipient);
        let kept = lacking.clamp(0, pot);
        *self.deposits.entry(recipient).or_default() += kept;
        self.credit(recipient, kept);
        self.pay(recipient, pot - kept);
        for member in missing {
            self.judge(member);
        }
        if self.status == GroupStatus::Completed {
            self.share_out();
        }
    }

    /// Whether a member who has missed a round is in default now.
    fn judge(&mut self, member: Person) {
        let limit = self.plan.default_after as usize;
        if limit == 0 || self.arrears(member) < limit || !self.defaulted.insert(member) {
            return;
        }
        if self.has_received(member) {
            let forfeited = self.deposits.remove(&member).unwrap_or(0);
            self.reserve += forfeited;
        }
    }

    pub(super) fn share_out(&mut self) {
        let members = self.members.iter().copied();
        let good: Vec<_> = members
            .filter(|member| !self.exited.contains(member) && !self.defaulted.contains(member))
            .filter(|&member| self.arrears(member) == 0)
            .collect();
        self.heir = *good.last().or(self.members.last()).unwrap();
        self.make_up(&good);
        let share = match good.len() {
            0 => 0,
            count => self.reserve / count as i128,
        };
        for member in good {
            self.shares.insert(member, share);
            self.reserve -= share;
        }
        self.pass_to_heir();
    }

    /// Out of the reserve, what the rounds of these are short of above the smallest gap it can leave
    /// to all of them alike. Searched for; the contract counts it out.
    fn make_up(&mut self, good: &[Person]) {
        let own =
            |model: &Self, member| model.settled.get(model.turn(member) as usize - 1).cloned();
        let shorts: Vec<_> = good
            .iter()
            .filter_map(|&member| Some((member, own(self, member)?.short)))
            .collect();
        let above = |gap: i128| {
            shorts
                .iter()
                .map(move |&(_, short)| (short - gap).max(0_i128))
                .sum::<i128>()
        };
        let largest = shorts.iter().map(|&(_, short)| short).max().unwrap_or(0);
        let (mut gap, mut too_little) = (largest, -1);
        while gap - too_little > 1 {
            let middle = too_little + (gap - too_little) / 2;
            if above(middle) <= self.reserve {
                gap = middle;
            } else {
                too_little = middle;
            }
        }
        for (member, short) in shorts.iter().filter(|&&(_, short)| short > gap) {
            let round = self.turn(*member) as usize;
            self.settled[round - 1].short = gap;
            *self.deposits.entry(*member).or_default() += short - gap;
            self.reserve -= short - gap;
        }
    }

    /// Out of the escrow to a member, or kept there for them.
    fn pay(&mut self, member: Person, amount: i128) {
        if amount == 0 {
            return;
        }
        self.credit(member, amount);
        if self.frozen.contains(&member) {
            *self.held.entry(member).or_default() += amount;
        } else {
            self.escrow -= amount;
            self.wallets[member] += amount;
        }
    }

    fn credit(&mut self, member: Person, amount: i128) {
        *self.received.entry(member).or_default() += amount;
    }

    fn mark_paid(&mut self, member: Person, round: u32) {
        let fresh = self.paid.insert((member, round));
        assert!(fresh, "nobody pays a round twice");
    }
}
