import type { Act, By } from "./act";
import * as forming from "./forming";
import * as paying from "./paying";
import * as powers from "./powers";
import * as seats from "./seats";

/** Every kind of command that a group takes, by name. */
export const acts = { ...forming, ...paying, ...seats, ...powers } satisfies Record<string, unknown>;

type Acts = typeof acts;
export type ActName = keyof Acts;
type InputOf<Name extends ActName> = Acts[Name] extends Act<infer Input> ? Input : never;

/** What somebody may try: one line of a life. */
export type Command = { [Name in ActName]: readonly [Name, InputOf<Name>] }[ActName];

export const ACT_NAMES = Object.keys(acts) as ActName[];

/** The act of a command; the two belong together by the type of `Command`. */
export const actOf = ([name]: Command): Act<By> => acts[name];
