//! Accounts as the network keeps them, with a trustline.

use std::rc::Rc;

use ed25519_dalek::SigningKey;
use soroban_sdk::testutils::StellarAssetContract;
use soroban_sdk::xdr::{
    AccountEntry, AccountEntryExt, AccountId, AlphaNum4, AssetCode4, LedgerEntry, LedgerEntryData,
    LedgerEntryExt, LedgerKey, LedgerKeyAccount, LedgerKeyTrustLine, PublicKey, ScAddress,
    SequenceNumber, Thresholds, TrustLineAsset, TrustLineEntry, TrustLineEntryExt, Uint256, VecM,
};
use soroban_sdk::{Address, Env, TryFromVal};

/// No key: the test host runs transactions for the account of zeroes.
pub const MY_KEY: [u8; 32] = [0; 32];
/// The secret of an account that signs apart.
pub const PARTNERS_KEY: [u8; 32] = [7; 32];

/// The account of a secret, with an empty trustline.
pub fn account(env: &Env, asset: &StellarAssetContract, secret: [u8; 32]) -> Address {
    let public = match secret {
        MY_KEY => MY_KEY,
        secret => SigningKey::from_bytes(&secret).verifying_key().to_bytes(),
    };
    let account_id = AccountId(PublicKey::PublicKeyTypeEd25519(Uint256(public)));
    let account = LedgerEntryData::Account(AccountEntry {
        account_id: account_id.clone(),
        balance: 1_000_000_000,
        seq_num: SequenceNumber(1),
        num_sub_entries: 1,
        inflation_dest: None,
        flags: 0,
        home_domain: Default::default(),
        thresholds: Thresholds([1, 0, 0, 0]),
        signers: VecM::default(),
        ext: AccountEntryExt::V0,
    });
    let key = LedgerKey::Account(LedgerKeyAccount {
        account_id: account_id.clone(),
    });
    add_entry(env, key, account);

    let ScAddress::Account(issuer) = ScAddress::from(&asset.issuer().address()) else {
        panic!("an asset's issuer is an account");
    };
    let asset = TrustLineAsset::CreditAlphanum4(AlphaNum4 {
        asset_code: AssetCode4(*b"aaa\0"),
        issuer,
    });
    let trustline = LedgerEntryData::Trustline(TrustLineEntry {
        account_id: account_id.clone(),
        asset: asset.clone(),
        balance: 0,
        limit: i64::MAX,
        // AUTHORIZED_FLAG
        flags: 1,
        ext: TrustLineEntryExt::V0,
    });
    let key = LedgerKey::Trustline(LedgerKeyTrustLine {
        account_id: account_id.clone(),
        asset,
    });
    add_entry(env, key, trustline);
    Address::try_from_val(env, &ScAddress::Account(account_id)).unwrap()
}

fn add_entry(env: &Env, key: LedgerKey, data: LedgerEntryData) {
    let entry = LedgerEntry {
        last_modified_ledger_seq: 0,
        data,
        ext: LedgerEntryExt::V0,
    };
    env.host()
        .add_ledger_entry(&Rc::new(key), &Rc::new(entry), None)
        .unwrap();
}
