//! How an invocation's failure is told to the caller.

use crate::frame::FrameWriter;
use anyhow::Result;
use soroban_env_host::{
    xdr::{
        ContractEvent, ContractEventBody, ContractEventType, ContractEventV0, DiagnosticEvent,
        ExtensionPoint, ScError, ScErrorCode, ScErrorType, ScSymbol, ScVal,
    },
    HostError,
};

pub struct Failure<'a> {
    pub error: &'a HostError,
    pub cpu_instructions: u64,
    pub memory_bytes: u64,
    pub diagnostic_events: &'a [DiagnosticEvent],
}

impl Failure<'_> {
    pub fn write(&self, frame: &mut FrameWriter) -> Result<()> {
        frame.flag(false);
        frame.u64(self.cpu_instructions);
        frame.u64(self.memory_bytes);
        frame.xdr(&sc_error(self.error))?;
        frame.bytes(format!("{:?}", self.error).as_bytes());
        frame.flag(is_internal(self.error));
        frame.xdr_list(self.diagnostic_events)
    }
}

fn sc_error(error: &HostError) -> ScError {
    let internal = ScError::Context(ScErrorCode::InternalError);
    error.error.try_into().unwrap_or(internal)
}

/// A contract may return any error number; only the host's own internal errors are internal ones.
fn is_internal(error: &HostError) -> bool {
    error.error.is_code(ScErrorCode::InternalError) && !error.error.is_type(ScErrorType::Contract)
}

/// The diagnostic event with which the network closes the events of a failed invocation.
pub fn host_function_failed(error: &HostError) -> DiagnosticEvent {
    let topics = vec![
        ScVal::Symbol(ScSymbol("host_fn_failed".try_into().unwrap_or_default())),
        ScVal::Error(sc_error(error)),
    ];
    DiagnosticEvent {
        in_successful_contract_call: false,
        event: ContractEvent {
            ext: ExtensionPoint::V0,
            contract_id: None,
            type_: ContractEventType::Diagnostic,
            body: ContractEventBody::V0(ContractEventV0 {
                topics: topics.try_into().unwrap_or_default(),
                data: ScVal::Void,
            }),
        },
    }
}
