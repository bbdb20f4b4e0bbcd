//! The group's interface and its rulebook: who may call what, what moves, what is refused, what is
//! published. Each call authorises here and leaves the deciding to its rule.
//!
//! c is the contribution, n the number of members at the start. A round is settled when its pot has
//! been paid; a member has received when their turn is settled. "Anyone" signs nothing.

use ajo_types::{Entry, GroupConfig};
use soroban_sdk::{contract, contractimpl, contractmeta, Address, Bytes, BytesN, Env, Vec};

use crate::rules;
use crate::storage;
use crate::types::{AuctionInfo, GroupInfo, MemberInfo, Motion, RoundInfo, SeatMove};

contractmeta!(
    key = "Description",
    val = "Ajo: one savings group and its escrow"
);

#[contract]
pub struct Group;

#[contractimpl]
impl Group {
    /// Opens the group; the factory calls it as it deploys, having asked for the organiser's
    /// signature. A group deployed otherwise is not in the factory's registry. With
    /// `organiser_joins` the organiser takes the first seat; the factory moves their deposit.
    /// Errors: InvalidName .. InvalidDeputy, InvalidCommitment. Events: group_opened, member_joined.
    pub fn __constructor(
        env: Env,
        factory: Address,
        organiser: Address,
        config: GroupConfig,
        organiser_joins: bool,
        organiser_entry: Entry,
    ) {
        rules::open(
            &env,
            factory,
            organiser,
            config,
            organiser_joins,
            organiser_entry,
        );
    }

    // Forming

    /// Takes a seat while the group is forming; the member signs, the rulebook's hash included.
    /// Moves the deposit for one contribution into escrow. The last seat of a WhenFull group starts
    /// it, unless its order must first be accepted.
    /// Errors: NotForming, Paused, AlreadyMember, GroupFull, WrongRulebook, NotInvited, NotApproved,
    /// InvalidCommitment, InvalidToken. Events: invited, as its invitation now stands, member_joined,
    /// group_started or draw_opened.
    pub fn join(env: Env, member: Address, rulebook: BytesN<32>, entry: Entry) {
        member.require_auth();
        rules::join(&env, member, rulebook, entry);
    }

    /// Gives the seat back while the group is forming; the member signs. Moves the deposit back.
    /// Errors: NotForming, NotMember. Events: member_left.
    pub fn leave(env: Env, member: Address) {
        member.require_auth();
        rules::leave(&env, member);
    }

    /// Makes an invitation for `uses` joinings (1 to 50) until `expires_at` (Unix seconds); the
    /// organiser signs. Whoever holds the secret of `key` can sign members in.
    /// Errors: NotForming, NotAllowed where nobody is asked for one, InvalidInvitation.
    /// Events: invited.
    pub fn invite(env: Env, key: BytesN<32>, uses: u32, expires_at: u64) {
        rules::by_organiser(&env);
        rules::invite(&env, key, uses, expires_at);
    }

    /// Ends an invitation; the organiser signs. Errors: NotInvited. Events: invitation_revoked.
    pub fn revoke(env: Env, key: BytesN<32>) {
        rules::by_organiser(&env);
        rules::revoke(&env, key);
    }

    /// Lets somebody join a group that asks for approval; the organiser signs.
    /// Errors: NotForming, NotAllowed where it does not ask. Events: member_approved.
    pub fn approve(env: Env, member: Address) {
        rules::by_organiser(&env);
        rules::approve(&env, member);
    }

    /// Takes an approval back; the organiser signs. Errors: NotForming, NotAllowed as above,
    /// NotApproved. Events: member_disapproved.
    pub fn disapprove(env: Env, member: Address) {
        rules::by_organiser(&env);
        rules::disapprove(&env, member);
    }

