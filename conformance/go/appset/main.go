// Command appset lets Argo CD's own packages expand ApplicationSets: it reads one case of JSON a line on
// stdin, and writes the Applications, or the error, as one line of JSON each.
//
// What a cluster would know comes with the case: cluster Secrets, and for Git a folder on disk. Only the
// listing of that folder is ours, after util/git and reposerver; every other decision is Argo CD's code.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/argoproj/argo-cd/v3/applicationset/controllers/template"
	"github.com/argoproj/argo-cd/v3/applicationset/utils"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	log "github.com/sirupsen/logrus"
	corev1 "k8s.io/api/core/v1"
)

// Case is one ApplicationSet and what its cluster knows.
type Case struct {
	Set      json.RawMessage   `json:"set"`
	Secrets  []corev1.Secret   `json:"secrets"`
	Repos    map[string]string `json:"repos"`
	Pulls    pulls             `json:"pulls"`
	Branches branches          `json:"branches"`
	Plugin   []json.RawMessage `json:"plugin"`
}

// Answer holds one of both.
type Answer struct {
	Applications []v1alpha1.Application `json:"applications"`
	Error        string                 `json:"error,omitempty"`
}

func main() {
	log.SetOutput(io.Discard)
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			if failed := out.Encode(answer(line)); failed != nil {
				fmt.Fprintln(os.Stderr, "appset:", failed)
				os.Exit(1)
			}
		}
		if err != nil {
			return
		}
	}
}

func answer(line []byte) (result Answer) {
	defer func() {
		if problem := recover(); problem != nil {
			result = Answer{Error: fmt.Sprintf("panic: %v", problem)}
		}
	}()
	applications, err := expand(line)
	if err != nil {
		return Answer{Error: err.Error()}
	}
	return Answer{Applications: applications}
}

func expand(line []byte) ([]v1alpha1.Application, error) {
	test := Case{}
	if err := json.Unmarshal(line, &test); err != nil {
		return nil, err
	}
	set := v1alpha1.ApplicationSet{}
	if err := json.Unmarshal(test.Set, &set); err != nil {
		return nil, err
	}
	server, plugin := servePlugin(test.Plugin)
	defer server.Close()
	objects, generators := world(test, set, plugin)
	applications, _, err := template.GenerateApplications(log.NewEntry(log.StandardLogger()), set, generators, &utils.Render{}, objects)
	return applications, err
}
