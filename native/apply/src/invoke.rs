//! Applies a host function with the declared resources enforced.

use crate::{modules::Modules, network::Network};
use anyhow::{anyhow, Result};
use seam::{
    failure::{host_function_failed, Failure},
    frame::{FrameReader, FrameWriter},
    settings::read_ledger_info,
};
use soroban_env_host::{
    budget::Budget,
    e2e_invoke::{
        entry_size_for_rent, extract_rent_changes, invoke_host_function, InvokeHostFunctionResult,
        LedgerEntryChange, TtlLedgerEntryMeta,
    },
    fees::compute_rent_fee,
    xdr::{LedgerEntry, LedgerEntryData, ReadXdr, SorobanResources},
    HostError, DEFAULT_XDR_RW_LIMITS,
};

struct FootprintEntry<'a> {
    entry: &'a [u8],
    live_until: Option<u32>,
    uncompiled: bool,
}

fn read_footprint_entry<'a>(frame: &mut FrameReader<'a>) -> Result<FootprintEntry<'a>> {
    Ok(FootprintEntry {
        entry: frame.bytes()?,
        live_until: frame.option(FrameReader::u32)?,
        uncompiled: frame.flag()?,
    })
}

pub fn invoke(network: &Network, modules: &mut Modules, mut frame: FrameReader) -> Result<Vec<u8>> {
    let mut ledger = read_ledger_info(&mut frame)?;
    network.fill_ttl_limits(&mut ledger);
    let host_function = frame.bytes()?;
    let resources = frame.bytes()?;
    let restored_indices = frame.list(FrameReader::u32)?;
    let source_account = frame.bytes()?;
    let auth = frame.list(FrameReader::bytes)?;
    let entries = frame.list(|frame| frame.option(read_footprint_entry))?;
    let prng_seed = frame.array::<32>()?;
    let diagnostics = frame.flag()?;
    frame.end()?;

    let instructions = SorobanResources::from_xdr(resources, DEFAULT_XDR_RW_LIMITS)?.instructions;
    let budget = network.budget(instructions)?;
    let protocol = ledger.protocol_version;
    let sequence = ledger.sequence_number;
    let entries = entries
        .iter()
        .map(|entry| match entry {
            Some(entry) => prepare_entry(entry, protocol, &budget, modules),
            None => Ok((None, None)),
        })
        .collect::<Result<Vec<_>>>()?;

    let mut diagnostic_events = vec![];
    let outcome = invoke_host_function(
        &budget,
        diagnostics,
        host_function,
        resources,
        &restored_indices,
        source_account,
        auth.into_iter(),
        ledger,
        entries.into_iter(),
        prng_seed.as_slice(),
        &mut diagnostic_events,
        None,
        Some(modules.cache()),
    );
    let metering = (
        budget
            .get_cpu_insns_consumed()
            .map_err(|error| anyhow!(error))?,
        budget
            .get_mem_bytes_consumed()
            .map_err(|error| anyhow!(error))?,
    );
    let mut answer = FrameWriter::default();
    match split(outcome) {
        Ok((return_value, changes, events)) => {
            let rent_fee = compute_rent_fee(
                &extract_rent_changes(&changes),
                &network.rent_fees,
                sequence,
            );
            answer.flag(true);
            answer.u64(metering.0);
            answer.u64(metering.1);
            answer.bytes(&return_value);
            answer.u32(changes.len() as u32);
            changes
                .iter()
                .for_each(|change| write_change(&mut answer, change));
            answer.u32(events.len() as u32);
            events.iter().for_each(|event| answer.bytes(event));
            answer.xdr_list(&diagnostic_events)?;
            answer.i64(rent_fee);
        }
        Err(error) => {
            if diagnostics {
                diagnostic_events.push(host_function_failed(&error));
            }
            Failure {
                error: &error,
                cpu_instructions: metering.0,
                memory_bytes: metering.1,
                diagnostic_events: &diagnostic_events,
            }
            .write(&mut answer)?;
        }
    }
    Ok(answer.finish())
}

type HostEntry<'a> = (Option<&'a [u8]>, Option<TtlLedgerEntryMeta>);

/// Adds what the host wants to know about an entry with a TTL, and has its code compiled or not, as the network would have.
fn prepare_entry<'a>(
    given: &FootprintEntry<'a>,
    protocol: u32,
    budget: &Budget,
    modules: &mut Modules,
) -> Result<HostEntry<'a>> {
    let Some(live_until_ledger) = given.live_until else {
        return Ok((Some(given.entry), None));
    };
    let entry = LedgerEntry::from_xdr(given.entry, DEFAULT_XDR_RW_LIMITS)?;
    if let LedgerEntryData::ContractCode(code) = &entry.data {
        if given.uncompiled {
            modules.forget(&code.hash)?;
        } else {
            modules.keep(protocol, &code.hash, &code.code)?;
        }
    }
    let ttl = TtlLedgerEntryMeta {
        live_until_ledger,
        // Asks the budget for a cost, charges nothing.
        entry_size_for_rent: entry_size_for_rent(budget, &entry, given.entry.len() as u32)
            .map_err(|error| anyhow!(error))?,
    };
    Ok((Some(given.entry), Some(ttl)))
}

type Effects = (Vec<u8>, Vec<LedgerEntryChange>, Vec<Vec<u8>>);

/// A failure is a failure, whether the function failed or the work around it.
fn split(outcome: Result<InvokeHostFunctionResult, HostError>) -> Result<Effects, HostError> {
    let result = outcome?;
    let return_value = result.encoded_invoke_result?;
    Ok((
        return_value,
        result.ledger_changes,
        result.encoded_contract_events,
    ))
}

fn write_change(frame: &mut FrameWriter, change: &LedgerEntryChange) {
    frame.bytes(&change.encoded_key);
    frame.flag(change.read_only);
    frame.flag(change.encoded_new_value.is_some());
    if let Some(entry) = &change.encoded_new_value {
        frame.bytes(entry);
    }
    frame.u32(change.old_entry_size_bytes_for_rent);
    frame.u32(change.new_entry_size_bytes_for_rent);
    frame.flag(change.ttl_change.is_some());
    if let Some(ttl) = &change.ttl_change {
        frame.bytes(&ttl.key_hash);
        frame.u32(ttl.old_live_until_ledger);
        frame.u32(ttl.new_live_until_ledger);
    }
}