    /// Proposes the order of a Fixed group: every seat once, one byte each; the organiser signs.
    /// Earlier acceptances are void. Errors: NotForming, NotAllowed, InvalidOrder.
    /// Events: order_set.
    pub fn set_order(env: Env, order: Bytes) {
        rules::by_organiser(&env);
        rules::set_order(&env, order);
    }

    /// Accepts the order of a Fixed group as it stands; the member signs it. The last acceptance of
    /// a full WhenFull group starts it. Errors: NotForming, NotAllowed, NotMember, WrongOrder,
    /// Paused where it would start. Events: order_accepted, group_started.
    pub fn accept_order(env: Env, member: Address, order: Bytes) {
        member.require_auth();
        rules::accept_order(&env, member, order);
    }

    /// Starts the group, or under Random opens the draw that will; the organiser signs. Fixes the
    /// order and an absolute schedule.
    /// Errors: NotForming, Paused, NotEnoughMembers, OrderNotAccepted.
    /// Events: group_started, or draw_opened.
    pub fn start(env: Env) {
        rules::by_organiser(&env);
        rules::start(&env);
    }

    /// Opens what a member committed to on joining; anyone may bring it, the commitment proves it.
    /// Errors: NotDrawing, NotMember, WrongSecret, AlreadyRevealed. Events: secret_revealed.
    pub fn reveal(env: Env, member: Address, secret: BytesN<32>) {
        rules::reveal(&env, member, secret);
    }

    /// Draws the turns and starts the group; anyone, once all have revealed or the time for it is
    /// over. Who has not revealed goes last. Errors: NotDrawing, Paused, DrawNotOver.
    /// Events: order_drawn, group_started.
    pub fn draw(env: Env) {
        rules::draw(&env);
    }

    // Paying and settling

    /// Pays `rounds` rounds that `member` owes, oldest first; the payer signs. `round` must be the
    /// member's oldest unpaid round, so the same payment sent twice is refused. Moves c and the
    /// reserve's fee for each, and the late fee for each already settled; of these c goes on to that
    /// round's recipient as far as it is still owed to them, else to the reserve. Cures a default
    /// when it pays what that takes.
    /// Errors: NotActive, NotMember, NothingOwed, WrongRound, InvalidRounds, InvalidToken, Overflow.
    /// Events: contributed for each round, payout_held, member_cured.
    pub fn contribute(env: Env, payer: Address, member: Address, round: u32, rounds: u32) {
        payer.require_auth();
        rules::contribute(&env, payer, member, round, rounds);
    }

    /// Lets settlement draw what the member owes from the allowance they gave the group at the
    /// token, or no longer; the member signs. Errors: NotMember, NotAllowed after leaving.
    /// Events: standing_order_set.
    pub fn set_standing_order(env: Env, member: Address, on: bool) {
        member.require_auth();
        rules::set_standing_order(&env, member, on);
    }

    /// Adds to a member's deposit, up to the most that could be asked of them; the payer signs.
    /// Errors: NotActive, NotMember, NotAllowed in default, InvalidDeposit, InvalidToken.
    /// Events: deposit_added.
    pub fn deposit(env: Env, payer: Address, member: Address, amount: i128) {
        payer.require_auth();
        rules::deposit(&env, payer, member, amount);
    }

    /// Closes the current round and pays the pot; anyone, once everyone has paid or the grace period
    /// has ended (in an auction only then). Before that, standing orders and deposits of who has not
    /// paid are drawn, eight draws per call: the answer is false while there are more, and the call
    /// is to be repeated.
    ///
    /// The pot is what has been paid, and the reserve's help: at most an even part of the reserve for
    /// each round left. Out of it the recipient's own debts are paid first, then what their deposit
    /// lacks is kept; the rest is transferred, or held for them when the token refuses. What others
    /// have not paid stays owed to this recipient. Who then has `default_after` settled rounds unpaid
    /// is in default: after receiving, the deposit goes to the reserve and everything falls due;
    /// before, the turn is lost unless cured by then. A lost turn's pot is paid, late fees taken out,
    /// by those whom the defaulter has paid. The last round completes the group: out of the reserve
    /// it first makes up what the rounds of those in good standing are short of, the largest gaps
    /// first, and shares the rest among them.
    /// Errors: NotActive, Paused, RoundNotDue, Overflow.
    /// Events: auction_won, turn_vacated, contributed, deposit_added, payout_held, member_cured,
    /// member_late, member_defaulted, round_settled, group_completed.
    pub fn settle_round(env: Env) -> bool {
        rules::settle(&env)
    }

