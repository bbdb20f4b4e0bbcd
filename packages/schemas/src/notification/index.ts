import { z } from "zod";
import { groupIdSchema, walletAddressSchema } from "../ids/ids";

/**
 * What a member is told without asking. `due_soon`: a contribution is due shortly. `late`: a round was settled without
 * the member's contribution. `paid_out`: the pot of a round went to the member. `your_turn`: the pot of the round that
 * has begun is the member's.
 */
export const notificationKindSchema = z.enum(["due_soon", "late", "paid_out", "your_turn"]);
export type NotificationKind = z.infer<typeof notificationKindSchema>;

/** Once for each member, kind, group and round. */
export const notificationSchema = z.object({
  id: z.uuid(),
  address: walletAddressSchema,
  kind: notificationKindSchema,
  groupId: groupIdSchema,
  round: z.number().int(),
  /** When the round is or was due. */
  dueAt: z.date().nullable(),
  /** The network's time. */
  createdAt: z.date(),
  readAt: z.date().nullable(),
});
export type Notification = z.infer<typeof notificationSchema>;
