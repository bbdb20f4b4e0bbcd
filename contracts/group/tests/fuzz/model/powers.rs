//! Who may do what with seats, turns, votes and roles.

use std::collections::{BTreeMap, BTreeSet};

use ajo_group::types::GroupStatus;
use ajo_group::{Admission, GroupError, TurnOrder};
use ajo_testkit::{Plan, START_TIME};

use super::{refuse, Expected, Model, Refusal};
use crate::command::{Person, PEOPLE};
use crate::powers::{order_of, Ballot, Power};

pub(super) const HOUR: u64 = 3_600;
pub(super) const DAY: u64 = 86_400;

#[derive(Clone, Debug)]
pub struct Roles {
    pub organiser: Person,
    pub deputy: Option<Person>,
    pub(super) seen_at: u64,
    pub paused_until: u64,
    pub(super) paused_in: Option<u32>,
    pub(super) approved: BTreeSet<Person>,
    /// How many may still join by it, and until when.
    pub(super) invitation: Option<(u32, u64)>,
    /// Who sits where.
    pub(super) seats: Vec<Option<Person>>,
    pub(super) proposal: Option<Vec<u32>>,
    /// Who has accepted the order, or revealed their secret.
    pub agreed: BTreeSet<Person>,
    pub draw_ends_at: u64,
    pub(super) moves: BTreeMap<Person, Move>,
    pub(super) ballots: BTreeMap<Ballot, (BTreeSet<Person>, u64)>,
    pub(super) sealed: BTreeMap<Person, (u32, u32)>,
    /// Round, who leads it, and at which discount.
    pub(super) leader: Option<(u32, Person, u32)>,
    /// What auctions owe each.
    pub dividends: BTreeMap<Person, i128>,
    /// How many seats have changed hands.
    pub moved: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Move {
    pub(super) newcomer: Person,
    pub(super) is_recovery: bool,
    pub(super) price: i128,
    pub(super) ready_at: u64,
    pub(super) lapses_at: u64,
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
            invitation: None,
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

pub(super) fn ensure(condition: bool, error: GroupError) -> Expected {
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

    pub(super) fn seat(&self, member: Person) -> u32 {
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

    pub(super) fn pending(&self, member: Person) -> Option<&Move> {
        let pending = self.roles.moves.get(&member);
        pending.filter(|pending| self.now < pending.lapses_at)
    }

    pub(super) fn not_paused(&self) -> Expected {
        ensure(self.now >= self.roles.paused_until, GroupError::Paused)
    }

    pub(super) fn active(&self) -> Expected {
        ensure(self.status == GroupStatus::Active, GroupError::NotActive)
    }

    pub(super) fn forming(&self) -> Expected {
        ensure(self.status == GroupStatus::Forming, GroupError::NotForming)
    }

    pub(super) fn due_at(&self, round: u32) -> u64 {
        self.started_at + u64::from(round) * self.plan.frequency
    }

    pub(super) fn is_member(&self, person: Person) -> Expected {
        ensure(self.members.contains(&person), GroupError::NotMember)
    }

    pub(super) fn is_new(&self, person: Person) -> Expected {
        ensure(!self.members.contains(&person), GroupError::AlreadyMember)
    }

    pub(super) fn follows(&self, order: TurnOrder) -> Expected {
        ensure(self.plan.turn_order == order, GroupError::NotAllowed)
    }

    // Coming and going

    pub(super) fn admits(&self, person: Person, invited: Option<Person>) -> Expected {
        if person == self.roles.organiser {
            return Ok(());
        }
        match self.plan.admission {
            Admission::Open => Ok(()),
            Admission::Approval => {
                let approved = self.roles.approved.contains(&person);
                ensure(approved, GroupError::NotApproved)
            }
            Admission::Invitation => {
                let invitation = self.roles.invitation;
                let holds = invitation.is_some_and(|(_, until)| self.now < until);
                ensure(holds && invited.is_some(), GroupError::NotInvited)?;
                match invited == Some(person) {
                    true => Ok(()),
                    false => Err(Refusal::Foreign),
                }
            }
        }
    }

    pub(super) fn seated(&mut self, person: Person) {
        if person != self.roles.organiser && self.plan.admission == Admission::Approval {
            self.roles.approved.remove(&person);
        }
        if person != self.roles.organiser && self.plan.admission == Admission::Invitation {
            let left = self.roles.invitation.take();
            let left = left.map(|(uses, until)| (uses - 1, until));
            self.roles.invitation = left.filter(|&(uses, _)| uses > 0);
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
            Power::Invite(uses, seconds) => {
                self.forming()?;
                let asks = self.plan.admission == Admission::Invitation;
                ensure(asks, GroupError::NotAllowed)?;
                let valid = (1..=50).contains(&uses) && seconds > 0;
                ensure(valid, GroupError::InvalidInvitation)?;
                self.roles.invitation = Some((uses, self.now + seconds));
                self.heard();
            }
            Power::Revoke => {
                let known = self.roles.invitation.take().is_some();
                ensure(known, GroupError::NotInvited)?;
                self.heard();
            }
            Power::JoinInvited(person, signed_for) => return self.join(person, Some(signed_for)),
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
}
