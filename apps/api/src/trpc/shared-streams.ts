import { appRouter, type JoinAudience, type Seat, type Told } from "@ajo/router";
import type { ServerResponse } from "node:http";
import type { FastifyBaseLogger } from "fastify";

const { sse, transformer } = appRouter._def._config;
const PING_EVERY_MS = sse?.ping?.intervalMs ?? 15_000;
/** Streams are pinged in turns, so that never all of them are written to at once. */
const TURN_MS = 1_000;
const TURNS = Math.max(1, Math.floor(PING_EVERY_MS / TURN_MS));

// tRPC's messages, byte for byte: fields, and two line ends after the last one's own.
const CONNECTED = Buffer.from(`event: connected\ndata: ${JSON.stringify(sse?.client ?? {})}\n\n\n`);
const PING = Buffer.from("event: ping\ndata: \n\n\n");
const messageOf = ({ change, position }: Told): string =>
  `data: ${JSON.stringify(transformer.output.serialize(change))}\nid: ${position}\n\n\n`;

type Header = string | number | string[];

/**
 * Server-sent events for subscriptions that are the same for everybody: what tRPC would send, with each page of changes
 * serialised once and the same bytes written to everybody's socket. A reader that does not keep up is told nothing
 * until it has drained, so it costs no more than one page.
 */
export class SharedStreams {
  readonly #turns: Set<ServerResponse>[] = Array.from({ length: TURNS }, () => new Set());
  readonly #bytes = new WeakMap<readonly Told[], Buffer>();
  #turn = 0;
  readonly #pinging = setInterval(() => this.#ping(), TURN_MS).unref();

  constructor(private readonly log: FastifyBaseLogger) {}

  /** Streams to a response whose headers are not sent yet, until the reader leaves or the server stops. */
  async open(
    response: ServerResponse,
    headers: Iterable<[string, Header | undefined]>,
    join: JoinAudience,
  ): Promise<void> {
    // Left while the way was made ready: nothing would say so again.
    if (response.closed) return;
    const pinged = this.#turns[this.#turn] ?? new Set();
    const stream: { seat: Seat | null; isOver: boolean } = { seat: null, isOver: false };
    // Also when the reader is slow to take what was written before the end: a write after that would end the process.
    const finish = () => {
      if (stream.isOver) return;
      stream.isOver = true;
      pinged.delete(response);
      stream.seat?.leave();
    };
    response.on("close", finish);
    response.on("drain", () => stream.seat?.resume());
    for (const [name, value] of headers) if (value !== undefined) response.setHeader(name, value);
    let hasBegun = false;
    // Not before there is a seat: whoever reads the group after this word is told everything newer.
    const begin = () => {
      if (hasBegun || stream.isOver) return;
      hasBegun = true;
      response.writeHead(200);
      response.write(CONNECTED);
      pinged.add(response);
    };
    // Without a last message, so that the client connects again.
    const breakOff = () => {
      finish();
      response.end();
    };
    try {
      const seat = await join({
        hear: (told) => {
          begin();
          return !stream.isOver && response.write(this.#bytesOf(told));
        },
        breakOff,
      });
      stream.seat = seat;
      begin();
      if (stream.isOver) seat.leave();
      // What was told while the seat was taken may have drained already.
      else if (!response.writableNeedDrain) seat.resume();
    } catch (error) {
      this.log.warn({ err: error }, "a subscriber could not be seated");
      breakOff();
    }
  }

  close(): void {
    clearInterval(this.#pinging);
  }

  #bytesOf(told: readonly Told[]): Buffer {
    let bytes = this.#bytes.get(told);
    if (bytes === undefined) {
      bytes = Buffer.from(told.map(messageOf).join(""));
      this.#bytes.set(told, bytes);
    }
    return bytes;
  }

  #ping(): void {
    this.#turn = (this.#turn + 1) % TURNS;
    for (const response of this.#turns[this.#turn] ?? [])
      if (!response.writableNeedDrain) response.write(PING);
  }
}
