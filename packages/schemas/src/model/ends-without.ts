import type { MemberAddress } from "../ids/ids";
import type { GroupModel } from "./group-model";

/**
 * The ends that `group` can come to when `stopper` pays nothing any more from now on and everybody else goes on as
 * they do: once with the stopper's deposit left as it is, once with what of it may be taken out taken out before.
 */
export function endsWithout(group: GroupModel, stopper: MemberAddress): GroupModel[] {
  const leaving = group.copy();
  const taking = group.spare(group.member(stopper)) > 0n ? group.copy() : null;
  taking?.claim(stopper);
  return [leaving, ...(taking === null ? [] : [taking])].map((model) => {
    model.member(stopper).standing = false;
    while (model.status === "active") model.settle();
    model.claimAll();
    return model;
  });
}
