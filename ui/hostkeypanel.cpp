// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hostkeypanel.h"

#include "ui/copybutton.h"
#include "ui/iconview.h"
#include "ui/programstyle.h"
#include "ui/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

namespace Bridgekeeper {

namespace {

// ssh-keygen prints "256 SHA256:… comment (ED25519)"; people also paste the bare fingerprint, with or without its prefix.
QString fingerprintIn(const QString &pasted)
{
    static const QRegularExpression form(QStringLiteral("(?:SHA256:)?([A-Za-z0-9+/]{43})=?(?![A-Za-z0-9+/=])"));
    const QRegularExpressionMatch match = form.match(pasted);
    return match.hasMatch() ? QStringLiteral("SHA256:") + match.captured(1) : QString();
}

} // namespace

HostKeyPanel::HostKeyPanel(QWidget *parent)
    : QWidget(parent),
      m_panel(new Panel(this)),
      m_icon(new IconView(m_panel, 1.5)),
      m_title(new TextLabel(TextStyle::Heading, m_panel)),
      m_explanation(new TextLabel(TextStyle::Body, m_panel)),
      m_type(new TextLabel(TextStyle::Small, m_panel)),
      m_fingerprint(new TextLabel(TextStyle::LargeCode, m_panel)),
      m_recorded(new TextLabel(TextStyle::Small, m_panel)),
      m_question(new QWidget(m_panel)),
      m_command(new TextLabel(TextStyle::Code, m_question)),
      m_pasted(new QLineEdit(m_question)),
      m_verdictIcon(new IconView(m_question)),
      m_verdict(new TextLabel(TextStyle::Strong, m_question)),
      m_accept(new QPushButton(tr("Accept this key"), m_question)),
      m_refuse(new QPushButton(tr("Do not connect"), m_panel))
{
    m_type->setTone(Tone::Quiet);
    m_accept->setAutoDefault(false);
    m_refuse->setAutoDefault(false);
    m_accept->setAccessibleDescription(tr("Records this one key for this host and connects."));
    m_refuse->setAccessibleDescription(tr("Nothing is recorded; the connection is closed."));

    auto *commandLabel = new TextLabel(TextStyle::Body, m_question);
    commandLabel->showText(tr("Run this on the server's own console, not over the network you do not trust yet:"));
    auto *copy = new CopyButton(
        tr("Copy command"), [this] { return m_key.verifyCommand(); }, m_question);
    auto *commandPanel = new Panel(m_question);
    auto *commandRow = new QHBoxLayout(commandPanel);
    commandRow->setContentsMargins(12, 6, 6, 6);
    commandRow->addWidget(m_command, 1);
    commandRow->addWidget(copy);

    auto *pasteLabel = new QLabel(tr("Paste what it printed"), m_question);
    pasteLabel->setTextFormat(Qt::PlainText);
    pasteLabel->setBuddy(m_pasted);
    m_pasted->setAccessibleName(tr("Fingerprint that the server's console printed"));
    m_pasted->setPlaceholderText(QStringLiteral("256 SHA256:…"));
    m_pasted->setFont(fontOf(TextStyle::Code, font()));
    m_pasted->setLayoutDirection(Qt::LeftToRight);
    connect(m_pasted, &QLineEdit::textChanged, this, &HostKeyPanel::compare);
    connect(m_accept, &QPushButton::clicked, this, &HostKeyPanel::accepted);
    connect(m_refuse, &QPushButton::clicked, this, &HostKeyPanel::refused);

    auto *verdictRow = new QHBoxLayout;
    verdictRow->addWidget(m_verdictIcon, 0, Qt::AlignTop);
    verdictRow->addWidget(m_verdict, 1);
    auto *question = new QVBoxLayout(m_question);
    question->setContentsMargins({});
    question->setSpacing(8);
    question->addWidget(commandLabel);
    question->addWidget(commandPanel);
    question->addSpacing(4);
    question->addWidget(pasteLabel);
    question->addWidget(m_pasted);
    question->addLayout(verdictRow);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_accept);
    buttons->addWidget(m_refuse);
    buttons->addStretch();
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_title);
    words->addWidget(m_explanation);
    words->addSpacing(4);
    words->addWidget(m_type);
    words->addWidget(m_fingerprint);
    words->addWidget(m_recorded);
    words->addSpacing(4);
    words->addWidget(m_question);
    words->addLayout(buttons);
    auto *inside = new QHBoxLayout(m_panel);
    inside->setContentsMargins(16, 16, 16, 16);
    inside->setSpacing(12);
    inside->addWidget(m_icon, 0, Qt::AlignTop);
    inside->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_panel);
    setTabOrder(copy, m_pasted);
    setTabOrder(m_pasted, m_accept);
    setTabOrder(m_accept, m_refuse);
}

