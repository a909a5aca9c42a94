import Module from 'node:module';

// The build leaves .js beside .ts: whoever imports this first reads the sources, whether they are built or not.
const loaders = (Module as unknown as { _extensions: { [extension: string]: unknown } })._extensions;
const { '.js': js, '.json': json, '.node': node } = loaders;
for (const extension of ['.js', '.json', '.node']) delete loaders[extension];
Object.assign(loaders, { '.js': js, '.json': json, '.node': node });
