//! Alone in publishing. Every event's first topic is `ajo`, its second the event's name, then the
//! keys a reader filters by. A field that is `None` is left out of the data map.

mod forming;
mod paying;
mod powers;
mod settling;
mod turns;

pub use forming::{
    DrawOpened, GroupOpened, GroupStarted, InvitationRevoked, Invited, MemberApproved,
    MemberDisapproved, MemberJoined, MemberLeft, OrderAccepted, OrderDrawn, OrderSet,
    SecretRevealed,
};
pub use paying::{
    Contributed, DepositAdded, MemberCured, PayoutClaimed, PayoutHeld, StandingOrderSet,
};
pub use powers::{
    DeputySet, GroupCancelled, GroupPaused, OrganiserChanged, OrganiserStayed, Upgraded, Voted,
};
pub use settling::{GroupCompleted, MemberDefaulted, MemberLate, RoundSettled, TurnVacated};
pub use turns::{
    AuctionWon, BidRevealed, BidSealed, HandOverProposed, HandOverVetoed, RecoveryReady,
    RecoveryVetoed, SeatMoved, TurnsSwapped,
};
