// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errorpanel.h"

#include "app/report/causes.h"
#include "ui/copybutton.h"
#include "ui/disclosure.h"
#include "ui/iconview.h"
#include "ui/plaintextpane.h"
#include "ui/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace Bridgekeeper {

ErrorPanel::ErrorPanel(QWidget *parent)
    : QWidget(parent),
      m_summary(new TextLabel(TextStyle::Heading, this)),
      m_cause(new TextLabel(TextStyle::Body, this)),
      m_next(new TextLabel(TextStyle::Body, this)),
      m_nextRow(new QWidget(this)),
      m_details(new PlainTextPane(this)),
      m_unfold(new Disclosure(tr("Details"), m_details, this)),
      m_wayRow(new QHBoxLayout)
{
    // Focus goes to the panel itself, so that a screen reader reads it from the top.
    setFocusPolicy(Qt::StrongFocus);
    m_details->setAccessibleName(tr("Details of the error"));

    auto *panel = new Panel(this);
    panel->setTone(Tone::Bad);
    auto *icon = new IconView(panel, 1.5);
    icon->showIcon(QStringLiteral("bad"), Tone::Bad);
    auto *arrow = new IconView(m_nextRow);
    arrow->showIcon(isRightToLeft() ? QStringLiteral("arrow-left") : QStringLiteral("arrow-right"), Tone::Plain);
    auto *nextLine = new QHBoxLayout(m_nextRow);
    nextLine->setContentsMargins({});
    nextLine->addWidget(arrow, 0, Qt::AlignTop);
    nextLine->addWidget(m_next, 1);

    auto *tools = new QHBoxLayout;
    tools->addWidget(m_unfold);
    tools->addStretch();
    auto *copy = new CopyButton(
        tr("Copy error"), [this] { return text(); }, this);
    copy->setAccessibleDescription(tr("Copies the error with its details."));
    tools->addWidget(copy);

    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_summary);
    words->addWidget(m_cause);
    words->addWidget(m_nextRow);
    words->addLayout(m_wayRow);
    words->addLayout(tools);
    words->addWidget(m_details);
    m_wayRow->addStretch();

    auto *inside = new QHBoxLayout(panel);
    inside->setContentsMargins(16, 14, 16, 12);
    inside->setSpacing(12);
    inside->addWidget(icon, 0, Qt::AlignTop);
    inside->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(panel);
    hide();
}

void ErrorPanel::showError(const Error &error, const QList<Way> &ways)
{
    m_error = error;
    const Cause cause = knownCause(error.detail + QLatin1Char('\n') + error.summary);
    const bool known = !cause.sentence.isEmpty() && cause.sentence != error.summary;
    const QString next = error.hint.isEmpty() ? cause.hint : error.hint;
    m_summary->showText(error.summary);
    m_cause->showText(known ? tr("Why: %1").arg(cause.sentence) : QString());
    m_next->showText(next);
    m_nextRow->setVisible(!next.isEmpty());
    m_details->setPlainText(error.detail);
    m_unfold->setOpen(false);
    m_unfold->setVisible(!error.detail.isEmpty());
    showWays(ways);
    setAccessibleName(tr("Error: %1").arg(m_summary->text()));
    setAccessibleDescription(QStringList{m_cause->text(), m_next->text()}.join(QLatin1Char(' ')).trimmed());
    show();
    setFocus(Qt::OtherFocusReason);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ErrorPanel::showWays(const QList<Way> &ways)
{
    for (QWidget *button : std::as_const(m_wayButtons))
        button->deleteLater();
    m_wayButtons.clear();
    int place = 0;
    for (const Way &way : ways) {
        auto *button = new QPushButton(way.text, this);
        button->setAutoDefault(false);
        button->setObjectName(way.name);
        button->setEnabled(m_waysEnabled);
        connect(button, &QPushButton::clicked, this, [this, name = way.name] { emit wayChosen(name); });
        m_wayRow->insertWidget(place++, button);
        m_wayButtons.append(button);
        setTabOrder(place == 1 ? static_cast<QWidget *>(this) : m_wayButtons.at(place - 2), button);
    }
    if (!m_wayButtons.isEmpty())
        setTabOrder(m_wayButtons.last(), m_unfold);
}

void ErrorPanel::setWaysEnabled(bool enabled)
{
    m_waysEnabled = enabled;
    for (QWidget *button : std::as_const(m_wayButtons))
        button->setEnabled(enabled);
}

void ErrorPanel::clear()
{
    m_error = {};
    hide();
}

bool ErrorPanel::isShown() const
{
    return !isHidden();
}

const Error &ErrorPanel::error() const
{
    return m_error;
}

QString ErrorPanel::text() const
{
    QStringList parts{m_error.summary, m_cause->text(), m_next->text(), m_error.detail};
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

void ErrorPanel::keyPressEvent(QKeyEvent *event)
{
    // Enter must not go on to the page's own button while the focus rests on an error.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Bridgekeeper
