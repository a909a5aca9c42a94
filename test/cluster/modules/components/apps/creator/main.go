// A stand-in for the lifecycle of Cloud Native Buildpacks, whose builders are published as images alone: it takes the
// same flags and writes the same report. Its images hold busybox and the source, whose file `run` they start.
package main

import (
	"archive/tar"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

func main() {
	app := flag.String("app", "", "folder of the source")
	report := flag.String("report", "", "file that gets the digest")
	for _, unused := range []string{"layers", "platform", "run-image"} {
		flag.String(unused, "", "")
	}
	flag.Parse()
	digest, err := create(*app, flag.Arg(0))
	if err == nil {
		err = os.WriteFile(*report, fmt.Appendf(nil, "[image]\ndigest = %q\n", digest), 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func create(app, image string) (string, error) {
	shell, err := layer(func(files *tar.Writer) error {
		link := tar.Header{Typeflag: tar.TypeSymlink, Name: "bin/sh", Linkname: "busybox"}
		return errors.Join(files.WriteHeader(&link), add(files, "bin/busybox", "/bin/busybox"))
	})
	if err != nil {
		return "", err
	}
	source, err := layer(func(files *tar.Writer) error {
		return filepath.WalkDir(app, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() {
				return err
			}
			inside, err := filepath.Rel(app, path)
			if err != nil {
				return err
			}
			return add(files, filepath.Join("app", inside), path)
		})
	})
	if err != nil {
		return "", err
	}
	built, err := mutate.AppendLayers(empty.Image, shell, source)
	if err != nil {
		return "", err
	}
	config := v1.Config{Entrypoint: []string{"/bin/sh", "/app/run"}, WorkingDir: "/app", User: "65532:65532"}
	if built, err = mutate.Config(built, config); err != nil {
		return "", err
	}
	reference, err := name.ParseReference(image, name.Insecure)
	if err != nil {
		return "", err
	}
	if err := remote.Write(reference, built); err != nil {
		return "", err
	}
	digest, err := built.Digest()
	return digest.String(), err
}

func layer(fill func(*tar.Writer) error) (v1.Layer, error) {
	var buffer bytes.Buffer
	files := tar.NewWriter(&buffer)
	if err := fill(files); err != nil {
		return nil, err
	}
	if err := files.Close(); err != nil {
		return nil, err
	}
	return tarball.LayerFromOpener(func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(buffer.Bytes())), nil
	})
}

func add(files *tar.Writer, path, from string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := files.WriteHeader(&tar.Header{Name: path, Mode: 0o755, Size: int64(len(content))}); err != nil {
		return err
	}
	_, err = files.Write(content)
	return err
}
