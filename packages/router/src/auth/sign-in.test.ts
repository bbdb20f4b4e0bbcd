import { walletAddressSchema } from "@ajo/schemas";
import { type Keypair, Networks, TransactionBuilder, WebAuth } from "@stellar/stellar-sdk";
import { describe, expect, it } from "vitest";
import { CONFIG, createTestRouter, keyOf, PASSPHRASE } from "../../test/ports";

const ada = keyOf("Ada");
const address = walletAddressSchema.parse(ada.publicKey());

function sign(xdr: string, key: Keypair, passphrase: string = PASSPHRASE): string {
  const transaction = TransactionBuilder.fromXdr(xdr, passphrase);
  transaction.sign(key);
  return transaction.toXdr();
}

describe("signing in", () => {
  it("gives a session to who signs the challenge", async () => {
    const router = await createTestRouter();
    const challenge = await router.call.auth.challenge({ address });
    const { session, accessToken } = await router.call.auth.verify({ xdr: sign(challenge.xdr, ada) });
    expect(session).toMatchObject({ address, displayName: "Ada" });
    expect(router.cookies).toEqual([accessToken]);
    expect(await router.as(accessToken).auth.session()).toEqual(session);
  });

  it("gives nothing for a made-up token", async () => {
    const router = await createTestRouter();
    expect(await router.as("guess").auth.session()).toBeNull();
  });

  it("takes a challenge once", async () => {
    const router = await createTestRouter();
    const xdr = sign((await router.call.auth.challenge({ address })).xdr, ada);
    const both = await Promise.allSettled([
      router.call.auth.verify({ xdr }),
      router.call.auth.verify({ xdr }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(router.call.auth.verify({ xdr })).rejects.toMatchObject({
      cause: { code: "ChallengeUsed" },
    });
  });

  it("refuses a challenge after five minutes", async () => {
    const router = await createTestRouter();
    const challenge = await router.call.auth.challenge({ address });
    router.setNow(new Date(challenge.expiresAt.getTime() + 1_000));
    await expect(router.call.auth.verify({ xdr: sign(challenge.xdr, ada) })).rejects.toMatchObject({
      cause: { code: "ChallengeExpired" },
    });
  });

  it("refuses a challenge that this server did not give", async () => {
    const router = await createTestRouter();
    const forged = WebAuth.buildChallengeTx(
      keyOf("Mallory"),
      address,
      CONFIG.homeDomain,
      300,
      PASSPHRASE,
      CONFIG.webAuthDomain,
    );
    await expect(router.call.auth.verify({ xdr: sign(forged, ada) })).rejects.toMatchObject({
      cause: { code: "ChallengeInvalid" },
    });
  });

  it("refuses a challenge for another domain", async () => {
    const router = await createTestRouter();
    const foreign = WebAuth.buildChallengeTx(
      keyOf("server"),
      address,
      "elsewhere.test",
      300,
      PASSPHRASE,
      CONFIG.webAuthDomain,
    );
    await expect(router.call.auth.verify({ xdr: sign(foreign, ada) })).rejects.toMatchObject({
      cause: { code: "ChallengeInvalid" },
    });
  });

  it("refuses a challenge that nobody signed, or somebody else", async () => {
    const router = await createTestRouter();
    const { xdr } = await router.call.auth.challenge({ address });
    for (const unsigned of [xdr, sign(xdr, keyOf("Mallory"))])
      await expect(router.call.auth.verify({ xdr: unsigned })).rejects.toMatchObject({
        cause: { code: "BadSignature", data: { address } },
      });
  });

  it("does not use up a challenge for a wrong signature", async () => {
    const router = await createTestRouter();
    const { xdr } = await router.call.auth.challenge({ address });
    await router.call.auth.verify({ xdr: sign(xdr, keyOf("Mallory")) }).catch(() => undefined);
    expect((await router.call.auth.verify({ xdr: sign(xdr, ada) })).session.address).toBe(address);
  });

  it("tells a signature for another network from a wrong one", async () => {
    const router = await createTestRouter();
    const { xdr } = await router.call.auth.challenge({ address });
    const signed = sign(xdr, ada, Networks.PUBLIC);
    await expect(router.call.auth.verify({ xdr: signed })).rejects.toMatchObject({
      cause: { code: "WrongNetwork", data: { signedFor: Networks.PUBLIC } },
    });
  });

  it("refuses what is not a transaction", async () => {
    const router = await createTestRouter();
    await expect(router.call.auth.verify({ xdr: "AAAAAAAA" })).rejects.toMatchObject({
      cause: { code: "MalformedTransaction" },
    });
  });
});

describe("a session", () => {
  async function signedIn() {
    const router = await createTestRouter();
    const { xdr } = await router.call.auth.challenge({ address });
    const tokens = await router.call.auth.verify({ xdr: sign(xdr, ada) });
    const later = (seconds: number) => router.setNow(new Date(router.now().getTime() + seconds * 1000));
    return { ...router, ...tokens, later };
  }
  const refused = (reason: string) => ({ cause: { code: "NotSignedIn", data: { reason } } });

  it("ends with signing out, and only once", async () => {
    const { as, accessToken, cookies } = await signedIn();
    expect(await as(accessToken).auth.signOut()).toEqual({ signedOut: true });
    expect(cookies).toEqual([]);
    expect(await as(accessToken).auth.session()).toBeNull();
    expect(await as(accessToken).auth.signOut()).toEqual({ signedOut: false });
  });

  it("needs a new access token after a quarter of an hour", async () => {
    const { as, call, accessToken, refreshToken, later } = await signedIn();
    later(CONFIG.accessSeconds);
    expect(await as(accessToken).auth.session()).toBeNull();
    const next = await call.auth.refresh({ refreshToken });
    expect(await as(next.accessToken).auth.session()).toEqual(next.session);
    expect(next.session.expiresAt).toEqual(next.refreshExpiresAt);
  });

  it("ends when somebody stays away too long", async () => {
    const { call, refreshToken, later } = await signedIn();
    later(CONFIG.refreshSeconds);
    await expect(call.auth.refresh({ refreshToken })).rejects.toMatchObject(refused("invalid"));
  });

  it("ends for both when a refresh token is in two hands", async () => {
    const { as, call, refreshToken, later } = await signedIn();
    const thief = await call.auth.refresh({ refreshToken });
    later(60);
    await expect(call.auth.refresh({ refreshToken })).rejects.toMatchObject(refused("reused"));
    expect(await as(thief.accessToken).auth.session()).toBeNull();
    await expect(call.auth.refresh({ refreshToken: thief.refreshToken })).rejects.toMatchObject(
      refused("invalid"),
    );
  });

  it("goes on when two tabs refresh at once", async () => {
    const { as, call, refreshToken } = await signedIn();
    const both = await Promise.all([1, 2].map(() => call.auth.refresh({ refreshToken })));
    for (const { accessToken } of both) expect(await as(accessToken).auth.session()).not.toBeNull();
  });

  it("cannot be continued without a token, or with a made-up one", async () => {
    const { call } = await signedIn();
    await expect(call.auth.refresh()).rejects.toMatchObject({ cause: { code: "NotSignedIn" } });
    await expect(call.auth.refresh({ refreshToken: "guess" })).rejects.toMatchObject(refused("invalid"));
  });

  it("cannot be continued after signing out", async () => {
    const { as, call, accessToken, refreshToken } = await signedIn();
    await as(accessToken).auth.signOut();
    await expect(call.auth.refresh({ refreshToken })).rejects.toMatchObject(refused("invalid"));
  });

  it("ends on every device when told so, and else only on this one", async () => {
    const here = await signedIn();
    const signInAgain = async () => {
      const { xdr } = await here.call.auth.challenge({ address });
      return here.call.auth.verify({ xdr: sign(xdr, ada) });
    };
    here.later(1);
    const there = await signInAgain();
    await here.as(here.accessToken).auth.signOut();
    expect(await here.as(there.accessToken).auth.session()).not.toBeNull();
    here.later(1);
    const again = await signInAgain();
    await here.as(again.accessToken).auth.signOut({ everywhere: true });
    expect(await here.as(there.accessToken).auth.session()).toBeNull();
    await expect(here.call.auth.refresh({ refreshToken: there.refreshToken })).rejects.toMatchObject(
      refused("invalid"),
    );
  });

  it("is worth nothing under another server secret", async () => {
    const { accessToken, database } = await signedIn();
    const other = await createTestRouter({
      database: database.port,
      config: { ...CONFIG, sessionSecret: "another secret, another server" },
    });
    expect(await other.as(accessToken).auth.session()).toBeNull();
  });
});
