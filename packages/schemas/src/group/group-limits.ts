/** The limits that the group contract's constructor enforces (contracts/group). */
export const GROUP_LIMITS = {
  nameMaxBytes: 64,
  membersMin: 2,
  membersMax: 50,
  frequencyMinSeconds: 60,
  frequencyMaxSeconds: 31_622_400,
  /** grace <= frequency / 4 */
  graceDivisor: 4,
} as const;
