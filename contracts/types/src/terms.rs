use soroban_sdk::{token, Address, Env, Executable, String};

use crate::GroupConfig;

/// Most members a group can have.
pub const MAX_MEMBERS: u32 = 50;

const MAX_NAME_BYTES: usize = 64;
const MIN_FREQUENCY: u64 = 60;
/// 366 days.
const MAX_FREQUENCY: u64 = 31_622_400;

/// What is wrong with a group's terms.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TermsFault {
    Name,
    Token,
    Contribution,
    Frequency,
    Grace,
    MaxMembers,
}

/// Checks terms wherever they enter: the host hides a constructor's error from whoever deploys,
/// so the factory checks before the group's constructor does.
pub fn check_terms(env: &Env, config: &GroupConfig) -> Result<(), TermsFault> {
    if !is_name(&config.name) {
        return Err(TermsFault::Name);
    }
    // The largest sum the rules can form: every contribution of every round.
    let everything = i128::from(MAX_MEMBERS * MAX_MEMBERS);
    if config.contribution <= 0 || config.contribution.checked_mul(everything).is_none() {
        return Err(TermsFault::Contribution);
    }
    if !(MIN_FREQUENCY..=MAX_FREQUENCY).contains(&config.frequency) {
        return Err(TermsFault::Frequency);
    }
    if config.grace > config.frequency / 4 {
        return Err(TermsFault::Grace);
    }
    if !(2..=MAX_MEMBERS).contains(&config.max_members) {
        return Err(TermsFault::MaxMembers);
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
