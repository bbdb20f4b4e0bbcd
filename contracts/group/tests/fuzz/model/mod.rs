//! What people may expect of a group, written the plain way: who owes which round, who has paid it,
//! who is owed what, and what is in every pocket. It shares nothing with the contract but the
//! rules' wording: no packed state, no counters, no slices.

mod forming;
mod paying;
mod powers;
mod seats;
mod settle;
mod turns;
mod votes;

use std::collections::{BTreeMap, BTreeSet};

use ajo_group::types::GroupStatus;
use ajo_group::GroupError;
use ajo_testkit::{Plan, START_TIME, WEALTH};

use crate::command::{Command, Person, PEOPLE};
use powers::Roles;

/// Rounds of arrears one call passes on.
const MAX_FORWARDS: usize = 8;
/// Ledgers an allowance of the test world lives.
const ALLOWANCE_LEDGERS: u64 = 3_000_000;

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
    /// What late payments still owe the recipient.
    pub short: i128,
}

type Obligation = (Person, u32);

#[derive(Clone, Debug)]
pub struct Model {
    pub plan: Plan,
    pub now: u64,
    ledger: u64,
    pub status: GroupStatus,
    pub started_at: u64,
    /// In turn order.
    pub members: Vec<Person>,
    /// Who owes which round, paid or not.
    pub owed: BTreeSet<Obligation>,
    pub paid: BTreeSet<Obligation>,
    pub settled: Vec<Settled>,
    pub wallets: Vec<i128>,
    pub escrow: i128,
    pub held: BTreeMap<Person, i128>,
    pub deposits: BTreeMap<Person, i128>,
    /// Contributions to be given back.
    pub credits: BTreeMap<Person, i128>,
    /// What completion owes each.
    pub shares: BTreeMap<Person, i128>,
    pub reserve: i128,
    heir: Person,
    pub standing: BTreeSet<Person>,
    /// What each has allowed the group, and the last ledger it holds in.
    allowances: BTreeMap<Person, (i128, u64)>,
    pub defaulted: BTreeSet<Person>,
    pub exited: BTreeSet<Person>,
    /// Everything a member was paid, held for them, kept or spent on what they owed.
    pub received: BTreeMap<Person, i128>,
    frozen: BTreeSet<Person>,
    /// The current round's settlement, once it has begun.
    closing: Option<settle::Closing>,
    /// Whether all have voted for the factory's code.
    pub upgraded: bool,
    pub roles: Roles,
}

type Expected = Result<(), Refusal>;

fn refuse(error: GroupError) -> Expected {
    Err(Refusal::Named(error))
}

fn bps(amount: i128, bps: u32) -> i128 {
    amount * i128::from(bps) / 10_000
}

impl Model {
    pub fn new(plan: Plan) -> Self {
        let mut model = Self {
            now: START_TIME,
            ledger: 1_000_000,
            status: GroupStatus::Forming,
            started_at: 0,
            members: vec![],
            owed: BTreeSet::new(),
            paid: BTreeSet::new(),
            settled: vec![],
            wallets: vec![WEALTH; PEOPLE],
            escrow: 0,
            held: BTreeMap::new(),
            deposits: BTreeMap::new(),
            credits: BTreeMap::new(),
            shares: BTreeMap::new(),
            reserve: 0,
            heir: 0,
            standing: BTreeSet::new(),
            allowances: BTreeMap::new(),
            defaulted: BTreeSet::new(),
            exited: BTreeSet::new(),
            received: BTreeMap::new(),
            frozen: BTreeSet::new(),
            closing: None,
            upgraded: false,
            roles: Roles::new(&plan),
            plan,
        };
        if model.plan.organiser_joins {
            model.take_in(0);
        }
        model
    }

    // What can be seen

    /// The round being paid: 0 while forming, the last one after completion.
    pub fn round(&self) -> u32 {
        match self.status {
            GroupStatus::Active => self.settled.len() as u32 + 1,
            GroupStatus::Completed => self.members.len() as u32,
            GroupStatus::Cancelled if self.started_at > 0 => self.settled.len() as u32 + 1,
            _ => 0,
        }
    }

    /// The rounds a member still has to pay, oldest first.
    pub fn unpaid(&self, member: Person) -> Vec<u32> {
        let owed = self.owed.range((member, 0)..(member + 1, 0));
        let unpaid = owed.filter(|owed| !self.paid.contains(owed));
        unpaid.map(|&(_, round)| round).collect()
    }

    /// Settled rounds a member has not paid.
    pub fn arrears(&self, member: Person) -> usize {
        let settled = self.settled.len() as u32;
        let unpaid = self.unpaid(member).into_iter();
        unpaid.filter(|&round| round <= settled).count()
    }

