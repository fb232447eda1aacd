package main

import (
	"context"
	_ "embed"
	"errors"

	up "go.mau.fi/util/configupgrade"
	"maunium.net/go/mautrix/bridgev2"
	"maunium.net/go/mautrix/bridgev2/database"
	"maunium.net/go/mautrix/bridgev2/networkid"
	"maunium.net/go/mautrix/bridgev2/status"
	"maunium.net/go/mautrix/event"
)

//go:embed network-example.yaml
var networkExample string

// PracticeSignal is a network that nobody is on: a login can be completed, messages go nowhere.
type PracticeSignal struct {
	bridge *bridgev2.Bridge
	config networkConfig
}

type networkConfig struct {
	DisplaynameTemplate string `yaml:"displayname_template"`
	DeviceName          string `yaml:"device_name"`
}

var _ bridgev2.NetworkConnector = (*PracticeSignal)(nil)

func (s *PracticeSignal) Init(bridge *bridgev2.Bridge)    { s.bridge = bridge }
func (s *PracticeSignal) Start(ctx context.Context) error { return nil }

func (s *PracticeSignal) GetName() bridgev2.BridgeName {
	return bridgev2.BridgeName{
		DisplayName:      "Signal",
		NetworkURL:       "https://signal.org",
		NetworkIcon:      "mxc://maunium.net/wPJgTQbZOtpBFmDNkiNEMDUp",
		NetworkID:        "signal",
		BeeperBridgeType: "signal",
		DefaultPort:      29328,
	}
}

func (s *PracticeSignal) GetDBMetaTypes() database.MetaTypes { return database.MetaTypes{} }

func (s *PracticeSignal) GetCapabilities() *bridgev2.NetworkGeneralCapabilities {
	return &bridgev2.NetworkGeneralCapabilities{DisappearingMessages: true}
}

func (s *PracticeSignal) GetConfig() (string, any, up.Upgrader) {
	return networkExample, &s.config, up.SimpleUpgrader(func(helper up.Helper) {
		helper.Copy(up.Str, "displayname_template")
		helper.Copy(up.Str, "device_name")
	})
}

func (s *PracticeSignal) GetBridgeInfoVersion() (info, capabilities int) { return 1, 1 }

func (s *PracticeSignal) LoadUserLogin(ctx context.Context, login *bridgev2.UserLogin) error {
	login.Client = &practiceClient{login: login}
	return nil
}

type practiceClient struct{ login *bridgev2.UserLogin }

var _ bridgev2.NetworkAPI = (*practiceClient)(nil)

func (c *practiceClient) Connect(ctx context.Context) {
	c.login.BridgeState.Send(status.BridgeState{StateEvent: status.StateConnected})
}
func (c *practiceClient) Disconnect()                      {}
func (c *practiceClient) IsLoggedIn() bool                 { return true }
func (c *practiceClient) LogoutRemote(ctx context.Context) {}
func (c *practiceClient) IsThisUser(ctx context.Context, userID networkid.UserID) bool {
	return string(userID) == string(c.login.ID)
}
func (c *practiceClient) GetChatInfo(ctx context.Context, portal *bridgev2.Portal) (*bridgev2.ChatInfo, error) {
	return nil, errors.New("there are no chats on the practice network")
}
func (c *practiceClient) GetUserInfo(ctx context.Context, ghost *bridgev2.Ghost) (*bridgev2.UserInfo, error) {
	return nil, errors.New("there is nobody on the practice network")
}
func (c *practiceClient) GetCapabilities(ctx context.Context, portal *bridgev2.Portal) *event.RoomFeatures {
	return &event.RoomFeatures{}
}
func (c *practiceClient) HandleMatrixMessage(ctx context.Context, msg *bridgev2.MatrixMessage) (*bridgev2.MatrixMessageResponse, error) {
	return nil, errors.New("there is nobody on the practice network")
}
