// SPDX-License-Identifier: GPL-3.0-or-later
#include "donepage.h"

#include "texts.h"

#include "app/remote/quoting.h"
#include "ui/copybutton.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSaveFile>

namespace Bridgekeeper {

DonePage::DonePage(Session &session)
    : Page(PageId::Done, tr("Done"), session),
      m_summary(newText(TextStyle::Heading)),
      m_left(newText(TextStyle::Body)),
      m_check(newText(TextStyle::Code)),
      m_rollBack(newText(TextStyle::Code)),
      m_report(new QPlainTextEdit),
      m_save(new QPushButton(tr("&Save report…"))),
      m_saved(newText(TextStyle::Small, {}, Tone::Good))
{
    m_summary->setObjectName(QStringLiteral("summary"));
    m_report->setObjectName(QStringLiteral("report"));
    m_report->setAccessibleName(tr("Report"));
    m_report->setReadOnly(true);
    m_report->setTabChangesFocus(true);
    m_report->setFont(fontOf(TextStyle::Code, font()));
    m_report->setMinimumHeight(m_report->fontMetrics().lineSpacing() * 14);
    m_save->setObjectName(QStringLiteral("save-report"));
    m_saved->setObjectName(QStringLiteral("saved"));
    auto *copy = new CopyButton(tr("&Copy report"), [this] { return m_report->toPlainText(); });
    copy->setObjectName(QStringLiteral("copy-report"));
    copy->setAutoDefault(false);

    auto *standing = new Panel;
    standing->setTone(Tone::Good);
    auto *standingLayout = new QVBoxLayout(standing);
    standingLayout->addWidget(m_summary);
    standingLayout->addWidget(m_left);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(copy);
    buttons->addWidget(m_saved);
    buttons->addStretch(1);
    body()->addWidget(standing);
    body()->addSpacing(8);
    body()->addWidget(newText(TextStyle::Heading, tr("Later")));
    body()->addWidget(newText(TextStyle::Body, tr("Ask every proof again; this changes nothing:")));
    addCommand(m_check, tr("Copy the command that checks"));
    body()->addWidget(newText(TextStyle::Body, tr("Take everything back, as Roll back… does in this window:")));
    addCommand(m_rollBack, tr("Copy the command that rolls back"));
    body()->addSpacing(8);
    body()->addWidget(newText(TextStyle::Heading, tr("Report")));
    body()->addLayout(buttons);
    body()->addWidget(m_report);

    connect(m_save, &QPushButton::clicked, this, [this] { saveReport(); });
    connect(&session.engine, &EngineThread::reportWritten, this, [this](const QString &markdown) {
        m_report->setPlainText(markdown);
        refresh();
    });
}

void DonePage::addCommand(TextLabel *command, const QString &name)
{
    auto *copy = new CopyButton(tr("Copy"), [command] { return command->text(); });
    copy->setAccessibleName(name);
    copy->setAutoDefault(false);
    auto *line = new QHBoxLayout;
    line->addWidget(command, 1);
    line->addWidget(copy, 0, Qt::AlignTop);
    body()->addLayout(line);
}

/// The same server, reached as in this session; one line for a shell.
QString DonePage::command(const QString &verb) const
{
    const auto word = [](const QString &text) {
        static const QRegularExpression plain(QStringLiteral("^[\\w@%+=:,./\\[\\]-]+$"));
        return plain.match(text).hasMatch() ? text : QString::fromUtf8(quoted(text));
    };
    const ConnectionSettings &connection = session().connection;
    QString host = connection.host;
    if (connection.port != 0 && host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    if (!connection.user.isEmpty())
        host.prepend(connection.user + QLatin1Char('@'));
    if (connection.port != 0)
        host += QLatin1Char(':') + QString::number(connection.port);
    QString line = QStringLiteral("bridgekeeper %1 --host %2").arg(verb, word(host));
    for (const QString &identity : connection.identities)
        line += QStringLiteral(" --identity ") + word(identity);
    if (!connection.knownHosts.isEmpty())
        line += QStringLiteral(" --known-hosts ") + word(connection.knownHosts);
    if (!connection.agent)
        line += QStringLiteral(" --no-agent");
    return line;
}

void DonePage::initializePage()
{
    forgetServer();
    Page::initializePage();
    wantReport();
}

void DonePage::end()
{
    Page::end();
    wantReport();
}

void DonePage::forgetServer()
{
    Page::forgetServer();
    m_report->clear();
    m_saved->showText({});
}

void DonePage::wantReport()
{
    if (m_report->toPlainText().isEmpty() && !hasError() && engine().isConnected() && !engine().busy())
        engine().writeReport();
}

void DonePage::refresh()
{
    if (session().state) {
        const EngineState &state = *session().state;
        const bool complete = session().isSettled(stopAndCheckStep + 3);
        m_summary->showText(complete
                ? tr("The %1 bridge runs on %2").arg(state.settings.bridge.network, state.settings.domain)
                : tr("%n change(s) stand on %1", nullptr, int(state.standing.size())).arg(state.settings.domain));
        QStringList left;
        for (const Step &step : allSteps()) {
            if (!session().isSettled(step.number))
                left.append(tr("Left for later: %1. %2").arg(step.number).arg(step.title));
        }
        if (left.isEmpty())
            left.append(tr("All %n steps are done and proved.", nullptr, int(allSteps().size())));
        m_left->showText(left.join(QLatin1Char('\n')));
    }
    m_check->showText(command(QStringLiteral("check")));
    m_rollBack->showText(command(QStringLiteral("rollback")));
    m_report->setPlaceholderText(hasError() ? tr("The report could not be written.") : tr("The report is being written…"));
    m_save->setEnabled(!m_report->toPlainText().isEmpty());
    Page::refresh();
}

QWidget *DonePage::firstField() const
{
    return m_save;
}

void DonePage::saveReport()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("md"));
    dialog->selectFile(QStringLiteral("bridgekeeper-report.md"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { writeTo(path); });
    dialog->open();
}

void DonePage::writeTo(const QString &path)
{
    QSaveFile file(path);
    const QByteArray report = m_report->toPlainText().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(report) != report.size() || !file.commit()) {
        showError({ErrorKind::Input, tr("The report cannot be saved to %1: %2.").arg(path, file.errorString()), {},
                      tr("Choose another place.")},
            {});
        return;
    }
    clearError();
    m_saved->showText(tr("Saved to %1").arg(path));
}

} // namespace Bridgekeeper
