use soroban_sdk::{Bytes, Env};

use super::{extend, get, read_bytes, set, Key};
use crate::state::{Shorts, NO_SHORTS};
use crate::types::RoundRecord;

const AMOUNT: usize = 16;
/// Payout, short, discount, and the number of contributions missing.
const WIDTH: usize = 3 * AMOUNT + 1;
/// A late payment of the most rounds one call takes touches two pages.
const PAGE: u32 = 8;
const PAGE_BYTES: usize = PAGE as usize * WIDTH;

/// How a settled round ended.
#[inline(never)]
pub fn record(env: &Env, round: u32) -> RoundRecord {
    let (page, at) = place_of(round);
    let (bytes, _) = read_page(env, page);
    record_of(&bytes[at..])
}

#[inline(never)]
pub fn set_record(env: &Env, round: u32, record: &RoundRecord) {
    let (page, at) = place_of(round);
    let (mut bytes, len) = read_page(env, page);
    for (index, amount) in [record.payout, record.short, record.discount]
        .iter()
        .enumerate()
    {
        bytes[at + index * AMOUNT..][..AMOUNT].copy_from_slice(&amount.to_be_bytes());
    }
    bytes[at + 3 * AMOUNT] = record.missing as u8;
    let len = len.max(at + WIDTH);
    set(
        env,
        &Key::Rounds(page),
        &Bytes::from_slice(env, &bytes[..len]),
    );
}

/// What the recipients of the settled rounds are still owed.
pub fn shorts(env: &Env, settled: u32) -> Shorts {
    let mut shorts = NO_SHORTS;
    for page in 0..settled.div_ceil(PAGE) {
        let (bytes, len) = read_page(env, page);
        let first = (page * PAGE) as usize;
        for (index, record) in bytes[..len].chunks_exact(WIDTH).enumerate() {
            shorts[first + index] = record_of(record).short;
        }
    }
    shorts
}

pub(super) fn extend_all(env: &Env, settled: u32) {
    for page in 0..settled.div_ceil(PAGE) {
        extend(env, &Key::Rounds(page));
    }
}

fn record_of(bytes: &[u8]) -> RoundRecord {
    let amount = |index: usize| {
        let mut amount = [0; AMOUNT];
        amount.copy_from_slice(&bytes[index * AMOUNT..][..AMOUNT]);
        i128::from_be_bytes(amount)
    };
    RoundRecord {
        payout: amount(0),
        short: amount(1),
        discount: amount(2),
        missing: bytes[3 * AMOUNT].into(),
    }
}

fn place_of(round: u32) -> (u32, usize) {
    let index = round - 1;
    (index / PAGE, (index % PAGE) as usize * WIDTH)
}

#[inline(never)]
fn read_page(env: &Env, page: u32) -> ([u8; PAGE_BYTES], usize) {
    let stored: Option<Bytes> = get(env, &Key::Rounds(page));
    stored.map_or(([0; PAGE_BYTES], 0), |stored| {
        (read_bytes(&stored), stored.len() as usize)
    })
}
