//! A group of the built contracts whose organiser is the transaction's own account, as on the
//! network: no signature of its own to check, a trustline to pay from.

use std::rc::Rc;

use ajo_factory::FactoryClient;
use ajo_group::{Admission, Entry, GroupClient, GroupConfig, StartRule, TurnOrder};
use ajo_testkit::{new_env, upload_group, FACTORY_WASM, WEALTH};
use soroban_sdk::testutils::{
    Address as _, EnvTestConfig, IssuerFlags, Ledger as _, StellarAssetContract,
};
use soroban_sdk::token::{StellarAssetClient, TokenClient};
use soroban_sdk::xdr::{
    AccountEntry, AccountEntryExt, AccountId, AlphaNum4, AssetCode4, InvokeContractArgs,
    LedgerEntry, LedgerEntryData, LedgerEntryExt, LedgerKey, LedgerKeyAccount, LedgerKeyTrustLine,
    PublicKey, ScAddress, SequenceNumber, SorobanAuthorizationEntry, SorobanAuthorizedFunction,
    SorobanAuthorizedInvocation, SorobanCredentials, Thresholds, TrustLineAsset, TrustLineEntry,
    TrustLineEntryExt, Uint256, VecM,
};
use soroban_sdk::{Address, BytesN, Env, IntoVal, String, TryFromVal, Val, Vec};

const C: i128 = 1_000_000_000;
const WEEK: u64 = 604_800;

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

pub struct Bench {
    env: Env,
    group: GroupClient<'static>,
    token: Address,
    organiser: Address,
    /// Everyone but the organiser, who joins last.
    others: std::vec::Vec<Address>,
    hosts: u8,
}

impl Bench {
    /// A plain group of `members` seats, and what creating it cost.
    pub fn create(members: usize) -> (Self, Cost) {
        Self::create_with(members, (0, 0, 0, 0))
    }

    /// A started group with deposits and fees, in default with one round unpaid.
    pub fn secured(members: usize) -> Self {
        let (mut bench, _) = Self::create_with(members, (10_000, 1_000, 500, 1));
        bench.join_everyone();
        bench.start();
        bench
    }

    /// With a deposit, a late fee, a reserve fee, and default after so many rounds.
    fn create_with(members: usize, rules: (u32, u32, u32, u32)) -> (Self, Cost) {
        let (deposit_bps, late_fee_bps, reserve_fee_bps, default_after) = rules;
        let env = new_env();
        let asset = env.register_stellar_asset_contract_v2(Address::generate(&env));
        asset.issuer().set_flag(IssuerFlags::RevocableFlag);
        let organiser = source_account(&env, &asset);
        let admin = Address::generate(&env);
        let factory = env.register(FACTORY_WASM, (admin, upload_group(&env)));
        let factory = FactoryClient::new(&env, &factory);
        let config = GroupConfig {
            name: String::from_str(&env, "Ikeja traders"),
            token: asset.address(),
            contribution: C,
            frequency: WEEK,
            grace: WEEK / 7,
            max_members: members as u32,
            start_rule: StartRule::ByOrganiser,
            start_by: 0,
            turn_order: TurnOrder::Joining,
            admission: Admission::Open,
            deposit_bps,
            late_fee_bps,
            reserve_fee_bps,
            default_after,
            rulebook: BytesN::from_array(&env, &[0; 32]),
            deputy: None,
        };
        // The registry's first page exists, as it nearly always does.
        env.mock_all_auths();
        let salt = BytesN::from_array(&env, &[1; 32]);
        factory.create_group(&Address::generate(&env), &salt, &config, &false, &NOTHING);
        let salt = BytesN::from_array(&env, &[2; 32]);
        let args: Vec<Val> = (&organiser, &salt, &config, false, NOTHING).into_val(&env);
        sign(&env, &factory.address, "create_group", args, None);
        let group = factory.create_group(&organiser, &salt, &config, &false, &NOTHING);
        let created = last_cost(&env);

        env.mock_all_auths();
        let issuer = StellarAssetClient::new(&env, &asset.address());
        let others = (1..members).map(|_| Address::generate(&env));
        let others: std::vec::Vec<_> = others.collect();
        others.iter().for_each(|other| issuer.mint(other, &WEALTH));
        let group = GroupClient::new(&env, &group);
        let token = asset.address();
        let bench = Self {
            env,
            group,
            token,
            organiser,
            others,
            hosts: 0,
        };
        (bench, created)
    }

    pub fn started(members: usize) -> Self {
        let (mut bench, _) = Self::create(members);
        bench.join_everyone();
        bench.start();
        bench
    }

    /// What the last joining cost.
    pub fn join_everyone(&mut self) -> Cost {
        self.env.mock_all_auths();
        let no_rulebook = BytesN::from_array(&self.env, &[0; 32]);
        for other in &self.others {
            self.group.join(other, &no_rulebook, &NOTHING);
        }
        let deposit = self.group.members().get(0).unwrap().deposit;
        self.refresh();
        let no_rulebook = BytesN::from_array(&self.env, &[0; 32]);
        let args = (&self.organiser, &no_rulebook, NOTHING).into_val(&self.env);
        let transfer = self.transfer(deposit);
        self.sign("join", args, transfer);
        self.group.join(&self.organiser, &no_rulebook, &NOTHING);
        self.cost()
    }

