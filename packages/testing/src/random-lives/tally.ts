import type { AjoErrorCode } from "@ajo/schemas";
import type { ActName } from "./acts";

/** What became of the commands of some lives. */
export class Tally {
  readonly done = new Map<ActName, number>();
  readonly refused = new Map<ActName, Map<AjoErrorCode, number>>();

  /** What the network refused of transactions that were prepared before the group had changed. */
  readonly overtaken = new Map<AjoErrorCode | "done", number>();
  forged = 0;

  overtake(end: AjoErrorCode | "done"): void {
    this.overtaken.set(end, (this.overtaken.get(end) ?? 0) + 1);
  }

  accept(name: ActName): void {
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
  }

  refuse(name: ActName, code: AjoErrorCode): void {
    const codes = this.refused.get(name) ?? new Map<AjoErrorCode, number>();
    this.refused.set(name, codes.set(code, (codes.get(code) ?? 0) + 1));
  }

  get accepted(): number {
    return sum(this.done.values());
  }

  get rejected(): number {
    const beforehand = sum([...this.refused.values()].flatMap((codes) => [...codes.values()]));
    return beforehand + this.forged + sum(this.overtaken.values()) - (this.overtaken.get("done") ?? 0);
  }

  toString(): string {
    const lines = [...new Set([...this.done.keys(), ...this.refused.keys()])].sort().map((name) => {
      const codes = [...(this.refused.get(name) ?? [])].map(([code, times]) => `${code} ${times}`);
      return `${name.padEnd(17)} ${String(this.done.get(name) ?? 0).padStart(6)} done; ${codes.join(", ")}`;
    });
    const total = `${this.accepted + this.rejected} commands: ${this.accepted} done, ${this.rejected} refused`;
    const ends = [...this.overtaken].map(([end, times]) => `${end} ${times}`).join(", ");
    return [total, ...lines, `overtaken: ${ends}`, `signed by another: ${this.forged}`].join("\n");
  }
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);
