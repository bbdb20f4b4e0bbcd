// The fastest this runtime can answer: node:http with the answer's bytes ready in memory.
// Usage: bare-http.ts PORT FILE
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [port = "", file = ""] = process.argv.slice(2);
const body = readFileSync(file);
createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  response.end(body);
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
