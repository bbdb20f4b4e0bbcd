use soroban_sdk::{token, Address, Env, Executable, String};

use crate::{GroupConfig, TurnOrder};

/// Most members a group can have.
pub const MAX_MEMBERS: u32 = 50;

const MAX_NAME_BYTES: usize = 64;
const MIN_FREQUENCY: u64 = 60;
/// 366 days.
const MAX_FREQUENCY: u64 = 31_622_400;
/// Bids are opened between due and the end of grace.
const MIN_AUCTION_GRACE: u64 = 60;
const MAX_DEPOSIT_BPS: u32 = 10_000;
const MAX_LATE_FEE_BPS: u32 = 1_000;
const MAX_RESERVE_FEE_BPS: u32 = 500;
const MAX_DEFAULT_AFTER: u32 = 10;
/// Above every product the rules form of a contribution: rounds, members, basis points.
const MAX_FACTOR: i128 = 100_000_000;

/// What is wrong with a group's terms.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TermsFault {
    Name,
    Token,
    Contribution,
    Frequency,
    Grace,
    MaxMembers,
    StartBy,
    Deposit,
    Fee,
    DefaultAfter,
    Deputy,
}

/// Checks terms wherever they enter: the host hides a constructor's error from whoever deploys,
/// so the factory checks before the group's constructor does.
pub fn check_terms(env: &Env, organiser: &Address, config: &GroupConfig) -> Result<(), TermsFault> {
    if !is_name(&config.name) {
        return Err(TermsFault::Name);
    }
    if config.contribution <= 0 || config.contribution.checked_mul(MAX_FACTOR).is_none() {
        return Err(TermsFault::Contribution);
    }
    if !(MIN_FREQUENCY..=MAX_FREQUENCY).contains(&config.frequency) {
        return Err(TermsFault::Frequency);
    }
    let is_auction = config.turn_order == TurnOrder::Auction;
    if config.grace > config.frequency / 4 || (is_auction && config.grace < MIN_AUCTION_GRACE) {
        return Err(TermsFault::Grace);
    }
    if !(2..=MAX_MEMBERS).contains(&config.max_members) {
        return Err(TermsFault::MaxMembers);
    }
    if config.start_by != 0 && config.start_by <= env.ledger().timestamp() {
        return Err(TermsFault::StartBy);
    }
    if config.deposit_bps > MAX_DEPOSIT_BPS {
        return Err(TermsFault::Deposit);
    }
    if config.late_fee_bps > MAX_LATE_FEE_BPS || config.reserve_fee_bps > MAX_RESERVE_FEE_BPS {
        return Err(TermsFault::Fee);
    }
    if config.default_after > MAX_DEFAULT_AFTER {
        return Err(TermsFault::DefaultAfter);
    }
    if config.deputy.as_ref() == Some(organiser) {
        return Err(TermsFault::Deputy);
    }
    if !is_token(env, &config.token) {
        return Err(TermsFault::Token);
    }
    Ok(())
}

/// Readable everywhere the name travels: a database refuses NUL, a log line breaks on newlines.
fn is_name(name: &String) -> bool {
    let len = name.len() as usize;
    if len == 0 || len > MAX_NAME_BYTES {
        return false;
    }
    let mut buffer = [0; MAX_NAME_BYTES];
    let bytes = &mut buffer[..len];
    name.copy_into_slice(bytes);
    core::str::from_utf8(bytes).is_ok() && !bytes.iter().any(u8::is_ascii_control)
}

/// A contract that answers `decimals`. Asked first what it is: calling an account, or an address
/// with nothing there, would end this call instead of failing it.
fn is_token(env: &Env, token: &Address) -> bool {
    let is_contract = !matches!(token.executable(), None | Some(Executable::Account));
    is_contract && matches!(token::Client::new(env, token).try_decimals(), Ok(Ok(_)))
}
