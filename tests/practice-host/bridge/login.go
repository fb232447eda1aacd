package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"
	"maunium.net/go/mautrix/bridgev2"
	"maunium.net/go/mautrix/bridgev2/database"
	"maunium.net/go/mautrix/bridgev2/networkid"
	"maunium.net/go/mautrix/bridgev2/status"
)

const (
	stepQR       = "fi.mau.signal.qr"
	stepComplete = "fi.mau.signal.complete"

	// The real bridge gives up after this many codes.
	maxCodes = 6
)

// The texts are those of the real bridge: programs look for them.
var (
	errTooOld       = errors.New("non-200 status code (409) from devices response: Conflict")
	errTooManyCodes = errors.New("too many QR code refreshes")
)

func (s *PracticeSignal) GetLoginFlows() []bridgev2.LoginFlow {
	return []bridgev2.LoginFlow{{
		Name:        "QR",
		Description: "Scan a QR code to pair the bridge to your Signal app",
		ID:          "qr",
	}}
}

func (s *PracticeSignal) CreateLogin(ctx context.Context, user *bridgev2.User, flowID string) (bridgev2.LoginProcess, error) {
	if flowID != "qr" {
		return nil, bridgev2.ErrInvalidLoginFlowID
	}
	return &qrLogin{user: user, practice: loadPractice(ctx)}, nil
}

// qrLogin shows codes that are renewed, and ends as the practice settings say.
type qrLogin struct {
	user     *bridgev2.User
	practice practice
	started  time.Time
	codes    int
}

var _ bridgev2.LoginProcessDisplayAndWait = (*qrLogin)(nil)

func (l *qrLogin) Start(ctx context.Context) (*bridgev2.LoginStep, error) {
	l.started = time.Now()
	return l.nextCode(), nil
}

func (l *qrLogin) Cancel() {}

func (l *qrLogin) Wait(ctx context.Context) (*bridgev2.LoginStep, error) {
	renew := l.started.Add(time.Duration(l.codes) * l.practice.Refresh)
	scan := l.started.Add(l.practice.ScanAfter)
	scanned := l.practice.Link != linkExpires && !scan.After(renew)
	until := renew
	if scanned {
		until = scan
	}
	select {
	case <-time.After(time.Until(until)):
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	switch {
	case scanned && l.practice.Link == linkTooOld:
		zerolog.Ctx(ctx).Err(errTooOld).Str("action", "perform provisioning").Msg("confirmDevice error")
		return nil, errTooOld
	case scanned:
		return l.complete(ctx)
	case l.codes >= maxCodes:
		return nil, errTooManyCodes
	default:
		return l.nextCode(), nil
	}
}

func (l *qrLogin) nextCode() *bridgev2.LoginStep {
	l.codes++
	var key [33]byte
	_, _ = rand.Read(key[:])
	key[0] = 5
	code := fmt.Sprintf("sgnl://linkdevice?uuid=%s&pub_key=%s",
		uuid.NewString(), url.QueryEscape(base64.StdEncoding.EncodeToString(key[:])))
	return &bridgev2.LoginStep{
		Type:         bridgev2.LoginStepTypeDisplayAndWait,
		StepID:       stepQR,
		Instructions: "Scan the QR code on your Signal app to log in",
		DisplayAndWaitParams: &bridgev2.LoginDisplayAndWaitParams{
			Type: bridgev2.LoginDisplayTypeQR,
			Data: code,
		},
	}
}

func (l *qrLogin) complete(ctx context.Context) (*bridgev2.LoginStep, error) {
	const number = "+15550100"
	// The same person each time, so that linking twice replaces the first login as it does with a real account.
	account := uuid.NewSHA1(uuid.NameSpaceURL, []byte("practice:"+number+string(l.user.MXID))).String()
	login, err := l.user.NewLogin(ctx, &database.UserLogin{
		ID:            networkid.UserLoginID(account),
		RemoteName:    number,
		RemoteProfile: status.RemoteProfile{Phone: number},
	}, &bridgev2.NewLoginParams{DeleteOnConflict: true})
	if err != nil {
		return nil, fmt.Errorf("failed to create user login: %w", err)
	}
	login.Client.Connect(login.Log.WithContext(context.Background()))
	return &bridgev2.LoginStep{
		Type:         bridgev2.LoginStepTypeComplete,
		StepID:       stepComplete,
		Instructions: fmt.Sprintf("Successfully logged in as %s / %s", number, account),
		CompleteParams: &bridgev2.LoginCompleteParams{
			UserLoginID: login.ID,
			UserLogin:   login,
		},
	}, nil
}
