//! What people may try, in any order.

use ajo_group::{StartRule, TurnOrder};
use ajo_testkit::{Plan, WEALTH};
use proptest::prelude::*;

use crate::powers::{ballot, power, terms, Ballot, Power};

/// Index of a person; more people than seats, so that strangers meddle too.
pub type Person = usize;
pub const PEOPLE: usize = 12;

#[derive(Clone, Debug)]
pub enum Command {
    Join(Person),
    Leave(Person),
    /// Signed by somebody; person 0 organises at first.
    Start(Person),
    /// Pays `member`'s rounds from the next unpaid one on, shifted by `shift`.
    Contribute {
        payer: Person,
        member: Person,
        shift: i32,
        rounds: u32,
    },
    /// The same, or a joining or leaving, signed by somebody else.
    ForgeContribution {
        payer: Person,
        member: Person,
    },
    ForgeJoin(Person),
    ForgeLeave(Person),
    /// As many calls as it takes.
    Settle,
    /// One call, which may leave draws to the next: whatever else people do comes between.
    SettleOnce,
    Claim(Person),
    Exit(Person),
    /// A standing order on or off.
    StandingOrder(Person, bool),
    /// How much the group may draw, from now on.
    Allow(Person, i128),
    Deposit {
        payer: Person,
        member: Person,
        amount: i128,
    },
    Freeze(Person),
    Thaw(Person),
    Jump(u64),
    /// Keeps the group's entries alive.
    Renew,
    /// To the next moment that changes what may be done, to the second.
    Await,
    Power(Power),
    /// All members vote for the same, one after another.
    VoteTogether(Ballot),
}

#[derive(Clone, Debug)]
pub struct Life {
    pub plan: Plan,
    /// How many take a seat before the first command.
    pub founders: usize,
    /// Whether they all do what it takes to start.
    pub launched: bool,
    /// How many contributions they all let the group draw then, if any.
    pub allowed: Option<i128>,
    pub commands: Vec<Command>,
}

pub fn life() -> impl Strategy<Value = Life> {
    plan().prop_flat_map(terms).prop_flat_map(|plan| {
        let seats = plan.max_members as usize;
        let founders = (0..=seats, any::<bool>());
        // Who owes nothing may bid.
        let orders = if plan.turn_order == TurnOrder::Auction {
            12
        } else {
            1
        };
        let allowed = prop_oneof![4 => Just(None), orders => (1..8i128).prop_map(Some)];
        let commands = prop::collection::vec(command(&plan), 1..120);
        let life = (Just(plan), founders, allowed, commands);
        life.prop_map(|(plan, (founders, launched), allowed, commands)| Life {
            plan,
            founders: if launched { founders.max(2) } else { founders },
            launched,
            allowed,
            commands,
        })
    })
}

fn plan() -> impl Strategy<Value = Plan> {
    // The largest contribution leaves people without the money for all their rounds.
    let contribution = prop_oneof![Just(1), Just(1_000_000_007), Just(WEALTH / 5)];
    let start_rule = prop_oneof![Just(StartRule::WhenFull), Just(StartRule::ByOrganiser)];
    let frequency = prop_oneof![Just(60), Just(604_800), Just(2_592_000)];
    let terms = (
        contribution,
        frequency,
        0..=4u64,
        prop_oneof![5 => 2..=7u32, 1 => 9..=10u32],
        start_rule,
        any::<bool>(),
    );
    // Every other group is plain: nothing but contributions.
    let plain = (Just(0u32), Just(0u32), Just(0u32), Just(0u32));
    let rich = (
        prop_oneof![Just(0u32), Just(3_333), Just(10_000)],
        prop_oneof![Just(0u32), Just(7), Just(1_000)],
        prop_oneof![Just(0u32), Just(33), Just(500)],
        0..=3u32,
    );
    let rules = prop_oneof![1 => plain.boxed(), 3 => rich.boxed()];
    (terms, rules).prop_map(|(terms, rules)| {
        let (contribution, frequency, grace, max_members, start_rule, joins) = terms;
        let (deposit_bps, late_fee_bps, reserve_fee_bps, default_after) = rules;
        Plan {
            contribution,
            frequency,
            grace: frequency * grace / 16,
            max_members,
            start_rule,
            organiser_joins: joins,
            deposit_bps,
            late_fee_bps,
            reserve_fee_bps,
            default_after,
            ..Plan::default()
        }
    })
}

/// Mostly one of those who can have seats, sometimes a stranger.
pub fn somebody(seats: usize) -> impl Strategy<Value = Person> {
    prop_oneof![8 => 0..seats + 1, 1 => 0..PEOPLE]
}

fn command(plan: &Plan) -> impl Strategy<Value = Command> {
    let (frequency, contribution) = (plan.frequency, plan.contribution);
    // Who sleeps through the time between due and grace opens no bid.
    let (longest, awaits, settles) = match plan.turn_order {
        TurnOrder::Auction => (60, 6, 20),
        _ => (u64::MAX, 2, 6),
    };
    let person = || somebody(plan.max_members as usize);
    let shift = prop_oneof![12 => Just(0), 1 => Just(-1), 1 => Just(1), 1 => Just(7)];
    let rounds = prop_oneof![8 => Just(1u32), 3 => 0..4u32, 1 => 5..12u32];
    let seconds = prop_oneof![
        1..frequency / 4 + 2,
        Just(frequency),
        Just(frequency + frequency / 4),
        frequency..frequency * 4,
    ];
    prop_oneof![
        3 => person().prop_map(Command::Join),
        1 => person().prop_map(Command::Leave),
        2 => prop_oneof![3 => Just(0), 1 => person()].prop_map(Command::Start),
        16 => (person(), person(), any::<bool>(), shift, rounds).prop_map(
            |(payer, member, own, shift, rounds)| Command::Contribute {
                payer: if own { member } else { payer },
                member,
                shift,
                rounds,
            }
        ),
        1 => (person(), person())
            .prop_map(|(payer, member)| Command::ForgeContribution { payer, member }),
        1 => prop_oneof![
            person().prop_map(Command::ForgeJoin),
            person().prop_map(Command::ForgeLeave),
        ],
        settles => Just(Command::Settle),
        settles / 2 => Just(Command::SettleOnce),
        2 => person().prop_map(Command::Claim),
        1 => person().prop_map(Command::Exit),
        2 => (person(), prop_oneof![4 => Just(true), 1 => Just(false)])
            .prop_map(|(person, on)| Command::StandingOrder(person, on)),
        2 => (person(), 0..6i128).prop_map(move |(person, times)| {
            Command::Allow(person, times * contribution * 11 / 10)
        }),
        3 => (person(), person(), 0..12i128).prop_map(move |(payer, member, quarters)| {
            let amount = quarters * contribution / 4;
            Command::Deposit { payer, member, amount }
        }),
        1 => Just(Command::Renew),
        1 => person().prop_map(Command::Freeze),
        1 => person().prop_map(Command::Thaw),
        4 => seconds.prop_map(move |seconds| Command::Jump(seconds.min(longest))),
        awaits => Just(Command::Await),
        20 => power(plan).prop_map(Command::Power),
        1 => ballot(plan).prop_map(Command::VoteTogether),
    ]
}
