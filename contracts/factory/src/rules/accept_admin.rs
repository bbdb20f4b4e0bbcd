use soroban_sdk::{panic_with_error, Env};

use crate::errors::FactoryError;
use crate::events::AdminChanged;
use crate::storage;

/// The one proposed signs: a mistyped address can never become admin.
pub fn accept_admin(env: &Env) {
    let Some(admin) = storage::pending_admin(env) else {
        panic_with_error!(env, FactoryError::NoPendingAdmin);
    };
    admin.require_auth();

    storage::set_admin(env, &admin);
    AdminChanged { admin }.publish(env);
}
