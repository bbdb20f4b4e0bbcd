use ajo_types::{check_terms, GroupConfig};
use soroban_sdk::{panic_with_error, xdr::ToXdr, Address, Bytes, BytesN, ContractExecutable, Env};

use crate::errors::FactoryError;
use crate::events::GroupCreated;
use crate::storage;

pub fn create_group(
    env: &Env,
    organiser: Address,
    salt: BytesN<32>,
    config: GroupConfig,
    organiser_joins: bool,
) -> Address {
    if let Err(fault) = check_terms(env, &config) {
        panic_with_error!(env, FactoryError::from(fault));
    }
    let salt = organisers_salt(env, &organiser, salt);
    let deployer = env.deployer().with_current_contract(salt);
    if storage::is_group(env, &deployer.deployed_address()) {
        panic_with_error!(env, FactoryError::GroupExists);
    }

    let factory = env.current_contract_address();
    let code = ContractExecutable::Wasm(storage::code(env));
    let terms = (factory, organiser.clone(), config.clone(), organiser_joins);
    let group = deployer.deploy_contract(code, terms);
    let index = storage::add_group(env, &group);

    let created = GroupCreated {
        group: group.clone(),
        organiser,
        config,
        organiser_joins,
        index,
    };
    created.publish(env);
    group
}

/// One organiser and one salt make one address, whoever else uses the same salt: so sending a
/// creation twice cannot make two groups, and nobody can take another's address first.
fn organisers_salt(env: &Env, organiser: &Address, salt: BytesN<32>) -> BytesN<32> {
    let mut preimage: Bytes = organiser.clone().to_xdr(env);
    preimage.append(&salt.into());
    env.crypto().sha256(&preimage).to_bytes()
}
