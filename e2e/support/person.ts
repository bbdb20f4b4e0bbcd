import path from "node:path";
import { expect, type Browser, type BrowserContextOptions, type Locator, type Page } from "@playwright/test";

/** What the page says when an act is confirmed. */
const DONE = {
  create: "The group is created",
  join: "The seat is yours",
  leave: "Your seat is given up",
  start: "The group has started",
  contribute: "Paid",
  invite: "The link is made",
  reveal: "Your secret is revealed",
  setOrder: "The order is proposed",
  acceptOrder: "You accepted the order",
  approve: "Approved",
  claim: "Claimed",
  swap: "The turns are exchanged",
  handOver: "The hand-over is proposed",
  completeHandOver: "The seat has passed to you",
  setDeputy: "The deputy is named",
  pause: "The group is paused",
  allowance: "The allowance is set",
  allowanceEnd: "The allowance is taken back",
  standingOrderOn: "The standing order is on",
  standingOrderOff: "The standing order is off",
  exit: "You have left",
  bid: "Your bid is sealed",
  revealBid: "Your bid is open",
  revoke: "The link no longer works",
  disapprove: "The approval is taken back",
  stay: "Everybody knows that you are there",
  succeed: "You organise the group now",
  voteRecover: "You voted to move the seat",
  vetoRecovery: "Your seat stays yours",
  completeRecovery: "The seat is at your new key",
  voteUpgrade: "You voted for the newer rules",
} as const;
export type ActKind = keyof typeof DONE;

const SCREENS = path.resolve(import.meta.dirname, "../test-results/screens");

/** Somebody at a browser of their own, with the verbs of the product. */
export class Person {
  private constructor(
    readonly name: string,
    readonly page: Page,
  ) {}