    pub fn start(&mut self) -> Cost {
        self.refresh();
        self.sign("start", ().into_val(&self.env), None);
        self.group.start();
        self.cost()
    }

    pub fn everyone_else_pays(&mut self) {
        self.env.mock_all_auths();
        for other in &self.others {
            let round = self.paid(other) + 1;
            self.group.contribute(other, other, &round, &1);
        }
    }

    pub fn everyone_pays(&mut self) {
        self.everyone_else_pays();
        self.contribute(1);
    }

    /// The organiser pays this many rounds.
    pub fn contribute(&mut self, rounds: u32) -> Cost {
        let round = self.paid(&self.organiser) + 1;
        self.refresh();
        let payer = &self.organiser;
        let args: Vec<Val> = (payer, payer, round, rounds).into_val(&self.env);
        let transfer = self.transfer(C * i128::from(rounds));
        self.sign("contribute", args, transfer);
        self.group.contribute(payer, payer, &round, &rounds);
        self.cost()
    }

    pub fn contribute_late(&mut self, rounds: u32) -> Cost {
        self.contribute(rounds)
    }

    pub fn rounds_left(&self) -> u32 {
        self.group.info().total_rounds - self.paid(&self.organiser)
    }

    pub fn settle(&mut self) -> Cost {
        self.refresh();
        self.group.settle_round();
        self.cost()
    }

    pub fn settle_overdue(&mut self) -> Cost {
        let info = self.group.info();
        let due_at = info.started_at + u64::from(info.round) * WEEK + WEEK / 7;
        let now = self.env.ledger().timestamp();
        self.jump(due_at.saturating_sub(now));
        self.settle()
    }

    /// Settles in as many calls as it takes. Returns what the closing one cost.
    pub fn settle_in_slices(&mut self) -> Cost {
        let mut cost = self.settle_overdue();
        let round = self.group.info().round;
        while round == 1 && self.group.info().round == round {
            cost = self.settle();
        }
        cost
    }

    /// The organiser lets this many rounds go by unpaid; everybody else pays them.
    pub fn everyone_else_settles(&mut self, rounds: u32) {
        for _ in 0..rounds {
            self.everyone_else_pays();
            self.settle_overdue();
            // As the keeper does.
            self.group.extend_ttl();
        }
    }

    /// The organiser's own round, the last, having paid none before.
    pub fn settle_most_arrears(&mut self) -> Cost {
        self.everyone_else_settles(self.others.len() as u32);
        // The more members are late as well, the more is published.
        let payers = self.others.iter().take(8);
        self.env.mock_all_auths();
        for other in payers {
            self.group
                .contribute(other, other, &(self.paid(other) + 1), &1);
        }
        self.settle_overdue()
    }

    /// Everybody lets the group draw their contributions.
    pub fn everyone_else_orders(&self) {
        self.env.mock_all_auths();
        for other in &self.others {
            self.allow(other);
            self.group.set_standing_order(other, &true);
        }
    }

    pub fn set_standing_order(&mut self) -> Cost {
        self.env.mock_all_auths();
        self.allow(&self.organiser);
        self.refresh();
        let args = (&self.organiser, true).into_val(&self.env);
        self.sign("set_standing_order", args, None);
        self.group.set_standing_order(&self.organiser, &true);
        self.cost()
    }

    fn allow(&self, member: &Address) {
        let until = self.env.ledger().sequence() + 3_000_000;
        let token = TokenClient::new(&self.env, &self.token);
        token.approve(member, &self.group.address, &(100 * C), &until);
    }

    /// The first recipient, who could be asked for more after receiving, has deposited more.
    pub fn deposit(&mut self) -> Cost {
        self.refresh();
        let payer = &self.organiser;
        let args = (payer, &self.others[0], C).into_val(&self.env);
        let transfer = self.transfer(C);
        self.sign("deposit", args, transfer);
        self.group.deposit(payer, &self.others[0], &C);
        self.cost()
    }

    /// The organiser leaves, everybody else having paid all rounds ahead.
    pub fn exit(&mut self) -> Cost {
        self.env.mock_all_auths();
        let rounds = self.group.info().total_rounds;
        for other in &self.others {
            self.group.contribute(other, other, &1, &rounds);
        }
        self.refresh();
        self.sign("exit", (&self.organiser,).into_val(&self.env), None);
        self.group.exit(&self.organiser);
        self.cost()
    }

    fn transfer(&self, amount: i128) -> Option<(Address, Vec<Val>)> {
        let args = (&self.organiser, &self.group.address, amount).into_val(&self.env);
        (amount > 0).then(|| (self.token.clone(), args))
    }

    pub fn freeze_first_recipient(&mut self) {
        self.authorise_first(false);
    }

