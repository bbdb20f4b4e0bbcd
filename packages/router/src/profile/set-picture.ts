import { pictureOutput, setPictureInput } from "@ajo/schemas";
import { createHash } from "node:crypto";
import { personalProcedure } from "../trpc";
import { redrawPicture } from "./redraw-picture";
import { showLook } from "./show-look";

/** What the signed-in person looks like from now on: the one before is deleted, and null leaves none. */
export const setPicture = personalProcedure
  .input(setPictureInput)
  .output(pictureOutput)
  .mutation(async ({ ctx, input }) => {
    const picture =
      input.picture === null ? null : hashed(redrawPicture(Buffer.from(input.picture, "base64")));
    await ctx.dependencies.database.users.setPicture(ctx.me, picture);
    await showLook(ctx.dependencies, ctx.me);
    return { picture: picture?.hash ?? null };
  });

const hashed = (jpeg: Uint8Array) => ({ jpeg, hash: createHash("sha256").update(jpeg).digest("hex") });
