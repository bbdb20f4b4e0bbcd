export {
  foreseeCashFlow,
  foreseeCoverage,
  foreseeLosses,
  type CashFlowLine,
  type ForeseenTerms,
} from "./foresee";
export { GroupModel, type ModelRecord, type ModelSeat, type Said } from "./group-model";
