//! A factory and an asset to make groups of. With AJO_WASM=1 the built factory, otherwise the native
//! one; the groups it deploys are always the built ones.

use ajo_factory::{
    Admission, Entry, Factory, FactoryClient, FactoryError, GroupConfig, StartRule, TurnOrder,
};
use ajo_testkit::{flatten, new_env, upload_group, Failure, Outcome, FACTORY_WASM};
use soroban_sdk::testutils::{Address as _, Events as _, Ledger as _, MockAuth, MockAuthInvoke};
use soroban_sdk::xdr::{ContractEvent, ScErrorCode, ScErrorType};
use soroban_sdk::{Address, BytesN, Env, Error, IntoVal, String, Val, Vec};

/// What somebody brings to a group that asks for nothing.
pub const NOTHING: Entry = Entry {
    commitment: None,
    invitation: None,
};

pub struct Bench {
    pub env: Env,
    pub factory: FactoryClient<'static>,
    pub admin: Address,
    token: Address,
    pub code: BytesN<32>,
}

impl Bench {
    pub fn new() -> Self {
        Self::within(new_env())
    }

    /// Another factory in the same world.
    pub fn beside(&self) -> Self {
        Self::within(self.env.clone())
    }

    fn within(env: Env) -> Self {
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

    pub fn config(&self) -> GroupConfig {
        GroupConfig {
            name: String::from_str(&self.env, "Ikeja traders"),
            token: self.token.clone(),
            contribution: 1_000_000_000,
            frequency: 604_800,
            grace: 86_400,
            max_members: 3,
            start_rule: StartRule::WhenFull,
            start_by: 0,
            turn_order: TurnOrder::Joining,
            admission: Admission::Open,
            deposit_bps: 0,
            late_fee_bps: 0,
            reserve_fee_bps: 0,
            default_after: 0,
            rulebook: BytesN::from_array(&self.env, &[0; 32]),
            deputy: None,
        }
    }

    pub fn salt(&self, seed: u32) -> BytesN<32> {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&seed.to_be_bytes());
        BytesN::from_array(&self.env, &bytes)
    }

    pub fn create(&self, organiser: &Address, seed: u32) -> Outcome<Address, FactoryError> {
        self.create_with(organiser, seed, self.config())
    }

    pub fn create_with(
        &self,
        organiser: &Address,
        seed: u32,
        config: GroupConfig,
    ) -> Outcome<Address, FactoryError> {
        let salt = self.salt(seed);
        let args: Vec<Val> = (organiser, &salt, &config, true, NOTHING).into_val(&self.env);
        self.sign(organiser, "create_group", args);
        flatten(
            self.factory
                .try_create_group(organiser, &salt, &config, &true, &NOTHING),
        )
    }

    pub fn sign(&self, signer: &Address, function: &str, args: Vec<Val>) {
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

    pub fn jump(&self, seconds: u64) {
        self.env.ledger().with_mut(|ledger| {
            ledger.timestamp += seconds;
            ledger.sequence_number += (seconds / 5) as u32;
        });
    }

    #[track_caller]
    pub fn assert_events(&self, expected: &[ContractEvent]) {
        let published = self.env.events().all();
        let published = published.filter_by_contract(&self.factory.address);
        assert_eq!(published.events(), expected);
    }
}

#[track_caller]
pub fn assert_unsigned<T: core::fmt::Debug + PartialEq>(outcome: Outcome<T, FactoryError>) {
    let refused = Error::from_type_and_code(ScErrorType::Context, ScErrorCode::InvalidAction);
    assert_eq!(outcome, Err(Failure::Foreign(refused)));
}
