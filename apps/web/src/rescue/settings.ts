/** What the page needs to know of the world; kept in its address, so that a saved link is enough. */
export interface Settings {
  rpc: string;
  network: string;
  factory: string;
  group: string;
}

const KEYS = ["rpc", "network", "factory", "group"] as const satisfies readonly (keyof Settings)[];

export function readSettings(hash: string): Settings {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const [rpc = "", network = "", factory = "", group = ""] = KEYS.map((key) => parameters.get(key) ?? "");
  return { rpc, network, factory, group };
}

/** `#rpc=…&network=…&factory=…&group=…` */
export function writeSettings(settings: Settings): string {
  return `#${new URLSearchParams(KEYS.map((key) => [key, settings[key].trim()])).toString()}`;
}
