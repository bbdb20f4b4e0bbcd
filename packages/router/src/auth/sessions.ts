import { AjoError, type Session, type WalletAddress } from "@ajo/schemas";
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { PersonalCache } from "../cache/personal-cache";
import type { Clock } from "../clock";
import type { Log } from "../log";
import type { DatabasePort } from "../ports/database";

/** 256 random bits: cannot be guessed, so a fast hash of it may be stored. */
const TOKEN_BYTES = 32;
/** Two tabs that refresh at once, or a reply that was lost on its way, are no theft. */
const LEEWAY_SECONDS = 10;

export interface SessionTerms {
  /** Keys the hashes: a new secret signs everybody out. */
  sessionSecret: string;
  /** How long an access token is good for. */
  accessSeconds: number;
  /** How long somebody may stay away and still be signed in. */
  refreshSeconds: number;
}

/** What whoever signs in is given; told once, and stored as hashes only. */
export interface SessionTokens {
  session: Session;
  accessToken: string;
  accessSeconds: number;
  refreshToken: string;
  refreshSeconds: number;
  refreshExpiresAt: Date;
}

/**
 * Sign-ins. A short access token is shown with every call; a refresh token is used once and gives the next pair. All
 * pairs of one sign-in are a family: a refresh token that comes a second time is in two hands, and ends the family.
 * Only hashes of tokens are stored, so a copy of the database signs nobody in.
 */
export class Sessions {
  constructor(
    private readonly database: Pick<DatabasePort, "sessions" | "refreshTokens" | "users">,
    private readonly personal: PersonalCache,
    private readonly clock: Clock,
    private readonly terms: SessionTerms,
    private readonly log: Log,
  ) {}

  begin(address: WalletAddress): Promise<SessionTokens> {
    return this.#issue(address, randomUUID());
  }

  /** The next pair. NotSignedIn when the token is unknown, expired, revoked, or was used before. */
  async refresh(refreshToken: string): Promise<SessionTokens> {
    const use = await this.database.refreshTokens.use(
      this.#hash(refreshToken),
      this.clock.now(),
      LEEWAY_SECONDS,
    );
    if (use.outcome !== "invalid") this.personal.invalidate(use.address);
    if (use.outcome === "taken") return this.#issue(use.address, use.familyId);
    if (use.outcome === "reused")
      this.log.warn(
        { address: use.address, familyId: use.familyId },
        "a refresh token was used twice: its session is revoked",
      );
    throw new AjoError("NotSignedIn", "the session cannot be continued: sign in again", {
      data: { reason: use.outcome },
    });
  }

  /** The session of this token; null when there is none, or it has ended. */
  async find(accessToken: string | null): Promise<Session | null> {
    const found = await this.#findGood(accessToken);
    if (found === null) return null;
    const { address, displayName, picture, renewableUntil, expiresAt } = found;
    return { address, displayName, picture, expiresAt: renewableUntil ?? expiresAt };
  }

  /** Whose this token is, and until when it is good, which a session outlives; null as above. */
  async findAccess(accessToken: string): Promise<{ address: WalletAddress; endsAt: Date } | null> {
    const found = await this.#findGood(accessToken);
    return found === null ? null : { address: found.address, endsAt: found.expiresAt };
  }

  async #findGood(accessToken: string | null) {
    if (accessToken === null) return null;
    const tokenHash = this.#hash(accessToken);
    const found = await this.personal.read({
      key: `session:${tokenHash}`,
      load: () => this.database.sessions.find(tokenHash),
      ownerOf: (session) => session?.address ?? null,
    });
    return found === null || found.revokedAt !== null || found.expiresAt <= this.clock.now() ? null : found;
  }

  /** Ends the session, or with `everywhere` all of its account; false when there was none. */
  async end(accessToken: string | null, everywhere: boolean): Promise<boolean> {
    if (accessToken === null) return false;
    const { sessions } = this.database;
    const found = await sessions.find(this.#hash(accessToken));
    if (found === null || found.revokedAt !== null || found.expiresAt <= this.clock.now()) return false;
    if (everywhere) await sessions.revokeAll(found.address);
    else await sessions.revokeFamily(found.familyId);
    this.personal.invalidate(found.address);
    return true;
  }

  async #issue(address: WalletAddress, familyId: string): Promise<SessionTokens> {
    const { accessSeconds, refreshSeconds } = this.terms;
    const now = this.clock.now().getTime();
    const [accessToken, refreshToken] = [newToken(), newToken()];
    const refreshExpiresAt = new Date(now + refreshSeconds * 1000);
    const { displayName, picture } = await this.database.users.upsertUser(address);
    await this.database.refreshTokens.create({
      ...{ tokenHash: this.#hash(refreshToken), familyId, address },
      expiresAt: refreshExpiresAt,
    });
    await this.database.sessions.create({
      ...{ tokenHash: this.#hash(accessToken), familyId, address },
      expiresAt: new Date(now + accessSeconds * 1000),
    });
    const session = { address, displayName, picture, expiresAt: refreshExpiresAt };
    return { session, accessToken, accessSeconds, refreshToken, refreshSeconds, refreshExpiresAt };
  }

  #hash(token: string): string {
    return createHmac("sha256", this.terms.sessionSecret).update(token).digest("hex");
  }
}

const newToken = () => randomBytes(TOKEN_BYTES).toString("base64url");
