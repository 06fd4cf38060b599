package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"sigs.k8s.io/yaml"
)

type gitGenerator struct {
	RepoURL     string     `json:"repoURL"`
	Revision    string     `json:"revision"`
	Directories []gitEntry `json:"directories"`
	Files       []gitEntry `json:"files"`
}

type gitEntry struct {
	Path    string `json:"path"`
	Exclude bool   `json:"exclude"`
}

// gitParams are those of applicationset/generators/git.go.
func (w world) gitParams(g gitGenerator) ([]object, error) {
	root, known := w.Repositories[g.RepoURL]
	if !known {
		return nil, fmt.Errorf("no local copy of %s: name one under \"repositories\" of judge.json", g.RepoURL)
	}
	if len(g.Directories) > 0 {
		return directoryParams(root, g.Directories)
	}
	if len(g.Files) > 0 {
		return fileParams(root, g.Files)
	}
	return nil, errors.New("git: neither directories nor files")
}

func directoryParams(root string, wanted []gitEntry) ([]object, error) {
	all := []object{}
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || file == root {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") {
			return filepath.SkipDir
		}
		name := inRepository(root, file)
		if chosen(wanted, func(pattern string) bool { found, _ := path.Match(pattern, name); return found }) {
			all = append(all, object{"path": pathParams(name)})
		}
		return nil
	})
	return all, err
}

func fileParams(root string, wanted []gitEntry) ([]object, error) {
	all := []object{}
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name := inRepository(root, file)
		if !chosen(wanted, func(pattern string) bool { return listed(pattern, name) }) {
			return nil
		}
		contents, err := fileObjects(file)
		for _, params := range contents {
			place := pathParams(path.Dir(name))
			place["filename"], place["filenameNormalized"] = path.Base(name), normalize(path.Base(name))
			params["path"] = place
			all = append(all, params)
		}
		return err
	})
	return all, err
}

// fileObjects takes one object, or a list of them.
func fileObjects(file string) ([]object, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	several := []object{}
	if err := yaml.Unmarshal(text, &several); err == nil && len(several) > 0 {
		return several, nil
	}
	single := object{}
	err = yaml.Unmarshal(text, &single)
	return []object{single}, err
}

func pathParams(name string) object {
	segments := []any{}
	for _, part := range strings.Split(name, "/") {
		segments = append(segments, part)
	}
	return object{"path": name, "basename": path.Base(name), "basenameNormalized": normalize(path.Base(name)), "segments": segments}
}

// chosen wants one entry that includes, and none that excludes, in whatever order.
func chosen(wanted []gitEntry, matches func(pattern string) bool) bool {
	included := false
	for _, entry := range wanted {
		if matches(entry.Path) {
			if entry.Exclude {
				return false
			}
			included = true
		}
	}
	return included
}

// listed follows "git ls-files", where a star crosses slashes and a folder means all that is in it.
func listed(pattern, name string) bool {
	expression := regexp.QuoteMeta(strings.TrimSuffix(pattern, "/"))
	for from, to := range map[string]string{`\*`: ".*", `\?`: ".", `\[`: "[", `\]`: "]"} {
		expression = strings.ReplaceAll(expression, from, to)
	}
	return regexp.MustCompile("^" + expression + "(/.*)?$").MatchString(name)
}

func inRepository(root, file string) string {
	name, _ := filepath.Rel(root, file)
	return filepath.ToSlash(name)
}

func containsAction(text string) bool {
	return strings.Contains(text, "{{")
}
