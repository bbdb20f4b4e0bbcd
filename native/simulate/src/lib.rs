//! The Soroban host for a JSON-RPC server written in another language: what a transaction would do and need.

mod network;
mod simulate;
mod snapshot;

use anyhow::{Context, Result};
use seam::{export_calls, frame::FrameReader, settings::read_settings};
use soroban_simulation::NetworkConfig;
use std::cell::RefCell;

thread_local! {
    static NETWORK: RefCell<Option<NetworkConfig>> = const { RefCell::new(None) };
}

fn take_settings(frame: FrameReader) -> Result<Vec<u8>> {
    let network = network::from_settings(read_settings(frame)?)?;
    NETWORK.set(Some(network));
    Ok(vec![])
}

fn configured(call: impl FnOnce(&NetworkConfig) -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    NETWORK.with_borrow(|network| call(network.as_ref().context("the settings come first")?))
}

export_calls! {
    configure => take_settings;
    simulate_invoke => |frame| configured(|network| simulate::simulate_invoke(network, frame));
    simulate_extend_ttl => |frame| configured(|network| simulate::simulate_extend_ttl(network, frame));
    simulate_restore => |frame| configured(|network| simulate::simulate_restore(network, frame));
}
