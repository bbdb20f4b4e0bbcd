//! The group as an indexer sees it: built from events alone.

mod powers;

use std::cell::RefCell;
use std::collections::BTreeMap;

use ajo_group::types::{ContributionKind, GroupStatus};
use soroban_sdk::testutils::Events as _;
use soroban_sdk::xdr::{ContractEventBody, ScVal};
use soroban_sdk::{Address, Bytes, Env, Symbol, TryFromVal, Val};

thread_local! {
    /// How often each event was published, and each kind of contribution made, in all lives of one test.
    pub static SEEN: RefCell<BTreeMap<String, u64>> = const { RefCell::new(BTreeMap::new()) };
}

fn see(name: String) {
    SEEN.with_borrow_mut(|seen| *seen.entry(name).or_default() += 1);
}

/// What the events tell of one member.
#[derive(Clone, Debug, Default)]
pub struct Account {
    seat: u32,
    /// The last round paid.
    pub paid: u32,
    pub held: i128,
    pub deposit: i128,
    /// Contributions to be given back.
    pub credits: i128,
    pub share: i128,
    pub dividend: i128,
    pub standing: bool,
    pub defaulted: bool,
    pub exited: bool,
}

#[derive(Debug)]
pub struct Replay {
    contribution: i128,
    /// Addresses in the order of joining, or of turns once started.
    pub members: Vec<Address>,
    pub accounts: BTreeMap<Address, Account>,
    pub started_at: u64,
    pub reserve: i128,
    /// Payout, missing contributions and what is still short, of each settled round.
    pub settled: Vec<(i128, u32, i128)>,
    /// Round -> the last turn that owes it.
    vacated: BTreeMap<u32, u32>,
    pub organiser: Option<Address>,
    pub deputy: Option<Address>,
    pub paused_until: u64,
    drawing: bool,
    ended: Option<GroupStatus>,
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

impl Record {
    /// A field that may be left out.
    fn find<T: TryFromVal<Env, Val>>(&self, name: &str) -> Option<T> {
        let value = self.data.get(name)?;
        Some(decode(&self.env, value))
    }
}

fn decode<T: TryFromVal<Env, Val>>(env: &Env, value: &ScVal) -> T {
    let value = Val::try_from_val(env, value).expect("an event holds host values");
    T::try_from_val(env, &value).unwrap_or_else(|_| panic!("an event of another type"))
}

impl Replay {
    pub fn status(&self) -> GroupStatus {
        match (self.ended, self.started_at) {
            (Some(end), _) => end,
            (None, 0) if self.drawing => GroupStatus::Drawing,
            (None, 0) => GroupStatus::Forming,
            (None, _) => GroupStatus::Active,
        }
    }

    pub fn new(contribution: i128) -> Self {
        Self {
            contribution,
            members: vec![],
            accounts: BTreeMap::new(),
            started_at: 0,
            reserve: 0,
            settled: vec![],
            vacated: BTreeMap::new(),
            organiser: None,
            deputy: None,
            paused_until: 0,
            drawing: false,
            ended: None,
        }
    }

    /// Who leads, as the group was opened.
    pub fn lead(&mut self, organiser: Address, deputy: Option<Address>) {
        self.organiser = Some(organiser);
        self.deputy = deputy;
    }

    /// The seat an organiser took while opening.
    pub fn seat_organiser(&mut self, organiser: Address, deposit: i128) {
        self.members.push(organiser.clone());
        let account = Account {
            deposit,
            ..Account::default()
        };
        self.accounts.insert(organiser, account);
    }

    /// Takes in what the group published in the last call. Returns the events' names.
    pub fn read(&mut self, env: &Env, group: &Address) -> Vec<String> {
        let published = env.events().all().filter_by_contract(group);
        let mut names = vec![];
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
            let name = self.apply(&Record {
                env: env.clone(),
                topics: body.topics.to_vec(),
                data: data.collect(),
            });
            names.push(name);
        }
        if self.ended == Some(GroupStatus::Completed) {
            // What came in since has been handed to the heir, openly.
            self.reserve = 0;
        }
        names
    }

