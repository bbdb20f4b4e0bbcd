//! Plays a life against the contract, the model and the replay, and compares after every command.

use ajo_group::types::GroupStatus;
use ajo_group::GroupError;
use ajo_testkit::{Failure, Outcome, World, WEALTH};

use crate::command::{Command, Life, Person, PEOPLE};
use crate::model::{Model, Refusal};
use crate::replay::Replay;

/// Person 0 is the world's organiser.
const NAMES: [&str; PEOPLE] = [
    "Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi", "Gbenga", "Hauwa",
];

struct Stage {
    world: World,
    model: Model,
    replay: Replay,
}

pub fn play(life: Life) {
    let mut stage = Stage {
        model: Model::new(life.plan.clone()),
        replay: Replay::default(),
        world: World::new(life.plan),
    };
    for name in NAMES {
        stage.world.person(name);
    }
    if !stage.model.members.is_empty() {
        // What the constructor published has passed: seat the organiser by what it answers.
        let organiser = stage.world.person(NAMES[0]);
        stage.replay.seat_organiser(organiser);
    }
    for person in 0..life.founders {
        stage.step(&Command::Join(person));
    }
    for command in &life.commands {
        stage.step(command);
    }
    stage.finish();
}

impl Stage {
    fn step(&mut self, command: &Command) {
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
            Command::Settle => self.world.try_settle().map(drop),
            Command::Claim(person) => self.world.try_claim(NAMES[person]).map(drop),
            Command::Freeze(person) => return self.expect_done(command, World::freeze, person),
            Command::Thaw(person) => return self.expect_done(command, World::thaw, person),
            Command::Jump(seconds) => {
                self.world.jump(seconds);
                self.model.expect(command).unwrap();
                return;
            }
        };
        let published = self.replay.read(&self.world.env, &self.world.group.address);
        let expected = self.model.expect(command);
        assert_eq!(told(outcome), expected, "{command:?}");
        assert_eq!(
            published > 0,
            expected.is_ok(),
            "every change and nothing else is published"
        );
        self.compare();
    }

    fn expect_done(&mut self, command: &Command, act: fn(&World, &str), person: Person) {
        act(&self.world, NAMES[person]);
        self.model.expect(command).unwrap();
    }

    fn compare(&self) {
        let (world, model, replay) = (&self.world, &self.model, &self.replay);
        for (person, name) in NAMES.iter().enumerate() {
            assert_eq!(
                world.balance(name),
                model.wallets[person],
                "{name}'s wallet"
            );
        }
        assert_eq!(world.escrow(), model.escrow, "the escrow");
        assert_eq!(model.escrow, model.owed(), "the escrow is what is owed");
        let everything = model.wallets.iter().sum::<i128>() + world.escrow();
        assert_eq!(
            everything,
            WEALTH * PEOPLE as i128,
            "no money appears or vanishes"
        );

        let info = world.info();
        assert_eq!((info.status, info.round), (model.status, model.round()));
        assert_eq!(info.started_at, model.started_at);
        assert_eq!(
            (replay.status(), replay.started_at),
            (info.status, info.started_at)
        );

        let members = world.members();
        let addresses: Vec<_> = members
            .iter()
            .map(|member| member.address.clone())
            .collect();
        let expected: Vec<_> = model
            .members
            .iter()
            .map(|&m| world.person(NAMES[m]))
            .collect();
        assert_eq!(
            (&addresses, &replay.members),
            (&expected, &expected),
            "the turns"
        );
        for (member, &person) in members.iter().zip(&model.members) {
            let told = (member.paid_rounds, member.held);
            assert_eq!(told, (model.paid_rounds(person), model.held(person)));
            let replayed = (replay.paid[&member.address], replay.held(&member.address));
            assert_eq!(told, replayed);
        }

        let rounds = world.rounds();
        let settled: Vec<_> = rounds.iter().filter(|round| round.settled).collect();
        assert_eq!(
            (settled.len(), replay.settled.len()),
            (model.settled.len(), settled.len())
        );
        for (index, round) in settled.iter().enumerate() {
            let told = (round.payout, round.missing);
            let expected = &model.settled[index];
            assert_eq!(told, (expected.payout, expected.missing));
            assert_eq!(told, replay.settled[index]);
        }
    }

    /// Whoever stopped paying, the group ends; once all debts are paid nothing is left in it and
    /// everyone was paid every contribution.
    fn finish(&mut self) {
        if self.model.status == GroupStatus::Forming {
            return;
        }
        let members = self.model.members.clone();
        let lifetime = self.world.config.frequency * (members.len() as u64 + 1);
        self.step(&Command::Jump(lifetime));
        while self.model.status == GroupStatus::Active {
            self.step(&Command::Settle);
        }
        for person in 0..PEOPLE {
            self.step(&Command::Thaw(person));
        }
        for &member in &members {
            if self.model.held(member) > 0 {
                self.step(&Command::Claim(member));
            }
        }
        assert_eq!(self.world.escrow(), 0, "a completed group keeps nothing");

        let contribution = self.world.config.contribution;
        let rounds = members.len() as i128;
        for &member in &members {
            while i128::from(self.model.paid_rounds(member)) < rounds {
                self.lend(member, contribution);
                let pays = Command::Contribute {
                    payer: member,
                    member,
                    shift: 0,
                    rounds: 1,
                };
                self.step(&pays);
            }
        }
        assert_eq!(self.world.escrow(), 0);
        for member in members {
            assert_eq!(self.model.received[&member], rounds * contribution);
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

fn told(outcome: Outcome<(), GroupError>) -> Result<(), Refusal> {
    outcome.map_err(|failure| match failure {
        Failure::Named(error) => Refusal::Named(error),
        Failure::Foreign(_) => Refusal::Foreign,
        Failure::Trapped => panic!("the contract trapped"),
    })
}
