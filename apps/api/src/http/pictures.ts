import type { RouterDependencies } from "@ajo/router";
import { AjoError, pictureHashSchema } from "@ajo/schemas";
import type { FastifyInstance } from "fastify";

/** A page shows up to fifty people, and browsers keep what they have seen. */
const PICTURES_A_CALL = 20;
/**
 * An address never shows another picture; yet browsers keep it for a day only, and nobody in between at all, so that a
 * picture that its owner has deleted is gone.
 */
const HEADERS = {
  "content-type": "image/jpeg",
  "cache-control": "private, max-age=86400, immutable",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-site",
} as const;

/** `/pictures/HASH`: what somebody shows of themselves now. 404 once nobody does. */
export function servePictures(server: FastifyInstance, dependencies: RouterDependencies): void {
  const { database, limiter, config } = dependencies;
  const perMinute =
    config.rateLimits.anonymous === null ? null : config.rateLimits.anonymous * PICTURES_A_CALL;
  server.get<{ Params: { hash: string } }>("/pictures/:hash", async (request, reply) => {
    const decision = perMinute === null ? null : limiter.take(`pictures:${request.ip}`, perMinute);
    if (decision?.allowed === false)
      throw new AjoError("RateLimited", `more than ${String(perMinute)} pictures in a minute`, {
        data: { retryAfterSeconds: String(decision.resetSeconds) },
      });
    const hash = pictureHashSchema.safeParse(request.params.hash);
    if (!hash.success)
      throw new AjoError("InvalidInput", "a picture is asked for by its SHA-256 in hexadecimal");
    const jpeg = await database.users.findPicture(hash.data);
    if (jpeg === null) throw new AjoError("NotAvailable", "nobody shows this picture");
    return reply.headers(HEADERS).send(Buffer.from(jpeg));
  });
}
