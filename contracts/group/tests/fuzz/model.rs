//! What people may expect of a group, written the plain way: who has paid which round, who owes
//! whom, and what is in every pocket. It shares nothing with the contract but the rules' wording.

use std::collections::{BTreeMap, BTreeSet};

use ajo_group::types::GroupStatus;
use ajo_group::{GroupError, StartRule};
use ajo_testkit::{Plan, START_TIME, WEALTH};

use crate::command::{Command, Person, PEOPLE};

/// Rounds of arrears one call passes on.
const MAX_FORWARDS: usize = 8;

/// How a command should end when it does not succeed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    Named(GroupError),
    /// Unsigned, or refused by the token.
    Foreign,
}

#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Settled {
    pub payout: i128,
    pub missing: u32,
}

#[derive(Clone, Debug)]
pub struct Model {
    plan: Plan,
    pub now: u64,
    pub status: GroupStatus,
    pub started_at: u64,
    /// In turn order.
    pub members: Vec<Person>,
    pub paid: BTreeMap<Person, BTreeSet<u32>>,
    pub settled: Vec<Settled>,
    pub wallets: Vec<i128>,
    pub escrow: i128,
    pub held: BTreeMap<Person, i128>,
    /// Everything a member was paid, held for them or spent on what they owed: n contributions once
    /// all is paid.
    pub received: BTreeMap<Person, i128>,
    frozen: BTreeSet<Person>,
}

type Expected = Result<(), Refusal>;

fn refuse(error: GroupError) -> Expected {
    Err(Refusal::Named(error))
}

impl Model {
    pub fn new(plan: Plan) -> Self {
        let members = if plan.organiser_joins {
            vec![0]
        } else {
            vec![]
        };
        Self {
            paid: members
                .iter()
                .map(|&member| (member, BTreeSet::new()))
                .collect(),
            plan,
            now: START_TIME,
            status: GroupStatus::Forming,
            started_at: 0,
            members,
            settled: vec![],
            wallets: vec![WEALTH; PEOPLE],
            escrow: 0,
            held: BTreeMap::new(),
            received: BTreeMap::new(),
            frozen: BTreeSet::new(),
        }
    }

    /// The round being paid: 0 while forming, the last one after completion.
    pub fn round(&self) -> u32 {
        match self.status {
            GroupStatus::Forming => 0,
            GroupStatus::Active => self.settled.len() as u32 + 1,
            GroupStatus::Completed => self.members.len() as u32,
        }
    }

    pub fn paid_rounds(&self, member: Person) -> u32 {
        self.paid[&member].len() as u32
    }

    /// The next round to pay, 1 for somebody without a seat.
    pub fn next_round(&self, member: Person) -> u32 {
        self.paid
            .get(&member)
            .map_or(1, |paid| paid.len() as u32 + 1)
    }

    pub fn held(&self, member: Person) -> i128 {
        self.held.get(&member).copied().unwrap_or(0)
    }

    /// What the escrow must hold: held money and what is paid for rounds not yet settled.
    pub fn owed(&self) -> i128 {
        let settled = self.settled.len() as u32;
        let unsettled = self
            .paid
            .values()
            .flatten()
            .filter(|&&round| round > settled);
        let prepaid = unsettled.count() as i128 * self.plan.contribution;
        prepaid + self.held.values().sum::<i128>()
    }

    pub fn expect(&mut self, command: &Command) -> Expected {
        match *command {
            Command::Join(person) => self.join(person),
            Command::Leave(person) => self.leave(person),
            Command::Start(signer) => self.start(signer),
            Command::Contribute {
                payer,
                member,
                shift,
                rounds,
            } => {
                let round = self.next_round(member).saturating_add_signed(shift);
                self.contribute(payer, member, round, rounds)
            }
            Command::ForgeContribution { .. } | Command::ForgeJoin(_) | Command::ForgeLeave(_) => {
                Err(Refusal::Foreign)
            }
            Command::Settle => self.settle(),
            Command::Claim(person) => self.claim(person),
            Command::Freeze(person) => {
                self.frozen.insert(person);
                Ok(())
            }
            Command::Thaw(person) => {
                self.frozen.remove(&person);
                Ok(())
            }
            Command::Jump(seconds) => {
                self.now += seconds;
                Ok(())
            }
        }
    }

