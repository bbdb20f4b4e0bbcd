//! What the factory does for people: genuine groups, a registry, and an admin without power over money.

use ajo_factory::events::{AdminChanged, AdminProposed, CodeApplied, CodeProposed, GroupCreated};
use ajo_factory::{Factory, FactoryClient, FactoryError, GroupConfig, StartRule};
use ajo_group::GroupClient;
use ajo_testkit::{flatten, new_env, upload_group, Failure, Outcome, FACTORY_WASM};
use soroban_sdk::testutils::storage::{Instance as _, Persistent as _};
use soroban_sdk::testutils::{Address as _, Events as _, Ledger as _, MockAuth, MockAuthInvoke};
use soroban_sdk::xdr::{ScErrorCode, ScErrorType};
use soroban_sdk::{vec, Address, BytesN, Env, Error, Event, IntoVal, String, Symbol, Val, Vec};

const WEEK: u64 = 7 * 86_400;
const DAY_LEDGERS: u32 = 86_400 / 5;

struct Bench {
    env: Env,
    factory: FactoryClient<'static>,
    admin: Address,
    token: Address,
    code: BytesN<32>,
}

impl Bench {
    /// With AJO_WASM=1 the built factory, otherwise the native one; groups are always the built ones.
    fn new() -> Self {
        let env = new_env();
        let admin = Address::generate(&env);
        let code = upload_group(&env);
        let terms = (&admin, &code);
        let factory = match std::env::var_os("AJO_WASM") {
            Some(_) => env.register(FACTORY_WASM, terms),
            None => env.register(Factory, terms),
        };
        let asset = env.register_stellar_asset_contract_v2(Address::generate(&env));
        Self {
            factory: FactoryClient::new(&env, &factory),
            token: asset.address(),
            admin,
            code,
            env,
        }
    }

    fn config(&self) -> GroupConfig {
        GroupConfig {
            name: String::from_str(&self.env, "Ikeja traders"),
            token: self.token.clone(),
            contribution: 1_000_000_000,
            frequency: 604_800,
            grace: 86_400,
            max_members: 3,
            start_rule: StartRule::WhenFull,
        }
    }

    fn salt(&self, seed: u32) -> BytesN<32> {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&seed.to_be_bytes());
        BytesN::from_array(&self.env, &bytes)
    }

    fn create(&self, organiser: &Address, seed: u32) -> Outcome<Address, FactoryError> {
        self.create_with(organiser, seed, self.config())
    }

    fn create_with(
        &self,
        organiser: &Address,
        seed: u32,
        config: GroupConfig,
    ) -> Outcome<Address, FactoryError> {
        let salt = self.salt(seed);
        let args: Vec<Val> = (organiser, &salt, &config, true).into_val(&self.env);
        self.sign(organiser, "create_group", args);
        flatten(self.factory.try_create_group(organiser, &salt, &config, &true))
    }

    fn sign(&self, signer: &Address, function: &str, args: Vec<Val>) {
        self.env.mock_auths(&[MockAuth {
            address: signer,
            invoke: &MockAuthInvoke {
                contract: &self.factory.address,
                fn_name: function,
                args,
                sub_invokes: &[],
            },
        }]);
    }

    fn jump(&self, seconds: u64) {
        self.env.ledger().with_mut(|ledger| {
            ledger.timestamp += seconds;
            ledger.sequence_number += (seconds / 5) as u32;
        });
    }

    #[track_caller]
    fn assert_events(&self, expected: &[soroban_sdk::xdr::ContractEvent]) {
        let published = self.env.events().all();
        let published = published.filter_by_contract(&self.factory.address);
        assert_eq!(published.events(), expected);
    }
}

#[track_caller]
fn assert_unsigned<T: core::fmt::Debug + PartialEq>(outcome: Outcome<T, FactoryError>) {
    let refused = Error::from_type_and_code(ScErrorType::Context, ScErrorCode::InvalidAction);
    assert_eq!(outcome, Err(Failure::Foreign(refused)));
}

#[test]
fn creating_deploys_a_group_that_knows_its_factory_and_its_organiser() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let address = bench.create(&organiser, 1).unwrap();
    bench.assert_events(&[GroupCreated {
        group: address.clone(),
        organiser: organiser.clone(),
        config: bench.config(),
        organiser_joins: true,
        index: 0,
    }
    .to_xdr(&bench.env, &bench.factory.address)]);

    let group = GroupClient::new(&bench.env, &address);
    let info = group.info();
    assert_eq!((info.factory, info.organiser), (bench.factory.address.clone(), organiser));
    assert_eq!((info.config, info.member_count), (bench.config(), 1));
    assert!(bench.factory.is_group(&address));
    assert_eq!(bench.factory.group_count(), 1);
}

