// The official Kubernetes provider of Pulumi. Its own main embeds files that its release makes; the engine needs neither
// the schema nor the mapping to create resources.
package main

import (
	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
)

func main() {
	provider.Serve("kubernetes", "4.34.2", []byte(`{"name":"kubernetes"}`), []byte(`{}`))
}
