// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Bridgekeeper {

class Panel;
class PathField;
class TargetReader;

/// Where the server is and how to get in; what an earlier run left there, and whether to go on with it or to take it back.
class ConnectPage : public Page {
    Q_OBJECT

public:
    explicit ConnectPage(Session &session);

    void refresh() override;
    [[nodiscard]] bool isComplete() const override;
    bool validatePage() override;
    [[nodiscard]] QWidget *firstField() const override;
    void begin(const QString &what) override;
    void end() override;

signals:
    void resumeRequested();
    /// A server is about to be connected to that is not the last one; the session names it already.
    void otherServerNamed();

private:
    [[nodiscard]] QWidget *newForm();
    [[nodiscard]] QWidget *newJournalPanel();
    [[nodiscard]] ConnectionSettings shown() const;
    [[nodiscard]] bool isConnectedAsShown() const;
    void showTarget();
    void showFacts();
    void showJournal();

    QWidget *m_form = nullptr;
    QLineEdit *m_host = nullptr;
    QLineEdit *m_user = nullptr;
    QSpinBox *m_port = nullptr;
    PathField *m_identity = nullptr;
    QCheckBox *m_agent = nullptr;
    TextLabel *m_target = nullptr;
    TargetReader *m_reader;
    Panel *m_facts = nullptr;
    TextLabel *m_factsText = nullptr;
    Panel *m_journal = nullptr;
    TextLabel *m_journalTitle = nullptr;
    TextLabel *m_journalText = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_rollBack = nullptr;
};

} // namespace Bridgekeeper
