use ajo_types::{check_terms, deposit_for, Entry, GroupConfig};
use soroban_sdk::{
    panic_with_error, token, xdr::ToXdr, Address, Bytes, BytesN, ContractExecutable, Env,
};

use crate::errors::FactoryError;
use crate::events::GroupCreated;
use crate::storage;

pub fn create_group(
    env: &Env,
    organiser: Address,
    salt: BytesN<32>,
    config: GroupConfig,
    organiser_joins: bool,
    organiser_entry: Entry,
) -> Address {
    if let Err(fault) = check_terms(env, &organiser, &config) {
        panic_with_error!(env, FactoryError::from(fault));
    }
    let salt = organisers_salt(env, &organiser, salt);
    let deployer = env.deployer().with_current_contract(salt);
    if storage::is_group(env, &deployer.deployed_address()) {
        panic_with_error!(env, FactoryError::GroupExists);
    }

    let factory = env.current_contract_address();
    let code = ContractExecutable::Wasm(storage::code(env));
    let terms = (
        factory,
        organiser.clone(),
        config.clone(),
        organiser_joins,
        organiser_entry,
    );
    let group = deployer.deploy_contract(code, terms);
    let index = storage::add_group(env, &group);
    let deposit = deposit_for(&config, 1);
    if organiser_joins && deposit > 0 {
        collect(env, &config.token, &organiser, &group, deposit);
    }

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

/// Moves the organiser's deposit: here, where its failure reaches whoever creates, which a
/// constructor's does not. Counted as the group counts: a token that keeps a fee is refused.
fn collect(env: &Env, token: &Address, organiser: &Address, group: &Address, deposit: i128) {
    let token = token::Client::new(env, token);
    let before = token.balance(group);
    token.transfer(organiser, group, &deposit);
    if token.balance(group).checked_sub(before) != Some(deposit) {
        panic_with_error!(env, FactoryError::InvalidToken);
    }
}

/// One organiser and one salt make one address, whoever else uses the same salt: so sending a
/// creation twice cannot make two groups, and nobody can take another's address first.
fn organisers_salt(env: &Env, organiser: &Address, salt: BytesN<32>) -> BytesN<32> {
    let mut preimage: Bytes = organiser.clone().to_xdr(env);
    preimage.append(&salt.into());
    env.crypto().sha256(&preimage).to_bytes()
}
