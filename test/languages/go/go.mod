module example.com/shop

go 1.26.0

// None of the three is fetched: they are generated beside this program.
replace (
	github.com/aws/constructs-go/constructs/v10 => ../constructs
	github.com/cdk8s-knative/cdk8s-knative-go/cdk8sknative => ../cdk8sknative
	github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 => ../cdk8s
)

require (
	github.com/aws/jsii-runtime-go v1.142.0
	github.com/cdk8s-knative/cdk8s-knative-go/cdk8sknative v0.0.0-00010101000000-000000000000
	github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 v2.70.106
)

require (
	github.com/Masterminds/semver/v3 v3.5.0 // indirect
	github.com/aws/constructs-go/constructs/v10 v10.8.1 // indirect
	github.com/fatih/color v1.19.0 // indirect
	github.com/mattn/go-colorable v0.1.14 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/yuin/goldmark v1.7.16 // indirect
	golang.org/x/lint v0.0.0-20241112194109-818c5a804067 // indirect
	golang.org/x/mod v0.42.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/telemetry v0.0.0-20261009151841-97e8ea77aa2a // indirect
	golang.org/x/tools v0.52.0 // indirect
	golang.org/x/tools/cmd/godoc v0.1.0-deprecated // indirect
	golang.org/x/tools/godoc v0.1.0-deprecated // indirect
)
