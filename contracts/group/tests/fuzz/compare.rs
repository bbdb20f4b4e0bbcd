//! Whether contract, model and replay tell the same.

use ajo_group::types::MemberStatus;
use ajo_testkit::WEALTH;

use crate::command::PEOPLE;
use crate::play::{Stage, NAMES};

impl Stage {
    pub fn compare(&self) {
        let (world, model, replay) = (&self.world, &self.model, &self.replay);
        for (person, name) in NAMES.iter().enumerate() {
            assert_eq!(
                world.balance(name),
                model.wallets[person],
                "{name}'s wallet"
            );
        }
        assert_eq!(world.escrow(), model.escrow, "the escrow");
        assert_eq!(
            model.escrow,
            model.owed_by_escrow(),
            "the escrow is what is owed"
        );
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
        assert_eq!(
            (info.reserve, replay.reserve),
            (model.reserve, model.reserve),
            "the reserve"
        );
        let deputy = model.roles.deputy.map(|person| world.person(NAMES[person]));
        let organiser = world.person(NAMES[model.roles.organiser]);
        assert_eq!((&info.organiser, &info.deputy), (&organiser, &deputy));
        assert_eq!(
            (&replay.organiser, &replay.deputy),
            (&Some(organiser), &deputy)
        );
        let paused_until = model.roles.paused_until;
        assert_eq!(
            (info.paused_until, replay.paused_until),
            (paused_until, paused_until)
        );
        assert_eq!(info.draw_ends_at, model.roles.draw_ends_at);
        if model.upgraded {
            assert_eq!(world.code(), Some(world.published_code()), "the code");
        }
        self.compare_members();
        self.compare_rounds();
    }

    fn compare_members(&self) {
        let (world, model, replay) = (&self.world, &self.model, &self.replay);
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
        for (told, &person) in members.iter().zip(&model.members) {
            let name = NAMES[person];
            let unpaid = model.unpaid(person);
            let next = unpaid.first().copied().unwrap_or(0);
            assert_eq!(told.next_round, next, "{name}'s next round");
            assert_eq!(
                (told.held, told.deposit, told.claimable),
                (
                    model.held(person),
                    model.deposit(person),
                    model.claimable(person)
                ),
                "what {name} has in the group"
            );
            assert_eq!(told.required_deposit, model.required_deposit(person));
            assert_eq!(told.standing_order, model.standing.contains(&person));
            let status = if model.exited.contains(&person) {
                MemberStatus::Exited
            } else if model.defaulted.contains(&person) {
                MemberStatus::Defaulted
            } else if model.arrears(person) > 0 {
                MemberStatus::Late
            } else {
                MemberStatus::Good
            };
            assert_eq!(told.status, status, "{name}'s standing");

            let replayed = &replay.accounts[&told.address];
            assert_eq!(
                (replayed.paid, replayed.held, replayed.deposit),
                (told.paid_rounds, told.held, told.deposit),
                "{name}, replayed"
            );
            assert_eq!(
                (replayed.defaulted && !replayed.exited, replayed.exited),
                (
                    status == MemberStatus::Defaulted,
                    status == MemberStatus::Exited
                )
            );
            assert_eq!(replayed.standing, told.standing_order);
            let beside_deposit = replayed.held
                + replayed.credits * world.config.contribution
                + replayed.share
                + replayed.dividend;
            let spare = told.claimable - beside_deposit;
            assert!(
                (0..=told.deposit).contains(&spare),
                "{name}'s claim, replayed"
            );
        }
    }

    fn compare_rounds(&self) {
        let (world, model, replay) = (&self.world, &self.model, &self.replay);
        let rounds = world.rounds();
        let settled: Vec<_> = rounds.iter().filter(|round| round.settled).collect();
        assert_eq!(
            (settled.len(), replay.settled.len()),
            (model.settled.len(), settled.len())
        );
        for (index, round) in settled.iter().enumerate() {
            let told = (round.payout, round.missing, round.short);
            let expected = &model.settled[index];
            assert_eq!(told, (expected.payout, expected.missing, expected.short));
            assert_eq!(told, replay.settled[index], "round {}, replayed", index + 1);
        }
    }
}
