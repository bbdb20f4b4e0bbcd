use super::{ByteList, Prices, State};
use crate::types::GroupStatus;

/// Most rounds of arrears a pot passes on.
pub const MAX_SET_OFFS: u32 = 8;

/// How a round closes; amounts in the token's smallest unit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Closing {
    pub round: u32,
    /// The recipient's seat.
    pub recipient: u32,
    /// Earlier rounds the recipient owed, taken out of the pot for those they are owed to.
    pub set_offs: ByteList,
    /// Whether the recipient's own contribution to this round was set off too.
    pub own_set_off: bool,
    /// What the reserve added to the pot.
    pub help: i128,
    /// What the auction's winner left to all.
    pub discount: i128,
    /// What is left of the pot for the recipient.
    pub payout: i128,
    /// Contributions nobody paid.
    pub missing: u32,
    /// What late payments of this round still owe the recipient.
    pub short: i128,
}

impl State {
    /// Closes the current round. The reserve covers what others have not paid, as far as an even
    /// part of it for each round left goes; an auction's discount is shared by all seats; what the
    /// recipient owes from earlier rounds is taken out of the pot, oldest first; when nothing older
    /// is owed, their own contribution is set off; the rest of the pot is theirs. A seat that lost
    /// its turn by default leaves the late fees of what it had not paid to the reserve.
    pub fn close(&mut self, prices: &Prices) -> Closing {
        let round = self.round;
        let recipient = self.recipient_of(round);
        let (mut payers, mut missing) = (0, 0);
        let mut own_paid = false;
        for (seat, paid) in self.owing(round) {
            match (paid, seat == recipient) {
                (true, false) => payers += 1,
                (true, true) => own_paid = true,
                (false, false) => missing += 1,
                (false, true) => {}
            }
        }

        let rounds_left = i128::from(self.member_count() - round + 1);
        let shortfall = prices.contribution * i128::from(missing);
        let help = shortfall.min(self.reserve / rounds_left);
        self.reserve -= help;
        let paid_in = payers + i128::from(own_paid);
        let mut pot = prices.contribution * paid_in + help;

        let discount = pot * i128::from(self.discount_bps) / 10_000;
        if discount > 0 {
            let members = i128::from(self.member_count());
            self.dividend += discount / members;
            self.reserve += discount % members;
            pot -= discount;
        }

        if self.defaulted.has(recipient) && self.exited.has(recipient) {
            let penalty = prices.late_fee * i128::from(self.lost_rounds(recipient, round));
            let penalty = penalty.min(pot);
            self.reserve += penalty;
            pot -= penalty;
        }

        let set_offs = self.set_off_arrears(prices, recipient, &mut pot);
        let own_set_off = self.next_owed(recipient) == Some(round) && pot >= prices.reserve_fee;
        if own_set_off {
            pot -= prices.reserve_fee;
            self.reserve += prices.reserve_fee;
            self.pay(recipient, round);
        }

        let own_missing = self.next_owed(recipient).is_some_and(|next| next <= round);
        let missing = missing + u32::from(own_missing);
        self.advance();
        Closing {
            round,
            recipient,
            set_offs,
            own_set_off,
            help,
            discount,
            payout: pot,
            missing,
            short: prices.contribution * i128::from(missing) - help,
        }
    }

    /// Pays a recipient's arrears out of the pot, oldest first. Returns their rounds.
    fn set_off_arrears(&mut self, prices: &Prices, recipient: u32, pot: &mut i128) -> ByteList {
        let mut set_offs = ByteList::EMPTY;
        while set_offs.len() < MAX_SET_OFFS && *pot >= prices.price(true) {
            let Some(owed) = self.next_owed(recipient).filter(|&owed| owed < self.round) else {
                break;
            };
            *pot -= prices.price(true);
            self.reserve += prices.fee(true);
            self.paid.set(recipient, owed);
            set_offs.push(owed);
        }
        set_offs
    }

    /// How many rounds before `round` a seat that lost its turn had not paid.
    fn lost_rounds(&self, seat: u32, round: u32) -> u32 {
        let unpaid = self.paid.get(seat) + 1..round;
        // It had not received: of a vacated round it owed nothing.
        unpaid.filter(|&round| !self.is_vacated(round)).count() as u32
    }

    fn advance(&mut self) {
        self.closing = false;
        self.cursor = 0;
        self.discount_bps = 0;
        if self.round == self.member_count() {
            self.status = GroupStatus::Completed;
        } else {
            self.round += 1;
        }
    }
}
