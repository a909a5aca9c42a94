import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { tekton } from '../../lib';

const { Context, Pipeline, Step, Task } = tekton;

/** Declares what reads a variable where its name says that it is known. */
function declare(name: string, value: string): Chart {
  const chart = new Chart(Testing.app(), 'ci');
  if (/^(PIPELINE|TASKS)/.test(name)) {
    const pipeline = new Pipeline(chart, 'release');
    const task = Task.fromTaskName('any');
    pipeline.addTask('first', { task, params: name.startsWith('PIPELINE') ? { value } : {} });
    if (name.startsWith('TASKS')) pipeline.addFinallyTask('last', { task, params: { value } });
  } else {
    new Task(chart, 'build', { steps: [new Step({ image: 'registry.example.com/bash', args: [value] })] });
  }
  return chart;
}

test.each(Object.entries(Context))('%s is a variable that Tekton knows', (name, value) => {
  expect(JSON.stringify(Testing.synth(declare(name, value)))).toContain(value);
});

test.each(['TASK', 'PIPELINE'])('a misspelt variable of a %s is refused', (name) => {
  const value = `$(context.${name.toLowerCase()}.names)`;
  expect(() => Testing.synth(declare(name, value))).toThrow(/\[tekton\/(step|pipeline)-context\]/);
});
