// The official Kubernetes provider of Pulumi. Its own main embeds files that its release makes; this one reads the schema,
// of which imports take the fields of a kind, from the file beside it.
package main

import (
	"log"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
)

// Of @pulumi/kubernetes in package.json, so that the engine finds what the program asks for.
const version = "4.34.2"

func main() {
	program, err := os.Executable()
	if err != nil {
		log.Fatal(err)
	}
	schema, err := os.ReadFile(filepath.Join(filepath.Dir(program), "schema.json"))
	if err != nil {
		log.Fatal(err)
	}
	provider.Serve("kubernetes", version, schema, []byte(`{}`))
}
