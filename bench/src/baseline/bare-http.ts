// The fastest this runtime can answer: node:http with the answer's bytes ready in memory; or, with DELAY, ready that many
// milliseconds after somebody asked, for all who ask meanwhile.
// Usage: bare-http.ts PORT FILE [DELAY]
import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";

const [port = "", file = "", delay] = process.argv.slice(2);
const body = readFileSync(file);
const answer = (response: ServerResponse) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  response.end(body);
};
let waiting: ServerResponse[] = [];
const answerAll = () => {
  const all = waiting;
  waiting = [];
  for (const response of all) answer(response);
};
createServer((_request, response) => {
  if (delay === undefined) answer(response);
  else if (waiting.push(response) === 1) setTimeout(answerAll, Number(delay));
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
