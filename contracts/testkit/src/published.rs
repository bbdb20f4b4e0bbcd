use soroban_sdk::xdr::ContractEvent;
use soroban_sdk::{Address, Env, Event};

/// Any typed event, as the network would carry it.
pub trait PublishedBy {
    fn to_contract_event(&self, env: &Env, contract: &Address) -> ContractEvent;
}

impl<E: Event> PublishedBy for E {
    fn to_contract_event(&self, env: &Env, contract: &Address) -> ContractEvent {
        self.to_xdr(env, contract)
    }
}
