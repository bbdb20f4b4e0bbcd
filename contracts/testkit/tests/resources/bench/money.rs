//! Paying, settling, claiming.

use soroban_sdk::token::{StellarAssetClient, TokenClient};
use soroban_sdk::{Address, IntoVal, Val, Vec};

use super::signing::Transfer;
use super::{Bench, Cost, C, WEEK};

impl Bench {
    pub fn everyone_else_pays(&mut self) {
        self.env.mock_all_auths();
        for other in &self.others {
            let round = self.paid(other) + 1;
            self.group.contribute(other, other, &round, &1);
        }
    }

    pub fn everyone_pays(&mut self) {
        self.everyone_else_pays();
        self.contribute(1);
    }

    /// I pay this many rounds.
    pub fn contribute(&mut self, rounds: u32) -> Cost {
        let round = self.paid(&self.me) + 1;
        self.refresh();
        let payer = &self.me;
        let args: Vec<Val> = (payer, payer, round, rounds).into_val(&self.env);
        let transfer = self.transfer(C * i128::from(rounds));
        self.sign("contribute", args, transfer);
        self.group.contribute(payer, payer, &round, &rounds);
        self.cost()
    }

    pub fn contribute_late(&mut self, rounds: u32) -> Cost {
        self.contribute(rounds)
    }

    pub fn rounds_left(&self) -> u32 {
        self.group.info().total_rounds - self.paid(&self.me)
    }

    pub fn settle(&mut self) -> Cost {
        self.refresh();
        self.group.settle_round();
        self.cost()
    }

    pub fn settle_overdue(&mut self) -> Cost {
        let info = self.group.info();
        let due_at = info.started_at + u64::from(info.round) * WEEK + WEEK / 7;
        let now = self.env.ledger().timestamp();
        self.jump(due_at.saturating_sub(now));
        self.settle()
    }

    /// Settles in as many calls as it takes. Returns what the closing one cost.
    pub fn settle_in_slices(&mut self) -> Cost {
        let mut cost = self.settle_overdue();
        let round = self.group.info().round;
        while round == 1 && self.group.info().round == round {
            cost = self.settle();
        }
        cost
    }

    /// I let this many rounds go by unpaid; everybody else pays them.
    pub fn everyone_else_settles(&mut self, rounds: u32) {
        for _ in 0..rounds {
            self.everyone_else_pays();
            self.settle_overdue();
            // As the keeper does.
            self.group.extend_ttl();
        }
    }

    /// My own round, the last, having paid none before.
    pub fn settle_most_arrears(&mut self) -> Cost {
        self.everyone_else_settles(self.others.len() as u32);
        // The more members are late as well, the more is published.
        let payers = self.others.iter().take(8);
        self.env.mock_all_auths();
        for other in payers {
            self.group
                .contribute(other, other, &(self.paid(other) + 1), &1);
        }
        self.settle_overdue()
    }

    /// The first recipient never pays again: every other is short of as much. I lose the last turn
    /// by default, and what that costs me makes up a part of it for all of them alike.
    pub fn settle_last_with_gaps(&mut self) -> Cost {
        let rounds = self.group.info().total_rounds;
        for round in 1..=rounds {
            self.env.mock_all_auths();
            for (index, other) in self.others.iter().enumerate() {
                if index > 0 || round == 1 {
                    self.group.contribute(other, other, &round, &1);
                }
            }
            if round + 3 <= rounds {
                self.group.contribute(&self.me, &self.me, &round, &1);
            }
            if round < rounds {
                self.settle_overdue();
                // As the keeper does.
                self.group.extend_ttl();
            }
        }
        self.settle_overdue()
    }

    /// Everybody lets the group draw their contributions.
    pub fn everyone_else_orders(&self) {
        self.env.mock_all_auths();
        for other in &self.others {
            self.allow(other);
            self.group.set_standing_order(other, &true);
        }
    }

    pub fn set_standing_order(&mut self) -> Cost {
        self.env.mock_all_auths();
        self.allow(&self.me);
        self.refresh();
        let args = (&self.me, true).into_val(&self.env);
        self.sign("set_standing_order", args, None);
        self.group.set_standing_order(&self.me, &true);
        self.cost()
    }

    fn allow(&self, member: &Address) {
        let until = self.env.ledger().sequence() + 3_000_000;
        let token = TokenClient::new(&self.env, &self.token);
        token.approve(member, &self.group.address, &(100 * C), &until);
    }

    /// The first recipient, who could be asked for more after receiving, has deposited more.
    pub fn deposit(&mut self) -> Cost {
        self.refresh();
        let payer = &self.me;
        let args = (payer, &self.others[0], C).into_val(&self.env);
        let transfer = self.transfer(C);
        self.sign("deposit", args, transfer);
        self.group.deposit(payer, &self.others[0], &C);
        self.cost()
    }

    /// I leave, everybody else having paid all rounds ahead.
    pub fn exit(&mut self) -> Cost {
        self.env.mock_all_auths();
        let rounds = self.group.info().total_rounds;
        for other in &self.others {
            self.group.contribute(other, other, &1, &rounds);
        }
        self.refresh();
        self.sign("exit", (&self.me,).into_val(&self.env), None);
        self.group.exit(&self.me);
        self.cost()
    }

    pub(super) fn transfer(&self, amount: i128) -> Transfer {
        let args = (&self.me, &self.group.address, amount).into_val(&self.env);
        (amount > 0).then(|| (self.token.clone(), args))
    }

    pub fn freeze_first_recipient(&mut self) {
        self.authorise_first(false);
    }

    pub fn thaw_and_claim(&mut self) -> Cost {
        self.authorise_first(true);
        self.refresh();
        self.group.claim(&self.others[0]);
        self.cost()
    }

    fn authorise_first(&self, authorised: bool) {
        self.env.mock_all_auths();
        let issuer = StellarAssetClient::new(&self.env, &self.token);
        issuer.set_authorized(&self.others[0], &authorised);
    }

    /// Until what is renewed has too little life left.
    pub fn age(&self) {
        self.jump(91 * 86_400);
    }

    pub fn extend_ttl(&mut self) -> Cost {
        self.refresh();
        self.group.extend_ttl();
        self.cost()
    }
}
