/** One message of a stream. */
export interface StreamMessage {
  event: string | null;
  id: string | null;
  data: string;
}

export interface EventStream {
  /** The next message that has an id: a change. */
  nextChange(): Promise<StreamMessage>;
  /** Resolves with how the stream ended. */
  ended: Promise<"closed" | "broken">;
  close(): void;
}

/** A subscription as EventSource holds it, by hand, so that a test sees ids and the end of the stream. */
export async function openEventStream(
  url: string,
  lastEventId?: string,
  more: Record<string, string> = {},
): Promise<EventStream> {
  const abort = new AbortController();
  const headers: Record<string, string> = { accept: "text/event-stream", ...more };
  if (lastEventId !== undefined) headers["last-event-id"] = lastEventId;
  const response = await fetch(url, { headers, signal: abort.signal });
  if (!response.ok || response.body === null) throw new Error(`${response.status}: ${await response.text()}`);

  const messages: StreamMessage[] = [];
  let wake: () => void = () => undefined;
  const ended = read(response.body, (message) => {
    messages.push(message);
    wake();
  }).finally(() => wake());
  let over = false;
  void ended.then(() => (over = true));
  return {
    ended,
    close: () => abort.abort(),
    nextChange: async () => {
      for (;;) {
        const message = messages.shift();
        if (message?.id != null) return message;
        if (message?.event === "serialized-error") throw new Error(message.data);
        if (message === undefined && over) throw new Error("the stream ended");
        if (message === undefined) await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

async function read(
  body: ReadableStream<Uint8Array>,
  onMessage: (message: StreamMessage) => void,
): Promise<"closed" | "broken"> {
  const decoder = new TextDecoder();
  let text = "";
  let sawReturn = false;
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const message = parse(block);
        if (message.event === "return") sawReturn = true;
        onMessage(message);
      }
    }
  } catch {
    return "broken"; // the connection was cut
  }
  return sawReturn ? "closed" : "broken";
}

function parse(block: string): StreamMessage {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(block)?.[1] ?? null;
  return { event: field("event"), id: field("id"), data: field("data") ?? "" };
}
