import { z } from "zod";

const environmentSchema = z.object({
  /** Where the API listens, as this server reaches it. Read when the server runs, not when it is built. */
  API_URL: z
    .url({
      protocol: /^https?$/,
      error: "API_URL must be an http(s) URL of the API, such as http://127.0.0.1:3001",
    })
    .default("http://127.0.0.1:3001")
    .transform((url) => url.replace(/\/+$/, "")),
  /** Where people find this site, for what is sent to others: `https://ajo.example`. Unset: as the request names it. */
  WEB_ORIGIN: z
    .url({
      protocol: /^https?$/,
      error: "WEB_ORIGIN must be the http(s) origin of this site, such as https://ajo.example",
    })
    .transform((url) => new URL(url).origin)
    .optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

let environment: Environment | undefined;

/** The server's settings. Throws with a sentence that says what to set. */
export function getEnvironment(): Environment {
  environment ??= parseEnvironment(process.env);
  return environment;
}

export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const result = environmentSchema.safeParse(variables);
  if (result.success) return result.data;
  throw new Error(`The web app cannot start: ${z.prettifyError(result.error)}`);
}
