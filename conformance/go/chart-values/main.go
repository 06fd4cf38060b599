// Command chart-values lets Helm's own packages judge values: what `helm install` does with a chart before it renders
// (pkg/action/install.go, pkg/cmd/template.go), for thousands of cases in one process.
//
//	chart-values < CASES   one JSON case a line: {"files": {"Chart.yaml": "…"}, "layers": ["replicaCount: 2\n"]}
//
// prints one JSON line a case: {"accepted": true}, or {"accepted": false, "complaint": "…"}.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"sort"
	"strings"

	"helm.sh/helm/v4/pkg/chart/common"
	commonutil "helm.sh/helm/v4/pkg/chart/common/util"
	"helm.sh/helm/v4/pkg/chart/loader/archive"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/chart/v2/util"
)

// Case is a chart with the values files of one release, lowest precedence first.
type Case struct {
	Files  map[string]string `json:"files"`
	Layers []string          `json:"layers"`
}

// Verdict is what Helm says before it renders.
type Verdict struct {
	Accepted  bool   `json:"accepted"`
	Complaint string `json:"complaint,omitempty"`
}

func main() {
	log.SetOutput(io.Discard)
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
	in := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			if err := answer(line, out); err != nil {
				fmt.Fprintln(os.Stderr, "chart-values:", err)
				os.Exit(1)
			}
		}
		if err != nil {
			return
		}
	}
}

func answer(line []byte, out *json.Encoder) error {
	asked := Case{}
	if err := json.Unmarshal(line, &asked); err != nil {
		return err
	}
	verdict := Verdict{Accepted: true}
	if err := judge(asked); err != nil {
		verdict = Verdict{Complaint: err.Error()}
	}
	return out.Encode(verdict)
}

func judge(asked Case) error {
	chart, err := loader.LoadFiles(filesOf(asked.Files))
	if err != nil {
		return err
	}
	values := map[string]any{}
	for _, layer := range asked.Layers {
		// What pkg/cli/values does with each file of `-f`.
		read, err := loader.LoadValues(strings.NewReader(layer))
		if err != nil {
			return err
		}
		values = loader.MergeMaps(values, read)
	}
	if err := util.ProcessDependencies(chart, values); err != nil {
		return err
	}
	_, err = commonutil.ToRenderValuesWithSchemaValidation(chart, values, common.ReleaseOptions{Name: "shop", Namespace: "shop"}, nil, false)
	return err
}

func filesOf(texts map[string]string) []*archive.BufferedFile {
	files := []*archive.BufferedFile{}
	for name, text := range texts {
		files = append(files, &archive.BufferedFile{Name: name, Data: []byte(text)})
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	return files
}
