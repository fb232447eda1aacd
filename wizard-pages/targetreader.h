// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/sshconfig.h"

#include <QTimer>

#include <memory>

namespace Bridgekeeper {

/// Reads the ssh config for a server that is being typed. In a thread of its own, because the config may run programs that take
/// their time (Match exec); and only when the typing has paused, so that few half names reach them. Its functions are called in
/// the interface thread and never block, the destructor included: a program that hangs is left to itself.
class TargetReader : public QObject {
    Q_OBJECT

public:
    explicit TargetReader(QObject *parent = nullptr);
    ~TargetReader() override;

    /// Where do `settings` lead? read() tells soon, unless something else was asked meanwhile; never for settings without host.
    void ask(const ConnectionSettings &settings);

signals:
    /// The answer to what was asked last, as of resolveTarget().
    void read(const Bridgekeeper::Result<Bridgekeeper::SshTarget> &target);

private:
    struct Mailbox;

    void begin();

    ConnectionSettings m_asked;
    int m_question = 0; ///< the number of the one that was asked last
    QTimer m_pause;
    const std::shared_ptr<Mailbox> m_mailbox;
};

} // namespace Bridgekeeper
