import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort, PortTakenError, requireFreePorts } from "./ports";

test("a taken port is refused by the name of its variable", async () => {
  const port = await freePort();
  const server = createServer().listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  await expect(requireFreePorts({ API_PORT: port })).rejects.toThrow(
    new PortTakenError(`Port ${port} is taken. Stop what uses it, or set API_PORT to another port.`),
  );
  server.close();
});

test("two parts cannot share a port", async () => {
  await expect(requireFreePorts({ WEB_PORT: 3000, API_PORT: 3000 })).rejects.toThrow(
    "API_PORT=3000 is also the port of another part.",
  );
});

test("free ports are accepted", async () => {
  const [web, api] = await Promise.all([freePort(), freePort()]);
  await expect(requireFreePorts({ WEB_PORT: web, API_PORT: api })).resolves.toBeUndefined();
});
