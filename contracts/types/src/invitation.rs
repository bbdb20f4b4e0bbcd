use soroban_sdk::{Bytes, BytesN, Env};

const KEY_BYTES: usize = 32;

/// Proof that somebody holds an invitation's key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Invitation {
    /// The invitation's ed25519 public key.
    pub key: BytesN<32>,
    pub signature: BytesN<64>,
}

impl Invitation {
    /// Reads what an entry brings.
    pub fn of(env: &Env, joined: &BytesN<96>) -> Self {
        let bytes = joined.to_array();
        let (mut key, mut signature) = ([0; KEY_BYTES], [0; 64]);
        key.copy_from_slice(&bytes[..KEY_BYTES]);
        signature.copy_from_slice(&bytes[KEY_BYTES..]);
        Self {
            key: BytesN::from_array(env, &key),
            signature: BytesN::from_array(env, &signature),
        }
    }

    /// What an entry brings.
    pub fn joined(&self, env: &Env) -> BytesN<96> {
        let mut bytes = Bytes::from(self.key.clone());
        bytes.append(&self.signature.clone().into());
        let mut joined = [0; 96];
        bytes.copy_into_slice(&mut joined);
        BytesN::from_array(env, &joined)
    }
}
