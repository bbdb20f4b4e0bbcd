/** The schedule of a group: absolute, fixed at start, never moved by a late settlement. */
export interface Schedule {
  startedAt: Date;
  frequencySeconds: number;
  graceSeconds: number;
  /** One round per member. */
  totalRounds: number;
}

/** When round `round` (1..n) is due: `startedAt + round * frequency`. */
export function dueAt(schedule: Schedule, round: number): Date {
  return new Date(schedule.startedAt.getTime() + round * schedule.frequencySeconds * 1000);
}

/** From when anyone may settle round `round` although somebody has not paid: due + grace. */
export function settleableAt(schedule: Schedule, round: number): Date {
  return new Date(dueAt(schedule, round).getTime() + schedule.graceSeconds * 1000);
}

/** The same dates for a group that has not started: what they would be if it started at `startsAt`. */
export function previewDueDates(startsAt: Date, frequencySeconds: number, rounds: number): Date[] {
  return Array.from(
    { length: rounds },
    (_, index) => new Date(startsAt.getTime() + (index + 1) * frequencySeconds * 1000),
  );
}
