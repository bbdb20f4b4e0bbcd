import "../lib/zod-without-eval";
import { createSorobanClient, type SorobanClient } from "@ajo/soroban";
import { formatAmountPlain, type GroupSnapshot, type PreparedTransaction, type Token } from "@ajo/schemas";
import { LANGUAGES, isLocale } from "../i18n/locales";
import { button, element, show } from "./dom";
import { claimOf, obligationOf, possibleActs, type Act } from "./possible-acts";
import { readSettings, type Settings, writeSettings } from "./settings";
import { chooseLanguage, errorText, getTranslations, type RescueTexts, type Translate } from "./texts";
import { connectFreighter, connectLocalPerson, type Signer } from "./wallets";

declare const AJO_TEXTS: RescueTexts;

/** A group that was read, and how to read it again. */
interface Reading {
  client: SorobanClient;
  snapshot: GroupSnapshot;
  token: Token;
  isPractice: boolean;
}

let language = chooseLanguage(AJO_TEXTS, navigator.languages);
let signer: Signer | null = null;
const root = document.body;

function start(): void {
  const t = getTranslations("rescue", AJO_TEXTS, language);
  document.documentElement.lang = language;
  document.title = t("title");
  const result = element("section", { "aria-live": "polite" });
  show(
    root,
    element(
      "main",
      {},
      languageChoice(t),
      element("h1", {}, t("title")),
      element("p", {}, t("intro")),
      settingsForm(t, result),
      result,
    ),
  );
}

function languageChoice(t: Translate): HTMLElement {
  const select = element("select", { "aria-label": t("language") });
  for (const code of Object.keys(AJO_TEXTS)) {
    const option = element(
      "option",
      { value: code, lang: code },
      isLocale(code) ? LANGUAGES[code].name : code,
    );
    option.selected = code === language;
    select.append(option);
  }
  select.addEventListener("change", () => {
    language = select.value;
    start();
  });
  return select;
}

function settingsForm(t: Translate, result: HTMLElement): HTMLElement {
  const settings = readSettings(location.hash);
  const inputs: Record<keyof Settings, HTMLInputElement> = {
    rpc: element("input", { id: "rpc", type: "url", required: "", value: settings.rpc }),
    network: element("input", { id: "network", required: "", value: settings.network }),
    factory: element("input", { id: "factory", required: "", spellcheck: "false", value: settings.factory }),
    group: element("input", { id: "group", required: "", spellcheck: "false", value: settings.group }),
  };
  const field = (key: keyof Settings) => [element("label", { for: key }, t(key)), inputs[key]];
  const form = element(
    "form",
    {},
    ...(["rpc", "network", "factory", "group"] as const).flatMap(field),
    element("button", { type: "submit" }, t("read")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { rpc, network, factory, group } = inputs;
    const given = { rpc: rpc.value, network: network.value, factory: factory.value, group: group.value };
    history.replaceState(null, "", writeSettings(given));
    void readGroup(t, result, readSettings(location.hash));
  });
  return form;
}

async function readGroup(t: Translate, result: HTMLElement, settings: Settings): Promise<void> {
  await showing(t, result, async () => {
    const client = createSorobanClient({
      rpcUrl: settings.rpc,
      networkPassphrase: settings.network,
      factoryId: settings.factory,
    });
    const snapshot = await client.getGroupSnapshot(settings.group);
    if (snapshot === null) throw Object.assign(new Error("no group"), { code: "UnknownGroup" });
    const [token, isPractice] = await Promise.all([
      client.getToken(snapshot.config.token),
      client.supportsTimeTravel(),
    ]);
    showGroup(t, result, { client, snapshot, token, isPractice });
  });
}

const COLUMNS = ["turn", "member", "paid", "owes", "held"] as const;
type Column = (typeof COLUMNS)[number];

function showGroup(t: Translate, result: HTMLElement, reading: Reading): void {
  const { snapshot, token } = reading;
  const acting = element("div", {});
  const money = (amount: bigint) => `${formatAmountPlain(amount, token.decimals)} ${token.code}`;
  const row = (member: GroupSnapshot["members"][number]) => {
    const { amountOwed } = obligationOf(snapshot, member);
    return element(
      "tr",
      { role: "row", ...(member.address === signer?.address ? { "aria-current": "true" } : {}) },
      cell("turn", String(member.turn)),
      cell("member", member.address),
      cell("paid", t("ofRounds", { paid: member.paidRounds, total: snapshot.totalRounds })),
      cell("owes", amountOwed > 0n ? money(amountOwed) : "–"),
      cell("held", money(claimOf(snapshot, member))),
    );
  };
  // Narrow screens show a member as a block of lines: the roles stay what the layout no longer says.
  const cell = (key: Column, text: string) =>
    element("td", { role: "cell", class: key, "data-label": t(key) }, text);
  const head = COLUMNS.map((key) => element("th", { role: "columnheader", scope: "col" }, t(key)));
  show(
    result,
    element("h2", {}, snapshot.config.name),
    element(
      "p",
      {},
      t(snapshot.status),
      ". ",
      t("facts", {
        round: snapshot.currentRound,
        total: snapshot.totalRounds,
        amount: money(snapshot.escrow),
        ledger: snapshot.asOfLedger,
      }),
    ),
    element(
      "div",
      { class: "wide", tabindex: "0", role: "region", "aria-label": t("members") },
      element(
        "table",
        { role: "table" },
        element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...head)),
        element("tbody", { role: "rowgroup" }, ...snapshot.members.map(row)),
      ),
    ),
    acting,
  );
  showActs(t, acting, result, reading);
}

