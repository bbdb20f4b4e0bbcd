//! What each call does, one verb per file: check, update, emit.

mod accept_admin;
mod apply_code;
mod create_group;
mod list_groups;
mod propose_admin;
mod propose_code;

pub use accept_admin::accept_admin;
pub use apply_code::apply_code;
pub use create_group::create_group;
pub use list_groups::list_groups;
pub use propose_admin::propose_admin;
pub use propose_code::propose_code;
