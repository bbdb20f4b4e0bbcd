import type { GroupCall, GroupId, MemberAddress, PreparedTransaction } from "@ajo/schemas";
import type { World } from "../create-world";
import type { Random } from "../random";
import type { Rules } from "./rules";

/** Where a life is played: the chain, the group on it, and what is expected of it. */
export interface Scene {
  readonly world: World;
  readonly group: GroupId;
  readonly rules: Rules;
  /** Everybody in this life; more people than seats, so that strangers meddle too. */
  readonly names: readonly [string, ...string[]];
  /** Who that is in the world, where other lives have people of the same names. */
  readonly personOf: (name: string) => string;
  readonly addressOf: (name: string) => MemberAddress;
  readonly nameOf: (address: MemberAddress) => string;
}

/** Whatever else a command says, somebody sends and signs it. */
export interface By {
  by: string;
}

/** One kind of command, from choosing it to what it changes. */
export interface Act<Input extends By> {
  /** One that makes sense now, allowed or not; null: there is none. */
  choose(scene: Scene, random: Random): Input | null;
  /** Throws the refusal that the rules have for it. */
  check(scene: Scene, input: Input): void;
  prepare(scene: Scene, input: Input): Promise<PreparedTransaction>;
  /** What its summary must say beside its kind. */
  promises?(scene: Scene, input: Input): object;
  /** What is changed when it is done, in a ledger that closed at `at` (Unix seconds). */
  apply(scene: Scene, input: Input, at: number): void;
}

export const act = <Input extends By>(definition: Act<Input>): Act<Input> => definition;

/** The transaction for one of a group's calls. */
export function prepareCall<Name extends GroupCall>(
  { world, group, addressOf }: Scene,
  by: string,
  call: Name,
  input: Omit<Parameters<World["chain"][Name]>[0], "source" | "groupId">,
): Promise<PreparedTransaction> {
  // Each call's input is its own; source and group complete whichever it is.
  const prepare = world.chain[call] as (input: object) => Promise<PreparedTransaction>;
  return prepare({ ...input, source: addressOf(by), groupId: group });
}

/** Anybody: mostly somebody with a seat. */
export function somebody(scene: Scene, random: Random): string {
  return random.chance(0.8) ? insider(scene, random) : random.pick(scene.names);
}

/** Somebody with a seat, as long as there is anybody. */
export function insider({ rules, nameOf, names }: Scene, random: Random): string {
  const seat = rules.money.seats[random.below(rules.money.seats.length)];
  return seat === undefined ? random.pick(names) : nameOf(seat.address);
}

/** Somebody without. */
export function outsider({ rules, names, addressOf }: Scene, random: Random): string {
  const others = names.filter((name) => rules.money.findMember(addressOf(name)) === undefined);
  return others[random.below(others.length)] ?? random.pick(names);
}

/** Mostly the organiser. */
export function leader({ rules, nameOf, names }: Scene, random: Random): string {
  return random.chance(0.8) ? nameOf(rules.organiser) : random.pick(names);
}
