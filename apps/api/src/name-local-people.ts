import type { Database } from "@ajo/db";
import type { LocalPerson } from "@ajo/schemas";

/** On a local network people have names from the start. */
export async function nameLocalPeople(database: Database, people: readonly LocalPerson[]): Promise<void> {
  for (const { address, name } of people) await database.users.setDisplayName(address, name);
}
