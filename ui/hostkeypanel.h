// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/hostkeys.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace Bridgekeeper {

class IconView;
class Panel;
class TextLabel;

/// A server's host key that is not known yet: the fingerprint in large type, the command that prints it on the server's own
/// console (copied by a click), a field to paste what that printed, which compares, and the button that accepts this one key. A
/// changed or revoked key is no question: a hard stop that explains, without any button to accept it.
class HostKeyPanel : public QWidget {
    Q_OBJECT

public:
    explicit HostKeyPanel(QWidget *parent = nullptr);

    void showKey(const HostKey &key);

signals:
    void accepted();
    void refused();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void compare();
    [[nodiscard]] bool maySettle() const;

    HostKey m_key;
    Panel *m_panel;
    IconView *m_icon;
    TextLabel *m_title;
    TextLabel *m_explanation;
    TextLabel *m_type;
    TextLabel *m_fingerprint;
    TextLabel *m_recorded;
    QWidget *m_question;
    TextLabel *m_command;
    QLineEdit *m_pasted;
    IconView *m_verdictIcon;
    TextLabel *m_verdict;
    QPushButton *m_accept;
    QPushButton *m_refuse;
};

} // namespace Bridgekeeper
