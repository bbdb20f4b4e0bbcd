export { LOCAL_PEOPLE, localPerson } from "./local-person";
export { localPersonKeypair } from "./local-person-keypair";
