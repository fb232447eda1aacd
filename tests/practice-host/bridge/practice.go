package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"time"

	"gopkg.in/yaml.v3"
	"maunium.net/go/mautrix/bridgev2/bridgeconfig"
)

const (
	linkCompletes = "completes"
	linkTooOld    = "409"
	linkExpires   = "expires"

	practiceFile = "/data/practice.yaml"
	practiceURL  = "http://matrix-mas:8080/practice"
)

// practice says how a start and a login end. It is read at each of them, from a file in the data directory if there is
// one, otherwise from the practice host's MAS; with neither the bridge starts and the login completes by itself.
type practice struct {
	Start     string        `yaml:"start"`
	Link      string        `yaml:"link"`
	Refresh   time.Duration `yaml:"refresh"`
	ScanAfter time.Duration `yaml:"scan_after"`
}

func loadPractice(ctx context.Context) practice {
	settings := practice{Link: linkCompletes, Refresh: 4 * time.Second, ScanAfter: 6 * time.Second}
	data, err := os.ReadFile(practiceFile)
	if err != nil {
		data, err = fetchPractice(ctx)
	}
	if err == nil {
		_ = yaml.Unmarshal(data, &settings)
	}
	if settings.Refresh <= 0 {
		settings.Refresh = 4 * time.Second
	}
	return settings
}

// applyStartFault spoils the configuration in memory, so that the framework itself finds the fault and reports it.
func applyStartFault(config *bridgeconfig.Config) {
	switch loadPractice(context.Background()).Start {
	case "exit-13": // the homeserver knocks where nobody listens
		config.AppService.Port++
	case "exit-16":
		config.AppService.ASToken = "not-the-token-of-the-registration"
	case "crash":
		go func() {
			time.Sleep(2 * time.Second)
			panic("practice: crash after the start")
		}()
	}
}

func fetchPractice(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, practiceURL, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, os.ErrNotExist
	}
	return io.ReadAll(io.LimitReader(response.Body, 64<<10))
}