    pub fn thaw_and_claim(&mut self) -> Cost {
        self.authorise_first(true);
        self.refresh();
        self.group.claim(&self.others[0]);
        self.cost()
    }

    fn authorise_first(&self, authorised: bool) {
        self.env.mock_all_auths();
        let issuer = StellarAssetClient::new(&self.env, &self.token);
        issuer.set_authorized(&self.others[0], &authorised);
    }

    /// Until what is renewed has too little life left.
    pub fn age(&self) {
        self.jump(91 * 86_400);
    }

    pub fn extend_ttl(&mut self) -> Cost {
        self.refresh();
        self.group.extend_ttl();
        self.cost()
    }

    pub fn info(&mut self) -> Cost {
        self.refresh();
        self.group.info();
        self.cost()
    }

    pub fn members(&mut self) -> Cost {
        self.refresh();
        self.group.members();
        self.cost()
    }

    pub fn rounds(&mut self) -> Cost {
        self.refresh();
        self.group.rounds();
        self.cost()
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
        self.organiser = moved(&self.organiser);
        self.others = self.others.iter().map(moved).collect();
        self.group.info();
        self.env = env;
    }

    fn paid(&self, member: &Address) -> u32 {
        let mut members = self.group.members().iter();
        members.find(|m| m.address == *member).unwrap().paid_rounds
    }

    fn jump(&self, seconds: u64) {
        self.env.ledger().with_mut(|ledger| {
            ledger.timestamp += seconds;
            ledger.sequence_number += (seconds / 5) as u32;
        });
    }

    fn sign(&self, function: &str, args: Vec<Val>, transfer: Option<(Address, Vec<Val>)>) {
        sign(&self.env, &self.group.address, function, args, transfer);
    }

    fn cost(&self) -> Cost {
        last_cost(&self.env)
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

/// The next call is authorised by the transaction's own account.
fn sign(
    env: &Env,
    contract: &Address,
    function: &str,
    args: Vec<Val>,
    transfer: Option<(Address, Vec<Val>)>,
) {
    let transfer = transfer.map(|(token, args)| invocation(&token, "transfer", args, None));
    env.set_auths(&[SorobanAuthorizationEntry {
        credentials: SorobanCredentials::SourceAccount,
        root_invocation: invocation(contract, function, args, transfer),
    }]);
}

fn invocation(
    contract: &Address,
    function: &str,
    args: Vec<Val>,
    sub_invocation: Option<SorobanAuthorizedInvocation>,
) -> SorobanAuthorizedInvocation {
    SorobanAuthorizedInvocation {
        function: SorobanAuthorizedFunction::ContractFn(InvokeContractArgs {
            contract_address: contract.into(),
            function_name: function.try_into().unwrap(),
            args: args.into(),
        }),
        sub_invocations: sub_invocation
            .into_iter()
            .collect::<std::vec::Vec<_>>()
            .try_into()
            .unwrap(),
    }
}

/// The account the test host runs transactions for, with a trustline that holds `WEALTH`.
fn source_account(env: &Env, asset: &StellarAssetContract) -> Address {
    let account_id = AccountId(PublicKey::PublicKeyTypeEd25519(Uint256([0; 32])));
    let account = LedgerEntryData::Account(AccountEntry {
        account_id: account_id.clone(),
        balance: 1_000_000_000,
        seq_num: SequenceNumber(1),
        num_sub_entries: 1,
        inflation_dest: None,
        flags: 0,
        home_domain: Default::default(),
        thresholds: Thresholds([1, 0, 0, 0]),
        signers: VecM::default(),
        ext: AccountEntryExt::V0,
    });
    let key = LedgerKey::Account(LedgerKeyAccount {
        account_id: account_id.clone(),
    });
    add_entry(env, key, account);

    let ScAddress::Account(issuer) = ScAddress::from(&asset.issuer().address()) else {
        panic!("an asset's issuer is an account");
    };
    let asset = TrustLineAsset::CreditAlphanum4(AlphaNum4 {
        asset_code: AssetCode4(*b"aaa\0"),
        issuer,
    });
    let trustline = LedgerEntryData::Trustline(TrustLineEntry {
        account_id: account_id.clone(),
        asset: asset.clone(),
        balance: WEALTH as i64,
        limit: i64::MAX,
        // AUTHORIZED_FLAG
        flags: 1,
        ext: TrustLineEntryExt::V0,
    });
    let key = LedgerKey::Trustline(LedgerKeyTrustLine {
        account_id: account_id.clone(),
        asset,
    });
    add_entry(env, key, trustline);
    Address::try_from_val(env, &ScAddress::Account(account_id)).unwrap()
}

fn add_entry(env: &Env, key: LedgerKey, data: LedgerEntryData) {
    let entry = LedgerEntry {
        last_modified_ledger_seq: 0,
        data,
        ext: LedgerEntryExt::V0,
    };
    env.host()
        .add_ledger_entry(&Rc::new(key), &Rc::new(entry), None)
        .unwrap();
}
