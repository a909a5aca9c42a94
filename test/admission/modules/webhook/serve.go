package webhook

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log"
	"os"

	kjson "sigs.k8s.io/json"
)

// Serve answers requests, one a line, in their order. Its argument is the folder of the CRDs.
func (w *Webhook) Serve() {
	if err := w.serve(os.Args[1], os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func (w *Webhook) serve(crds string, in io.Reader, out io.Writer) (err error) {
	w.contexts = map[string]context.Context{}
	if w.resources, err = readCRDs(crds); err != nil {
		return err
	}
	lines := bufio.NewReaderSize(in, 1<<20)
	answers := bufio.NewWriter(out)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return nil
		}
		request := Request{}
		// The API server keeps whole numbers whole.
		if err := kjson.UnmarshalCaseSensitivePreserveInts(line, &request); err != nil {
			return err
		}
		answer, err := json.Marshal(w.answer(request))
		if err != nil {
			return err
		}
		answers.Write(append(answer, '\n'))
		if lines.Buffered() == 0 {
			answers.Flush()
		}
	}
}

func newReader(content []byte) *bufio.Reader {
	return bufio.NewReader(bytes.NewReader(content))
}
