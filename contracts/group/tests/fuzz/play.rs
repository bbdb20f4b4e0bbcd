//! Plays a life against the contract, the model and the replay, and compares after every command.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use ajo_group::types::GroupStatus;
use ajo_group::{deposit_for, GroupError, TurnOrder};
use ajo_testkit::{Failure, Outcome, Plan, World};

use crate::command::{Command, Life, Person, PEOPLE};
use crate::documented;
use crate::model::{Model, Refusal};
use crate::powers::{act, Power};
use crate::replay::Replay;

/// Person 0 is the world's first organiser, person 1 the deputy where there is one.
pub const NAMES: [&str; PEOPLE] = [
    "Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi", "Gbenga", "Hauwa", "Ife", "Jide", "Kemi",
    "Lola",
];

/// More calls than any settlement of so few needs.
const MOST_CALLS: u32 = 20;

thread_local! {
    /// How many commands have been played, in all lives of one test.
    pub static COMMANDS: Cell<u64> = const { Cell::new(0) };
    /// What calls were refused with.
    pub static REFUSED: RefCell<BTreeMap<String, u64>> = const { RefCell::new(BTreeMap::new()) };
}

const LONGEST_PAUSE: u64 = 7 * 86_400;

pub struct Stage {
    pub world: World,
    pub model: Model,
    pub replay: Replay,
}

pub fn play(life: Life) {
    let mut stage = Stage::new(life.plan);
    if life.launched {
        stage.step(&Command::Power(Power::Invite(50, 1)));
    }
    for person in 0..life.founders {
        if life.launched {
            stage.step(&Command::Power(Power::Approve(person)));
        }
        stage.step(&Command::Power(Power::JoinInvited(person, person)));
    }
    if life.launched {
        stage.launch();
        stage.order_all(life.allowed.unwrap_or(0));
    }
    for command in &life.commands {
        stage.step(command);
    }
    stage.finish();
}

impl Stage {
    pub fn new(plan: Plan) -> Self {
        let mut stage = Self {
            model: Model::new(plan.clone()),
            replay: Replay::new(plan.contribution),
            world: World::new(plan),
        };
        stage.world.ensure_factory();
        for name in NAMES {
            stage.world.person(name);
        }
        if !stage.model.members.is_empty() {
            // What the constructor published has passed: seat the organiser by what it answers.
            let organiser = stage.world.person(NAMES[0]);
            let deposit = deposit_for(&stage.world.config, 1);
            stage.replay.seat_organiser(organiser, deposit);
        }
        let organiser = stage.world.person(NAMES[0]);
        let deputy = stage.world.config.deputy.clone();
        stage.replay.lead(organiser, deputy);
        stage
    }

    /// Everybody does what it takes to start.
    fn launch(&mut self) {
        let members = self.model.members.clone();
        let all = |power: fn(Person) -> Power| members.iter().copied().map(power);
        let set_order = Power::SetOrder(members.len() as u64 * 7 + 1);
        let accept = all(Power::AcceptOrder);
        let before: Vec<_> = [set_order].into_iter().chain(accept).collect();
        let after: Vec<_> = all(Power::Reveal).chain([Power::Draw]).collect();
        for power in before {
            self.step(&Command::Power(power));
        }
        self.step(&Command::Start(0));
        for power in after {
            self.step(&Command::Power(power));
        }
    }

    /// Everybody lets the group draw so many contributions, fees included.
    fn order_all(&mut self, contributions: i128) {
        if contributions == 0 {
            return;
        }
        let amount = contributions * self.world.config.contribution * 11 / 10;
        for member in self.model.members.clone() {
            self.step(&Command::StandingOrder(member, true));
            self.step(&Command::Allow(member, amount));
        }
    }

