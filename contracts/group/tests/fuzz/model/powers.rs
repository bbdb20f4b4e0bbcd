//! Who may do what with seats, turns, votes and roles.

use std::collections::{BTreeMap, BTreeSet};

use ajo_group::types::GroupStatus;
use ajo_group::{Admission, GroupError, StartRule, TurnOrder};
use ajo_testkit::{Plan, START_TIME};

use super::{refuse, Expected, Model, Refusal};
use crate::command::{Person, PEOPLE};
use crate::powers::{order_of, Ballot, Power};

const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;

#[derive(Clone, Debug)]
pub struct Roles {
    pub organiser: Person,
    pub deputy: Option<Person>,
    seen_at: u64,
    pub paused_until: u64,
    paused_in: Option<u32>,
    approved: BTreeSet<Person>,
    /// Who sits where.
    seats: Vec<Option<Person>>,
    proposal: Option<Vec<u32>>,
    /// Who has accepted the order, or revealed their secret.
    pub agreed: BTreeSet<Person>,
    pub draw_ends_at: u64,
    moves: BTreeMap<Person, Move>,
    ballots: BTreeMap<Ballot, (BTreeSet<Person>, u64)>,
    sealed: BTreeMap<Person, (u32, u32)>,
    /// Round, who leads it, and at which discount.
    leader: Option<(u32, Person, u32)>,
    /// What auctions owe each.
    pub dividends: BTreeMap<Person, i128>,
    /// How many seats have changed hands.
    pub moved: u32,
}

#[derive(Clone, Debug)]
struct Move {
    newcomer: Person,
    is_recovery: bool,
    price: i128,
    ready_at: u64,
    lapses_at: u64,
}

impl Roles {
    pub fn new(plan: &Plan) -> Self {
        Self {
            organiser: 0,
            deputy: plan.deputy.map(|_| 1),
            seen_at: START_TIME,
            paused_until: 0,
            paused_in: None,
            approved: BTreeSet::new(),
            seats: vec![None; PEOPLE],
            proposal: None,
            agreed: BTreeSet::new(),
            draw_ends_at: 0,
            moves: BTreeMap::new(),
            ballots: BTreeMap::new(),
            sealed: BTreeMap::new(),
            leader: None,
            dividends: BTreeMap::new(),
            moved: 0,
        }
    }
}

fn ensure(condition: bool, error: GroupError) -> Expected {
    match condition {
        true => Ok(()),
        false => refuse(error),
    }
}

impl Model {
    // What others ask

    /// Seats taken, in the order of turns.
    pub fn seats_taken(&self) -> Vec<u32> {
        self.members
            .iter()
            .map(|&member| self.seat(member))
            .collect()
    }

    fn seat(&self, member: Person) -> u32 {
        let seats = &self.roles.seats;
        seats
            .iter()
            .position(|&taken| taken == Some(member))
            .unwrap() as u32
    }

    pub fn proposal(&self) -> &[u32] {
        self.roles.proposal.as_deref().unwrap_or(&[])
    }

    /// How long until something opens or closes: a round, its grace, a draw, a pause, a move.
    pub fn seconds_to_wait(&self) -> u64 {
        let due_at = self.due_at(self.round());
        let moves = self.roles.moves.values().map(|pending| pending.ready_at);
        let moments = [due_at, due_at + self.plan.grace, self.roles.draw_ends_at];
        let moments = moments
            .into_iter()
            .chain([self.roles.paused_until])
            .chain(moves);
        let next = moments.filter(|&moment| moment > self.now).min();
        next.map_or(1, |moment| moment - self.now)
    }

    /// How long until sealed bids can be opened.
    pub fn seconds_to_opening(&self) -> Option<u64> {
        let round = self.round();
        let sealed = self.roles.sealed.values().any(|&(of, _)| of == round);
        let waits = self.status == GroupStatus::Active && sealed;
        waits
            .then(|| self.due_at(round).checked_sub(self.now))
            .flatten()
    }

