/**
 * Always lived first. Chosen so that between them they do every command and are refused every command and by every
 * name; a seed that has failed joins them. What a seed means changes with whatever chooses commands or plans.
 */
export const SEEDS: readonly number[] = [
  ...[1, 2, 4, 14, 20, 26, 28, 31, 34, 36, 42, 43, 44, 47, 58, 66, 88, 90, 96, 98],
  // A payment signed before its round was closed; a vote that came to write more than was simulated.
  ...[61, 86],
];
