/**
 * Always lived first. Chosen so that between them they do every command and are refused every command and by every
 * name; a seed that has failed joins them. What a seed means changes with whatever chooses commands or plans.
 */
export const SEEDS: readonly number[] = [
  ...[1, 2, 4, 14, 20, 26, 28, 31, 34, 36, 42, 43, 44, 47, 58, 66, 88, 90, 96, 98],
  // A payment signed before its round was closed; a vote that came to write more than was simulated.
  ...[61, 86],
  // Long lives, in which some hundred commands are tried each.
  ...[5, 18, 24, 46, 51, 56, 71, 76, 109, 125, 132, 137, 142, 148, 151, 152],
];
