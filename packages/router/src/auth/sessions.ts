import type { Session, WalletAddress } from "@ajo/schemas";
import { createHmac, randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import type { DatabasePort } from "../ports/database";

/** 256 random bits: cannot be guessed, so a fast hash of it may be stored. */
const TOKEN_BYTES = 32;

export interface SessionTerms {
  /** Keys the hashes: a new secret signs everybody out. */
  sessionSecret: string;
  sessionSeconds: number;
}

/** Sign-ins. Only hashes of tokens are stored, so a copy of the database signs nobody in. */
export class Sessions {
  constructor(
    private readonly database: Pick<DatabasePort, "sessions" | "users">,
    private readonly clock: Clock,
    private readonly terms: SessionTerms,
  ) {}

  /** Begins a session; the access token is told once, here. */
  async begin(address: WalletAddress): Promise<{ session: Session; accessToken: string }> {
    const accessToken = randomBytes(TOKEN_BYTES).toString("base64url");
    const expiresAt = new Date(this.clock.now().getTime() + this.terms.sessionSeconds * 1000);
    const { displayName } = await this.database.users.upsertUser(address);
    await this.database.sessions.create({ tokenHash: this.#hash(accessToken), address, expiresAt });
    return { session: { address, displayName, expiresAt }, accessToken };
  }

  /** The session of this token; null when there is none, or it has ended. */
  async find(accessToken: string | null): Promise<Session | null> {
    if (accessToken === null) return null;
    const found = await this.database.sessions.find(this.#hash(accessToken));
    if (found === null || found.revokedAt !== null || found.expiresAt <= this.clock.now()) return null;
    const user = await this.database.users.findUser(found.address);
    return { address: found.address, displayName: user?.displayName ?? null, expiresAt: found.expiresAt };
  }

  /** Ends the session; false when there was none. */
  async end(accessToken: string | null): Promise<boolean> {
    return accessToken !== null && this.database.sessions.revoke(this.#hash(accessToken));
  }

  #hash(accessToken: string): string {
    return createHmac("sha256", this.terms.sessionSecret).update(accessToken).digest("hex");
  }
}
