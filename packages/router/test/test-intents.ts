import type { IntentState, TxHash } from "@ajo/schemas";
import type { DatabasePort, StoredIntent } from "../src/ports/database";

const ENDS: ReadonlySet<IntentState> = new Set(["confirmed", "failed", "expired"]);

/** Intents in memory, by the rules of the stored ones. Every intent may be claimed. */
export class TestIntents {
  readonly all = new Map<TxHash, StoredIntent>();
  readonly #sponsored = new Set<TxHash>();

  constructor(private readonly answer: <T>(answer: () => T) => Promise<T>) {}

  readonly prepare: DatabasePort["intents"]["prepare"] = ({ hash, source, expiresAt, summary }) =>
    this.answer(() => {
      this.all.set(hash, {
        ...{ hash, source, expiresAt, summary, state: "prepared", createdAt: new Date(0), sponsored: false },
        ...{ outcome: { status: "unknown", hash }, envelope: null, sends: 0 },
      });
    });

  readonly sign: DatabasePort["intents"]["sign"] = ({ hash, source, expiresAt, envelope }) =>
    this.answer(() => {
      const known = this.all.get(hash);
      if (known !== undefined && ENDS.has(known.state)) return known;
      const signed: StoredIntent = {
        ...{ summary: null, createdAt: new Date(0), sponsored: false, ...known },
        ...{ hash, source, expiresAt, state: "signed", outcome: { status: "unknown", hash } },
        ...{ envelope, sends: (known?.sends ?? 0) + 1 },
      };
      this.all.set(hash, signed);
      return signed;
    });

  readonly settle: DatabasePort["intents"]["settle"] = (hash, outcome, sends) =>
    this.answer(() => {
      const known = this.all.get(hash);
      if (known === undefined || outcome.status === "unknown") return known ?? null;
      if (sends !== undefined && known.sends !== sends) return known;
      if (!ENDS.has(known.state) || (outcome.status === "confirmed" && known.state !== "confirmed"))
        this.all.set(hash, { ...known, state: outcome.status, outcome });
      return this.all.get(hash) ?? null;
    });

  readonly find: DatabasePort["intents"]["find"] = (hash) => this.answer(() => this.all.get(hash) ?? null);

  readonly listOf: DatabasePort["intents"]["listOf"] = (source, { open }) =>
    this.answer(() =>
      [...this.all.values()].filter(
        (intent) => intent.source === source && !(open && ENDS.has(intent.state)),
      ),
    );

  readonly claim: DatabasePort["intents"]["claim"] = () =>
    this.answer(() => [...this.all.values()].filter(({ state }) => state === "signed"));

  readonly sponsor: DatabasePort["intents"]["sponsor"] = (hash, perDay) =>
    this.answer(() => {
      if (this.#sponsored.size < perDay) this.#sponsored.add(hash);
      return this.#sponsored.has(hash);
    });
}
