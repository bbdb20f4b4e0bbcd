import { describe, expect, it } from "vitest";
import { currentOrder } from "./current-order";

describe("a proposed order", () => {
  const seatsTaken = [0, 1, 4];

  it("stands as long as it names the seats that are taken, each once", () => {
    expect(currentOrder([4, 0, 1], seatsTaken)).toEqual([4, 0, 1]);
  });

  it("is none any more when members have come or gone", () => {
    for (const order of [null, [0, 1], [0, 1, 2], [0, 1, 4, 5], [0, 0, 1]])
      expect(currentOrder(order, seatsTaken)).toBeNull();
  });
});
