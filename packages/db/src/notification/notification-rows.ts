import { notificationSchema, type Notification } from "@ajo/schemas";
import { amountOrNull } from "../sql/amount";

/** A notification with what its sentence needs of the group and of the other person. */
export const SELECT_NOTIFICATION = `select n.id, n.address, n.kind, n.group_id, n.round, n.other, u.display_name as other_name, n.detail,
    n.amount, n.due_at, n.created_at, n.read_at, g.name as group_name, g.contribution, g.frequency_seconds, t.code, t.decimals
  from notifications n left join groups g on g.id = n.group_id left join tokens t on t.contract_id = g.token_id
  left join users u on u.wallet_address = n.other`;

export interface NotificationRow {
  id: string;
  address: string;
  kind: string;
  group_id: string;
  round: number;
  other: string | null;
  other_name: string | null;
  detail: string | null;
  amount: string | null;
  due_at: Date | null;
  created_at: Date;
  read_at: Date | null;
  /** All of the group's are null together. */
  group_name: string | null;
  contribution: string | null;
  frequency_seconds: number | null;
  code: string | null;
  decimals: number | null;
}

export const notificationOf = (row: NotificationRow): Notification =>
  notificationSchema.parse({
    ...{ id: row.id, address: row.address, kind: row.kind, groupId: row.group_id, round: row.round },
    ...{ other: row.other, otherName: row.other_name, detail: row.detail, amount: amountOrNull(row.amount) },
    ...{ dueAt: row.due_at, createdAt: row.created_at, readAt: row.read_at },
    group:
      row.group_name === null
        ? null
        : {
            name: row.group_name,
            contribution: amountOrNull(row.contribution),
            frequencySeconds: row.frequency_seconds,
            token: { code: row.code, decimals: row.decimals },
          },
  });
