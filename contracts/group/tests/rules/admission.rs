//! Who may join: anybody, who holds an invitation, whom the organiser has approved.

use ajo_group::events::{Invited, MemberApproved, MemberJoined};
use ajo_group::{Admission, Entry, GroupError, Invitation};
use ajo_testkit::{Plan, World};
use soroban_sdk::BytesN;

use crate::refusal::{assert_foreign, refused};

const DAY: u64 = 86_400;

fn by_invitation() -> World {
    World::new(Plan {
        admission: Admission::Invitation,
        ..Plan::default()
    })
}

fn by_approval() -> World {
    World::new(Plan {
        admission: Admission::Approval,
        ..Plan::default()
    })
}

#[test]
fn an_invitation_lets_as_many_join_as_it_says() {
    let world = by_invitation();
    let expires_at = world.now() + DAY;
    world.try_invite("Ada", "market", 2, expires_at).unwrap();
    let invited = |uses| Invited {
        key: world.invitation_key("market"),
        uses,
        expires_at,
    };
    world.assert_events(&[&invited(2)]);
    let join = |name| world.try_join_invited(name, world.invitation("market", name));
    join("Bayo").unwrap();
    let joined = MemberJoined {
        member: world.person("Bayo"),
        seat: 0,
        deposit: 0,
        rulebook: world.config.rulebook.clone(),
        commitment: None,
    };
    world.assert_events(&[&invited(1), &joined]);
    join("Chidi").unwrap();
    assert_eq!(join("Dede"), refused(GroupError::NotInvited));
}

#[test]
fn nobody_joins_without_the_invitation_that_is_asked_for() {
    let world = by_invitation();
    assert_eq!(world.try_join("Bayo"), refused(GroupError::NotInvited));
    let unknown = world.invitation("market", "Bayo");
    assert_eq!(
        world.try_join_invited("Bayo", unknown),
        refused(GroupError::NotInvited)
    );
    assert_eq!(world.info().member_count, 0);
}

#[test]
fn an_invitation_holds_until_the_second_it_expires_in() {
    let world = by_invitation();
    let expires_at = world.now() + DAY;
    world.try_invite("Ada", "market", 50, expires_at).unwrap();
    world.jump_to(expires_at - 1);
    world
        .try_join_invited("Bayo", world.invitation("market", "Bayo"))
        .unwrap();
    world.jump(1);
    assert_eq!(
        world.try_join_invited("Chidi", world.invitation("market", "Chidi")),
        refused(GroupError::NotInvited)
    );
}

#[test]
fn an_invitation_seen_on_the_chain_serves_nobody_else() {
    let world = by_invitation();
    world
        .try_invite("Ada", "market", 9, world.now() + DAY)
        .unwrap();
    let bayos = world.invitation("market", "Bayo");
    assert_foreign(world.try_join_invited("Mallory", bayos.clone()));
    world.try_join_invited("Bayo", bayos.clone()).unwrap();
    assert_foreign(world.try_join_invited("Mallory", bayos));
}

#[test]
fn an_invitation_of_one_group_serves_no_other() {
    let (world, other) = (by_invitation(), by_invitation());
    world
        .try_invite("Ada", "market", 9, world.now() + DAY)
        .unwrap();
    // The same word is the same key; the other group's address is another.
    other.person("Nobody");
    let forged = Invitation {
        key: world.invitation_key("market"),
        signature: BytesN::from_array(
            &world.env,
            &other.invitation("market", "Bayo").signature.to_array(),
        ),
    };
    assert_foreign(world.try_join_invited("Bayo", forged));
}

#[test]
fn an_invitation_can_be_revoked_and_made_again() {
    let world = by_invitation();
    let expires_at = world.now() + DAY;
    world.try_invite("Ada", "market", 9, expires_at).unwrap();
    world.try_revoke("Ada", "market").unwrap();
    let join = || world.try_join_invited("Bayo", world.invitation("market", "Bayo"));
    assert_eq!(join(), refused(GroupError::NotInvited));
    assert_eq!(
        world.try_revoke("Ada", "market"),
        refused(GroupError::NotInvited)
    );
    world.try_invite("Ada", "market", 1, expires_at).unwrap();
    join().unwrap();
}

#[test]
fn only_the_organiser_invites_and_approves() {
    let world = by_invitation();
    assert_foreign(world.try_invite("Bayo", "market", 1, world.now() + DAY));
    let world = by_approval();
    assert_foreign(world.try_approve("Bayo", "Bayo"));
}

#[test]
fn an_invitation_is_for_one_to_fifty_and_for_the_future() {
    let world = by_invitation();
    let invite = |uses, expires_at| world.try_invite("Ada", "market", uses, expires_at);
    let invalid = refused(GroupError::InvalidInvitation);
    assert_eq!(invite(0, world.now() + 1), invalid);
    assert_eq!(invite(51, world.now() + 1), invalid);
    assert_eq!(invite(1, world.now()), invalid);
    invite(50, world.now() + 1).unwrap();
}

#[test]
fn who_is_approved_joins_once() {
    let world = by_approval();
    assert_eq!(world.try_join("Bayo"), refused(GroupError::NotApproved));
    world.try_approve("Ada", "Bayo").unwrap();
    world.assert_events(&[&MemberApproved {
        member: world.person("Bayo"),
    }]);
    world.join("Bayo");
    world.try_leave("Bayo").unwrap();
    assert_eq!(world.try_join("Bayo"), refused(GroupError::NotApproved));
}

#[test]
fn an_approval_can_be_taken_back() {
    let world = by_approval();
    assert_eq!(
        world.try_disapprove("Ada", "Bayo"),
        refused(GroupError::NotApproved)
    );
    world.try_approve("Ada", "Bayo").unwrap();
    world.try_disapprove("Ada", "Bayo").unwrap();
    assert_eq!(world.try_join("Bayo"), refused(GroupError::NotApproved));
}

#[test]
fn an_organiser_needs_no_leave_of_their_own() {
    by_invitation().join("Ada");
    by_approval().join("Ada");
}

#[test]
fn what_the_terms_do_not_ask_for_cannot_be_given() {
    let world = World::new(Plan::default());
    assert_eq!(
        world.try_invite("Ada", "market", 1, world.now() + DAY),
        refused(GroupError::NotAllowed)
    );
    assert_eq!(
        world.try_approve("Ada", "Bayo"),
        refused(GroupError::NotAllowed)
    );
}

#[test]
fn a_member_signs_the_rulebook_of_the_group() {
    let world = World::new(Plan {
        rulebook: [7; 32],
        ..Plan::default()
    });
    let other = BytesN::from_array(&world.env, &[8; 32]);
    let entry = || world.entry("Bayo");
    assert_eq!(
        world.try_join_with("Bayo", "Bayo", other, entry()),
        refused(GroupError::WrongRulebook)
    );
    world.join("Bayo");
}

#[test]
fn a_commitment_is_brought_only_where_turns_are_drawn() {
    let world = World::new(Plan::default());
    let entry = Entry {
        commitment: Some(BytesN::from_array(&world.env, &[1; 32])),
        invitation: None,
    };
    let rulebook = world.config.rulebook.clone();
    assert_eq!(
        world.try_join_with("Bayo", "Bayo", rulebook, entry),
        refused(GroupError::InvalidCommitment)
    );
}
