//! The Soroban host for a ledger written in another language: invocations with their declared resources enforced, and fees.

mod fees;
mod invoke;
mod modules;
mod network;

use anyhow::{Context, Result};
use modules::Modules;
use network::Network;
use seam::{
    export_calls,
    frame::{FrameReader, FrameWriter},
    settings::read_settings,
};
use std::cell::RefCell;

struct Configured {
    network: Network,
    modules: Modules,
}

thread_local! {
    static CONFIGURED: RefCell<Option<Configured>> = const { RefCell::new(None) };
}

fn configured<T>(call: impl FnOnce(&mut Configured) -> Result<T>) -> Result<T> {
    CONFIGURED
        .with_borrow_mut(|configured| call(configured.as_mut().context("the settings come first")?))
}

/// Takes the settings; answers with the rent write fee per KB (i64). Compiled contracts stay.
fn take_settings(frame: FrameReader) -> Result<Vec<u8>> {
    let network = Network::from_settings(&read_settings(frame)?)?;
    let mut answer = FrameWriter::default();
    answer.i64(network.rent_fees.fee_per_rent_1kb);
    CONFIGURED.with_borrow_mut(|configured| {
        match configured {
            Some(configured) => configured.network = network,
            None => {
                let modules = Modules::new()?;
                *configured = Some(Configured { network, modules });
            }
        }
        Ok(answer.finish())
    })
}

export_calls! {
    configure => take_settings;
    invoke => |frame| configured(|host| invoke::invoke(&host.network, &mut host.modules, frame));
    resource_fee => |frame| configured(|host| fees::resource_fee(&host.network, frame));
    rent_fee => |frame| configured(|host| fees::rent_fee(&host.network, frame));
    rent_size => |frame| configured(|host| fees::rent_size(&host.network, frame));
}