    /// The same power by or for members, mostly, so that more than a few succeed: by who has sealed
    /// a bid, of a seat that is about to move.
    pub fn resolve(&self, power: &Power) -> Power {
        let somebody = |person| self.insider(person);
        match *power {
            Power::AcceptOrder(person) => Power::AcceptOrder(somebody(person)),
            Power::Reveal(person) => Power::Reveal(somebody(person)),
            Power::Swap(first, second) => Power::Swap(somebody(first), somebody(second)),
            Power::Vote(person, ballot) => Power::Vote(somebody(person), ballot),
            Power::Propose {
                member,
                newcomer,
                price,
            } => Power::Propose {
                member: somebody(member),
                newcomer,
                price,
            },
            Power::HandOver(member, other) => {
                let (member, signer) = self.moving(member, other, false);
                Power::HandOver(member, signer)
            }
            Power::Recover(member, other) => {
                let (member, signer) = self.moving(member, other, true);
                Power::Recover(member, signer)
            }
            Power::Bid {
                member,
                discount_bps,
            } => Power::Bid {
                member: somebody(member),
                discount_bps,
            },
            Power::OpenBid {
                member,
                honest,
                discount_bps,
            } => {
                let sealed = &self.roles.sealed;
                let found = sealed.get_key_value(&member).or(sealed.iter().next());
                let (member, discount_bps) = match found {
                    Some((&bidder, &(_, sealed))) if honest => (bidder, sealed),
                    _ => (member, discount_bps),
                };
                Power::OpenBid {
                    member,
                    honest,
                    discount_bps,
                }
            }
            ref other => other.clone(),
        }
    }

    /// A member, but for one person who stays who they are.
    fn insider(&self, person: Person) -> Person {
        match self.members.len() {
            0 => person,
            _ if person + 1 == PEOPLE => person,
            count => self.members[person % count],
        }
    }

    /// A member whose seat is about to move, and to whom; or else the people named.
    fn moving(&self, person: Person, other: Person, is_recovery: bool) -> (Person, Person) {
        let all = self.roles.moves.iter();
        let mut all = all.filter(|(_, pending)| pending.is_recovery == is_recovery);
        let found = all
            .next()
            .map(|(&member, pending)| (member, pending.newcomer));
        found.unwrap_or((person, other))
    }

    fn pending(&self, member: Person) -> Option<&Move> {
        let pending = self.roles.moves.get(&member);
        pending.filter(|pending| self.now < pending.lapses_at)
    }

    pub(super) fn not_paused(&self) -> Expected {
        ensure(self.now >= self.roles.paused_until, GroupError::Paused)
    }

    fn active(&self) -> Expected {
        ensure(self.status == GroupStatus::Active, GroupError::NotActive)
    }

    fn forming(&self) -> Expected {
        ensure(self.status == GroupStatus::Forming, GroupError::NotForming)
    }

    pub(super) fn due_at(&self, round: u32) -> u64 {
        self.started_at + u64::from(round) * self.plan.frequency
    }

    fn is_member(&self, person: Person) -> Expected {
        ensure(self.members.contains(&person), GroupError::NotMember)
    }

    fn is_new(&self, person: Person) -> Expected {
        ensure(!self.members.contains(&person), GroupError::AlreadyMember)
    }

    fn follows(&self, order: TurnOrder) -> Expected {
        ensure(self.plan.turn_order == order, GroupError::NotAllowed)
    }

    // Coming and going

    pub(super) fn admits(&self, person: Person) -> Expected {
        let approved = self.plan.admission == Admission::Open
            || person == self.roles.organiser
            || self.roles.approved.contains(&person);
        ensure(approved, GroupError::NotApproved)
    }

    pub(super) fn seated(&mut self, person: Person) {
        if person != self.roles.organiser && self.plan.admission == Admission::Approval {
            self.roles.approved.remove(&person);
        }
        let free = self.roles.seats.iter().position(Option::is_none).unwrap();
        self.roles.seats[free] = Some(person);
        self.roles.agreed.clear();
    }

    pub(super) fn unseated(&mut self, person: Person) {
        let seat = self.seat(person) as usize;
        self.roles.seats[seat] = None;
        self.roles.agreed.clear();
    }

    pub(super) fn organiser_signs(&self, signer: Person) -> Expected {
        match signer == self.roles.organiser {
            true => Ok(()),
            false => Err(Refusal::Foreign),
        }
    }

    pub(super) fn heard(&mut self) {
        self.roles.seen_at = self.now;
    }

