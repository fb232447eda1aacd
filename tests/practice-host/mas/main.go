// Command mas stands in for the Matrix Authentication Service on the practice host: it answers the questions that
// Synapse asks it, and writes down every request without any token in it.
//
// It also carries the small listeners that some faults need:
//
//	mas serve [-listen ADDR] [-data DIR]   the service itself
//	mas health                             exit status 0 if the service answers (used as the container's health check)
//	mas redirect ADDR URL                  answer every request with a redirection to URL
//	mas hold ADDR                          keep a port, waiting for it if it is taken
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"time"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: mas serve | health | redirect ADDR URL | hold ADDR")
	}
	switch verb, args := os.Args[1], os.Args[2:]; {
	case verb == "serve" || verb == "server":
		flags := flag.NewFlagSet("serve", flag.ExitOnError)
		listen := flags.String("listen", "0.0.0.0:8080", "address to listen on")
		data := flags.String("data", "/data", "directory of config.yaml and the practice files")
		_ = flags.Parse(args)
		log.Fatal(http.ListenAndServe(*listen, newService(*data)))
	case verb == "health":
		client := http.Client{Timeout: 3 * time.Second}
		response, err := client.Get("http://127.0.0.1:8080/health")
		if err != nil || response.StatusCode != http.StatusOK {
			log.Fatal("not healthy")
		}
	case verb == "redirect" && len(args) == 2:
		log.Fatal(http.ListenAndServe(args[0], redirectTo(args[1])))
	case verb == "hold" && len(args) == 1:
		hold(args[0])
	default:
		log.Fatalf("mas: cannot do %q", os.Args[1:])
	}
}

func redirectTo(target string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Server", "Caddy")
		w.Header().Set("Location", target)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusFound)
		fmt.Fprintf(w, "<!DOCTYPE html><title>matrix-authentication-service</title><a href=%q>Sign in</a>\n", target)
	})
}

// hold takes the port as soon as it is free and keeps it: whoever speaks to it is hung up on.
func hold(address string) {
	for {
		listener, err := net.Listen("tcp", address)
		if err != nil {
			time.Sleep(2 * time.Millisecond)
			continue
		}
		for {
			connection, err := listener.Accept()
			if err != nil {
				break
			}
			_ = connection.Close()
		}
	}
}