    /// Leaves a running group; the member signs. For who has not received, owes nothing settled, and
    /// is in no auction. The turn is vacated: the members already paid pay that round to the leaver,
    /// which is what the leaver has paid them; nobody else owes it. Whatever the leaver or others
    /// have paid ahead for nothing, and the deposit, waits in `claim`.
    /// Errors: NotActive, Paused, NotMember, NotAllowed. Events: turn_vacated.
    pub fn exit(env: Env, member: Address) {
        member.require_auth();
        rules::exit(&env, member);
    }

    /// Pays everything that waits for `member` to `member`: held payouts, contributions given back,
    /// deposit above what is required, dividends, a share of the reserve. Anyone. Returns the amount.
    /// Errors: NotMember, NothingHeld. Events: payout_claimed.
    pub fn claim(env: Env, member: Address) -> i128 {
        rules::claim(&env, member)
    }

    // Turns and seats

    /// Exchanges the turns of two members who have not received and are not in default; both sign.
    /// Errors: NotActive, Paused, NotMember, NotAllowed. Events: turns_swapped.
    pub fn swap(env: Env, first: Address, second: Address) {
        first.require_auth();
        second.require_auth();
        rules::swap(&env, first, second);
    }

    /// Proposes that `newcomer` takes the member's seat for a price; both sign. The others may veto
    /// it until it can be completed. Errors: NotActive, Paused, NotMember, AlreadyMember, NotAllowed.
    /// Events: hand_over_proposed.
    pub fn propose_hand_over(env: Env, member: Address, newcomer: Address, price: i128) {
        member.require_auth();
        newcomer.require_auth();
        rules::propose_hand_over(&env, member, newcomer, price);
    }

    /// Completes a hand-over; the newcomer signs, the rulebook's hash included. Moves the price from
    /// the newcomer to the member, and from the newcomer into escrow what the deposit lacks; seat,
    /// deposit, dates and debts pass to the newcomer.
    /// Errors: NotActive, Paused, NotMember, NoProposal, NotReady, NotAllowed for a seat left or in
    /// default, AlreadyMember, WrongRulebook, ClaimFirst, InvalidToken.
    /// Events: seat_moved, deposit_added.
    pub fn complete_hand_over(env: Env, member: Address, rulebook: BytesN<32>) {
        rules::complete_hand_over(&env, member, rulebook);
    }

    /// Seals a bid for the current round's pot, before it is due; the member signs. `sealed` is
    /// sha256 of the discount (basis points, u32 big-endian), a salt of 32 bytes and the member's
    /// XDR. Errors: NotActive, NotAllowed, NotMember, WrongRound, BidsClosed. Events: bid_sealed.
    pub fn bid(env: Env, member: Address, round: u32, sealed: BytesN<32>) {
        member.require_auth();
        rules::bid(&env, member, round, sealed);
    }

    /// Opens a bid, from when the round is due until the grace period ends; anyone may bring it.
    /// The highest discount, at most 3500 basis points, wins the turn.
    /// Errors: NotActive, NotAllowed, NotMember, WrongRound, BidsClosed, InvalidBid, WrongBid.
    /// Events: bid_revealed.
    pub fn reveal_bid(env: Env, member: Address, round: u32, discount_bps: u32, salt: BytesN<32>) {
        rules::reveal_bid(&env, member, round, discount_bps, salt);
    }

    // Powers

