//! Turns and seats that change hands, auctions, votes, leading.

use ajo_factory::FactoryClient;
use ajo_group::types::Motion;
use soroban_sdk::xdr::ToXdr;
use soroban_sdk::{Address, Bytes, BytesN, IntoVal, Val, Vec};

use super::{Bench, Cost, C, DAY};

const DISCOUNT_BPS: u32 = 500;

impl Bench {
    // Turns

    /// With the partner.
    pub fn swap(&mut self) -> Cost {
        self.refresh();
        let args: Vec<Val> = (&self.me, self.partner()).into_val(&self.env);
        self.both_sign("swap", args);
        self.group.swap(&self.me, self.partner());
        self.cost()
    }

    pub fn bid(&mut self) -> Cost {
        self.refresh();
        let (round, sealed) = (self.round(), self.sealed_bid(&self.me));
        let args = (&self.me, round, &sealed).into_val(&self.env);
        self.sign("bid", args, None);
        self.group.bid(&self.me, &round, &sealed);
        self.cost()
    }

    /// As many as may bid besides; all are opened.
    pub fn others_bid(&mut self) {
        self.env.mock_all_auths();
        for other in &self.others {
            self.group
                .bid(other, &self.round(), &self.sealed_bid(other));
        }
        self.jump_to_due();
        for other in &self.others {
            let group = &self.group;
            group.reveal_bid(other, &self.round(), &DISCOUNT_BPS, &self.secret());
        }
    }

    pub fn reveal_bid(&mut self) -> Cost {
        self.refresh();
        let group = &self.group;
        group.reveal_bid(&self.me, &self.round(), &DISCOUNT_BPS, &self.secret());
        self.cost()
    }

    fn sealed_bid(&self, bidder: &Address) -> BytesN<32> {
        let mut opened = Bytes::from_array(&self.env, &DISCOUNT_BPS.to_be_bytes());
        opened.append(&self.secret().into());
        opened.append(&bidder.clone().to_xdr(&self.env));
        self.env.crypto().sha256(&opened).to_bytes()
    }

    fn round(&self) -> u32 {
        self.group.info().round
    }

    // Seats: the partner's goes to me.

    pub fn propose_hand_over(&mut self) -> Cost {
        self.refresh();
        let args: Vec<Val> = (self.partner(), &self.me, C).into_val(&self.env);
        self.both_sign("propose_hand_over", args);
        self.group.propose_hand_over(self.partner(), &self.me, &C);
        self.cost()
    }

    /// For a price, and with nothing to add to the deposit.
    pub fn complete_hand_over(&mut self) -> Cost {
        self.jump(7 * DAY);
        self.refresh();
        let rulebook = self.no_rulebook();
        let args: Vec<Val> = (self.partner(), &rulebook).into_val(&self.env);
        let price: Vec<Val> = (&self.me, self.partner(), C).into_val(&self.env);
        self.sign(
            "complete_hand_over",
            args,
            Some((self.token.clone(), price)),
        );
        self.group.complete_hand_over(self.partner(), &rulebook);
        self.cost()
    }

    pub fn others_vote_to_recover_partner(&mut self) {
        let motion = self.recovery();
        self.all_vote(&motion, &self.others[..self.others.len() - 1]);
    }

    pub fn complete_recovery(&mut self) -> Cost {
        self.jump(7 * DAY);
        self.refresh();
        let rulebook = self.no_rulebook();
        let args: Vec<Val> = (self.partner(), &rulebook).into_val(&self.env);
        self.sign("complete_recovery", args, None);
        self.group.complete_recovery(self.partner(), &rulebook);
        self.cost()
    }

    /// By the partner, whose key is not lost.
    pub fn veto_recovery(&mut self) -> Cost {
        self.refresh();
        let args: Vec<Val> = (self.partner(),).into_val(&self.env);
        self.partner_signs("veto_recovery", args);
        self.group.veto_recovery(self.partner());
        self.cost()
    }

    fn recovery(&self) -> Motion {
        Motion::Recover(self.partner().clone(), self.me.clone())
    }

    // Votes

    fn all_vote(&self, motion: &Motion, voters: &[Address]) {
        self.env.mock_all_auths();
        for voter in voters {
            // Once it has passed there is nothing to vote on.
            if self.group.try_vote(voter, motion).is_err() {
                break;
            }
        }
    }

    pub fn others_vote(&mut self, motion: fn(&Self) -> Motion) {
        self.all_vote(&motion(self), &self.others);
    }

    /// So many that mine decides.
    pub fn half_vote(&mut self, motion: fn(&Self) -> Motion) {
        let members = self.others.len() + 1;
        self.all_vote(&motion(self), &self.others[..members / 2]);
    }

    /// For a motion about this group, whichever host it is in.
    pub fn vote(&mut self, motion: fn(&Self) -> Motion) -> Cost {
        self.refresh();
        let motion = motion(self);
        let args: Vec<Val> = (&self.me, &motion).into_val(&self.env);
        self.sign("vote", args, None);
        self.group.vote(&self.me, &motion);
        self.cost()
    }

    /// So many of the others that my vote moves the partner's seat.
    pub fn others_ask_to_recover(&mut self) {
        let motion = self.recovery_by_stranger();
        let electorate = self.others.len();
        self.all_vote(&motion, &self.others[..electorate / 2]);
    }

    pub fn vote_to_recover(&mut self) -> Cost {
        self.vote(Self::recovery_by_stranger)
    }

    /// The factory stands for somebody who is no member.
    fn recovery_by_stranger(&self) -> Motion {
        Motion::Recover(self.partner().clone(), self.factory.clone())
    }

    pub fn pausing(&self) -> Motion {
        Motion::Pause
    }

    pub fn ending(&self) -> Motion {
        Motion::Cancel
    }

    pub fn upgrading(&self) -> Motion {
        let factory = FactoryClient::new(&self.env, &self.factory);
        Motion::Upgrade(factory.group_code())
    }

    // Leading

    pub fn pause(&mut self) -> Cost {
        self.refresh();
        self.sign("pause", (&self.me,).into_val(&self.env), None);
        self.group.pause(&self.me);
        self.cost()
    }

    pub fn set_deputy(&mut self) -> Cost {
        self.refresh();
        let deputy = Some(self.partner().clone());
        self.sign("set_deputy", (&deputy,).into_val(&self.env), None);
        self.group.set_deputy(&deputy);
        self.cost()
    }

    pub fn stay(&mut self) -> Cost {
        self.refresh();
        self.sign("stay", ().into_val(&self.env), None);
        self.group.stay();
        self.cost()
    }

    /// By the partner.
    pub fn succeed(&mut self) -> Cost {
        self.jump(30 * DAY);
        self.refresh();
        self.partner_signs("succeed", ().into_val(&self.env));
        self.group.succeed();
        self.cost()
    }
}
