import type { Listener, Told } from "@ajo/router";
import { epochSchema, eventIdSchema, groupIdSchema } from "@ajo/schemas";
import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SharedStreams } from "./shared-streams";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const eventId = eventIdSchema.parse("0000000021474840576-0000000000");
const told: Told = {
  position: `${epochSchema.parse("0123456789abcdef")}.${eventId}`,
  change: {
    eventId,
    groupId: groupIdSchema.parse("CAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABSC4"),
    name: "contributed",
    ledger: 5,
    at: new Date(0),
  },
};

/** A response whose reader takes what it is given only when told to. */
class SlowResponse extends EventEmitter {
  written: unknown[] = [];
  full = false;
  ended = false;
  closed = false;
  get writableNeedDrain() {
    return this.full;
  }
  setHeader() {}
  writeHead() {}
  write(bytes: Buffer): boolean {
    this.written.push(bytes);
    return !this.full;
  }
  end() {
    this.ended = true;
  }
  leave() {
    this.closed = true;
    this.emit("close");
  }
  drain() {
    this.full = false;
    this.emit("drain");
  }
}

async function opened(streams = new SharedStreams(pino({ level: "silent" }))) {
  const response = new SlowResponse();
  const seat = { resume: vi.fn(), leave: vi.fn() };
  let listener: Listener | undefined;
  await streams.open(response as unknown as ServerResponse, [], async (joining) => {
    listener = joining;
    return seat;
  });
  seat.resume.mockClear();
  return { streams, response, seat, listener: listener! };
}

describe("a shared stream", () => {
  it("writes the very same bytes to everybody who is told the same", async () => {
    const one = await opened();
    const other = await opened(one.streams);
    const page = [told];
    one.listener.hear(page);
    other.listener.hear(page);
    expect(one.response.written.at(-1)).toBe(other.response.written.at(-1));
    expect(String(one.response.written.at(-1))).toContain(`id: ${told.position}\n`);
  });

  it("says that it has begun once there is a seat, and before anything that is told there", async () => {
    const response = new SlowResponse();
    let seat: ((seat: { resume(): void; leave(): void }) => void) | undefined;
    let listener: Listener | undefined;
    const streams = new SharedStreams(pino({ level: "silent" }));
    const opening = streams.open(response as unknown as ServerResponse, [], (joining) => {
      listener = joining;
      return new Promise((resolve) => (seat = resolve));
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(response.written).toEqual([]);
    listener?.hear([told]);
    seat?.({ resume: () => undefined, leave: () => undefined });
    await opening;
    expect(response.written.map((bytes) => String(bytes).split("\n", 1)[0])).toEqual([
      "event: connected",
      expect.stringContaining("data: "),
    ]);
  });

  it("says when its reader does not keep up, leaves it alone, and goes on when it has drained", async () => {
    const { response, seat, listener } = await opened();
    response.full = true;
    expect(listener.hear([told])).toBe(false);
    const { length } = response.written;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(response.written).toHaveLength(length); // not even a ping
    response.drain();
    expect(seat.resume).toHaveBeenCalledOnce();
    expect(listener.hear([told])).toBe(true);
  });

  it("is pinged before a client takes it for dead, and not more than once in a while", async () => {
    const { response, streams } = await opened();
    const pings = () => response.written.filter((bytes) => String(bytes).startsWith("event: ping")).length;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(pings()).toBe(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(pings()).toBe(3);
    streams.close();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(pings()).toBe(3);
  });

  it("gives its seat back when the reader leaves, also before it is seated", async () => {
    const { response, seat, streams } = await opened();
    response.leave();
    expect(seat.leave).toHaveBeenCalledOnce();

    const early = new SlowResponse();
    const leave = vi.fn();
    await streams.open(early as unknown as ServerResponse, [], async () => {
      early.leave();
      return { resume: () => undefined, leave };
    });
    expect(leave).toHaveBeenCalledOnce();
  });

  it("is not begun for a reader who left before the headers, and not remembered", async () => {
    const streams = new SharedStreams(pino({ level: "silent" }));
    const gone = new SlowResponse();
    gone.leave();
    const join = vi.fn();
    await streams.open(gone as unknown as ServerResponse, [], join);
    expect(join).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(gone.written).toEqual([]);
  });

  it("ends without a last message when it is broken off, so that the client connects again", async () => {
    const { response, listener } = await opened();
    listener.breakOff();
    expect(response.ended).toBe(true);
    expect(response.written.map(String).join("")).not.toContain("event: return");
  });

  it("is written nothing after that, however slowly its reader takes what is left", async () => {
    const { response, seat, listener } = await opened();
    listener.breakOff();
    const { length } = response.written;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(listener.hear([told])).toBe(false);
    response.leave();
    expect(response.written).toHaveLength(length);
    expect(seat.leave).toHaveBeenCalledOnce();
  });
});
