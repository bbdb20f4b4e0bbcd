//! What events tell of turns, seats, auctions and roles.

use ajo_group::types::GroupStatus;
use soroban_sdk::{Address, Bytes};

use super::{Record, Replay};

impl Replay {
    pub(super) fn apply_power(&mut self, name: &str, event: &Record) {
        match name {
            "draw_opened" => self.drawing = true,
            "turns_swapped" => {
                let turn = |member: Address| {
                    let found = self.members.iter().position(|other| *other == member);
                    found.unwrap()
                };
                let (first, second) = (turn(event.topic(2)), turn(event.topic(3)));
                self.members.swap(first, second);
            }
            "seat_moved" => {
                let (member, newcomer): (Address, Address) = (event.topic(2), event.topic(3));
                let mut account = self.accounts.remove(&member).unwrap();
                assert_eq!(account.seat, event.field::<u32>("seat"));
                account.standing = false;
                self.accounts.insert(newcomer.clone(), account);
                let turn = self.members.iter().position(|other| *other == member);
                self.members[turn.unwrap()] = newcomer;
            }
            "auction_won" => self.members = self.addresses(&event.field("order")),
            "group_paused" => self.paused_until = event.field("until"),
            "group_cancelled" => self.cancel(event),
            "deputy_set" => self.deputy = event.find("deputy"),
            "organiser_changed" => {
                self.organiser = Some(event.field("organiser"));
                self.deputy = None;
            }
            "invited" | "invitation_revoked" | "member_approved" | "member_disapproved"
            | "order_set" | "order_accepted" | "secret_revealed" | "order_drawn"
            | "hand_over_proposed" | "hand_over_vetoed" | "bid_sealed" | "bid_revealed"
            | "voted" | "upgraded" | "recovery_ready" | "recovery_vetoed" | "organiser_stayed" => {}
            other => panic!("an event nobody knows: {other}"),
        }
    }

    /// What the winner of a round left is shared by all seats.
    pub(super) fn share_discount(&mut self, discount: i128) {
        let share = discount / (self.members.len() as i128).max(1);
        for account in self.accounts.values_mut() {
            account.dividend += share;
        }
    }

    /// Contributions to rounds not settled are given back, the reserve is shared.
    fn cancel(&mut self, event: &Record) {
        let settled = self.settled.len() as u32;
        for (index, member) in self.members.iter().enumerate() {
            let turn = index as u32 + 1;
            let account = self.accounts.get_mut(member).unwrap();
            let ahead = settled + 1..=account.paid;
            let owed =
                ahead.filter(|round| self.vacated.get(round).is_none_or(|&last| turn <= last));
            if !account.exited {
                account.credits += owed.count() as i128;
            }
        }
        self.share(event);
        self.reserve = 0;
        self.ended = Some(GroupStatus::Cancelled);
    }

    /// How the reserve is given out at the end.
    pub(super) fn share(&mut self, event: &Record) {
        let sharers: Bytes = event.field("sharers");
        let sharers = self.addresses(&sharers);
        if let Some(gap) = event.find::<i128>("gap") {
            for sharer in &sharers {
                let turn = self.members.iter().position(|member| member == sharer);
                let Some(settled) = self.settled.get_mut(turn.unwrap()) else {
                    continue;
                };
                let made_up = (settled.2 - gap).max(0);
                settled.2 -= made_up;
                self.accounts.get_mut(sharer).unwrap().deposit += made_up;
            }
        }
        for sharer in &sharers {
            self.accounts.get_mut(sharer).unwrap().share = event.field("share");
        }
        let dust: i128 = event.field("dust");
        if dust > 0 {
            let heir = sharers.last().or(self.members.last()).unwrap();
            self.accounts.get_mut(heir).unwrap().held += dust;
        }
    }
}
