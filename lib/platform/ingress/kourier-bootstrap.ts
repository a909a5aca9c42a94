/**
 * What the gateway's Envoy knows at start: a listener for metrics and draining, and where Kourier's controller tells it the
 * rest.
 *
 * @param controller host name of Kourier's controller
 * @param dualStack whether the listener for metrics takes IPv6 too
 */
export function kourierBootstrap(controller: string, dualStack: boolean): object {
  return {
    dynamic_resources: {
      ads_config: {
        transport_api_version: 'V3',
        api_type: 'GRPC',
        rate_limit_settings: {},
        grpc_services: [{ envoy_grpc: { cluster_name: 'xds_cluster' } }],
      },
      cds_config: { resource_api_version: 'V3', ads: {} },
      lds_config: { resource_api_version: 'V3', ads: {} },
    },
    node: { cluster: 'kourier-knative', id: '3scale-kourier-gateway' },
    static_resources: {
      listeners: [statsListener(dualStack)],
      clusters: [
        {
          name: 'service_stats',
          connect_timeout: '0.250s',
          type: 'static',
          load_assignment: {
            cluster_name: 'service_stats',
            endpoints: { lb_endpoints: { endpoint: { address: socket(ADMIN) } } },
          },
        },
        {
          name: 'xds_cluster',
          typed_extension_protocol_options: {
            'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
              '@type': 'type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
              explicit_http_config: {
                http2_protocol_options: { connection_keepalive: { interval: '30s', timeout: '5s' } },
              },
            },
          },
          connect_timeout: '1s',
          load_assignment: {
            cluster_name: 'xds_cluster',
            endpoints: {
              lb_endpoints: { endpoint: { address: socket({ address: controller, port_value: 18000 }) } },
            },
          },
          type: 'STRICT_DNS',
        },
      ],
    },
    admin: {
      access_log: [
        {
          name: 'envoy.access_loggers.stdout',
          typed_config: {
            '@type': 'type.googleapis.com/envoy.extensions.access_loggers.stream.v3.StdoutAccessLog',
          },
        },
      ],
      address: socket(ADMIN),
    },
  };
}

const ADMIN = { address: '127.0.0.1', port_value: 9901 };

function socket(socket_address: object) {
  return { socket_address };
}

/** Envoy's admin interface, but only what may be read and the call to drain. */
function statsListener(dualStack: boolean) {
  const address = dualStack ? { address: '::', ipv4_compat: true } : { address: '0.0.0.0' };
  const route = { cluster: 'service_stats' };
  return {
    name: 'stats_listener',
    address: socket({ ...address, port_value: 9000 }),
    filter_chains: [
      {
        filters: [
          {
            name: 'envoy.filters.network.http_connection_manager',
            typed_config: {
              '@type':
                'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
              stat_prefix: 'stats_server',
              http_filters: [
                {
                  name: 'envoy.filters.http.router',
                  typed_config: {
                    '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router',
                  },
                },
              ],
              route_config: {
                virtual_hosts: [
                  {
                    name: 'admin_interface',
                    domains: ['*'],
                    routes: [
                      {
                        match: on('GET', '/(certs|stats(/prometheus)?|server_info|clusters|listeners|ready)?'),
                        route,
                      },
                      { match: on('POST', '/drain_listeners'), route },
                    ],
                  },
                ],
              },
            },
          },
        ],
      },
    ],
  };
}

function on(method: string, regex: string) {
  return { safe_regex: { regex }, headers: [{ name: ':method', string_match: { exact: method } }] };
}
