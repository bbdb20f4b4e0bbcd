import type { ContractId } from "@ajo/schemas";
import { isIndexed, searchKey } from "./search-key";

/** Which groups a list shows; what is left out does not matter. */
export interface GroupFilters {
  token?: ContractId | undefined;
  minContribution?: bigint | undefined;
  maxContribution?: bigint | undefined;
  minFrequencySeconds?: number | undefined;
  maxFrequencySeconds?: number | undefined;
  withOpenSeats?: boolean | undefined;
  /** Parts of words of the name, in any order and any case, with or without the marks of their letters. */
  search?: string | undefined;
}

/** Conditions on groups g, and their values from parameter `first` on. */
export function filterConditions(
  filters: GroupFilters,
  first: number,
): { conditions: string[]; values: unknown[] } {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (condition: (parameter: string) => string, value: unknown) => {
    if (value === undefined) return;
    conditions.push(condition(`$${first + values.length}`));
    values.push(value);
  };
  add((token) => `g.token_id = ${token}`, filters.token);
  add((least) => `g.contribution >= ${least}::numeric`, filters.minContribution);
  add((most) => `g.contribution <= ${most}::numeric`, filters.maxContribution);
  add((least) => `g.frequency_seconds >= ${least}::int`, filters.minFrequencySeconds);
  add((most) => `g.frequency_seconds <= ${most}::int`, filters.maxFrequencySeconds);
  // Word for word the condition of the partial index.
  if (filters.withOpenSeats === true)
    conditions.push("g.status = 'forming' and g.member_count < g.max_members");
  for (const word of wordsOf(filters.search ?? ""))
    add((part) => `${searchKey("g.name")} like ${searchKey(`${part}::text`)}`, `%${escapeLike(word)}%`);
  return { conditions, values };
}

/** More words than a name has are not looked for one by one. */
const MOST_WORDS = 8;

const wordsOf = (search: string) =>
  search
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);

/** Whether the index of names can be asked. */
export const canBeLookedUp = (search = ""): boolean => wordsOf(search).some(isIndexed);

const escapeLike = (word: string) => word.replace(/[\\%_]/g, (letter) => `\\${letter}`);
