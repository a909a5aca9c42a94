// Says of pod templates, one a line, what the API server's Pod Security admission would of their pods.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// Violation is a check of the level `restricted` that a pod doesn't pass.
type Violation struct {
	Check  string `json:"check"`
	Detail string `json:"detail"`
}

func main() {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		log.Fatal(err)
	}
	restricted := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		template := corev1.PodTemplateSpec{}
		if err := json.Unmarshal(lines.Bytes(), &template); err != nil {
			log.Fatal(err)
		}
		violations := []Violation{}
		for _, result := range evaluator.EvaluatePod(restricted, &template.ObjectMeta, &template.Spec) {
			if !result.Allowed {
				violations = append(violations, Violation{result.ForbiddenReason, result.ForbiddenDetail})
			}
		}
		if err := json.NewEncoder(os.Stdout).Encode(violations); err != nil {
			log.Fatal(err)
		}
	}
}
