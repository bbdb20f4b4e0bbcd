/** The rulebook's hash in groups whose members sign none. By itself: pages need it without any schema. */
export const NO_RULEBOOK = "0".repeat(64);
