//! What people may try with seats, turns, votes and roles.

use ajo_group::types::Motion;
use ajo_group::{Admission, GroupError, StartRule, TurnOrder};
use ajo_testkit::{Outcome, Plan, World, START_TIME};
use proptest::prelude::*;
use soroban_sdk::BytesN;

use crate::command::{somebody, Person, PEOPLE};
use crate::model::Model;
use crate::play::NAMES;

/// Before it is played, a power is brought home to those whom it may concern: see `Model::resolve`.
#[derive(Clone, Debug)]
pub enum Power {
    /// By the organiser, like the next two.
    Approve(Person),
    Disapprove(Person),
    /// By the organiser: so many times, for so many seconds.
    Invite(u32, u64),
    Revoke,
    /// With the invitation, signed for the second person.
    JoinInvited(Person, Person),
    /// The seats taken, in an order that a number makes of them.
    SetOrder(u64),
    AcceptOrder(Person),
    Reveal(Person),
    Draw,
    Swap(Person, Person),
    Propose {
        member: Person,
        newcomer: Person,
        price: i128,
    },
    /// Of the first person's seat, signed by the second.
    HandOver(Person, Person),
    Bid {
        member: Person,
        discount_bps: u32,
    },
    OpenBid {
        member: Person,
        /// As it was sealed.
        honest: bool,
        discount_bps: u32,
    },
    Vote(Person, Ballot),
    /// The same.
    Recover(Person, Person),
    VetoRecovery(Person),
    Pause(Person),
    Cancel(Person),
    /// By the organiser.
    SetDeputy(Option<Person>),
    Succeed(Person),
    Stay(Person),
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Ballot {
    Pause,
    Cancel,
    Recover(Person, Person),
    Veto(Person),
    /// To the factory's code, or to code of somebody else's.
    Upgrade {
        genuine: bool,
    },
}

/// Terms that only concern membership and turns, on top of a plan of money.
pub fn terms(plan: Plan) -> impl Strategy<Value = Plan> {
    let orders = prop_oneof![
        3 => Just(TurnOrder::Joining),
        1 => Just(TurnOrder::Fixed),
        1 => Just(TurnOrder::Random),
        1 => Just(TurnOrder::Auction),
    ];
    let admission = prop_oneof![
        4 => Just(Admission::Open),
        1 => Just(Admission::Approval),
        1 => Just(Admission::Invitation),
    ];
    let start_by = prop_oneof![2 => Just(0), 1 => Just(START_TIME + plan.frequency)];
    let deputy = prop_oneof![Just(None), Just(Some(NAMES[1]))];
    (orders, admission, start_by, deputy).prop_map(move |(order, admission, start_by, deputy)| {
        let bids = order == TurnOrder::Auction;
        Plan {
            turn_order: order,
            admission,
            start_by,
            deputy,
            frequency: if bids {
                plan.frequency.max(240)
            } else {
                plan.frequency
            },
            grace: if bids { plan.grace.max(60) } else { plan.grace },
            ..plan.clone()
        }
    })
}

/// What makes sense under these terms, mostly.
pub fn power(plan: &Plan) -> impl Strategy<Value = Power> {
    let order = plan.turn_order;
    let weigh = |asked: bool, weight: u32| if asked { weight } else { 1 };
    let approval = weigh(plan.admission == Admission::Approval, 12);
    let invitation = weigh(plan.admission == Admission::Invitation, 12);
    let fixed = weigh(order == TurnOrder::Fixed, 12);
    let random = weigh(order == TurnOrder::Random, 12);
    let auction = weigh(order == TurnOrder::Auction, 24);
    let person = || somebody(plan.max_members as usize);
    let two = || (person(), person());
    let bps = || prop_oneof![6 => Just(500u32), 2 => 0..600u32, 1 => Just(3_500), 1 => Just(3_501)];
    let forming = prop_oneof![
        approval => person().prop_map(Power::Approve),
        1 => person().prop_map(Power::Disapprove),
        invitation.div_ceil(4) => (0..4u32, 0..plan.frequency).prop_map(|(uses, seconds)| Power::Invite(uses, seconds)),
        1 => Just(Power::Revoke),
        invitation => (person(), person(), any::<bool>()).prop_map(|(member, other, own)| {
            Power::JoinInvited(member, if own { member } else { other })
        }),
        fixed.div_ceil(4) => any::<u64>().prop_map(Power::SetOrder),
        fixed => person().prop_map(Power::AcceptOrder),
        random => person().prop_map(Power::Reveal),
        random.div_ceil(4) => Just(Power::Draw),
        1 => person().prop_map(Power::Cancel),
    ];
    let seats = prop_oneof![
        3 => two().prop_map(|(first, second)| Power::Swap(first, second)),
        4 => (person(), PEOPLE - 3..PEOPLE, 0..3i128).prop_map(|(member, newcomer, price)| Power::Propose {
            member,
            newcomer,
            price: price * 1_000,
        }),
        3 => two().prop_map(|(member, signer)| Power::HandOver(member, signer)),
        1 => two().prop_map(|(member, signer)| Power::Recover(member, signer)),
        1 => person().prop_map(Power::VetoRecovery),
        auction => (person(), bps()).prop_map(|(member, discount_bps)| Power::Bid { member, discount_bps }),
        auction => (person(), prop_oneof![9 => Just(true), 1 => Just(false)], bps()).prop_map(
            |(member, honest, discount_bps)| Power::OpenBid {
                member,
                honest,
                discount_bps,
            }
        ),
    ];
    let decisions = prop_oneof![
        8 => (person(), ballot(plan)).prop_map(|(voter, ballot)| Power::Vote(voter, ballot)),
        2 => person().prop_map(Power::Pause),
        1 => prop::option::of(person()).prop_map(Power::SetDeputy),
        1 => person().prop_map(Power::Succeed),
        1 => person().prop_map(Power::Stay),
    ];
    let bids = weigh(order == TurnOrder::Auction, 5);
    prop_oneof![1 => forming, bids => seats, 1 => decisions]
}

/// What may be voted on.
pub fn ballot(plan: &Plan) -> impl Strategy<Value = Ballot> {
    let seats = plan.max_members as usize;
    prop_oneof![
        3 => Just(Ballot::Pause),
        3 => Just(Ballot::Cancel),
        4 => (0..3usize, PEOPLE - 2..PEOPLE).prop_map(|(lost, fresh)| Ballot::Recover(lost, fresh)),
        2 => somebody(seats).prop_map(Ballot::Veto),
        3 => prop_oneof![5 => Just(true), 1 => Just(false)].prop_map(|genuine| Ballot::Upgrade { genuine }),
    ]
}

/// What the group's one invitation is made of.
const WORD: &str = "link";

/// An order of these seats that a number makes.
pub fn order_of(mut seats: Vec<u32>, mut number: u64) -> Vec<u32> {
    let mut order = vec![];
    while !seats.is_empty() {
        let count = seats.len() as u64;
        order.push(seats.remove((number % count) as usize));
        number /= count;
    }
    order
}

pub fn act(world: &World, model: &Model, power: &Power) -> Outcome<(), GroupError> {
    let organiser = NAMES[model.roles.organiser];
    match *power {
        Power::Approve(person) => world.try_approve(organiser, NAMES[person]),
        Power::Disapprove(person) => world.try_disapprove(organiser, NAMES[person]),
        Power::Invite(uses, seconds) => {
            world.try_invite(organiser, WORD, uses, model.now + seconds)
        }
        Power::Revoke => world.try_revoke(organiser, WORD),
        Power::JoinInvited(person, signed_for) => {
            let invitation = world.invitation(WORD, NAMES[signed_for]);
            world.try_join_invited(NAMES[person], invitation)
        }
        Power::SetOrder(number) => {
            let order = order_of(model.seats_taken(), number);
            let order: Vec<_> = order.into_iter().map(|seat| seat as u8).collect();
            world.try_set_order(organiser, &order)
        }
        Power::AcceptOrder(person) => {
            let order = model.proposal().iter().map(|&seat| seat as u8);
            world.try_accept_order(NAMES[person], &order.collect::<Vec<_>>())
        }
        Power::Reveal(person) => world.try_reveal(NAMES[person], &world.secret(NAMES[person])),
        Power::Draw => world.try_draw(),
        Power::Swap(first, second) => world.try_swap(NAMES[first], NAMES[second]),
        Power::Propose {
            member,
            newcomer,
            price,
        } => world.try_propose_hand_over(NAMES[member], NAMES[newcomer], price),
        Power::HandOver(member, signer) => {
            world.try_complete_hand_over(NAMES[member], NAMES[signer])
        }
        Power::Recover(member, signer) => world.try_complete_recovery(NAMES[member], NAMES[signer]),
        Power::Bid {
            member,
            discount_bps,
        } => world.try_bid(NAMES[member], model.round(), discount_bps),
        Power::OpenBid {
            member,
            discount_bps,
            ..
        } => world.try_reveal_bid(NAMES[member], model.round(), discount_bps),
        Power::Vote(person, ballot) => world.try_vote(NAMES[person], motion_of(world, ballot)),
        Power::VetoRecovery(person) => world.try_veto_recovery(NAMES[person]),
        Power::Pause(person) => world.try_pause(NAMES[person]),
        Power::Cancel(person) => world.try_cancel(NAMES[person]),
        Power::SetDeputy(person) => world.try_set_deputy(organiser, person.map(|p| NAMES[p])),
        Power::Succeed(person) => world.try_succeed(NAMES[person]),
        Power::Stay(person) => world.try_stay(NAMES[person]),
    }
}

fn motion_of(world: &World, ballot: Ballot) -> Motion {
    match ballot {
        Ballot::Pause => Motion::Pause,
        Ballot::Cancel => Motion::Cancel,
        Ballot::Recover(lost, fresh) => world.recover(NAMES[lost], NAMES[fresh]),
        Ballot::Veto(member) => world.veto(NAMES[member]),
        Ballot::Upgrade { genuine: true } => Motion::Upgrade(world.published_code()),
        Ballot::Upgrade { genuine: false } => {
            Motion::Upgrade(BytesN::from_array(&world.env, &[9; 32]))
        }
    }
}

/// A group that starts when full does so only where nothing else must happen first.
pub fn starts_when_full(plan: &Plan) -> bool {
    plan.start_rule == StartRule::WhenFull && plan.turn_order != TurnOrder::Fixed
}
