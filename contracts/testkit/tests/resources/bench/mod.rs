//! A group of the built contracts that one account pays, signs and organises for: the transaction's
//! own, as on the network, with no signature of its own to check and a trustline to pay from.

mod account;
mod forming;
mod money;
mod powers;
mod signing;
mod views;

use ajo_factory::FactoryClient;
use ajo_group::{Admission, Entry, GroupClient, GroupConfig, StartRule, TurnOrder};
use ajo_testkit::{new_env, upload_group, FACTORY_WASM, WEALTH};
use soroban_sdk::testutils::{Address as _, EnvTestConfig, IssuerFlags, Ledger as _};
use soroban_sdk::token::StellarAssetClient;
use soroban_sdk::{Address, BytesN, Env, IntoVal, String, Val, Vec};

use account::{account, MY_KEY, PARTNERS_KEY};
use signing::by_source;

const C: i128 = 1_000_000_000;
const WEEK: u64 = 604_800;
const DAY: u64 = 86_400;

/// What somebody brings to a group that asks for nothing.
const NOTHING: Entry = Entry {
    commitment: None,
    invitation: None,
};

#[derive(Clone, Copy, Debug)]
pub struct Cost {
    pub instructions: i64,
    pub memory: i64,
    pub reads: u32,
    pub writes: u32,
    pub write_bytes: u32,
    pub event_bytes: u32,
    pub fee: i64,
}

/// What the group is like, and what the measured account is in it.
#[derive(Clone, Copy)]
pub struct Setting {
    /// Otherwise the partner does.
    pub i_organise: bool,
    /// As the last; otherwise all seats are others'.
    pub i_join: bool,
    pub turn_order: TurnOrder,
    pub admission: Admission,
    pub start_rule: StartRule,
    pub deposit_bps: u32,
    pub late_fee_bps: u32,
    pub reserve_fee_bps: u32,
    pub default_after: u32,
}

impl Setting {
    /// Nothing but contributions; the organiser is a member.
    pub const PLAIN: Self = Self {
        i_organise: true,
        i_join: true,
        turn_order: TurnOrder::Joining,
        admission: Admission::Open,
        start_rule: StartRule::ByOrganiser,
        deposit_bps: 0,
        late_fee_bps: 0,
        reserve_fee_bps: 0,
        default_after: 0,
    };

    /// With deposits and fees, in default with one round unpaid.
    pub const SECURED: Self = Self {
        deposit_bps: 10_000,
        late_fee_bps: 1_000,
        reserve_fee_bps: 500,
        default_after: 1,
        ..Self::PLAIN
    };

    /// In default with two rounds unpaid, and a late fee for each.
    pub const STRICT: Self = Self {
        late_fee_bps: 1_000,
        default_after: 2,
        ..Self::PLAIN
    };
}

pub struct Bench {
    env: Env,
    group: GroupClient<'static>,
    factory: Address,
    token: Address,
    /// The transaction's own account.
    me: Address,
    /// The other members, in the order of joining. The last is the partner: an account whose
    /// signature is sent along.
    others: std::vec::Vec<Address>,
    hosts: u8,
}

impl Bench {
    /// A group of so many seats, and what creating it cost.
    pub fn create(members: usize, setting: Setting) -> (Self, Cost) {
        let env = new_env();
        let asset = env.register_stellar_asset_contract_v2(Address::generate(&env));
        asset.issuer().set_flag(IssuerFlags::RevocableFlag);
        let me = account(&env, &asset, MY_KEY);
        let partner = account(&env, &asset, PARTNERS_KEY);
        let admin = Address::generate(&env);
        let factory = env.register(FACTORY_WASM, (admin, upload_group(&env)));
        let factory = FactoryClient::new(&env, &factory);
        let config = config_of(&env, &asset.address(), members, setting);
        // The registry's first page exists, as it nearly always does.
        env.mock_all_auths();
        let salt = BytesN::from_array(&env, &[1; 32]);
        factory.create_group(&Address::generate(&env), &salt, &config, &false, &NOTHING);
        let salt = BytesN::from_array(&env, &[2; 32]);
        let organiser = if setting.i_organise { &me } else { &partner };
        if setting.i_organise {
            let args: Vec<Val> = (organiser, &salt, &config, false, NOTHING).into_val(&env);
            env.set_auths(&[by_source(&factory.address, "create_group", args, None)]);
        }
        let group = factory.create_group(organiser, &salt, &config, &false, &NOTHING);
        let created = last_cost(&env);

        env.mock_all_auths();
        let issuer = StellarAssetClient::new(&env, &asset.address());
        let strangers = members - 1 - usize::from(setting.i_join);
        let others = (0..strangers).map(|_| Address::generate(&env));
        let others: std::vec::Vec<_> = others.chain([partner]).collect();
        let all = others.iter().chain([&me]);
        all.for_each(|person| issuer.mint(person, &WEALTH));
        let group = GroupClient::new(&env, &group);
        let bench = Self {
            factory: factory.address.clone(),
            token: asset.address(),
            hosts: 0,
            group,
            me,
            others,
            env,
        };
        (bench, created)
    }

