//! The calling convention.
//!
//! The caller writes a frame into memory from `alloc`, hands it to an export, and reads the answer at `answer_address`
//! until the next call. Between calls only the settings and the compiled contracts are kept; after a trap the instance
//! must be thrown away.

use crate::frame::FrameReader;
use anyhow::Result;
use std::cell::RefCell;

/// Raised whenever the framing of any call changes, so that an artefact of another version is refused.
const ABI_VERSION: u32 = 1;

#[link(wasm_import_module = "ledger")]
extern "C" {
    /// Told the message of a panic, just before the trap.
    fn report_panic(message: *const u8, length: usize);
}

thread_local! {
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
pub unsafe fn answer(
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

/// Exports functions from a frame to an answer under their names.
#[macro_export]
macro_rules! export_calls {
    ($($name:ident => $run:expr;)*) => {$(
        /// # Safety
        /// As for `seam::abi::answer`.
        #[no_mangle]
        pub unsafe extern "C" fn $name(frame: *mut u8, length: usize) -> u32 {
            $crate::abi::answer(frame, length, $run)
        }
    )*};
}
