// SPDX-License-Identifier: GPL-3.0-or-later
#include "consentpanel.h"

#include "texts.h"

#include "ui/layouts.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace Bridgekeeper {

ConsentPanel::ConsentPanel(QWidget *parent)
    : Panel(parent), m_title(newText(TextStyle::Title)), m_text(newText(TextStyle::Body)), m_ways(new QHBoxLayout)
{
    setObjectName(QStringLiteral("consent"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(m_ways);
}

void ConsentPanel::ask(const QString &title, const QString &text, const QList<ErrorPanel::Way> &ways)
{
    empty(m_ways);
    m_title->showText(title);
    m_text->showText(text);
    setAccessibleName(title);
    m_safeWay = nullptr;
    for (const ErrorPanel::Way &way : ways) {
        auto *button = new QPushButton(way.text);
        button->setObjectName(way.name);
        button->setAccessibleDescription(text);
        if (!m_safeWay)
            m_safeWay = button;
        connect(button, &QPushButton::clicked, this, [this, name = way.name] { emit wayChosen(name); });
        m_ways->addWidget(button);
    }
    m_ways->addStretch(1);
}

void ConsentPanel::wait(const QString &text)
{
    empty(m_ways);
    m_safeWay = nullptr;
    m_text->showText(text);
}

QWidget *ConsentPanel::safeWay() const
{
    return m_safeWay;
}

} // namespace Bridgekeeper