  /**
   * Opens a browser context for `name`; `width` is the screen's, phones being 390. The service worker stays out unless
   * asked for: what a journey intercepts would pass it by.
   */
  static async arrive(
    browser: Browser,
    name: string,
    width = 1280,
    options: Pick<BrowserContextOptions, "serviceWorkers" | "locale" | "forcedColors"> = {},
  ): Promise<Person> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      serviceWorkers: "block",
      ...options,
    });
    return new Person(name, await context.newPage());
  }

  /** Arrives at a group's page, at one of its tabs, as the local wallet's person of that name. */
  static async arriveAt(
    browser: Browser,
    groupId: string,
    name: string,
    { width, tab }: { width?: number; tab?: string } = {},
  ): Promise<Person> {
    const person = await Person.arrive(browser, name, width);
    await person.openGroup(groupId);
    await person.connect();
    if (tab !== undefined) await person.openTab(tab);
    return person;
  }

  /** Becomes the local wallet's person of that name. */
  async connect(): Promise<void> {
    await this.page.getByRole("button", { name: "Connect", exact: true }).click();
    await this.#sheet().getByRole("button", { name: this.name }).click();
    await expect(this.page.getByRole("button", { name: `Wallet: ${this.name}. Change` })).toBeVisible();
  }

  /** Becomes the account of the Freighter that `installFreighter` put into this browser. */
  async connectFreighter(): Promise<void> {
    await this.page.getByRole("button", { name: "Connect", exact: true }).click();
    await this.#sheet().getByRole("button", { name: "Connect Freighter" }).click();
  }

  /** Signs in with one signature, on the Me page. */
  async signIn(): Promise<void> {
    await this.page.getByRole("button", { name: "Sign in with one signature" }).click();
    await expect(this.page.getByText(`Signed in as ${this.name}`, { exact: false })).toBeVisible();
  }

  /** Presses a button of the page and approves what it begins, to the end. */
  async act(kind: ActKind, button: string | RegExp, approval: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name: button }).first().click();
    await this.approve(kind, approval);
    await this.#close();
  }

  /** On to the wizard's next step. */
  async next(): Promise<void> {
    await this.page.getByRole("button", { name: /^Next/ }).click();
  }

  /** Signs the group that the wizard's review shows, and opens its page. Returns the group's id. */
  async signGroup(name: string): Promise<string> {
    const { page } = this;
    await page.getByRole("button", { name: "Create the group" }).click();
    await this.approve("create", "Create the group");
    await this.#sheet().getByRole("link", { name: "Open the group" }).click();
    await page.waitForURL(/\/groups\/C[A-Z2-7]{55}/);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    return new URL(page.url()).pathname.split("/").at(-1) ?? "";
  }

  /** Walks the wizard with the preset for three people and starts by hand. Returns the group's id. */
  async createGroup(name: string): Promise<string> {
    const { page } = this;
    await page.getByLabel("Name of the group").fill(name);
    await page.getByRole("radio", { name: /Three people, to practise/ }).check();
    await this.next();
    await expect(page.getByLabel("Each pays, each round")).toHaveValue("20");
    await this.next();
    await expect(page.getByRole("radio", { name: /As people join/ })).toBeChecked();
    await this.next();
    await page.getByRole("radio", { name: /When I say so/ }).check();
    await this.next();
    return this.signGroup(name);
  }

  /** Follows a link to the join page and takes a seat. */
  async join(groupId: string, link = `/join/${groupId}`): Promise<void> {
    await this.page.goto(link);
    // The page says who is here once the browser has been asked; before, there is nothing to press.
    await expect(this.page.getByRole("button", { name: /^(Connect$|Wallet: )/ })).toBeVisible();
    if (await this.page.getByRole("button", { name: "Connect", exact: true }).isVisible())
      await this.connect();
    await this.page.getByRole("button", { name: /^Take seat/ }).click();
    await this.approve("join", "Take the seat");
    await this.#close();
  }

  async openGroup(groupId: string): Promise<void> {
    await this.page.goto(`/groups/${groupId}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** The organiser starts the group from its page. */
  async start(): Promise<void> {
    await this.page.getByRole("button", { name: /^Start now with/ }).click();
    await this.approve("start", "Start the group");
    await this.#close();
  }

  /** Pays what the page asks for: "Pay 20 USDC for round 1". */
  async pay(label: RegExp): Promise<void> {
    await this.page.getByRole("button", { name: label }).first().click();
    await this.approve("contribute", /^Pay /);
    await this.#close();
  }

  /** Reads the preview, approves, and waits for what the network said. Returns the transaction's hash. */
  async approve(kind: ActKind, button: string | RegExp): Promise<string> {
    const sheet = this.#sheet();
    await sheet.getByRole("button", { name: button }).click();
    await expect(sheet.getByText(DONE[kind], { exact: true }).first()).toBeVisible();
    const hash = /[0-9a-f]{64}/.exec((await sheet.textContent()) ?? "")?.[0];
    return hash ?? "";
  }

  /** Opens one of the tabs behind the wheel. */
  async openTab(name: string): Promise<void> {
    await this.page.getByRole("tab", { name }).click();
  }

  /** The part of the page under a heading. */
  panel(title: string): Locator {
    return this.page.getByRole("region", { name: title });
  }

  /** Moves the practice network's clock forward by whole days. */
  async moveDays(days: number): Promise<void> {
    await this.page.getByRole("button", { name: "Move time" }).click();
    for (let day = 0; day < days; day++) {
      const moved = this.page.waitForResponse((response) => response.url().includes("network.advanceTime"));
      await this.page.getByRole("button", { name: "+1 day" }).click();
      expect((await moved).ok()).toBe(true);
    }
    const strip = this.page.getByRole("region", { name: "Practice network" });
    await strip.getByRole("button", { name: "Close" }).click();
  }

  /** Moves the practice network's clock past the grace period of a round. */
  async movePastGrace(round: number): Promise<void> {
    await this.page.getByRole("button", { name: "Move time" }).click();
    await this.page.getByRole("button", { name: `Past the grace period of round ${round}` }).click();
    await expect(this.page.getByText("The clock has moved.")).toBeAttached();
  }

  /** Saves what is on the screen as `test-results/screens/NAME.png`. */
  readonly screenshot = async (name: string, options: { fullPage?: boolean } = {}): Promise<void> => {
    await this.page.screenshot({
      path: path.join(SCREENS, `${name}.png`),
      fullPage: options.fullPage ?? true,
    });
  };

  async leave(): Promise<void> {
    await this.page.context().close();
  }

  async #close(): Promise<void> {
    await this.#sheet().getByRole("button", { name: "Done", exact: true }).click();
    await expect(this.#sheet()).toBeHidden();
  }

  #sheet(): Locator {
    return this.page.getByRole("dialog");
  }
}
