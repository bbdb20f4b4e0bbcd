/** Names of what changes. An announcement invalidates by these; every kept answer stands under at least one. */

/** Anything about one group. */
export const groupTag = (groupId: string) => `group:${groupId}`;

/** Any group at all: lists show several, and may begin to show others. */
export const ANY_GROUP = "groups";
