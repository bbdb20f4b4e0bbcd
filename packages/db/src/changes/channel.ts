import { groupIdSchema, ledgerSequenceSchema, type GroupId } from "@ajo/schemas";
import { z } from "zod";
import type { Sql } from "../sql/sql";

/** The PostgreSQL channel on which the projection says what it changed. Delivered when the transaction commits. */
export const CHANNEL = "ajo_changes";

/** What a commit of the projection says: every change of the named groups up to `ledger` is in the tables. */
export interface Announcement {
  ledger: number;
  /** Of `ledger`. */
  closeTime: Date;
  groupIds: readonly GroupId[];
  /** Any group may differ in any way (a rebuild, a gap, a lost connection); `groupIds` is empty then. */
  everything: boolean;
}

/** A payload has at most 8,000 bytes: a long announcement comes in parts, all but the last with `more`. */
const partSchema = z.object({
  ledger: ledgerSequenceSchema,
  closeTime: z.coerce.date(),
  groupIds: z.array(groupIdSchema),
  everything: z.boolean(),
  more: z.boolean(),
});
export type AnnouncementPart = z.infer<typeof partSchema>;

export const decodePart = (payload: string): AnnouncementPart => partSchema.parse(JSON.parse(payload));

/** 59 bytes each in JSON. */
const GROUPS_IN_PART = 120;

function partsOf({ groupIds, ...rest }: Announcement): AnnouncementPart[] {
  const count = Math.max(1, Math.ceil(groupIds.length / GROUPS_IN_PART));
  return Array.from({ length: count }, (_, index) => ({
    ...rest,
    groupIds: groupIds.slice(index * GROUPS_IN_PART, (index + 1) * GROUPS_IN_PART),
    more: index < count - 1,
  }));
}

/** Puts the parts of an announcement together again. PostgreSQL keeps the order, and commits do not interleave. */
export function createAssembler(announce: (announcement: Announcement) => void): (payload: string) => void {
  let gathered: GroupId[] = [];
  return (payload) => {
    const { more, ...part } = decodePart(payload);
    gathered.push(...part.groupIds);
    if (more) return;
    const groupIds = gathered;
    gathered = [];
    announce({ ...part, groupIds });
  };
}

const NOTIFY = {
  name: "announce",
  text: `select pg_notify('${CHANNEL}', payload) from unnest($1::text[]) with ordinality as part (payload, place) order by place`,
};

/** Announces with the caller's transaction: nobody hears it before the changes can be read, or if it rolls back. */
export async function announce(sql: Sql, announcement: Announcement): Promise<void> {
  await sql.query(NOTIFY, [partsOf(announcement).map((part) => JSON.stringify(part))]);
}
