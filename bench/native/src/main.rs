//! Runs recorded invocations with the sources of the WebAssembly host, compiled for this machine.
//!
//! Reads a file of frames, each with its length (u32, big-endian) before it: the settings, then invocations. Runs each so often and
//! prints nanoseconds, one line for each invocation.

#[path = "../../../native/apply/src/invoke.rs"]
mod invoke;
#[path = "../../../native/apply/src/modules.rs"]
mod modules;
// The fee of declared resources is asked for beside an invocation, not in one.
#[allow(dead_code)]
#[path = "../../../native/apply/src/network.rs"]
mod network;

use anyhow::{Context, Result};
use seam::{frame::FrameReader, settings::read_settings};
use std::time::Instant;

/// The seam tells panics to whoever embeds it; here they go to the terminal.
#[no_mangle]
extern "C" fn report_panic(message: *const u8, length: usize) {
    // SAFETY: the seam's hook passes a string that lives through the call.
    let message = unsafe { std::slice::from_raw_parts(message, length) };
    eprintln!("{}", String::from_utf8_lossy(message));
}

fn frames(mut bytes: &[u8]) -> Result<Vec<&[u8]>> {
    let mut frames = vec![];
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<4>().context("a frame has no length")?;
        let length = u32::from_be_bytes(*length) as usize;
        let frame = rest.get(..length).context("a frame ends early")?;
        frames.push(frame);
        bytes = &rest[length..];
    }
    Ok(frames)
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().context("native-host FILE TIMES")?;
    let times: u32 = arguments.next().context("native-host FILE TIMES")?.parse()?;
    let bytes = std::fs::read(file)?;
    let frames = frames(&bytes)?;
    let (settings, invocations) = frames.split_first().context("the settings come first")?;
    let network = network::Network::from_settings(&read_settings(FrameReader::new(settings))?)?;
    let mut modules = modules::Modules::new()?;
    for invocation in invocations {
        invoke::invoke(&network, &mut modules, FrameReader::new(invocation))?;
        let started = Instant::now();
        for _ in 0..times {
            invoke::invoke(&network, &mut modules, FrameReader::new(invocation))?;
        }
        println!("{}", started.elapsed().as_nanos() / u128::from(times));
    }
    Ok(())
}
