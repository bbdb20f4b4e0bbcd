//! One group, its token and its people, moved with verbs. Every call is signed by exactly the
//! person named, for exactly that call: a contract that asked for another signature would fail.
//!
//! The group is the native one, registered directly; with AJO_WASM=1 it is the built one, deployed
//! by the built factory.

mod calls;
mod powers;

use std::cell::RefCell;
use std::collections::BTreeMap;

use ajo_factory::FactoryClient;
use ajo_group::types::{GroupInfo, MemberInfo, RoundInfo};
use ajo_group::{deposit_for, Entry, Group, GroupClient, GroupConfig, TurnOrder};
use soroban_sdk::testutils::{
    Address as _, Events as _, IssuerFlags, Ledger as _, StellarAssetContract,
};
use soroban_sdk::token::{StellarAssetClient, TokenClient};
use soroban_sdk::xdr::ToXdr;
use soroban_sdk::{Address, Bytes, BytesN, Env, String};

use crate::published::PublishedBy;
use crate::setup::{new_env, upload_group, Plan, FACTORY_WASM, WEALTH};

const LEDGER_SECONDS: u64 = 5;

pub struct World {
    pub env: Env,
    pub config: GroupConfig,
    pub factory: Address,
    pub group: GroupClient<'static>,
    pub token: TokenClient<'static>,
    asset: Option<StellarAssetContract>,
    people: RefCell<BTreeMap<std::string::String, Address>>,
}

fn uses_wasm() -> bool {
    std::env::var_os("AJO_WASM").is_some()
}

impl World {
    /// A forming group of a Stellar asset, organised by Ada.
    pub fn new(plan: Plan) -> Self {
        let env = new_env();
        let asset = env.register_stellar_asset_contract_v2(Address::generate(&env));
        asset.issuer().set_flag(IssuerFlags::RevocableFlag);
        let token = asset.address();
        Self::build(env, token, Some(asset), plan, uses_wasm())
    }

    /// A forming group of any other token.
    pub fn with_token(env: Env, token: Address, plan: Plan) -> Self {
        Self::build(env, token, None, plan, uses_wasm())
    }

    /// A started group of these people, in this payout order; the first is the organiser.
    pub fn started(people: &[&str], plan: Plan) -> Self {
        let plan = Plan {
            max_members: people.len() as u32,
            ..plan
        };
        let world = Self::new(plan);
        world.join_all(people);
        world.start();
        world
    }

    fn build(
        env: Env,
        token: Address,
        asset: Option<StellarAssetContract>,
        plan: Plan,
        wasm: bool,
    ) -> Self {
        let organiser = Address::generate(&env);
        let mut people = BTreeMap::from([("Ada".into(), organiser.clone())]);
        let deputy = plan.deputy.map(|name| {
            let born = || Address::generate(&env);
            people.entry(name.into()).or_insert_with(born).clone()
        });
        let config = GroupConfig {
            name: String::from_str(&env, &plan.name),
            token: token.clone(),
            contribution: plan.contribution,
            frequency: plan.frequency,
            grace: plan.grace,
            max_members: plan.max_members,
            start_rule: plan.start_rule,
            start_by: plan.start_by,
            turn_order: plan.turn_order,
            admission: plan.admission,
            deposit_bps: plan.deposit_bps,
            late_fee_bps: plan.late_fee_bps,
            reserve_fee_bps: plan.reserve_fee_bps,
            default_after: plan.default_after,
            rulebook: BytesN::from_array(&env, &plan.rulebook),
            deputy,
        };
        env.mock_all_auths();
        if asset.is_some() {
            let issuer = StellarAssetClient::new(&env, &token);
            people
                .values()
                .for_each(|person| issuer.mint(person, &WEALTH));
        }
        let entry = entry_of(&env, &config, "Ada", &organiser);
        let (factory, group) = if wasm {
            let admin = Address::generate(&env);
            let factory = env.register(FACTORY_WASM, (admin, upload_group(&env)));
            let salt = BytesN::from_array(&env, &[7; 32]);
            let group = FactoryClient::new(&env, &factory).create_group(
                &organiser,
                &salt,
                &config,
                &plan.organiser_joins,
                &entry,
            );
            (factory, group)
        } else {
            let factory = Address::generate(&env);
            let terms = (&factory, &organiser, &config, plan.organiser_joins, &entry);
            let group = env.register(Group, terms);
            let deposit = deposit_for(&config, 1);
            if plan.organiser_joins && deposit > 0 {
                // As the factory does.
                TokenClient::new(&env, &token).transfer(&organiser, &group, &deposit);
            }
            (factory, group)
        };
        env.set_auths(&[]);
        Self {
            group: GroupClient::new(&env, &group),
            token: TokenClient::new(&env, &token),
            people: RefCell::new(people),
            factory,
            config,
            asset,
            env,
        }
    }

