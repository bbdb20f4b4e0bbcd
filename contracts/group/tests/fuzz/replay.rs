//! The group as an indexer sees it: built from events alone.

use std::collections::BTreeMap;

use ajo_group::types::GroupStatus;
use soroban_sdk::testutils::Events as _;
use soroban_sdk::xdr::{ContractEventBody, ScVal};
use soroban_sdk::{Address, Bytes, Env, Symbol, TryFromVal, Val};

#[derive(Debug, Default)]
pub struct Replay {
    /// Seat -> who sits there.
    seats: BTreeMap<u32, Address>,
    /// Addresses in the order of joining, or of turns once started.
    pub members: Vec<Address>,
    pub paid: BTreeMap<Address, u32>,
    pub held: BTreeMap<Address, i128>,
    pub started_at: u64,
    /// Amount and missing contributions of each settled round.
    pub settled: Vec<(i128, u32)>,
    completed: bool,
}

struct Record {
    env: Env,
    topics: Vec<ScVal>,
    data: BTreeMap<String, ScVal>,
}

impl Record {
    fn topic<T: TryFromVal<Env, Val>>(&self, index: usize) -> T {
        decode(&self.env, &self.topics[index])
    }

    fn field<T: TryFromVal<Env, Val>>(&self, name: &str) -> T {
        decode(&self.env, &self.data[name])
    }
}

fn decode<T: TryFromVal<Env, Val>>(env: &Env, value: &ScVal) -> T {
    let value = Val::try_from_val(env, value).expect("an event holds host values");
    T::try_from_val(env, &value).unwrap_or_else(|_| panic!("an event of another type"))
}

impl Replay {
    pub fn status(&self) -> GroupStatus {
        match (self.started_at, self.completed) {
            (0, _) => GroupStatus::Forming,
            (_, false) => GroupStatus::Active,
            (_, true) => GroupStatus::Completed,
        }
    }

    pub fn held(&self, member: &Address) -> i128 {
        self.held.get(member).copied().unwrap_or(0)
    }

    /// The seat an organiser took while opening.
    pub fn seat_organiser(&mut self, organiser: Address) {
        self.seats.insert(0, organiser.clone());
        self.members.push(organiser.clone());
        self.paid.insert(organiser, 0);
    }

    /// Takes in what the group published in the last call. Returns how many events.
    pub fn read(&mut self, env: &Env, group: &Address) -> usize {
        let published = env.events().all().filter_by_contract(group);
        for event in published.events() {
            let ContractEventBody::V0(body) = &event.body;
            let ScVal::Map(Some(fields)) = &body.data else {
                panic!("an event's data is a map");
            };
            let data = fields.iter().map(|field| {
                let ScVal::Symbol(name) = &field.key else {
                    panic!("an event's fields have names");
                };
                (name.to_utf8_string_lossy(), field.val.clone())
            });
            self.apply(&Record {
                env: env.clone(),
                topics: body.topics.to_vec(),
                data: data.collect(),
            });
        }
        published.events().len()
    }

    fn apply(&mut self, event: &Record) {
        let env = &event.env;
        assert_eq!(event.topic::<Symbol>(0), Symbol::new(env, "ajo"));
        match event.topic::<Symbol>(1).to_string().as_str() {
            "group_opened" => {}
            "member_joined" => {
                let member: Address = event.topic(2);
                self.seats.insert(event.field("seat"), member.clone());
                self.members.push(member.clone());
                self.paid.insert(member, 0);
            }
            "member_left" => {
                let member: Address = event.topic(2);
                self.seats.remove(&event.field("seat"));
                self.members.retain(|other| *other != member);
                self.paid.remove(&member);
            }
            "group_started" => {
                self.started_at = event.field("started_at");
                let order: Bytes = event.field("order");
                let seats = order.iter().map(u32::from);
                self.members = seats.map(|seat| self.seats[&seat].clone()).collect();
            }
            "contributed" => {
                let paid = self.paid.get_mut(&event.topic::<Address>(2)).unwrap();
                *paid += 1;
                assert_eq!(*paid, event.topic::<u32>(3), "rounds are paid oldest first");
            }
            "member_late" => {
                let member: Address = event.topic(2);
                assert!(self.paid[&member] < event.topic::<u32>(3));
            }
            "round_settled" => {
                let amount: i128 = event.field("amount");
                self.settled.push((amount, event.field("missing")));
                assert_eq!(event.topic::<u32>(2) as usize, self.settled.len());
                if event.field("held") {
                    self.hold(event.topic(3), amount);
                }
            }
            "payout_held" => self.hold(event.topic(2), event.field("amount")),
            "payout_claimed" => {
                let amount: i128 = event.field("amount");
                self.hold(event.topic(2), -amount);
            }
            "group_completed" => self.completed = true,
            other => panic!("an event nobody knows: {other}"),
        }
    }

    fn hold(&mut self, member: Address, amount: i128) {
        *self.held.entry(member).or_default() += amount;
    }
}