    pub fn forming(members: usize, setting: Setting) -> Self {
        Self::create(members, setting).0
    }

    pub fn started(members: usize, setting: Setting) -> Self {
        let mut bench = Self::forming(members, setting);
        bench.others_join();
        if setting.i_join {
            bench.join();
        }
        bench.env.mock_all_auths();
        bench.group.start();
        bench
    }

    fn partner(&self) -> &Address {
        &self.others[self.others.len() - 1]
    }

    /// Moves into a host that has read nothing but what `info` reads: what a host has read before
    /// makes its next call dearer, and on the network every transaction gets a fresh one. The
    /// contracts' code is in its cache, as there.
    fn refresh(&mut self) {
        let mut env = Env::from_snapshot(self.env.to_snapshot());
        env.set_config(EnvTestConfig {
            capture_snapshot_at_drop: false,
        });
        // Otherwise it would draw the nonces of signatures that the last one drew.
        self.hosts += 1;
        env.host().set_base_prng_seed([self.hosts; 32]).unwrap();
        let moved = |address: &Address| Address::from_str(&env, &strkey(address));
        self.group = GroupClient::new(&env, &moved(&self.group.address));
        self.token = moved(&self.token);
        self.factory = moved(&self.factory);
        self.me = moved(&self.me);
        self.others = self.others.iter().map(moved).collect();
        self.group.info();
        self.env = env;
    }

    fn paid(&self, member: &Address) -> u32 {
        let mut members = self.group.members().iter();
        members.find(|m| m.address == *member).unwrap().paid_rounds
    }

    /// To when the current round is due.
    fn jump_to_due(&self) {
        let info = self.group.info();
        let due_at = info.started_at + u64::from(info.round) * WEEK;
        self.jump(due_at.saturating_sub(self.env.ledger().timestamp()));
    }

    fn jump(&self, seconds: u64) {
        self.env.ledger().with_mut(|ledger| {
            ledger.timestamp += seconds;
            ledger.sequence_number += (seconds / 5) as u32;
        });
    }

    fn cost(&self) -> Cost {
        last_cost(&self.env)
    }
}

fn config_of(env: &Env, token: &Address, members: usize, setting: Setting) -> GroupConfig {
    GroupConfig {
        name: String::from_str(env, "Ikeja traders"),
        token: token.clone(),
        contribution: C,
        frequency: WEEK,
        grace: WEEK / 7,
        max_members: members as u32,
        start_rule: setting.start_rule,
        start_by: 0,
        turn_order: setting.turn_order,
        admission: setting.admission,
        deposit_bps: setting.deposit_bps,
        late_fee_bps: setting.late_fee_bps,
        reserve_fee_bps: setting.reserve_fee_bps,
        default_after: setting.default_after,
        rulebook: BytesN::from_array(env, &[0; 32]),
        deputy: None,
    }
}

fn strkey(address: &Address) -> std::string::String {
    address.to_string().to_string()
}

fn last_cost(env: &Env) -> Cost {
    let used = env.cost_estimate().resources();
    let fee = env.cost_estimate().fee();
    Cost {
        instructions: used.instructions,
        memory: used.mem_bytes,
        reads: used.memory_read_entries + used.disk_read_entries,
        writes: used.write_entries,
        write_bytes: used.write_bytes,
        event_bytes: used.contract_events_size_bytes,
        fee: fee.total - fee.persistent_entry_rent - fee.temporary_entry_rent,
    }
}
