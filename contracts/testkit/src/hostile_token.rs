//! A token that does what a bad token would: it has `decimals`, `balance` and `transfer`, needs no
//! signature, and turns on the group as told.

use soroban_sdk::{
    contract, contracterror, contractimpl, contracttype, panic_with_error, symbol_short, vec,
    Address, Env, IntoVal, MuxedAddress, Symbol, Val, Vec,
};

/// What the token does in `transfer`.
#[contracttype]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum Malice {
    /// Moves the amount.
    None = 0,
    /// Fails whatever leaves the group.
    KeepsPots = 1,
    /// Fails whatever enters the group.
    RefusesPayments = 2,
    /// Calls the group's `settle_round` before moving the amount, and fails with what that gave.
    ReentersSettle = 3,
    /// Calls the group's `claim` for the receiver before moving the amount, ignoring failure.
    ReentersClaim = 4,
    /// Delivers one unit less than it takes.
    TakesFee = 5,
}

#[contracttype]
enum Key {
    Group,
    Malice,
    Balance(Address),
}

#[contracterror]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum HostileTokenError {
    Refused = 901,
    Short = 902,
}

#[contract]
pub struct HostileToken;

#[contractimpl]
impl HostileToken {
    pub fn turn(env: Env, group: Address, malice: Malice) {
        env.storage().instance().set(&Key::Group, &group);
        env.storage().instance().set(&Key::Malice, &malice);
    }

    pub fn mint(env: Env, to: Address, amount: i128) {
        add(&env, &to, amount);
    }

    pub fn decimals(_env: Env) -> u32 {
        7
    }

    pub fn balance(env: Env, id: Address) -> i128 {
        let key = Key::Balance(id);
        env.storage().persistent().get(&key).unwrap_or(0)
    }

    pub fn transfer(env: Env, from: Address, to: MuxedAddress, amount: i128) {
        let to = to.address();
        let group: Option<Address> = env.storage().instance().get(&Key::Group);
        let malice = env.storage().instance().get(&Key::Malice);
        let malice = malice.unwrap_or(Malice::None);
        let mut delivered = amount;
        match (malice, group) {
            (Malice::KeepsPots, Some(group)) if from == group => refuse(&env),
            (Malice::RefusesPayments, Some(group)) if to == group => refuse(&env),
            (Malice::ReentersSettle, Some(group)) => {
                env.invoke_contract::<()>(&group, &Symbol::new(&env, "settle_round"), vec![&env]);
            }
            (Malice::ReentersClaim, Some(group)) => {
                let args: Vec<Val> = vec![&env, to.into_val(&env)];
                let claim = symbol_short!("claim");
                let _ = env.try_invoke_contract::<i128, soroban_sdk::Error>(&group, &claim, args);
            }
            (Malice::TakesFee, _) => delivered -= 1,
            _ => {}
        }
        add(&env, &from, -amount);
        add(&env, &to, delivered);
    }

    /// Asks for no allowance.
    pub fn transfer_from(env: Env, _spender: Address, from: Address, to: Address, amount: i128) {
        Self::transfer(env, from, to.into(), amount);
    }
}

fn refuse(env: &Env) {
    panic_with_error!(env, HostileTokenError::Refused);
}

fn add(env: &Env, id: &Address, amount: i128) {
    let key = Key::Balance(id.clone());
    let balance: i128 = env.storage().persistent().get(&key).unwrap_or(0);
    if balance + amount < 0 {
        panic_with_error!(env, HostileTokenError::Short);
    }
    env.storage().persistent().set(&key, &(balance + amount));
}