    /// Whether the group can begin at once, or what it begins with.
    pub(super) fn order_turns(&mut self) -> Result<bool, Refusal> {
        match self.plan.turn_order {
            TurnOrder::Joining | TurnOrder::Auction => Ok(true),
            TurnOrder::Fixed => {
                if self.roles.agreed.len() != self.members.len() {
                    return Err(Refusal::Named(GroupError::OrderNotAccepted));
                }
                let order = self.proposal().iter();
                self.members = order
                    .map(|&seat| self.roles.seats[seat as usize].unwrap())
                    .collect();
                Ok(true)
            }
            TurnOrder::Random => {
                let window = (self.plan.frequency / 10).clamp(HOUR, 3 * DAY);
                self.status = GroupStatus::Drawing;
                self.roles.draw_ends_at = self.now + window.min(self.plan.frequency);
                Ok(false)
            }
        }
    }

    // The current round's auction

    /// The winner takes the turn. Returns the discount in basis points.
    pub(super) fn award(&mut self, round: u32) -> u32 {
        match self.roles.leader {
            Some((of, winner, discount_bps)) if of == round => {
                self.members.retain(|&member| member != winner);
                self.members.insert(round as usize - 1, winner);
                discount_bps
            }
            _ => 0,
        }
    }

    /// Shares a discount among all.
    pub(super) fn share_discount(&mut self, discount: i128) {
        let members = self.members.len() as i128;
        self.reserve += discount % members;
        for &member in &self.members {
            *self.roles.dividends.entry(member).or_default() += discount / members;
        }
    }

    // What people do

    pub(super) fn use_power(&mut self, power: &Power) -> Expected {
        match self.resolve(power) {
            Power::Approve(person) => {
                self.approves()?;
                self.roles.approved.insert(person);
                self.heard();
            }
            Power::Disapprove(person) => {
                self.approves()?;
                let approved = self.roles.approved.remove(&person);
                ensure(approved, GroupError::NotApproved)?;
                self.heard();
            }
            Power::SetOrder(number) => {
                self.forming()?;
                self.follows(TurnOrder::Fixed)?;
                self.roles.proposal = Some(order_of(self.seats_taken(), number));
                self.roles.agreed.clear();
                self.heard();
            }
            Power::AcceptOrder(person) => return self.accept_order(person),
            Power::Reveal(person) => {
                let open =
                    self.status == GroupStatus::Drawing && self.now < self.roles.draw_ends_at;
                ensure(open, GroupError::NotDrawing)?;
                self.is_member(person)?;
                let is_new = self.roles.agreed.insert(person);
                ensure(is_new, GroupError::AlreadyRevealed)?;
            }
            Power::Draw => return self.draw_turns(),
            Power::Swap(first, second) => return self.swap(first, second),
            Power::Propose {
                member,
                newcomer,
                price,
            } => return self.propose(member, newcomer, price),
            Power::HandOver(member, _) => return self.hand_over(member),
            Power::Recover(member, _) => return self.recover(member),
            Power::Bid {
                member,
                discount_bps,
            } => return self.bid(member, discount_bps),
            Power::OpenBid {
                member,
                discount_bps,
                ..
            } => return self.open_bid(member, discount_bps),
            Power::Vote(person, ballot) => return self.vote(person, ballot),
            Power::VetoRecovery(person) => {
                self.is_member(person)?;
                let pending = self
                    .pending(person)
                    .is_some_and(|pending| pending.is_recovery);
                ensure(pending, GroupError::NoProposal)?;
                self.roles.moves.remove(&person);
            }
            Power::Pause(person) => {
                let is_organiser = person == self.roles.organiser;
                let may = is_organiser || Some(person) == self.roles.deputy;
                ensure(may, GroupError::NotOrganiser)?;
                self.may_pause()?;
                self.pause();
                if is_organiser {
                    self.heard();
                }
            }
            Power::Cancel(person) => {
                self.forming()?;
                let start_by = self.plan.start_by;
                let overdue = start_by != 0 && self.now > start_by;
                let may = overdue || person == self.roles.organiser;
                ensure(may, GroupError::NotOrganiser)?;
                self.status = GroupStatus::Cancelled;
            }
            Power::SetDeputy(person) => {
                let other = person != Some(self.roles.organiser);
                ensure(other, GroupError::InvalidDeputy)?;
                self.roles.deputy = person;
                self.heard();
            }
            Power::Succeed(person) => {
                let Some(deputy) = self.roles.deputy else {
                    return refuse(GroupError::NotOrganiser);
                };
                if person != deputy {
                    return Err(Refusal::Foreign);
                }
                let silent = self.now >= self.roles.seen_at + 30 * DAY;
                ensure(silent, GroupError::NotSilent)?;
                self.roles.organiser = deputy;
                self.roles.deputy = None;
                self.heard();
            }
            Power::Stay(person) => {
                self.organiser_signs(person)?;
                self.heard();
            }
        }
        Ok(())
    }

