package main

import (
	"slices"
)

// localServer is always there, with a Secret or without one.
const localServer = "https://kubernetes.default.svc"

type cluster struct {
	Name   string            `json:"name"`
	Server string            `json:"server"`
	Labels map[string]string `json:"labels"`
}

type selector struct {
	MatchLabels      map[string]string `json:"matchLabels"`
	MatchExpressions []struct {
		Key      string   `json:"key"`
		Operator string   `json:"operator"`
		Values   []string `json:"values"`
	} `json:"matchExpressions"`
}

// clusterParams are those of applicationset/generators/cluster.go, one set for each Secret of a cluster.
func (w world) clusterParams(wanted selector) []object {
	all, local := []object{}, false
	for _, known := range w.Clusters {
		labels := map[string]string{"argocd.argoproj.io/secret-type": "cluster"}
		for key, value := range known.Labels {
			labels[key] = value
		}
		local = local || known.Server == localServer
		if wanted.matches(labels) {
			all = append(all, object{
				"name": known.Name, "nameNormalized": normalize(known.Name), "server": known.Server, "project": "",
				"metadata": object{"labels": labels},
			})
		}
	}
	if !local && len(wanted.MatchLabels) == 0 && len(wanted.MatchExpressions) == 0 {
		all = append(all, object{"name": "in-cluster", "nameNormalized": "in-cluster", "server": localServer, "project": ""})
	}
	return all
}

func (s selector) matches(labels map[string]string) bool {
	for key, value := range s.MatchLabels {
		if labels[key] != value {
			return false
		}
	}
	for _, wanted := range s.MatchExpressions {
		value, has := labels[wanted.Key]
		if !map[string]bool{
			"In":           has && slices.Contains(wanted.Values, value),
			"NotIn":        !slices.Contains(wanted.Values, value) || !has,
			"Exists":       has,
			"DoesNotExist": !has,
		}[wanted.Operator] {
			return false
		}
	}
	return true
}
