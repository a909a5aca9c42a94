import { tekton } from 'cdk8s-knative';

const { Resolver } = tekton;
Resolver.git({ url: 'https://example.com/tasks.git' }); // TS2345
// right: Resolver.git({ url: 'https://example.com/tasks.git', pathInRepo: 'test.yaml' });
