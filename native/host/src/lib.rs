//! The Soroban host for a ledger written in another language.
//!
//! The caller writes a frame into memory from `alloc`, hands it to an export, and reads the answer at `answer_address`
//! until the next call. Between calls only the settings and the compiled contracts are kept; after a trap the instance
//! must be thrown away.

mod failure;
mod fees;
mod frame;
mod invoke;
mod modules;
mod network;
mod simulate;
mod snapshot;

use anyhow::{Context, Result};
use frame::{FrameReader, FrameWriter};
use modules::Modules;
use soroban_simulation::NetworkConfig;
use std::cell::RefCell;

/// Raised whenever the framing of any call changes, so that an artefact of another version is refused.
const ABI_VERSION: u32 = 1;

#[link(wasm_import_module = "ledger")]
extern "C" {
    /// Told the message of a panic, just before the trap.
    fn report_panic(message: *const u8, length: usize);
}

struct Configured {
    network: NetworkConfig,
    modules: Modules,
}

thread_local! {
    static CONFIGURED: RefCell<Option<Configured>> = const { RefCell::new(None) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

#[no_mangle]
pub extern "C" fn abi_version() -> u32 {
    ABI_VERSION
}

/// Prepares a fresh instance: panics tell their message.
#[no_mangle]
pub extern "C" fn initialise() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        // SAFETY: `message` lives through the call, which only reads it.
        unsafe { report_panic(message.as_ptr(), message.len()) }
    }));
}

/// Memory for a frame; the call that the frame is for frees it.
#[no_mangle]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    Box::leak(vec![0_u8; length].into_boxed_slice()).as_mut_ptr()
}

#[no_mangle]
pub extern "C" fn answer_address() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}

#[no_mangle]
pub extern "C" fn answer_length() -> usize {
    ANSWER.with_borrow(Vec::len)
}

/// Runs a call and keeps its answer. Returns 1 when the frame made no sense: then the answer is a text.
///
/// # Safety
/// `frame` and `length` are those of memory from `alloc` that no other call was given.
unsafe fn answer(
    frame: *mut u8,
    length: usize,
    call: impl FnOnce(FrameReader) -> Result<Vec<u8>>,
) -> u32 {
    let frame = Vec::from_raw_parts(frame, length, length);
    let (status, answer) = match call(FrameReader::new(&frame)) {
        Ok(answer) => (0, answer),
        Err(error) => (1, format!("{error:#}").into_bytes()),
    };
    ANSWER.set(answer);
    status
}

fn with_network(
    call: impl FnOnce(&NetworkConfig, &mut Modules) -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    CONFIGURED.with_borrow_mut(|configured| {
        let configured = configured.as_mut().context("the settings come first")?;
        call(&configured.network, &mut configured.modules)
    })
}

/// Takes the network's settings; answers with the rent write fee per KB (i64).
///
/// # Safety
/// As for `answer`; the same holds for all calls below.
#[no_mangle]
pub unsafe extern "C" fn configure(frame: *mut u8, length: usize) -> u32 {
    answer(frame, length, |mut frame| {
        let network = network::read_settings(&mut frame)?;
        frame.end()?;
        let mut answer = FrameWriter::default();
        answer.i64(network.rent_fee_configuration.fee_per_rent_1kb);
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
    })
}

macro_rules! calls {
    ($($name:ident => $run:expr;)*) => {$(
        #[no_mangle]
        #[allow(clippy::missing_safety_doc)]
        pub unsafe extern "C" fn $name(frame: *mut u8, length: usize) -> u32 {
            answer(frame, length, |frame| {
                with_network(|network, modules| {
                    let run: fn(&NetworkConfig, &mut Modules, FrameReader) -> Result<Vec<u8>> = $run;
                    run(network, modules, frame)
                })
            })
        }
    )*};
}

calls! {
    invoke => invoke::invoke;
    simulate_invoke => |network, _, frame| simulate::simulate_invoke(network, frame);
    simulate_extend_ttl => |network, _, frame| simulate::simulate_extend_ttl(network, frame);
    simulate_restore => |network, _, frame| simulate::simulate_restore(network, frame);
    resource_fee => |network, _, frame| fees::resource_fee(network, frame);
    rent_fee => |network, _, frame| fees::rent_fee(network, frame);
    rent_size => |network, _, frame| fees::rent_size(network, frame);
}
