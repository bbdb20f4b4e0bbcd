//! How people are let in, order their turns, hand over their seats, vote, and lead.

use ajo_factory::{Factory, FactoryClient};
use ajo_group::types::Motion;
use ajo_group::{Entry, GroupError, Invitation};
use ed25519_dalek::{Signer, SigningKey};
use soroban_sdk::testutils::{Address as _, MockAuth, MockAuthInvoke};
use soroban_sdk::xdr::ToXdr;
use soroban_sdk::{Address, Bytes, BytesN, Env, Executable, IntoVal, Val, Vec};

use super::{entry_of, World};
use crate::failure::{flatten, Outcome};
use crate::setup::GROUP_WASM;

const DAY: u64 = 86_400;

type Called<T = ()> = Outcome<T, GroupError>;

impl World {
    // Admission

    /// The public key of an invitation made of a word.
    pub fn invitation_key(&self, word: &str) -> BytesN<32> {
        let key = signing_key(word).verifying_key();
        BytesN::from_array(&self.env, key.as_bytes())
    }

    /// What the secret of an invitation signs for a person.
    pub fn invitation(&self, word: &str, name: &str) -> Invitation {
        let mut signed = Bytes::from_slice(&self.env, b"ajo-invitation");
        signed.append(&self.group.address.clone().to_xdr(&self.env));
        signed.append(&self.person(name).to_xdr(&self.env));
        let message = self.env.crypto().sha256(&signed).to_array();
        let signature = signing_key(word).sign(&message).to_bytes();
        Invitation {
            key: self.invitation_key(word),
            signature: BytesN::from_array(&self.env, &signature),
        }
    }

    /// What a person brings who joins, without invitation.
    pub fn entry(&self, name: &str) -> Entry {
        entry_of(&self.env, &self.config, name, &self.person(name))
    }

    pub fn try_join_invited(&self, name: &str, invitation: Invitation) -> Called {
        let entry = Entry {
            invitation: Some(invitation.joined(&self.env)),
            ..self.entry(name)
        };
        self.try_join_with(name, name, self.config.rulebook.clone(), entry)
    }

    pub fn try_invite(&self, signer: &str, word: &str, uses: u32, expires_at: u64) -> Called {
        let key = self.invitation_key(word);
        self.sign(&[signer], "invite", (&key, uses, expires_at));
        flatten(self.group.try_invite(&key, &uses, &expires_at))
    }

    pub fn try_revoke(&self, signer: &str, word: &str) -> Called {
        let key = self.invitation_key(word);
        self.sign(&[signer], "revoke", (&key,));
        flatten(self.group.try_revoke(&key))
    }

    pub fn try_approve(&self, signer: &str, name: &str) -> Called {
        let member = self.person(name);
        self.sign(&[signer], "approve", (&member,));
        flatten(self.group.try_approve(&member))
    }

    pub fn try_disapprove(&self, signer: &str, name: &str) -> Called {
        let member = self.person(name);
        self.sign(&[signer], "disapprove", (&member,));
        flatten(self.group.try_disapprove(&member))
    }

    // Turns

    pub fn try_set_order(&self, signer: &str, order: &[u8]) -> Called {
        let order = Bytes::from_slice(&self.env, order);
        self.sign(&[signer], "set_order", (&order,));
        flatten(self.group.try_set_order(&order))
    }

    pub fn try_accept_order(&self, name: &str, order: &[u8]) -> Called {
        let order = Bytes::from_slice(&self.env, order);
        let member = self.person(name);
        self.sign(&[name], "accept_order", (&member, &order));
        flatten(self.group.try_accept_order(&member, &order))
    }

    /// Nobody signs.
    pub fn try_reveal(&self, name: &str, secret: &BytesN<32>) -> Called {
        self.unsigned();
        flatten(self.group.try_reveal(&self.person(name), secret))
    }

    pub fn reveal(&self, name: &str) {
        self.try_reveal(name, &self.secret(name)).unwrap();
    }

    /// Nobody signs.
    pub fn try_draw(&self) -> Called {
        self.unsigned();
        flatten(self.group.try_draw())
    }

    pub fn try_swap(&self, first: &str, second: &str) -> Called {
        self.try_swap_signed_by(&[first, second], first, second)
    }

