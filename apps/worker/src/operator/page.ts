import type { Letter } from "../notices/letters";
import type { OperatorStatus } from "./status";

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
type Shown = string | number | null | undefined;
const text = (value: Shown): string =>
  String(value ?? "–").replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin-block:1rem}caption{font-weight:600;text-align:start;padding-block:.5rem}
th,td{border-block-end:1px solid GrayText;padding:.4rem .6rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}th{overflow-wrap:break-word}
td.number{text-align:end;font-variant-numeric:tabular-nums}button{font:inherit;padding:.3rem .8rem}
.scroll{overflow-x:auto}pre{white-space:pre-wrap;overflow-wrap:anywhere}:focus-visible{outline:3px solid Highlight}
@media(width<40rem){th,td{padding-inline:.25rem}}`;

/** What the page says beside the status: what was just done, and the letters that were caught where none are sent. */
interface Beside {
  message: string | null;
  letters: readonly Letter[] | null;
}

/** Everything an operator looks at, as one page that needs no script. */
export function operatorPage(status: OperatorStatus, { message, letters }: Beside): string {
  const fine = status.openDifferences === 0 && status.deadLetters.length === 0 && status.lagLedgers !== null;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${fine ? "Ajo worker" : "Ajo worker: needs attention"}</title><style>${STYLE}</style></head>
<body><main><h1>Ajo worker</h1>
${message === null ? "" : `<p role="status">${text(message)}</p>`}
${facts(status)}${queues(status)}${deliveries(status)}${deadLetters(status)}${differences(status)}${parkedEvents(status)}${letters === null ? "" : caughtLetters(letters)}
<p><a href="/operator">Look again</a> · <a href="/operator/status.json">The same as JSON</a> · <a href="/metrics">Metrics</a></p>
</main></body></html>`;
}

function facts(status: OperatorStatus): string {
  const { checks } = status;
  const rows: [string, Shown][] = [
    ["Differences from the chain", status.openDifferences],
    ["Ledgers behind the network", status.lagLedgers],
    ["Projected up to ledger", status.projectedLedger],
    ["Network at ledger", status.networkLedger ?? "cannot be reached"],
    ["This process leads", status.leading ? "yes" : "no"],
    ["Groups waiting to be read from their contracts", status.suspects],
    ["Events that could not be read", status.parkedEvents],
    ["Groups checked in this sweep, and differing", `${checks.checked}, ${checks.differences}`],
    [
      "Last sweep",
      checks.lastFinishedAt === null
        ? "none yet"
        : `${checks.lastChecked ?? 0} groups, ${checks.lastDifferences ?? 0} differing, ${checks.lastFinishedAt.toISOString()}`,
    ],
  ];
  return `<table><caption>Now</caption><tbody>${rows
    .map(([name, value]) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`)
    .join("")}</tbody></table>`;
}

/** Reached and moved by keys alone where it is wider than the screen. */
const wideTable = (caption: string, columns: string[], rows: string[]): string =>
  `<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${columns.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
const number = (value: number) => `<td class="number">${value}</td>`;

const queues = ({ queues: counts }: OperatorStatus): string =>
  wideTable(
    "Jobs",
    ["Job", "Waiting", "Running", "Failing", "Dead"],
    counts.map(
      ({ name, waiting, running, failing, dead }) =>
        `<tr><th scope="row">${text(name)}</th>${[waiting, running, failing, dead].map(number).join("")}</tr>`,
    ),
  );

const deliveries = ({ deliveries: counts, queues: jobs }: OperatorStatus): string => {
  const job = jobs.find(({ name }) => name === "deliver_notification");
  const rows = counts.map(
    ({ channel, waiting, sent, dropped }) =>
      `<tr><th scope="row">${text(channel)}</th>${[waiting, sent, dropped].map(number).join("")}</tr>`,
  );
  const failed = `${text(job?.failing ?? 0)} failing, ${text(job?.dead ?? 0)} dead`;
  return wideTable(
    `Notifications on their way out, of the last 30 days; ${failed}`,
    ["Way", "Waiting", "Sent", "Dropped"],
    rows,
  );
};

const requeue = (id: string, label: string, what: string) =>
  `<form method="post" action="/operator/requeue"><input type="hidden" name="id" value="${text(id)}">
<button aria-label="${text(`${label} ${what}`)}">${text(label)}</button></form>`;

function deadLetters({ deadLetters: letters }: OperatorStatus): string {
  if (letters.length === 0) return "<h2>Dead letters</h2><p>None.</p>";
  const rows = letters.map(
    ({ id, name, payload, attempts, lastError, failedAt }) =>
      `<tr><th scope="row">${text(name)}</th><td><code>${text(JSON.stringify(payload))}</code></td>
<td>${text(lastError)}</td>${number(attempts)}<td>${text(failedAt.toISOString())}</td><td>${requeue(id, "Requeue", `job ${id}`)}</td></tr>`,
  );
  return `<h2>Dead letters</h2>${requeue("all", "Requeue all", "dead letters")}${wideTable(
    "Jobs given up after their last attempt",
    ["Job", "What", "Last error", "Attempts", "Given up", "Again"],
    rows,
  )}`;
}

function differences({ differences: found }: OperatorStatus): string {
  if (found.length === 0) return "<h2>Differences from the chain</h2><p>None were ever found.</p>";
  const rows = found.map(
    ({ groupId, field, projected, chain, ledger, foundAt, repairedAt }) =>
      `<tr><th scope="row">${text(groupId)}</th><td>${text(field)}</td><td>${text(projected)}</td><td>${text(chain)}</td>
${number(ledger)}<td>${text(foundAt.toISOString())}</td><td>${text(repairedAt?.toISOString() ?? "open")}</td></tr>`,
  );
  return `<h2>Differences from the chain</h2>${wideTable(
    "Newest first",
    ["Group", "Field", "Projection", "Chain", "Ledger", "Found", "Repaired"],
    rows,
  )}`;
}

function parkedEvents({ parked, parkedEvents: count }: OperatorStatus): string {
  if (count === 0) return "<h2>Events that could not be read</h2><p>None wait.</p>";
  const rows = parked.map(
    ({ id, contractId, ledger, txHash, reason }) =>
      `<tr><th scope="row">${text(id)}</th><td>${text(contractId)}</td>${number(ledger)}<td>${text(txHash)}</td><td>${text(reason)}</td></tr>`,
  );
  return `<h2>Events that could not be read</h2>
<p>Their groups were read from their contracts. A worker whose version knows them puts them into the history when it starts; <code>npm run parked -- replay</code> does so now.</p>
${wideTable(
  `${rows.length} of ${count}, oldest first`,
  ["Event", "Contract", "Ledger", "Transaction", "Why"],
  rows,
)}`;
}

function caughtLetters(letters: readonly Letter[]): string {
  const explained = "<h2>Letters</h2><p>This server sends none: they are put into a folder.</p>";
  if (letters.length === 0) return `${explained}<p>None yet.</p>`;
  const rows = letters.map(
    ({ at, to, subject, text: content }) =>
      `<tr><td>${text(at.toISOString())}</td><td>${text(to.join(", "))}</td>
<td><details><summary>${text(subject)}</summary><pre>${linked(content)}</pre></details></td></tr>`,
  );
  return explained + wideTable("Newest first", ["Written", "To", "Letter"], rows);
}

/** The addresses in a letter, which stand on lines of their own, as links. */
const linked = (content: string): string =>
  text(content).replace(/^https?:\/\/\S+$/gm, (address) => `<a href="${address}">${address}</a>`);
