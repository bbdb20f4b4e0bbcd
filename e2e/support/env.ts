import { tokenSchema } from "@ajo/schemas";
import { z } from "zod";

const environmentSchema = z
  .object({
    E2E_WEB_URL: z.url(),
    E2E_API_URL: z.url(),
    E2E_RPC_URL: z.url(),
    E2E_WORKER_URL: z.url(),
    E2E_OPERATOR_TOKEN: z.string(),
    E2E_DATABASE_URL: z.string(),
    E2E_FACTORY_ID: z.string(),
    E2E_NETWORK_PASSPHRASE: z.string(),
    E2E_TOKENS: z.string().transform((text) => z.array(tokenSchema).parse(JSON.parse(text))),
    /** Where the catcher puts letters. */
    E2E_MAIL_DIRECTORY: z.string(),
    CHROMIUM_PATH: z.string(),
    /** "refresh": the pictures are made anew instead of being compared. */
    E2E_STILLS: z.enum(["compare", "refresh"]).default("compare"),
  })
  .transform((values) => ({
    webUrl: values.E2E_WEB_URL,
    apiUrl: values.E2E_API_URL,
    rpcUrl: values.E2E_RPC_URL,
    workerUrl: values.E2E_WORKER_URL,
    operatorToken: values.E2E_OPERATOR_TOKEN,
    databaseUrl: values.E2E_DATABASE_URL,
    factoryId: values.E2E_FACTORY_ID,
    networkPassphrase: values.E2E_NETWORK_PASSPHRASE,
    tokens: values.E2E_TOKENS,
    mailDirectory: values.E2E_MAIL_DIRECTORY,
    chromiumPath: values.CHROMIUM_PATH,
    stills: values.E2E_STILLS,
  }));

/** The stack under test. The journeys never start one themselves: run `npm test`. */
export const environment = environmentSchema.parse(process.env);
