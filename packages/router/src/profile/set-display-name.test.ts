import { walletAddressSchema } from "@ajo/schemas";
import { TransactionBuilder } from "@stellar/stellar-sdk";
import { expect, it } from "vitest";
import { createTestRouter, keyOf, PASSPHRASE } from "../../test/ports";

const ada = keyOf("Ada");

async function signedIn() {
  const router = await createTestRouter();
  const challenge = await router.call.auth.challenge({
    address: walletAddressSchema.parse(ada.publicKey()),
  });
  const transaction = TransactionBuilder.fromXdr(challenge.xdr, PASSPHRASE);
  transaction.sign(ada);
  const { accessToken } = await router.call.auth.verify({ xdr: transaction.toXdr() });
  // A call of its own each time: who is signed in is looked up once a request.
  return { router, call: () => router.as(accessToken) };
}

it("is chosen, changed and taken away by the person alone", async () => {
  const { call } = await signedIn();
  expect(await call().profile.setDisplayName({ displayName: " Adaeze " })).toEqual({ displayName: "Adaeze" });
  expect(await call().auth.session()).toMatchObject({ displayName: "Adaeze" });
  expect(await call().profile.setDisplayName({ displayName: null })).toEqual({ displayName: null });
  expect(await call().auth.session()).toMatchObject({ displayName: null });
});

it("is refused to who has not signed in, and refused when it hides something", async () => {
  const { router, call } = await signedIn();
  await expect(router.call.profile.setDisplayName({ displayName: "Eve" })).rejects.toMatchObject({
    cause: { code: "NotSignedIn" },
  });
  await expect(call().profile.setDisplayName({ displayName: "A\u202eda" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
});
