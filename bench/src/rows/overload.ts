import { randomBytes } from "node:crypto";
import type { NetworkInfo } from "@ajo/schemas";
import { startApiProcess } from "../harness/api-process";
import { openConnections } from "../harness/burst";
import { type Answered, forSeconds } from "../harness/closed-loop";
import { queryUrl } from "../harness/query-url";
import { quantile } from "../harness/statistics";
import type { Row } from "../harness/table";

/** Calls that the server works on at a time. */
const ADMITTED = 32;
const EXCESS = 10;
const SECONDS = 3;
const ROUNDS = 3;

/**
 * Calls that each ask the database and the chain (where a transaction stands that neither knows), from as many senders as the server works for at a time and from ten times as many:
 * what becomes of those who are let in, and how soon the others know. Nobody waits when told to: each asks again at once.
 * Bare sockets, because the senders share the processors with the server that they crowd.
 */
export async function measureOverload(
  network: NetworkInfo,
  where: { databaseUrl: string; rpcUrl: string },
): Promise<Row[]> {
  const api = await startApiProcess(network, { ...where, env: { MAX_ACTIVE_CALLS: String(ADMITTED) } });
  const hash = randomBytes(32).toString("hex");
  const url = queryUrl(api.url, "transaction.status", { hash });
  try {
    const few = await openConnections(`${api.url}/health/live`, ADMITTED);
    const many = await openConnections(`${api.url}/health/live`, ADMITTED * EXCESS);
    await few.keepAsking(url, forSeconds(2));
    const [calm, crowded]: [Answered[], Answered[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      calm.push(...(await few.keepAsking(url, forSeconds(SECONDS))));
      crowded.push(...(await many.keepAsking(url, forSeconds(SECONDS))));
    }
    few.close();
    many.close();
    const p99 = (answers: Answered[]) =>
      quantile(
        answers.map(({ milliseconds }) => milliseconds),
        0.99,
      );
    const [served, refused] = [thoseWith(crowded, 200), thoseWith(crowded, 429)];
    const others = crowded.length - served.length - refused.length;
    const show = (answers: Answered[]) =>
      `${Math.round(answers.length / (SECONDS * ROUNDS)).toLocaleString("en")}/s, p99 ${p99(answers).toFixed(0)} ms`;
    return [
      {
        what: `${EXCESS} times too many callers: those who are let in`,
        figure: show(served),
        against: `as many as are let in ${show(thoseWith(calm, 200))}`,
        ratio: `${(p99(served) / p99(thoseWith(calm, 200))).toFixed(2)}x`,
        goal: "p99 <= 3x",
      },
      {
        what: "the others are told to come again",
        figure: show(refused),
        against: `${others} answered neither 200 nor 429`,
        ratio: "",
        goal: "quickly, 0 others",
      },
    ];
  } finally {
    await api.stop();
  }
}

const thoseWith = (answers: Answered[], status: number) =>
  answers.filter((answer) => answer.status === status);
