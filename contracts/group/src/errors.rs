use ajo_types::TermsFault;
use soroban_sdk::contracterror;

/// Why a group refuses a call. 1-19 terms (7 to 13 are left out: a Stellar asset refuses with them,
/// and its refusal ends the call with its own number), 20-39 membership and phase, 40-59 payments and rounds,
/// 60-79 held money, decisions and powers, 80-99 arithmetic. The factory's own start at 101.
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
    /// The time to start by is not in the future.
    InvalidStartBy = 14,
    /// The deposit is above 10000 basis points, or the amount is not what may be added.
    InvalidDeposit = 15,
    /// The late fee is above 1000 or the reserve fee above 500 basis points.
    InvalidFee = 16,
    /// Default is set at more than 10 unpaid rounds.
    InvalidDefaultAfter = 17,
    /// The organiser cannot be their own deputy.
    InvalidDeputy = 18,
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
    /// What was signed is not the group's rulebook.
    WrongRulebook = 26,
    /// No invitation, or one unknown, used up or expired.
    NotInvited = 27,
    /// The organiser has not approved the account.
    NotApproved = 28,
    /// The order is not a permutation of the seats taken.
    InvalidOrder = 29,
    /// What was accepted is not the order proposed.
    WrongOrder = 30,
    /// Not every member has accepted the order.
    OrderNotAccepted = 31,
    /// A commitment is missing, or brought where no turns are drawn.
    InvalidCommitment = 32,
    /// The secret is not what the member committed to.
    WrongSecret = 33,
    /// The member has revealed before.
    AlreadyRevealed = 34,
    /// Somebody may still reveal.
    DrawNotOver = 35,
    /// The group is not drawing its turns.
    NotDrawing = 36,
    /// An invitation's uses or expiry are out of range.
    InvalidInvitation = 37,
    /// The round named is not the member's oldest unpaid one.
    WrongRound = 40,
    /// No rounds, more rounds than are left, or more late rounds than one call forwards.
    InvalidRounds = 41,
    /// The member has paid every round.
    NothingOwed = 42,
    /// Somebody has not paid and the grace period has not ended.
    RoundNotDue = 43,
    /// The rules do not let this member do this now.
    NotAllowed = 44,
    /// A discount above 3500 basis points.
    InvalidBid = 45,
    /// Bids of this round cannot be made or opened now.
    BidsClosed = 46,
    /// What was opened is not what was sealed.
    WrongBid = 47,
    /// Nothing waits for the member.
    NothingHeld = 60,
    /// Money still waits for the member, who must claim it first.
    ClaimFirst = 61,
    /// Nothing was proposed, or it has lapsed.
    NoProposal = 62,
    /// The others may still object.
    NotReady = 63,
    /// The member has voted for this before.
    AlreadyVoted = 64,
    /// The code is not the factory's.
    NotGenuine = 65,
    /// The group is paused.
    Paused = 66,
    /// The group was paused in this round before.
    AlreadyPaused = 67,
    /// The organiser has been heard of within 30 days.
    NotSilent = 68,
    /// Only the organiser, or their deputy where that is said.
    NotOrganiser = 69,
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
            TermsFault::StartBy => Self::InvalidStartBy,
            TermsFault::Deposit => Self::InvalidDeposit,
            TermsFault::Fee => Self::InvalidFee,
            TermsFault::DefaultAfter => Self::InvalidDefaultAfter,
            TermsFault::Deputy => Self::InvalidDeputy,
        }
    }
}
