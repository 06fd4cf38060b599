package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/argoproj/argo-cd/v3/applicationset/generators"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
)

// world gives the generators that need no network, and the objects of the cluster.
func world(test Case, set v1alpha1.ApplicationSet, plugin []client.Object) (client.Client, map[string]generators.Generator) {
	scheme := runtime.NewScheme()
	_ = v1alpha1.AddToScheme(scheme)
	_ = corev1.AddToScheme(scheme)
	project := set.Spec.Template.Spec.Project
	builder := fake.NewClientBuilder().WithScheme(scheme).WithObjects(plugin...)
	if project != "" && !strings.Contains(project, "{{") {
		builder = builder.WithObjects(&v1alpha1.AppProject{ObjectMeta: metav1.ObjectMeta{Name: project, Namespace: "argocd"}})
	}
	for index := range test.Secrets {
		builder = builder.WithObjects(&test.Secrets[index])
	}
	objects := builder.Build()
	terminal := map[string]generators.Generator{
		"List":        generators.NewListGenerator(),
		"Clusters":    generators.NewClusterGenerator(objects, "argocd"),
		"Git":         generators.NewGitGenerator(folders(test.Repos), "argocd"),
		"PullRequest": pullRequestGenerator(test.Pulls),
		"SCMProvider": generators.NewTestSCMProviderGenerator(test.Branches),
		"Plugin":      generators.NewPluginGenerator(objects, "argocd"),
	}
	nested := with(terminal, terminal)
	return objects, with(terminal, nested)
}

// with adds the combining generators, which see only the generators below them.
func with(terminal, inner map[string]generators.Generator) map[string]generators.Generator {
	all := map[string]generators.Generator{}
	for name, generator := range terminal {
		all[name] = generator
	}
	all["Matrix"] = generators.NewMatrixGenerator(inner)
	all["Merge"] = generators.NewMergeGenerator(inner)
	return all
}

// folders maps the URL of a repository to a folder with a checkout.
type folders map[string]string

func (f folders) root(url string) (string, error) {
	if root, ok := f[url]; ok {
		return root, nil
	}
	return "", errors.New("unknown repository " + url)
}

// GetFiles asks Git itself what a pattern means.
func (f folders) GetFiles(_ context.Context, url, _, _, pattern string, _ bool, _ *v1alpha1.SourceIntegrity) (map[string][]byte, error) {
	root, err := f.root(url)
	if err != nil {
		return nil, err
	}
	command := exec.Command("git", "ls-files", "--full-name", "-z", "--", pattern)
	command.Dir = root
	listed, err := command.Output()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range strings.Split(string(listed), "\x00") {
		if name == "" {
			continue
		}
		content, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return nil, err
		}
		files[name] = content
	}
	return files, nil
}

// GetDirectories lists what reposerver/repository lists: neither the root nor what starts with a dot.
func (f folders) GetDirectories(_ context.Context, url, _, _ string, _ bool, _ *v1alpha1.SourceIntegrity) ([]string, error) {
	root, err := f.root(url)
	if err != nil {
		return nil, err
	}
	var found []string
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || path == root {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") {
			return filepath.SkipDir
		}
		name, err := filepath.Rel(root, path)
		found = append(found, filepath.ToSlash(name))
		return err
	})
	return found, err
}
