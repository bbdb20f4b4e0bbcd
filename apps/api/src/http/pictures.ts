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
    const refuse = (status: number, code: AjoError["code"], message: string) =>
      reply.code(status).header("cache-control", "no-store").send({ error: { code, message } });
    const decision = perMinute === null ? null : limiter.take(`pictures:${request.ip}`, perMinute);
    if (decision?.allowed === false) {
      reply.header("retry-after", decision.resetSeconds);
      return refuse(429, "RateLimited", `more than ${String(perMinute)} pictures in a minute`);
    }
    const hash = pictureHashSchema.safeParse(request.params.hash);
    if (!hash.success)
      return refuse(400, "InvalidInput", "a picture is asked for by its SHA-256 in hexadecimal");
    try {
      const jpeg = await database.users.findPicture(hash.data);
      if (jpeg === null) return await refuse(404, "NotAvailable", "nobody shows this picture");
      return await reply.headers(HEADERS).send(Buffer.from(jpeg));
    } catch (error) {
      if (error instanceof AjoError && error.code === "DatabaseUnavailable")
        return refuse(503, error.code, error.message);
      throw error;
    }
  });
}