    fn approves(&self) -> Expected {
        self.forming()?;
        let asks = self.plan.admission == Admission::Approval;
        ensure(asks, GroupError::NotAllowed)
    }

    fn accept_order(&mut self, person: Person) -> Expected {
        self.forming()?;
        self.follows(TurnOrder::Fixed)?;
        self.is_member(person)?;
        let (mut proposed, mut taken) = (self.proposal().to_vec(), self.seats_taken());
        proposed.sort_unstable();
        taken.sort_unstable();
        let stands = self.roles.proposal.is_some() && proposed == taken;
        ensure(stands, GroupError::WrongOrder)?;
        let mut agreed = self.roles.agreed.clone();
        agreed.insert(person);
        let full = self.members.len() as u32 == self.plan.max_members;
        let complete = full && agreed.len() == self.members.len();
        let starts = complete && self.plan.start_rule == StartRule::WhenFull;
        if starts {
            self.not_paused()?;
        }
        self.roles.agreed = agreed;
        if starts {
            self.begin()?;
        }
        Ok(())
    }

    fn draw_turns(&mut self) -> Expected {
        ensure(self.status == GroupStatus::Drawing, GroupError::NotDrawing)?;
        self.not_paused()?;
        let all = self.roles.agreed.len() == self.members.len();
        let over = all || self.now >= self.roles.draw_ends_at;
        ensure(over, GroupError::DrawNotOver)?;
        self.run();
        Ok(())
    }

    /// Takes over the turns that were drawn: those who revealed in any order, the others after them
    /// in the order of seats.
    pub fn adopt_draw(&mut self, order: Vec<Person>) {
        let revealed = std::mem::take(&mut self.roles.agreed);
        let (first, last) = order.split_at(revealed.len());
        assert_eq!(first.iter().copied().collect::<BTreeSet<_>>(), revealed);
        let seats: Vec<_> = last.iter().map(|&member| self.seat(member)).collect();
        assert!(
            seats.is_sorted(),
            "who kept silent follows in the order of seats"
        );
        assert_eq!(order.len(), self.members.len());
        self.members = order;
    }

    fn may_change_turn(&self, member: Person) -> bool {
        let gone = self.exited.contains(&member) || self.defaulted.contains(&member);
        !self.has_received(member) && !gone
    }

    fn swap(&mut self, first: Person, second: Person) -> Expected {
        self.active()?;
        self.not_paused()?;
        self.is_member(first)?;
        self.is_member(second)?;
        let may = first != second
            && self.plan.turn_order != TurnOrder::Auction
            && self.may_change_turn(first)
            && self.may_change_turn(second);
        ensure(may, GroupError::NotAllowed)?;
        let place = |person| self.members.iter().position(|&member| member == person);
        let (first, second) = (place(first).unwrap(), place(second).unwrap());
        self.members.swap(first, second);
        Ok(())
    }

    fn propose(&mut self, member: Person, newcomer: Person, price: i128) -> Expected {
        self.active()?;
        self.not_paused()?;
        self.is_member(member)?;
        self.is_new(newcomer)?;
        let gone = self.exited.contains(&member) || self.defaulted.contains(&member);
        let recovering = self
            .pending(member)
            .is_some_and(|pending| pending.is_recovery);
        ensure(!gone && !recovering, GroupError::NotAllowed)?;
        let window = (self.plan.frequency / 4).clamp(HOUR, 7 * DAY);
        let pending = Move {
            newcomer,
            is_recovery: false,
            price,
            ready_at: self.now + window,
            lapses_at: self.now + 30 * DAY,
        };
        self.roles.moves.insert(member, pending);
        self.roles.ballots.remove(&Ballot::Veto(member));
        Ok(())
    }