    pub fn step(&mut self, command: &Command) {
        COMMANDS.set(COMMANDS.get() + 1);
        if let Command::Power(Power::OpenBid { honest: true, .. }) = command {
            // Who is honest waits for the round to be due.
            if let Some(seconds) = self.model.seconds_to_opening() {
                self.step(&Command::Jump(seconds));
            }
        }
        let next = |member| self.model.next_round(member);
        let outcome = match *command {
            Command::Join(person) => self.world.try_join(NAMES[person]),
            Command::Leave(person) => self.world.try_leave(NAMES[person]),
            Command::Start(signer) => self.world.try_start(NAMES[signer]),
            Command::Contribute {
                payer,
                member,
                shift,
                rounds,
            } => {
                let round = next(member).saturating_add_signed(shift);
                self.world
                    .try_contribute(NAMES[payer], NAMES[member], round, rounds)
            }
            Command::ForgeContribution { payer, member } => {
                let (signer, round) = (somebody_else(payer), next(member));
                let (payer, member) = (NAMES[payer], NAMES[member]);
                self.world
                    .try_contribute_signed_by(signer, payer, member, round, 1)
            }
            Command::ForgeJoin(person) => self
                .world
                .try_join_signed_by(somebody_else(person), NAMES[person]),
            Command::ForgeLeave(person) => self
                .world
                .try_leave_signed_by(somebody_else(person), NAMES[person]),
            Command::Settle => self.settle(),
            Command::SettleOnce => self.world.try_settle().map(drop),
            Command::Claim(person) => self.world.try_claim(NAMES[person]).map(drop),
            Command::Exit(person) => self.world.try_exit(NAMES[person]),
            Command::StandingOrder(person, on) => self.world.try_standing_order(NAMES[person], on),
            Command::Deposit {
                payer,
                member,
                amount,
            } => self.world.try_deposit(NAMES[payer], NAMES[member], amount),
            Command::Allow(person, amount) => {
                self.world.allow(NAMES[person], amount);
                self.model.expect(command).unwrap();
                return;
            }
            Command::Freeze(person) => return self.expect_done(command, World::freeze, person),
            Command::Thaw(person) => return self.expect_done(command, World::thaw, person),
            Command::Await => {
                let seconds = self.model.seconds_to_wait();
                return self.step(&Command::Jump(seconds));
            }
            Command::VoteTogether(ballot) => {
                for member in self.model.members.clone() {
                    self.step(&Command::Power(Power::Vote(member, ballot)));
                }
                return;
            }
            Command::Power(ref power) => act(&self.world, &self.model, &self.model.resolve(power)),
            Command::Renew => {
                self.world.unsigned();
                self.world.group.extend_ttl();
                return self.compare();
            }
            Command::Jump(seconds) => {
                self.world.jump(seconds);
                self.model.expect(command).unwrap();
                return;
            }
        };
        let published = self.replay.read(&self.world.env, &self.world.group.address);
        let expected = self.model.expect(command);
        assert_eq!(told(outcome), expected, "{command:?}");
        documented::check(command, named(expected), &published);
        if let Some(error) = named(expected) {
            REFUSED
                .with_borrow_mut(|refused| *refused.entry(format!("{error:?}")).or_default() += 1);
        }
        if let (Command::Power(Power::Draw), Ok(())) = (command, expected) {
            self.adopt_draw();
        }
        // One call of several may find nothing to draw.
        let may_be_silent = matches!(command, Command::SettleOnce) && self.model.is_closing();
        assert!(
            published.is_empty() != expected.is_ok() || may_be_silent,
            "every change and nothing else is published"
        );
        self.compare();
    }

    /// Settles a round in as many calls as it takes. What all but the last publish is read here.
    fn settle(&mut self) -> Outcome<(), GroupError> {
        for _ in 0..MOST_CALLS {
            if self.world.try_settle()? {
                return Ok(());
            }
            self.replay.read(&self.world.env, &self.world.group.address);
        }
        panic!("a settlement never closes");
    }

    /// Which order secrets give is checked elsewhere; here, that it is one the rules allow.
    fn adopt_draw(&mut self) {
        let members = self.world.members();
        let person = |address| {
            let found = NAMES
                .iter()
                .position(|name| self.world.person(name) == address);
            found.unwrap()
        };
        let order = members
            .into_iter()
            .map(|member| person(member.address))
            .collect();
        self.model.adopt_draw(order);
    }