    fn apply(&mut self, event: &Record) -> String {
        let env = &event.env;
        assert_eq!(event.topic::<Symbol>(0), Symbol::new(env, "ajo"));
        let name = event.topic::<Symbol>(1).to_string();
        see(name.clone());
        match name.as_str() {
            "group_opened" => {}
            "member_joined" => {
                let member: Address = event.topic(2);
                let account = Account {
                    seat: event.field("seat"),
                    deposit: event.field("deposit"),
                    ..Account::default()
                };
                self.members.push(member.clone());
                self.accounts.insert(member, account);
            }
            "member_left" => {
                let member: Address = event.topic(2);
                self.members.retain(|other| *other != member);
                let account = self.accounts.remove(&member).unwrap();
                assert_eq!(account.deposit, event.field::<i128>("refund"));
            }
            "group_started" => {
                self.started_at = event.field("started_at");
                self.members = self.addresses(&event.field("order"));
            }
            "contributed" => self.contributed(event),
            "deposit_added" => self.account(event).deposit += event.field::<i128>("amount"),
            "standing_order_set" => self.account(event).standing = event.field("on"),
            "member_late" => {
                let round: u32 = event.topic(3);
                assert!(self.account(event).paid < round);
            }
            "member_defaulted" => {
                let forfeited: i128 = event.field("forfeited");
                let account = self.account(event);
                account.defaulted = true;
                account.deposit -= forfeited;
                self.reserve += forfeited;
            }
            "member_cured" => self.account(event).defaulted = false,
            "turn_vacated" => self.vacated(event),
            "round_settled" => {
                let amount: i128 = event.field("amount");
                let kept: i128 = event.field("kept");
                let missing = event.field("missing");
                self.settled
                    .push((amount + kept, missing, event.field("short")));
                assert_eq!(event.topic::<u32>(2) as usize, self.settled.len());
                let account = self.accounts.get_mut(&event.topic::<Address>(3)).unwrap();
                account.deposit += kept;
                // What was forfeited in this settlement, kept deposit included, is told before it.
                if event.field("held") {
                    account.held += amount;
                }
                self.reserve = event.field("reserve");
                self.share_discount(event.field("discount"));
            }
            "payout_held" => self.account(event).held += event.field::<i128>("amount"),
            "payout_claimed" => {
                let from_deposit: i128 = event.field("from_deposit");
                let contribution = self.contribution;
                let account = self.account(event);
                let rest = account.held
                    + account.credits * contribution
                    + account.share
                    + account.dividend;
                assert_eq!(event.field::<i128>("amount"), rest + from_deposit);
                account.deposit -= from_deposit;
                (account.held, account.credits) = (0, 0);
                (account.share, account.dividend) = (0, 0);
            }
            "group_completed" => {
                self.share(event);
                self.ended = Some(GroupStatus::Completed);
            }
            other => self.apply_power(other, event),
        }
        name
    }

    fn contributed(&mut self, event: &Record) {
        let round: u32 = event.topic(3);
        let amount: i128 = event.field("amount");
        let fee: i128 = event.find("fee").unwrap_or(0);
        let kind: ContributionKind = event.field("kind");
        see(format!("{kind:?}"));
        let account = self.account(event);
        assert!(account.paid < round, "rounds are paid oldest first");
        account.paid = round;
        if kind == ContributionKind::FromDeposit {
            account.deposit -= amount + fee;
        }
        self.reserve += fee;
        if let Some(forwarded) = event.find::<i128>("forwarded") {
            self.settled[round as usize - 1].2 -= forwarded;
            self.reserve += amount - forwarded;
        }
    }

    fn vacated(&mut self, event: &Record) {
        let paid: u32 = event.field("paid");
        let returned: u32 = event.field("returned");
        let account = self.account(event);
        account.exited = true;
        account.paid = paid;
        account.credits += i128::from(returned);
        for credited in self.addresses(&event.field("credited")) {
            self.accounts.get_mut(&credited).unwrap().credits += 1;
        }
        if !event.field::<bool>("by_choice") {
            // Those whom the defaulter owes pay nothing for this round instead.
            for round in paid + 1..=self.settled.len() as u32 {
                if !self.vacated.contains_key(&round) {
                    let short = &mut self.settled[round as usize - 1].2;
                    *short = (*short - self.contribution).max(0);
                }
            }
        }
        self.vacated.insert(event.topic(3), paid);
    }

    fn account(&mut self, event: &Record) -> &mut Account {
        self.accounts.get_mut(&event.topic::<Address>(2)).unwrap()
    }

    fn addresses(&self, seats: &Bytes) -> Vec<Address> {
        let holder = |seat: u8| {
            let mut all = self.accounts.iter();
            let found = all.find(|(_, account)| account.seat == u32::from(seat));
            found.unwrap().0.clone()
        };
        seats.iter().map(holder).collect()
    }
}
