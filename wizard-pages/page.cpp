// SPDX-License-Identifier: GPL-3.0-or-later
#include "page.h"

#include "texts.h"

#include "ui/consoleview.h"
#include "ui/hostkeypanel.h"
#include "ui/promptpanel.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QWizard>

namespace Bridgekeeper {

Page::Page(PageId id, const QString &heading, Session &session)
    : m_id(id),
      m_session(session),
      m_heading(newText(TextStyle::Title, heading)),
      m_aside(newText(TextStyle::Body, {}, Tone::Quiet)),
      m_introduction(newText(TextStyle::Body, {}, Tone::Quiet)),
      m_scroll(new QScrollArea),
      m_body(new QVBoxLayout),
      m_error(new ErrorPanel),
      m_hostKey(new HostKeyPanel),
      m_prompt(new PromptPanel),
      m_console(new ConsoleView)
{
    setObjectName(QStringLiteral("page"));
    setAccessibleName(heading);
    m_heading->setObjectName(QStringLiteral("heading"));
    m_introduction->setObjectName(QStringLiteral("introduction"));

    auto *content = new QWidget;
    auto *all = new QVBoxLayout(content);
    all->setContentsMargins({});
    m_error->setObjectName(QStringLiteral("error"));
    m_hostKey->setObjectName(QStringLiteral("host-key"));
    m_prompt->setObjectName(QStringLiteral("prompt"));
    all->addWidget(m_error);
    for (QWidget *asking : {static_cast<QWidget *>(m_hostKey), static_cast<QWidget *>(m_prompt)}) {
        asking->hide();
        all->addWidget(asking);
    }
    all->addLayout(m_body);
    all->addStretch(1);

    m_scroll->setObjectName(QStringLiteral("content"));
    m_scroll->setAccessibleName(tr("Content of the page"));
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    // Output that is open has the height that it asks for; the content scrolls.
    m_scroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_scroll->setMinimumHeight(fontMetrics().height() * 6);
    QPalette track = palette();
    track.setColor(QPalette::Base, track.color(QPalette::Window));
    m_scroll->verticalScrollBar()->setPalette(track);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    // Room beside the scroll bar, while there is one.
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this,
        [all](int, int most) { all->setContentsMargins(0, 0, most > 0 ? 8 : 0, 0); });

    m_console->setObjectName(QStringLiteral("console"));
    m_console->hide();

    auto *layout = new QVBoxLayout(this);
    m_aside->setAlignment(Qt::AlignTrailing | Qt::AlignBottom);
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_aside);
    layout->addLayout(top);
    layout->addWidget(m_introduction);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_console);

    connect(m_error, &ErrorPanel::wayChosen, this, [this](const QString &name) { takeWay(name); });
    connect(m_console, &ConsoleView::cancelRequested, this, [this] { engine().cancel(); });
    connect(m_prompt, &PromptPanel::answered, this, [this](const QStringList &answers) { answer(answers); });
    connect(m_prompt, &PromptPanel::refused, this, [this] { answer(std::nullopt); });
    connect(m_hostKey, &HostKeyPanel::accepted, this, [this] { answer(QStringList{QString()}); });
    connect(m_hostKey, &HostKeyPanel::refused, this, [this] { answer(std::nullopt); });
}

QString Page::heading() const
{
    return m_heading->text();
}

void Page::refresh()
{
    m_error->setWaysEnabled(!m_session.engine.busy());
    emit completeChanged();
}

QWidget *Page::firstField() const
{
    return m_scroll;
}

void Page::setIntroduction(const QString &text)
{
    m_introduction->showText(text);
}

void Page::addFooter(QWidget *widget)
{
    auto *all = qobject_cast<QVBoxLayout *>(layout());
    all->insertWidget(all->indexOf(m_console), widget);
}

void Page::bringIntoSight(QWidget *widget)
{
    m_scroll->ensureWidgetVisible(widget, 0, 24);
}

void Page::setAside(const QString &text)
{
    m_aside->showText(text);
}

void Page::setPrimary(const QString &text)
{
    setButtonText(QWizard::NextButton, text);
}

QString Page::nextText() const
{
    return tr("&Next");
}

void Page::initializePage()
{
    refresh();
}

