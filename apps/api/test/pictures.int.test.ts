import { decode, encode } from "jpeg-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyOf, memberOf, projectNewGroup } from "./sample-group";
import { clientAt, signInAs } from "./sign-in-as";
import { startTestApi, type TestApi } from "./start-test-api";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.end());

const ada = keyOf("Ada");
const anonymous = () => clientAt(api.url);
const signedIn = async () => (await signInAs(ada, api.url)).client;

/** A field of one grey, in base64. */
function jpeg(grey: number, side = 64): string {
  const data = Buffer.alloc(side * side * 4, Buffer.from([grey, grey, grey, 255]));
  return encode({ width: side, height: side, data }, 90).data.toString("base64");
}

const fetchPicture = (hash: string | null) => fetch(`${api.url}/pictures/${String(hash)}`);

describe("a person's picture", () => {
  it("is served by its hash, shown in their groups, and gone with the next one", async () => {
    const client = await signedIn();
    const group = await projectNewGroup(api.database, "pictures");
    const first = await client.profile.setPicture.mutate({ picture: jpeg(40) });
    const answer = await fetchPicture(first.picture);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=86400, immutable",
    });
    const { width, data } = decode(new Uint8Array(await answer.arrayBuffer()), { useTArray: true });
    expect(width).toBe(64);
    expect(Math.abs((data[0] ?? 0) - 40)).toBeLessThan(6);
    const shown = await client.group.byId.query({ groupId: group });
    expect(shown.data.members[0]).toMatchObject({ picture: first.picture });
    expect(await client.auth.session.query()).toMatchObject({ picture: first.picture });

    const [mine] = (await client.member.groups.query({ address: memberOf("Ada") })).data;
    expect(mine?.member).toMatchObject({ picture: first.picture });

    const second = await client.profile.setPicture.mutate({ picture: jpeg(200) });
    expect(second.picture).not.toBe(first.picture);
    expect((await fetchPicture(first.picture)).status).toBe(404);
    const exported = await client.profile.export.query();
    expect(Buffer.from(exported.picture ?? "", "base64")).toEqual(
      Buffer.from(await (await fetchPicture(second.picture)).arrayBuffer()),
    );
    const again = await client.group.byId.query({ groupId: group });
    expect(again.data.members[0]).toMatchObject({ picture: second.picture });

    await client.profile.forget.mutate();
    const gone = await fetchPicture(second.picture);
    expect([gone.status, gone.headers.get("cache-control")]).toEqual([404, "no-store"]);
    const after = await anonymous().group.byId.query({ groupId: group });
    expect(after.data.members[0]).toMatchObject({ picture: null, displayName: null });
  });

  it("is taken from who has signed in alone, and refused by name, leaving what was", async () => {
    await expect(anonymous().profile.setPicture.mutate({ picture: jpeg(1) })).rejects.toMatchObject({
      data: { ajo: { code: "NotSignedIn" } },
    });
    const client = await signedIn();
    const { picture } = await client.profile.setPicture.mutate({ picture: jpeg(90) });
    const refused = [
      ["NotAPicture", Buffer.from("<svg/>").toString("base64")],
      ["PictureTooLarge", jpeg(7, 520)],
      ["PictureTooLarge", Buffer.alloc(100_000).toString("base64")],
      ["InvalidInput", "not base64!"],
      ["InvalidInput", "A".repeat(400_004)],
    ] as const;
    for (const [code, sent] of refused)
      await expect(client.profile.setPicture.mutate({ picture: sent }), code).rejects.toMatchObject({
        data: { ajo: { code }, httpStatus: 400 },
      });
    expect(await client.auth.session.query()).toMatchObject({ picture });
    expect((await fetchPicture(picture)).status).toBe(200);
    expect(await client.profile.setPicture.mutate({ picture: null })).toEqual({ picture: null });
    expect((await fetchPicture(picture)).status).toBe(404);
  });

  it("is refused by name, with the status that the name has everywhere", async () => {
    const refused = async (path: string) => {
      const answer = await fetch(`${api.url}${path}`);
      return [answer.status, answer.headers.get("cache-control"), await answer.json()];
    };
    const named = (code: string) => ({ error: { code, message: expect.any(String) as string } });
    expect(await refused("/pictures/x")).toEqual([400, "no-store", named("InvalidInput")]);
    expect(await refused(`/pictures/${"0".repeat(64)}`)).toEqual([404, "no-store", named("NotAvailable")]);
    expect(await refused("/nowhere")).toEqual([404, "no-store", named("NotAvailable")]);
  });

  it("is asked for by nothing but a hash", async () => {
    for (const asked of ["", "x", "..%2f..%2fetc", "a".repeat(63), "A".repeat(64)])
      expect([400, 404]).toContain((await fetchPicture(asked)).status);
  });
});
