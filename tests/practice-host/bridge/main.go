// Command mautrix-signal is the practice host's stand-in for the Signal bridge. Everything a Matrix server and an
// administrator see of it is the real bridge framework; only the network behind it is practice.
package main

import (
	"os"

	"maunium.net/go/mautrix/bridgev2/matrix/mxmain"
)

// Filled in by the linker, as in a release build.
var (
	Tag       = "v0.2603.0"
	Commit    = "0000000000000000000000000000000000000000"
	BuildTime = "2026-03-16T12:00:00Z"
	Version   = "26.03"
)

func main() {
	bridge := mxmain.BridgeMain{
		Name:        "mautrix-signal",
		URL:         "https://github.com/mautrix/signal",
		Description: "A Matrix-Signal puppeting bridge (practice: nothing is sent to Signal).",
		Version:     Version,
		SemCalVer:   true,
		Connector:   &PracticeSignal{},
	}
	bridge.InitVersion(Tag, Commit, BuildTime)
	bridge.PreInit()
	applyStartFault(bridge.Config)
	bridge.Init()
	bridge.Start()
	status := bridge.WaitForInterrupt()
	bridge.Stop()
	os.Exit(status)
}
