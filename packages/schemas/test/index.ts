export { account, contract, groupId, txHash } from "./addresses";
export { ChainModel, FACTORY, GroupModel, PASSPHRASE, TOKEN } from "./chain-model";
export { finish } from "./finish";
export { movesArbitrary, play, type Move } from "./play";
