import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type GroupId, type MemberAddress, memberAddressSchema, orderCommitment } from "@ajo/schemas";
import type { World } from "../create-world";
import { expectAgreement } from "./agreement";
import { Life } from "./life";
import type { Plan } from "./plan";
import { Purses } from "./purses";
import { Rules, secretOf } from "./rules";
import type { Tally } from "./tally";
import type { TokenDesk } from "./token-desk";

/** Where lives are lived, and what became of their commands. */
export interface Stage {
  world: World;
  desk: TokenDesk;
  tally: Tally;
}

const PEOPLE = ["Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi", "Gbenga", "Hauwa"] as const;
/** Has an account, and no trustline at first. */
const WITHOUT_TRUSTLINE = "Ife";
const NAMES = [...PEOPLE, WITHOUT_TRUSTLINE] as const;
const WEALTH = 10_000_0000000n;

/** Lives that were begun: each has people of its own. */
let begun = 0;

/** A group by this plan, and people who have never been in another. */
export async function beginLife({ world, desk, tally }: Stage, plan: Plan): Promise<Life> {
  const life = ++begun;
  const personOf = (name: string) => `${name} ${life}`;
  await desk.welcome(PEOPLE.map(personOf), { withTrustline: true });
  await desk.welcome([personOf(WITHOUT_TRUSTLINE)], { withTrustline: false });
  const addresses = new Map<string, MemberAddress>(
    NAMES.map((name) => [name, memberAddressSchema.parse(world.address(personOf(name)))]),
  );
  const names = new Map([...addresses].map(([name, address]) => [address, name]));
  const addressOf = (name: string) => found(addresses, name);
  const nameOf = (address: MemberAddress) => found(names, address);

  const [organiser] = NAMES;
  const group = await createGroup(world, plan, { personOf, addressOf });
  const purses = new Purses();
  for (const name of PEOPLE) purses.add(addressOf(name), WEALTH);
  const rules = new Rules(await world.snapshot(group), await groupCode(), purses);
  if (plan.organiserJoins) rules.money.join(addressOf(organiser));
  rules.money.refusing.add(addressOf(WITHOUT_TRUSTLINE));
  const scene = { world, group, rules, names: NAMES, personOf, addressOf, nameOf };
  await expectAgreement(scene, "all");
  return new Life(scene, desk, tally);
}

async function createGroup(
  world: World,
  plan: Plan,
  { personOf, addressOf }: Pick<Life["scene"], "personOf" | "addressOf">,
): Promise<GroupId> {
  const [organiser, deputy] = NAMES;
  const now = await world.now();
  const commits = plan.terms.turnOrder === "random" && plan.organiserJoins;
  return world.createGroup(personOf(organiser), {
    ...plan.terms,
    startBy: plan.startsWithin === null ? null : new Date(now.getTime() + plan.startsWithin * 1000),
    deputy: plan.hasDeputy ? addressOf(deputy) : null,
    organiserJoins: plan.organiserJoins,
    ...(commits ? { commitment: orderCommitment(secretOf(organiser), addressOf(organiser)) } : {}),
  });
}

function found<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nobody here is ${String(key)}`);
  return value;
}

let code: Promise<string> | undefined;
/** The code that the factory gives to new groups: the built contract's. */
function groupCode(): Promise<string> {
  const artifact = new URL("../../../../contracts/artifacts/ajo_group.wasm", import.meta.url);
  code ??= readFile(artifact).then((wasm) => createHash("sha256").update(wasm).digest("hex"));
  return code;
}
