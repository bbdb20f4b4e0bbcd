import { currentOrder, type GroupDetail } from "@ajo/schemas";

/** The proposed order of a group, as seat numbers, as long as its members are those whom it puts in order. */
export const orderOfGroup = ({ members, proceedings }: Pick<GroupDetail, "members" | "proceedings">) =>
  currentOrder(
    proceedings.proposedOrder,
    members.map(({ seat }) => seat),
  );
