import { tekton } from 'cdk8s-knative';

new tekton.Step({ image: 'golang:1.26', script: 'go test ./...' }); // TS2322
// right: new tekton.Step({ image: 'golang:1.26', script: tekton.Script.inline('go test ./...') });
