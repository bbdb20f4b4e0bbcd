/** Tables that hold what the chain said: emptied when the chain is another one, and built anew by a rebuild. */
export const PROJECTED_TABLES = [
  "tokens",
  "groups",
  "group_members",
  "rounds",
  "contributions",
  "activities",
  "member_statistics",
  "outbox",
  "ledgers",
  "parked_events",
  "suspect_groups",
  "history_gaps",
  "indexer_cursor",
] as const;