function showActs(t: Translate, acting: HTMLElement, result: HTMLElement, reading: Reading): void {
  const { snapshot } = reading;
  if (signer === null) {
    showWallets(t, acting, reading, () => showGroup(t, result, reading));
    return;
  }
  const { address } = signer;
  const me = snapshot.members.find((member) => member.address === address);
  const acts = possibleActs(snapshot, me);
  show(
    acting,
    element("h2", {}, t("wallet")),
    element("p", { class: "address" }, address),
    ...(acts.length === 0 ? [element("p", {}, t("nothing"))] : []),
    ...acts.map((act) =>
      button(
        t(act.kind, "round" in act ? { round: act.round } : {}),
        () => void prepare(t, acting, result, reading, act),
      ),
    ),
  );
}

function showWallets(
  t: Translate,
  acting: HTMLElement,
  { client, isPractice }: Reading,
  onSigner: () => void,
): void {
  const message = element("p", { role: "alert" });
  const use = async (connect: () => Promise<Signer> | Signer) => {
    try {
      signer = await connect();
      onSigner();
    } catch (error) {
      show(message, errorText(AJO_TEXTS, language, error));
    }
  };
  const parts: Node[] = [
    button(t("freighter"), () => void use(() => connectFreighter(client.networkPassphrase))),
  ];
  if (isPractice) {
    const name = element("input", { id: "person" });
    parts.push(
      element("label", { for: "person" }, t("person")),
      name,
      button(t("usePerson"), () => void use(() => connectLocalPerson(name.value, client.networkPassphrase))),
    );
  }
  show(acting, element("h2", {}, t("wallet")), ...parts, message);
}

async function prepare(
  t: Translate,
  acting: HTMLElement,
  result: HTMLElement,
  reading: Reading,
  act: Act,
): Promise<void> {
  const source = signer?.address;
  if (source === undefined) return;
  const input = { source, groupId: reading.snapshot.id } as const;
  const { client } = reading;
  await showing(t, acting, async () => {
    const prepared = await (act.kind === "pay"
      ? client.prepareContribute({ ...input, round: act.round, rounds: 1 })
      : act.kind === "settle"
        ? client.prepareSettle(input)
        : client.prepareClaim(input));
    show(
      acting,
      element("h2", {}, t(act.kind, "round" in act ? { round: act.round } : {})),
      element("p", {}, summaryOf(t, prepared, reading)),
      button(t("sign"), () => void send(t, acting, result, reading, prepared)),
      button(t("cancel"), () => showActs(t, acting, result, reading)),
    );
  });
}

function summaryOf(
  t: Translate,
  { summary, maxFee }: PreparedTransaction,
  { token, snapshot }: Reading,
): string {
  const plain = (amount: bigint) => `${formatAmountPlain(amount, token.decimals)} ${token.code}`;
  const amount =
    summary.kind === "contribute" || summary.kind === "claim"
      ? plain(summary.amount)
      : plain(snapshot.escrow);
  const fee = `${formatAmountPlain(maxFee, 7)} XLM`;
  return t(
    summary.kind === "contribute" ? "willPay" : summary.kind === "claim" ? "willClaim" : "willSettle",
    { amount, fee },
  );
}

async function send(
  t: Translate,
  acting: HTMLElement,
  result: HTMLElement,
  reading: Reading,
  prepared: PreparedTransaction,
): Promise<void> {
  const by = signer;
  if (by === null) return;
  await showing(t, acting, async () => {
    const signed = await by.sign(prepared.xdr);
    await follow(t, acting, result, reading, signed);
  });
}

/** Sends the very same envelope as often as it takes: it can take effect once at most. */
async function follow(
  t: Translate,
  acting: HTMLElement,
  result: HTMLElement,
  reading: Reading,
  signed: string,
): Promise<void> {
  const outcome = await reading.client.submit(signed);
  const again = button(t("read"), () => void readGroup(t, result, readSettings(location.hash)));
  switch (outcome.status) {
    case "confirmed":
      show(
        acting,
        element("p", { role: "status", class: "good" }, t("done", { ledger: outcome.receipt.ledger })),
        element("p", { class: "address" }, outcome.receipt.hash),
        again,
      );
      return;
    case "unknown":
      show(
        acting,
        element("p", { role: "alert" }, t("unknown")),
        element("p", { class: "address" }, outcome.hash),
        button(t("check"), () => void showing(t, acting, () => follow(t, acting, result, reading, signed))),
      );
      return;
    case "expired":
      throw Object.assign(new Error("expired"), { code: "TransactionExpired" });
    case "failed":
      throw Object.assign(new Error(outcome.error.message), { code: outcome.error.code });
  }
}

/** Shows that something is going on, and what went wrong when it did. */
async function showing(t: Translate, place: HTMLElement, work: () => Promise<void>): Promise<void> {
  show(place, element("p", { role: "status" }, t("busy")));
  try {
    await work();
  } catch (error) {
    show(
      place,
      element("p", { role: "alert" }, errorText(AJO_TEXTS, language, error)),
      button(t("read"), () => void readGroup(t, place, readSettings(location.hash))),
    );
  }
}

start();
