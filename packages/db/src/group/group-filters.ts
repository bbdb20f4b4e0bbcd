import type { ContractId } from "@ajo/schemas";
import { ANY_SIGN, placeOf, searchKey } from "./search-key";

/** Which groups a list shows; what is left out does not matter. */
export interface GroupFilters {
  token?: ContractId | undefined;
  minContribution?: bigint | undefined;
  maxContribution?: bigint | undefined;
  minFrequencySeconds?: number | undefined;
  maxFrequencySeconds?: number | undefined;
  withOpenSeats?: boolean | undefined;
  /**
   * Parts of words of the name, in any order and any case, with or without the marks of their letters; what has fewer than
   * three letters begins a word.
   */
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
  for (const word of wordsOf(filters.search ?? "")) add((part) => hasWord(word, part), escapeSigns(word));
  return { conditions, values };
}

/** That the name has the word which is the value of a parameter. */
function hasWord(word: string, parameter: string): string {
  const [name, key] = [searchKey("g.name"), searchKey(`${parameter}::text`)];
  if (placeOf(word) !== "beginning") return `${name} like '%' || ${key} || '%'`;
  return `(${name} like ${key} || '%' or ${name} ~ ('${ANY_SIGN}' || ${key}))`;
}

/** More words than a name has are not looked for one by one. */
const MOST_WORDS = 8;

const wordsOf = (search: string) =>
  search
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);

/** Whether the index of names can be asked for any of the words; null without words. */
export function canBeLookedUp(search = ""): boolean | null {
  const places = wordsOf(search).map(placeOf);
  return places.length === 0 ? null : places.some((place) => place !== "unknown");
}

/** Signs stand for themselves, for `like` as for regular expressions. */
const escapeSigns = (word: string) => word.replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`);
