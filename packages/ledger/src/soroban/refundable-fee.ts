import type { FeeResources, SorobanHost } from "../host";
import { errorEvent, SorobanError, u64 } from "./diagnostics";

/**
 * The part of the resource fee that pays for what is really used: rent, and bytes of events and return value.
 *
 * It is taken in full beforehand; what is not used is refunded. A transaction that fails uses none of it.
 */
export class RefundableFee {
  /** Most that may be used: the declared resource fee less its non-refundable part. Stroops. */
  readonly limit: bigint;
  readonly nonRefundable: bigint;
  readonly #resources: FeeResources;
  #used = 0n;
  #rent = 0n;

  constructor(declaredFee: bigint, nonRefundable: bigint, resources: FeeResources) {
    this.nonRefundable = nonRefundable;
    this.limit = declaredFee - nonRefundable;
    this.#resources = resources;
  }

  get used(): bigint {
    return this.#used;
  }

  get rent(): bigint {
    return this.#rent;
  }

  /** Uses the fee for `rent` and `eventBytes`. False, with a diagnostic event, if it does not suffice. */
  use(host: SorobanHost, rent: bigint, eventBytes: number, diagnostics: Uint8Array[]): boolean {
    if (rent > this.limit) {
      const message = "refundable resource fee was not sufficient to cover the ledger storage rent: {} > {}";
      diagnostics.push(errorEvent(SorobanError.budgetExceeded(), message, u64(rent), u64(this.limit)));
      return false;
    }
    const { refundable } = host.resourceFee({ ...this.#resources, contractEventsBytes: eventBytes });
    if (rent + refundable > this.limit) {
      const message =
        "refundable resource fee was not sufficient to cover the events fee after paying for ledger storage rent: {} > {}";
      diagnostics.push(
        errorEvent(SorobanError.budgetExceeded(), message, u64(refundable), u64(this.limit - rent)),
      );
      return false;
    }
    this.#rent = rent;
    this.#used = rent + refundable;
    return true;
  }

  /** Forgets what was used: the transaction failed after all. */
  reset(): void {
    this.#used = 0n;
    this.#rent = 0n;
  }
}
