// SPDX-License-Identifier: GPL-3.0-or-later
#include "targetreader.h"

#include <mutex>
#include <thread>

namespace Bridgekeeper {

using namespace std::chrono_literals;

/// Whom a thread tells what it has read. It outlives both.
struct TargetReader::Mailbox {
    std::mutex mutex;
    TargetReader *reader = nullptr; ///< nobody, once the reader is gone
};

TargetReader::TargetReader(QObject *parent) : QObject(parent), m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->reader = this;
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, [this] { begin(); });
}

TargetReader::~TargetReader()
{
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->reader = nullptr;
}

void TargetReader::ask(const ConnectionSettings &settings)
{
    m_asked = settings;
    ++m_question;
    if (settings.host.isEmpty())
        m_pause.stop();
    else
        m_pause.start();
}

void TargetReader::begin()
{
    std::thread([mailbox = m_mailbox, settings = m_asked, question = m_question] {
        const Result<SshTarget> target = resolveTarget(settings);
        const std::lock_guard lock(mailbox->mutex);
        TargetReader *const reader = mailbox->reader;
        if (!reader)
            return;
        QMetaObject::invokeMethod(
            reader,
            [reader, target, question] {
                if (question == reader->m_question)
                    emit reader->read(target);
            },
            Qt::QueuedConnection);
    }).detach();
}

} // namespace Bridgekeeper
