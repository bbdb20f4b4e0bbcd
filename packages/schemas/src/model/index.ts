export { GroupModel, type ModelRecord, type ModelSeat, type Said } from "./group-model";
