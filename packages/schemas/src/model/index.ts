export {
  foreseeCashFlow,
  foreseeCoverage,
  foreseeLosses,
  type CashFlowLine,
  type ForeseenTerms,
} from "./foresee";
export { GroupModel, type ModelRecord, type ModelSeat, type Said } from "./group-model";
export { coverageNow, type Coverage } from "./coverage";
export { resumeModel, type ResumableGroup } from "./resume-model";
