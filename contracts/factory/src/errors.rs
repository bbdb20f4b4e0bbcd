use soroban_sdk::contracterror;

/// Why the factory refuses a call. From 101 on, so that a group's own error seen through
/// `create_group` is still told apart.
#[contracterror]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum FactoryError {
    /// This organiser has already used this salt.
    GroupExists = 101,
    /// A page holds 1 to 100 groups.
    InvalidLimit = 102,
    /// Nobody was proposed as admin.
    NoPendingAdmin = 103,
    /// No code was proposed.
    NoPendingCode = 104,
    /// The proposed code is not old enough to be used.
    CodeNotReady = 105,
}
