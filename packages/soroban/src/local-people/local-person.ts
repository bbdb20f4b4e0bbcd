import { type LocalPerson, walletAddressSchema } from "@ajo/schemas";
import { localPersonKeypair } from "./local-person-keypair";

/** The people a local network starts with. */
export const LOCAL_PEOPLE = ["Ada", "Bayo", "Chidi", "Dede", "Efe", "Funmi"] as const;

/** A named person with the address that belongs to the name. */
export function localPerson(name: string): LocalPerson {
  return { name, address: walletAddressSchema.parse(localPersonKeypair(name).publicKey()) };
}