    // People

    /// The address of a person; whoever is named first is born with `WEALTH`.
    pub fn person(&self, name: &str) -> Address {
        if let Some(address) = self.people.borrow().get(name) {
            return address.clone();
        }
        let address = Address::generate(&self.env);
        self.enrich(&address);
        self.people
            .borrow_mut()
            .insert(name.into(), address.clone());
        address
    }

    /// Calls an address by a name.
    pub fn name(&self, name: &str, address: &Address) {
        self.people
            .borrow_mut()
            .insert(name.into(), address.clone());
    }

    fn enrich(&self, address: &Address) {
        if self.asset.is_some() {
            self.mint(address, WEALTH);
        }
    }

    pub fn mint(&self, to: &Address, amount: i128) {
        self.as_issuer(|asset| asset.mint(to, &amount));
    }

    /// From now on the token refuses to move this person's balance.
    pub fn freeze(&self, name: &str) {
        let address = self.person(name);
        self.as_issuer(|asset| asset.set_authorized(&address, &false));
    }

    pub fn thaw(&self, name: &str) {
        let address = self.person(name);
        self.as_issuer(|asset| asset.set_authorized(&address, &true));
    }

    fn as_issuer(&self, act: impl FnOnce(&StellarAssetClient)) {
        self.env.mock_all_auths();
        act(&StellarAssetClient::new(&self.env, &self.token.address));
        self.env.set_auths(&[]);
    }

    pub fn balance(&self, name: &str) -> i128 {
        self.token.balance(&self.person(name))
    }

    /// What somebody has won or lost since they were born.
    pub fn gain(&self, name: &str) -> i128 {
        self.balance(name) - WEALTH
    }

    pub fn escrow(&self) -> i128 {
        self.token.balance(&self.group.address)
    }

    // Time

    pub fn now(&self) -> u64 {
        self.env.ledger().timestamp()
    }

    /// Lets seconds pass, and the ledgers that close in them.
    pub fn jump(&self, seconds: u64) {
        self.env.ledger().with_mut(|ledger| {
            ledger.timestamp += seconds;
            ledger.sequence_number += (seconds / LEDGER_SECONDS) as u32;
        });
    }

    pub fn jump_to(&self, time: u64) {
        self.jump(time - self.now());
    }

    /// When a round is due.
    pub fn due_at(&self, round: u32) -> u64 {
        self.info().started_at + u64::from(round) * self.config.frequency
    }

    /// To the first second in which a round may be settled whoever has paid.
    pub fn jump_past_grace(&self, round: u32) {
        self.jump_to(self.due_at(round) + self.config.grace);
    }

    // Answers

    pub fn info(&self) -> GroupInfo {
        self.group.info()
    }

    pub fn members(&self) -> std::vec::Vec<MemberInfo> {
        self.group.members().iter().collect()
    }

    pub fn member(&self, name: &str) -> MemberInfo {
        let address = self.person(name);
        let mut members = self.group.members().iter();
        let found = members.find(|member| member.address == address);
        found.unwrap_or_else(|| panic!("{name} is not a member"))
    }

    pub fn rounds(&self) -> std::vec::Vec<RoundInfo> {
        self.group.rounds().iter().collect()
    }

    pub fn round(&self, round: u32) -> RoundInfo {
        self.group.rounds().get(round - 1).unwrap()
    }

    /// Compares the first thing that the group published in the last call.
    #[track_caller]
    pub fn assert_first_event(&self, expected: &dyn PublishedBy) {
        let published = self.env.events().all();
        let published = published.filter_by_contract(&self.group.address);
        let expected = expected.to_contract_event(&self.env, &self.group.address);
        assert_eq!(published.events().first(), Some(&expected));
    }

    /// Compares all that the group published in the last call, typed and in order.
    #[track_caller]
    pub fn assert_events(&self, expected: &[&dyn PublishedBy]) {
        let published = self.env.events().all();
        let published = published.filter_by_contract(&self.group.address);
        let expected: std::vec::Vec<_> = expected
            .iter()
            .map(|event| event.to_contract_event(&self.env, &self.group.address))
            .collect();
        assert_eq!(published.events(), expected);
    }
}

/// What somebody brings who joins: under Random, the commitment to a secret made of their name.
fn entry_of(env: &Env, config: &GroupConfig, name: &str, address: &Address) -> Entry {
    let commits = config.turn_order == TurnOrder::Random;
    Entry {
        commitment: commits.then(|| {
            let mut opened = Bytes::from(secret_of(env, name));
            opened.append(&address.clone().to_xdr(env));
            env.crypto().sha256(&opened).to_bytes()
        }),
        invitation: None,
    }
}

fn secret_of(env: &Env, name: &str) -> BytesN<32> {
    let name = Bytes::from_slice(env, name.as_bytes());
    env.crypto().sha256(&name).to_bytes()
}