    fn ready(&self, member: Person, is_recovery: bool) -> Result<Move, Refusal> {
        match self.pending(member) {
            Some(pending) if pending.is_recovery == is_recovery => {
                ensure(self.now >= pending.ready_at, GroupError::NotReady)?;
                Ok(pending.clone())
            }
            _ => Err(Refusal::Named(GroupError::NoProposal)),
        }
    }

    fn hand_over(&mut self, member: Person) -> Expected {
        self.active()?;
        self.not_paused()?;
        self.is_member(member)?;
        let pending = self.ready(member, false)?;
        let gone = self.exited.contains(&member) || self.defaulted.contains(&member);
        ensure(!gone, GroupError::NotAllowed)?;
        ensure(self.claimable(member) == 0, GroupError::ClaimFirst)?;
        self.is_new(pending.newcomer)?;
        let (newcomer, price) = (pending.newcomer, pending.price);
        let lacking = (self.required_deposit(member) - self.deposit(member)).max(0);
        let refused = price > 0 && self.frozen.contains(&member);
        if refused || !self.can_pay(newcomer, price + lacking) {
            return Err(Refusal::Foreign);
        }
        self.move_seat(member, newcomer);
        self.collect(newcomer, lacking);
        *self.deposits.entry(newcomer).or_default() += lacking;
        self.wallets[newcomer] -= price;
        self.wallets[member] += price;
        Ok(())
    }

    fn recover(&mut self, member: Person) -> Expected {
        self.is_member(member)?;
        let pending = self.ready(member, true)?;
        self.is_new(pending.newcomer)?;
        self.move_seat(member, pending.newcomer);
        Ok(())
    }

    fn move_seat(&mut self, member: Person, newcomer: Person) {
        let seat = self.seat(member) as usize;
        self.roles.seats[seat] = Some(newcomer);
        self.roles.moves.remove(&member);
        self.roles.ballots.remove(&Ballot::Cancel);
        for (voters, _) in self.roles.ballots.values_mut() {
            rename(voters, member, newcomer);
        }
        if let Some((_, leader, _)) = &mut self.roles.leader {
            if *leader == member {
                *leader = newcomer;
            }
        }
        // A seal is bound to the address that made it.
        self.roles.sealed.remove(&member);
        self.roles.moved += 1;
        // The allowance was the member's.
        self.standing.remove(&member);
        for people in [&mut self.defaulted, &mut self.exited] {
            rename(people, member, newcomer);
        }
        for money in [
            &mut self.held,
            &mut self.deposits,
            &mut self.credits,
            &mut self.shares,
            &mut self.received,
            &mut self.roles.dividends,
        ] {
            if let Some(amount) = money.remove(&member) {
                *money.entry(newcomer).or_default() += amount;
            }
        }
        for obligations in [&mut self.owed, &mut self.paid] {
            let all = std::mem::take(obligations).into_iter();
            let renamed =
                |(person, round)| (if person == member { newcomer } else { person }, round);
            *obligations = all.map(renamed).collect();
        }
        for person in self.members.iter_mut().chain([&mut self.heir]) {
            if *person == member {
                *person = newcomer;
            }
        }
    }

    fn bidder(&self, member: Person) -> Expected {
        self.active()?;
        self.follows(TurnOrder::Auction)?;
        self.is_member(member)
    }

    fn bid(&mut self, member: Person, discount_bps: u32) -> Expected {
        self.bidder(member)?;
        let round = self.round();
        ensure(self.now < self.due_at(round), GroupError::BidsClosed)?;
        let may = self.may_change_turn(member) && self.arrears(member) == 0;
        ensure(may, GroupError::NotAllowed)?;
        self.roles.sealed.insert(member, (round, discount_bps));
        Ok(())
    }

    fn open_bid(&mut self, member: Person, discount_bps: u32) -> Expected {
        self.bidder(member)?;
        let round = self.round();
        let due_at = self.due_at(round);
        let open = (due_at..due_at + self.plan.grace).contains(&self.now);
        ensure(open, GroupError::BidsClosed)?;
        ensure(discount_bps <= 3_500, GroupError::InvalidBid)?;
        let sealed = self.roles.sealed.get(&member) == Some(&(round, discount_bps));
        ensure(sealed, GroupError::WrongBid)?;
        self.roles.sealed.remove(&member);
        let leads = match self.roles.leader {
            Some((of, leader, highest)) if of == round => {
                let earlier = self.turn(member) < self.turn(leader);
                discount_bps > highest || (discount_bps == highest && earlier)
            }
            _ => true,
        };
        if leads {
            self.roles.leader = Some((round, member, discount_bps));
        }
        Ok(())
    }

