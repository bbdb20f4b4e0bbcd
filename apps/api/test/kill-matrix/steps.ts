import type { LostReply, Sent } from "@ajo/testing";

export interface Step {
  name: string;
  /** What the API says to the network then, or the statement that it runs. */
  rpc?: string;
  statement?: string;
}

/** The steps of a payment through the API, in their order. */
export const STEPS: readonly Step[] = [
  { name: "preparing it on the network", rpc: "simulateTransaction" },
  { name: "writing down what was prepared", statement: "prepare-intent" },
  { name: "writing down what was signed", statement: "sign-intent" },
  { name: "sending it", rpc: "sendTransaction" },
  { name: "following it", rpc: "getTransaction" },
  { name: "writing down the receipt", statement: "settle-intent" },
];

/** `after`: it was acted on, and the answer is lost. */
export type Moment = "before" | "after";
type Deadly = "pass" | "cutBefore" | LostReply;

/** Lies in wait on the API's ways to network and database, and strikes once. */
export class Trap {
  #set: { step: Step; moment: Moment; strike: () => void } | null = null;

  set(step: Step, moment: Moment, strike: () => void): void {
    this.#set = { step, moment, strike };
  }

  get isSet(): boolean {
    return this.#set !== null;
  }

  readonly rpc = (method: string): Deadly => this.#strikeIf((step) => step.rpc === method);
  readonly database = ({ text }: Sent): Deadly =>
    this.#strikeIf(({ statement }) => statement !== undefined && text.includes(`${statement}\0`));

  #strikeIf(isHere: (step: Step) => boolean): Deadly {
    const set = this.#set;
    if (set === null || !isHere(set.step)) return "pass";
    this.#set = null;
    if (set.moment === "after") return { cutAfter: set.strike };
    set.strike();
    return "cutBefore";
  }
}
