// A web server for the scenarios: it says which revision answered, holds requests open, and keeps the events it gets.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

type event struct {
	Attributes map[string]string `json:"attributes"`
	Data       string            `json:"data"`
}

var (
	inFlight, mostInFlight atomic.Int64

	mutex  sync.Mutex
	events = []event{}
)

func main() {
	stopped := make(chan os.Signal, 1)
	signal.Notify(stopped, syscall.SIGTERM)
	go func() {
		<-stopped
		os.Exit(0)
	}()
	http.HandleFunc("/", counted(hello))
	http.HandleFunc("/events", listEvents)
	http.HandleFunc("/most-in-flight", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, mostInFlight.Load())
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	fmt.Println(http.ListenAndServe(":"+port, nil))
	os.Exit(1)
}

// hello answers with $ANSWER and the name of the pod, after ?ms=… milliseconds; an event (it has a Ce-Type) is kept,
// and refused with $REFUSE, if that is set.
func hello(w http.ResponseWriter, r *http.Request) {
	if wait, err := strconv.Atoi(r.URL.Query().Get("ms")); err == nil {
		time.Sleep(time.Duration(wait) * time.Millisecond)
	}
	if r.Header.Get("Ce-Type") != "" {
		keep(r)
		if status, err := strconv.Atoi(os.Getenv("REFUSE")); err == nil {
			w.WriteHeader(status)
			return
		}
		if reply := os.Getenv("REPLY_TYPE"); reply != "" {
			w.Header().Set("Ce-Specversion", "1.0")
			w.Header().Set("Ce-Id", r.Header.Get("Ce-Id")+"-reply")
			w.Header().Set("Ce-Source", os.Getenv("ANSWER"))
			w.Header().Set("Ce-Type", reply)
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, `{}`)
			return
		}
		w.WriteHeader(http.StatusAccepted)
		return
	}
	host, _ := os.Hostname()
	fmt.Fprintf(w, "%s %s", os.Getenv("ANSWER"), host)
}

func keep(r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	attributes := map[string]string{}
	for name := range r.Header {
		if attribute, found := strings.CutPrefix(strings.ToLower(name), "ce-"); found {
			attributes[attribute] = r.Header.Get(name)
		}
	}
	mutex.Lock()
	defer mutex.Unlock()
	events = append(events, event{attributes, string(body)})
}

func listEvents(w http.ResponseWriter, _ *http.Request) {
	mutex.Lock()
	defer mutex.Unlock()
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(events)
}

func counted(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		now := inFlight.Add(1)
		defer inFlight.Add(-1)
		for {
			most := mostInFlight.Load()
			if now <= most || mostInFlight.CompareAndSwap(most, now) {
				break
			}
		}
		next(w, r)
	}
}