    /// Votes for a motion; the member signs. What has enough votes happens in the same call. Ending
    /// a running group puts into `claim` what was paid for rounds not settled, all deposits, and the
    /// reserve, given out as after the last round.
    /// Errors: NotActive, NotMember, NotAllowed without a say, AlreadyVoted, AlreadyPaused,
    /// AlreadyMember, NotGenuine, NoProposal, Overflow.
    /// Events: voted, then group_paused, group_cancelled, upgraded, recovery_ready or
    /// hand_over_vetoed.
    pub fn vote(env: Env, member: Address, motion: Motion) {
        member.require_auth();
        rules::vote(&env, member, motion);
    }

    /// Moves a seat whose key is lost to the address that the others voted for, which signs, the
    /// rulebook's hash included. All that waits for the seat passes with it.
    /// Errors: NotMember, NoProposal, NotReady, AlreadyMember, WrongRulebook. Events: seat_moved.
    pub fn complete_recovery(env: Env, member: Address, rulebook: BytesN<32>) {
        rules::complete_recovery(&env, member, rulebook);
    }

    /// Stops a recovery; the member whose key is not lost signs. Errors: NotMember, NoProposal.
    /// Events: recovery_vetoed.
    pub fn veto_recovery(env: Env, member: Address) {
        member.require_auth();
        rules::veto_recovery(&env, member);
    }

    /// Pauses the group for the shorter of seven days and half a round, once per round; the organiser
    /// or the deputy signs. Stops joining, starting, drawing, settling, swapping, handing over and
    /// leaving a running group; never paying, claiming, depositing.
    /// Errors: NotOrganiser, NotActive once the group has ended, AlreadyPaused. Events: group_paused.
    pub fn pause(env: Env, by: Address) {
        by.require_auth();
        rules::pause(&env, by);
    }

    /// Ends a group that has not started; the organiser signs, or anyone once the time to start by is
    /// over. Deposits wait in `claim`. Errors: NotForming, NotOrganiser. Events: group_cancelled.
    pub fn cancel(env: Env, by: Address) {
        by.require_auth();
        rules::cancel(&env, by);
    }

    /// Names the deputy, or none; the organiser signs. Errors: InvalidDeputy. Events: deputy_set.
    pub fn set_deputy(env: Env, deputy: Option<Address>) {
        rules::by_organiser(&env);
        rules::set_deputy(&env, deputy);
    }

    /// Makes the deputy organiser once the organiser has been silent for 30 days; the deputy signs.
    /// Errors: NotOrganiser without a deputy, NotSilent. Events: organiser_changed.
    pub fn succeed(env: Env) {
        rules::succeed(&env);
    }

    /// A sign of life, as is everything else that the organiser signs for the role; the organiser
    /// signs. Events: organiser_stayed.
    pub fn stay(env: Env) {
        rules::by_organiser(&env);
        rules::stay(&env);
    }

    /// Keeps the group and the code it shares with all others from being archived; anyone.
    pub fn extend_ttl(env: Env) {
        storage::extend_all(&env);
    }

    // Views

    /// The group as a whole.
    pub fn info(env: Env) -> GroupInfo {
        rules::info(&env)
    }

    /// The members in turn order.
    pub fn members(env: Env) -> Vec<MemberInfo> {
        rules::members(&env)
    }

    /// The rounds in order; none before the start.
    pub fn rounds(env: Env) -> Vec<RoundInfo> {
        rules::rounds(&env)
    }

    /// What one round costs when paid in time.
    pub fn round_price(env: Env) -> i128 {
        rules::round_price(&env)
    }

    /// The hand-over or recovery under way for a member's seat.
    pub fn move_of(env: Env, member: Address) -> Option<SeatMove> {
        rules::move_of(&env, &member)
    }

    /// The current round's auction.
    pub fn auction(env: Env) -> Option<AuctionInfo> {
        rules::auction(&env)
    }
}
