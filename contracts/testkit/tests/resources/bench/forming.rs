//! Joining, ordering turns, starting.

use ajo_group::{Entry, Invitation};
use ed25519_dalek::{Signer, SigningKey};
use soroban_sdk::xdr::ToXdr;
use soroban_sdk::{Address, Bytes, BytesN, IntoVal, Val, Vec};

use super::{Bench, Cost, DAY};

/// The secret of an invitation.
const INVITATION: [u8; 32] = [9; 32];

impl Bench {
    /// What a plain group costs its last member to join.
    pub fn join(&mut self) -> Cost {
        self.join_with(None)
    }

    pub fn join_invited(&mut self) -> Cost {
        let mut signed = Bytes::from_slice(&self.env, b"ajo-invitation");
        signed.append(&self.group.address.clone().to_xdr(&self.env));
        signed.append(&self.me.clone().to_xdr(&self.env));
        let message = self.env.crypto().sha256(&signed).to_array();
        let signature = SigningKey::from_bytes(&INVITATION).sign(&message);
        self.join_with(Some(signature.to_bytes()))
    }

    fn join_with(&mut self, invitation: Option<[u8; 64]>) -> Cost {
        self.refresh();
        let entry = self.entry(&self.me, invitation);
        let rulebook = self.no_rulebook();
        let deposit = self.joining_deposit();
        let args = (&self.me, &rulebook, &entry).into_val(&self.env);
        let transfer = self.transfer(deposit);
        self.sign("join", args, transfer);
        self.group.join(&self.me, &rulebook, &entry);
        self.cost()
    }

    pub fn others_join(&mut self) {
        self.env.mock_all_auths();
        for other in &self.others {
            let entry = self.entry(other, None);
            self.group.join(other, &self.no_rulebook(), &entry);
        }
    }

    fn joining_deposit(&self) -> i128 {
        let config = self.group.info().config;
        ajo_group::deposit_for(&config, 1)
    }

    /// What somebody brings: a commitment where turns are drawn, a signature where one is invited.
    fn entry(&self, member: &Address, invitation: Option<[u8; 64]>) -> Entry {
        let draws = self.group.info().config.turn_order == ajo_group::TurnOrder::Random;
        let commitment = draws.then(|| {
            let mut opened = Bytes::from(self.secret());
            opened.append(&member.clone().to_xdr(&self.env));
            self.env.crypto().sha256(&opened).to_bytes()
        });
        let invitation = invitation.map(|signature| {
            let signed = Invitation {
                key: self.invitation_key(),
                signature: BytesN::from_array(&self.env, &signature),
            };
            signed.joined(&self.env)
        });
        Entry {
            commitment,
            invitation,
        }
    }

    /// Everybody's.
    pub(super) fn secret(&self) -> BytesN<32> {
        BytesN::from_array(&self.env, &[3; 32])
    }

    fn invitation_key(&self) -> BytesN<32> {
        let key = SigningKey::from_bytes(&INVITATION).verifying_key();
        BytesN::from_array(&self.env, key.as_bytes())
    }

    pub(super) fn no_rulebook(&self) -> BytesN<32> {
        BytesN::from_array(&self.env, &[0; 32])
    }

    pub fn leave(&mut self) -> Cost {
        self.refresh();
        self.sign("leave", (&self.me,).into_val(&self.env), None);
        self.group.leave(&self.me);
        self.cost()
    }

    pub fn invite(&mut self) -> Cost {
        self.refresh();
        let (key, until) = (
            self.invitation_key(),
            self.env.ledger().timestamp() + 30 * DAY,
        );
        let args = (&key, 50u32, until).into_val(&self.env);
        self.sign("invite", args, None);
        self.group.invite(&key, &50, &until);
        self.cost()
    }

    /// The same by another organiser, for nothing to be measured.
    pub fn be_invited(&mut self) {
        self.env.mock_all_auths();
        let until = self.env.ledger().timestamp() + 30 * DAY;
        self.group.invite(&self.invitation_key(), &50, &until);
    }

    pub fn revoke(&mut self) -> Cost {
        self.refresh();
        let key = self.invitation_key();
        self.sign("revoke", (&key,).into_val(&self.env), None);
        self.group.revoke(&key);
        self.cost()
    }

    pub fn approve(&mut self) -> Cost {
        self.refresh();
        let args = (self.partner(),).into_val(&self.env);
        self.sign("approve", args, None);
        self.group.approve(self.partner());
        self.cost()
    }

    pub fn disapprove(&mut self) -> Cost {
        self.refresh();
        let args = (self.partner(),).into_val(&self.env);
        self.sign("disapprove", args, None);
        self.group.disapprove(self.partner());
        self.cost()
    }

    pub fn set_order(&mut self) -> Cost {
        self.refresh();
        let order = self.backwards();
        self.sign("set_order", (&order,).into_val(&self.env), None);
        self.group.set_order(&order);
        self.cost()
    }

    /// All but me.
    pub fn others_accept_order(&mut self) {
        self.env.mock_all_auths();
        for other in &self.others {
            self.group.accept_order(other, &self.backwards());
        }
    }

    pub fn accept_order(&mut self) -> Cost {
        self.refresh();
        let order = self.backwards();
        let args: Vec<Val> = (&self.me, &order).into_val(&self.env);
        self.sign("accept_order", args, None);
        self.group.accept_order(&self.me, &order);
        self.cost()
    }

    /// Every seat, the last one first.
    fn backwards(&self) -> Bytes {
        let seats = self.group.info().member_count as u8;
        let order: std::vec::Vec<u8> = (0..seats).rev().collect();
        Bytes::from_slice(&self.env, &order)
    }

    pub fn start(&mut self) -> Cost {
        self.refresh();
        self.sign("start", ().into_val(&self.env), None);
        self.group.start();
        self.cost()
    }

    pub fn others_reveal(&mut self) {
        for other in &self.others {
            self.group.reveal(other, &self.secret());
        }
    }

    pub fn reveal(&mut self) -> Cost {
        self.refresh();
        self.group.reveal(&self.me, &self.secret());
        self.cost()
    }

    pub fn draw(&mut self) -> Cost {
        self.refresh();
        self.group.draw();
        self.cost()
    }

    pub fn cancel(&mut self) -> Cost {
        self.refresh();
        self.sign("cancel", (&self.me,).into_val(&self.env), None);
        self.group.cancel(&self.me);
        self.cost()
    }
}
