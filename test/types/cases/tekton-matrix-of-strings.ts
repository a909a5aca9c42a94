import { App, Chart } from 'cdk8s';
import { tekton } from 'cdk8s-knative';

const shop = new Chart(new App(), 'shop');
const test = new tekton.Task(shop, 'test', { steps: [new tekton.Step({ image: 'golang:1.26' })] });
const release = new tekton.Pipeline(shop, 'release');
release.addTask('test', { task: test, matrix: { arrayParams: { platform: 'linux' } } }); // TS2322
// right: release.addTask('test', { task: test, matrix: { arrayParams: { platform: ['linux'] } } });