void Page::askOperator(const Question &question)
{
    m_scroll->verticalScrollBar()->setValue(0);
    if (question.kind == Question::Kind::HostKey) {
        m_prompt->hide();
        m_hostKey->showKey(question.key);
        m_hostKey->show();
        return;
    }
    QString title;
    QString explanation;
    switch (question.kind) {
    case Question::Kind::Passphrase:
        title = tr("Passphrase of the key file");
        explanation =
            tr("%1 is locked with a passphrase. It opens the key on this laptop and is sent nowhere.").arg(question.subject);
        break;
    case Question::Kind::Password:
        title = tr("Password to log in");
        explanation = tr("The server asks for the password of %1.").arg(question.subject);
        break;
    case Question::Kind::KeyboardInteractive:
        title = question.subject.isEmpty() ? tr("The server asks") : question.subject;
        explanation = question.instruction.isEmpty() ? tr("These are the server's own questions.") : question.instruction;
        break;
    case Question::Kind::SudoPassword:
        title = tr("Password for sudo");
        explanation =
            tr("%1 becomes root by sudo, which asks for a password. It is tried once, so that the account is not locked out.")
                .arg(question.subject);
        break;
    case Question::Kind::HostKey:
        return;
    }
    m_hostKey->hide();
    m_prompt->ask(
        title, explanation, question.prompts, question.attempt > 1 && question.kind != Question::Kind::KeyboardInteractive);
    m_prompt->show();
}

void Page::answer(const std::optional<QStringList> &answers)
{
    m_prompt->hide();
    m_hostKey->hide();
    engine().answer(answers);
}

void Page::showError(const Error &error, const QList<ErrorPanel::Way> &ways)
{
    m_error->showError(error, ways);
    m_scroll->verticalScrollBar()->setValue(0);
}

void Page::showFailure(const Error &error)
{
    showError(error, waysFrom(error));
}

void Page::clearError()
{
    m_error->clear();
}

void Page::forgetServer()
{
    clearError();
    m_console->clear();
    m_console->hide();
}

bool Page::hasError() const
{
    return m_error->isShown();
}

ErrorPanel::Way Page::way(const QString &name) const
{
    if (name == QLatin1String("reconnect"))
        return {name, tr("Reconnect")};
    if (name == QLatin1String("survey"))
        return {name, tr("Survey again")};
    if (name == QLatin1String("take-over"))
        return {name, tr("Take the server over")};
    if (name == QLatin1String("settings"))
        return {name, tr("Change the settings")};
    if (name == QLatin1String("run-again"))
        return {name, tr("Run it again")};
    if (name == QLatin1String("roll-back"))
        return {name, tr("Roll back…")};
    return {name, tr("Leave it as it is and quit")};
}

QList<ErrorPanel::Way> Page::waysFrom(const Error &error) const
{
    QList<ErrorPanel::Way> ways;
    const EngineState *state = m_session.state ? &*m_session.state : nullptr;
    switch (error.kind) {
    case ErrorKind::Connection:
        ways.append(way(QStringLiteral("reconnect")));
        break;
    case ErrorKind::Conflict:
        ways.append(way(QStringLiteral("survey")));
        if (state && state->facts.lockHolderAlive)
            ways.append(way(QStringLiteral("take-over")));
        break;
    case ErrorKind::HostKey:
        break;
    default:
        if (m_session.engine.isConnected())
            ways.append(way(QStringLiteral("survey")));
    }
    return ways;
}

void Page::takeWay(const QString &name)
{
    if (name == QLatin1String("roll-back"))
        return emit rollbackRequested();
    if (name == QLatin1String("quit"))
        return emit quitRequested();
    if (name == QLatin1String("settings"))
        return emit pageRequested(PageId::Settings);
    clearError();
    if (name == QLatin1String("reconnect"))
        engine().reconnect();
    else if (name == QLatin1String("survey"))
        engine().survey();
    else if (name == QLatin1String("take-over"))
        engine().takeOver();
}

void Page::wish(const Settings &wishes)
{
    session().wishes = wishes;
    engine().wish(wishes);
}

void Page::begin(const QString &what)
{
    m_console->show();
    m_console->begin(what);
    m_console->setOpen(false);
    m_error->setWaysEnabled(false);
    emit completeChanged();
}

void Page::end()
{
    m_prompt->hide();
    m_hostKey->hide();
    m_console->end({});
    m_console->setVisible(!m_console->text().isEmpty());
    refresh();
}

void Page::appendOutput(const QString &text)
{
    m_console->append(text);
}

void Page::startStep(int) { }

void Page::endStep(const StepReport &report)
{
    if (report.error)
        showFailure(*report.error);
}

} // namespace Bridgekeeper