bool HostKeyPanel::maySettle() const
{
    return m_key.status == HostKeyStatus::Unknown || m_key.status == HostKeyStatus::Known;
}

void HostKeyPanel::showKey(const HostKey &key)
{
    m_key = key;
    const bool asks = maySettle();
    const Error refusal = refusalOf(key);
    m_panel->setTone(asks ? Tone::Plain : Tone::Bad);
    m_icon->showIcon(asks ? QStringLiteral("key") : QStringLiteral("bad"), asks ? Tone::Accent : Tone::Bad);
    m_title->showText(asks ? tr("Is this really %1?").arg(key.host) : refusal.summary);
    m_explanation->showText(asks
            ? tr("This laptop has never seen this server's key. Compare the fingerprint once; from then on it is known.")
            : refusal.hint);
    m_type->showText(tr("The key that %1, port %2, shows now (%3)").arg(key.host, QString::number(key.port), key.type));
    m_fingerprint->showText(key.fingerprint());
    m_recorded->showText(
        key.recordedFingerprint.isEmpty() ? QString() : tr("On record in %1: %2").arg(key.recordedIn, key.recordedFingerprint));
    m_command->showText(key.verifyCommand());
    m_question->setVisible(asks);
    m_accept->setVisible(asks);
    m_pasted->clear();
    compare();
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_explanation->text());
    (asks ? static_cast<QWidget *>(m_pasted) : m_refuse)->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void HostKeyPanel::compare()
{
    const QString pasted = m_pasted->text().trimmed();
    const QString found = fingerprintIn(pasted);
    const bool equal = found == m_key.fingerprint();
    // Nobody is made to paste, but who pastes something else must not go on.
    m_accept->setEnabled(pasted.isEmpty() || equal);
    markAsMain(*m_accept, equal);
    QString verdict;
    if (pasted.isEmpty())
        m_verdictIcon->showIcon(QString(), Tone::Quiet);
    else if (equal) {
        verdict = tr("The same: this is the server.");
        m_verdictIcon->showIcon(QStringLiteral("check"), Tone::Good);
    } else if (found.isEmpty()) {
        verdict = tr("No SHA256 fingerprint in this text. Paste the whole line that the command printed.");
        m_verdictIcon->showIcon(QStringLiteral("info"), Tone::Warning);
    } else {
        verdict = tr("Not the same. Do not connect: somebody may be answering in the server's place.");
        m_verdictIcon->showIcon(QStringLiteral("cross"), Tone::Bad);
    }
    m_verdict->setTone(equal ? Tone::Good : found.isEmpty() ? Tone::Warning : Tone::Bad);
    m_verdict->showText(verdict);
    m_pasted->setAccessibleDescription(
        verdict.isEmpty() ? tr("Compared with the fingerprint that the connection shows.") : verdict);
    m_verdictIcon->setVisible(!verdict.isEmpty());
}

void HostKeyPanel::keyPressEvent(QKeyEvent *event)
{
    // Enter neither accepts a key nor goes on to the page's own button.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Bridgekeeper
