use ajo_types::TermsFault;
use soroban_sdk::contracterror;

/// Why the factory refuses a call. 1-19 are a group's terms, the same numbers as the group's own;
/// the factory's start at 101.
#[contracterror]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum FactoryError {
    /// The name is empty, longer than 64 bytes, not UTF-8, or holds control characters.
    InvalidName = 1,
    /// The token is no contract or does not tell its decimals.
    InvalidToken = 2,
    /// The contribution is not above zero, or so large that pots could overflow.
    InvalidContribution = 3,
    /// A round is shorter than 60 seconds or longer than 366 days.
    InvalidFrequency = 4,
    /// The grace period is longer than a quarter of a round.
    InvalidGrace = 5,
    /// The number of members is outside 2 to 50.
    InvalidMaxMembers = 6,
    /// The time to start by is not in the future.
    InvalidStartBy = 14,
    /// The deposit is above 10000 basis points.
    InvalidDeposit = 15,
    /// The late fee is above 1000 or the reserve fee above 500 basis points.
    InvalidFee = 16,
    /// Default is set at more than 10 unpaid rounds.
    InvalidDefaultAfter = 17,
    /// The organiser cannot be their own deputy.
    InvalidDeputy = 18,
    /// This organiser has already used this salt.
    GroupExists = 101,
    /// A page holds 1 to 100 groups.
    InvalidLimit = 102,
    /// Nobody was proposed as admin.
    NoPendingAdmin = 103,
    /// No code was proposed.
    NoPendingCode = 104,
    /// The proposed code is not old enough to be used.
    CodeNotReady = 105,
}

impl From<TermsFault> for FactoryError {
    fn from(fault: TermsFault) -> Self {
        match fault {
            TermsFault::Name => Self::InvalidName,
            TermsFault::Token => Self::InvalidToken,
            TermsFault::Contribution => Self::InvalidContribution,
            TermsFault::Frequency => Self::InvalidFrequency,
            TermsFault::Grace => Self::InvalidGrace,
            TermsFault::MaxMembers => Self::InvalidMaxMembers,
            TermsFault::StartBy => Self::InvalidStartBy,
            TermsFault::Deposit => Self::InvalidDeposit,
            TermsFault::Fee => Self::InvalidFee,
            TermsFault::DefaultAfter => Self::InvalidDefaultAfter,
            TermsFault::Deputy => Self::InvalidDeputy,
        }
    }
}
