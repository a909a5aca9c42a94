import type { Chart } from 'cdk8s';
import { kubernetes, tekton } from '../../lib';
import { compareSamples } from './compare';

const { ArrayParam, ArrayResult, PipelineRun, PipelineTask, RunName, Script, Step, StringParam, StringResult, Task } =
  tekton;

const programs: { readonly [path: string]: (chart: Chart) => void } = {
  'pipelineruns/beta/pipelinerun-with-matrix-and-results.yaml'(chart) {
    const platform = new StringParam('platform');
    const browser = new StringParam('browser');
    const url = new StringParam('url');
    const platformBrowsers = new Task(chart, 'platform-browsers', {
      name: 'platform-browsers',
      annotations: {
        description: `A task that does something cool with platforms and browsers
`,
      },
      params: [platform, browser, url],
      steps: [
        new Step({
          name: 'echo',
          image: 'mirror.gcr.io/alpine',
          script: Script.inline(`echo "Visit ${url} on ${platform} using ${browser}."
`),
        }),
      ],
    });
    const platforms = new ArrayResult('platforms');
    const getPlatforms = new PipelineTask('get-platforms', {
      taskSpec: {
        results: [platforms],
        steps: [
          new Step({
            name: 'produce-a-list-of-platforms',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`#!/usr/bin/env bash
echo -n "[\\"linux\\",\\"mac\\",\\"windows\\"]" | tee ${platforms.path}
`),
          }),
        ],
      },
    });
    const browsers = new ArrayResult('browsers');
    const url2 = new StringResult('url');
    const getBrowsersAndUrl = new PipelineTask('get-browsers-and-url', {
      taskSpec: {
        results: [browsers, url2],
        steps: [
          new Step({
            name: 'produce-a-list-of-browsers',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`#!/usr/bin/env bash
echo -n "[\\"chrome\\",\\"safari\\",\\"firefox\\"]" | tee ${browsers.path}
`),
          }),
          new Step({
            name: 'produce-url',
            image: 'mirror.gcr.io/bash',
            script: Script.inline(`#!/usr/bin/env bash
echo -n "myfavoritesitedotcom" | tee ${url2.path}
`),
          }),
        ],
      },
    });
    const platformsAndBrowsersDag = new PipelineTask('platforms-and-browsers-dag', {
      task: platformBrowsers,
      matrix: {
        params: { platform: getPlatforms.result('platforms').all },
        arrayParams: {
          browser: [getBrowsersAndUrl.result('browsers').item(0), getBrowsersAndUrl.result('browsers').item(2)],
          url: [getBrowsersAndUrl.result('url').value],
        },
      },
    });
    new PipelineRun(chart, 'matrixed-pr', {
      runName: RunName.generated('matrixed-pr-'),
      pipelineSpec: { tasks: [getPlatforms, getBrowsersAndUrl, platformsAndBrowsersDag] },
      serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('default'),
    });
  },
  'pipelineruns/beta/pipelinerun-with-matrix-and-taskrunspecs-param-substitution.yaml'(chart) {
    const nodeType = new StringParam('node-type');
    const manifest = new StringResult('manifest');
    const buildAndPushManifest = new PipelineTask('build-and-push-manifest', {
      taskSpec: {
        params: [nodeType],
        results: [manifest],
        steps: [
          new Step({
            name: 'build-and-push',
            displayName: 'Build and push',
            image: 'mirror.gcr.io/ubuntu',
            script: Script.inline(`echo "building on ${nodeType}"
echo "testmanifest-${nodeType}" | tee ${manifest.path}
`),
          }),
        ],
      },
      matrix: { arrayParams: { 'node-type': ['worker-1', 'worker-2'] } },
    });
    const createManifestList = new PipelineTask('create-manifest-list', {
      taskSpec: {
        steps: [
          new Step({
            name: 'echo-manifests',
            image: 'mirror.gcr.io/ubuntu',
            args: ['$(params.manifest[*])'],
            script: Script.inline('echo "$@"'),
          }),
        ],
      },
      params: { manifest: buildAndPushManifest.result('manifest').all },
    });
    new PipelineRun(chart, 'matrix-podtemplate-taskrunspecs-test', {
      runName: RunName.generated('matrix-podtemplate-taskrunspecs-test-'),
      pipelineSpec: { tasks: [buildAndPushManifest, createManifestList] },
      taskRunSpecs: { 'build-and-push-manifest': { podTemplate: { nodeSelector: { 'node-type': nodeType.value } } } },
    });
  },
  'pipelineruns/beta/pipelinerun-with-matrix-emitting-results.yaml'(chart) {
    const url = new StringParam('url');
    const echostringurl = new Task(chart, 'echostringurl', {
      name: 'echostringurl',
      params: [url],
      steps: [
        new Step({
          name: 'echo',
          image: 'mirror.gcr.io/alpine',
          script: Script.inline(`echo "${url}"
`),
        }),
      ],
    });
    const url2 = new ArrayParam('url');
    const validateArrayUrl = new Task(chart, 'validate-array-url', {
      name: 'validate-array-url',
      params: [url2],
      steps: [
        new Step({
          name: 'validate',
          image: 'mirror.gcr.io/ubuntu',
          args: [url2.all],
          script: Script.inline(`#!/usr/bin/env bash
args=("$@")
URLS=( )
URLS[0]="https://api.example/get-report/linux-chrome"
URLS[1]="https://api.example/get-report/mac-chrome"
URLS[2]="https://api.example/get-report/windows-chrome"
URLS[3]="https://api.example/get-report/linux-safari"
URLS[4]="https://api.example/get-report/mac-safari"
URLS[5]="https://api.example/get-report/windows-safari"
URLS[6]="https://api.example/get-report/linux-firefox"
URLS[7]="https://api.example/get-report/mac-firefox"
URLS[8]="https://api.example/get-report/windows-firefox"
for i in "\${!URLS[@]}"; do
    if [ "\${URLS[$i]}" != \${args[$i]} ]; then
      echo "Error: expected url to be \${URLS[$i]}, but got \${args[$i]}"
      exit 1
    fi
    echo "Done validating the url: \${args[$i]}"
done
`),
        }),
      ],
    });
    const platform = new StringParam('platform', { defaultValue: '' });
    const browser = new StringParam('browser', { defaultValue: '' });
    const reportUrl = new StringResult('report-url');
    const taskProducingResults = new Task(chart, 'task-producing-results', {
      name: 'task-producing-results',
      params: [platform, browser],
      results: [reportUrl],
      steps: [
        new Step({
          name: 'produce-report-url',
          image: 'mirror.gcr.io/alpine',
          script: Script.inline(`echo "Running tests on ${platform}-${browser}"
echo -n "https://api.example/get-report/${platform}-${browser}" | tee ${reportUrl.path}
`),
        }),
      ],
    });
    const matrixEmittingResults = new PipelineTask('matrix-emitting-results', {
      task: taskProducingResults,
      matrix: { arrayParams: { platform: ['linux', 'mac', 'windows'], browser: ['chrome', 'safari', 'firefox'] } },
    });
    const taskConsumingResults = new PipelineTask('task-consuming-results', {
      task: validateArrayUrl,
      params: { url: matrixEmittingResults.result('report-url').all },
    });
    const matrixConsumingResults = new PipelineTask('matrix-consuming-results', {
      task: echostringurl,
      matrix: { params: { url: matrixEmittingResults.result('report-url').all } },
    });
    new PipelineRun(chart, 'platforms-with-results', {
      runName: RunName.generated('platforms-with-results'),
      pipelineSpec: {
        tasks: [matrixEmittingResults, taskConsumingResults, matrixConsumingResults],
        results: { 'pr-result-1': { value: matrixEmittingResults.result('report-url').all } },
      },
      serviceAccount: kubernetes.ServiceAccount.fromServiceAccountName('default'),
    });
  },
};

compareSamples('tekton-pipelines-1.12.0', programs, {
  'tekton-pipelines': {
    'feature-flags': { 'enable-api-fields': 'alpha', 'enable-artifacts': 'true', 'enable-param-enum': 'true' },
  },
});
