export { foreseeCashFlow, foreseeCoverage, type CashFlowLine, type ForeseenTerms } from "./foresee";
export { GroupModel, type ModelRecord, type ModelSeat } from "./group-model";
export type { Said } from "./said";
export { coverageNow, type Coverage } from "./coverage";
export { resumeModel, type ResumableGroup } from "./resume-model";