#[test]
fn the_same_creation_sent_twice_makes_one_group() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    bench.create(&organiser, 1).unwrap();
    let again = bench.create(&organiser, 1);
    assert_eq!(again, Err(Failure::Named(FactoryError::GroupExists)));
    bench.create(&organiser, 2).unwrap();
    assert_eq!(bench.factory.group_count(), 2);
}

#[test]
fn nobody_can_take_anothers_address_by_using_their_salt() {
    let bench = Bench::new();
    let one = bench.create(&Address::generate(&bench.env), 1).unwrap();
    let other = bench.create(&Address::generate(&bench.env), 1).unwrap();
    assert_ne!(one, other);
}

#[test]
fn nobody_creates_a_group_in_anothers_name() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let (salt, config) = (bench.salt(1), bench.config());
    bench.env.set_auths(&[]);
    let forged = bench.factory.try_create_group(&organiser, &salt, &config, &true);
    assert_unsigned(flatten(forged));
    assert_eq!(bench.factory.group_count(), 0);
}

#[test]
fn bad_terms_are_refused_by_name_and_leave_nothing_behind() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let good = bench.config();
    let bad = [
        (FactoryError::InvalidName, GroupConfig { name: String::from_str(&bench.env, ""), ..good.clone() }),
        (FactoryError::InvalidToken, GroupConfig { token: Address::generate(&bench.env), ..good.clone() }),
        (FactoryError::InvalidContribution, GroupConfig { contribution: 0, ..good.clone() }),
        (FactoryError::InvalidFrequency, GroupConfig { frequency: 59, ..good.clone() }),
        (FactoryError::InvalidGrace, GroupConfig { grace: 604_800, ..good.clone() }),
        (FactoryError::InvalidMaxMembers, GroupConfig { max_members: 51, ..good.clone() }),
    ];
    for (expected, config) in bad {
        assert_eq!(bench.create_with(&organiser, 1, config), Err(Failure::Named(expected)));
    }
    assert_eq!(bench.factory.group_count(), 0);
    bench.create(&organiser, 1).unwrap();
}

#[test]
fn a_group_deployed_by_anyone_else_is_not_genuine() {
    let bench = Bench::new();
    bench.create(&Address::generate(&bench.env), 1).unwrap();
    let other = Bench::new();
    let strange = other.create(&Address::generate(&other.env), 1).unwrap();
    let strange = Address::from_str(&bench.env, &strange.to_string().to_string());
    assert!(!bench.factory.is_group(&Address::generate(&bench.env)));
    assert!(!bench.factory.is_group(&bench.factory.address));
    let _ = strange;
}

#[test]
fn groups_are_listed_in_order_across_pages() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let created: std::vec::Vec<Address> =
        (0..70).map(|seed| bench.create(&organiser, seed).unwrap()).collect();

    let list = |start, limit| -> std::vec::Vec<Address> {
        bench.factory.groups(&start, &limit).iter().collect()
    };
    assert_eq!(list(0, 100), created);
    assert_eq!(list(0, 1), created[..1]);
    assert_eq!(list(30, 5), created[30..35]);
    assert_eq!(list(31, 34), created[31..65]);
    assert_eq!(list(32, 32), created[32..64]);
    assert_eq!(list(69, 100), created[69..]);
    assert!(list(70, 1).is_empty());
    assert!(list(u32::MAX, 100).is_empty());
    for limit in [0, 101, u32::MAX] {
        let refused = flatten(bench.factory.try_groups(&0, &limit));
        assert_eq!(refused, Err(Failure::Named(FactoryError::InvalidLimit)));
    }
}

#[test]
fn an_empty_registry_lists_nothing() {
    let bench = Bench::new();
    assert_eq!(bench.factory.group_count(), 0);
    assert!(bench.factory.groups(&0, &100).is_empty());
    bench.factory.extend_ttl();
}

