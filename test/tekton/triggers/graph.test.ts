import { Chart, Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { tekton } from '../../../lib';

const { ClusterTriggerBinding, EventListener, Pipeline, TemplateParam, Trigger, TriggerBinding } = tekton;
const { TriggerResource, TriggerTemplate } = tekton;

const shop = () => new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const resources = [TriggerResource.pipelineRun({ pipeline: Pipeline.fromPipelineName('build') })];

function template(chart: Chart) {
  const params = [new TemplateParam('url'), new TemplateParam('revision', { defaultValue: 'main' })];
  return new TriggerTemplate(chart, 'template', { params, resources });
}

test('a param of a template that no binding fills is refused', () => {
  const chart = shop();
  const bindings = [new TriggerBinding(chart, 'push', { params: { revision: 'main' } })];
  new Trigger(chart, 'trigger', { template: template(chart), bindings, params: { uri: 'x' } });
  expect(() => Testing.synth(chart)).toThrow(
    'shop/trigger: bindings (spec.bindings) is ["revision","uri"]; allowed: a value for each param of the template, and so for \'url\'; bind \'url\', or give it a default in the template [graph/trigger-params]',
  );
});

test('a param that two bindings fill is refused', () => {
  const chart = shop();
  const bindings = [
    new TriggerBinding(chart, 'push', { params: { url: 'a' } }),
    new ClusterTriggerBinding(chart, 'all', { params: { url: 'b' } }),
  ];
  const listener = new EventListener(chart, 'hook');
  listener.addTrigger('push', { template: template(chart), bindings });
  expect(() => Testing.synth(chart)).toThrow(
    'shop/hook: triggers[0].bindings (spec.triggers[0].bindings) is "url"; allowed: each param from one binding; take \'url\' out of all bindings but one [graph/trigger-params]',
  );
});

test('a trigger with a binding or a template of another app is left alone', () => {
  const chart = shop();
  const elsewhere = [TriggerBinding.fromTriggerBindingName('elsewhere')];
  new Trigger(chart, 'one', { template: template(chart), bindings: elsewhere });
  new Trigger(chart, 'two', { template: TriggerTemplate.fromTriggerTemplateName('other'), params: { a: 'b' } });
  expect(Testing.synth(chart)).toHaveLength(3);
});