    fn join(&mut self, person: Person) -> Expected {
        if self.status != GroupStatus::Forming {
            return refuse(GroupError::NotForming);
        }
        if self.members.contains(&person) {
            return refuse(GroupError::AlreadyMember);
        }
        if self.members.len() as u32 == self.plan.max_members {
            return refuse(GroupError::GroupFull);
        }
        self.members.push(person);
        self.paid.insert(person, BTreeSet::new());
        let full = self.members.len() as u32 == self.plan.max_members;
        if full && self.plan.start_rule == StartRule::WhenFull {
            self.begin();
        }
        Ok(())
    }

    fn leave(&mut self, person: Person) -> Expected {
        if self.status != GroupStatus::Forming {
            return refuse(GroupError::NotForming);
        }
        if !self.members.contains(&person) {
            return refuse(GroupError::NotMember);
        }
        self.members.retain(|&member| member != person);
        self.paid.remove(&person);
        Ok(())
    }

    fn start(&mut self, signer: Person) -> Expected {
        if signer != 0 {
            return Err(Refusal::Foreign);
        }
        if self.status != GroupStatus::Forming {
            return refuse(GroupError::NotForming);
        }
        if self.members.len() < 2 {
            return refuse(GroupError::NotEnoughMembers);
        }
        self.begin();
        Ok(())
    }

    fn begin(&mut self) {
        self.status = GroupStatus::Active;
        self.started_at = self.now;
    }

    fn contribute(&mut self, payer: Person, member: Person, round: u32, rounds: u32) -> Expected {
        if self.status == GroupStatus::Forming {
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
        let paying = &unpaid[..rounds as usize];
        let settled = self.settled.len() as u32;
        if paying.iter().filter(|&&round| round <= settled).count() > MAX_FORWARDS {
            return refuse(GroupError::InvalidRounds);
        }
        let total = self.plan.contribution * i128::from(rounds);
        if self.frozen.contains(&payer) || self.wallets[payer] < total {
            return Err(Refusal::Foreign);
        }

        self.wallets[payer] -= total;
        self.escrow += total;
        for &round in paying {
            self.mark_paid(member, round);
            if round <= settled {
                self.pay(self.members[round as usize - 1], self.plan.contribution);
            }
        }
        Ok(())
    }

    fn settle(&mut self) -> Expected {
        if self.status != GroupStatus::Active {
            return refuse(GroupError::NotActive);
        }
        let round = self.round();
        let due_at = self.started_at + u64::from(round) * self.plan.frequency;
        let everyone_paid = self.payers_of(round) == self.members.len();
        if !everyone_paid && self.now < due_at + self.plan.grace {
            return refuse(GroupError::RoundNotDue);
        }

        let c = self.plan.contribution;
        let recipient = self.members[round as usize - 1];
        let mut pot = c * self.payers_of(round) as i128;
        let debts = self
            .unpaid(recipient)
            .into_iter()
            .filter(|&owed| owed < round);
        for owed in debts.take(MAX_FORWARDS) {
            if pot == 0 {
                break;
            }
            pot -= c;
            self.mark_paid(recipient, owed);
            self.credit(recipient, c);
            self.pay(self.members[owed as usize - 1], c);
        }
        if self.unpaid(recipient).first() == Some(&round) {
            self.mark_paid(recipient, round);
            self.credit(recipient, c);
        }
        let missing = self.members.len() - self.payers_of(round);
        self.settled.push(Settled {
            payout: pot,
            missing: missing as u32,
        });
        self.pay(recipient, pot);
        if self.settled.len() == self.members.len() {
            self.status = GroupStatus::Completed;
        }
        Ok(())
    }

    fn claim(&mut self, person: Person) -> Expected {
        if !self.members.contains(&person) {
            return refuse(GroupError::NotMember);
        }
        let amount = self.held(person);
        if amount == 0 {
            return refuse(GroupError::NothingHeld);
        }
        if self.frozen.contains(&person) {
            return Err(Refusal::Foreign);
        }
        self.held.remove(&person);
        self.escrow -= amount;
        self.wallets[person] += amount;
        Ok(())
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
        let fresh = self.paid.get_mut(&member).unwrap().insert(round);
        assert!(fresh, "nobody pays a round twice");
    }

    fn payers_of(&self, round: u32) -> usize {
        self.paid
            .values()
            .filter(|paid| paid.contains(&round))
            .count()
    }

    fn unpaid(&self, member: Person) -> Vec<u32> {
        let rounds = 1..=self.members.len() as u32;
        rounds
            .filter(|round| !self.paid[&member].contains(round))
            .collect()
    }
}
