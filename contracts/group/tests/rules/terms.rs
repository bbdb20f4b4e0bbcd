use ajo_group::events::{GroupOpened, MemberJoined};
use ajo_group::{Admission, Entry, Group, GroupConfig, StartRule, TurnOrder};
use ajo_testkit::{new_env, upload_group};
use soroban_sdk::testutils::{Address as _, Events as _};
use soroban_sdk::{
    contract, contractimpl, symbol_short, Address, BytesN, ContractExecutable, Env, Error, Event,
    IntoVal, String, Val, Vec,
};

const NOTHING: Entry = Entry {
    commitment: None,
    invitation: None,
};

/// Somebody who deploys the group's code without the factory and its checks.
#[contract]
struct Opener;

#[contractimpl]
impl Opener {
    pub fn open(env: Env, hash: BytesN<32>, config: GroupConfig) -> Address {
        let me = env.current_contract_address();
        let salt = BytesN::from_array(&env, &[1; 32]);
        let deployer = env.deployer().with_current_contract(salt);
        let terms = (me.clone(), me, config, true, NOTHING);
        deployer.deploy_contract(ContractExecutable::Wasm(hash), terms)
    }
}

fn plain(env: &Env) -> GroupConfig {
    let admin = Address::generate(env);
    GroupConfig {
        name: String::from_str(env, "Ikeja traders"),
        token: env.register_stellar_asset_contract_v2(admin).address(),
        contribution: 1,
        frequency: 240,
        grace: 60,
        max_members: 2,
        start_rule: StartRule::ByOrganiser,
        start_by: 0,
        turn_order: TurnOrder::Joining,
        admission: Admission::Open,
        deposit_bps: 0,
        late_fee_bps: 0,
        reserve_fee_bps: 0,
        default_after: 0,
        rulebook: BytesN::from_array(env, &[0; 32]),
        deputy: None,
    }
}

fn opens(env: &Env, config: GroupConfig) -> bool {
    let opener = env.register(Opener, ());
    let args: Vec<Val> = (upload_group(env), config).into_val(env);
    let opened = env.try_invoke_contract::<Address, Error>(&opener, &symbol_short!("open"), args);
    opened.is_ok()
}

#[test]
fn a_group_checks_its_terms_even_when_no_factory_did() {
    let env = new_env();
    let good = plain(&env);
    assert!(opens(&env, good.clone()));
    let bad = [
        GroupConfig {
            name: String::from_str(&env, ""),
            ..good.clone()
        },
        GroupConfig {
            token: Address::generate(&env),
            ..good.clone()
        },
        GroupConfig {
            contribution: 0,
            ..good.clone()
        },
        GroupConfig {
            frequency: 59,
            ..good.clone()
        },
        GroupConfig {
            grace: 61,
            ..good.clone()
        },
        GroupConfig {
            max_members: 51,
            ..good.clone()
        },
    ];
    for config in bad {
        assert!(!opens(&env, config.clone()), "{config:?}");
    }
}

#[test]
fn opening_publishes_the_terms_and_the_organisers_seat() {
    let env = new_env();
    let config = plain(&env);
    let (factory, organiser) = (Address::generate(&env), Address::generate(&env));
    let group = env.register(Group, (&factory, &organiser, &config, true, NOTHING));
    let published = env.events().all();
    let opened = GroupOpened {
        organiser: organiser.clone(),
        config: config.clone(),
        factory,
    };
    let joined = MemberJoined {
        member: organiser,
        seat: 0,
        deposit: 0,
        rulebook: config.rulebook,
        commitment: None,
    };
    let expected = [opened.to_xdr(&env, &group), joined.to_xdr(&env, &group)];
    assert_eq!(published.filter_by_contract(&group).events(), expected);
}
