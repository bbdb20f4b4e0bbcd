//! What the network asks of those who sign.

use ed25519_dalek::{Signer, SigningKey};
use soroban_sdk::testutils::Ledger as _;
use soroban_sdk::xdr::{
    Hash, HashIdPreimage, HashIdPreimageSorobanAuthorization, InvokeContractArgs, Limits, ScBytes,
    ScMap, ScMapEntry, ScVal, ScVec, SorobanAddressCredentials, SorobanAuthorizationEntry,
    SorobanAuthorizedFunction, SorobanAuthorizedInvocation, SorobanCredentials, WriteXdr,
};
use soroban_sdk::{Address, Bytes, Env, Val, Vec};

use super::account::PARTNERS_KEY;
use super::Bench;

/// A token transfer that a call leads to: token, and arguments.
pub type Transfer = Option<(Address, Vec<Val>)>;

impl Bench {
    /// The next call is signed by me.
    pub(super) fn sign(&self, function: &str, args: Vec<Val>, transfer: Transfer) {
        let signed = by_source(&self.group.address, function, args, transfer);
        self.env.set_auths(&[signed]);
    }

    /// The next call is signed by the partner, in an entry of its own.
    pub(super) fn partner_signs(&self, function: &str, args: Vec<Val>) {
        self.env.set_auths(&[self.by_partner(function, args)]);
    }

    /// By both.
    pub(super) fn both_sign(&self, function: &str, args: Vec<Val>) {
        let mine = by_source(&self.group.address, function, args.clone(), None);
        self.env.set_auths(&[mine, self.by_partner(function, args)]);
    }

    fn by_partner(&self, function: &str, args: Vec<Val>) -> SorobanAuthorizationEntry {
        let root_invocation = invocation(&self.group.address, function, args, None);
        let nonce = i64::from(self.hosts) + 1;
        let until = self.env.ledger().sequence() + 100;
        let preimage = HashIdPreimage::SorobanAuthorization(HashIdPreimageSorobanAuthorization {
            network_id: Hash(self.env.ledger().get().network_id),
            nonce,
            signature_expiration_ledger: until,
            invocation: root_invocation.clone(),
        });
        SorobanAuthorizationEntry {
            credentials: SorobanCredentials::Address(SorobanAddressCredentials {
                address: self.partner().into(),
                nonce,
                signature_expiration_ledger: until,
                signature: signature(&self.env, &preimage),
            }),
            root_invocation,
        }
    }
}

/// An account's: one map of key and signature in a list.
fn signature(env: &Env, preimage: &HashIdPreimage) -> ScVal {
    let preimage = preimage.to_xdr(Limits::none()).unwrap();
    let payload = env.crypto().sha256(&Bytes::from_slice(env, &preimage));
    let key = SigningKey::from_bytes(&PARTNERS_KEY);
    let entry = |name: &str, bytes: &[u8]| ScMapEntry {
        key: ScVal::Symbol(name.try_into().unwrap()),
        val: ScVal::Bytes(ScBytes(bytes.try_into().unwrap())),
    };
    let entries = [
        entry("public_key", key.verifying_key().as_bytes()),
        entry("signature", &key.sign(&payload.to_array()).to_bytes()),
    ];
    let signed = ScVal::Map(Some(ScMap(entries.try_into().unwrap())));
    ScVal::Vec(Some(ScVec([signed].try_into().unwrap())))
}

/// Authorised by the transaction's own account.
pub fn by_source(
    contract: &Address,
    function: &str,
    args: Vec<Val>,
    transfer: Transfer,
) -> SorobanAuthorizationEntry {
    let transfer = transfer.map(|(token, args)| invocation(&token, "transfer", args, None));
    SorobanAuthorizationEntry {
        credentials: SorobanCredentials::SourceAccount,
        root_invocation: invocation(contract, function, args, transfer),
    }
}

fn invocation(
    contract: &Address,
    function: &str,
    args: Vec<Val>,
    sub_invocation: Option<SorobanAuthorizedInvocation>,
) -> SorobanAuthorizedInvocation {
    SorobanAuthorizedInvocation {
        function: SorobanAuthorizedFunction::ContractFn(InvokeContractArgs {
            contract_address: contract.into(),
            function_name: function.try_into().unwrap(),
            args: args.into(),
        }),
        sub_invocations: sub_invocation
            .into_iter()
            .collect::<std::vec::Vec<_>>()
            .try_into()
            .unwrap(),
    }
}