    fn may_pause(&self) -> Expected {
        let over = matches!(self.status, GroupStatus::Completed | GroupStatus::Cancelled);
        ensure(!over, GroupError::NotActive)?;
        let is_first = self.roles.paused_in != Some(self.round());
        ensure(is_first, GroupError::AlreadyPaused)
    }

    fn pause(&mut self) {
        self.roles.paused_in = Some(self.round());
        self.roles.paused_until = self.now + (self.plan.frequency / 2).min(7 * DAY);
    }

    fn vote(&mut self, person: Person, ballot: Ballot) -> Expected {
        let mut electorate: BTreeSet<_> = self.electorate();
        match ballot {
            Ballot::Recover(lost, fresh) => {
                let waits = matches!(self.status, GroupStatus::Forming | GroupStatus::Drawing);
                ensure(!waits, GroupError::NotActive)?;
                self.is_new(fresh)?;
                self.is_member(lost)?;
                electorate.remove(&lost);
            }
            Ballot::Veto(member) => {
                self.active()?;
                self.is_member(member)?;
                let pending = self
                    .pending(member)
                    .is_some_and(|pending| !pending.is_recovery);
                ensure(pending, GroupError::NoProposal)?;
                electorate.remove(&member);
            }
            Ballot::Pause => {
                self.active()?;
                self.may_pause()?;
            }
            Ballot::Cancel => self.active()?,
        }
        self.is_member(person)?;
        ensure(electorate.contains(&person), GroupError::NotAllowed)?;
        let open = self.roles.ballots.get(&ballot).cloned();
        let open = open.filter(|(_, opened_at)| self.now < opened_at + 30 * DAY);
        let (mut voters, opened_at) = open.unwrap_or((BTreeSet::new(), self.now));
        let is_new = voters.insert(person);
        let votes = voters.intersection(&electorate).count();
        let passes = match ballot {
            Ballot::Cancel => votes == electorate.len(),
            _ => 2 * votes > electorate.len(),
        };
        ensure(passes || is_new, GroupError::AlreadyVoted)?;
        if !passes {
            self.roles.ballots.insert(ballot, (voters, opened_at));
            return Ok(());
        }
        self.roles.ballots.remove(&ballot);
        match ballot {
            Ballot::Pause => self.pause(),
            Ballot::Cancel => self.cancel(),
            Ballot::Veto(member) => {
                self.roles.moves.remove(&member);
            }
            Ballot::Recover(lost, fresh) => {
                let pending = Move {
                    newcomer: fresh,
                    is_recovery: true,
                    price: 0,
                    ready_at: self.now + 7 * DAY,
                    lapses_at: self.now + 30 * DAY,
                };
                self.roles.moves.insert(lost, pending);
            }
        }
        Ok(())
    }

    /// Who is in, and who has left but is still owed the round they vacated.
    fn electorate(&self) -> BTreeSet<Person> {
        let members = self.members.iter().copied();
        let has_say = members.filter(|&member| {
            let round = self.turn(member);
            let is_owed = self.owed.iter().any(|&(_, owed)| owed == round);
            !self.exited.contains(&member) || (!self.has_received(member) && is_owed)
        });
        has_say.collect()
    }

    /// What is paid for rounds not settled is given back, the reserve shared.
    fn cancel(&mut self) {
        let settled = self.settled.len() as u32;
        for &(member, _) in self.paid.iter().filter(|paid| paid.1 > settled) {
            *self.credits.entry(member).or_default() += 1;
        }
        self.status = GroupStatus::Cancelled;
        self.share_out();
        if self.reserve > 0 {
            *self.held.entry(self.heir).or_default() += self.reserve;
            self.reserve = 0;
        }
    }
}

fn rename(people: &mut BTreeSet<Person>, old: Person, new: Person) {
    if people.remove(&old) {
        people.insert(new);
    }
}
