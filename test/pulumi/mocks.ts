import * as pulumi from '@pulumi/pulumi';

/** A resource as a program registers it. Of what it depends on and stands below, the names. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly inputs: any;
  readonly provider: string;
  readonly after: readonly string[];
  /** Former URNs, names and types. */
  readonly aliases: readonly string[];
  readonly retained: boolean;
  readonly protected: boolean;
  /** Fields whose change deletes the object and makes it anew. */
  readonly replacedOn: readonly string[];
  readonly importId: string;
}

let registered: Registered[] = [];
let stack: { [urn: string]: { type: string; outputs: object } } = {};
let reads = 0;

/** Puts Pulumi on mocks; once a file, since what one program registers late must not meet the mocks of the next. */
export async function mockPulumi({ preview = false } = {}): Promise<void> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => {
        const status = { url: `http://${inputs.metadata?.name}.example.com` };
        return { id: name, state: { ...inputs, ...(preview ? {} : { status }) } };
      },
      call: ({ token }) => {
        if (!token.endsWith(':readStackResourceOutputs')) return {};
        reads++;
        return { outputs: stack };
      },
    },
    'project',
    'stack',
    preview,
  );
  const monitor: any = pulumi.runtime.getMonitor();
  const { registerResource } = monitor;
  monitor.registerResource = (request: any, callback: unknown) => {
    registered.push({
      type: request.getType(),
      name: request.getName(),
      parent: nameOf(request.getParent()),
      inputs: request.getObject().toJavaScript(),
      provider: nameOf(request.getProvider().replace(/::[^:]*$/, '')),
      after: request.getDependenciesList().map(nameOf).sort(),
      aliases: request
        .getAliasesList()
        .map((alias: any) => alias.getUrn() || alias.getSpec().getName() || alias.getSpec().getType()),
      retained: request.getRetainondelete() ?? false,
      protected: request.getProtect() ?? false,
      replacedOn: request.getDeletebeforereplace() ? request.getReplaceonchangesList() : [],
      importId: request.getImportid(),
    });
    return registerResource.call(monitor, request, callback);
  };
}

/** Runs a program, on what the stack held before, and tells what it registered, by name, and how often it read the stack. */
export async function run<T>(
  program: () => T | Promise<T>,
  before: { [urn: string]: { type: string; outputs: object } } = {},
): Promise<{ registered: Map<string, Registered>; result: T; reads: number }> {
  registered = [];
  reads = 0;
  stack = before;
  // Without a stack, it remembers what a program has declared and what was there before.
  const monitor: any = pulumi.runtime.getMonitor();
  for (const memory of ['Installed', 'PreviousResources']) delete monitor[Symbol.for(`cdk8s-knative.${memory}`)];
  const result = await program();
  await pulumi.runtime.disconnect();
  return { registered: new Map(registered.map((resource) => [resource.name, resource])), result, reads };
}

export function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

/** Why an Output, which may stand where a plain value is expected, never gets a value. */
export function rejected(value: unknown): Promise<string> {
  return withoutRejections(() => (value as any).promise().then(() => '', String));
}

/** Does something while rejections that nobody handles, with which Pulumi ends a program, are passed over. */
export async function withoutRejections<T>(work: () => Promise<T>): Promise<T> {
  const event = 'unhandledRejection';
  const listeners = process.listeners(event);
  process.removeAllListeners(event).on(event, () => {});
  try {
    return await work();
  } finally {
    await new Promise(setImmediate);
    process.removeAllListeners(event);
    for (const listener of listeners) process.on(event, listener);
  }
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf('::') + 2);
}
