//! Finds out what a transaction needs: footprint, resources, authorisation and fee.

use crate::snapshot::CallerSnapshot;
use anyhow::Result;
use seam::{
    failure::Failure,
    frame::{FrameReader, FrameWriter},
    settings::read_ledger_info,
};
use soroban_env_host::{
    e2e_invoke::RecordingInvocationAuthMode,
    xdr::{
        AccountId, HostFunction, LedgerKey, ScError, ScErrorCode, ScErrorType,
        SorobanAuthorizationEntry, SorobanTransactionData,
    },
    HostError, LedgerInfo,
};
use soroban_simulation::{
    simulation::{
        simulate_extend_ttl_op, simulate_invoke_host_function_op, simulate_restore_op,
        InvokeHostFunctionSimulationResult, LedgerEntryDiff, SimulationAdjustmentConfig,
    },
    AutoRestoringSnapshotSource, NetworkConfig,
};
use std::rc::Rc;

const ENFORCE: u32 = 0;
const RECORD: u32 = 1;

pub fn simulate_invoke(network: &NetworkConfig, mut frame: FrameReader) -> Result<Vec<u8>> {
    let ledger = read_ledger(&mut frame, network)?;
    let host_function = frame.xdr::<HostFunction>()?;
    let source_account = frame.xdr::<AccountId>()?;
    let auth_mode = read_auth_mode(&mut frame)?;
    let instruction_leeway = frame.u32()?;
    let prng_seed = frame.array::<32>()?;
    let diagnostics = frame.flag()?;
    frame.end()?;

    let mut adjustment = SimulationAdjustmentConfig::default_adjustment();
    let margin = &mut adjustment.instructions.additive_factor;
    *margin = (*margin).max(instruction_leeway);

    let simulated = simulate_invoke_host_function_op(
        Rc::new(CallerSnapshot),
        network,
        &adjustment,
        &ledger,
        host_function,
        auth_mode,
        &source_account,
        prng_seed,
        diagnostics,
    );
    let mut answer = FrameWriter::default();
    match simulated {
        Ok(simulated) => write_simulated(&mut answer, &simulated)?,
        Err(error) => write_misconfigured(&mut answer, &error)?,
    }
    Ok(answer.finish())
}

fn read_ledger(frame: &mut FrameReader, network: &NetworkConfig) -> Result<LedgerInfo> {
    let mut ledger = read_ledger_info(frame)?;
    network.fill_config_fields_in_ledger_info(&mut ledger);
    Ok(ledger)
}

fn read_auth_mode(frame: &mut FrameReader) -> Result<RecordingInvocationAuthMode> {
    match frame.u32()? {
        ENFORCE => {
            let entries = frame.list(|frame| frame.xdr::<SorobanAuthorizationEntry>())?;
            Ok(RecordingInvocationAuthMode::Enforcing(entries))
        }
        RECORD => {
            let allow_non_root = frame.flag()?;
            let address_v2 = frame.flag()?;
            Ok(RecordingInvocationAuthMode::recording(
                !allow_non_root,
                address_v2,
            ))
        }
        other => anyhow::bail!("there is no authorisation mode {other}"),
    }
}

fn write_simulated(
    frame: &mut FrameWriter,
    simulated: &InvokeHostFunctionSimulationResult,
) -> Result<()> {
    let missing_data = HostError::from((ScErrorType::Context, ScErrorCode::InternalError));
    let (return_value, transaction_data) =
        match (&simulated.invoke_result, &simulated.transaction_data) {
            (Ok(return_value), Some(transaction_data)) => (return_value, transaction_data),
            (failed, _) => {
                return Failure {
                    error: failed.as_ref().err().unwrap_or(&missing_data),
                    cpu_instructions: simulated.simulated_instructions.into(),
                    memory_bytes: simulated.simulated_memory.into(),
                    diagnostic_events: &simulated.diagnostic_events,
                }
                .write(frame)
            }
        };
    frame.flag(true);
    frame.u64(simulated.simulated_instructions.into());
    frame.u64(simulated.simulated_memory.into());
    frame.xdr(return_value)?;
    frame.xdr_list(&simulated.auth)?;
    write_transaction_data(frame, transaction_data)?;
    frame.xdr_list(&simulated.contract_events)?;
    frame.xdr_list(&simulated.diagnostic_events)?;
    write_state_changes(frame, &simulated.modified_entries)
}

