// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/promptpanel.h"

#include "ui/appearance.h"
#include "ui/iconview.h"
#include "ui/programstyle.h"
#include "ui/taborder.h"
#include "ui/textlabel.h"
#include "ui/visibletext.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace Bridgekeeper {

PromptPanel::PromptPanel(QWidget *parent)
    : QWidget(parent),
      m_title(new TextLabel(TextStyle::Heading, this)),
      m_explanation(new TextLabel(TextStyle::Body, this)),
      m_wrong(new QWidget(this)),
      m_fieldRows(new QVBoxLayout),
      m_answer(new QPushButton(tr("Answer"), this)),
      m_refuse(new QPushButton(tr("Do not answer"), this))
{
    m_explanation->setTone(Tone::Quiet);
    m_answer->setAutoDefault(false);
    m_refuse->setAutoDefault(false);
    markAsMain(*m_answer);
    m_refuse->setAccessibleDescription(tr("The next way to log in is tried, if there is one."));
    connect(m_answer, &QPushButton::clicked, this, &PromptPanel::answer);
    connect(m_refuse, &QPushButton::clicked, this, &PromptPanel::refuse);

    auto *cross = new IconView(m_wrong);
    cross->showIcon(QStringLiteral("bad"), Tone::Bad);
    auto *wrongWords = new TextLabel(TextStyle::Strong, m_wrong);
    wrongWords->setTone(Tone::Bad);
    wrongWords->showText(tr("The last answer was not accepted."));
    auto *wrongRow = new QHBoxLayout(m_wrong);
    wrongRow->setContentsMargins({});
    wrongRow->addWidget(cross, 0, Qt::AlignTop);
    wrongRow->addWidget(wrongWords, 1);

    auto *panel = new Panel(this);
    panel->lower();
    auto *icon = new IconView(panel, 1.5);
    icon->showIcon(QStringLiteral("lock"), Tone::Accent);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_answer);
    buttons->addWidget(m_refuse);
    buttons->addStretch();
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_title);
    words->addWidget(m_explanation);
    words->addWidget(m_wrong);
    words->addSpacing(4);
    words->addLayout(m_fieldRows);
    words->addSpacing(4);
    words->addLayout(buttons);
    auto *inside = new QHBoxLayout(panel);
    inside->setContentsMargins(16, 16, 16, 16);
    inside->setSpacing(12);
    inside->addWidget(icon, 0, Qt::AlignTop);
    inside->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(panel);
}

void PromptPanel::ask(const QString &title, const QString &explanation, const std::vector<Prompt> &prompts, bool wrong)
{
    empty();
    m_fields.clear();
    // It may be a key in one of its fields that led here.
    if (m_fieldArea) {
        m_fieldArea->hide();
        m_fieldArea->deleteLater();
    }
    m_fieldArea = new QWidget(this);
    auto *rows = new QVBoxLayout(m_fieldArea);
    rows->setContentsMargins({});
    rows->setSpacing(8);
    m_fieldRows->addWidget(m_fieldArea);
    m_title->showText(title);
    m_explanation->showText(explanation);
    m_wrong->setVisible(wrong);
    for (const Prompt &prompt : prompts)
        addField(prompt);
    m_fieldArea->show();
    setTabOrderInside(this, {m_fieldArea, m_answer, m_refuse});
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_explanation->text());
    (m_fields.isEmpty() ? static_cast<QWidget *>(m_answer) : m_fields.first())->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void PromptPanel::addField(const Prompt &prompt)
{
    QString words = visibleText(prompt.text).trimmed();
    if (words.isEmpty())
        words = prompt.echo ? tr("Answer") : tr("Hidden answer");
    auto *label = new TextLabel(TextStyle::Strong, m_fieldArea);
    label->showText(words);
    auto *field = new QLineEdit(m_fieldArea);
    field->setAccessibleName(words);
    field->setMaxLength(4096);
    field->setEchoMode(prompt.echo ? QLineEdit::Normal : QLineEdit::Password);
    label->setBuddy(field);
    connect(field, &QLineEdit::returnPressed, this, [this, field] { goOnFrom(field); });

    auto *row = new QHBoxLayout;
    row->addWidget(field, 1);
    m_fields.append(field);
    if (!prompt.echo) {
        field->setAccessibleDescription(tr("What is typed is not shown."));
        field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        auto *show = new QPushButton(tr("Hold to show"), m_fieldArea);
        show->setAutoDefault(false);
        show->setIcon(iconOf(QStringLiteral("eye"), palette().color(QPalette::ButtonText)));
        show->setAccessibleName(tr("Show “%1” while held down").arg(words));
        connect(show, &QPushButton::pressed, field, [field] { field->setEchoMode(QLineEdit::Normal); });
        connect(show, &QPushButton::released, field, [field] { field->setEchoMode(QLineEdit::Password); });
        row->addWidget(show);
    }
    auto *rows = static_cast<QVBoxLayout *>(m_fieldArea->layout());
    rows->addWidget(label);
    rows->addLayout(row);
}

void PromptPanel::goOnFrom(QLineEdit *field)
{
    const qsizetype next = m_fields.indexOf(field) + 1;
    if (next < m_fields.size())
        m_fields.at(next)->setFocus(Qt::TabFocusReason);
    else
        answer();
}

void PromptPanel::answer()
{
    QStringList answers;
    for (const QLineEdit *field : std::as_const(m_fields))
        answers.append(field->text());
    empty();
    emit answered(answers);
}

void PromptPanel::refuse()
{
    empty();
    emit refused();
}

void PromptPanel::empty()
{
    // clear() would keep the text for undo.
    for (QLineEdit *field : std::as_const(m_fields))
        field->setText(QString());
}

void PromptPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        refuse();
    else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QWidget::keyPressEvent(event);
    // Enter must not go on to the page's own button.
    event->accept();
}

void PromptPanel::hideEvent(QHideEvent *event)
{
    empty();
    QWidget::hideEvent(event);
}

} // namespace Bridgekeeper