    /// The next round to pay, 1 for somebody without a seat or debts.
    pub fn next_round(&self, member: Person) -> u32 {
        self.unpaid(member).first().copied().unwrap_or(1)
    }

    pub fn turn(&self, member: Person) -> u32 {
        let index = self.members.iter().position(|&other| other == member);
        index.unwrap() as u32 + 1
    }

    pub fn has_received(&self, member: Person) -> bool {
        self.turn(member) as usize <= self.settled.len()
    }

    pub fn required_deposit(&self, member: Person) -> i128 {
        let unpaid = self.unpaid(member).len();
        let rounds = match self.status {
            GroupStatus::Forming | GroupStatus::Drawing => 1,
            GroupStatus::Cancelled => 0,
            _ if self.has_received(member) => unpaid,
            _ => unpaid.min(1),
        };
        self.deposit_for(rounds)
    }

    pub(super) fn deposit_for(&self, rounds: usize) -> i128 {
        let bps = i128::from(self.plan.deposit_bps);
        let exact = bps * self.plan.contribution * rounds as i128;
        exact / 10_000 + i128::from(exact % 10_000 > 0)
    }

    pub fn claimable(&self, member: Person) -> i128 {
        let of = |map: &BTreeMap<Person, i128>| map.get(&member).copied().unwrap_or(0);
        of(&self.held)
            + of(&self.credits) * self.plan.contribution
            + of(&self.shares)
            + of(&self.roles.dividends)
            + self.spare_deposit(member)
    }

    pub(super) fn spare_deposit(&self, member: Person) -> i128 {
        let owes_after_all =
            self.status == GroupStatus::Completed && !self.unpaid(member).is_empty();
        if owes_after_all {
            return 0;
        }
        (self.deposit(member) - self.required_deposit(member)).max(0)
    }

    pub fn deposit(&self, member: Person) -> i128 {
        self.deposits.get(&member).copied().unwrap_or(0)
    }

    pub fn held(&self, member: Person) -> i128 {
        self.held.get(&member).copied().unwrap_or(0)
    }

    /// What the escrow must hold: all that is owed to anybody.
    pub fn owed_by_escrow(&self) -> i128 {
        let settled = self.settled.len() as u32;
        let unsettled = self.paid.iter().filter(|(_, round)| *round > settled);
        let unsettled = match self.status {
            // Given back as credits.
            GroupStatus::Cancelled => 0,
            _ => unsettled.count(),
        };
        let contributions = unsettled as i128 + self.credits.values().sum::<i128>();
        contributions * self.plan.contribution
            + self.held.values().sum::<i128>()
            + self.deposits.values().sum::<i128>()
            + self.shares.values().sum::<i128>()
            + self.roles.dividends.values().sum::<i128>()
            + self.reserve
    }

    fn reserve_fee(&self) -> i128 {
        bps(self.plan.contribution, self.plan.reserve_fee_bps)
    }

    fn late_fee(&self) -> i128 {
        bps(self.plan.contribution, self.plan.late_fee_bps)
    }

    /// What a round costs now.
    pub fn price(&self, round: u32) -> i128 {
        let late = round as usize <= self.settled.len();
        let late_fee = if late { self.late_fee() } else { 0 };
        self.plan.contribution + self.reserve_fee() + late_fee
    }

    /// Whether the current round's settlement has begun and is to be gone on with.
    pub fn is_closing(&self) -> bool {
        self.closing.is_some()
    }

    // What happens

    pub fn expect(&mut self, command: &Command) -> Expected {
        match *command {
            Command::Join(person) => self.join(person, None),
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
            Command::Deposit {
                payer,
                member,
                amount,
            } => self.add_deposit(payer, member, amount),
            Command::StandingOrder(person, on) => self.standing_order(person, on),
            Command::Exit(person) => self.exit(person),
            Command::ForgeContribution { .. } | Command::ForgeJoin(_) | Command::ForgeLeave(_) => {
                Err(Refusal::Foreign)
            }
            Command::Await | Command::Renew | Command::VoteTogether(_) => {
                unreachable!("changes nothing by itself")
            }
            Command::Power(ref power) => self.use_power(power),
            Command::Settle => self.settle(),
            Command::SettleOnce => self.settle_once(),
            Command::Claim(person) => self.claim(person),
            Command::Allow(person, amount) => {
                let until = self.ledger + ALLOWANCE_LEDGERS;
                self.allowances.insert(person, (amount, until));
                Ok(())
            }
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
                self.ledger += seconds / 5;
                Ok(())
            }
        }
    }
}