/// Settings with which a fee or a size overflows. There is no metering then, and nothing but the text.
fn write_misconfigured(frame: &mut FrameWriter, error: &anyhow::Error) -> Result<()> {
    frame.flag(false);
    frame.u64(0);
    frame.u64(0);
    frame.xdr(&ScError::Context(ScErrorCode::InternalError))?;
    frame.bytes(format!("{error:?}").as_bytes());
    frame.flag(true);
    frame.u32(0);
    Ok(())
}

fn write_transaction_data(frame: &mut FrameWriter, data: &SorobanTransactionData) -> Result<()> {
    frame.xdr(data)?;
    frame.i64(data.resource_fee);
    Ok(())
}

/// Keys that were absent and stay absent are no change.
fn write_state_changes(frame: &mut FrameWriter, changes: &[LedgerEntryDiff]) -> Result<()> {
    let changes: Vec<_> = changes
        .iter()
        .filter_map(
            |LedgerEntryDiff {
                 state_before,
                 state_after,
             }| {
                let key = state_after.as_ref().or(state_before.as_ref())?.to_key();
                Some((key, state_before, state_after))
            },
        )
        .collect();
    frame.u32(changes.len() as u32);
    for (key, state_before, state_after) in changes {
        frame.xdr(&key)?;
        frame.optional_xdr(state_before.as_ref())?;
        frame.optional_xdr(state_after.as_ref())?;
    }
    Ok(())
}

pub fn simulate_extend_ttl(network: &NetworkConfig, mut frame: FrameReader) -> Result<Vec<u8>> {
    let ledger = read_ledger(&mut frame, network)?;
    let keys = frame.list(|frame| frame.xdr::<LedgerKey>())?;
    let extend_to = frame.u32()?;
    frame.end()?;

    let adjustment = SimulationAdjustmentConfig::default_adjustment();
    let snapshot = AutoRestoringSnapshotSource::new(Rc::new(CallerSnapshot), &ledger)?;
    let simulated =
        simulate_extend_ttl_op(&snapshot, network, &adjustment, &ledger, &keys, extend_to)
            .and_then(|extension| {
                let restoration =
                    snapshot.simulate_restore_keys_op(network, &adjustment, &ledger)?;
                Ok((
                    extension.transaction_data,
                    restoration.map(|restoration| restoration.transaction_data),
                ))
            });
    write_ttl_simulation(simulated)
}

pub fn simulate_restore(network: &NetworkConfig, mut frame: FrameReader) -> Result<Vec<u8>> {
    let ledger = read_ledger(&mut frame, network)?;
    let keys = frame.list(|frame| frame.xdr::<LedgerKey>())?;
    frame.end()?;

    let adjustment = SimulationAdjustmentConfig::default_adjustment();
    let simulated = simulate_restore_op(&CallerSnapshot, network, &adjustment, &ledger, &keys)
        .map(|restoration| (restoration.transaction_data, None));
    write_ttl_simulation(simulated)
}

fn write_ttl_simulation(
    simulated: Result<(SorobanTransactionData, Option<SorobanTransactionData>)>,
) -> Result<Vec<u8>> {
    let mut answer = FrameWriter::default();
    answer.flag(simulated.is_ok());
    match simulated {
        Ok((data, restore_first)) => {
            write_transaction_data(&mut answer, &data)?;
            answer.flag(restore_first.is_some());
            if let Some(restore_first) = restore_first {
                write_transaction_data(&mut answer, &restore_first)?;
            }
        }
        Err(error) => answer.bytes(format!("{error:?}").as_bytes()),
    }
    Ok(answer.finish())
}
