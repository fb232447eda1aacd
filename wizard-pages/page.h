// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session.h"

#include "ui/errorpanel.h"

#include <QWizardPage>

class QScrollArea;
class QVBoxLayout;

namespace Bridgekeeper {

class ConsoleView;
class HostKeyPanel;
class PromptPanel;
class TextLabel;

/// What all pages have: a heading, an introduction, room for an error and for the server's questions, the page's own content,
/// and below it what runs now. A page shows the session and asks for the operator's word; it never touches an Engine itself.
class Page : public QWizardPage {
    Q_OBJECT

public:
    Page(PageId id, const QString &heading, Session &session);

    [[nodiscard]] PageId id() const { return m_id; }
    [[nodiscard]] QString heading() const;

    /// Shows what the session knows now. Only the page that is seen is refreshed.
    virtual void refresh();
    /// Whether the primary button may be pressed by Enter from anywhere in the page: it changes nothing on the server then.
    [[nodiscard]] virtual bool enterIsHarmless() const { return true; }
    /// What gets the focus when the page opens.
    [[nodiscard]] virtual QWidget *firstField() const;

    /// Asks inside the page; the answer goes to the engine.
    void askOperator(const Question &question);
    void showError(const Error &error, const QList<ErrorPanel::Way> &ways);
    /// With the ways on that belong to the kind of error.
    virtual void showFailure(const Error &error);
    void clearError();
    /// Another server is meant from now on: what was said of the former one goes.
    virtual void forgetServer();
    [[nodiscard]] bool hasError() const;

    // What runs, as the engine tells it.
    virtual void begin(const QString &what);
    virtual void end();
    void appendOutput(const QString &text);
    virtual void startStep(int number);
    virtual void endStep(const StepReport &report);

    void initializePage() override;

signals:
    void advanceRequested();
    void pageRequested(Bridgekeeper::PageId page);
    void rollbackRequested();
    void quitRequested();

protected:
    void setIntroduction(const QString &text);
    /// A few words at the end of the heading's line.
    void setAside(const QString &text);
    /// The label of the wizard's primary button while this page is seen.
    void setPrimary(const QString &text);
    [[nodiscard]] QString nextText() const;
    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] const Session &session() const { return m_session; }
    [[nodiscard]] EngineThread &engine() { return m_session.engine; }
    /// Where the page puts its content.
    [[nodiscard]] QVBoxLayout *body() { return m_body; }
    /// Puts `widget` below the content, where it is always in sight.
    void addFooter(QWidget *widget);
    /// Scrolls the content until `widget` is in sight.
    void bringIntoSight(QWidget *widget);
    [[nodiscard]] ConsoleView &console() { return *m_console; }
    /// The operator's new wishes; the engine plans anew.
    void wish(const Settings &wishes);
    /// Follows a way on that an error offered.
    virtual void takeWay(const QString &name);
    /// The ways on that belong to `error` on this page.
    [[nodiscard]] virtual QList<ErrorPanel::Way> waysFrom(const Error &error) const;
    [[nodiscard]] ErrorPanel::Way way(const QString &name) const;

private:
    void answer(const std::optional<QStringList> &answers);

    const PageId m_id;
    Session &m_session;
    TextLabel *m_heading;
    TextLabel *m_aside;
    TextLabel *m_introduction;
    QScrollArea *m_scroll;
    QVBoxLayout *m_body;
    ErrorPanel *m_error;
    HostKeyPanel *m_hostKey;
    PromptPanel *m_prompt;
    ConsoleView *m_console;
};

} // namespace Bridgekeeper