    pub fn try_swap_signed_by(&self, signers: &[&str], first: &str, second: &str) -> Called {
        let (first, second) = (self.person(first), self.person(second));
        self.sign(signers, "swap", (&first, &second));
        flatten(self.group.try_swap(&first, &second))
    }

    /// A bid as it is sealed; the salt is the bidder's secret.
    pub fn seal_bid(&self, name: &str, discount_bps: u32) -> BytesN<32> {
        let mut opened = Bytes::from_array(&self.env, &discount_bps.to_be_bytes());
        opened.append(&self.secret(name).into());
        opened.append(&self.person(name).to_xdr(&self.env));
        self.env.crypto().sha256(&opened).to_bytes()
    }

    pub fn try_bid(&self, name: &str, round: u32, discount_bps: u32) -> Called {
        self.try_bid_sealed(name, round, &self.seal_bid(name, discount_bps))
    }

    pub fn try_bid_sealed(&self, name: &str, round: u32, sealed: &BytesN<32>) -> Called {
        let member = self.person(name);
        self.sign(&[name], "bid", (&member, round, sealed));
        flatten(self.group.try_bid(&member, &round, sealed))
    }

    /// Nobody signs.
    pub fn try_reveal_bid(&self, name: &str, round: u32, discount_bps: u32) -> Called {
        self.unsigned();
        let (member, salt) = (self.person(name), self.secret(name));
        let group = &self.group;
        flatten(group.try_reveal_bid(&member, &round, &discount_bps, &salt))
    }

    // Seats

    pub fn try_propose_hand_over(&self, member: &str, newcomer: &str, price: i128) -> Called {
        self.try_propose_hand_over_signed_by(&[member, newcomer], member, newcomer, price)
    }

    pub fn try_propose_hand_over_signed_by(
        &self,
        signers: &[&str],
        member: &str,
        newcomer: &str,
        price: i128,
    ) -> Called {
        let (member, newcomer) = (self.person(member), self.person(newcomer));
        let args = (&member, &newcomer, price);
        self.sign(signers, "propose_hand_over", args);
        flatten(self.group.try_propose_hand_over(&member, &newcomer, &price))
    }

    /// The newcomer signs, the price and what the deposit lacks included.
    pub fn try_complete_hand_over(&self, member: &str, newcomer: &str) -> Called {
        let rulebook = self.config.rulebook.clone();
        self.try_complete_hand_over_with(member, newcomer, rulebook)
    }

    pub fn try_complete_hand_over_with(
        &self,
        member: &str,
        newcomer: &str,
        rulebook: BytesN<32>,
    ) -> Called {
        let (old, new) = (self.person(member), self.person(newcomer));
        let pending = self.group.move_of(&old);
        let price = pending.map_or(0, |pending| pending.price);
        let lacking = self.find_member(&old).map_or(0, |member| {
            member.required_deposit.saturating_sub(member.deposit)
        });
        let paid = (price > 0).then(|| (&new, &old, price).into_val(&self.env));
        let posted = self.transfer(&new, lacking);
        let transfers: std::vec::Vec<_> = paid.into_iter().chain(posted).collect();
        let args = (&old, &rulebook).into_val(&self.env);
        self.sign_with(&[newcomer], "complete_hand_over", args, &transfers);
        flatten(self.group.try_complete_hand_over(&old, &rulebook))
    }

    pub fn try_complete_recovery(&self, member: &str, signer: &str) -> Called {
        let (member, rulebook) = (self.person(member), self.config.rulebook.clone());
        self.sign(&[signer], "complete_recovery", (&member, &rulebook));
        flatten(self.group.try_complete_recovery(&member, &rulebook))
    }

    pub fn try_veto_recovery(&self, name: &str) -> Called {
        let member = self.person(name);
        self.sign(&[name], "veto_recovery", (&member,));
        flatten(self.group.try_veto_recovery(&member))
    }

    // Powers

    pub fn try_vote(&self, name: &str, motion: Motion) -> Called {
        self.try_vote_signed_by(name, name, motion)
    }

    pub fn try_vote_signed_by(&self, signer: &str, name: &str, motion: Motion) -> Called {
        let member = self.person(name);
        self.sign(&[signer], "vote", (&member, &motion));
        flatten(self.group.try_vote(&member, &motion))
    }

