use ajo_types::TermsFault;
use soroban_sdk::contracterror;

/// Why a group refuses a call. 1-19 terms, 20-39 membership and phase, 40-59 payments and rounds,
/// 60-79 held money, 80-99 arithmetic. The factory's own start at 101.
#[contracterror]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum GroupError {
    /// The name is empty, longer than 64 bytes, not UTF-8, or holds control characters.
    InvalidName = 1,
    /// The token is no contract, does not tell its decimals, or did not deliver what it moved.
    InvalidToken = 2,
    /// The contribution is not above zero, or so large that pots could overflow.
    InvalidContribution = 3,
    /// A round is shorter than 60 seconds or longer than 366 days.
    InvalidFrequency = 4,
    /// The grace period is longer than a quarter of a round.
    InvalidGrace = 5,
    /// The number of members is outside 2 to 50.
    InvalidMaxMembers = 6,
    /// The group has already started.
    NotForming = 20,
    /// The group is not in the phase this call needs.
    NotActive = 21,
    /// Every seat is taken.
    GroupFull = 22,
    /// The account already holds a seat.
    AlreadyMember = 23,
    /// The account holds no seat.
    NotMember = 24,
    /// A group needs at least two members to start.
    NotEnoughMembers = 25,
    /// The round named is not the member's oldest unpaid one.
    WrongRound = 40,
    /// No rounds, more rounds than are left, or more late rounds than one call forwards.
    InvalidRounds = 41,
    /// The member has paid every round.
    NothingOwed = 42,
    /// Somebody has not paid and the grace period has not ended.
    RoundNotDue = 43,
    /// Nothing is held for the member.
    NothingHeld = 60,
    /// A sum left the range of its type.
    Overflow = 80,
}

impl From<TermsFault> for GroupError {
    fn from(fault: TermsFault) -> Self {
        match fault {
            TermsFault::Name => Self::InvalidName,
            TermsFault::Token => Self::InvalidToken,
            TermsFault::Contribution => Self::InvalidContribution,
            TermsFault::Frequency => Self::InvalidFrequency,
            TermsFault::Grace => Self::InvalidGrace,
            TermsFault::MaxMembers => Self::InvalidMaxMembers,
        }
    }
}
