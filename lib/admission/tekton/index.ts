import type { Rule } from '../rule';
import { customRun } from './custom-run';
import { matrix, matrixResults } from './matrix';
import { missingValue } from './missing-value';
import { objectName } from './object-name';
import { arrayParams, pipelineParams, stepParams } from './param-use';
import { paramDeclaration, paramName, paramType, paramValues } from './params';
import {
  customTask,
  inlineSpec,
  pipelineBeta,
  pipelineContent,
  pipelineTaskName,
  pipelineTaskOnError,
  pipelineTaskSource,
  pipelineWorkspaces,
} from './pipeline';
import { executionStatus, finallyTasks, pipelineContext, pipelineResults, taskOrder } from './pipeline-expressions';
import { references } from './references';
import { resultDeclaration, resultUse, stepContext } from './results';
import { forbiddenEnv, runDebug, runParams, runResources, runSource, runStatus, runWorkspaces } from './runs';
import {
  sidecars,
  stepAlpha,
  stepContent,
  stepMounts,
  stepName,
  stepOnError,
  stepReferences,
  stepTimeout,
} from './step';
import { stepActionContent, stepActionMounts, stepActionScript } from './step-action';
import { taskSteps, taskVolumes, taskWorkspaces, workspaceUsage } from './task-spec';
import { durations, runTimeouts, taskRunLimits } from './timeouts';
import { verificationPolicy } from './verification-policy';
import { when } from './when';

const params = [paramType, paramDeclaration, paramName, stepParams, arrayParams];

const task = [
  ...params,
  taskSteps,
  taskVolumes,
  taskWorkspaces,
  workspaceUsage,
  stepName,
  stepContent,
  stepTimeout,
  stepMounts,
  stepOnError,
  stepAlpha,
  stepReferences,
  stepContext,
  sidecars,
  resultDeclaration,
  resultUse,
  when,
  references,
  missingValue,
];

const pipeline = [
  ...task,
  pipelineContent,
  pipelineTaskName,
  pipelineTaskSource,
  inlineSpec,
  customTask,
  pipelineTaskOnError,
  pipelineWorkspaces,
  pipelineBeta,
  paramValues,
  taskOrder,
  executionStatus,
  finallyTasks,
  pipelineContext,
  pipelineResults,
  matrix,
  matrixResults,
  durations,
];

const run = [runSource, runWorkspaces, runStatus, runResources, forbiddenEnv];

/** The rules of each kind of Tekton Pipelines, by kind. */
export const rules: { readonly [kind: string]: readonly Rule[] } = {
  Task: [objectName, ...task],
  Pipeline: [objectName, ...pipeline, pipelineParams],
  TaskRun: [objectName, ...task, ...run, paramValues, inlineSpec, runDebug, taskRunLimits],
  PipelineRun: [objectName, ...pipeline, ...run, runParams, runTimeouts],
  StepAction: [
    objectName,
    ...params,
    resultDeclaration,
    resultUse,
    stepActionContent,
    stepActionScript,
    stepActionMounts,
  ],
  CustomRun: [objectName, customRun, runStatus, runWorkspaces, paramValues, missingValue, durations],
  VerificationPolicy: [objectName, verificationPolicy],
};