    /// The next call is signed as this person's vote.
    pub fn sign_vote(&self, name: &str, motion: &Motion) {
        self.sign(&[name], "vote", (&self.person(name), motion));
    }

    pub fn recover(&self, lost: &str, fresh: &str) -> Motion {
        Motion::Recover(self.person(lost), self.person(fresh))
    }

    pub fn veto(&self, member: &str) -> Motion {
        Motion::Veto(self.person(member))
    }

    pub fn try_pause(&self, name: &str) -> Called {
        let by = self.person(name);
        self.sign(&[name], "pause", (&by,));
        flatten(self.group.try_pause(&by))
    }

    pub fn try_cancel(&self, name: &str) -> Called {
        let by = self.person(name);
        self.sign(&[name], "cancel", (&by,));
        flatten(self.group.try_cancel(&by))
    }

    pub fn try_set_deputy(&self, signer: &str, deputy: Option<&str>) -> Called {
        let deputy = deputy.map(|name| self.person(name));
        self.sign(&[signer], "set_deputy", (&deputy,));
        flatten(self.group.try_set_deputy(&deputy))
    }

    pub fn try_succeed(&self, signer: &str) -> Called {
        self.sign(&[signer], "succeed", ());
        flatten(self.group.try_succeed())
    }

    pub fn try_stay(&self, signer: &str) -> Called {
        self.sign(&[signer], "stay", ());
        flatten(self.group.try_stay())
    }

    // Code

    /// From now on the factory gives this code to new groups, the seven days it takes having passed.
    pub fn publish_code(&self, wasm: &[u8]) -> BytesN<32> {
        let code = self.env.deployer().upload_contract_wasm(wasm);
        if self.factory.executable().is_none() {
            let admin = Address::generate(&self.env);
            let terms = (admin, code.clone());
            self.env.register_at(&self.factory, Factory, terms);
        } else {
            let factory = FactoryClient::new(&self.env, &self.factory);
            self.env.mock_all_auths();
            factory.propose_code(&code);
            self.jump(7 * DAY);
            factory.apply_code();
            self.env.set_auths(&[]);
        }
        code
    }

    /// A group that was opened without a factory gets one, which gives the built code to new groups.
    pub fn ensure_factory(&self) {
        if self.factory.executable().is_none() {
            self.publish_code(GROUP_WASM);
        }
    }

    /// The code that the factory gives to new groups.
    pub fn published_code(&self) -> BytesN<32> {
        FactoryClient::new(&self.env, &self.factory).group_code()
    }

    /// The code that the group runs.
    pub fn code(&self) -> Option<BytesN<32>> {
        match self.group.address.executable() {
            Some(Executable::Wasm(code)) => Some(code),
            _ => None,
        }
    }

    // Signing

    /// The next call is signed by these people, for this function and these arguments.
    fn sign(&self, signers: &[&str], function: &str, args: impl IntoVal<Env, Vec<Val>>) {
        self.sign_with(signers, function, args.into_val(&self.env), &[]);
    }

    /// The same, with the token transfers it leads to.
    fn sign_with(&self, signers: &[&str], function: &str, args: Vec<Val>, transfers: &[Vec<Val>]) {
        let transfers: std::vec::Vec<_> = transfers
            .iter()
            .map(|args| MockAuthInvoke {
                contract: &self.token.address,
                fn_name: "transfer",
                args: args.clone(),
                sub_invokes: &[],
            })
            .collect();
        let invoke = MockAuthInvoke {
            contract: &self.group.address,
            fn_name: function,
            args,
            sub_invokes: &transfers,
        };
        let signers: std::vec::Vec<_> = signers.iter().map(|name| self.person(name)).collect();
        let auths: std::vec::Vec<_> = signers
            .iter()
            .map(|address| MockAuth {
                address,
                invoke: &invoke,
            })
            .collect();
        self.env.mock_auths(&auths);
    }

    fn find_member(&self, address: &Address) -> Option<ajo_group::types::MemberInfo> {
        let mut members = self.group.members().iter();
        members.find(|member| member.address == *address)
    }
}

fn signing_key(word: &str) -> SigningKey {
    let mut seed = [0; 32];
    let len = word.len().min(seed.len());
    seed[..len].copy_from_slice(&word.as_bytes()[..len]);
    SigningKey::from_bytes(&seed)
}
