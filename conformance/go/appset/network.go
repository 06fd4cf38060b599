package main

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"unsafe"

	"github.com/argoproj/argo-cd/v3/applicationset/generators"
	pullrequest "github.com/argoproj/argo-cd/v3/applicationset/services/pull_request"
	scm "github.com/argoproj/argo-cd/v3/applicationset/services/scm_provider"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
)

// pulls answers for any provider of pull requests: everything behind the answer is Argo CD's.
type pulls []*pullrequest.PullRequest

func (p pulls) List(context.Context) ([]*pullrequest.PullRequest, error) {
	return p, nil
}

// pullRequestGenerator is Argo CD's, with the choice of a provider replaced as its own tests do it.
func pullRequestGenerator(answer pulls) generators.Generator {
	generator := generators.NewPullRequestGenerator(nil, generators.SCMConfig{}).(*generators.PullRequestGenerator)
	field := reflect.ValueOf(generator).Elem().FieldByName("selectServiceProviderFunc")
	choose := func(context.Context, *v1alpha1.PullRequestGenerator, *v1alpha1.ApplicationSet) (pullrequest.PullRequestService, error) {
		return answer, nil
	}
	reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem().Set(reflect.ValueOf(choose))
	return generator
}

// Branch is a branch of a repository, and what is in it.
type Branch struct {
	Repository scm.Repository `json:"repository"`
	Paths      []string       `json:"paths"`
	IsDefault  bool           `json:"isDefault"`
}

// branches answers for any provider of repositories, with all of their branches.
type branches []Branch

func (b branches) ListRepos(context.Context, string) ([]*scm.Repository, error) {
	found := []*scm.Repository{}
	for index := range b {
		if b[index].IsDefault {
			found = append(found, &b[index].Repository)
		}
	}
	return found, nil
}

func (b branches) GetBranches(_ context.Context, repository *scm.Repository) ([]*scm.Repository, error) {
	found := []*scm.Repository{}
	for index := range b {
		if b[index].Repository.Repository == repository.Repository {
			found = append(found, &b[index].Repository)
		}
	}
	return found, nil
}

func (b branches) RepoHasPath(_ context.Context, repository *scm.Repository, path string) (bool, error) {
	for _, branch := range b {
		if branch.Repository.Repository == repository.Repository && branch.Repository.Branch == repository.Branch {
			return slices.ContainsFunc(branch.Paths, func(known string) bool {
				return known == path || strings.HasPrefix(known, path+"/")
			}), nil
		}
	}
	return false, nil
}
