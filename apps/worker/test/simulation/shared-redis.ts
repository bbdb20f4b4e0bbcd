import { startRedis, type RedisServer } from "@ajo/testing";

/** A Redis that goes away, and comes back at the same place with nothing in it. */
export interface SharedRedis {
  readonly url: string;
  readonly isUp: boolean;
  toggle(): Promise<void>;
  beUp(): Promise<void>;
  close(): Promise<void>;
}

export async function startSharedRedis(): Promise<SharedRedis> {
  let server: RedisServer | null = await startRedis();
  const { url } = server;
  const beUp = async () => {
    server ??= await startRedis(Number(new URL(url).port));
  };
  const close = async () => {
    await server?.stop();
    server = null;
  };
  return {
    url,
    get isUp() {
      return server !== null;
    },
    toggle: () => (server === null ? beUp() : close()),
    beUp,
    close,
  };
}
