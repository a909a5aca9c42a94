import { tekton } from 'cdk8s-knative';

const { Event } = tekton;
new Event(); // TS2673
// right: Event.body('after');
