import { z } from "zod";
import { notificationSchema } from "./notification";

export const notificationListInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(50).default(20),
});
export const notificationListOutput = z.object({
  items: z.array(notificationSchema),
  nextCursor: z.string().nullable(),
  /** Of all, not of this page. */
  unread: z.number().int(),
});

export const unreadOutput = z.object({ unread: z.number().int() });

/** Those named, or all of the caller's own. */
export const markReadInput = z.object({ ids: z.union([z.literal("all"), z.array(z.uuid()).max(100)]) });
