import type { Random } from "../random";
import type { Scene } from "./act";
import { DAY } from "./rules";
import type { TokenDesk } from "./token-desk";

/** What happens around a group: time passes, and the token's issuer and its holders do as they like. */
export type Happening =
  readonly ["wait", { half: boolean }] | readonly ["freeze" | "thaw" | "trust", { who: string }];

/** Moments so close to each other are passed together: between two of them no command is certain to fit. */
const CLOSE_SECONDS = 900;

export function chooseHappening({ rules, names, addressOf }: Scene, random: Random): Happening {
  if (random.chance(0.75)) return ["wait", { half: random.chance(0.3) }];
  const refusing = names.filter((name) => rules.money.refusing.has(addressOf(name)));
  const [refused] = refusing;
  if (refused === undefined || random.chance(0.4)) return ["freeze", { who: random.pick(names) }];
  return [random.chance(0.5) ? "thaw" : "trust", { who: refused }];
}

/** When the next moment comes at which something opens or closes, or half-way there; a day where nothing does. */
export function waitingEnd({ rules }: Scene, half: boolean): number {
  const ahead = rules.moments().filter((moment) => moment > rules.now);
  if (ahead.length === 0) return rules.now + DAY;
  const first = Math.min(...ahead);
  const halfway = rules.now + Math.floor((first - rules.now) / 2);
  if (half && first - halfway > CLOSE_SECONDS) return halfway;
  let end = first;
  for (const moment of ahead.sort((one, other) => one - other))
    if (moment - end <= CLOSE_SECONDS) end = moment;
  return end;
}

export async function happen(scene: Scene, desk: TokenDesk, happening: Happening): Promise<void> {
  const { world, rules, personOf, addressOf } = scene;
  if (happening[0] === "wait") {
    const { closeTime, latestLedger } = await world.advanceTo(
      new Date(waitingEnd(scene, happening[1].half) * 1000),
    );
    rules.now = closeTime.getTime() / 1000;
    rules.ledger = latestLedger;
    return;
  }
  const [what, { who }] = happening;
  await desk[what](personOf(who));
  if (desk.accepts(personOf(who))) rules.money.refusing.delete(addressOf(who));
  else rules.money.refusing.add(addressOf(who));
  rules.ledger = (await world.chain.getNetworkState()).latestLedger;
}
