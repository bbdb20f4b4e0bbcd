//! Finishes a compiled contract: `ajo-builder IN.wasm OUT.wasm`.
//!
//! soroban-sdk puts every type's and event's description into the contract's spec and a marker
//! beside each one the code uses; the builder must drop the unmarked ("spec shaking"). The spec's
//! prose is dropped, which every group would pay rent for and `contract.rs` holds; so are custom
//! sections other than the contract's own: nothing on chain reads them.

use std::collections::HashSet;
use std::error::Error;
use std::{env, fs, process};

use soroban_spec::{read, shaking};
use stellar_xdr::{Limits, ScSpecEntry, ScSpecUdtUnionCaseV0, WriteXdr};
use wasmparser::{Parser, Payload};

const SPEC: &str = "contractspecv0";
const KEPT: [&str; 3] = [SPEC, "contractmetav0", "contractenvmetav0"];
const HEADER_LEN: usize = 8;
const CUSTOM: u8 = 0;

fn main() {
    let paths: Vec<String> = env::args().skip(1).collect();
    let [input, output] = paths.as_slice() else {
        eprintln!("usage: ajo-builder IN.wasm OUT.wasm");
        process::exit(2);
    };
    if let Err(error) = finish_file(input, output) {
        eprintln!("{input}: {error}");
        process::exit(1);
    }
}

fn finish_file(input: &str, output: &str) -> Result<(), Box<dyn Error>> {
    let wasm = fs::read(input)?;
    fs::write(output, finish(&wasm)?)?;
    Ok(())
}

/// The same module with its spec shaken and foreign custom sections gone.
fn finish(wasm: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let spec = shaken_spec(wasm)?;
    let mut finished = wasm[..HEADER_LEN].to_vec();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::CustomSection(section) = &payload {
            if KEPT.contains(&section.name()) {
                let is_spec = section.name() == SPEC;
                let data = if is_spec { &spec } else { section.data() };
                push_custom_section(&mut finished, section.name(), data);
            }
        } else if let Some((id, range)) = payload.as_section() {
            push_section(&mut finished, id, &wasm[range]);
        }
    }
    Ok(finished)
}

fn shaken_spec(wasm: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let markers = shaking::find_all(wasm);
    let mut seen = HashSet::new();
    let mut spec = Vec::new();
    for mut entry in shaking::filter(read::from_wasm(wasm)?, &markers) {
        drop_prose(&mut entry);
        let xdr = ScSpecEntry::to_xdr(&entry, Limits::none())?;
        if seen.insert(xdr.clone()) {
            spec.extend(xdr);
        }
    }
    Ok(spec)
}

fn drop_prose(entry: &mut ScSpecEntry) {
    match entry {
        ScSpecEntry::FunctionV0(function) => {
            function.doc = Default::default();
            function
                .inputs
                .iter_mut()
                .for_each(|input| input.doc = Default::default());
        }
        ScSpecEntry::UdtStructV0(udt) => {
            udt.doc = Default::default();
            udt.fields
                .iter_mut()
                .for_each(|field| field.doc = Default::default());
        }
        ScSpecEntry::UdtUnionV0(udt) => {
            udt.doc = Default::default();
            udt.cases.iter_mut().for_each(|case| match case {
                ScSpecUdtUnionCaseV0::VoidV0(case) => case.doc = Default::default(),
                ScSpecUdtUnionCaseV0::TupleV0(case) => case.doc = Default::default(),
            });
        }
        ScSpecEntry::UdtEnumV0(udt) => {
            udt.doc = Default::default();
            udt.cases
                .iter_mut()
                .for_each(|case| case.doc = Default::default());
        }
        ScSpecEntry::UdtErrorEnumV0(udt) => {
            udt.doc = Default::default();
            udt.cases
                .iter_mut()
                .for_each(|case| case.doc = Default::default());
        }
        ScSpecEntry::EventV0(event) => {
            event.doc = Default::default();
            event
                .params
                .iter_mut()
                .for_each(|param| param.doc = Default::default());
        }
    }
}

fn push_custom_section(module: &mut Vec<u8>, name: &str, data: &[u8]) {
    let mut body = leb128(name.len());
    body.extend(name.as_bytes());
    body.extend(data);
    push_section(module, CUSTOM, &body);
}

fn push_section(module: &mut Vec<u8>, id: u8, body: &[u8]) {
    module.push(id);
    module.extend(leb128(body.len()));
    module.extend(body);
}

fn leb128(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}