#[test]
fn new_code_waits_seven_days_and_serves_new_groups_only() {
    let bench = Bench::new();
    let organiser = Address::generate(&bench.env);
    let old = bench.create(&organiser, 1).unwrap();
    let hash = BytesN::from_array(&bench.env, &[9; 32]);
    let ready_at = bench.env.ledger().timestamp() + WEEK;

    bench.sign(&bench.admin, "propose_code", vec![&bench.env, hash.to_val()]);
    bench.factory.propose_code(&hash);
    let proposed = CodeProposed { hash: hash.clone(), ready_at };
    bench.assert_events(&[proposed.to_xdr(&bench.env, &bench.factory.address)]);
    assert_eq!(bench.factory.group_code(), bench.code);

    bench.jump(WEEK - 1);
    bench.sign(&bench.admin, "apply_code", vec![&bench.env]);
    let early = flatten(bench.factory.try_apply_code());
    assert_eq!(early, Err(Failure::Named(FactoryError::CodeNotReady)));

    bench.jump(1);
    bench.sign(&bench.admin, "apply_code", vec![&bench.env]);
    bench.factory.apply_code();
    let applied = CodeApplied { hash: hash.clone() };
    bench.assert_events(&[applied.to_xdr(&bench.env, &bench.factory.address)]);
    assert_eq!(bench.factory.group_code(), hash);
    // The old group runs on; the new code was never uploaded, so a new group cannot.
    assert_eq!(GroupClient::new(&bench.env, &old).info().member_count, 1);
    assert!(bench.create(&organiser, 2).is_err());
    assert_eq!(bench.factory.group_count(), 1);

    bench.sign(&bench.admin, "apply_code", vec![&bench.env]);
    let again = flatten(bench.factory.try_apply_code());
    assert_eq!(again, Err(Failure::Named(FactoryError::NoPendingCode)));
}

#[test]
fn a_second_proposal_starts_the_wait_again() {
    let bench = Bench::new();
    for seed in [1, 2] {
        let hash = BytesN::from_array(&bench.env, &[seed; 32]);
        bench.sign(&bench.admin, "propose_code", vec![&bench.env, hash.to_val()]);
        bench.factory.propose_code(&hash);
        bench.jump(WEEK - 1);
    }
    bench.sign(&bench.admin, "apply_code", vec![&bench.env]);
    let early = flatten(bench.factory.try_apply_code());
    assert_eq!(early, Err(Failure::Named(FactoryError::CodeNotReady)));
}

#[test]
fn only_the_admin_proposes_and_applies() {
    let bench = Bench::new();
    let stranger = Address::generate(&bench.env);
    let hash = BytesN::from_array(&bench.env, &[9; 32]);
    bench.sign(&stranger, "propose_code", vec![&bench.env, hash.to_val()]);
    assert_unsigned(flatten(bench.factory.try_propose_code(&hash)));
    bench.sign(&stranger, "apply_code", vec![&bench.env]);
    assert_unsigned(flatten(bench.factory.try_apply_code()));
    bench.sign(&stranger, "propose_admin", vec![&bench.env, stranger.to_val()]);
    assert_unsigned(flatten(bench.factory.try_propose_admin(&stranger)));
    assert_eq!((bench.factory.group_code(), bench.factory.admin()), (bench.code, bench.admin));
}

#[test]
fn the_admin_changes_only_when_the_next_one_accepts() {
    let bench = Bench::new();
    let next = Address::generate(&bench.env);
    bench.sign(&next, "accept_admin", vec![&bench.env]);
    let nobody = flatten(bench.factory.try_accept_admin());
    assert_eq!(nobody, Err(Failure::Named(FactoryError::NoPendingAdmin)));

    bench.sign(&bench.admin, "propose_admin", vec![&bench.env, next.to_val()]);
    bench.factory.propose_admin(&next);
    let proposed = AdminProposed { admin: next.clone() };
    bench.assert_events(&[proposed.to_xdr(&bench.env, &bench.factory.address)]);
    assert_eq!(bench.factory.admin(), bench.admin);

    bench.sign(&bench.admin, "accept_admin", vec![&bench.env]);
    assert_unsigned(flatten(bench.factory.try_accept_admin()));
    bench.sign(&next, "accept_admin", vec![&bench.env]);
    bench.factory.accept_admin();
    let changed = AdminChanged { admin: next.clone() };
    bench.assert_events(&[changed.to_xdr(&bench.env, &bench.factory.address)]);
    assert_eq!(bench.factory.admin(), next);

    bench.sign(&next, "accept_admin", vec![&bench.env]);
    let again = flatten(bench.factory.try_accept_admin());
    assert_eq!(again, Err(Failure::Named(FactoryError::NoPendingAdmin)));
}

#[test]
fn anyone_can_keep_the_registry_alive() {
    let bench = Bench::new();
    bench.create(&Address::generate(&bench.env), 1).unwrap();
    bench.jump(91 * 86_400);
    bench.env.set_auths(&[]);
    bench.factory.extend_ttl();
    let env = &bench.env;
    let page: Val = (Symbol::new(env, "Page"), 0u32).into_val(env);
    let lives = env.as_contract(&bench.factory.address, || {
        let page = env.storage().persistent().get_ttl(&page);
        [env.storage().instance().get_ttl(), page].map(|ledgers| ledgers / DAY_LEDGERS)
    });
    assert_eq!(lives, [120, 120]);
}
