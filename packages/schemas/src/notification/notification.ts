import { z } from "zod";
import { amountSchema } from "../amount";
import { groupIdSchema, memberAddressSchema, walletAddressSchema } from "../ids/ids";
import { tokenSchema } from "../group/group";

/**
 * What a person is told without asking, and the topic by which it is chosen.
 * - `due_soon`: a contribution is due shortly. `late`: a round was settled without the member's contribution.
 *   `standing_order`: the allowance or the balance does not cover what a standing order is to draw.
 * - `your_turn`: the pot of the round that has begun is the member's. `paid_out`: it went to the member.
 *   `payout_held`: it could not be delivered and waits to be claimed.
 * - `started`: the dates are fixed. `defaulted`: the rules declared the member in default. `approved`: a seat may be
 *   taken. `decided`: something was decided; `detail` is the event's name.
 * - `accept_order`, `reveal_secret`, `vote`: the group waits for the member. A vote's `detail` is its motion's kind.
 * - `nudge`: another member (`other`) sends a kind word. `promised`: a member (`other`) promises to pay by `dueAt`.
 */
export const NOTIFICATION_TOPIC = {
  due_soon: "reminders",
  late: "reminders",
  standing_order: "reminders",
  your_turn: "money",
  paid_out: "money",
  payout_held: "money",
  started: "group",
  defaulted: "group",
  approved: "group",
  decided: "group",
  accept_order: "act",
  reveal_secret: "act",
  vote: "act",
  nudge: "people",
  promised: "people",
} as const;

export type NotificationKind = keyof typeof NOTIFICATION_TOPIC;
// The keys of a literal, whose type says that there are no others.
export const NOTIFICATION_KINDS = Object.keys(NOTIFICATION_TOPIC) as [
  NotificationKind,
  ...NotificationKind[],
];
export const notificationKindSchema = z.enum(NOTIFICATION_KINDS);

export const NOTIFICATION_TOPICS = ["reminders", "money", "act", "group", "people"] as const;
export const notificationTopicSchema = z.enum(NOTIFICATION_TOPICS);
export type NotificationTopic = z.infer<typeof notificationTopicSchema>;

/** What `decided` tells of: names of events. */
export const DECISIONS = [
  "group_paused",
  "group_cancelled",
  "upgraded",
  "deputy_set",
  "organiser_changed",
] as const;

/** Once for each member, kind, group, round and subject. */
export const notificationSchema = z.object({
  id: z.uuid(),
  address: walletAddressSchema,
  kind: notificationKindSchema,
  groupId: groupIdSchema,
  /** 0 when it is about no round. */
  round: z.number().int(),
  /** The other person of it. */
  other: memberAddressSchema.nullable(),
  otherName: z.string().nullable(),
  detail: z.string().nullable(),
  amount: amountSchema.nullable(),
  /** When the round is or was due, or until when the reader can act. */
  dueAt: z.date().nullable(),
  /** The network's time. */
  createdAt: z.date(),
  readAt: z.date().nullable(),
  /** What a sentence needs of the group; null while the projection does not have it. */
  group: z
    .object({
      name: z.string(),
      contribution: amountSchema,
      frequencySeconds: z.number().int(),
      token: tokenSchema.pick({ code: true, decimals: true }),
    })
    .nullable(),
});
export type Notification = z.infer<typeof notificationSchema>;
