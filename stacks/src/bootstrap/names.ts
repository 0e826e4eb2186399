import { project } from "../stages.js";

/** Policy that caps what roles of a stage may do. */
export const boundaryName = (stage: string): string => `${project}-boundary-${stage}`;

/** Role that a workflow of the environment wears to deploy the stage of that name. */
export const deployRoleName = (stage: string): string => `${project}-deploy-${stage}`;

/** Role that a pull request's plan wears. */
export const planRoleName = `${project}-plan`;