    fn expect_done(&mut self, command: &Command, act: fn(&World, &str), person: Person) {
        act(&self.world, NAMES[person]);
        self.model.expect(command).unwrap();
    }

    /// Whoever stopped paying, the group ends; once all debts are paid nothing is left in it and
    /// everyone was paid every contribution.
    fn finish(&mut self) {
        if self.model.status == GroupStatus::Forming {
            return;
        }
        for person in 0..PEOPLE {
            self.step(&Command::Thaw(person));
        }
        if self.model.status == GroupStatus::Drawing {
            // Past every window and every pause.
            self.step(&Command::Jump(self.world.config.frequency + LONGEST_PAUSE));
            self.step(&Command::Power(Power::Draw));
        }
        let members = self.model.members.clone();
        let lifetime = self.world.config.frequency * (members.len() as u64 + 1);
        self.step(&Command::Jump(lifetime));
        while self.model.status == GroupStatus::Active {
            self.step(&Command::Settle);
        }
        self.claim_all(&members);
        if self.model.status == GroupStatus::Cancelled {
            assert_eq!(self.world.escrow(), 0, "a cancelled group keeps nothing");
            return;
        }
        let locked = members.iter().map(|&member| self.model.deposit(member));
        assert_eq!(
            self.world.escrow(),
            locked.sum::<i128>(),
            "a completed group keeps nothing but deposits of those who owe"
        );

        for &member in &members {
            while let Some(&oldest) = self.model.unpaid(member).first() {
                self.lend(member, self.model.price(oldest));
                let pays = Command::Contribute {
                    payer: member,
                    member,
                    shift: 0,
                    rounds: 1,
                };
                self.step(&pays);
            }
        }
        self.claim_all(&members);
        assert_eq!(self.world.escrow(), 0, "once all is paid nothing is left");
        if self.model.exited.is_empty() && self.is_plain() && self.model.roles.moved == 0 {
            let all = members.len() as i128 * self.world.config.contribution;
            for member in members {
                assert_eq!(self.model.received[&member], all);
            }
        }
    }

    /// Whether the terms ask for contributions and nothing else.
    fn is_plain(&self) -> bool {
        let config = &self.world.config;
        let bps = config.deposit_bps + config.late_fee_bps + config.reserve_fee_bps;
        bps + config.default_after == 0 && config.turn_order != TurnOrder::Auction
    }

    pub fn claim_all(&mut self, members: &[Person]) {
        for &member in members {
            if self.model.claimable(member) > 0 {
                self.step(&Command::Claim(member));
            }
        }
    }

    /// Lets the richest help out whoever cannot pay.
    fn lend(&mut self, member: Person, amount: i128) {
        let richest = (0..PEOPLE)
            .max_by_key(|&person| self.model.wallets[person])
            .unwrap();
        if self.model.wallets[member] >= amount || richest == member {
            return;
        }
        let (from, to) = (
            self.world.person(NAMES[richest]),
            self.world.person(NAMES[member]),
        );
        self.world.env.mock_all_auths();
        self.world.token.transfer(&from, &to, &amount);
        self.world.unsigned();
        self.model.wallets[richest] -= amount;
        self.model.wallets[member] += amount;
    }
}

fn somebody_else(person: Person) -> &'static str {
    NAMES[(person + 1) % PEOPLE]
}

fn named(expected: Result<(), Refusal>) -> Option<GroupError> {
    match expected {
        Err(Refusal::Named(error)) => Some(error),
        _ => None,
    }
}

fn told(outcome: Outcome<(), GroupError>) -> Result<(), Refusal> {
    outcome.map_err(|failure| match failure {
        Failure::Named(error) => Refusal::Named(error),
        Failure::Foreign(_) => Refusal::Foreign,
        Failure::Trapped => panic!("the contract trapped"),
    })
}
