package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

// servePlugin answers every question of a plugin generator with the same parameters, on this machine's loopback.
func servePlugin(parameters []json.RawMessage) (*httptest.Server, []client.Object) {
	server := httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, _ *http.Request) {
		answer := map[string]any{"output": map[string]any{"parameters": parameters}}
		writer.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(writer).Encode(answer)
	}))
	names := metav1.ObjectMeta{Name: "plug", Namespace: "argocd"}
	return server, []client.Object{
		&corev1.ConfigMap{ObjectMeta: names, Data: map[string]string{"baseUrl": server.URL, "token": "$plug:token"}},
		&corev1.Secret{ObjectMeta: names, Data: map[string][]byte{"token": []byte("none")}},
	}
}
